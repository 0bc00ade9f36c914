import { describe, expect, it } from 'vitest'
import type { BoardKey } from '../../../src/statistics/board/figures.ts'
import { holdsUntil } from '../../../src/statistics/board/holds-until.ts'
import { FIRST, row, sh, type Typed, ZONE } from '../../support/desk.ts'
import { boardAt, deskWith, type Rows, some } from './support.ts'

/** A complaint of Friday 09:00: to be responded to by 09:05, answered and told of by Saturday 09:00, resolved by Monday 09:00. */
const complaint = (more: Typed = {}): Rows => ({ complaint: [row({ respondedAt: '2026-11-20 09:03', ...more })] })
const paused = { pauseReason: '等客户', repliedAt: '2026-11-20 10:00' }
const incident: Typed = { category: '设备类', respondedAt: '2026-11-20 09:02', arrivedAt: '2026-11-20 09:02' }
const careUntil = { ...incident, resolvedAt: '2026-11-20 10:00', afterCareUntil: '2026-11-25' }
const handled = { result: '已处理' }

describe('what waits is counted', () => {
  it.each<[name: string, rows: Rows, time: string, figures: Partial<Record<BoardKey, number>>]>([
    ['nothing of an empty ledger', {}, '2026-11-20 09:04', {}],
    ['what has time', complaint(), '2026-11-20 09:04', { open: 1, inTime: 1 }],
    ['a deadline in two hours', complaint(), '2026-11-21 07:00', { open: 1, soon: 1 }],
    ['not yet a minute before that', complaint(), '2026-11-21 06:59', { open: 1, inTime: 1 }],
    ['not late on the deadline itself', complaint({ respondedAt: null }), '2026-11-20 09:05', { open: 1, soon: 1 }],
    ['late after it', complaint({ respondedAt: null }), '2026-11-20 09:06', { open: 1, overdue: 1 }],
    ['no progress in time', complaint(), '2026-11-21 09:01', { open: 1, overdue: 1, forgotten: 1 }],
    [
      'late, with progress',
      complaint({ progress: '在办', progressAt: '2026-11-21 08:00' }),
      '2026-11-21 09:01',
      { open: 1, overdue: 1 },
    ],
    [
      'a promise that was not kept',
      complaint({ promisedAt: '2026-11-20 18:00' }),
      '2026-11-20 18:01',
      { open: 1, overdue: 1 },
    ],
    [
      'one that waits, whose deadline passed in the meantime',
      complaint({ ...paused, pausedAt: '2026-11-20 11:00', progress: '在等', progressAt: '2026-11-23 12:00' }),
      '2026-11-23 12:00',
      { open: 1, inTime: 1, paused: 1 },
    ],
    [
      'one that waits, and was late before',
      complaint({ ...paused, pausedAt: '2026-11-23 10:00', progress: '在等', progressAt: '2026-11-23 12:00' }),
      '2026-11-23 12:00',
      { open: 1, overdue: 1, paused: 1 },
    ],
    [
      'nothing of what was resolved but its callback',
      complaint({ ...handled, resolvedAt: '2026-11-20 10:00' }),
      '2026-11-20 10:01',
      { toCall: 1 },
    ],
    [
      'after-care, with its callback',
      { incident: [row(careUntil)] },
      '2026-11-20 10:01',
      { open: 1, inTime: 1, toCall: 1 },
    ],
    ['a row that is too wrong to be a case', complaint({ phone: null }), '2026-11-20 09:04', { wrong: 1 }],
    [
      'a case in which something is wrong',
      complaint({ handler: '无名氏' }),
      '2026-11-20 09:04',
      { open: 1, inTime: 1, wrong: 1 },
    ],
    [
      'what lies ahead has not happened',
      complaint({ resolvedAt: '2026-11-22 10:00' }),
      '2026-11-20 09:04',
      { open: 1, inTime: 1, wrong: 1 },
    ],
  ])('%s', async (_, rows, time, figures) => {
    const d = await deskWith(rows, time)
    const { total, people, registers, clocks } = await boardAt(d, time)
    expect(some(total)).toEqual(figures)
    expect(registers).toHaveLength(4)
    expect(total.open).toBe(total.overdue + total.soon + total.inTime)
    expect(people.reduce((sum, { tally }) => sum + tally.open + tally.toCall + tally.wrong, 0)).toBe(
      total.open + total.toCall + total.wrong,
    )
    expect(clocks.every(({ runs, overdue, soon, inTime }) => runs === overdue + soon + inTime)).toBe(true)
  })

  it('a callback that nobody made in time', async () => {
    const d = await deskWith(complaint({ ...handled, resolvedAt: '2026-11-20 10:00' }), '2026-11-20 10:01')
    expect(some((await boardAt(d, '2026-11-30 10:01')).total)).toEqual({ toCall: 1, lateCalls: 1 })
  })

  it('leaves out the example, copies, rows that were emptied, and what is over', async () => {
    const d = await deskWith(complaint(), '2026-11-20 09:04')
    const { rows } = await d.table('complaint')
    await d.rewrite('complaint', (all) => [...all, rows[FIRST] ?? []])
    await d.sweep('2026-11-20 09:05')
    // The copy has no number of its own: it is a wrong row, and no second case.
    expect(some((await boardAt(d, '2026-11-20 09:05')).total)).toEqual({ open: 1, inTime: 1, wrong: 1 })
    await d.rewrite('complaint', (all) => all.slice(0, FIRST))
    await d.sweep('2026-11-20 09:06')
    expect(some((await boardAt(d, '2026-11-20 09:06')).total)).toEqual({})
  })
})

