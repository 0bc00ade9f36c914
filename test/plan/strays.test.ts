import { describe, expect, it } from 'vitest'
import type { Register } from '../../src/model/register.ts'
import { strays } from '../../src/plan/strays.ts'
import type { Cell, Change, FoundRow, LedgerState } from '../../src/ports/ledger.ts'
import { keptRows } from '../../src/sheet/journal.ts'
import { FIRST, row, type Typed } from '../support/desk.ts'
import { ledgerWith, placesOf } from './moved.ts'

const NEW = row({ customer: '甲', room: '1-1-101', description: '楼道灯不亮', phone: '13800000001' })
const OTHER = row({ customer: '乙', room: '9-9-909', description: '停车位被占', phone: '13911112222', handler: '王芳' })
const CASE = { ...NEW, number: 'TS-20261120-001', record: 'TS-20261120-001 {"s":"waiting"}' }

const cellsOf = (state: LedgerState, typed: Typed, register: Register = 'complaint'): readonly Cell[] => {
  const at = placesOf(state, register)
  const cells: Cell[] = []
  for (const [key, cell] of Object.entries(typed)) cells[at.get(key) ?? -1] = cell
  return Array.from(cells, (cell) => cell ?? null)
}

/** Whether a commit that meant `read`, and found `there`, is taken for one that met another row. */
async function isStray(read: Typed, there: Typed, others: readonly Typed[] = []): Promise<boolean> {
  const state = await ledgerWith([read, ...others])
  const at = placesOf(state)
  const write = (key: string, cell: Cell): Change => ({
    kind: 'write',
    tab: 'complaint',
    row: FIRST,
    column: at.get(key) ?? -1,
    cell,
  })
  const kept = keptRows([write('number', 'TS-20261120-007'), write('record', 'TS-20261120-007 {}')], state)
  const found = kept.map(
    ({ register, row: index }): FoundRow => ({
      register,
      row: index,
      cells: index === 0 ? (state.tables.get('complaint')?.rows[0] ?? []) : cellsOf(state, there),
    }),
  )
  return strays(state, kept, found).length > 0
}

describe('a row that a commit wrote to', () => {
  const copied: Typed = { ...CASE, description: '复制的' }
  it.each<[string, boolean, Typed, Typed, (readonly Typed[])?]>([
    ['is the one that was meant where nothing has changed', false, NEW, NEW],
    ['also where it is a case', false, CASE, CASE],
    ['also where somebody has typed into a case', false, CASE, { ...CASE, ...OTHER, number: CASE.number }],
    ['also where somebody has typed into a new row', false, NEW, { ...NEW, description: '楼道灯和门禁都不亮' }],
    ['also where somebody goes on typing a row', false, { category: '其它', room: '1' }, { ...NEW, room: '1' }],
    ['is another one where another row stands there', true, NEW, OTHER],
    ['where it has another number', true, CASE, { ...CASE, number: 'TS-20261120-002' }],
    ['where it has another record', true, CASE, { ...CASE, record: 'TS-20261120-001 {"s":"resolved"}' }],
    ['where a case stands and a new row was meant', true, NEW, CASE],
    ['where a new row stands and a case was meant', true, CASE, NEW],
    ['where nothing stands', true, NEW, {}],
    ['where nothing stands and a case was meant', true, CASE, {}],
    ['where a row much like it stands that was typed below', true, NEW, { ...NEW, room: '2' }, [{ ...NEW, room: '2' }]],
    ['where a copy of the case stands that was typed over', true, CASE, copied, [copied]],
    [
      'is the one that was meant where it was found as it is after the write',
      false,
      NEW,
      { ...NEW, number: 'TS-20261120-007', record: 'TS-20261120-007 {}' },
    ],
    [
      'is another one where such a row is blank',
      true,
      NEW,
      { number: 'TS-20261120-007', record: 'TS-20261120-007 {}' },
    ],
  ])('%s', async (_, expected, read, there, others = []) => {
    expect(await isStray(read, there, others)).toBe(expected)
  })

  it('is not known for the one that was meant under another header row', async () => {
    const state = await ledgerWith([NEW])
    const kept = keptRows([], state, [{ register: 'complaint', row: FIRST }])
    const rows = state.tables.get('complaint')?.rows ?? []
    const found = kept.map(({ register, row: index }): FoundRow => ({ register, row: index, cells: rows[index] ?? [] }))
    expect(strays(state, kept, found)).toEqual([])
    const moved = found.map((one) => (one.row === 0 ? { ...one, cells: one.cells.toReversed() } : one))
    expect(strays(state, kept, moved)).toEqual([{ register: 'complaint', row: FIRST }])
  })

  it('is none where nothing is kept, and where there is no journal', async () => {
    const state = await ledgerWith([NEW])
    const bare = { ...state, tables: new Map([...state.tables].filter(([tab]) => tab !== 'journal')) }
    expect(strays(state, [], [])).toEqual([])
    expect(keptRows([], bare, [{ register: 'complaint', row: FIRST }])).toEqual([])
  })
})
