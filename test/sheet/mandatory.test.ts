import { describe, expect, it } from 'vitest'
import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import type { Language } from '../../src/model/language.ts'
import type { MandatoryClass } from '../../src/model/mandatory.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { firstRows } from '../../src/sheet/first-content.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { alwaysMandatory, readMandatory, shortened } from '../../src/sheet/mandatory.ts'
import { categoryDirectory, otherCategoryNames } from '../../src/sheet/typed/category.ts'
import { desk, tabOf, ZONE } from '../support/desk.ts'
import { checks, keep, keptDesk, rowWhere, typed, viewOf } from './kept-support.ts'
import { codes, tableOf, told } from './support.ts'

type Row = Readonly<Record<string, Cell>>
const categories = [
  { register: 'repair', category: '水暖', also: ['给排水'] },
  { register: 'repair', category: '水暖', subcategory: '漏水' },
  { register: 'repair', category: '电梯' },
  { register: 'complaint', category: '电梯' },
]
const kinds = categoryDirectory(categories, otherCategoryNames(categoryContent))
const read = (...rows: readonly Row[]) => readMandatory(tableOf('mandatory', rows), ZONE, kinds)

describe('a row of the tab', () => {
  it.each<[string, Row, MandatoryClass]>([
    ['a register', { reason: '每件投诉', register: '投诉' }, { reason: '每件投诉', register: 'complaint' }],
    [
      'a reason that the rules have',
      { reason: ' 外来施工 ', doneBy: '外来施工' },
      { reason: 'contractor', doneBy: 'contractor' },
    ],
    ['priorities', { reason: '急', priorities: '特急、紧急' }, { reason: '急', priorities: ['critical', 'urgent'] }],
    ['valid information', { reason: '线索', information: '√' }, { reason: '线索', information: true }],
    [
      'a category by another name that it has',
      { reason: '水', register: '报修', category: '给排水' },
      { reason: '水', register: 'repair', category: '水暖' },
    ],
    [
      'a subcategory alone',
      { reason: '水', register: '报修', subcategory: '漏水' },
      { reason: '水', register: 'repair', category: '水暖', subcategory: '漏水' },
    ],
    [
      'a reason that is a formula',
      { reason: '=HYPERLINK("x")', register: '投诉' },
      { reason: '=HYPERLINK("x")', register: 'complaint' },
    ],
  ])('says %s', (_, row, expected) => {
    const { rows, problems } = read(row)
    expect(rows).toEqual([{ row: 1, ...expected }])
    expect(problems.size).toBe(0)
  })

  it('keeps no whole phone number, no line break and no mark of direction in its reason', () => {
    const { rows } = read({ reason: '重点客户\n\u202E13812345678', register: '投诉' })
    expect(rows.map(({ reason }) => reason)).toEqual(['重点客户 138****5678'])
  })

  it.each<[string, Row, string]>([
    [
      'a reason that is a story',
      { reason: '长'.repeat(50_000), register: '投诉' },
      `“理由”“${'长'.repeat(30)}…”太长，最多 40 个字，本行未生效`,
    ],
    ['a reason that nobody sees', { reason: '\u200B', register: '投诉' }, '请填“理由”，本行未生效'],
    ['no reason', { register: '投诉' }, '请填“理由”，本行未生效'],
    [
      'nothing but a reason',
      { reason: '全部' },
      '没有写明哪些个案必访，本行未生效：请填台账、类别、优先级、施工方或有效信息',
    ],
    [
      'what is no valid information',
      { reason: '全部', information: '否' },
      '没有写明哪些个案必访，本行未生效：请填台账、类别、优先级、施工方或有效信息',
    ],
    ['a category of any register', { reason: '梯', category: '电梯' }, '请填“台账”，本行未生效'],
    [
      'a category that there is not',
      { reason: '梯', register: '报修', category: '扶梯' },
      '“类别”“扶梯”在“分类”表里对不上，本行未生效',
    ],
    [
      'a category of another register',
      { reason: '水', register: '投诉', category: '水暖' },
      '“类别”“水暖”在“分类”表里对不上，本行未生效',
    ],
    [
      'the register of callbacks',
      { reason: '访', register: '回访' },
      '“台账”“回访”看不懂，可选：投诉、报修、突发事件；本行未生效',
    ],
    ['no register', { reason: '访', register: '全部' }, '“台账”“全部”看不懂，可选：投诉、报修、突发事件；本行未生效'],
    ['half an answer', { reason: '访', information: '?' }, '“有效信息”“?”看不懂，本行未生效'],
  ])('that has %s is not in force, and says so', (_, row, says) => {
    const { rows, problems } = read(row, { reason: '每件投诉', register: '投诉' })
    expect(rows).toEqual([{ row: 2, reason: '每件投诉', register: 'complaint' }])
    expect(told('mandatory', problems)).toEqual({ 1: says })
  })

  it.each([undefined, kinds])('whose category stands as it is where the categories are unknown', (known) => {
    const table = tableOf('mandatory', [{ reason: '梯', register: '报修', category: '扶梯' }])
    expect(readMandatory(table, ZONE, known).rows.map(({ category }) => category)).toEqual(known ? [] : ['扶梯'])
  })
})

