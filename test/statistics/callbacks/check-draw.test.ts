import { describe, expect, it } from 'vitest'
import type { CaseNumber } from '../../../src/model/case-number.ts'
import { checkDraw, inPickedOrder } from '../../../src/statistics/callbacks/check-draw.ts'
import type { FinishedCycle } from '../../../src/statistics/callbacks/finished-cycle.ts'
import { sh } from '../support.ts'
import { cycle, cycles, minute } from './support.ts'

/** A case of which the number tells its lot. */
const lotted = (lot: number, since: number, more: Partial<FinishedCycle> = {}): FinishedCycle =>
  cycle({ number: `BX-20261116-00${lot}` as CaseNumber, since: minute(since), ...more })
const picked = (lot: number, since: number, drawn: number, more: Partial<FinishedCycle> = {}): FinishedCycle =>
  lotted(lot, since, { why: 'sampled', outcome: 'open', drawnAt: minute(drawn), ...more })

const END = sh('2026-11-23 00:00')
const lot = (number: CaseNumber): string => number.slice(-3)

/** What does not fit, in short. */
const faults = (week: readonly FinishedCycle[]): readonly string[] =>
  checkDraw(week, lot, END).map((fault) =>
    fault.kind === 'passed-over'
      ? `${lot(fault.picked.number)} before ${lot(fault.instead.number)}`
      : fault.kind === 'too-few'
        ? `${fault.picked} of ${fault.wanted}`
        : `${lot(fault.picked.number)} at no time`,
  )

describe('going through a draw again (R38)', () => {
  it.each<[string, readonly FinishedCycle[], readonly string[]]>([
    ['nothing was finished', [], []],
    ['one, picked at once', [picked(1, 0, 0)], []],
    ['one, and nobody picked it', [lotted(1, 0)], ['0 of 1']],
    ['the lowest of three that came together', [picked(1, 0, 0), lotted(2, 0), lotted(3, 0)], []],
    ['another one of them', [lotted(1, 0), picked(2, 0, 0), lotted(3, 0)], ['002 before 001']],
    ['a higher one, before the lower one came', [lotted(1, 5), picked(2, 0, 4), lotted(3, 0)], []],
    [
      'a higher one, with the very sweep in which the lower one came',
      [lotted(1, 4), picked(2, 0, 4)],
      ['002 before 001'],
    ],
    ['a higher one, when the lower one was picked already', [picked(1, 0, 3), picked(2, 0, 4), lotted(3, 0)], []],
    [
      'a higher one first, and then the lower one',
      [picked(1, 0, 5), picked(2, 0, 4), lotted(3, 0)],
      ['002 before 001'],
    ],
    ['both in one sweep', [picked(1, 0, 4), picked(2, 0, 4), lotted(3, 0)], []],
    ['the lower one was reopened before', [lotted(1, 0, { leftAt: minute(3) }), picked(2, 0, 4)], []],
    ['the lower one was reopened after', [lotted(1, 0, { leftAt: minute(5) }), picked(2, 0, 4)], ['002 before 001']],
    ['the lower one is mandatory', [lotted(1, 0, { why: 'mandatory', outcome: 'open' }), picked(2, 0, 4)], []],
    ['the lower one may still be picked', [lotted(1, 0, { why: 'inDraw' }), picked(2, 0, 4)], ['002 before 001']],
    ['picked at no time', [picked(1, 0, 0, { drawnAt: undefined })], ['001 at no time']],
  ])('%s', (_, week, expected) => {
    expect(faults(week)).toEqual(expected)
  })

  it.each([
    ['three of ten', [...cycles(3, { why: 'mandatory', outcome: 'open' }), ...cycles(7)], []],
    ['two of ten', [...cycles(2, { why: 'mandatory', outcome: 'open' }), ...cycles(8)], ['2 of 3']],
    ['two of seven, for a third of a case is one', [...cycles(2, { why: 'mandatory' }), ...cycles(5)], ['2 of 3']],
    ['none of ten, of which nobody may be called', cycles(10, { why: 'exempt', outcome: 'exempt' }), []],
    [
      'exempted when the week was over',
      [...cycles(1, { why: 'exempt', outcome: 'exempt', since: sh('2026-11-23 00:00') }), ...cycles(2)],
      [],
    ],
    [
      'exempted within the week',
      [...cycles(1, { why: 'exempt', outcome: 'exempt', since: sh('2026-11-22 23:59') }), ...cycles(2)],
      ['0 of 1'],
    ],
  ] as const)('at least 30 %: %s', (_, week, expected) => {
    expect(faults(week)).toEqual(expected)
  })

  it('lists what was picked in the order in which it was', () => {
    const week = [picked(3, 0, 1), picked(2, 0, 2), picked(1, 0, 2), lotted(4, 0)]
    expect(inPickedOrder(week).map(({ number }) => lot(number))).toEqual(['003', '001', '002'])
  })
})
