import { looked, type Row } from '../../cells.ts'
import type { Group } from '../groups.ts'
import type { Tally } from '../tally.ts'
import { line } from './cells.ts'
import { cell, type FigureKey, header } from './figures.ts'
import type { Block } from './layout.ts'
import { WEEKDAY_NAMES } from './names.ts'
import type { Register, Room } from './room.ts'
import { MONTH_WORDS } from './words.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))
const DAYS = WEEKDAY_NAMES.map((_, index) => String(index + 1))
/** Told by weekday, and by hour, besides how many came in. */
const MORE = ['onTimeShare', 'medianHours'] as const satisfies readonly FigureKey[]

const begun = ({ counts }: Tally): number => counts.received + counts.reopened
const find = (groups: readonly Group[], ...names: readonly string[]): Tally | undefined =>
  groups.find((group) => names.every((name, index) => group.names[index] === name))?.tally

/**
 * When cases come in: an hour a row, from the first with a case to the last, a weekday a column, the warmer the more. Blank where none came
 * in.
 */
export function heatBlock({ month: { by, total } }: Register, { say }: Room): readonly Block[] {
  if (begun(total) === 0) return []
  const count = (tally: Tally | undefined): number => (tally === undefined ? 0 : begun(tally))
  const most = Math.max(1, ...by.weekdayHour.map(({ tally }) => begun(tally)))
  const cells = (tally: Tally | undefined): Row => MORE.map((key) => (tally === undefined ? null : cell(key, tally)))
  const busy = HOURS.map((hour) => count(find(by.hour, hour)) > 0)
  const hours = HOURS.slice(busy.indexOf(true), busy.lastIndexOf(true) + 1).map((hour): Row => {
    const ofHour = find(by.hour, hour)
    return [
      hour.padStart(2, '0'),
      ...DAYS.map((day) => {
        const here = count(find(by.weekdayHour, day, hour))
        return here === 0 ? null : { value: here, heat: here / most }
      }),
      count(ofHour),
      ...cells(ofHour),
    ]
  })
  const head = [...WEEKDAY_NAMES, MONTH_WORDS.total].map((words) => looked(say(words), 'header'))
  return [
    {
      rows: [
        line(say(MONTH_WORDS.heat), 'section'),
        [looked(say(MONTH_WORDS.hour), 'header'), ...head, ...MORE.map((key) => header(key, say))],
        ...hours,
        [
          looked(say(MONTH_WORDS.total), 'total'),
          ...DAYS.map((day) => looked(count(find(by.weekday, day)), 'total')),
          looked(begun(total), 'total'),
          ...MORE.map((key) => cell(key, total, 'total')),
        ],
        ...MORE.map((key): Row => {
          const [name] = [header(key, say)]
          const label = typeof name === 'object' && name !== null ? { ...name, look: 'note' as const } : name
          return [label, ...DAYS.map((day) => cellOrBlank(key, find(by.weekday, day)))]
        }),
      ],
    },
  ]
}

const cellOrBlank = (key: FigureKey, tally: Tally | undefined) => (tally === undefined ? null : cell(key, tally))
