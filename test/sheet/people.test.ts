import { describe, expect, it } from 'vitest'
import type { Category, Scope } from '../../src/model/staff.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { readCategories, readStaff } from '../../src/sheet/people.ts'
import { cell, sh, ZONE } from '../support/desk.ts'
import { codes, tableOf, told } from './support.ts'

type Row = Readonly<Record<string, Cell>>
const staff = (...rows: readonly Row[]) => readStaff(tableOf('staff', rows), ZONE)
const good: Row = { name: '周敏', mail: 'zhou.min@example.com', roles: '客服主任' }

describe('the staff tab (R25)', () => {
  it('understands a row', () => {
    const row = {
      ...good,
      name: ' 周敏 ',
      roles: '客服主任、管理员',
      department: '客服部',
      leaveUntil: cell('2026-11-25 00:00'),
      deputy: '王芳',
    }
    const { rows, byName, problems } = staff(row, { name: '王芳' })
    expect(rows).toEqual([
      {
        name: '周敏',
        mail: 'zhou.min@example.com',
        roles: ['supervisor', 'administrator'],
        department: '客服部',
        leaveUntil: sh('2026-11-25 00:00'),
        deputy: '王芳',
      },
      { name: '王芳', roles: [] },
    ])
    expect([...byName.keys()]).toEqual(['周敏', '王芳'])
    expect(problems.size).toBe(0)
  })

  it.each<[string, Row, readonly string[], string]>([
    ['no name', { mail: 'a@example.com' }, ['周敏', '王芳'], '请填“姓名”，本行未生效'],
    [
      'a name that stands above',
      { name: '周敏', mail: 'b@example.com' },
      ['周敏', '王芳'],
      '“姓名”“周敏”表里已有，本行未生效',
    ],
    [
      'a role that is none',
      { name: '新人', roles: '责任人' },
      ['周敏', '王芳'],
      '“角色”“责任人”看不懂，可选：客服主任、项目经理、公司客服中心、管理员；本行未生效',
    ],
    [
      'a leave that is no time',
      { name: '新人', leaveUntil: '下周' },
      ['周敏', '王芳'],
      '“休假至”“下周”不是看得懂的日期，请写成 2026-10-01，本行未生效',
    ],
    [
      'a mail that is none: still known',
      { name: '新人', mail: '微信' },
      ['周敏', '新人', '王芳'],
      '“邮箱”“微信”不是邮箱地址，这个人收不到邮件',
    ],
    [
      'two mails in one cell',
      { name: '新人', mail: 'a@example.com, b@example.com' },
      ['周敏', '新人', '王芳'],
      '“邮箱”“a@example.com, b@example.com”不是邮箱地址，这个人收不到邮件',
    ],
    ['a deputy nobody knows', { name: '新人', deputy: '老王' }, ['周敏', '新人', '王芳'], '“代理人”“老王”不在人员表里'],
  ])('%s', (_, row, names, text) => {
    const { byName, problems } = staff(good, row, { name: '王芳', deputy: '周敏' })
    expect([...byName.keys()]).toEqual(names)
    expect(told('staff', problems)).toEqual({ 2: text })
  })

  it('a deputy may stand below', () => {
    expect(staff({ ...good, deputy: '王芳' }, { name: '王芳' }).problems.size).toBe(0)
  })

  it('somebody with a bad address has none', () => {
    expect(staff({ name: '新人', mail: 'x@y\r\nBcc: z@example.com' }).rows).toEqual([{ name: '新人', roles: [] }])
  })
})

