import { describe, expect, it } from 'vitest'
import type { Instant } from '../../src/model/instant.ts'
import { putBack } from '../../src/plan/put-back.ts'
import type { Cell, Change, LedgerState, Table } from '../../src/ports/ledger.ts'
import { imageColumn, journalCells, keptRows } from '../../src/sheet/journal.ts'
import { cell, FIRST, row, type Typed } from '../support/desk.ts'
import { ledgerWith, placesOf, withRows } from './moved.ts'

const NOW = 0 as Instant
type Rows = Table['rows']

const NEW = row({ customer: '甲', room: '1-1-101', description: '楼道灯不亮', phone: '13800000001' })
const OTHER = row({ customer: '乙', room: '9-9-909', description: '停车位被占', phone: '13911112222', handler: '王芳' })
const CASE: Typed = {
  ...OTHER,
  number: 'TS-20261119-004',
  stage: '处理中',
  respondDue: cell('2026-11-20 09:05'),
  basis: '{"r":1}',
  record: 'TS-20261119-004 {"s":"working","n":{"phone":"abc"}}',
  seen: 'abc.3zh-1.',
}
const STAMP: Typed = {
  number: 'TS-20261120-001',
  stage: '待响应',
  respondDue: cell('2026-11-20 09:25'),
  basis: '{"r":2}',
  record: 'TS-20261120-001 {"s":"waiting"}',
  seen: 'def.3zh-1.',
}

/** A ledger after a commit: what it meant on `read`, what people had made of the rows by then, and what it wrote there. */
async function after(
  read: readonly Typed[],
  meant: readonly (readonly [row: number, cells: Typed])[],
  moved: (rows: Rows) => Rows,
  more: (at: ReadonlyMap<string, number>) => readonly Change[] = () => [],
): Promise<LedgerState> {
  const state = await ledgerWith(read)
  const at = placesOf(state)
  const changes = [
    ...meant.flatMap(([index, cells]) =>
      Object.entries(cells).map(
        ([key, one]): Change => ({
          kind: 'write',
          tab: 'complaint',
          row: FIRST + index,
          column: at.get(key) ?? -1,
          cell: one,
          ...(key.endsWith('Due') ? { note: '说明' } : {}),
        }),
      ),
    ),
    ...more(at),
  ]
  const kept = keptRows(changes, state)
  const table = state.tables.get('complaint') ?? { tab: 'complaint', title: '', rows: [] }
  const journal = state.tables.get('journal') ?? { tab: 'journal', title: '', rows: [] }
  const stood = moved(table.rows)
  const rows = Array.from({ length: Math.max(stood.length, FIRST + meant.length) }, (_, index) => [
    ...(stood[index] ?? []),
  ])
  for (const change of changes)
    if (change.kind === 'write') {
      const cells = rows[change.row] ?? []
      while (cells.length <= change.column) cells.push(null)
      cells[change.column] = change.cell
    }
  const lines = kept.map((one) => {
    const cells: Cell[] = [...journalCells(one, journal)]
    while (cells.length < imageColumn(journal)) cells.push(null)
    return [...cells, ...(stood[one.row] ?? [])]
  })
  return withRows(withRows(state, 'complaint', rows), 'journal', [journal.rows[0] ?? [], ...lines])
}

/** The rows that people type into, as far as `keys` go. */
const shown = (state: LedgerState, ...keys: readonly string[]) => {
  const at = placesOf(state)
  return (state.tables.get('complaint')?.rows ?? [])
    .slice(FIRST)
    .map((cells) => keys.map((key) => cells[at.get(key) ?? -1] ?? null))
}
const told = ({ changes }: ReturnType<typeof putBack>) =>
  changes.flatMap((change) =>
    change.kind === 'append' && change.tab === 'history' ? change.rows.map(([, number]) => number) : [],
  )
const above = (rows: Rows): Rows => rows.toSpliced(FIRST, 0, [])

