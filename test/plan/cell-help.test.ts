import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { ourNote } from '../../src/model/cell-note.ts'
import type { CaseRegister, Register } from '../../src/model/register.ts'
import type { Change } from '../../src/ports/ledger.ts'
import { cell, type Desk, desk, row, type Typed, ZONE } from '../support/desk.ts'

const NOW = '2026-11-20 09:05'
const zh = (...sentences: string[]) => ourNote(sentences, 'zh')

/** A desk whose complaint was typed and looked at once. */
async function typed(more: Typed, register: Register = 'complaint') {
  const d = await desk()
  const at = await d.type(register, [register === 'callback' ? more : row(more)])
  await d.sweep(NOW)
  const note = (column: string, index = at) => d.note(register, index, column)
  const list = (index = at) => d.list(register, index, 'subcategory')
  return { d, at, note, list }
}

/** What a plan would change around cells. */
const around = (changes: readonly Change[]) => changes.filter(({ kind }) => kind === 'note' || kind === 'list')
const rests = async (d: Desk, time = '2026-11-20 09:06') => expect((await d.look(time)).changes).toEqual([])

describe('a note stands on', () => {
  it.each<[string, Typed, string]>([
    ['that blocks', { phone: null }, 'phone'],
    ['that is only odd', { handler: '无名氏' }, 'handler'],
  ])('a cell %s, in the words of the check', async (_, more, column) => {
    const { d, at, note } = await typed(more)
    expect(await note(column)).toBe(zh(String(await d.cell('complaint', at, 'check'))))
    await rests(d)
  })

  it.each<[string, Typed, string, string | undefined]>([
    ['a time that was not said in full', { receivedAt: '昨天 15:00' }, 'receivedAt', zh('读作 2026-11-19 15:00')],
    ['a promise for a mere day', { promisedAt: '明天' }, 'promisedAt', zh('读作 2026-11-21')],
    ['a time said in full: none', { receivedAt: '2026-11-19 15:00' }, 'receivedAt', undefined],
    ['a cell that is right: none', { handler: '无名氏' }, 'phone', undefined],
  ])('%s', async (_, more, column, expected) => {
    const { d, note } = await typed(more)
    expect(await note(column)).toBe(expected)
    await rests(d)
  })

  it('a cell with several problems, and says all of them, a line each', async () => {
    const { note } = await typed({ receivedAt: cell('2026-11-20 09:00'), resolvedAt: '今天 8:00' })
    expect(await note('resolvedAt')).toMatch(/^【日清：“办结时间”早于“受理时间”.*\n读作 2026-11-20 08:00】$/)
    expect(await note('result')).toMatch(/^【日清：.*“处理结果”.*】$/)
  })

  it('the row of a callback, and on a number that is none of ours', async () => {
    const { d, at, note } = await typed({ case: 'TS-20261120-009', caller: '王芳' }, 'callback')
    expect(await note('case')).toMatch(/TS-20261120-009/)
    await d.retype('callback', at, 'number', '我的号')
    await d.sweep('2026-11-20 09:07')
    expect(await note('number')).toMatch(/^【日清：.*我的号.*】$/)
    await rests(d, '2026-11-20 09:08')
  })

  it('a cell in English too', async () => {
    const d = await desk('en', memoryLedger(ZONE))
    const at = await d.type('complaint', [{ receivedAt: 'yesterday 3pm', phone: 'x' }])
    await d.sweep(NOW)
    expect(await d.note('complaint', at, 'receivedAt')).toBe(ourNote(['Read as 2026-11-19 15:00'], 'en'))
    expect(await d.note('complaint', at, 'customer')).toBe(ourNote(['Fill in "Customer"'], 'en'))
  })

  it('both rows of a copied pair, and is the copy’s own once the copy is a case', async () => {
    const { d, at, note } = await typed({ handler: '无名氏' })
    await d.rewrite('complaint', (rows) => [...rows, rows[at] ?? []])
    await d.sweep('2026-11-20 09:06')
    expect(await note('number', at + 1)).toMatch(/^【日清：/)
    expect(await note('handler', at + 1)).toBe(await note('handler'))
    await d.retype('complaint', at + 1, 'receivedAt', cell('2026-11-20 08:30'))
    await d.sweep('2026-11-20 09:07')
    expect(await note('number', at + 1)).toBeUndefined()
    expect(await note('handler', at + 1)).toBe(await note('handler'))
    await rests(d, '2026-11-20 09:08')
  })
})

