import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidyPauses } from '../../src/calendar/pauses.ts'
import type { Basis, CasePause } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { MOST_PAUSES, pausesOf } from '../../src/rules/pauses.ts'
import { basisOf, nov, shown } from './support.ts'

/** `10–11` on the 20th, `12–` while it lasts; the reason behind a blank where it matters. */
function pause(text: string): CasePause {
  const [span = '', reason = 'parts'] = text.split(' ')
  const [from = '', to = ''] = span.split('–')
  return { from: hour(from), ...(to === '' ? {} : { to: hour(to) }), reason }
}
const hour = (text: string): Instant => nov(`20 ${text.includes(':') ? text : `${text}:00`}`)
const told = (pauses: readonly CasePause[]): readonly string[] =>
  pauses.map(({ from, to, reason }) => {
    const clock = (at: Instant | undefined) => shown(at)?.replace(/^20 /, '').replace(':00', '') ?? ''
    return `${clock(from)}–${clock(to)}${reason === 'parts' ? '' : ` ${reason}`}`
  })
/** The cells: reason, start, end. */
const cells = (from?: string, to?: string, more: CaseFields = {}): CaseFields => ({
  receivedAt: nov('20 09:00'),
  pauseReason: 'parts',
  ...(from === undefined ? {} : { pausedAt: hour(from) }),
  ...(to === undefined ? {} : { resumedAt: hour(to) }),
  ...more,
})
const knowing = (...pauses: readonly string[]): Basis => basisOf({ pauses: pauses.map(pause) })

describe('the pauses of a case (R21)', () => {
  it.each<[string, readonly string[], CaseFields, readonly string[]]>([
    ['none', [], cells(), []],
    ['the first, while it lasts', [], cells('10'), ['10–']],
    ['it goes on', ['10–'], cells('10'), ['10–']],
    ['it ends', ['10–'], cells('10', '11'), ['10–11']],
    ['it stays as it is', ['10–11'], cells('10', '11'), ['10–11']],
    ['its end is typed over', ['10–11'], cells('10', '11:30'), ['10–11:30']],
    ['its start is typed over', ['10–11'], cells('10:30', '11'), ['10:30–11']],
    ['its reason is typed over', ['10–11'], cells('10', '11', { pauseReason: 'customer' }), ['10–11 customer']],
    ['its end is taken back', ['10–11'], cells('10'), ['10–']],
    ['a second, the first end still there', ['10–11'], cells('14', '11'), ['10–11', '14–']],
    ['a second, the first end cleared', ['10–11'], cells('14'), ['10–11', '14–']],
    ['the second ends', ['10–11', '14–'], cells('14', '15'), ['10–11', '14–15']],
    ['a third', ['10–11', '14–15'], cells('16', '17'), ['10–11', '14–15', '16–17']],
    ['one typed late, from before the others', ['14–15'], cells('10', '11'), ['10–11', '14–15']],
    ['one between the others', ['10–11', '14–15'], cells('12', '13'), ['10–11', '12–13', '14–15']],
    ['one right behind another', ['10–11'], cells('11', '12'), ['10–11', '11–12']],
    [
      'one over several takes the place of all',
      ['10–11', '12–13', '16–17'],
      cells('10:30', '15'),
      ['10:30–15', '16–17'],
    ],
    ['one that lasts takes the place of what it covers', ['10–11', '14–15'], cells('12'), ['10–11', '12–']],
    ['of no length: it was none', ['10–11'], cells('10', '10'), []],
    ['of no length, within another: that was none', ['10–12'], cells('11', '11'), []],
    ['of no length, beside another', ['10–11'], cells('11', '11'), ['10–11']],
    ['cleared while it lasts: a slip of the pen', ['10–11', '14–'], cells(), ['10–11']],
    ['its reason cleared while it lasts', ['14–'], { pausedAt: hour('14') }, []],
    ['cleared when over: it stays', ['10–11'], cells(), ['10–11']],
    ['another start while it lasts: a correction', ['10–'], cells('11'), ['11–']],
    ['an earlier start while it lasts', ['11–'], cells('10'), ['10–']],
    ['the resolution ends it', ['14–'], cells('14', undefined, { resolvedAt: hour('16') }), ['14–16']],
    ['a resolution taken back: it goes on', ['14–16'], cells('14'), ['14–']],
    ['resolved before it began: it was none', ['14–'], cells('14', undefined, { resolvedAt: hour('13') }), []],
    ['of no length, at the end of another', ['10–11', '14–15'], cells('11', '11'), ['10–11', '14–15']],
    ['of no length, at the start of another', ['10–11', '14–15'], cells('14', '14'), ['10–11']],
    ['ending as another begins', ['14–15'], cells('13', '14'), ['13–14', '14–15']],
    ['a start that is no time yet ended nothing', ['10–11'], cells(undefined, '15'), ['10–11']],
  ])('%s', (_, known, fields, expected) => {
    const pauses = pausesOf(fields, knowing(...known), 1)
    expect(told(pauses)).toEqual(expected)
    expect(pausesOf(fields, basisOf({ pauses }), 1)).toEqual(pauses)
  })

  it('of a case never seen: what its cells tell', () => {
    expect(told(pausesOf(cells('10', '11'), undefined, 1))).toEqual(['10–11'])
  })

  it('a new cycle begins without those of the one before', () => {
    const reopened = { resolvedAt: hour('12'), reopenedAt: hour('13') }
    expect(pausesOf(cells('10', '11', reopened), knowing('10–11'), 2)).toEqual([])
    expect(told(pausesOf(cells('14', undefined, reopened), knowing('10–11'), 2))).toEqual(['14–'])
  })
})

