import { describe, expect, it } from 'vitest'
import { escalationContent } from '../../sheets-template/workbook/content/escalation.ts'
import { policyContent } from '../../sheets-template/workbook/content/policy.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { firstRows } from '../../src/sheet/first-content.ts'
import { readEscalation, readPolicy } from '../../src/sheet/policy.ts'
import { tabOf, ZONE } from '../support/desk.ts'
import { codes, tableOf, told } from './support.ts'

type Row = Readonly<Record<string, Cell>>
const good: Row = { register: '投诉', calendar: '24小时', resolve: '3天' }
const CALENDARS = { inForce: new Set(['always', 'working', '工程']), notInForce: new Set(['夜班']) }
const policy = (...rows: readonly Row[]) => readPolicy(tableOf('policy', rows), ZONE, CALENDARS)

describe('the time-limit tab (R15)', () => {
  it('understands a row', () => {
    const row = {
      ...good,
      category: ' 公区设备 ',
      subcategory: '爆管停水',
      priorities: '特急、紧急',
      respond: '立即',
      reply: '次日 08:30',
    }
    const { rows, problems } = policy(row)
    expect(rows).toEqual([
      {
        row: 1,
        register: 'complaint',
        calendar: 'always',
        category: '公区设备',
        subcategory: '爆管停水',
        priorities: ['critical', 'urgent'],
        limits: {
          respond: { kind: 'at-once' },
          reply: { kind: 'day-at', days: 1, minuteOfDay: 510 },
          resolve: { kind: 'days', unit: 'day', amount: 3 },
        },
      },
    ])
    expect(problems.size).toBe(0)
  })

  it.each(['-', '—', '－', '--', '/', '无', 'None', ' ', null])('%j sets no clock', (typed) => {
    const { rows, problems } = policy({ ...good, reply: typed })
    expect(Object.keys(rows[0]?.limits ?? {})).toEqual(['resolve'])
    expect(problems.size).toBe(0)
  })

  it.each(['\u200B3天', '3天\uFEFF', '\u202E3天', '\u00003天', '3天\n'])(
    '%j is three days: what nobody sees does not count',
    (typed) => {
      const { rows, problems } = policy({ ...good, resolve: typed, reply: '\u200B' })
      expect(rows[0]?.limits).toEqual({ resolve: { kind: 'days', unit: 'day', amount: 3 } })
      expect(problems.size).toBe(0)
    },
  )

  it.each<[Cell, string]>([
    ['２４小时', 'always'],
    ['Round the clock', 'always'],
    ['工作 时间', 'working'],
    [' 工程', '工程'],
  ])('calendar %j', (calendar, expected) => {
    expect(policy({ ...good, calendar }).rows).toMatchObject([{ calendar: expected }])
  })

  it.each<[string, Row, string]>([
    ['no register', { ...good, register: null }, '请填“台账”，本行未生效'],
    ['no calendar', { ...good, calendar: '' }, '请填“日历”，本行未生效'],
    ['neither', { resolve: '3天' }, '请填“台账”，本行未生效；请填“日历”，本行未生效'],
    [
      'an unknown register',
      { ...good, register: '表扬' },
      '“台账”“表扬”看不懂，可选：投诉、报修、回访、突发事件；本行未生效',
    ],
    [
      'an unknown priority',
      { ...good, priorities: '特急、不急' },
      '“优先级”“不急”看不懂，可选：特急、紧急、一般；本行未生效',
    ],
    ['no priority but a stroke', { ...good, priorities: '/' }, '“优先级”“/”看不懂，可选：特急、紧急、一般；本行未生效'],
    ['an unknown calendar', { ...good, calendar: '前台' }, '“日历”“前台”不在“日历”表里，本行未生效'],
    ['a bad calendar', { ...good, calendar: '夜班' }, '“日历”“夜班”未生效（见“日历”表的“检查”），本行也未生效'],
    [
      'half a day',
      { ...good, reply: '半天' },
      '“回复”“半天”分不清是自然日还是工作日的一部分，请写小时，如 4小时 或 36小时；本行未生效',
    ],
    ['no unit', { ...good, reply: 24 }, '“回复”“24”缺单位，请写成 24小时 或 3天；本行未生效'],
    [
      'two bad limits',
      { ...good, reply: '3个月', arrive: '0分钟' },
      '“到场”“0分钟”不大于 0，请写 1 到 5256000分钟，或写 立即；本行未生效；“回复”“3个月”长短不定，请写天数，如 90天；本行未生效',
    ],
  ])('%s: not in force, and said; the others stay', (_, bad, text) => {
    const { rows, problems } = policy(good, bad, { ...good, register: '报修' })
    expect(rows.map(({ row }) => row)).toEqual([1, 3])
    expect(told('policy', problems)).toEqual({ 2: text })
  })

  it('a row equal to one above is not in force', () => {
    const { rows, problems } = policy(good, { ...good, register: '报修' }, { ...good, resolve: '5天' })
    expect(rows.map(({ row }) => row)).toEqual([1, 2])
    expect(told('policy', problems)).toEqual({ 3: '与第 2 行重复，本行未生效' })
  })

  it('a row on which only the system wrote is blank', () => {
    const { rows, problems } = policy({ check: '旧的提示' }, { remark: ' ' }, good)
    expect(rows.map(({ row }) => row)).toEqual([3])
    expect(codes(problems)).toEqual({ 2: 'missing register,missing calendar' })
  })

  it.each(['zh', 'en'] as const)('the first content is in force whole, in %s (R17)', (language) => {
    const rows = firstRows(tabOf('policy'), 'policy', language, ZONE)
    const read = readPolicy({ tab: 'policy', title: '', rows }, ZONE, CALENDARS)
    expect(read.rows).toHaveLength(policyContent.length)
    expect(read.problems.size).toBe(0)
  })
})

