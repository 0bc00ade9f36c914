import { DAILY_AT, isQuiet, MAILS, MANAGER, minuteOfDay, momentOf, wallText } from '../desk-rules.ts'
import type { Taken } from '../record.ts'
import { type Broken, broken } from './broken.ts'
import type { NoticeQuestion } from './notices.ts'

/** Whether a mail is one of a day. */
export const isOfDay = ({ mail }: Taken): boolean => mail.messageId.startsWith('<daily.')

/** A line of the outbox about a day. */
interface DayLine {
  readonly to: string
  readonly day: string
  readonly state: string
  readonly doubt: boolean
  readonly messageId: string
}

const dayOf = (at: number): string => wallText(at).slice(0, 10)

/** Each person has one mail of a day at most, every mail its line, and the manager one on each day on which anybody swept in time. */
export function* daysRight({ book, taken, dead, now }: NoticeQuestion): Iterable<Broken> {
  const lines = (book.get('notices') ?? []).slice(1).flatMap((row): readonly DayLine[] => {
    const text = (key: string): string => String(row[key] ?? '')
    if (text('clock') !== '日清') return []
    const day = dayOf(momentOf(Number(row['due'])))
    return [{ to: text('to'), day, state: text('state'), doubt: text('doubt') === '是', messageId: text('messageId') }]
  })
  for (const [key, of] of Map.groupBy(lines, ({ to, day }) => `${to} ${day}`))
    if (of.filter(({ state }) => state !== '不必再发').length > 1)
      yield broken('notices', `${key}: ${of.length} lines of one day`)
  for (const [messageId, mails] of Map.groupBy(taken.filter(isOfDay), ({ mail }) => mail.messageId)) {
    const told = lines.find((line) => line.messageId === messageId)
    if (told === undefined) yield broken('notices', `${messageId} is of a day, and in no line of the outbox`)
    else if (mails.length > 1 && !told.doubt)
      yield broken('notices', `${messageId} was taken ${mails.length} times, and nothing says so`)
    else if (mails.every(({ on }) => on.length > 0 && on.every((one) => isQuiet(one.began) && isQuiet(one.now))))
      yield broken('notices', `${messageId} left in the quiet hours`)
  }
  if (minuteOfDay(now) < DAILY_AT || isQuiet(now)) return
  const manager = MAILS[MANAGER] ?? ''
  const told = lines.find(({ to, day }) => to === manager && day === dayOf(now))
  const arrived = taken.some(({ mail }) => mail.messageId === told?.messageId)
  const isTold =
    told !== undefined && (told.state === '失败' || told.state === '结果不明' || (told.state === '已发' && arrived))
  if (!isTold || (dead.has(manager) && told.state === '已发'))
    yield broken('notices', `${manager} and the day of ${wallText(now)}: ${told?.state ?? 'no line'}`)
}