describe('a note', () => {
  it('goes when its cell is mended, and what a person wrote into it stays', async () => {
    const { d, at, note } = await typed({ handler: '无名氏', phone: null })
    await d.annotate('complaint', at, 'handler', `${await note('handler')}\n新来的同事`)
    await d.retype('complaint', at, 'handler', '陈强')
    await d.retype('complaint', at, 'phone', '13800000000')
    await d.sweep('2026-11-20 09:06')
    expect([await note('handler'), await note('phone')]).toEqual(['新来的同事', undefined])
    await rests(d, '2026-11-20 09:07')
  })

  it('is written again only where it says something else', async () => {
    const { d, at } = await typed({ handler: '无名氏', phone: null })
    await d.retype('complaint', at, 'remark', '请尽快')
    expect(around((await d.look('2026-11-20 09:06')).changes)).toEqual([])
    await d.retype('complaint', at, 'handler', '无名')
    expect(around((await d.look('2026-11-20 09:06')).changes)).toMatchObject([{ kind: 'note', row: at }])
  })

  it('of a time says the day it was first read as, also later', async () => {
    const { d, at, note } = await typed({ receivedAt: '昨天 15:00' })
    await d.retype('complaint', at, 'remark', '请尽快')
    await d.sweep('2026-11-22 09:06')
    expect(await note('receivedAt')).toBe(zh('读作 2026-11-19 15:00'))
    await d.retype('complaint', at, 'receivedAt', '昨天 16:00')
    await d.sweep('2026-11-22 09:07')
    expect(await note('receivedAt')).toBe(zh('读作 2026-11-21 16:00'))
  })

  it.each<[string, Typed]>([
    ['a phone that cannot be read', { phone: '1380013800' }],
    ['a mobile where a name belongs', { handler: '13800138000' }],
    ['a mobile written apart', { firstReceiver: '王芳 138 0013 8000' }],
    ['a land line in a category', { category: '0755-61234567' }],
    ['full-width digits', { handler: '１３８００１３８０００' }],
    ['the row’s own number, as a name', { phone: '61234567', handler: '6123-4567' }],
  ])('holds no phone number: %s', async (_, more) => {
    const d = await desk()
    await d.type('complaint', [row(more)])
    for (const change of (await d.look(NOW)).changes)
      if (change.kind === 'note')
        expect(change.note.normalize('NFKC').replaceAll(/[^\d]/g, '')).not.toMatch(/1380013800|61234567/)
  })

  it('is short and one piece, whatever was typed', async () => {
    const hostile = [
      '=1+1',
      '<b>&】【日清：',
      '\u0000\u202Eabc\n\r',
      '😀'.repeat(25_000),
      '\uD800',
      '长'.repeat(50_000),
    ]
    const d = await desk()
    await d.type(
      'complaint',
      hostile.map((text) => ({ receivedAt: text, firstReceiver: text, category: text, room: text, priority: text })),
    )
    const notes = (await d.look(NOW)).changes.flatMap((change) => (change.kind === 'note' ? [change.note] : []))
    expect(notes.length).toBeGreaterThan(hostile.length * 3)
    for (const note of notes) {
      expect(note.length).toBeLessThanOrEqual(400)
      expect(note.isWellFormed()).toBe(true)
      expect(note.match(/】/g)).toHaveLength(1)
      expect(note.endsWith('】')).toBe(true)
    }
  })

  it('stands on no case that was over long before it was first seen', async () => {
    const old = { receivedAt: cell('2026-08-01 09:00'), resolvedAt: cell('2026-08-02 09:00'), handler: '无名氏' }
    const { d, at, note, list } = await typed({ ...old, category: '车辆管理' })
    expect([await note('handler'), await note('result'), await list()]).toEqual([undefined, undefined, undefined])
    await d.retype('complaint', at, 'remark', '旧案')
    expect(around((await d.look('2026-11-25 09:00')).changes)).toEqual([])
  })

  it('stands on a case that was resolved when it was typed', async () => {
    const { note } = await typed({ receivedAt: cell('2026-11-18 09:00'), resolvedAt: cell('2026-11-18 10:00') })
    expect(await note('result')).toMatch(/处理结果/)
  })

  it('and the list go with a row that was emptied', async () => {
    const { d, at, note, list } = await typed({ handler: '无名氏', category: '车辆管理' })
    expect(await list()).toContain('固定车位被占')
    for (const key of Object.keys(row({ category: '' }))) await d.retype('complaint', at, key, null)
    await d.sweep('2026-11-20 09:06')
    expect([await note('handler'), await list()]).toEqual([undefined, undefined])
    expect([await d.cell('complaint', at, 'marks'), await d.cell('complaint', at, 'check')]).toEqual([null, null])
    await rests(d, '2026-11-20 09:07')
  })
})

