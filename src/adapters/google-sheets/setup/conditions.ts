import type { sheets_v4 } from '@googleapis/sheets'
import { stages } from '../../../../sheets-template/workbook/choices.ts'
import { choiceWord } from '../../../sheet/words.ts'
import { COLOURS, isSameColour } from './colours.ts'
import { letter, type PlacedColumn } from './columns.ts'

type Rule = sheets_v4.Schema$ConditionalFormatRule

/**
 * The colours that follow the clock: red past a deadline, yellow before it, orange beside a problem. They go out when the
 * clock is stopped, which after a reopening it is only if stopped again.
 */
export function wantedRules(placed: readonly PlacedColumn[], sheetId: number, dueSoonHours: number): readonly Rule[] {
  const at = (key: string): string | undefined => {
    const found = placed.find(({ column }) => column.key === key)
    return found === undefined ? undefined : `$${letter(found.index)}1`
  }
  const stage = at('stage')
  const reopened = at('reopenedAt')
  const rules: Rule[] = []
  for (const { column, index } of placed) {
    const until = column.deadlineUntil === undefined ? undefined : at(column.deadlineUntil)
    if (until === undefined || stage === undefined || reopened === undefined) continue
    const cell = `$${letter(index)}1`
    // A mere date that people gave holds until the end of that day.
    const due = column.writer === 'people' ? `IF(MOD(${cell},1)=0,${cell}+1439/1440,${cell})` : cell
    // In either language: rows that were over before the language was changed keep their words.
    const isNot = (key: string) =>
      (['zh', 'en'] as const).map((language) => `${stage}<>"${choiceWord(stages, key, language)}"`).join(',')
    const runs = [
      `OR(${until}="",${until}<${reopened})`,
      isNot('resolved'),
      ...(column.key === 'resolveDue' ? [isNot('paused')] : []),
      // A date that people gave holds while no reopening left it behind; the system's own are of the present cycle.
      ...(column.writer === 'people' ? [`${due}>=${reopened}`] : []),
    ].join(',')
    const when = (moment: string) => `=AND(ISNUMBER(${cell}),${moment},${runs})`
    rules.push(rule(sheetId, index, when(`${due}<NOW()`), COLOURS.overdue))
    rules.push(rule(sheetId, index, when(`${due}>=NOW(),${due}<NOW()+${dueSoonHours}/24`), COLOURS.dueSoon))
  }
  for (const { column, index } of placed)
    if (column.key === 'check')
      rules.push(rule(sheetId, index, `=AND(ROW()>1,$${letter(index)}1<>"")`, COLOURS.problem))
  return rules
}

const rule = (sheetId: number, index: number, formula: string, backgroundColor: sheets_v4.Schema$Color): Rule => ({
  // From the header row on, so that a row inserted right under it is coloured as well.
  ranges: [{ sheetId, startColumnIndex: index, endColumnIndex: index + 1 }],
  booleanRule: {
    condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] },
    format: { backgroundColor },
  },
})

const formulaOf = (of: Rule): string => of.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? ''

const isSame = (a: Rule, b: Rule): boolean =>
  formulaOf(a) === formulaOf(b) &&
  a.ranges?.length === 1 &&
  a.ranges[0]?.startColumnIndex === b.ranges?.[0]?.startColumnIndex &&
  isSameColour(a.booleanRule?.format?.backgroundColor ?? undefined, b.booleanRule?.format?.backgroundColor ?? undefined)

/** Rules of this shape, also as they once were, are the workbook's own; people's rules look otherwise and are left alone. */
const isOurs = (of: Rule): boolean =>
  /^=(AND\(ISNUMBER\(\$[A-Z]+[12]\),.*NOW\(\)|AND\(ROW\(\)>1,\$[A-Z]+1<>""\)$)/.test(formulaOf(of))

/** The requests that leave a sheet with the wanted rules, and only them of our shape. */
export function ruleRequests(
  existing: readonly Rule[],
  wanted: readonly Rule[],
  sheetId: number,
): readonly sheets_v4.Schema$Request[] {
  const stale = existing.flatMap((one, index) =>
    isOurs(one) && !wanted.some((want) => isSame(one, want)) ? [index] : [],
  )
  const missing = wanted.filter((want) => !existing.some((one) => isSame(one, want)))
  return [
    // From the last one, so that the indexes before it hold.
    ...stale.toReversed().map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
    ...missing.map((want, index) => ({
      addConditionalFormatRule: { rule: want, index: existing.length - stale.length + index },
    })),
  ]
}
