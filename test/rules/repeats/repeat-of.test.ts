import { describe, expect, it } from 'vitest'
import { caseNumber, type Series } from '../../../src/model/case-number.ts'
import { DAY, instant } from '../../../src/model/instant.ts'
import { askedMark } from '../../../src/rules/repeats/asked.ts'
import type { EarlierCase, RepeatAsked } from '../../../src/rules/repeats/matter.ts'
import { repeatOf } from '../../../src/rules/repeats/repeat-of.ts'
import { sh } from '../../support/desk.ts'

const now = sh('2026-11-21 10:00')
const number = (n: number) => caseNumber('BX-20261101' as Series, n)
const asked = (other: Partial<RepeatAsked> = {}): RepeatAsked => ({
  receivedAt: now,
  customer: '王丽华',
  phone: '13900010001',
  room: '3-2-1201',
  category: '给排水',
  description: '厨房水槽下面又漏水了',
  ...other,
})
const earlier = (other: Partial<EarlierCase> = {}): EarlierCase => ({
  number: number(1),
  receivedAt: instant(now - 5 * DAY),
  customer: '王丽华',
  phone: '13900010001',
  room: '3-2-1201',
  category: '给排水',
  description: '厨房水槽软管漏水，柜子里都是水',
  ...other,
})
const judge = (one: RepeatAsked, cases: readonly EarlierCase[], options = {}) =>
  repeatOf(one, () => cases, { days: 30, notRepeats: [], ...options })

describe('whether a case repeats an earlier one (R40)', () => {
  it('says which one, how like it is, and why', () => {
    const found = judge(asked(), [earlier()])
    expect(found).toMatchObject({ of: number(1), why: ['phone', 'name', 'room', 'words', 'category'] })
    expect(found?.likeness).toBeGreaterThan(0.5)
    expect(judge(asked({ description: earlier().description }), [earlier()])?.likeness).toBe(1)
  })

  it.each<[string, Partial<RepeatAsked>, boolean]>([
    ['another phone of the same room', { phone: '13900020002', customer: '王先生' }, true],
    ['no phone and the same room', { phone: undefined, customer: undefined }, true],
    ['the same phone and no room', { room: undefined }, true],
    ['one of several phones', { phone: '13900020002、13900010001', room: undefined }, true],
    ['the room without its unit', { room: '3-1201', phone: undefined, customer: undefined }, true],
    ['the same phone about a place of the building', { room: '3号楼大堂' }, true],
    ['the name alone, nothing else known', { phone: undefined, room: undefined }, true],
    ['the next flat', { phone: '13900020002', customer: '李梅', room: '3-2-1202' }, false],
    ['the same phone from another building', { room: '9-1-301' }, false],
    ['a namesake in another flat', { phone: '13900020002', room: '3-1-402' }, false],
    ['a surname with a title, another phone', { customer: '王女士', phone: '13900020002', room: undefined }, false],
    ['nobody named', { customer: '匿名', phone: undefined, room: undefined }, false],
    ['other words, another category', { category: '土建防水', description: '水池底下渗水还没修好' }, true],
    ['another matter', { category: '强电照明', description: '客厅灯不亮' }, false],
    ['another matter of the same category', { description: '卫生间马桶堵了' }, false],
    ['thanks', { description: '感谢师傅，厨房水槽修好了，不漏水' }, false],
    ['thanks, but', { description: '谢谢师傅上门，但厨房水槽又漏水' }, true],
    ['asks to have it mended', { description: '厨房水槽漏水，请帮忙修好' }, true],
    ['is not very satisfied', { description: '厨房水槽漏水，对维修不是很满意' }, true],
    ['nothing but that it is not done', { description: '上次报修的还没人来' }, true],
    ['nothing at all', { description: undefined }, false],
  ])('%s', (_, other, isRepeat) => {
    expect(judge(asked(other), [earlier()]) !== undefined).toBe(isRepeat)
  })

  it.each<[string, Partial<EarlierCase>, object, boolean]>([
    ['on the last day of the window', { receivedAt: instant(now - 30 * DAY) }, {}, true],
    ['before it', { receivedAt: instant(now - 30 * DAY - 1000) }, {}, false],
    ['later', { receivedAt: instant(now + 1000) }, {}, false],
    ['a window that is off', {}, { days: 0 }, false],
    ['what a clerk said it is not', {}, { notRepeats: [number(1)] }, false],
  ])('%s', (_, other, options, isRepeat) => {
    expect(judge(asked(), [earlier(other)], options) !== undefined).toBe(isRepeat)
  })

  it('two rows of which nothing is told are not one matter', () => {
    const silent = { description: undefined, category: undefined }
    expect(judge(asked(silent), [earlier(silent)])).toBeUndefined()
  })

  it('the likest counts, then the latest; where one is ruled out, the next', () => {
    const other = earlier({ number: number(2), description: '厨房水龙头滴水' })
    const later = earlier({ number: number(3), receivedAt: instant(now - 2 * DAY) })
    const cases = [other, earlier(), later]
    expect(judge(asked(), cases)?.of).toBe(number(3))
    expect(judge(asked(), cases, { notRepeats: [number(3)] })?.of).toBe(number(1))
  })

  it('of two cases of one moment only the one with the larger number repeats the other', () => {
    const [first, second] = [
      earlier({ number: number(1), receivedAt: now }),
      earlier({ number: number(2), receivedAt: now }),
    ]
    expect(judge(first, [first, second])).toBeUndefined()
    expect(judge(second, [first, second])?.of).toBe(number(1))
  })
})

describe('what repeats are looked for by', () => {
  it.each<[string, Partial<RepeatAsked>, boolean]>([
    ['the same', {}, true],
    ['its number and row', { number: number(7), at: { register: 'repair', row: 9 } }, true],
    ['another text', { description: '马桶堵了' }, false],
    ['another phone', { phone: '13900020002' }, false],
    ['another room', { room: '3-2-1202' }, false],
    ['another time', { receivedAt: instant(now - DAY) }, false],
  ])('%s', (_, other, isSame) => {
    expect(askedMark(asked(other)) === askedMark(asked())).toBe(isSame)
  })
})
