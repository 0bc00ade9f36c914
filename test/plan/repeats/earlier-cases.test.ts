import { describe, expect, it } from 'vitest'
import { DAY, instant } from '../../../src/model/instant.ts'
import { earlierCases } from '../../../src/plan/repeats/earlier-cases.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import type { EarlierCase, RepeatAsked } from '../../../src/rules/repeats/matter.ts'
import { registerTable } from '../../../src/sheet/register-table.ts'
import { HOSTILE_TEXTS } from '../../fixtures/hostile-texts.ts'
import { tableOf } from '../../sheet/support.ts'
import { cell, sh, ZONE } from '../../support/desk.ts'

const now = sh('2026-11-21 10:00')
const since = instant(now - 30 * DAY)
const typed = (other: Readonly<Record<string, Cell>> = {}): Readonly<Record<string, Cell>> => ({
  number: 'TS-20261110-001',
  receivedAt: cell('2026-11-10 09:00'),
  customer: '王丽华',
  phone: '13900010001',
  room: '3-2-1201',
  category: '噪音扰民',
  description: '楼上半夜吵',
  ...other,
})
const register = (...rows: readonly Readonly<Record<string, Cell>>[]) =>
  registerTable('complaint', tableOf('complaint', rows), {
    zone: ZONE,
    language: 'zh',
    people: undefined,
    kinds: undefined,
  })
const asked: RepeatAsked = { receivedAt: now, customer: '王丽华', phone: '13900010001', room: '3-2-1201' }
const numbersFor = (
  one: RepeatAsked,
  rows: readonly Readonly<Record<string, Cell>>[],
  planned: readonly EarlierCase[] = [],
) => [...earlierCases([register(...rows)], since, now, planned)(one)].map((found) => found.number as string)
const isFound = (one: RepeatAsked, row: Readonly<Record<string, Cell>>) => numbersFor(one, [row]).length === 1

describe('the earlier cases of a customer or a room', () => {
  const stranger = { customer: '李梅', phone: '13900090009', room: '9-1-101' }
  it.each<[string, Readonly<Record<string, Cell>>]>([
    ['phone', { phone: '13900010001' }],
    ['phone with blanks', { phone: '139 0001 0001' }],
    ['phone as a number', { phone: 13900010001 }],
    ['full-width phone', { phone: '１３９０００１０００１' }],
    ['phone with country', { phone: '+86 139-0001-0001' }],
    ['one of two phones', { phone: '李 13900090009 / 王 13900010001' }],
    ['room', { room: '3-2-1201' }],
    ['room in words', { room: '3栋2单元1201室' }],
    ['room with a floor', { room: '3号楼2单元12层1201' }],
    ['room in Chinese figures', { room: '三号楼二单元1201' }],
    ['full-width room', { room: '３－２－１２０１' }],
    ['room in English', { room: 'Block 3 Unit 2 Room 1201' }],
    ['room without its unit', { room: '3-1201' }],
    ['name, nothing else known', { customer: '王丽华', phone: '', room: '' }],
    ['name with a title', { customer: '王丽华女士', phone: '', room: '3号楼' }],
  ])('%s', (_, other) => {
    expect(isFound(asked, typed({ ...stranger, ...other }))).toBe(true)
  })

  it.each<[string, Readonly<Record<string, Cell>>]>([
    ['a stranger', stranger],
    ['the next flat', { ...stranger, room: '3-2-1202' }],
    ['the same door of another building', { ...stranger, room: '4-2-1201' }],
    ['a namesake', { ...stranger, customer: '王丽华' }],
    ['one who ends in the same figures', { ...stranger, phone: '13800010001' }],
    ['a case of last month', { receivedAt: cell('2026-10-01 09:00') }],
    ['a row without a number', { number: '' }],
    ['a row with the number of another register', { number: 'BX-20261110-001' }],
    ['a row without a time', { receivedAt: '' }],
    ['a blank row', { number: '', receivedAt: '', customer: '', phone: '', room: '', category: '', description: '' }],
  ])('not %s', (_, other) => {
    expect(isFound(asked, typed(other))).toBe(false)
  })

  it('a place that is no room', () => {
    const place = { customer: '', phone: '', room: '南门岗亭' }
    expect(isFound({ receivedAt: now, room: '南门岗亭' }, typed(place))).toBe(true)
    expect(isFound({ receivedAt: now, room: '北门岗亭' }, typed(place))).toBe(false)
  })

  it('has the number that the row was given, not one that was typed over it', () => {
    expect(numbersFor(asked, [typed({ number: 'x', record: 'TS-20261110-007 {}' })])).toEqual(['TS-20261110-007'])
  })

  it('has what the sweep planned in place of the rows, and never the row that asks', () => {
    const at = { register: 'complaint', row: 2 } as const
    const planned = { ...asked, number: 'TS-20261121-001' as EarlierCase['number'], at }
    const rows = [typed(), typed({ number: 'TS-20261110-002' })]
    expect(numbersFor({ ...asked, at: { register: 'complaint', row: 1 } }, rows, [planned])).toEqual([
      'TS-20261121-001',
    ])
    expect(numbersFor(asked, rows, [planned])).toEqual(['TS-20261121-001', 'TS-20261110-001'])
  })

  it('of somebody who calls all the time the latest are enough', () => {
    const rows = Array.from({ length: 300 }, (_, index) =>
      typed({
        number: `TS-20261110-${String(index + 1).padStart(3, '0')}`,
        receivedAt: cell('2026-11-10 09:00') + index / 1440,
      }),
    )
    const found = numbersFor(asked, rows)
    expect(found).toHaveLength(100)
    expect(found[0]).toBe('TS-20261110-300')
  })

  it.each(Object.entries(HOSTILE_TEXTS))('%s in every cell breaks nothing', (_, text) => {
    const hostile = typed({ customer: text, phone: text, room: text, description: text })
    expect(numbersFor(asked, [hostile, typed()])).toEqual(['TS-20261110-001'])
    expect(() => numbersFor({ receivedAt: now, customer: text, phone: text, room: text }, [hostile])).not.toThrow()
  })
})
