import type { Book } from '../book.ts'
import { CLOCK_WORDS, type Clock, MAILS, MANAGER, MINUTE, RULES } from '../desk-rules.ts'
import type { Taken } from '../record.ts'
import { type Desk, duesOf, isAcceptable, isStopped, type Line, markIn, REGISTERS } from '../staff/desk.ts'
import { type Broken, broken } from './broken.ts'
import type { Standing } from './numbers.ts'

/** A line of the outbox as it stands. */
interface Told {
  readonly number: string
  readonly clock: Clock
  readonly level: number
  readonly cycle: number
  readonly to: string
  readonly state: string
  readonly doubt: boolean
  readonly messageId: string
}

const CLOCKS = new Map(Object.entries(CLOCK_WORDS).map(([clock, word]) => [word, clock as Clock]))

const linesIn = (book: Book): readonly Told[] =>
  (book.get('notices') ?? []).slice(1).flatMap((row): readonly Told[] => {
    const clock = CLOCKS.get(String(row['clock']))
    if (clock === undefined) return []
    const text = (key: string): string => String(row[key] ?? '')
    return [
      {
        number: text('number'),
        clock,
        level: Number(row['level']),
        cycle: Number(row['cycle']),
        to: text('to'),
        state: text('state'),
        doubt: text('doubt') === '是',
        messageId: text('messageId'),
      },
    ]
  })

export interface NoticeQuestion {
  readonly desk: Desk
  readonly book: Book
  readonly rows: readonly Standing[]
  readonly taken: readonly Taken[]
  /** Mailboxes that never took anything. */
  readonly dead: ReadonlySet<string>
  readonly now: number
}

/** No notice lost, none doubled, none about what was no longer true when it was announced. */
export function* noticesRight(question: NoticeQuestion): Iterable<Broken> {
  const lines = linesIn(question.book)
  yield* noneLost(question, lines)
  yield* noneDoubled(question, lines)
  yield* noneUntrue(question, lines)
  yield* noneOpen(question)
}

const peopleOf = ({ cells }: Line, to: 'handler' | 'manager'): readonly string[] =>
  [to === 'manager' ? MANAGER : String(cells['handler']), String(cells['firstReceiver'])].map(
    (name) => MAILS[name] ?? '',
  )

function* noneLost({ desk, rows, taken, dead, now }: NoticeQuestion, lines: readonly Told[]): Iterable<Broken> {
  const arrived = new Set(taken.map(({ mail }) => mail.messageId))
  for (const { register, line, number, due } of rows) {
    if (!isAcceptable(register, line) || line.undone) continue
    for (const { clocks, after, level, to } of RULES)
      for (const clock of clocks) {
        const stands = due[clock]
        if (stands === undefined || isStopped(line, clock, now) || stands + after * MINUTE > now) continue
        if (duesOf(register, line, clock, desk.limits).length === 0) continue
        const cycle = line.cells['reopenedAt'] === undefined ? 1 : 2
        for (const person of new Set(peopleOf(line, to))) {
          const told = lines.filter(
            (one) =>
              one.number === number &&
              one.clock === clock &&
              one.level === level &&
              one.cycle >= cycle &&
              one.to === person,
          )
          const isTold = told.some(({ state, messageId }) =>
            dead.has(person) ? state === '失败' : arrived.has(messageId) && state === '已发',
          )
          const isGivenUp = told.some(({ state }) => state === '失败' || state === '结果不明')
          if (!isTold && !isGivenUp)
            yield broken(
              'notices',
              `${person} was never told that ${clock} of ${number} (row ${line.id}) is late, level ${level}: ${told.map(({ state }) => state).join() || 'no line'}`,
            )
        }
      }
  }
}

