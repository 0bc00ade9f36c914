import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PromisedDate } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import {
  CORRECTION_WINDOW,
  currentPromise,
  MOST_PROMISES,
  promiseClocks,
  promisesOf,
  slipsOf,
} from '../../src/rules/promises.ts'
import { dues, NOW, rules, stamp } from './stamping.ts'
import { basisOf, nov, shown } from './support.ts'

const received = { receivedAt: nov('20 09:00') }
const promising = (day?: string, more: CaseFields = {}) => ({
  ...received,
  ...(day === undefined ? {} : { promisedAt: nov(`${day} 18:00`) }),
  ...more,
})
/** `23 since 20 10:00` and so on. */
const list = (...texts: readonly string[]): readonly PromisedDate[] =>
  texts.map((text) => {
    const [day = '', since = ''] = text.split(' since ')
    return { date: nov(`${day} 18:00`), since: nov(since) }
  })
const told = (promises: readonly PromisedDate[]): readonly string[] =>
  promises.map(({ date, since }) => `${shown(date)?.slice(0, 2) ?? ''} since ${shown(since) ?? ''}`)

describe('the dates that the customer was given (R20)', () => {
  const first = '23 since 20 10:00'
  it.each<[string, readonly string[], ReturnType<typeof promising>, string, readonly string[]]>([
    ['none', [], promising(), '20 10:00', []],
    ['the first', [], promising('23'), '20 10:00', [first]],
    ['it stands', [first], promising('23'), '20 12:00', [first]],
    ['changed', [first], promising('25'), '20 12:00', [first, '25 since 20 12:00']],
    ['changed to an earlier one', [first], promising('22'), '20 12:00', [first, '22 since 20 12:00']],
    [
      'changed and back',
      [first, '25 since 20 12:00'],
      promising('23'),
      '20 13:00',
      [first, '25 since 20 12:00', '23 since 20 13:00'],
    ],
    ['mistyped and typed anew at once', [first], promising('25'), '20 10:09', ['25 since 20 10:00']],
    ['ten minutes later it is a change', [first], promising('25'), '20 10:10', [first, '25 since 20 10:10']],
    ['a change mistyped', [first, '25 since 20 12:00'], promising('26'), '20 12:05', [first, '26 since 20 12:00']],
    ['a change that was none', [first, '25 since 20 12:00'], promising('23'), '20 12:05', [first]],
    ['the first mistyped twice', ['24 since 20 10:00'], promising('23'), '20 10:05', [first]],
    ['cleared', [first], promising(), '20 12:00', [first]],
    ['cleared and the same again', [first], promising('23'), '21 12:00', [first]],
    ['cleared and another', [first], promising('25'), '21 12:00', [first, '25 since 21 12:00']],
    ['from before the receipt: it is none', [first], promising('19'), '20 12:00', [first]],
    ['a clock that was put back: a correction', [first], promising('25'), '20 09:00', ['25 since 20 10:00']],
  ])('%s', (_, known, fields, now, expected) => {
    const promises = promisesOf(fields, basisOf({ promises: list(...known) }), 1, nov(now))
    expect(told(promises)).toEqual(expected)
    expect(promisesOf(fields, basisOf({ promises }), 1, instant(nov(now) + 60 * MINUTE))).toEqual(promises)
  })

  it('of a case never seen: what its cell tells', () => {
    expect(told(promisesOf(promising('23'), undefined, 1, nov('20 10:00')))).toEqual([first])
  })

  describe('a new cycle', () => {
    const reopened = { resolvedAt: nov('22 10:00'), reopenedAt: nov('23 12:00') }
    const before = basisOf({ promises: list(first, '24 since 21 12:00') })
    it.each<[string, string | undefined, readonly string[]]>([
      ['begins without the dates of the one before', '22', []],
      ['with the one that stands and is yet to come', '24', ['24 since 23 12:01']],
      ['also on the day itself', '23', ['23 since 23 12:01']],
      ['and without any where none stands', undefined, []],
    ])('%s', (_, day, expected) => {
      expect(told(promisesOf(promising(day, reopened), before, 2, nov('23 12:01')))).toEqual(expected)
    })
  })

  it('keeps the last of very many', () => {
    const many = Array.from({ length: MOST_PROMISES }, (_, index) => ({
      date: instant(nov('20 18:00') + index * MINUTE),
      since: instant(nov('20 09:00') + index * CORRECTION_WINDOW),
    }))
    const now = instant(nov('20 09:00') + MOST_PROMISES * CORRECTION_WINDOW)
    const promises = promisesOf(promising('30'), basisOf({ promises: many }), 1, now)
    expect(promises).toEqual([...many.slice(1), { date: nov('30 18:00'), since: now }])
  })
})

describe('which date holds', () => {
  it.each<[string, ReturnType<typeof promising>, string | undefined]>([
    ['the one in the cell', promising('23'), '23 18:00'],
    ['none where the cell is blank', promising(), undefined],
    ['at the very receipt', { ...received, promisedAt: nov('20 09:00') }, '20 09:00'],
    ['none from before it', { ...received, promisedAt: nov('20 08:59') }, undefined],
    ['at the very reopening', { ...received, reopenedAt: nov('21 09:00'), promisedAt: nov('21 09:00') }, '21 09:00'],
    ['none from before it', { ...received, reopenedAt: nov('21 09:00'), promisedAt: nov('21 08:59') }, undefined],
  ])('%s', (_, fields, date) => {
    expect(shown(currentPromise(fields))).toBe(date)
  })
})

