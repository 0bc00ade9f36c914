import { formatDay } from '../calendar/format.ts'
import { dayOf } from '../calendar/wall.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import type { Instant } from '../model/instant.ts'
import { type NoticeKey, noticeKeyText } from '../model/notice.ts'
import type { RuleMoment } from '../rules/escalation.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'

type Zoned = { readonly settings: Pick<LedgerView['settings'], 'zone'> }

/** A moment as a cell gives it back: of an hour that comes twice when the clocks go back, a cell knows the first. */
export const inCellTime = (at: Instant, { settings: { zone } }: Zoned): Instant => toInstant(zone, toWall(zone, at))

/** The day of a moment as case numbers have it. */
export const dayText = (at: Instant, { settings: { zone } }: Zoned): string =>
  formatDay(dayOf(toWall(zone, at))).replaceAll('-', '')

/** The key of a line, written or yet to be, as the lines of the notices tab have it. */
export const keyTextOf = (key: NoticeKey, view: Zoned): string =>
  noticeKeyText({ ...key, due: inCellTime(key.due, view) })

/** The key of the notice that a rule's moment asks for, as the lines of the notices tab have it. */
export const momentKey = (
  number: NoticeKey['number'],
  cycle: number,
  { clock, rule, due, nth }: RuleMoment,
  view: Zoned,
): string =>
  noticeKeyText({
    number,
    clock,
    level: rule.level,
    cycle,
    due: inCellTime(due, view),
    ...(nth === undefined ? {} : { nth }),
  })