function* noneDoubled({ taken }: NoticeQuestion, lines: readonly Told[]): Iterable<Broken> {
  const times = Map.groupBy(taken, ({ mail }) => mail.messageId)
  const keys = Map.groupBy(
    lines.filter(({ messageId }) => times.has(messageId)),
    ({ number, clock, level, cycle, to }) => `${number} ${clock} ${level} ${cycle} ${to}`,
  )
  for (const [key, told] of keys) {
    const ids = new Set(told.map(({ messageId }) => messageId))
    if (ids.size > 1) yield broken('notices', `${key} went out as ${ids.size} mails: ${[...ids].join()}`)
  }
  for (const [messageId, mails] of times) {
    const told = lines.filter((one) => one.messageId === messageId)
    if (mails.length > 1 && told.length > 0 && !told.some(({ doubt }) => doubt))
      yield broken('notices', `${messageId} was taken ${mails.length} times, and nothing says so`)
    if (mails.length > 3) yield broken('notices', `${messageId} was taken ${mails.length} times`)
    if (told.length === 0 && mails.some(({ mail }) => markIn(mail.text) !== undefined))
      yield broken('notices', `${messageId} is in no line of the outbox`)
  }
}

/** What a mail says was so when the batch that announced it was committed; it names the case that it describes. */
function* noneUntrue({ taken, rows }: NoticeQuestion, lines: readonly Told[]): Iterable<Broken> {
  const numbers = new Map(rows.map(({ number, line }) => [number, line.id]))
  for (const { mail, on } of taken) {
    const told = lines.filter(({ messageId, state }) => messageId === mail.messageId && state === '已发')
    if (told.length > 0 && on === undefined) yield broken('notices', `${mail.messageId} left before it was announced`)
    const marks = [...mail.text.matchAll(/〔(\d+)〕/g)].map(([, id]) => Number(id))
    const said = [...new Set([...mail.text.matchAll(/\b(?:TS|BX)-\d{8}-\d{3,}/g)].map(([number]) => number))]
    if (said.length === 1 && marks.length === 1) {
      const id = numbers.get(said[0] ?? '')
      if (id !== undefined && !marks.includes(id) && !hasMark(on?.desk, id, marks[0]))
        yield broken('numbers', `a mail calls row ${marks[0]} ${said[0]}, which is row ${id}`)
    }
    for (const { number, clock, level } of told) {
      if (!mail.text.includes(number)) yield broken('notices', `${mail.messageId} does not name ${number}`)
      const id = numbers.get(number)
      if (id === undefined || on === undefined) continue
      const was = on.desk.pages
      const line = REGISTERS.flatMap((register) => was[register]).find((one) => one?.id === id)
      const words = `row ${id} (${number}), ${clock} ${level}, to ${mail.to}`
      if (line === undefined) yield broken('notices', `told of ${words}: it was not there`)
      else if (!line.undone && isStopped(line, clock, on.now)) yield broken('notices', `told of ${words}: it was done`)
      else yield* notYet(line, clock, level, on.now, on.desk, words)
    }
  }
}

/** A copy has the mark of the row that it was copied from until it gets words of its own. */
const hasMark = (desk: Desk | undefined, id: number, mark: number | undefined): boolean =>
  REGISTERS.flatMap((register) => desk?.pages[register] ?? []).some(
    (line) => line?.id === id && markIn(String(line.cells['description'])) === mark,
  )

function* notYet(line: Line, clock: Clock, level: number, now: number, desk: Desk, words: string): Iterable<Broken> {
  const after = RULES.find((rule) => rule.level === level && rule.clocks.includes(clock))?.after ?? 0
  const dues = REGISTERS.flatMap((register) => duesOf(register, line, clock, desk.limits))
  if (dues.length > 0 && dues.every((due) => due + after * MINUTE > now))
    yield broken('notices', `told of ${words}: too soon`)
}

function* noneOpen({ book }: NoticeQuestion): Iterable<Broken> {
  for (const row of (book.get('notices') ?? []).slice(1))
    if (row['state'] === '发送中' || row['state'] === '待发')
      yield broken('rest', `a notice to ${String(row['to'])} is still ${row['state']}`)
}
