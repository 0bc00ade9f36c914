import { instantToSerial } from '../calendar/serial.ts'
import type { Language } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import type { Cell } from '../ports/ledger.ts'
import { type CellContext, renderCell } from './cells.ts'
import type { Column } from './definition.ts'
import type { Headers } from './headers.ts'
import { isFilled } from './read-row.ts'
import { REGISTER_TABS } from './register-table.ts'
import { fullTime } from './typed/full-time.ts'
import { plain } from './words.ts'

/** What stands in the number column of a register's example row, by which it is known and never read. */
export const EXAMPLE = { zh: '示例', en: 'Example' } as const

const NUMBERS: ReadonlySet<string> = new Set(Object.values(EXAMPLE).map(plain))

/** Whether a text of the number column marks the example row. Cheap: it is asked of every row. */
export const isExampleNumber = (text: string): boolean => text.length < 10 && NUMBERS.has(plain(text))

/** The example of a column as its cell; undefined where it has none. */
function exampleCell(column: Column, { zone, language }: CellContext): Cell {
  const text = column.example?.[language]
  if (text === undefined || text === '') return undefined
  if (column.type === 'instant') {
    const at = fullTime(text, zone)
    return at === undefined ? undefined : instantToSerial(zone, at)
  }
  return column.type === 'number' ? Number(text) : renderCell(column, text, { zone, language })
}

/** The cells of a register's example row, by column. */
export const exampleCells = (register: Register, context: CellContext): Readonly<Record<string, Cell>> => ({
  number: EXAMPLE[context.language],
  ...Object.fromEntries(
    REGISTER_TABS[register].columns.flatMap((column) => {
      const cell = exampleCell(column, context)
      return cell === undefined ? [] : [[column.key, cell] as const]
    }),
  ),
})

/** Whether somebody typed over the example: what stands there would not be read, and must not be lost unsaid. */
export function isExampleChanged(register: Register, cells: readonly Cell[], headers: Headers, zone: string): boolean {
  const says = (language: Language): boolean => {
    const example = exampleCells(register, { zone, language })
    return REGISTER_TABS[register].columns.every((column) => {
      const index = headers.at.get(column.key)
      if (column.writer === 'system' || index === undefined) return true
      const [is, should] = [cells[index], example[column.key]]
      return isFilled(is) ? String(is) === String(should ?? '') : should === undefined || !isFilled(should)
    })
  }
  return !says('zh') && !says('en')
}