describe('what the rules ask for (R32)', () => {
  it.each<Language>(['zh', 'en'])('stands in a new workbook, in %s', (language) => {
    const rows = firstRows(tabOf('mandatory'), 'mandatory', language, ZONE)
    const table = { tab: 'mandatory', title: '', rows } as const
    expect(rows[5]).toContain(language === 'zh' ? '是' : 'Yes')
    const names = categoryContent.map((one) => ({ register: one.register, category: one.category[language] }))
    const known = categoryDirectory(names, otherCategoryNames(categoryContent))
    const tab = readMandatory(table, ZONE, known)
    expect(codes(tab.problems)).toEqual({})
    expect(codes(shortened(tab.rows, alwaysMandatory(known)))).toEqual({})
  })

  it('has water supply and drainage by the name that the site gives it', () => {
    const plumbing = alwaysMandatory(kinds).flatMap((one) => (one.always === 'plumbing' ? [one.category] : []))
    expect(plumbing).toContain('水暖')
  })

  const all: readonly Row[] = [
    { reason: '投诉', register: '投诉' },
    { reason: '外来施工', register: '报修', doneBy: '外来施工' },
    { reason: '给排水等紧急报修', register: '报修', category: '给排水' },
    { reason: '给排水等紧急报修', register: '报修', priorities: '特急、紧急' },
    { reason: '有效信息', information: '是' },
  ]
  const leave = (row: number): readonly Row[] => all.filter((_, index) => index !== row)
  const change = (row: number, more: Row): readonly Row[] =>
    all.map((one, index) => (index === row ? { ...one, ...more } : one))
  it.each<[string, readonly Row[], Readonly<Record<number, string>>]>([
    ['all of it', all, {}],
    ['complaints taken out', leave(0), { 1: 'class-out reason' }],
    ['contractors taken out', leave(1), { 1: 'class-out reason' }],
    ['water taken out', leave(2), { 1: 'class-out reason' }],
    ['information taken out', leave(4), { 1: 'class-out reason' }],
    [
      'everything taken out',
      [{ reason: '梯', register: '报修', category: '电梯' }],
      {
        1: ['class-out reason', 'class-out reason', 'class-out reason', 'class-out reason', 'class-out reason'].join(),
      },
    ],
    ['complaints of one category', change(0, { category: '电梯' }), { 1: 'class-narrowed reason' }],
    ['water of one subcategory', change(2, { subcategory: '漏水' }), { 3: 'class-narrowed reason' }],
    ['emergencies that are critical', change(3, { priorities: '特急' }), { 4: 'class-narrowed reason' }],
    ['information in complaints', change(4, { register: '投诉' }), { 5: 'class-narrowed reason' }],
    ['emergencies of more priorities', change(3, { priorities: '特急、紧急、一般' }), {}],
    ['all repairs', [...leave(1), { reason: '报修', register: '报修' }], {}],
    ['contractors in every register', change(1, { register: null }), {}],
  ])('%s: what is less is told, what is more is not', (_, rows, expected) => {
    const tab = read(...rows)
    expect(tab.problems.size).toBe(0)
    expect(codes(shortened(tab.rows, alwaysMandatory(kinds)))).toEqual(expected)
  })
})

describe('in a workbook', () => {
  it('holds whatever is typed over it, and the tab and the health tab say so', async () => {
    const d = await keptDesk()
    const before = await viewOf(d)
    await d.rewrite('mandatory', (rows) => rows.filter((_, row) => row !== 1))
    const view = await viewOf(d)
    expect(view.mandatory).toEqual(expect.arrayContaining([expect.objectContaining({ always: 'complaint' })]))
    expect(checks(view, 'mandatory')).toEqual({
      2: '表里没有“每一件投诉”，这是规定，照样件件回访：请补上这一行',
    })
    expect(view.faults.map(({ id }) => id)).toEqual(['classes.mandatory'])
    expect(view.settingsMark).not.toBe(before.settingsMark)
  })

  it.each<[string, Cell]>([
    ['register', '工单'],
    ['priorities', '很急'],
    ['reason', null],
  ])('a row with %s %j stands as it was last good', async (column, slip) => {
    const d = await keptDesk()
    const before = await viewOf(d)
    const row = await rowWhere(d, 'mandatory', 'priorities', '特急、紧急')
    await d.retype('mandatory', row, column, slip)
    const view = await viewOf(d)
    expect(view.mandatory).toEqual(before.mandatory)
    expect(Object.keys(checks(view, 'mandatory'))).toEqual([String(row + 1)])
    expect(view.faults.map(({ id }) => id)).toEqual(['rows.mandatory'])
    expect(await keep(d, '2026-11-20 09:00')).toBe(0)
  })

  it('a site’s own row stands as it was last good where the tab is deleted', async () => {
    const d = await keptDesk((one) =>
      one.type('mandatory', [{ reason: '重点客户', register: '报修', category: '电梯' }]),
    )
    const before = await viewOf(d)
    await d.deleteTab('mandatory')
    const view = await viewOf(d)
    expect(view.mandatory.map(({ reason }) => reason)).toEqual(before.mandatory.map(({ reason }) => reason))
    expect(view.mandatory.at(-1)).toMatchObject({ reason: '重点客户' })
    expect(view.faults.map(({ id, stops }) => `${id} ${stops}`)).toEqual(['tab.mandatory held'])
  })

  it('a workbook from before there was a tab has the rules’ own classes', async () => {
    const d = await desk()
    await d.deleteTab('mandatory')
    const view = await viewOf(d)
    expect(view.mandatory.map(({ reason }) => reason)).toEqual(alwaysMandatory(undefined).map(({ reason }) => reason))
    expect(view.faults.map(({ id, stops }) => `${id} ${stops}`)).toEqual(['tab.mandatory mandatory'])
  })

  it('a category of a row that goes from its tab changes nothing', async () => {
    const d = await keptDesk((one) => one.type('mandatory', [{ reason: '重点', register: '报修', category: '电梯' }]))
    const row = await rowWhere(d, 'categories', 'category', '电梯')
    const state = await d.read()
    const view = viewLedger(typed(state, 'categories', [[row, 'category', '升降机']]))
    expect(view.mandatory.at(-1)).toMatchObject({ reason: '重点', category: '电梯' })
  })
})
