import type { Book } from '../book.ts'
import { CLOCK_WORDS, type Clock, isQuiet, MAILS, MANAGER, RULES, type Rule, spokenAfter } from '../desk-rules.ts'
import type { Committed, Taken } from '../record.ts'
import { type Desk, duesOf, isAcceptable, isStopped, knownAt, type Line, markIn, REGISTERS } from '../staff/desk.ts'
import { type Broken, broken } from './broken.ts'
import { daysRight, isOfDay } from './days.ts'
import type { Standing } from './numbers.ts'

/** A line of the outbox as it stands. */
interface Told {
  readonly number: string
  readonly clock: Clock
  readonly level: number
  readonly nth: number
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
        nth: Number(row['nth'] || 1),
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
  yield* daysRight(question)
}

const peopleOf = ({ cells }: Line, to: 'handler' | 'manager'): readonly string[] =>
  [to === 'manager' ? MANAGER : String(cells['handler']), String(cells['firstReceiver'])].map(
    (name) => MAILS[name] ?? '',
  )

function* noneLost({ desk, rows, taken, dead, now }: NoticeQuestion, lines: readonly Told[]): Iterable<Broken> {
  const arrived = new Set(taken.map(({ mail }) => mail.messageId))
  for (const { register, line, number, due } of rows) {
    if (!isAcceptable(register, line) || line.undone) continue
    for (const { rule, clock, nth } of timesOf(line)) {
      const { level, to } = rule
      const stands = due[clock]
      if (stands === undefined || isStopped(line, clock, now) || stands + spokenAfter(rule, nth) > now) continue
      if (duesOf(register, line, clock, desk.limits).length === 0) continue
      const cycle = line.cells['reopenedAt'] === undefined ? 1 : 2
      for (const person of new Set(peopleOf(line, to))) {
        const told = lines.filter(
          (one) =>
            one.number === number &&
            one.clock === clock &&
            one.level === level &&
            one.nth === nth &&
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
            `${person} was never told that ${clock} of ${number} (row ${line.id}) is late, level ${level}, time ${nth}: ${told.map(({ state }) => state).join() || 'no line'}`,
          )
      }
    }
  }
}

/** Every time that a rule is to speak of a row; nothing is told again that somebody knows of. */
const timesOf = (line: Line): readonly { readonly rule: Rule; readonly clock: Clock; readonly nth: number }[] =>
  RULES.flatMap((rule) =>
    Array.from({ length: 1 + (line.cells['acknowledgedBy'] === undefined ? (rule.most ?? 0) : 0) }, (_, index) =>
      rule.clocks.map((clock) => ({ rule, clock, nth: index + 1 })),
    ).flat(),
  )

function* noneDoubled({ taken }: NoticeQuestion, lines: readonly Told[]): Iterable<Broken> {
  const times = Map.groupBy(
    taken.filter((one) => !isOfDay(one)),
    ({ mail }) => mail.messageId,
  )
  const keys = Map.groupBy(
    lines.filter(({ messageId, state }) => times.has(messageId) && state !== '不必再发'),
    ({ number, clock, level, nth, cycle, to }) => `${number} ${clock} ${level}x${nth} ${cycle} ${to}`,
  )
  for (const [key, told] of keys) {
    const ids = new Set(told.map(({ messageId }) => messageId))
    if (ids.size > 1) yield broken('notices', `${key} went out as ${ids.size} mails: ${[...ids].join()}`)
  }
  for (const [messageId, mails] of times) {
    const told = lines.filter((one) => one.messageId === messageId)
    if (mails.length > 1 && told.length > 0 && !told.some(({ doubt }) => doubt))
      yield broken('notices', `${messageId} was taken ${mails.length} times, and nothing says so`)
    // Mail programs show what comes again under one Message-ID once: the first must say it all.
    const [first] = mails
    for (const { number, state } of told)
      if (state === '已发' && first?.mail.text.includes(number) === false)
        yield broken('notices', `the first mail ${messageId} does not name ${number}`)
    if (mails.length > 3) yield broken('notices', `${messageId} was taken ${mails.length} times`)
    if (told.length === 0 && mails.some(({ mail }) => markIn(mail.text) !== undefined))
      yield broken('notices', `${messageId} is in no line of the outbox`)
  }
}

