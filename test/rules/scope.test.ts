import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import type { CaseRegister } from '../../src/model/register.ts'
import type { Scope } from '../../src/model/staff.ts'
import { buildingNamed, buildingOf, fitsScope } from '../../src/rules/scope.ts'

describe('the building of a room or a place (R25)', () => {
  it.each<[string, string | undefined]>([
    ['3-2-1501', '3'],
    ['3-1501', '3'],
    ['03-02-1501', '3'],
    ['A-1501', 'A'],
    ['3栋2单元1501', '3'],
    ['3号楼1501', '3'],
    ['3 号楼 2 单元 1501', '3'],
    ['3-2单元1501室', '3'],
    ['3-2单元', '3'],
    ['A座', 'A'],
    ['a座大堂', 'A'],
    ['B2座1203', 'B2'],
    ['12#1203', '12'],
    ['12#楼顶', '12'],
    ['３栋２单元１５０１', '3'],
    ['Ａ座１５０１', 'A'],
    ['　3栋　', '3'],
    ['3—2—1501', '3'],
    ['三号楼电梯', '3'],
    ['十二栋', '12'],
    ['5幢东侧', '5'],
    ['翠湖花园3栋大堂', '3'],
    ['3栋与3栋之间', '3'],
    ['Block 3, Unit 2, Room 1501', '3'],
    ['lift of building A', 'A'],
    ['blk 12', '12'],
    // It cannot be told.
    ['', undefined],
    ['1501', undefined],
    ['地库', undefined],
    ['3-15', undefined],
    ['2单元门口', undefined],
    ['3栋和5栋之间', undefined],
    ['B2车库', undefined],
    ['2026-11-20', undefined],
    ['138-1234-5678', undefined],
    ['东门岗亭', undefined],
    ['二三栋', undefined],
    ['栋', undefined],
    ['1234栋', undefined],
    ['=IMPORTXML("x")', undefined],
    ['\u0000🏢\uD800', undefined],
    [`${'长'.repeat(50_000)}3栋`, undefined],
  ])('%j: %s', (place, building) => expect(buildingOf(place)).toBe(building))

  it.each<[string, string | undefined]>([
    ['3', '3'],
    ['03', '3'],
    ['a', 'A'],
    ['三', '3'],
    ['3栋', '3'],
    ['A 座', 'A'],
    ['Block 3', '3'],
    ['1501', undefined],
    ['东区', undefined],
  ])('in a scope %j names %s', (word, building) => expect(buildingNamed(word)).toBe(building))
})

describe('whose case it is (R25)', () => {
  const lifts: CaseFields = { category: '电梯', subcategory: '困人', room: '3-2-1501' }
  it.each<[string, Scope | undefined, CaseRegister, CaseFields, boolean]>([
    ['without a scope everybody’s', undefined, 'repair', lifts, true],
    ['a register of theirs', { registers: ['repair', 'incident'] }, 'repair', lifts, true],
    ['another register', { registers: ['complaint'] }, 'repair', lifts, false],
    ['a category of theirs', { categories: ['消防', '电梯'] }, 'repair', lifts, true],
    ['a subcategory of theirs', { categories: ['困人'] }, 'repair', lifts, true],
    ['another category', { categories: ['消防'] }, 'repair', lifts, false],
    ['no category is known', { categories: ['消防'] }, 'repair', {}, true],
    ['a building of theirs', { buildings: ['3', 'A'] }, 'repair', lifts, true],
    ['another building', { buildings: ['5'] }, 'repair', lifts, false],
    ['the building cannot be told', { buildings: ['5'] }, 'repair', { room: '地库' }, true],
    ['no place at all', { buildings: ['5'] }, 'repair', {}, true],
    [
      'it happened elsewhere than the customer lives',
      { buildings: ['5'] },
      'repair',
      { ...lifts, place: '5栋大堂' },
      true,
    ],
    ['a place that is no building: the room', { buildings: ['3'] }, 'repair', { ...lifts, place: '电梯里' }, true],
    [
      'all that is named must fit',
      { registers: ['repair'], categories: ['电梯'], buildings: ['3'] },
      'repair',
      lifts,
      true,
    ],
    ['one of it does not', { registers: ['repair'], categories: ['电梯'], buildings: ['5'] }, 'repair', lifts, false],
  ])('%s', (_, scope, register, fields, fits) => expect(fitsScope(scope, { register, fields })).toBe(fits))

  it('what is about no case is of every register', () => {
    expect(fitsScope({ registers: ['repair'] }, { fields: {} })).toBe(true)
  })
})
