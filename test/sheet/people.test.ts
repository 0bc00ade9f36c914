import { describe, expect, it } from 'vitest'
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
