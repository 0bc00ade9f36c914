import { describe, expect, it } from 'vitest'
import { library } from '../../../sheets-template/workbook/index.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { HOSTILE_TEXTS } from '../../fixtures/hostile-texts.ts'
import { cell, type Desk, desk, FIRST, row, type Swept, type Typed } from '../../support/desk.ts'
import { settle } from '../support.ts'

const ONE = 'TS-20261120-001'
const TWO = 'TS-20261120-002'
const t = (text: string) => cell(`2026-11-${text}`)

const done: Typed = {
  customer: '陈女士',
  room: '3-2-1201',
  respondedAt: t('20 09:01'),
  resolvedAt: t('20 09:30'),
  description: '陈女士说3-2-1201漏水，电话13800000000',
  result: '陈强关了总阀，致歉',
  cause: '工作不负责任',
  exemplary: '是',
}

/** A desk with complaints, swept once. */
async function deskWith(...rows: readonly Typed[]): Promise<Desk> {
  const d = await desk()
  await d.type(
    'complaint',
    rows.map((more) => row({ ...done, ...more })),
  )
  await settle(d, '2026-11-20 10:00')
  return d
}

const lines = async (d: Desk): Promise<readonly Typed[]> => (await d.records('library')).slice(1)
const hints = async (d: Desk): Promise<readonly Cell[]> => (await lines(d)).map(({ says }) => says ?? null)
const review = (d: Desk, at = 1) => d.retype('library', at, 'reviewed', '是')
const retell = (d: Desk, description: string, at = FIRST) => d.retype('complaint', at, 'description', description)

const PEOPLES = new Set(library.columns.filter(({ writer }) => writer === 'people').map(({ key }) => key as string))
/** The columns of the library that a sweep writes to. */
function written({ changes }: Swept): readonly string[] {
  return changes.flatMap((change) =>
    change.kind === 'write' && change.tab === 'library' ? [library.columns[change.column]?.key ?? '?'] : [],
  )
}

describe('an exemplary case', () => {
  it('gets its line once it is finished, with cause and handling and without whoever it was', async () => {
    const d = await deskWith({ resolvedAt: null, result: null })
    expect(await lines(d)).toEqual([])
    await d.retype('complaint', FIRST, 'result', '陈强关了总阀，致歉')
    await d.retype('complaint', FIRST, 'resolvedAt', t('20 10:10'))
    await settle(d, '2026-11-20 10:20')
    expect(await lines(d)).toMatchObject([
      {
        number: ONE,
        title: null,
        register: '投诉',
        category: '其它',
        cause: '工作不负责任',
        story: '〔客户〕说〔房号〕漏水，电话〔电话〕',
        handling: '〔员工〕关了总阀，致歉',
        lesson: null,
        removed: '客户 1、员工 1、电话 1、房号 1',
        says: '待审：请看看还认不认得出是谁',
      },
    ])
  })

  it.each<[string, Typed]>([
    ['not marked', { exemplary: null }],
    ['marked with no', { exemplary: '否' }],
    ['marked with what nobody can read', { exemplary: '？' }],
    ['no case yet: its category is unknown', { category: '没有这一类' }],
  ])('%s: it is not in the library', async (_, more) => {
    expect(await lines(await deskWith(more))).toEqual([])
  })

  it('of another register has what was done and what was used', async () => {
    const d = await desk('en')
    const repair = Object.fromEntries(Object.entries(done).filter(([key]) => key !== 'cause'))
    await d.type('repair', [
      row({ ...repair, category: 'Other', result: 'Valve closed', materials: 'Valve DN20', exemplary: 'Yes' }),
    ])
    await settle(d, '2026-11-20 10:00')
    expect(await lines(d)).toMatchObject([
      {
        register: 'Repair',
        cause: null,
        handling: 'Valve closed\nMaterials: Valve DN20',
        removed: 'customer 1, phone 1, room 1',
        says: 'To be reviewed: see that nobody can be known from it',
      },
    ])
  })

  it.each(Object.entries(HOSTILE_TEXTS))('may say anything: %s', async (_name, text) => {
    const d = await deskWith({ description: `x${text}`, result: text })
    const [line] = await lines(d)
    expect(String(line?.['story']).isWellFormed()).toBe(true)
    expect(String(line?.['story']).length).toBeLessThan(4010)
  })
})