describe('the list of a subcategory', () => {
  const PARKING = '固定车位被占'
  const LIFT = '电梯困人滑梯'

  it.each<[string, CaseRegister, Typed, string | undefined]>([
    ['is that of its category', 'complaint', { category: '车辆管理' }, PARKING],
    ['also where the row cannot be accepted yet', 'complaint', { category: '车辆管理', phone: null }, PARKING],
    ['and where the subcategory is another’s', 'complaint', { category: '车辆管理', subcategory: LIFT }, PARKING],
    [
      'is the column’s own where a subcategory is understood',
      'complaint',
      { category: '车辆管理', subcategory: PARKING },
      undefined,
    ],
    ['where the category has none', 'complaint', { category: '其它' }, undefined],
    ['where it is not known', 'complaint', { category: '闹鬼' }, undefined],
    ['where it is another register’s', 'repair', { category: '车辆管理' }, undefined],
    [
      'where the case is over',
      'complaint',
      { category: '车辆管理', resolvedAt: cell('2026-11-20 09:02'), result: '已办' },
      undefined,
    ],
  ])('%s', async (_, register, more, first) => {
    const { d, list } = await typed(more, register)
    expect((await list())?.[0]).toBe(first)
    await rests(d)
  })

  it('follows the category, stays once it is filled, and is the column’s own again where the category is gone', async () => {
    const { d, at, list } = await typed({ category: '车辆管理' })
    const first = async (key: string, value: string | null, time: string) => {
      await d.retype('complaint', at, key, value)
      await d.sweep(time)
      await rests(d, time)
      return (await list())?.includes(PARKING) === true
        ? 'parking'
        : (await list())?.includes(LIFT) === true
          ? 'lift'
          : 'column'
    }
    expect(await first('subcategory', PARKING, '2026-11-20 09:06')).toBe('parking')
    expect(await first('category', '公区设备', '2026-11-20 09:07')).toBe('lift')
    expect(await first('subcategory', LIFT, '2026-11-20 09:08')).toBe('lift')
    expect(await first('category', '其它', '2026-11-20 09:09')).toBe('column')
    expect(await first('category', '车辆管理', '2026-11-20 09:10')).toBe('parking')
    expect(await first('category', '闹鬼', '2026-11-20 09:11')).toBe('column')
  })

  it('follows the category tab', async () => {
    const { d, list } = await typed({ category: '车辆管理' })
    await d.type('categories', [{ register: '投诉', category: '车辆管理', subcategory: '飞线充电' }])
    await d.sweep('2026-11-20 09:06')
    expect((await list())?.at(-1)).toBe('飞线充电')
    await rests(d, '2026-11-20 09:07')
  })

  it('stands on the copy of a row too, once it is a case', async () => {
    const { d, at, list } = await typed({ category: '车辆管理' })
    await d.rewrite('complaint', (rows) => [...rows, rows[at] ?? []])
    await d.retype('complaint', at + 1, 'receivedAt', cell('2026-11-20 08:30'))
    await d.sweep('2026-11-20 09:07')
    expect((await list(at + 1))?.[0]).toBe(PARKING)
    await rests(d, '2026-11-20 09:08')
  })
})
