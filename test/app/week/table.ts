import { clocks } from '../../../sheets-template/workbook/choices.ts'
import type { Instant } from '../../../src/model/instant.ts'
import { isOfCase } from '../../../src/model/notice.ts'
import { isCapListId } from '../../../src/plan/mails/mail-ids.ts'
import { choiceWord } from '../../../src/sheet/words.ts'
import { momentOf, type Played, saidOf, type Told } from './play.ts'
import { WEEK } from './script.ts'

/** The week as a table that a service desk's manager can read: what was typed, and who was told what, when and why. */

/** `办结 1级 第2次`. */
const whyOf = ({ clock, level, nth = 1 }: Pick<Told, 'clock' | 'level' | 'nth'>): string =>
  clock === 'daily' ? '每天的清单' : `${choiceWord(clocks, clock, 'zh')} ${level}级${nth > 1 ? ` 第${nth}次` : ''}`

/** A mail, or several with the same words to several people. */
interface Row {
  readonly at: Instant
  readonly cells: readonly [to: string, cases: string, why: string, how: string]
}

/** The rows of what left, and of what did not because it was over. */
function rowsOf({ lines, nameOf, personOf }: Played): readonly Row[] {
  const person = (to: string) => personOf.get(to) ?? to
  const caseOf = (number: string) => `${shown(number)} ${nameOf.get(rowName(number)) ?? ''}`.trimEnd()
  const mails = Map.groupBy(
    lines.filter((line) => isOfCase(line) || line.clock === 'daily'),
    ({ state, at, to, messageId }) => `${state} ${at} ${to} ${messageId}`,
  )
  const told = [...mails.values()].flatMap((of) => {
    const [first] = of
    if (first === undefined) return []
    const numbers = [...new Set(of.map(({ number }) => number as string))]
    const many = numbers.length > 1
    const whys = Map.groupBy(of, whyOf)
    return [
      {
        at: first.at,
        to: person(first.to),
        what: many ? `${numbers.length} 件：${shortened(numbers)}` : caseOf(numbers[0] ?? ''),
        why: [...whys]
          .map(([why, { length }]) => (many && length < numbers.length ? `${why}×${length}` : why))
          .join('、'),
        how: [howOf(first, many), ...heldOf(of)].join('，'),
      },
    ]
  })
  const alike = Map.groupBy(told, ({ at, what, why, how }) => [at, what, why, how].join('\n'))
  return [...alike.values()].flatMap((of) => {
    const [first] = of
    return first === undefined
      ? []
      : [{ at: first.at, cells: [of.map(({ to }) => to).join('、'), first.what, first.why, first.how] as const }]
  })
}

/** A row that has no number yet is known by its register and its place. */
const rowName = (number: string): string => /^[A-Z]+-\?-\d+/.exec(number)?.[0] ?? number
const shown = (number: string): string => (number.includes('?') ? '未编号' : number)

/** Of numbers that follow each other only the end is written. */
const shortened = (numbers: readonly string[]): string =>
  numbers
    .map((number, index) => (number.slice(0, -3) === numbers[index - 1]?.slice(0, -3) ? number.slice(-3) : number))
    .join('、')

const howOf = ({ state, messageId }: Told, isMany: boolean): string => {
  if (state !== 'sent') return '不必再发'
  if (isCapListId(messageId)) return '今天已满，合成一封'
  return isMany ? '清单' : '单发'
}

/** Since when lines waited, and why. */
function heldOf(of: readonly Told[]): readonly string[] {
  const held = of.flatMap((one) => one.held ?? [])
  const since = [...new Set(held.map((one) => saidOf(one.since).slice(3)))].join('、')
  return [...new Set(held.map(({ why }) => why))].map((why) => `${since} 起等（${why}）`)
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** What happened day by day; what was typed stands in its place among the mails. */
export function weekTable(played: Played): string {
  const deeds = WEEK.map(({ at, said }) => ({ at: momentOf(at), cells: ['', '', '', `*台账：${said}*`] as const }))
  const days = Map.groupBy(
    [...deeds, ...rowsOf(played)].toSorted((one, other) => one.at - other.at),
    ({ at }) => saidOf(at).slice(0, 2),
  )
  return [...days]
    .flatMap(([day, rows]) => [
      `## ${day}`,
      '',
      line(['时间', '收件人', '案件', '为什么', '怎么发']),
      line(['---', '---', '---', '---', '---']),
      ...rows.map(({ at, cells }) => line([saidOf(at).slice(3), ...cells])),
      '',
    ])
    .join('\n')
}

/** What a person was told of a case: the same however often or late it is swept. */
export function toldOf({ lines, personOf }: Played): ReadonlyMap<string, Instant> {
  return new Map(
    lines
      .filter((one) => isOfCase(one) && one.state === 'sent')
      .map((one) => {
        const { number, cycle, clock, due, to, at } = one
        const again = ['progress', 'promise', 'callback'].includes(clock) ? `（${saidOf(due)}）` : ''
        const round = cycle > 1 ? ` 第${cycle}轮` : ''
        return [`${personOf.get(to) ?? to} | ${shown(number)}${round} | ${whyOf(one)}${again}`, at] as const
      }),
  )
}