describe('a line', () => {
  it('follows its case until somebody has reviewed it, and says when the case has changed since', async () => {
    const d = await deskWith({})
    await retell(d, '阳台漏水')
    await settle(d, '2026-11-20 10:10')
    expect((await lines(d))[0]).toMatchObject({ story: '阳台漏水', removed: '员工 1' })
    await review(d)
    await d.retype('library', 1, 'title', '先关阀')
    await settle(d, '2026-11-20 10:20')
    expect(await hints(d)).toEqual([null])
    await retell(d, '厨房漏水')
    await settle(d, '2026-11-20 10:30')
    expect((await lines(d))[0]).toMatchObject({
      title: '先关阀',
      story: '阳台漏水',
      says: '审过以后个案有改动，这里没有跟着改；要重写就清空“已审”',
    })
    await d.retype('library', 1, 'reviewed', null)
    await settle(d, '2026-11-20 10:40')
    expect((await lines(d))[0]).toMatchObject({ story: '厨房漏水', says: '待审：请看看还认不认得出是谁' })
  })

  it('loses what a reader finds besides', async () => {
    const d = await deskWith({ description: '胖子和他的狗，胖子的门' })
    await d.retype('library', 1, 'alsoRemove', '胖子、门')
    const swept = await settle(d, '2026-11-20 10:10')
    expect((await lines(d))[0]).toMatchObject({
      story: '〔隐去〕和他的狗，〔隐去〕的〔隐去〕',
      removed: '员工 1、隐去 3',
    })
    expect(written(swept).filter((key) => PEOPLES.has(key))).toEqual([])
  })

  it.each([
    ['not reviewed', false],
    ['reviewed', true],
  ])('%s, of a case that is marked no more, says so and stays; marked again it follows', async (_, isReviewed) => {
    const d = await deskWith({})
    if (isReviewed) await review(d)
    await d.retype('complaint', FIRST, 'exemplary', null)
    await settle(d, '2026-11-20 10:10')
    expect(await hints(d)).toEqual(['典型案例的标记已取消，不再跟着个案改；不要的话可以删掉这一行'])
    await d.retype('complaint', FIRST, 'exemplary', '是')
    await settle(d, '2026-11-20 10:20')
    expect(await hints(d)).toEqual([isReviewed ? null : '待审：请看看还认不认得出是谁'])
  })

  it('that was deleted comes back while its case is marked', async () => {
    const d = await deskWith({})
    await d.rewrite('library', (rows) => rows.slice(0, 1))
    await settle(d, '2026-11-20 10:10')
    expect((await lines(d)).map(({ number }) => number)).toEqual([ONE])
  })

  it('of a case that is gone from its register stays as it is, and says so once somebody touches it', async () => {
    const d = await deskWith({})
    await d.rewrite('complaint', (rows) => rows.slice(0, FIRST))
    await d.retype('library', 1, 'alsoRemove', '总阀')
    await settle(d, '2026-11-20 10:10')
    expect((await lines(d))[0]).toMatchObject({
      handling: '〔员工〕关了总阀，致歉',
      says: '台账里已没有这一件，这一行不再改',
    })
  })

  it('that was copied follows nothing; the first one does', async () => {
    const d = await deskWith({})
    await d.rewrite('library', (rows) => [...rows, rows[1] ?? []])
    await settle(d, '2026-11-20 10:10')
    await retell(d, '阳台漏水')
    await settle(d, '2026-11-20 10:20')
    expect((await lines(d)).map(({ story, says }) => [story, says])).toEqual([
      ['阳台漏水', '待审：请看看还认不认得出是谁'],
      ['〔客户〕说〔房号〕漏水，电话〔电话〕', '和第 2 行是同一件，只有那一行跟着个案改；这一行可以删掉'],
    ])
  })

  it.each([
    ['sorted', (rows: readonly (readonly Cell[])[]) => [...rows.slice(0, 1), ...rows.slice(1).toReversed()]],
    ['moved down', (rows: readonly (readonly Cell[])[]) => rows.toSpliced(1, 0, [])],
  ])('follows its case wherever it was %s', async (_, change) => {
    const d = await deskWith({}, { description: '另一件' })
    await d.rewrite('library', change)
    await retell(d, '阳台漏水')
    await settle(d, '2026-11-20 10:10')
    const found = (await lines(d)).filter(({ number }) => number !== null)
    expect(found.map(({ number, story }) => [number, story]).toSorted()).toEqual([
      [ONE, '阳台漏水'],
      [TWO, '另一件'],
    ])
  })

  it.each([
    ['not reviewed', false, '待审：请看看还认不认得出是谁'],
    ['reviewed', true, '写入时正好有人移动行，已按个案重写：请再审一遍'],
  ])('%s, that was given what was meant for another one gets its own again', async (_, isReviewed, hint) => {
    const d = await deskWith({}, { description: '另一件' })
    if (isReviewed) await review(d, 2)
    await d.sweep('2026-11-20 10:01')
    const [first] = await lines(d)
    // Rows were sorted between a sweep's look and its writing.
    for (const key of ['story', 'record']) await d.retype('library', 2, key, first?.[key] ?? null)
    await settle(d, '2026-11-20 10:10')
    expect((await lines(d)).map(({ number, story }) => [number, story])).toEqual([
      [ONE, '〔客户〕说〔房号〕漏水，电话〔电话〕'],
      [TWO, '另一件'],
    ])
    expect((await hints(d))[1]).toBe(hint)
  })

  it.each<[string, string, Cell]>([
    ['its number', 'number', null],
    ['its text', 'story', '乱写'],
    ['what the system remembers of it', 'record', null],
  ])('gets back %s when that is spoilt', async (_, key, spoilt) => {
    const d = await deskWith({})
    const before = (await lines(d))[0]
    await d.retype('library', 1, key, spoilt)
    await settle(d, '2026-11-20 10:10')
    expect((await lines(d))[0]).toEqual(before)
  })
})

describe('without the tab', () => {
  it('everything else goes on; it is made up for once the tab is there', async () => {
    const d = await desk()
    await d.deleteTab('library')
    await d.type('complaint', [row(done)])
    await settle(d, '2026-11-20 10:00')
    expect(await d.cell('complaint', FIRST, 'number')).toBe(ONE)
    await d.setUp('zh')
    await settle(d, '2026-11-20 10:10')
    expect((await lines(d)).map(({ number }) => number)).toEqual([ONE])
  })

  it.each(['编号', '经过（已隐去）', '上次所写'])('without its column %s nothing is written', async (header) => {
    const d = await desk()
    await d.lose('library', header === '编号' ? '个案编号' : header)
    await d.type('complaint', [row(done)])
    await settle(d, '2026-11-20 10:00')
    expect(await lines(d)).toEqual([])
  })
})
