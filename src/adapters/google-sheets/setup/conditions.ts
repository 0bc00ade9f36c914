import type { sheets_v4 } from '@googleapis/sheets'
import { choiceWord } from '../../../sheet/words.ts'
import { COLOURS, isSameColour } from './colours.ts'
import { letter, type PlacedColumn } from './columns.ts'

type Rule = sheets_v4.Schema$ConditionalFormatRule

/**
 * The colours of a tab: red past a deadline, yellow before it, orange beside a problem and on each cell that keeps its row from
 * being accepted, pale yellow on one that is only odd. Those that follow the clock go out when it is stopped, which after a
 * reopening it is only if stopped again.
 */
export function wantedRules(placed: readonly PlacedColumn[], sheetId: number, dueSoonHours: number): readonly Rule[] {
  return [
    ...deadlineRules(placed, sheetId, dueSoonHours),
    ...checkRules(placed, sheetId),
    ...markRules(placed, sheetId),
  ]
}

/** Stages in which no clock of the work runs any more; and those of a callback in which nobody is to call. */
const OVER = {
  case: ['resolved', 'toCall', 'declined', 'afterCare', 'closed'],
  callback: ['called', 'refused', 'needless'],
}

function deadlineRules(placed: readonly PlacedColumn[], sheetId: number, dueSoonHours: number): readonly Rule[] {
  const at = (key: string): string | undefined => {
    const found = placed.find(({ column }) => column.key === key)
    return found === undefined ? undefined : `$${letter(found.index)}1`
  }
  const stage = at('stage')
  const stages = placed.find(({ column }) => column.key === 'stage')?.column.choices ?? []
  // Typed, or seen first where no time was typed.
  const reopened = ['reopenedAt', 'reopenedSeen'].flatMap((key) => at(key) ?? [])
  // In either language: rows that were over before the language was changed keep their words.
  const compared = (how: '=' | '<>') => (key: string) =>
    (['zh', 'en'] as const).map((language) => `${stage ?? ''}${how}"${choiceWord(stages, key, language)}"`).join(',')
  const [is, isNot] = [compared('='), compared('<>')]
  const ends = stages.some(({ key }) => key === 'resolved') ? OVER.case : OVER.callback
  const over = stages.flatMap(({ key }) => (ends.includes(key) ? [isNot(key)] : []))
  return placed.flatMap(({ column, index }) => {
    const until = column.deadlineUntil === undefined ? undefined : at(column.deadlineUntil)
    const within = column.deadlineIn === undefined ? [] : [is(column.deadlineIn)]
    if ((until === undefined && within.length === 0) || stage === undefined) return []
    const cell = `$${letter(index)}1`
    // A mere date that people gave holds until the end of that day.
    const due = column.writer === 'people' ? `IF(MOD(${cell},1)=0,${cell}+1439/1440,${cell})` : cell
    const open = until === undefined ? [] : [`${until}=""`, ...reopened.map((from) => `${until}<${from}`)]
    const either = [...open, ...within].join(',')
    const runs = [
      either.includes(',') ? `OR(${either})` : either,
      ...(until === undefined ? [] : over),
      ...(column.key === 'resolveDue' && stages.some(({ key }) => key === 'paused') ? [isNot('paused')] : []),
      // A date that people gave holds while no reopening left it behind; the system's own are of the present cycle.
      ...(column.writer === 'people' ? reopened.map((from) => `${due}>=${from}`) : []),
    ].join(',')
    const when = (moment: string) => `=AND(ISNUMBER(${cell}),${moment},${runs})`
    return [
      rule(sheetId, index, when(`${due}<NOW()`), COLOURS.overdue),
      rule(sheetId, index, when(`${due}>=NOW(),${due}<NOW()+${dueSoonHours}/24`), COLOURS.dueSoon),
    ]
  })
}

const checkRules = (placed: readonly PlacedColumn[], sheetId: number): readonly Rule[] =>
  placed.flatMap(({ column, index }) =>
    column.key === 'check' ? [rule(sheetId, index, `=AND(ROW()>1,$${letter(index)}1<>"")`, COLOURS.problem)] : [],
  )

/** The cells that a sweep marked as wrong; of the system's own only the number, which somebody may have typed over. */
function markRules(placed: readonly PlacedColumn[], sheetId: number): readonly Rule[] {
  const marks = placed.find(({ column }) => column.key === 'marks')
  if (marks === undefined) return []
  const says = (word: string) => `=ISNUMBER(FIND("|${word}|",$${letter(marks.index)}1))`
  return placed.flatMap(({ column: { key, writer }, index }) =>
    writer === 'people' || key === 'number'
      ? [rule(sheetId, index, says(`${key}!`), COLOURS.blocks), rule(sheetId, index, says(key), COLOURS.warns)]
      : [],
  )
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
  /^=(AND\(ISNUMBER\(\$[A-Z]+[12]\),.*NOW\(\)|AND\(ROW\(\)>1,\$[A-Z]+1<>""\)$|ISNUMBER\(FIND\("\|\w+!?\|",\$[A-Z]+1\)\)$)/.test(
    formulaOf(of),
  )

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
