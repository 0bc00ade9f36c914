import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/model/language.ts'
import { REGISTERS, type Register } from '../../src/model/register.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { exampleCells, isExampleChanged, isExampleNumber } from '../../src/sheet/example-row.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { cell, type Desk, desk, row, tabOf, ZONE } from '../support/desk.ts'

const LANGUAGES: readonly Language[] = ['zh', 'en']
const EXAMPLE = 1
const written = (register: Register, language: Language, order = [...tabOf(register).columns]) => {
  const cells = exampleCells(register, { zone: ZONE, language })
  const headers = findHeaders(tabOf(register), { rows: [order.map((column) => column[language])] })
  return { cells: order.map(({ key }): Cell => cells[key] ?? null), headers }
}
const each = REGISTERS.flatMap((register) => LANGUAGES.map((language) => [register, language] as const))

describe('the example row', () => {
  it.each([
    ['示例', true],
    [' 示例 ', true],
    ['Example', true],
    ['EXAMPLE', true],
    ['示例1', false],
    ['例', false],
    ['', false],
    ['TS-20261120-001', false],
    ['示'.repeat(50_000), false],
  ])('is known by its number: %j', (text, expected) => {
    expect(isExampleNumber(text)).toBe(expected)
  })

  it.each(each)('of the %s register in %s is unchanged as it is written', (register, language) => {
    const { cells, headers } = written(register, language)
    expect(isExampleChanged(register, cells, headers, ZONE)).toBe(false)
  })

  it.each(each)('of the %s register in %s is unchanged under moved columns', (register, language) => {
    const { cells, headers } = written(register, language, tabOf(register).columns.toReversed())
    expect(isExampleChanged(register, cells, headers, ZONE)).toBe(false)
  })

  it.each(each)('of the %s register in %s is changed by any cell of people’s', (register, language) => {
    const { cells, headers } = written(register, language)
    for (const { key, writer } of tabOf(register).columns) {
      const index = headers.at.get(key) ?? -1
      const changed = cells.with(index, '别的')
      expect([key, isExampleChanged(register, changed, headers, ZONE)]).toEqual([key, writer === 'people'])
    }
  })

  it.each(each)('of the %s register in %s fills something that people fill', (register, language) => {
    const typed = tabOf(register).columns.filter(({ writer }) => writer === 'people')
    const cells = exampleCells(register, { zone: ZONE, language })
    for (const { key, required } of typed) if (required) expect([key, cells[key] ?? null]).not.toEqual([key, null])
  })
})

describe('the example row in a register', () => {
  const numbers = async (d: Desk) => (await d.records('complaint')).slice(1).map(({ number }) => number)

  it('is never read, and changed by nothing', async () => {
    const d = await desk()
    const before = (await d.table('complaint')).rows[EXAMPLE]
    await d.type('complaint', [row()])
    const { plan } = await d.sweep('2026-11-21 10:00')
    expect(plan.rows.map(({ row: index }) => index)).toEqual([EXAMPLE + 1])
    expect((await d.table('complaint')).rows[EXAMPLE]).toEqual(before)
    expect(await numbers(d)).toEqual(['示例', 'TS-20261120-001'])
  })

  it('says so when somebody types over it, until it is put back', async () => {
    const d = await desk()
    const was = await d.cell('complaint', EXAMPLE, 'customer')
    await d.retype('complaint', EXAMPLE, 'customer', '李四')
    await d.sweep('2026-11-21 10:00')
    expect(await d.cell('complaint', EXAMPLE, 'check')).toContain('示例')
    expect((await d.look('2026-11-21 10:00')).changes).toEqual([])
    await d.retype('complaint', EXAMPLE, 'customer', was ?? null)
    await d.sweep('2026-11-21 10:01')
    expect(await d.cell('complaint', EXAMPLE, 'check')).toBeNull()
  })

  it('with its number cleared it is a case like any other', async () => {
    const d = await desk()
    await d.retype('complaint', EXAMPLE, 'number', null)
    await d.sweep('2026-11-22 10:00')
    expect((await numbers(d))[0]).toBe('TS-20261121-001')
  })

  it('deleted, moved down or copied it is missed by nobody', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ receivedAt: cell('2026-11-20 09:30') })])
    await d.rewrite('complaint', ([header = [], example = [], ...rows]) => [header, ...rows, [], example, example])
    await d.sweep('2026-11-21 10:00')
    expect(await numbers(d)).toEqual(['TS-20261120-001', 'TS-20261120-002', null, '示例', '示例'])
    expect((await d.look('2026-11-21 10:00')).changes).toEqual([])
    await d.rewrite('complaint', (rows) => rows.slice(0, 3))
    expect((await d.sweep('2026-11-21 10:01')).changes).toEqual([])
  })
})
