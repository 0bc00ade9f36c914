import { describe, expect, it } from 'vitest'
import { everyDay, mondayToFriday, workingHours } from '../../src/calendar/calendar.ts'
import { deadline } from '../../src/calendar/deadline.ts'
import { dayOf } from '../../src/calendar/wall.ts'
import { toWall } from '../../src/calendar/zone.ts'
import type { Basis } from '../../src/model/basis.ts'
import { type CalendarName, type EscalationRule } from '../../src/model/policy.ts'
import { ruleMoments, speaks } from '../../src/rules/escalation.ts'
import { ZONE } from '../support/desk.ts'
import { always, basisOf, calendarsOf, escalationRule, nov, said, shown, workingTime } from './support.ts'

// A week with a break at noon, closed at weekends; Wednesday the 25th struck.
const office = workingHours(
  '前台',
  ZONE,
  mondayToFriday([
    { start: 510, end: 720 },
    { start: 840, end: 1080 },
  ]),
  new Map([[dayOf(toWall(ZONE, nov('25 00:00'))), []]]),
)
const never = workingHours('冬', ZONE, everyDay([]), new Map([[20_000, [{ start: 0, end: 60 }]]]))
const calendars = calendarsOf({ always, working: workingTime, office, never })

const spoken = (rule: EscalationRule, basis: Basis) =>
  ruleMoments({}, basis, { rules: [rule], calendars, atOnceMinutes: 5 }).map(({ at }) => shown(at))

/** A complaint with so long to resolve it, waits left out. */
function resolving(start: string, limit: string, calendar: CalendarName, ...waits: readonly string[]): Basis {
  const pauses = waits.map((wait) => {
    const [from = '', to = ''] = wait.split('-')
    return { from: nov(from), to: nov(to) }
  })
  const counter = calendars.get(calendar) ?? always
  const due = deadline(nov(start), said(limit), counter, { atOnceMinutes: 5, pauses })
  const from = [nov(start), ...pauses.flatMap((pause) => [pause.from, pause.to])]
  return basisOf({ calendar, clocks: { resolve: { limit: said(limit), from, due } } })
}

describe('when so much of the time is used (R24)', () => {
  it.each<[string, string, string, string, CalendarName, readonly string[], string]>([
    ['half of four hours', '50%', '20 09:00', '4小时', 'always', [], '20 11:00'],
    ['a hundredth of it', '1%', '20 09:00', '100分钟', 'always', [], '20 09:01'],
    ['all but a hundredth', '99%', '20 09:00', '100分钟', 'always', [], '20 10:39'],
    ['three quarters of three days', '75%', '20 09:00', '3天', 'always', [], '22 15:00'],
    ['half of what is open, over a closed night', '50%', '20 16:00', '6小时', 'working', [], '21 09:30'],
    ['at closing time it is closing time', '50%', '20 16:00', '4小时', 'working', [], '20 18:00'],
    ['from before opening', '50%', '20 07:00', '4小时', 'working', [], '20 10:30'],
    ['over the break', '50%', '20 11:00', '4小时', 'office', [], '20 15:00'],
    ['over the weekend', '75%', '20 16:00', '8小时', 'office', [], '23 14:30'],
    ['over a day that was struck', '75%', '24 16:00', '4小时', 'office', [], '26 09:30'],
    ['days are counted in what is open of them', '50%', '20 09:00', '1天', 'working', [], '20 13:45'],
    ['before a pause: the same as without', '50%', '20 09:00', '4小时', 'always', ['20 12:00-20 13:00'], '20 11:00'],
    ['after a pause', '50%', '20 09:00', '4小时', 'always', ['20 10:00-20 11:00'], '20 12:00'],
    ['after two', '75%', '20 09:00', '4小时', 'always', ['20 10:00-20 11:00', '20 12:00-20 12:30'], '20 13:30'],
    [
      'a pause over the closed night moves nothing',
      '50%',
      '20 16:00',
      '6小时',
      'working',
      ['20 19:00-21 08:00'],
      '21 09:30',
    ],
  ])('%s', (_, share, start, limit, calendar, waits, expected) => {
    expect(spoken(escalationRule(0, 'before', share), resolving(start, limit, calendar, ...waits))).toEqual([expected])
  })

  it.each<[string, CalendarName]>([
    ['that is closed all the while', 'office'],
    ['that never opens', 'never'],
    ['that is gone', '没有了'],
  ])('in a calendar %s it is counted round the clock', (_, calendar) => {
    const clocks = { resolve: { from: [nov('21 09:00')], due: nov('22 09:00') } }
    expect(spoken(escalationRule(0, 'before', '50%'), basisOf({ calendar, clocks }))).toEqual(['21 21:00'])
  })

  it('of a promise it is counted round the clock since it was given last', () => {
    const basis = basisOf({
      calendar: 'working',
      clocks: { promise: { from: [], due: nov('22 09:00') } },
      promises: [
        { date: nov('21 09:00'), since: nov('20 09:00') },
        { date: nov('22 09:00'), since: nov('20 21:00') },
      ],
    })
    expect(spoken(escalationRule(0, 'before', '50%', { clocks: ['promise'] }), basis)).toEqual(['21 15:00'])
  })

  it.each(['critical', 'slip', 'arrive'] as const)('of %s, that nothing limited, there is none', (clock) => {
    const basis = basisOf({ clocks: { [clock]: { from: [], due: nov('20 09:00') } } })
    expect(spoken(escalationRule(0, 'before', '50%', { clocks: [clock] }), basis)).toEqual([])
  })

  it('once it is late it is not spoken of any more', () => {
    const rule = escalationRule(0, 'before', '50%')
    const moment = { clock: 'resolve', rule, due: nov('20 13:00'), at: nov('20 11:00') } as const
    const heard = ['20 10:59', '20 11:00', '20 12:59', '20 13:00'].map((now) => speaks(moment, nov(now)))
    expect(heard).toEqual([false, true, true, false])
  })
})
