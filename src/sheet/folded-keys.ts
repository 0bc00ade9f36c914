import { noticeClocks } from '../../sheets-template/workbook/choices.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import { type Instant, wallTime } from '../model/instant.ts'
import { isOftenDue, type NoticeKey } from '../model/notice.ts'

/*
 * The keys that a folded line stands for, as one text: `respond-1 reply-0 progress-1@mhx2c4g0`. Behind the @ is the deadline of a clock
 * that has several, on the workbook's wall clock in milliseconds and base 36, as the cells of the lines had it. It stands in the column
 * of the Message-ID, which no workbook can do without: where the keys were lost everything would be mailed again.
 */

type Folded = Pick<NoticeKey, 'clock' | 'level' | 'due'>

export const printKey = ({ clock, level, due }: Folded, zone: string): string =>
  `${clock}-${level}${isOftenDue(clock) ? `@${toWall(zone, due).toString(36)}` : ''}`

const KEY = /^([a-z]+)-(-?[0-9.e+-]{1,25})(?:@(-?[0-9a-z]{1,12}))?$/i

/** The keys of a folded line; what is none of them is passed over. `due` stands for those that have one deadline a cycle. */
export const parseKeys = (text: string, due: Instant, zone: string): readonly Folded[] =>
  text.split(' ').flatMap((one): readonly Folded[] => {
    const [, name, level, wall] = KEY.exec(one) ?? []
    const clock = noticeClocks.find(({ key }) => key === name)?.key
    if (clock === undefined || level === undefined || !Number.isFinite(Number(level))) return []
    if (!isOftenDue(clock)) return [{ clock, level: Number(level), due }]
    const at = wall === undefined ? Number.NaN : Number.parseInt(wall, 36)
    return Math.abs(at) <= 8e15 ? [{ clock, level: Number(level), due: toInstant(zone, wallTime(at)) }] : []
  })