describe('what is put back', () => {
  it('is nothing where there is no journal, an empty one, or one that is no journal of ours', async () => {
    const state = await after([NEW], [[0, STAMP]], (rows) => rows)
    const withJournal = (rows: Rows) => ({
      ...state,
      tables: new Map([...state.tables, ['journal', { tab: 'journal' as const, title: '', rows }] as const]),
    })
    const hostile = [
      [],
      ['complaint', 3, '=1+1', '<b>', '\0'],
      ['complaint', 'x'],
      [7, null, true],
      ['complaint', 1, 'a', '{}'],
    ]
    for (const one of [state, withJournal([]), withJournal(hostile)]) expect(putBack(one, NOW).state).toBe(one)
    const bare = { ...state, tables: new Map([...state.tables].filter(([tab]) => tab !== 'journal')) }
    expect(putBack(bare, NOW)).toEqual({ state: bare, changes: [], strays: 0 })
  })

  it('is a case that was given the number of the row above it, and that row gets its number', async () => {
    const state = await after([NEW, CASE], [[0, STAMP]], (rows) =>
      rows.toSpliced(FIRST, 2, rows[FIRST + 1] ?? [], rows[FIRST] ?? []),
    )
    expect(shown(state, 'number', 'customer')).toEqual([
      [STAMP['number'], '乙'],
      [null, '甲'],
    ])
    const done = putBack(state, NOW)
    expect(shown(done.state, 'number', 'customer', 'stage', 'respondDue', 'basis', 'seen')).toEqual([
      [CASE['number'], '乙', CASE['stage'], CASE['respondDue'], CASE['basis'], null],
      [STAMP['number'], '甲', null, null, null, null],
    ])
    expect(done.strays).toBe(1)
    expect(told(done)).toEqual([CASE['number'], STAMP['number']])
    expect(shown(done.state, 'record')[0]?.[0]).toMatch(/"phone":"abc"/)
    expect(shown(done.state, 'record')[0]?.[0]).toMatch(/"respondDue":"lost"/)
  })

  const keys = ['number', 'customer', 'respondDue', 'record'] as const
  it.each<[string, (rows: Rows) => Rows, readonly (readonly Cell[])[]]>([
    [
      'a blank row that a person put in',
      above,
      [
        [null, null, null, null],
        [STAMP['number'], '甲', null, null],
      ],
    ],
    ['nothing where the row that was meant is gone', (rows) => rows.toSpliced(FIRST, 1), [[null, null, null, null]]],
    [
      'a row that somebody typed where another one was deleted',
      (rows) =>
        rows.toSpliced(
          FIRST,
          1,
          (above(rows)[0] ?? []).map((_, index) => (index === 6 ? '丙' : null)),
        ),
      [[null, '丙', null, null]],
    ],
    [
      'nothing of a row that somebody has only typed into',
      (rows) =>
        rows.map((cells, index) =>
          index === FIRST ? cells.map((one) => (one === '楼道灯不亮' ? '门禁坏了' : one)) : cells,
        ),
      [[STAMP['number'], '甲', STAMP['respondDue'], STAMP['record']]],
    ],
  ])('is %s', async (_, moved, expected) => {
    const state = await after([NEW], [[0, STAMP]], moved)
    expect(shown(putBack(state, NOW).state, ...keys)).toEqual(expected)
  })

  it('goes where the row stands by now', async () => {
    const state = await after([NEW, CASE], [[0, STAMP]], (rows) => rows.toSpliced(FIRST, 1))
    const table = state.tables.get('complaint') ?? { tab: 'complaint', title: '', rows: [] }
    const pushed = withRows(state, 'complaint', above(above(table.rows)))
    expect(shown(putBack(pushed, NOW).state, 'number', 'customer')).toEqual([
      [null, null],
      [null, null],
      [CASE['number'], '乙'],
    ])
  })

  it('is not what somebody has written there since', async () => {
    const state = await after([NEW, CASE], [[0, STAMP]], (rows) => rows.toSpliced(FIRST, 1))
    const at = placesOf(state)
    const table = state.tables.get('complaint') ?? { tab: 'complaint', title: '', rows: [] }
    const rows = table.rows.map((cells, index) =>
      index === FIRST ? cells.with(at.get('stage') ?? -1, '已办结') : cells,
    )
    const later = withRows(state, 'complaint', rows)
    expect(shown(putBack(later, NOW).state, 'number', 'stage')).toEqual([[CASE['number'], '已办结']])
  })

  it('are notes and lists of ours on people’s cells', async () => {
    const state = await after(
      [NEW, CASE],
      [[0, STAMP]],
      (rows) => rows.toSpliced(FIRST, 1),
      (at) => [
        { kind: 'note', tab: 'complaint', row: FIRST, column: at.get('phone') ?? -1, note: '' },
        { kind: 'list', tab: 'complaint', row: FIRST, column: at.get('subcategory') ?? -1, words: ['楼道'] },
      ],
    )
    const { changes, state: mended } = putBack(state, NOW)
    const at = placesOf(state)
    expect(changes).toContainEqual({ kind: 'note', tab: 'complaint', row: FIRST, column: at.get('phone'), note: '' })
    expect(changes).toContainEqual({
      kind: 'list',
      tab: 'complaint',
      row: FIRST,
      column: at.get('subcategory'),
      words: [],
    })
    const due = {
      kind: 'write',
      tab: 'complaint',
      row: FIRST,
      column: at.get('respondDue'),
      cell: CASE['respondDue'],
      note: '',
    }
    expect(changes).toContainEqual(due)
    expect(shown(mended, 'record')[0]?.[0]).not.toMatch(/"phone"/)
  })

  it('are cells of people’s, where columns without keys were moved under a write', async () => {
    const read = await ledgerWith([])
    const [due, remark] = ['respondDue', 'remark'].map((key) => placesOf(read).get(key) ?? -1) as [number, number]
    const swap = (cells: readonly Cell[]): readonly Cell[] => {
      const wide = Array.from({ length: Math.max(cells.length, due + 1, remark + 1) }, (_, at) => cells[at] ?? null)
      return wide.with(due, wide[remark] ?? null).with(remark, wide[due] ?? null)
    }
    const stamp = [0, { respondDue: cell('2026-11-20 09:25') }] as const
    const state = await after([{ ...NEW, remark: '晚上再来' }], [stamp], (rows) => rows.map(swap))
    const typed = (of: LedgerState) => of.tables.get('complaint')?.rows.at(FIRST)?.at(due)
    expect(typed(state)).toBe(stamp[1].respondDue)
    expect(typed(putBack(state, NOW).state)).toBe('晚上再来')
  })

  it('is itself put back where it met the wrong row', async () => {
    const first = await after([NEW, CASE], [[0, STAMP]], (rows) => rows.toSpliced(FIRST, 1))
    const { changes, state: wanted } = putBack(first, NOW)
    const repair = changes.filter((change) => 'row' in change)
    const kept = keptRows(repair, first)
    const table = first.tables.get('complaint') ?? { tab: 'complaint', title: '', rows: [] }
    const journal = first.tables.get('journal') ?? { tab: 'journal', title: '', rows: [] }
    const stood = above(table.rows)
    const rows = stood.map((cells) => [...cells])
    for (const change of repair)
      if (change.kind === 'write') {
        const cells = rows[change.row] ?? []
        while (cells.length <= change.column) cells.push(null)
        cells[change.column] = change.cell
      }
    const lines = kept.map((one) => [...journalCells(one, journal), ...(stood[one.row] ?? [])])
    const second = withRows(withRows(first, 'complaint', rows), 'journal', [journal.rows[0] ?? [], ...lines])
    const keys = ['number', 'customer', 'stage', 'respondDue', 'basis'] as const
    expect(shown(putBack(second, NOW).state, ...keys)).toEqual([keys.map(() => null), ...shown(wanted, ...keys)])
  })
})
