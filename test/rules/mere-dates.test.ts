import { expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import { withWholeDays } from '../../src/rules/mere-dates.ts'
import { at } from '../calendar/support.ts'
import { sh, ZONE } from '../support/desk.ts'
import { nov } from './support.ts'

it.each<[string, CaseFields, CaseFields]>([
  ['a promise for a mere date', { promisedAt: nov('25 00:00') }, { promisedAt: nov('25 23:59') }],
  ['an appointment for a mere date', { appointmentAt: nov('25 00:00') }, { appointmentAt: nov('25 23:59') }],
  [
    'times stay',
    { promisedAt: nov('25 00:01'), appointmentAt: nov('25 23:59') },
    { promisedAt: nov('25 00:01'), appointmentAt: nov('25 23:59') },
  ],
  [
    'what happened stays',
    { resolvedAt: nov('25 00:00'), reopenedAt: nov('25 00:00') },
    { resolvedAt: nov('25 00:00'), reopenedAt: nov('25 00:00') },
  ],
  ['the last day that there is', { promisedAt: sh('9999-12-31 00:00') }, { promisedAt: sh('9999-12-31 23:59') }],
  ['long ago', { promisedAt: sh('1900-01-02 00:00') }, { promisedAt: sh('1900-01-02 23:59') }],
  ['nothing', {}, {}],
])('%s', (_, fields, expected) => {
  expect(withWholeDays({ ...fields, room: '3-2-1201' }, ZONE)).toEqual({ ...expected, room: '3-2-1201' })
})

it('by the clock of the zone, also on a day with 25 hours', () => {
  const zone = 'America/New_York'
  expect(withWholeDays({ promisedAt: at(zone, '2026-11-01 00:00') }, zone).promisedAt).toBe(
    at(zone, '2026-11-01 23:59'),
  )
  expect(withWholeDays({ promisedAt: nov('25 00:00') }, zone).promisedAt).toBe(nov('25 00:00'))
})

it('also on a day that begins at 01:00, for the clocks skip its midnight', () => {
  const zone = 'Asia/Beirut'
  const typed = (text: string) => withWholeDays({ promisedAt: at(zone, text) }, zone).promisedAt
  expect(typed('2026-03-29 00:00')).toBe(at(zone, '2026-03-29 23:59'))
  expect(typed('2026-03-29 01:30')).toBe(at(zone, '2026-03-29 01:30'))
})
