import { describe, expect, it } from 'vitest'
import { caseNumber, parseCaseNumber, seriesOf } from '../../src/model/case-number.ts'
import type { Register } from '../../src/model/register.ts'
import { type LastNumbers, numbering } from '../../src/rules/numbering.ts'

const DAY = '20261121'
const series = seriesOf('complaint', DAY)
const nothing: LastNumbers = new Map()

describe('the next number (R08)', () => {
  it.each<[string, number | undefined, readonly (readonly [Register, string])[], string]>([
    ['the first of a day', undefined, [], 'TS-20261121-001'],
    ['after what memory says', 4, [], 'TS-20261121-005'],
    ['the last row was deleted: not given again', 4, [['complaint', 'TS-20261121-003']], 'TS-20261121-005'],
    [
      'memory lost: after what stands',
      undefined,
      [
        ['complaint', 'TS-20261121-007'],
        ['complaint', 'TS-20261121-003'],
      ],
      'TS-20261121-008',
    ],
    ['memory behind what stands', 2, [['complaint', 'TS-20261121-007']], 'TS-20261121-008'],
    ['another day', undefined, [['complaint', 'TS-20261120-007']], 'TS-20261121-001'],
    ['another register', undefined, [['repair', 'BX-20261121-007']], 'TS-20261121-001'],
    ['a number in the wrong register', undefined, [['repair', 'TS-20261121-007']], 'TS-20261121-001'],
    [
      'foreign text',
      undefined,
      [
        ['complaint', '张三'],
        ['complaint', ''],
        ['complaint', 'TS-20261121-'],
        ['complaint', 'TS-20261121-9e9'],
      ],
      'TS-20261121-001',
    ],
    ['after 999', 999, [], 'TS-20261121-1000'],
    [
      'after 1000, standing',
      undefined,
      [
        ['complaint', 'TS-20261121-1000'],
        ['complaint', 'TS-20261121-999'],
      ],
      'TS-20261121-1001',
    ],
    ['beyond six digits', 999_999, [], 'TS-20261121-1000000'],
    ['after what nobody counted to', 7, [['complaint', 'TS-20261121-999999999']], 'TS-20261121-008'],
    ['memory that is no count', 1e300, [], 'TS-20261121-001'],
    ['memory between two counts', 1.5, [['complaint', 'TS-20261121-002']], 'TS-20261121-003'],
    ['memory below nothing', -3, [], 'TS-20261121-001'],
  ])('%s', (_, last, standing, expected) => {
    const memory = last === undefined ? nothing : new Map([[series, last]])
    expect(numbering(memory, standing).next('complaint', DAY)).toBe(expected)
  })

  it('follows on without gaps, each series by itself', () => {
    const numbers = numbering(new Map([[series, 2]]), [])
    const given = [
      numbers.next('complaint', DAY),
      numbers.next('repair', DAY),
      numbers.next('complaint', DAY),
      numbers.next('complaint', '20261122'),
    ]
    expect(given).toEqual(['TS-20261121-003', 'BX-20261121-001', 'TS-20261121-004', 'TS-20261122-001'])
    expect([...numbers.given()]).toEqual([
      [series, 4],
      [seriesOf('repair', DAY), 1],
      [seriesOf('complaint', '20261122'), 1],
    ])
  })

  it('remembers only what it gave', () => {
    expect([...numbering(new Map([[series, 2]]), [['complaint', 'TS-20261121-009']]).given()]).toEqual([])
  })

  it('does not write into the memory it was given', () => {
    const memory = new Map([[series, 2]])
    numbering(memory, []).next('complaint', DAY)
    expect(memory.get(series)).toBe(2)
  })
})

describe('case numbers', () => {
  it.each<[Register, string, number]>([
    ['complaint', 'TS-20261121-001', 1],
    ['repair', 'BX-20261121-012', 12],
    ['callback', 'HF-20261121-999', 999],
    ['incident', 'SJ-20261121-12345', 12345],
  ])('of %s: %s', (register, text, n) => {
    const parsed = parseCaseNumber(register, text)
    expect(parsed).toEqual({ number: text, series: seriesOf(register, DAY), n })
    expect(parsed && caseNumber(parsed.series, parsed.n)).toBe(text)
  })
  it.each([
    '',
    'TS',
    'BX-20261121-001',
    'ts-20261121-001',
    'TS-20261121-01',
    'TS-2026-001',
    ' TS-20261121-001',
    'TS-20261121-001\n',
    'TS-２０２６１１２１-001',
    'TS-20261121-001-2',
  ])('no complaint’s number: %j', (text) => {
    expect(parseCaseNumber('complaint', text)).toBeUndefined()
  })
})
