import { looked } from '../../cells.ts'
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

/** A register's figures that managers look at first, large, with the month before and the year before below. */
export function headlineBlock(register: Register, room: Room): Block {
  const { month } = register
  const { say, rowsOf } = room
  const link = (key: FigureKey) => (isCount(key) ? rowsOf(month.register, key) : undefined)
  return {
    rows: [
      [looked(say(MONTH_WORDS[month.register]), 'header'), ...HEADLINE.map((key) => header(key, say))],
      [
        looked(say(MONTH_WORDS.thisMonth), 'note'),
        ...HEADLINE.map((key) => cell(key, month.total, 'headline', link(key))),
      ],
      ...comparedRows(HEADLINE, register, room),
    ],
  }
}