const rule: Row = { clocks: '办结、回复', offset: '+4小时', level: 2, roles: '责任人、项目经理' }
const escalation = (...rows: readonly Row[]) => readEscalation(tableOf('escalation', rows), ZONE)

describe('the escalation tab (R24)', () => {
  it('understands a row', () => {
    expect(escalation(rule).rows).toEqual([
      {
        row: 1,
        clocks: ['resolve', 'reply'],
        roles: ['handler', 'manager'],
        level: 2,
        side: 'after',
        offset: { kind: 'span', unit: 'hour', amount: 4 },
      },
    ])
  })

  const span = (unit: 'minute' | 'hour', amount: number) => ({ kind: 'span', unit, amount })
  it.each<[Cell, string, unknown]>([
    ['0', 'after', span('minute', 0)],
    [0, 'after', span('minute', 0)],
    ['+0', 'after', span('minute', 0)],
    ['-0', 'after', span('minute', 0)],
    ['０', 'after', span('minute', 0)],
    ['-30分钟', 'before', span('minute', 30)],
    ['－30分钟', 'before', span('minute', 30)],
    ['- 30m', 'before', span('minute', 30)],
    ['提前30分钟', 'before', span('minute', 30)],
    ['提前 1天', 'before', { kind: 'days', unit: 'day', amount: 1 }],
    ['30分钟', 'after', span('minute', 30)],
    ['+4小时', 'after', span('hour', 4)],
    ['超过4小时', 'after', span('hour', 4)],
    ['超时 4h', 'after', span('hour', 4)],
    ['1个工作日', 'after', { kind: 'workdays', amount: 1 }],
    ['当日', 'after', { kind: 'day-end', days: 0 }],
    ['50%', 'before', { kind: 'share', percent: 50 }],
    ['75％', 'before', { kind: 'share', percent: 75 }],
    [' 9 %', 'before', { kind: 'share', percent: 9 }],
    ['+1天', 'after', { kind: 'days', unit: 'day', amount: 1 }],
  ])('%j', (offset, side, duration) => {
    const { rows, problems } = escalation({ ...rule, offset })
    expect(rows).toMatchObject([{ side, offset: duration }])
    expect(problems.size).toBe(0)
  })

  const days = (amount: number) => ({ kind: 'days', unit: 'day', amount })
  it.each<[Cell, Cell, unknown]>([
    [null, null, undefined],
    ['-', null, undefined],
    ['无', '', undefined],
    ['1小时', 2, { every: span('hour', 1), most: 2 }],
    ['1小时', null, { every: span('hour', 1), most: 3 }],
    ['5分钟', 99, { every: span('minute', 5), most: 99 }],
    ['每30分钟', 1, { every: span('minute', 30), most: 1 }],
    ['每天', null, { every: days(1), most: 3 }],
    ['１天', null, { every: days(1), most: 3 }],
    ['every 2 days', null, { every: days(2), most: 3 }],
    ['every day', null, { every: days(1), most: 3 }],
    ['半小时\u200B', null, { every: span('minute', 30), most: 3 }],
    [null, 3, undefined],
    ['-', 3, undefined],
  ])('repeats every %j, at most %j', (every, most, repeat) => {
    const { rows, problems } = escalation({ ...rule, every, most })
    expect(rows.map((one) => one.repeat)).toEqual([repeat])
    expect(problems.size).toBe(0)
  })

  it.each<[Cell, true | undefined]>([
    [null, undefined],
    ['等天亮', undefined],
    ['照发', true],
    ['Mailed', true],
  ])('in the quiet hours: %j', (night, expected) => {
    expect(escalation({ ...rule, night }).rows.map(({ atNight }) => atNight)).toEqual([expected])
  })

  it.each<[string, Row, string]>([
    ['nothing but a remark', { remark: '待定' }, 'missing clocks,missing offset,missing level,missing roles'],
    ['no roles', { ...rule, roles: null }, 'missing roles'],
    ['an unknown role', { ...rule, roles: '责任人、保安' }, 'unknown-choice roles'],
    ['an unknown clock', { ...rule, clocks: '吃饭' }, 'unknown-choice clocks'],
    ['a clock that is only a stroke', { ...rule, clocks: '、' }, 'unknown-choice clocks'],
    ['no number', { ...rule, level: '二' }, 'not-a-number level'],
    ['a level in between', { ...rule, level: 1.5 }, 'bad-level level'],
    ['a level below', { ...rule, level: -1 }, 'bad-level level'],
    ['a level above', { ...rule, level: 10 }, 'bad-level level'],
    ['before by workdays', { ...rule, offset: '-1个工作日' }, 'bad-duration offset'],
    ['before by a day end', { ...rule, offset: '提前当日' }, 'bad-duration offset'],
    ['no duration', { ...rule, offset: '过一会儿' }, 'bad-duration offset'],
    ['no unit', { ...rule, offset: '-30' }, 'bad-duration offset'],
    ['twice negative', { ...rule, offset: '--30分钟' }, 'bad-duration offset'],
    ['none of it used', { ...rule, offset: '0%' }, 'bad-share offset'],
    ['all of it used', { ...rule, offset: '100%' }, 'bad-share offset'],
    ['more than all', { ...rule, offset: '150%' }, 'bad-share offset'],
    ['a share before', { ...rule, offset: '-50%' }, 'bad-share offset'],
    ['parts of a per cent', { ...rule, offset: '50.5%' }, 'bad-share offset'],
    ['a share that the sheet made a number of', { ...rule, offset: 0.5 }, 'bad-duration offset'],
    ['half the time in words', { ...rule, offset: '时限过半' }, 'bad-duration offset'],
    ['too often', { ...rule, every: '4分钟' }, 'bad-repeat every'],
    ['by workdays', { ...rule, every: '1个工作日' }, 'bad-repeat every'],
    ['at once, again and again', { ...rule, every: '立即' }, 'bad-repeat every'],
    ['every other day, or each', { ...rule, every: '每隔1天' }, 'bad-duration every'],
    ['nothing that can be read', { ...rule, every: '常常' }, 'bad-duration every'],
    ['no repeat', { ...rule, every: '1天', most: 0 }, 'bad-times most'],
    ['a hundred', { ...rule, every: '1天', most: 100 }, 'bad-times most'],
    ['half a repeat', { ...rule, every: '1天', most: 1.5 }, 'bad-times most'],
    ['an unknown word of the night', { ...rule, night: '看情况' }, 'unknown-choice night'],
  ])('%s: not in force, and said; the others stay', (_, bad, expected) => {
    const { rows, problems } = escalation(rule, bad, { ...rule, level: 0 }, { ...rule, level: 9 })
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4])
    expect(codes(problems)).toEqual({ 2: expected })
  })

  it.each(['zh', 'en'] as const)('the first content is in force whole, in %s', (language) => {
    const rows = firstRows(tabOf('escalation'), 'escalation', language, ZONE)
    const read = readEscalation({ tab: 'escalation', title: '', rows }, ZONE)
    expect(read.rows).toHaveLength(escalationContent.length)
    expect(read.problems.size).toBe(0)
  })
})
