import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/calendar/format.ts'
import { HOUR } from '../../src/model/instant.ts'
import type { Duty } from '../../src/model/staff.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { readRoster } from '../../src/sheet/roster.ts'
import { staffDirectory } from '../../src/sheet/typed/person.ts'
import { cell, ZONE } from '../support/desk.ts'
import { tableOf, told } from './support.ts'

type Row = Readonly<Record<string, Cell>>
const people = staffDirectory([{ name: '王芳', also: ['小芳'] }, { name: '李静' }, { name: 'Wang Fang' }])
const read = (...rows: readonly Row[]) => readRoster(tableOf('roster', rows), ZONE, people)
const good: Row = { role: '客服主任', names: '王芳' }

/** The days of a duty as a person would say them. */
const daysOf = ({ days, weekdays }: Duty): string =>
  days === undefined ? (weekdays?.join('') ?? '') : `${formatDay(days.from)}..${formatDay(days.to)}`

describe('the roster tab (R25)', () => {
  it('understands a row', () => {
    const { duties, problems } = read({
      days: '周五',
      hours: '20:00-08:00',
      role: '项目经理',
      names: '小芳、李静',
      remark: '夜班',
    })
    expect(duties).toEqual([
      {
        row: 1,
        role: 'manager',
        names: ['王芳', '李静'],
        weekdays: [5],
        shift: { from: 20 * HOUR, to: 8 * HOUR },
      },
    ])
    expect(problems.size).toBe(0)
  })

  it.each<[Cell, readonly string[]]>([
    [null, ['']],
    ['每天', ['']],
    ['2026-11-21', ['2026-11-21..2026-11-21']],
    ['2026/11/21', ['2026-11-21..2026-11-21']],
    ['2026年11月21日', ['2026-11-21..2026-11-21']],
    ['２０２６．１１．２１', ['2026-11-21..2026-11-21']],
    [cell('2026-11-21 00:00'), ['2026-11-21..2026-11-21']],
    ['2026-11-21至2026-11-27', ['2026-11-21..2026-11-27']],
    ['2026-11-21 ～ 11-27', ['2026-11-21..2026-11-27']],
    ['2026-11-21到27日', ['2026-11-21..2026-11-27']],
    ['2026-11-21 to 2026-11-27', ['2026-11-21..2026-11-27']],
    ['2026.11.21-2026.11.27', ['2026-11-21..2026-11-27']],
    ['2026-11-21、2026-11-28', ['2026-11-21..2026-11-21', '2026-11-28..2026-11-28']],
    ['周一', ['1']],
    ['星期天', ['7']],
    ['周一至周五', ['12345']],
    ['周一到五', ['12345']],
    ['Mon-Fri', ['12345']],
    ['Fri to Mon', ['5671']],
    ['周末', ['67']],
    ['周一三五', ['135']],
    ['周二、周四', ['2', '4']],
    ['周末、2026-12-31', ['67', '2026-12-31..2026-12-31']],
  ])('days %s', (days, expected) => {
    const { duties, problems } = read({ ...good, days })
    expect(duties.map(daysOf)).toEqual(expected)
    expect(problems.size).toBe(0)
  })

  it.each<[Cell, readonly (readonly [from: number, to: number] | undefined)[]]>([
    [null, [undefined]],
    ['全天', [undefined]],
    ['24小时', [undefined]],
    ['00:00-24:00', [undefined]],
    ['08:00-20:00', [[8, 20]]],
    ['８：００～２０：００', [[8, 20]]],
    ['16:00-24:00', [[16, 24]]],
    ['20:00-08:00', [[20, 8]]],
    ['20:00-次日08:00', [[20, 8]]],
    ['08:00-08:00', [[8, 8]]],
    [
      '08:00-12:00、18:00-22:00',
      [
        [8, 12],
        [18, 22],
      ],
    ],
  ])('hours %s', (hours, expected) => {
    const { duties, problems } = read({ ...good, hours })
    expect(duties.map(({ shift }) => shift && [shift.from / HOUR, shift.to / HOUR])).toEqual(expected)
    expect(problems.size).toBe(0)
  })

  it.each<[Cell, readonly string[]]>([
    ['王芳', ['王芳']],
    ['小芳，李静', ['王芳', '李静']],
    ['王芳 李静', ['王芳', '李静']],
    ['王芳/李静\n小芳', ['王芳', '李静']],
    ['Wang Fang', ['Wang Fang']],
  ])('names %j', (names, expected) => {
    const { duties, problems } = read({ ...good, names })
    expect(duties.map((one) => one.names)).toEqual([expected])
    expect(problems.size).toBe(0)
  })

  it.each<[string, Row, number, string]>([
    ['no role', { names: '王芳' }, 0, '请填“角色”，本行未生效'],
    ['no name', { role: '客服主任' }, 0, '请填“姓名”，本行未生效'],
    [
      'a role that has no roster',
      { role: '责任人', names: '王芳' },
      0,
      '“角色”“责任人”看不懂，可选：客服主任、项目经理、公司客服中心、管理员；本行未生效',
    ],
    [
      'days that are not said in full',
      { ...good, days: '11-21' },
      0,
      '“日期”“11-21”看不懂，请写成 2026-11-21、2026-11-21至2026-11-27、周一至周五 或 周末；本行未生效',
    ],
    [
      'days that are not in the calendar',
      { ...good, days: '2026-02-30' },
      0,
      '“日期”“2026-02-30”看不懂，请写成 2026-11-21、2026-11-21至2026-11-27、周一至周五 或 周末；本行未生效',
    ],
    [
      'workdays, of which nobody knows whether holidays are any',
      { ...good, days: '工作日' },
      0,
      '“日期”“工作日”看不懂，请写成 2026-11-21、2026-11-21至2026-11-27、周一至周五 或 周末；本行未生效',
    ],
    [
      'days the other way round',
      { ...good, days: '2026-11-27至2026-11-21' },
      0,
      '“日期”“2026-11-27至2026-11-21”的结束早于开始，本行未生效',
    ],
    [
      'hours that are none',
      { ...good, hours: '夜班' },
      0,
      '“时段”“夜班”不是看得懂的时段，请写成 08:00-20:00、20:00-08:00，或 全天；本行未生效',
    ],
    [
      'nobody at all',
      { ...good, hours: '休息' },
      0,
      '“时段”“休息”不是看得懂的时段，请写成 08:00-20:00、20:00-08:00，或 全天；本行未生效',
    ],
    [
      'a name that nobody has: the others are on duty',
      { ...good, names: '王芳、小李' },
      1,
      '“姓名”“小李”不在“人员”表里，值班邮件不发给这个名字',
    ],
    [
      'nobody whom anybody knows: nobody is on duty',
      { ...good, names: '=1+1' },
      0,
      '“姓名”“=1+1”不在“人员”表里，值班邮件不发给这个名字',
    ],
  ])('%s', (_, row, many, text) => {
    const { duties, problems } = read(row, good)
    expect(duties.filter((one) => one.row === 1)).toHaveLength(many)
    // One bad row costs no other.
    expect(duties.filter((one) => one.row === 2)).toHaveLength(1)
    expect(told('roster', problems)).toEqual({ 1: text })
  })

  it('tells a few of many names that nobody has', () => {
    const names = `王芳、${Array.from({ length: 25_000 }, (_, index) => `x${index}`).join(' ')}`
    const { duties, problems } = read({ ...good, names })
    expect([duties[0]?.names, problems.get(1)?.length]).toEqual([['王芳'], 3])
  })

  it('takes names as they stand where nobody knows the staff', () => {
    const { duties } = readRoster(tableOf('roster', [{ ...good, names: '王芳、小李' }]), ZONE, undefined)
    expect(duties.map(({ names }) => names)).toEqual([['王芳', '小李']])
  })

  it.each<[string, Cell]>([
    ['long', '周一、'.repeat(10_000)],
    ['NUL', '\u0000'],
    ['half an emoji', '\uD83D'],
    ['HTML', '<script>'],
    ['separators', '、、'],
    ['a number', -5],
    ['a truth', true],
  ])('%s costs its row alone', (_, days) => {
    const { duties, problems } = read({ ...good, days }, good)
    expect([duties.map(({ row }) => row), [...problems.keys()]]).toEqual([[2], [1]])
  })
})