describe('whose it is', () => {
  it.each<[name: string, typed: Typed, person: string | undefined]>([
    ['the handler', { handler: '陈强' }, '陈强'],
    ['the first receiver where nobody handles it', { handler: null }, '王芳'],
    ['whoever a title and blanks mean', { handler: ' 陈强 ' }, '陈强'],
    ['a name that nobody knows', { handler: '=1+1' }, '=1+1'],
    ['nobody, of a row that names none', { handler: null, firstReceiver: null }, undefined],
  ])('%s', async (_, typed, person) => {
    const { people } = await boardAt(await deskWith(complaint(typed), '2026-11-20 09:04'), '2026-11-20 09:04')
    expect(people.map(({ name }) => name)).toEqual([person])
  })

  it('of a callback it is the caller, whoever handled the case', async () => {
    const d = await deskWith(complaint({ ...handled, resolvedAt: '2026-11-20 10:00' }), '2026-11-20 10:01')
    await d.retype('callback', FIRST, 'caller', '李静')
    await d.sweep('2026-11-20 10:02')
    const { people } = await boardAt(d, '2026-11-20 10:02')
    expect(people.map(({ name, tally }) => [name, some(tally)])).toEqual([['李静', { toCall: 1 }]])
  })

  it('whoever is latest comes first, then who has most; the nameless last', async () => {
    const at = (handler: string | null, more: Typed = {}) => row({ respondedAt: '2026-11-20 09:03', handler, ...more })
    const d = await deskWith(
      {
        complaint: [
          at(null, { firstReceiver: null }),
          at('乙'),
          at('甲'),
          at('丙'),
          at('丙'),
          at('丁', { respondedAt: null }),
        ],
      },
      '2026-11-20 09:06',
    )
    const { people } = await boardAt(d, '2026-11-20 09:06')
    expect(people.map(({ name }) => name)).toEqual(['丁', '丙', '乙', '甲', undefined])
  })
})

