import { describe, expect, it } from 'vitest'
import { seriesOf } from '../../src/model/case-number.ts'
import type { Cell, LedgerState, Version } from '../../src/ports/ledger.ts'
import { columnsToRemember, readMemory, remember } from '../../src/sheet/system-tab.ts'

const memory = (...rows: readonly (readonly Cell[])[]) =>
  readMemory({ tab: 'system', title: '系统', rows: [['名称', '值'], ...rows] })
const ts = seriesOf('complaint', '20261120')
const bx = seriesOf('repair', '20261120')

describe('what the system tab remembers', () => {
  it('the version and the last number of each series', () => {
    const { version, series } = memory(['version', 'v7'], [ts, 12], [], ['HF-20261120', 3])
    expect(version).toBe('v7')
    expect([...series]).toEqual([
      [ts, 12],
      ['HF-20261120', 3],
    ])
  })
  it.each<[string, readonly Cell[]]>([
    ['no number', [ts, '12']],
    ['no value', [ts, null]],
    ['no series', ['TS-2026', 12]],
    ['another word', ['笔记', 12]],
    ['no name', [null, 12]],
  ])('%s: nothing', (_, row) => {
    expect(memory(row).series.size).toBe(0)
    expect(memory(row).version).toBeUndefined()
  })
})

describe('where columns are', () => {
  const state = (columnKeys?: ReadonlyMap<string, number>): LedgerState => ({
    version: 'v' as Version,
    tables: new Map([
      ['complaint', { tab: 'complaint', title: '', rows: [['甲', '乙']], ...(columnKeys ? { columnKeys } : {}) }],
    ]),
  })
  const wanted = columnsToRemember(memory(), state(new Map([['room', 1]]))).get('columns.complaint') ?? ''
  it('is remembered by the tab', () => {
    expect(memory(['columns.complaint', wanted], ['columns.nothing', 'x']).columnKeys).toEqual(
      new Map([['complaint', wanted]]),
    )
  })
  it.each<[string, readonly Cell[], ReadonlyMap<string, number> | undefined, readonly string[]]>([
    ['is to be remembered', [], new Map([['room', 1]]), ['columns.complaint']],
    ['is remembered', ['columns.complaint', wanted], new Map([['room', 1]]), []],
    ['was another one', ['columns.complaint', wanted], new Map([['room', 0]]), ['columns.complaint']],
    ['was typed over', ['columns.complaint', 7], new Map([['room', 1]]), ['columns.complaint']],
    ['is told by the headers', ['columns.complaint', wanted], undefined, []],
    ['would not show in the header row', [], new Map([['room', 2]]), []],
  ])('%s', (_, line, columnKeys, names) => {
    expect([...columnsToRemember(memory(line), state(columnKeys)).keys()]).toEqual(names)
  })
})

describe('remembering', () => {
  it('writes over what stands and adds the rest', () => {
    const before = memory(['version', 'v7'], [ts, 12])
    expect(
      remember(
        before,
        new Map([
          [ts, 13],
          [bx, 1],
        ]),
      ),
    ).toEqual([
      { kind: 'write', tab: 'system', row: 2, column: 1, cell: 13 },
      { kind: 'append', tab: 'system', rows: [[bx, 1]] },
    ])
  })
  it('finds its columns', () => {
    const moved = readMemory({
      tab: 'system',
      title: '系统',
      rows: [
        ['Value', '我的', 'Name'],
        [12, null, ts],
      ],
    })
    expect(moved.series.get(ts)).toBe(12)
    expect(
      remember(
        moved,
        new Map([
          [ts, 13],
          [bx, 1],
        ]),
      ),
    ).toEqual([
      { kind: 'write', tab: 'system', row: 1, column: 0, cell: 13 },
      { kind: 'append', tab: 'system', rows: [[1, null, bx]] },
    ])
  })
  it('a series whose value was wiped is written in its place', () => {
    expect(remember(memory([ts, null]), new Map([[ts, 1]]))).toEqual([
      { kind: 'write', tab: 'system', row: 1, column: 1, cell: 1 },
    ])
  })
  it('nothing given, nothing written', () => {
    expect(remember(memory([ts, 12]), new Map())).toEqual([])
  })
})
