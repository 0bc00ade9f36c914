import { printMinute } from '../../calendar/hours.ts'
import { wallParts } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { Language, Words } from '../../model/language.ts'
import type { NoticeLine } from '../../model/notice.ts'
import type { RuleMoment } from '../../rules/escalation.ts'
import type { Settings } from '../../sheet/settings.ts'
import type { PlannedRow } from '../plan-row.ts'
import { without } from './line-states.ts'

/** Why a line waits that could go: it is night (R24), or its reader has had enough mails today (R26). */
export type HeldFor = 'quiet' | 'enough'

const BEGINS: Readonly<Record<HeldFor, Words>> = {
  quiet: { zh: '安静时段', en: 'Quiet hours' },
  enough: { zh: '今天发给这个人的邮件已满', en: 'Enough mails to this person today' },
}

function whyHeld(why: HeldFor, until: Instant, { zone, language, dailyMails }: Settings): string {
  const { hour, minute } = wallParts(toWall(zone, until))
  const time = printMinute(hour * 60 + minute)
  const begin = BEGINS[why][language]
  const rest: Readonly<Record<HeldFor, Readonly<Record<Language, string>>>> = {
    quiet: { zh: `，${time} 再发`, en: `: goes at ${time}` },
    enough: { zh: ` ${dailyMails} 封，${time} 合成一封再发`, en: ` (${dailyMails}): goes as one list at ${time}` },
  }
  return `${begin}${rest[why][language]}`
}

/** A line that waits until a moment, and says why; the tries that it had stay counted. */
export const held = (
  before: Omit<NoticeLine, 'state' | 'to' | 'at'>,
  to: string,
  until: Instant,
  now: Instant,
  why: HeldFor,
  settings: Settings,
): NoticeLine => ({
  ...without(before, 'nextAt', 'error'),
  to,
  begunAt: instant(Math.min(before.begunAt, now)),
  at: now,
  state: 'queued',
  nextAt: until,
  error: whyHeld(why, until, settings),
})

/** Whether a line waits because it was held, and not for a server. */
export const isHeld = ({ state, error = '' }: Partial<Pick<NoticeLine, 'state' | 'error'>>): boolean =>
  state === 'queued' && Object.values(BEGINS).some((words) => error.startsWith(words.zh) || error.startsWith(words.en))

/** Whether it is still to wait. */
export const isHeldUntilLater = (line: Pick<NoticeLine, 'state' | 'error' | 'nextAt'>, now: Instant): boolean =>
  isHeld(line) && line.nextAt !== undefined && line.nextAt > now

/**
 * Whether a moment's mail leaves at any hour: the case is 特急, or went up at once, in whichever cycle, because somebody was hurt or in
 * danger (R30), also while its row is none yet; or the rule says so (R24). A callback of it can wait for the morning: nobody calls a
 * customer at night.
 */
export function isUrgent(
  { plan: { priority, basis } }: Pick<PlannedRow, 'plan'>,
  { rule, clock }: Pick<RuleMoment, 'rule' | 'clock'>,
): boolean {
  if (rule.atNight === true) return true
  if (clock === 'callback' || clock === 'unreached') return false
  const cycles = basis === undefined ? [] : [basis, ...basis.earlier]
  return priority === 'critical' || cycles.some(({ clocks }) => clocks.critical !== undefined)
}