describe('more pauses than are kept', () => {
  /** A minute's pause every ten minutes, but for a gap of one minute behind the tenth. */
  const many = (count: number): readonly Required<CasePause>[] =>
    Array.from({ length: count }, (_, index) => {
      const from = instant(nov('20 10:00') + index * 10 * MINUTE + (index > 9 ? -8 * MINUTE : 0))
      return { from, to: instant(from + MINUTE), reason: index === 9 ? 'customer' : 'parts' }
    })
  const after = (pauses: readonly CasePause[]): CaseFields => {
    const from = instant((pauses.at(-1)?.to ?? nov('20 10:00')) + HOUR)
    return { pauseReason: 'parts', pausedAt: from, resumedAt: instant(from + MINUTE) }
  }

  it('as many as may be stay one by one', () => {
    const known = many(MOST_PAUSES - 1)
    expect(pausesOf(after(known), basisOf({ pauses: known }), 1)).toHaveLength(MOST_PAUSES)
  })
  it('beyond them the two that lie closest become one, under the first’s reason', () => {
    const known = many(MOST_PAUSES)
    const pauses = pausesOf(after(known), basisOf({ pauses: known }), 1)
    expect(pauses).toHaveLength(MOST_PAUSES)
    expect(pauses[9]).toEqual({ ...known[9], to: known[10]?.to })
    expect(pauses.slice(0, 9)).toEqual(known.slice(0, 9))
    expect(pauses.slice(10, -1)).toEqual(known.slice(11))
  })
  it('of two pairs that lie as close, the first', () => {
    const known = many(MOST_PAUSES).map((one, index) =>
      index === 0 ? { ...one, from: instant(one.from + 8 * MINUTE), to: instant(one.to + 8 * MINUTE) } : one,
    )
    const pauses = pausesOf(after(known), basisOf({ pauses: known }), 1)
    expect(pauses[0]).toEqual({ ...known[0], to: known[1]?.to })
    expect(pauses[9]).toEqual(known[10])
  })
  it.each([
    ['right behind the first of them', 0, 10],
    ['right before the second', MINUTE - 10, MINUTE],
    ['all the way', 0, MINUTE],
  ])('but not two with the one in the cells between them: %s', (_, from, to) => {
    const known = many(MOST_PAUSES)
    const before = known[9]?.to ?? 0
    const standing = { from: instant(before + from), to: instant(before + to), reason: 'parts' }
    const fields = { pauseReason: 'parts', pausedAt: standing.from, resumedAt: standing.to }
    const pauses = pausesOf(fields, basisOf({ pauses: known }), 1)
    expect(pauses).toHaveLength(MOST_PAUSES)
    expect(pauses.slice(0, 2)).toEqual([{ ...known[0], to: known[1]?.to }, known[2]])
    expect(pauses.slice(8, 11)).toEqual([known[9], standing, known[10]])
    expect(pausesOf(fields, basisOf({ pauses }), 1)).toEqual(pauses)
  })
  it('a list from a cell with far too many is brought down to as many', () => {
    expect(pausesOf({}, basisOf({ pauses: many(MOST_PAUSES + 50) }), 1)).toHaveLength(MOST_PAUSES)
  })
})

describe('whatever is typed, look after look', () => {
  const quarter = fc.integer({ min: 0, max: 40 }).map((n) => instant(nov('20 09:00') + n * 15 * MINUTE))
  const typed: fc.Arbitrary<CaseFields> = fc.record(
    { pauseReason: fc.constantFrom('parts', 'customer'), pausedAt: quarter, resumedAt: quarter, resolvedAt: quarter },
    { requiredKeys: [] },
  )
  const onceMore = (before: Basis, fields: CaseFields): Basis =>
    basisOf({ pauses: pausesOf(fields, before, 1), cycle: 1 })

  it('they are in order, none over another, at most the last open; a second look changes nothing', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 12 }), (looks) => {
        let before = basisOf()
        for (const fields of looks) {
          const after = onceMore(before, fields)
          const { pauses } = after
          for (const [index, one] of pauses.entries()) {
            const next = pauses[index + 1]
            if (next !== undefined) expect(one.to).toBeLessThanOrEqual(next.from)
            if (one.to !== undefined) expect(one.to).toBeGreaterThan(one.from)
          }
          expect(onceMore(after, fields)).toEqual(after)
          before = after
        }
      }),
    )
  })

  it('pauses typed one after the other, each at its start and at its end, are all there', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), { maxLength: 20 })
    fc.assert(
      fc.property(gaps, fc.boolean(), (each, clears) => {
        let before = basisOf()
        let at = nov('20 09:00')
        let resumedAt: Instant | undefined
        const wanted: { from: Instant; to: Instant }[] = []
        for (const [wait, length] of each) {
          const pausedAt = instant(at + wait * HOUR)
          const end = instant(pausedAt + length * HOUR)
          const start = { pauseReason: 'parts', pausedAt }
          // The end of the pause before stands until somebody clears it.
          before = onceMore(before, resumedAt === undefined ? start : { ...start, resumedAt })
          if (clears) before = onceMore(before, start)
          before = onceMore(before, { ...start, resumedAt: end })
          wanted.push({ from: pausedAt, to: end })
          at = end
          resumedAt = end
        }
        expect(before.pauses.map(({ from, to }) => ({ from, to }))).toEqual(wanted)
        expect(tidyPauses(wanted)).toHaveLength(wanted.length)
      }),
    )
  })
})
