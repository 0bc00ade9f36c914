import type { Cell } from '../../../src/ports/ledger.ts'
import type { Book } from '../book.ts'
import { type Desk, FIRST, REGISTERS } from '../staff/desk.ts'
import { type Broken, broken } from './broken.ts'

const same = (a: Cell, b: Cell): boolean => (a ?? '') === (b ?? '')

/** Every cell that people typed is as they typed it, where they typed it; what they left blank is blank. */
export function* cellsAsTyped(
  desk: Desk,
  book: Book,
  peopleColumns: (tab: string) => readonly string[],
): Iterable<Broken> {
  for (const register of REGISTERS) {
    const rows = book.get(register) ?? []
    const page = desk.pages[register]
    for (let place = 0; place < Math.max(page.length, rows.length - FIRST); place++)
      for (const key of peopleColumns(register)) {
        const typed = page[place]?.cells[key]
        const stands = rows[FIRST + place]?.[key]
        if (!same(typed, stands))
          yield broken('cells', `${register} ${place} ${key}: ${said(typed)} was typed, ${said(stands)} stands`)
      }
  }
  for (const { at, cell } of desk.fixed.values()) {
    const stands = book.get(at.tab)?.[at.row]?.[at.column]
    if (!same(cell, stands))
      yield broken('cells', `${at.tab} ${at.row} ${at.column}: ${said(cell)} typed, ${said(stands)} stands`)
  }
}

const said = (cell: Cell): string => JSON.stringify(cell ?? '')
