import { describe, expect, it } from 'vitest'
import { figures } from '../../sheets-template/workbook/index.ts'
import { instantToSerial } from '../../src/calendar/serial.ts'
import { instant } from '../../src/model/instant.ts'
import type { Cell, Change, Table } from '../../src/ports/ledger.ts'
import { figuresChanges, type KeptFigures, readFigures } from '../../src/sheet/figures-tab.ts'

const ZONE = 'Asia/Shanghai'
const context = { zone: ZONE, language: 'zh' } as const
const asOf = instant(Date.UTC(2026, 10, 22, 4))
const serial = instantToSerial(ZONE, asOf) ?? 0
const HEAD = figures.columns.map(({ zh }) => zh)
const table = (...rows: readonly (readonly Cell[])[]): Table => ({
  tab: 'figures',
  title: '月数据',
  rows: [HEAD, ...rows],
})
const november = (text: string, isClosed = false): KeptFigures => ({ month: '2026-11', asOf, isClosed, text })

/** The table as the changes leave it. */
function after(before: Table, changes: readonly Change[]): Table {
  const rows = before.rows.map((row) => [...row])
  for (const change of changes) {
    if (change.kind === 'write') {
      const row = rows[change.row] ?? []
      row[change.column] = change.cell
    }
    if (change.kind === 'append') rows.push(...change.rows.map((row) => [...row]))
  }
  const gone = changes.flatMap((change) => (change.kind === 'remove' ? change.rows : []))
  return { ...before, rows: rows.filter((_row, index) => !gone.includes(index)) }
}
const write = (before: Table, kept: KeptFigures): Table => after(before, figuresChanges(before, kept, context))

describe('a month’s figures in their tab', () => {
  it.each([
    { what: 'short', text: '{}' },
    { what: 'of several parts', text: '噪音'.repeat(50_000) },
    { what: 'cut beside a sign of two units', text: `${'x'.repeat(39_999)}😀${'y'.repeat(70_000)}` },
    { what: 'like a formula', text: '=1+1' },
  ])('$what are read as they were written', ({ text }) => {
    const written = write(table(), november(text))
    expect(readFigures(written, ZONE)).toEqual([november(text)])
    for (const row of written.rows) for (const cell of row) expect(String(cell).length).toBeLessThanOrEqual(40_000)
  })

  it('are written in the workbook’s zone and words', () => {
    expect(figuresChanges(table(), november('{}', true), context)).toEqual([
      { kind: 'append', tab: 'figures', rows: [['2026-11', 1, serial, '是', '{}']] },
    ])
  })

  it('take the place of what stood there, and leave other months alone', () => {
    const long = write(write(table(), { ...november('old'), month: '2026-10' }), november('z'.repeat(90_000)))
    expect(long.rows).toHaveLength(5)
    const short = write(long, november('{}', true))
    expect(readFigures(short, ZONE)).toEqual([{ ...november('old'), month: '2026-10' }, november('{}', true)])
    expect(short.rows).toHaveLength(3)
    const longAgain = write(short, november('w'.repeat(90_000)))
    expect(readFigures(longAgain, ZONE)[1]).toEqual(november('w'.repeat(90_000)))
  })

  it('that stand there already are not written again', () => {
    const before = write(table(), november('a'.repeat(50_000)))
    expect(figuresChanges(before, november('a'.repeat(50_000)), context)).toEqual([])
    expect(figuresChanges(before, { ...november('a'.repeat(50_000)), isClosed: true }, context)).toHaveLength(2)
  })

  it('are found by their headers, wherever people have put the columns', () => {
    const moved: Table = { ...table(), rows: [['', 'Data', 'Final', 'As of', 'Part', 'Month']] }
    const written = write(moved, november('{"v":1}', true))
    expect(written.rows[1]).toEqual([null, '{"v":1}', '是', serial, 1, '2026-11'])
    expect(readFigures(written, ZONE)).toEqual([november('{"v":1}', true)])
  })

  it.each<{ what: string; rows: readonly (readonly Cell[])[]; read: readonly KeptFigures[] }>([
    { what: 'nothing', rows: [], read: [] },
    { what: 'a row without a month', rows: [[null, 1, serial, '否', '{}']], read: [] },
    { what: 'a month that is none', rows: [['11月', 1, serial, '否', '{}']], read: [] },
    { what: 'a month that a sheet made a date of', rows: [[46_327, 1, serial, '否', '{}']], read: [] },
    { what: 'no part', rows: [['2026-11', 'x', serial, '否', '{}']], read: [] },
    {
      what: 'parts out of order, one of them twice',
      rows: [
        ['2026-11', 2, serial, '否', 'b'],
        ['2026-11', 1, serial, '否', 'a'],
        ['2026-11', 2, serial, '否', 'c'],
      ],
      read: [november('ab')],
    },
    {
      what: 'a time and a yes that cannot be read',
      rows: [['2026-11', 1, '昨天', 'maybe', '{}']],
      read: [{ ...november('{}'), asOf: undefined }],
    },
  ])('with $what in the tab are what can be read of them', ({ rows, read }) => {
    expect(readFigures(table(...rows), ZONE)).toEqual(read)
  })

  it('take copies of their parts out when they are written', () => {
    const copied = table(
      ['2026-11', 1, serial, '否', 'a'],
      ['2026-11', 'x', serial, '否', 'b'],
      ['2026-11', 1, serial, '否', 'c'],
    )
    expect(write(copied, november('new')).rows).toEqual([HEAD, ['2026-11', 1, serial, '否', 'new']])
  })

  it.each<{ what: string; of: Table | undefined }>([
    { what: 'a tab', of: undefined },
    { what: 'a column', of: { ...table(), rows: [HEAD.slice(0, 4)] } },
    { what: 'its header row', of: { ...table(), rows: [] } },
  ])('are neither read nor written without $what', ({ of }) => {
    expect(readFigures(of, ZONE)).toEqual([])
    expect(figuresChanges(of, november('{}'), context)).toEqual([])
  })
})
