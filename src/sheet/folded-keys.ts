import { noticeClocks } from '../../sheets-template/workbook/choices.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import { type Instant, wallTime } from '../model/instant.ts'
import { isOftenDue, type NoticeKey } from '../model/notice.ts'

/*
 * The keys that a folded line stands for, as one text: `respond-1 reply-0x2 progress-1@mhx2c4g0`. Behind the x is which time a rule
 * that repeats itself spoke, where it was not the first; behind the @ is the deadline of a clock
 * that has several, on the workbook's wall clock in milliseconds and base 36, as the cells of the lines had it. It stands in the column
 * of the Message-ID, which no workbook can do without: where the keys were lost everything would be mailed again.
 */

type Folded = Pick<NoticeKey, 'clock' | 'level' | 'due' | 'nth'>

export const printKey = ({ clock, level, due, nth = 1 }: Folded, zone: string): string =>
  `${clock}-${level}${nth > 1 ? `x${nth}` : ''}${isOftenDue(clock) ? `@${toWall(zone, due).toString(36)}` : ''}`

const KEY = /^([a-z]+)-(-?[0-9.e+-]{1,25})(?:x(\d{1,3}))?(?:@(-?[0-9a-z]{1,12}))?$/i

/** The keys of a folded line; what is none of them is passed over. `due` stands for those that have one deadline a cycle. */
export const parseKeys = (text: string, due: Instant, zone: string): readonly Folded[] =>
  text.split(' ').flatMap((one): readonly Folded[] => {
    const [, name, level, time, wall] = KEY.exec(one) ?? []
    const clock = noticeClocks.find(({ key }) => key === name)?.key
    if (clock === undefined || level === undefined || !Number.isFinite(Number(level))) return []
    const key = { clock, level: Number(level), ...(Number(time) > 1 ? { nth: Number(time) } : {}) }
    if (!isOftenDue(clock)) return [{ ...key, due }]
    const at = wall === undefined ? Number.NaN : Number.parseInt(wall, 36)
    return Math.abs(at) <= 8e15 ? [{ ...key, due: toInstant(zone, wallTime(at)) }] : []
  })