describe('leave and scope (R25)', () => {
  const categories: readonly Category[] = [
    { register: 'repair', category: '电梯', also: ['升降机'] },
    { register: 'repair', category: '给排水', subcategory: '爆管' },
    { register: 'complaint', category: '公区设备' },
  ]
  const known = (row: Row, kinds: readonly Category[] | undefined = categories) => {
    const { rows, problems } = readStaff(tableOf('staff', [{ ...good, ...row }]), ZONE, kinds)
    const [person] = rows
    return { ...person, scope: person?.scope, told: told('staff', problems) }
  }

  it('a leave has a beginning', () => {
    expect(known({ leaveFrom: cell('2026-11-24 00:00'), leaveUntil: cell('2026-11-25 00:00') })).toMatchObject({
      leaveFrom: sh('2026-11-24 00:00'),
      leaveUntil: sh('2026-11-25 00:00'),
      told: {},
    })
  })
  it('a leave that ends before it begins is told, and the person stays', () => {
    expect(known({ leaveFrom: cell('2026-11-25 00:00'), leaveUntil: cell('2026-11-24 00:00') })).toMatchObject({
      name: '周敏',
      told: { 1: '“休假至”早于“休假自”，这段休假不算' },
    })
  })

  it.each<[string, Row, Scope | undefined]>([
    ['none', {}, undefined],
    ['registers', { registers: '报修、投诉' }, { registers: ['repair', 'complaint'] }],
    ['registers in English', { registers: 'repair' }, { registers: ['repair'] }],
    ['all registers', { registers: '全部' }, undefined],
    ['categories', { categories: '电梯，公区设备' }, { categories: ['电梯', '公区设备'] }],
    ['a category by another name', { categories: '升降机' }, { categories: ['电梯'] }],
    ['a category in English', { categories: 'Lifts' }, { categories: ['电梯'] }],
    ['a subcategory', { categories: '爆管' }, { categories: ['爆管'] }],
    ['buildings', { buildings: '3栋、5号楼,A座' }, { buildings: ['3', '5', 'A'] }],
    ['buildings by their names', { buildings: '３ 5 a' }, { buildings: ['3', '5', 'A'] }],
    ['a range of buildings', { buildings: '5-8栋、12#' }, { buildings: ['5', '6', '7', '8', '12'] }],
    ['a range of letters', { buildings: 'A至C座' }, { buildings: ['A', 'B', 'C'] }],
    ['a building that a sheet made a number of', { buildings: 3 }, { buildings: ['3'] }],
    [
      'all three',
      { registers: '报修', categories: '电梯', buildings: '3' },
      { registers: ['repair'], categories: ['电梯'], buildings: ['3'] },
    ],
  ])('%s', (_, row, scope) => {
    expect(known(row)).toMatchObject({ name: '周敏', scope, told: {} })
  })

  it.each<[string, Row, Scope | undefined, string]>([
    [
      'a register that is none',
      { registers: '报修、投速', buildings: '3' },
      { buildings: ['3'] },
      '“负责台账”“投速”看不懂，可选：投诉、报修、突发事件；改好之前，全部台账都算',
    ],
    [
      'callbacks, which are no cases',
      { registers: '回访' },
      undefined,
      '“负责台账”“回访”看不懂，可选：投诉、报修、突发事件；改好之前，全部台账都算',
    ],
    [
      'a category that the tab does not have',
      { categories: '电剃、电梯' },
      undefined,
      '“负责类别”“电剃”不在“分类”表里；改好之前，全部类别都算',
    ],
    [
      'no building',
      { buildings: '3栋、东区' },
      undefined,
      '“负责楼栋”“东区”看不出是哪一栋，请写成 3栋、5号楼、A座；改好之前，全部楼栋都算',
    ],
    [
      'a range the other way round',
      { buildings: '8-5栋' },
      undefined,
      '“负责楼栋”“8-5栋”看不出是哪一栋，请写成 3栋、5号楼、A座；改好之前，全部楼栋都算',
    ],
  ])('%s: nobody is left out for it', (_, row, scope, text) => {
    expect(known(row)).toMatchObject({ name: '周敏', mail: 'zhou.min@example.com', scope, told: { 1: text } })
  })

  it('categories count as they stand where nobody knows them', () => {
    const { rows } = readStaff(tableOf('staff', [{ ...good, categories: '电剃' }]), ZONE)
    expect(rows[0]?.scope).toEqual({ categories: ['电剃'] })
  })
})

describe('the category tab', () => {
  it('reads its rows and tells of the others', () => {
    const { rows, problems } = readCategories(
      tableOf('categories', [
        { register: '投诉', category: '公区设备', subcategory: '爆管停水', priority: '紧急' },
        { register: '报修', category: '电梯' },
        { register: '报修' },
        { category: '电梯' },
        { register: '报修', category: '消防', priority: '很急' },
      ]),
      ZONE,
    )
    expect(rows).toEqual([
      { register: 'complaint', category: '公区设备', subcategory: '爆管停水', priority: 'urgent' },
      { register: 'repair', category: '电梯' },
    ])
    expect(codes(problems)).toEqual({ 3: 'missing category', 4: 'missing register', 5: 'unknown-choice priority' })
  })
})
