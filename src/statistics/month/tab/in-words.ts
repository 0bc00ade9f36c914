import { formatSpan } from '../../../calendar/format.ts'
import type { Words } from '../../../model/language.ts'
import type { Row } from '../../cells.ts'
import { valueOf } from '../../figure.ts'
import { isCounted } from '../../ledger-rounds.ts'
import { lastedBy } from '../longest.ts'
import { shareOf } from '../shares.ts'
import { line, sentence } from './cells.ts'
import { changesSince } from './changes.ts'
import type { Block } from './layout.ts'
import { caseName, placeOf } from './longest.ts'
import { isEmpty, type Register, type Room } from './room.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

/** The month in sentences, each a row: what came and went, how well, what is overdue, and what changed most. Computed, not decorated. */
export function inWordsBlock(registers: readonly Register[], room: Room): Block {
  const { report, say } = room
  const uncounted = report.registers.flatMap((one) => (isCounted(one) ? [] : [one]))
  return {
    rows: [
      line(say(MONTH_WORDS.said), 'section'),
      ...uncounted.flatMap(({ register, lacks }) =>
        sentence(say(MONTH_SENTENCES.of(MONTH_WORDS[register], MONTH_SENTENCES.lacks(lacks))), 'alarm'),
      ),
      ...registers.flatMap((register) => registerRows(register, room)),
      ...oldestRow(registers, room),
      ...changeRows(registers, room),
    ],
  }
}

function registerRows(register: Register, room: Room): readonly Row[] {
  const { month, before, yearBefore } = register
  const { say } = room
  const name = MONTH_WORDS[month.register]
  if (isEmpty(month)) return sentence(say(MONTH_SENTENCES.nothing(name)))
  const { received, resolvedInMonth: resolved, opening, carriedOver: carried, openOverdue } = month.total.counts
  const onTime = valueOf(shareOf('onTimeShare', month.total))
  const then = { before: before?.total.counts.received, yearBefore: yearBefore?.total.counts.received }
  return [
    ...sentence(say(MONTH_SENTENCES.flow(name, { received, resolved, opening, carried }, then, onTime))),
    ...(openOverdue === 0 ? [] : [overdueRow(register, openOverdue, room)]),
  ]
}

function overdueRow({ month: { register } }: Register, count: number, { say, rowsOf }: Room): Row {
  const link = rowsOf(register, 'openOverdue')
  const value = say(MONTH_SENTENCES.overdue(MONTH_WORDS[register], count))
  return [{ value, look: 'alarm', ...(link === undefined ? {} : { link }) }]
}

/** Of all registers the case that has been open longest, leading to its row; none where nothing is open. */
function oldestRow(registers: readonly Register[], { report, say, site }: Room): readonly Row[] {
  const open = registers.flatMap(({ month }) => month.longest.find(({ isCarriedOver }) => isCarriedOver) ?? [])
  const [oldest] = open.toSorted((a, b) => a.item.begunAt - b.item.begunAt)
  if (oldest === undefined) return []
  const { item } = oldest
  const lasted = lastedBy(oldest, report.bounds, report.asOf)
  const span: Words = { zh: formatSpan(lasted, 'zh'), en: formatSpan(lasted, 'en') }
  const value = say(MONTH_SENTENCES.oldest(MONTH_WORDS[item.register], caseName(item, site), span))
  const link = placeOf(item)
  return [[link === undefined ? value : { value, link }]]
}

function changeRows(registers: readonly Register[], { say, isRunning }: Room): readonly Row[] {
  const changes = changesSince(registers, isRunning)
  if (changes === undefined) return [line(say(MONTH_SENTENCES.nothingBefore))]
  if (changes.length === 0) return [line(say(MONTH_SENTENCES.nothingChanged))]
  return [line(say(MONTH_SENTENCES.changedMost), 'section'), ...changes.flatMap((words) => sentence(`· ${say(words)}`))]
}