/**
 * What a mail says was so when one of the batches that may have announced it was committed; it calls the case that it describes by
 * its number.
 */
function* noneUntrue({ taken, rows }: NoticeQuestion, lines: readonly Told[]): Iterable<Broken> {
  const numbers = new Map(rows.map(({ number, line }) => [number, line.id]))
  for (const { mail, on } of taken) {
    const told = lines.filter(({ messageId, state }) => messageId === mail.messageId && state === '已发')
    if (told.length > 0 && on.length === 0) yield broken('notices', `${mail.messageId} left before it was announced`)
    // What may have left already comes at any hour; and nobody can say when it left where somebody set the clock.
    const isAtNight = on.every(({ began, now }) => isQuiet(began) && isQuiet(now))
    if (told.some(({ doubt }) => !doubt) && on.length > 0 && isAtNight)
      yield broken('notices', `${mail.messageId} left in the quiet hours`)
    yield* rightName(mail.text, on, numbers)
    for (const { number, clock, level, nth } of told) {
      const id = numbers.get(number)
      // A list may go in two halves, where some of its rows had to be put back first.
      if (id === undefined || on.length === 0 || !mail.text.includes(number)) continue
      const why = on.map((committed) => untrue(id, { clock, level, nth }, committed))
      if (why.every((one) => one !== undefined))
        yield broken(
          'notices',
          `told of row ${id} (${number}), ${clock} ${level}x${nth}, to ${mail.to}: ${why.join(', ')}`,
        )
    }
  }
}

/** A mail about one case that describes one row. */
function* rightName(text: string, on: readonly Committed[], numbers: ReadonlyMap<string, number>): Iterable<Broken> {
  const marks = new Set([...text.matchAll(/〔(\d+)〕/g)].map(([, id]) => Number(id)))
  const said = new Set([...text.matchAll(/\b(?:TS|BX)-\d{8}-\d{3,}/g)].map(([number]) => number))
  const [[mark], [number]] = [[...marks], [...said]]
  const id = numbers.get(number ?? '')
  if (marks.size !== 1 || said.size !== 1 || id === undefined || id === mark) return
  // The day's list calls a case that this very sweep has numbered by its row.
  if (/ 第\d+行$/m.test(text)) return
  if (on.some(({ desk }) => hasMark(desk, id, mark))) return
  yield broken('numbers', `a mail calls row ${mark} ${number}, which is row ${id}`)
}

/** Why what a notice says was not so in a moment; undefined where it was. */
function untrue(
  id: number,
  { clock, level, nth }: Pick<Told, 'clock' | 'level' | 'nth'>,
  { desk, now, latest }: Committed,
): string | undefined {
  for (const register of REGISTERS)
    for (const line of desk.pages[register]) {
      if (line?.id !== id) continue
      if (!line.undone && isStopped(line, clock, now)) return 'it was done'
      const rule = RULES.find((one) => one.level === level && one.clocks.includes(clock))
      if (rule === undefined) return 'no rule says so'
      const dues = duesOf(register, line, clock, desk.limits)
      const known = knownAt(line) ?? -Infinity
      if (nth > 1 && !line.undone && dues.length > 0 && dues.every((due) => due + spokenAfter(rule, 1) <= known))
        return 'somebody knew of it'
      const isSoon = dues.every((due) => due + spokenAfter(rule, nth) > latest)
      // The deadlines of a row that cannot be accepted any more stay where they were.
      return isSoon && isAcceptable(register, line) ? 'too soon' : undefined
    }
  return 'it was not there'
}

/** A copy has the mark of the row that it was copied from until it gets words of its own. */
const hasMark = (desk: Desk, id: number, mark: number | undefined): boolean =>
  REGISTERS.flatMap((register) => desk.pages[register]).some(
    (line) => line?.id === id && markIn(String(line.cells['description'])) === mark,
  )

function* noneOpen({ book }: NoticeQuestion): Iterable<Broken> {
  for (const row of (book.get('notices') ?? []).slice(1))
    if (row['state'] === '发送中' || row['state'] === '待发')
      yield broken('rest', `a notice to ${String(row['to'])} is still ${row['state']}`)
}