describe('what is most urgent', () => {
  it('is overdue before due soon, hurts people before it does not, and is due before what is due later; callbacks after cases', async () => {
    const d = await deskWith(
      {
        complaint: [
          row({ respondedAt: '2026-11-20 09:03', description: '不急' }),
          row({ description: '迟了' }),
          row({ description: '迟了，急', priority: '紧急' }),
          row({ ...handled, description: '办好了', resolvedAt: '2026-11-20 09:05' }),
        ],
        incident: [row({ ...incident, priority: '特急' })],
      },
      '2026-11-20 09:10',
    )
    const time = '2026-11-30 09:10'
    const { urgent } = await boardAt(d, time)
    expect(urgent.map(({ register, row: at, first }) => [register, at, first.clock])).toEqual([
      ['incident', FIRST, 'progress'],
      ['complaint', FIRST + 2, 'respond'],
      ['complaint', FIRST + 1, 'respond'],
      ['complaint', FIRST, 'reply'],
      ['callback', FIRST, 'callback'],
    ])
    expect(urgent.every(({ first }) => first.pressure === 'overdue' && first.due < sh(time))).toBe(true)
  })

  it('is ten at most, and leaves out what no clock runs for', async () => {
    const d = await deskWith(
      { complaint: Array.from({ length: 12 }, () => row()), incident: [row(careUntil)] },
      '2026-11-20 10:01',
    )
    const { urgent, total } = await boardAt(d, '2026-11-20 10:01')
    expect(total.open).toBe(13)
    expect(urgent).toHaveLength(10)
    expect(urgent.every(({ register }) => register === 'complaint')).toBe(true)
  })

  it('names rows that are wrong, those without a number first', async () => {
    const d = await deskWith(
      { complaint: [row({ handler: '无名氏' }), row({ phone: null })], repair: [row({ category: null })] },
      '2026-11-20 09:04',
    )
    const { wrong, unaccepted } = await boardAt(d, '2026-11-20 09:04')
    expect(wrong.map(({ register, row: at, number }) => [register, at, number])).toEqual([
      ['complaint', FIRST + 1, undefined],
      ['repair', FIRST, undefined],
      ['complaint', FIRST, 'TS-20261120-001'],
    ])
    expect(unaccepted).toBe(2)
  })
})

describe('a ledger that lacks something', () => {
  it('of a register that is gone, or lacks its memory, nothing is known, and the others are counted', async () => {
    const d = await deskWith({ ...complaint(), repair: [row({ category: '电梯' })] }, '2026-11-20 09:04')
    await d.lose('repair', '编号')
    await d.deleteTab('incident')
    const { unread, registers, total } = await boardAt(d, '2026-11-20 09:04')
    expect(unread.map(({ register, lacks }) => [register, lacks.map(({ zh }) => zh)])).toEqual([
      ['repair', ['编号']],
      ['incident', []],
    ])
    expect(registers.map(({ register }) => register)).toEqual(['complaint', 'callback'])
    expect(total.open).toBe(1)
  })

  it('a clock that nobody could stop is none', async () => {
    const d = await deskWith(complaint({ respondedAt: null }), '2026-11-20 09:06')
    await d.lose('complaint', '响应时间')
    await d.sweep('2026-11-20 09:07')
    expect(some((await boardAt(d, '2026-11-20 09:07')).total)).toMatchObject({ open: 1, inTime: 1 })
  })
})

describe('until when a board holds', () => {
  it.each<[name: string, rows: Rows, now: string, until: string, after: number]>([
    ['to the end of the day where nothing runs', {}, '2026-11-20 09:04', '2026-11-21 00:00', 0],
    ['until a deadline is near', complaint(), '2026-11-21 06:00', '2026-11-21 07:00', 0],
    ['until just after it', complaint(), '2026-11-21 08:00', '2026-11-21 09:00', 1],
    ['of what is late, until the next', complaint(), '2026-11-21 09:01', '2026-11-22 00:00', 0],
  ])('%s', async (_, rows, now, until, after) => {
    expect((await boardAt(await deskWith(rows, now), now)).until).toBe(sh(until) + after)
  })

  it('of more open cases than a call has arguments', () => {
    const due = sh('2026-11-20 12:00')
    const clocks = [{ clock: 'resolve', due, pressure: 'inTime' }] as const
    const items = Array.from({ length: 300_000 }, () => ({ clocks }))
    expect(holdsUntil(items, { zone: ZONE, dueSoonHours: 2 }, sh('2026-11-20 09:04'))).toBe(sh('2026-11-20 10:00'))
  })
})
