import { dayOf, startOfDay } from '../../calendar/wall.ts'
import { toInstant, toWall } from '../../calendar/zone.ts'
import { type Instant, MINUTE, wallTime } from '../../model/instant.ts'
import type { HealthName, NoticeLine } from '../../model/notice.ts'
import { inCellTime } from '../../plan/cell-time.ts'
import { mailbox, mailboxesOf, readersOf } from '../../plan/mails/line-readers.ts'
import { attempt, ended, isDoubtful, isLost, lost } from '../../plan/mails/line-states.ts'
import { isOurs, keeperMailId } from '../../plan/mails/mail-ids.ts'
import { isDue } from '../../plan/mails/mail-times.ts'
import type { DailyMail, DailyPlan, NoticeWrite } from '../../plan/plan.ts'
import { quietUntil } from '../../rules/quiet-hours.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { StoredNotice } from '../../sheet/notice-log.ts'
import { DAILY_NAME } from '../../sheet/system-tab.ts'
import { DAILY_WORDS } from './daily-words.ts'
import { parseDays, printDays } from './known-days.ts'
import { type DayReader, type DayReaders, readersOfDay } from './readers.ts'

const NOTHING: DailyPlan = { mails: [], lines: [], remember: new Map() }

/**
 * The day's mails (R43), one a person a day: begun once the time comes that is set for them, or after an outage as soon as anybody sweeps
 * on the same day; each a line of the notices like any other, and what it says is how the ledger stands at that try. A day that is over is
 * mailed to nobody, and what would come late in the quiet hours does not come: the tab has it. Whoever has nothing open any more gets no
 * list.
 */
export function planDaily(view: LedgerView, now: Instant, runId: string): DailyPlan {
  const { dailyAt, zone, quietHours } = view.settings
  const today = dayOf(toWall(zone, now))
  const isOver = ({ due }: Pick<NoticeLine, 'due'>): boolean =>
    dailyAt === undefined || dayOf(toWall(zone, due)) !== today
  const pending = view.notices.pending().filter(({ clock }) => clock === 'daily')
  const ending = pending
    .filter(isOver)
    .map(({ row, ...line }): NoticeWrite => ({ row, line: notSent(line, now, view) }))
  const nothing = { ...NOTHING, lines: ending }
  if (dailyAt === undefined) return nothing
  const moment = toInstant(zone, wallTime(startOfDay(today) + dailyAt * MINUTE))
  const isNight = quietUntil(now, quietHours, zone) !== undefined && quietUntil(moment, quietHours, zone) === undefined
  const known = parseDays(view.memory.daily)
  const isBegun = known.get(today)?.isMailed === true
  const again = pending.filter((line) => !isOver(line) && isDue(line, now, view))
  if (now < moment || isNight || (isBegun && again.length === 0)) return nothing

  const day = readersOfDay(view, now)
  const taken = takenToday(view, isOver)
  const old = againTo(again, day.readers, taken, view, now, runId)
  const fresh = isBegun ? [] : begun(day, taken, inCellTime(moment, view), view, now, runId)
  const all = [...old, ...fresh]
  return {
    mails: all.flatMap(({ mail }) => mail ?? []),
    lines: [...ending, ...all.map(({ write }) => write)],
    remember: isBegun
      ? NOTHING.remember
      : new Map([[DAILY_NAME, printDays(known, today, { forgotten: day.forgotten, isMailed: true })]]),
  }
}

/** What the mails of a day that are still to leave say by now, by mailbox: nothing to whoever has nothing open any more. */
export const dailyContents = (view: LedgerView, now: Instant): ReadonlyMap<string, DayReader> =>
  new Map(readersOfDay(view, now).readers.map((reader) => [mailbox(reader.to.mail), reader]))

/** A line with its mail, where it has one. */
interface Planned {
  readonly write: NoticeWrite
  readonly mail?: DailyMail
}

/** What is not mailed any more; of what may have left a person has to find out. */
const notSent = (line: NoticeLine, now: Instant, { settings }: LedgerView): NoticeLine =>
  isDoubtful(line) ? lost(line, now, settings.language) : ended(line, now)

/** The mailboxes that have a line of today. */
const takenToday = (view: LedgerView, isOver: (line: StoredNotice) => boolean): Set<string> =>
  new Set(
    view.notices
      .all()
      .filter((line) => line.clock === 'daily' && line.state !== 'dropped' && !isOver(line))
      .flatMap(mailboxesOf),
  )

const isTo =
  (to: string) =>
  (one: DayReader): boolean =>
    mailbox(one.to.mail) === mailbox(to)

function begun(
  { readers, isHeard }: DayReaders,
  taken: ReadonlySet<string>,
  due: Instant,
  view: LedgerView,
  now: Instant,
  runId: string,
): readonly Planned[] {
  const { language } = view.settings
  const number = DAILY_WORDS.tab[language] as HealthName
  const line = (to: string): NoticeLine => {
    const messageId = keeperMailId('daily', runId, to)
    return attempt(
      { number, clock: 'daily', level: 0, cycle: 1, due, attempts: 0, begunAt: now, messageId },
      to,
      now,
      language,
    )
  }
  const free = readers.filter(({ to }) => !taken.has(mailbox(to.mail)))
  const nobody: readonly Planned[] = isHeard ? [] : [{ write: { row: undefined, line: line('') } }]
  return [...free.map((reader) => withMail({ row: undefined, line: line(reader.to.mail) }, reader)), ...nobody]
}

/** Lines that did not leave, as they go on: to the same person; to somebody who has none where that mailbox is nobody's any more. */
function againTo(
  lines: readonly StoredNotice[],
  readers: readonly DayReader[],
  taken: Set<string>,
  view: LedgerView,
  now: Instant,
  runId: string,
): readonly Planned[] {
  const { language } = view.settings
  const people = readers.map(({ to }) => to)
  const isStaff = (to: string): boolean => view.staff.values().some(({ mail = '' }) => mailbox(mail) === mailbox(to))
  return lines.flatMap(({ row, ...line }): readonly Planned[] => {
    const isIdle = line.to !== '' && isStaff(line.to) && !readers.some(isTo(line.to))
    const theirs = isIdle ? [] : readersOf(line, people, taken)
    if (line.to === '' && theirs.length === 0) return [{ write: { row, line: attempt(line, '', now, language) } }]
    if (theirs.length === 0) return [{ write: { row, line: notSent(line, now, view) } }]
    if (isLost(line)) return [{ write: { row, line: lost(line, now, language) } }]
    return theirs.flatMap((to, index): readonly Planned[] => {
      taken.add(mailbox(to.mail))
      const isSame = mailbox(to.mail) === mailbox(line.to) && isOurs(line.messageId)
      const messageId = isSame ? line.messageId : keeperMailId('daily', runId, to.mail)
      const goesOn = attempt({ ...line, messageId }, to.mail, now, language)
      const reader = readers.find(isTo(to.mail))
      return reader === undefined ? [] : [withMail({ row: index === 0 ? row : undefined, line: goesOn }, reader)]
    })
  })
}

const withMail = (write: NoticeWrite, { to, day, own }: DayReader): Planned => ({
  write,
  mail: { messageId: write.line.messageId, number: write.line.number as HealthName, to, day, own },
})