describe('the clocks that promises make', () => {
  it.each<[string, readonly string[], string | undefined, { promise?: string; slip?: string }]>([
    ['none', [], undefined, {}],
    ['one promise', ['23 since 20 10:00'], '23', { promise: '23 18:00' }],
    [
      'put off once: said by the new date alone',
      ['23 since 20 10:00', '25 since 22 10:00'],
      '25',
      { promise: '25 18:00' },
    ],
    [
      'put off twice: when it can be no slip of the pen any more',
      ['23 since 20 10:00', '25 since 22 10:00', '27 since 24 10:00'],
      '27',
      { promise: '27 18:00', slip: '24 10:10' },
    ],
    [
      'and each time after',
      ['23 since 20 10:00', '25 since 22 10:00', '27 since 24 10:00', '28 since 26 10:00'],
      '28',
      { promise: '28 18:00', slip: '26 10:10' },
    ],
    [
      'brought forward is no slip',
      ['23 since 20 10:00', '25 since 21 10:00', '24 since 22 10:00'],
      '24',
      { promise: '24 18:00' },
    ],
    [
      'brought forward and put off again is the second',
      ['23 since 20 10:00', '25 since 21 10:00', '24 since 22 10:00', '25 since 23 10:00'],
      '25',
      { promise: '25 18:00', slip: '23 10:10' },
    ],
    [
      'with the cell cleared no date holds, and the slip stays',
      ['23 since 20 10:00', '25 since 22 10:00', '27 since 24 10:00'],
      undefined,
      { slip: '24 10:10' },
    ],
  ])('%s', (_, promises, day, clocks) => {
    const made = promiseClocks(promising(day), list(...promises))
    expect(Object.fromEntries(Object.entries(made).map(([clock, { due }]) => [clock, shown(due)]))).toEqual(clocks)
    expect(Object.values(made).flatMap(({ from }) => from)).toEqual([])
  })
})

describe('a promise among the deadlines', () => {
  const promised = { promisedAt: nov('23 18:00') }
  it('is a deadline of its own, and moves no other', () => {
    const { promise, ...others } = dues(stamp(promised))
    expect(promise).toBe('23 18:00')
    expect(others).toEqual(dues(stamp()))
  })
  it('counts also where no row of the policy fits', () => {
    expect(dues(stamp(promised, undefined, { ...rules, policy: [] }))).toEqual({ promise: '23 18:00' })
  })
  it('is not paused', () => {
    const pause = { pauseReason: 'parts', pausedAt: nov('20 10:00'), resumedAt: nov('22 10:00') }
    expect(dues(stamp({ ...promised, ...pause })).promise).toBe('23 18:00')
  })
  it('put off a second time makes a slip, due ten minutes after it was learnt, which another category does not undo', () => {
    const first = stamp(promised)
    const second = stamp({ promisedAt: nov('25 18:00') }, first, rules, nov('22 09:00'))
    expect(dues(second)).toMatchObject({ promise: '25 18:00' })
    expect(dues(second).slip).toBeUndefined()
    const third = stamp({ promisedAt: nov('27 18:00') }, second, rules, nov('24 09:00'))
    expect(dues(third)).toMatchObject({ promise: '27 18:00', slip: '24 09:10' })
    const other = stamp({ promisedAt: nov('27 18:00'), category: '服务态度' }, third, rules, nov('24 10:00'))
    expect(other?.promises).toEqual(third?.promises)
    expect(dues(other).slip).toBe('24 09:10')
  })
  it('also of an imported case, whose other deadlines stay as they came', () => {
    const clocks = { resolve: { from: [], due: nov('22 10:00') } }
    const after = stamp(promised, basisOf({ origin: 'import', clocks }))
    expect(after).toEqual(
      basisOf({
        origin: 'import',
        clocks: { ...clocks, promise: { from: [], due: nov('23 18:00') } },
        promises: [{ date: nov('23 18:00'), since: NOW }],
      }),
    )
    expect(dues(stamp({}, after))).toEqual({ resolve: '22 10:00' })
  })
})

describe('whatever is typed, look after look', () => {
  const date = fc.option(fc.integer({ min: -2, max: 9 }), { nil: undefined })
  const looks = fc.array(fc.tuple(date, fc.integer({ min: 0, max: 30 })), { maxLength: 20 })
  it('the list ends with the date that holds, and no two neighbours are the same', () => {
    fc.assert(
      fc.property(looks, (each) => {
        let promises: readonly PromisedDate[] = []
        let now: Instant = nov('20 09:00')
        let changes = 0
        for (const [day, minutes] of each) {
          now = instant(now + minutes * MINUTE)
          const fields = {
            ...received,
            ...(day === undefined ? {} : { promisedAt: instant(nov('20 18:00') + day * 86_400_000) }),
          }
          const after = promisesOf(fields, basisOf({ promises }), 1, now)
          const holds = currentPromise(fields)
          if (holds !== undefined) expect(after.at(-1)?.date).toBe(holds)
          if (after.length > promises.length) changes++
          for (const [index, one] of after.entries()) {
            expect(one.date).not.toBe(after[index + 1]?.date)
            expect(one.since).toBeLessThanOrEqual(after[index + 1]?.since ?? now)
          }
          expect(promisesOf(fields, basisOf({ promises: after }), 1, now)).toEqual(after)
          promises = after
        }
        expect(slipsOf(promises).length).toBeLessThan(Math.max(1, promises.length))
        expect(promises.length).toBeLessThanOrEqual(changes)
      }),
    )
  })
})
