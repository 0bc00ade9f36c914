import { describe, expect, it } from 'vitest'
import { HOUR } from '../../src/model/instant.ts'
import type { Duty } from '../../src/model/staff.ts'
import { onDuty } from '../../src/rules/duty.ts'
import { at } from '../calendar/support.ts'
import { ZONE } from '../support/desk.ts'
import { nov } from './support.ts'

const duty = (name: string, more: Partial<Duty> = {}): Duty => ({ row: 1, role: 'supervisor', names: [name], ...more })
/** Days since 1970 of a day of November 2026. */
const day = (date: number): number => 20_758 + date - 1
const shift = (from: number, to: number) => ({ from: from * HOUR, to: to * HOUR })
const early = shift(8, 20)
const night = shift(20, 8)

describe('who is on duty (R25)', () => {
  // The 20th is a Friday.
  it.each<[string, Partial<Duty>, readonly (readonly [at: string, is: boolean])[]]>([
    [
      'every day, all day',
      {},
      [
        ['20 00:00', true],
        ['22 23:59', true],
      ],
    ],
    [
      'on one day',
      { days: { from: day(20), to: day(20) } },
      [
        ['19 23:59', false],
        ['20 00:00', true],
        ['20 23:59', true],
        ['21 00:00', false],
      ],
    ],
    [
      'from one day to another, both included',
      { days: { from: day(20), to: day(22) } },
      [
        ['19 12:00', false],
        ['22 23:59', true],
        ['23 00:00', false],
      ],
    ],
    [
      'on weekdays',
      { weekdays: [5, 7] },
      [
        ['20 12:00', true],
        ['21 12:00', false],
        ['22 12:00', true],
      ],
    ],
    [
      'by day: the end is the next one’s',
      { shift: early },
      [
        ['20 07:59', false],
        ['20 08:00', true],
        ['20 19:59', true],
        ['20 20:00', false],
      ],
    ],
    [
      'until midnight',
      { shift: shift(16, 24) },
      [
        ['20 15:59', false],
        ['20 23:59', true],
        ['21 00:00', false],
      ],
    ],
    [
      'at night, which is of the day on which it begins',
      { weekdays: [5], shift: night },
      [
        ['20 07:59', false],
        ['20 20:00', true],
        ['20 23:59', true],
        ['21 07:59', true],
        ['21 08:00', false],
        ['21 20:00', false],
      ],
    ],
    [
      'the night of the last day of a range',
      { days: { from: day(20), to: day(21) }, shift: night },
      [
        ['20 03:00', false],
        ['22 03:00', true],
        ['22 20:00', false],
      ],
    ],
    [
      'a day and a night',
      { weekdays: [5], shift: shift(8, 8) },
      [
        ['20 07:59', false],
        ['20 08:00', true],
        ['21 07:59', true],
        ['21 08:00', false],
      ],
    ],
    ['in another office', { role: 'manager' }, [['20 12:00', false]]],
  ])('%s', (_, more, moments) => {
    const is = moments.map(([time]) => [time, onDuty([duty('a', more)], 'supervisor', nov(time), ZONE).length > 0])
    expect(is).toEqual(moments)
  })

  it('several rows and several names: each once, in the order of the roster', () => {
    const duties = [duty('b'), duty('a', { names: ['c', 'b', 'a'] }), duty('d', { shift: night })]
    expect(onDuty(duties, 'supervisor', nov('20 12:00'), ZONE)).toEqual(['b', 'c', 'a'])
  })

  it.each<[string, string, string, readonly [string, boolean][]]>([
    [
      'the hour that is skipped: the shift begins when the clock jumps over it',
      'Europe/Berlin',
      '2026-03-29',
      [
        ['2026-03-29T00:59:00Z', false],
        ['2026-03-29T01:00:00Z', true],
        ['2026-03-29T01:59:00Z', true],
        ['2026-03-29T02:00:00Z', false],
      ],
    ],
    [
      'the hour that comes twice is on duty twice',
      'Europe/Berlin',
      '2026-10-25',
      [
        ['2026-10-25T00:29:00Z', false],
        ['2026-10-25T00:30:00Z', true],
        ['2026-10-25T01:15:00Z', false],
        ['2026-10-25T01:45:00Z', true],
        ['2026-10-25T02:00:00Z', false],
      ],
    ],
  ])('%s', (_, zone, date, moments) => {
    const of = date === '2026-03-29' ? { from: 2.5 * HOUR, to: 4 * HOUR } : { from: 2.5 * HOUR, to: 3 * HOUR }
    const is = moments.map(([time]) => [
      time,
      onDuty([duty('a', { shift: of })], 'supervisor', at('UTC', time.slice(0, 16).replace('T', ' ')), zone).length > 0,
    ])
    expect(is).toEqual(moments)
  })
})
