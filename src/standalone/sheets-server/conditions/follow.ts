import type { sheets_v4 } from '@googleapis/sheets'
import { type Change, type Dimension, shiftIndex, shiftRange, shiftSpan } from '../document/shift.ts'
import { type Corner, mapReferences, type Reference } from '../formulas/references.ts'
import type { ConditionalFormatRule } from '../protocol/types.ts'

/** A change of a sheet's rows or columns as its rules see it. */
type Edited = { readonly title: string; readonly dimension: Dimension; readonly change: Change }

/**
 * A sheet's rule after rows or columns of that sheet were inserted, deleted or moved: its ranges and the references inside its
 * formulas follow. Undefined when all its cells are gone.
 *
 * A relative reference is meant from the first cell of the first range. Along the rows it keeps its distance from there: rows
 * are alike, and what a rule says of its own row or the next one stays said. Along the columns it follows the column that it
 * names, unless that is the rule's own. Fixed references (`$`) follow their cells, as in any formula.
 */
export function followRule(rule: ConditionalFormatRule, edited: Edited): ConditionalFormatRule | undefined {
  const { dimension, change } = edited
  const kept = (rule.ranges ?? []).flatMap((range) => shiftRange(range, dimension, change) ?? [])
  const [first] = kept
  if (first === undefined) return undefined
  const start = dimension === 'ROWS' ? 'startRowIndex' : 'startColumnIndex'
  // When the first range is gone, relative references are meant from the next one.
  const home = { before: rule.ranges?.[0]?.[start] ?? 0, after: first[start] ?? 0 }
  const follow = (text: string): string => (/^[=+]./s.test(text) ? followFormula(text, edited, home) : text)
  const { booleanRule, gradientRule } = rule
  return {
    ...rule,
    ranges: kept,
    ...(booleanRule?.condition?.values === undefined
      ? {}
      : { booleanRule: { ...booleanRule, condition: followCondition(booleanRule.condition, follow) } }),
    ...(gradientRule === undefined ? {} : { gradientRule: followGradient(gradientRule, follow) }),
  }
}

type Follow = (text: string) => string

const followCondition = (condition: sheets_v4.Schema$BooleanCondition, follow: Follow) => ({
  ...condition,
  values: (condition.values ?? []).map((value) =>
    typeof value.userEnteredValue === 'string' ? { userEnteredValue: follow(value.userEnteredValue) } : value,
  ),
})

function followGradient(rule: sheets_v4.Schema$GradientRule, follow: Follow): sheets_v4.Schema$GradientRule {
  const points = (['minpoint', 'midpoint', 'maxpoint'] as const).flatMap((name) => {
    const point = rule[name]
    if (point === undefined) return []
    return [[name, typeof point.value === 'string' ? { ...point, value: follow(point.value) } : point] as const]
  })
  return { ...rule, ...Object.fromEntries(points) }
}

function followFormula(
  formula: string,
  { title, dimension, change }: Edited,
  home: { readonly before: number; readonly after: number },
): string {
  const key = dimension === 'ROWS' ? 'row' : 'column'
  const fixed = dimension === 'ROWS' ? 'rowFixed' : 'columnFixed'
  const withHome = (index: number): number => index - home.before + home.after
  const index = (corner: Corner, at: number): number | undefined => {
    if (corner[fixed]) return shiftIndex(change, at)
    if (dimension === 'ROWS' || at === home.before) return withHome(at)
    return shiftIndex(change, at) ?? withHome(at)
  }
  const single = (reference: Reference, at: number): Reference | undefined => {
    const moved = index(reference.from, at)
    return moved === undefined || moved < 0 ? undefined : { ...reference, from: { ...reference.from, [key]: moved } }
  }
  return mapReferences(formula, (reference) => {
    if (reference.title !== undefined && reference.title.toLowerCase() !== title.toLowerCase()) return reference
    const { from, to } = reference
    const [a, b] = [from[key], to?.[key]]
    if (to === undefined) return a === undefined ? reference : single(reference, a)
    if (a === undefined && b === undefined) return reference
    // A range with both ends fixed grows and shrinks with what is put into it; of any other each end goes by itself.
    if (a !== undefined && b !== undefined && from[fixed] && to[fixed]) {
      const moved = shiftSpan(change, Math.min(a, b), Math.max(a, b) + 1)
      return moved === undefined
        ? undefined
        : { ...reference, from: { ...from, [key]: moved[0] }, to: { ...to, [key]: moved[1] - 1 } }
    }
    const first = a === undefined ? undefined : index(from, a)
    const last = b === undefined ? undefined : index(to, b)
    if ((a !== undefined && (first ?? -1) < 0) || (b !== undefined && (last ?? -1) < 0)) return undefined
    return {
      ...reference,
      from: first === undefined ? from : { ...from, [key]: first },
      to: last === undefined ? to : { ...to, [key]: last },
    }
  })
}
