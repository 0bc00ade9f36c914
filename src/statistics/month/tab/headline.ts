import { looked, type Row } from '../../cells.ts'
import { comparedRows } from './compared.ts'
import { cell, type FigureKey, header, isCount } from './figures.ts'
import type { Block } from './layout.ts'
import type { Register, Room } from './room.ts'
import { MONTH_WORDS } from './words.ts'

const HEADLINE = [
  'received',
  'resolvedInMonth',
  'carriedOver',
  'openOverdue',
  'onTimeShare',
  'replyRate',
  'firstTimeShare',
  'satisfiedShare',
  'callbackRate',
  'repeatRate',
  'medianHours',
] as const satisfies readonly FigureKey[]

/** The figures that managers look at first: a register after the other, each with the month before and the year before below. */
export function headlineBlock(registers: readonly Register[], room: Room): Block {
  const { say, rowsOf } = room
  return {
    rows: [
      [looked(say(MONTH_WORDS.headline), 'header'), ...HEADLINE.map((key) => header(key, say))],
      ...registers.flatMap((register): readonly Row[] => {
        const { month } = register
        const link = (key: FigureKey) => (isCount(key) ? rowsOf(month.register, key) : undefined)
        return [
          [
            looked(say(MONTH_WORDS[month.register]), 'total'),
            ...HEADLINE.map((key) => cell(key, month.total, 'total', link(key))),
          ],
          ...comparedRows(HEADLINE, register, room),
        ]
      }),
    ],
  }
}
