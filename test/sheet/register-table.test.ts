import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import {
  isTyped,
  missingColumns,
  peopleColumnsOf,
  type ReadingContext,
  registerTable,
} from '../../src/sheet/register-table.ts'
import { cell, row, sh, type Typed, tabOf, ZONE } from '../support/desk.ts'
import { tableOf } from './support.ts'

const context: ReadingContext = { zone: ZONE, language: 'zh', people: undefined, kinds: undefined }
const now = sh('2026-11-20 10:00')
const read = (typed: Typed) => registerTable('repair', tableOf('repair', [typed]), context).read(1, now)

describe('a row of a register', () => {
  it('is read cell by cell', () => {
    const standing = read(
      row({ appointmentAt: cell('2026-11-21 15:00'), paid: '√', fee: '120元', channel: '交付验房' }),
    )
    expect(standing.problems).toEqual([])
    expect(standing.fields).toMatchObject({
      receivedAt: sh('2026-11-20 09:00'),
      appointmentAt: sh('2026-11-21 15:00'),
      paid: true,
      fee: 120,
      channel: 'handover',
      room: '3-2-1201',
    })
  })

  it('one bad cell is a problem and blank, the others stay', () => {
    const { fields, problems } = read(
      row({ receivedAt: '昨天下午', paid: '也许', fee: '一百', priority: '很急', room: ' ' }),
    )
    expect(problems.map(({ column, severity, code }) => `${severity} ${code} ${column}`)).toEqual([
      'blocks not-a-time receivedAt',
      'warns unknown-choice priority',
      'warns not-yes-no paid',
      'warns not-a-number fee',
    ])
    expect(problems[0]).toMatchObject({ typed: '昨天下午' })
    expect(fields.paid).toBeUndefined()
    expect(fields.room).toBeUndefined()
    expect(fields.customer).toBe('李四')
  })

  it.each<[Cell, string | undefined, string | undefined]>([
    ['BX-20261120-001', 'BX-20261120-001', 'BX-20261120-001'],
    [' BX-20261120-001 ', 'BX-20261120-001', 'BX-20261120-001'],
    ['TS-20261120-001', undefined, 'TS-20261120-001'],
    [17, undefined, '17'],
    [' ', undefined, undefined],
    [null, undefined, undefined],
  ])('number %j', (typed, number, numberText) => {
    const standing = read(row({ number: typed }))
    expect([standing.number, standing.numberText]).toEqual([number, numberText])
  })

  it('what stands in the system’s columns is none of its fields', () => {
    expect(read(row({ stage: 'x', check: 'y', resolveDue: 1 })).fields).toEqual(read(row()).fields)
  })
  it('a basis that is none is none', () => {
    expect(read(row({ basis: '{' })).basis).toBeUndefined()
    expect(read(row({ basis: '{"c":"always","l":{},"d":{}}' })).basis).toMatchObject({ origin: 'import' })
  })
})

describe('columns of a register', () => {
  const header = tabOf('repair').columns.map(({ zh }) => zh)
  const without = (...gone: readonly string[]) =>
    registerTable(
      'repair',
      { tab: 'repair', title: '', rows: [header.filter((word) => !gone.includes(word))] },
      context,
    )

  it('it can do without those that need not be filled', () => {
    expect(missingColumns(without('备注', '材料', '渠道'))).toEqual([])
    expect(missingColumns(without('备注', '编号', '类别', '已阅')).map(({ key }) => key)).toEqual([
      'number',
      'category',
      'seen',
    ])
  })

  it('it cannot do without a time that stops a clock, nor with two columns of which one may be a person’s', () => {
    expect(missingColumns(without('完工时间')).map(({ key }) => key)).toEqual(['resolvedAt'])
    const twice = registerTable('repair', { tab: 'repair', title: '', rows: [['阶段', ...header]] }, context)
    expect(missingColumns(twice).map(({ key }) => key)).toEqual(['stage'])
  })

  it('people’s are all but the system’s', () => {
    const columns = peopleColumnsOf(without())
    expect(columns.map((index) => tabOf('repair').columns[index]?.writer)).toEqual(columns.map(() => 'people'))
    expect(columns).toHaveLength(tabOf('repair').columns.filter(({ writer }) => writer === 'people').length)
    expect(peopleColumnsOf(without('备注'))).toHaveLength(columns.length - 1)
  })

  it.each<[readonly Cell[], boolean]>([
    [['x', null, 'a'], true],
    [['x', null, 0], true],
    [['x', null, false], true],
    [['x', 'a'], true],
    [['x', null, null], false],
    [['x', ' 　', ''], false],
    [['x'], false],
    [[], false],
  ])('%j, people having the second and third: typed is %s', (cells, expected) => {
    expect(isTyped(cells, [1, 2])).toBe(expected)
  })
})
