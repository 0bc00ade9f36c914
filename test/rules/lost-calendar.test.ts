import { describe, expect, it } from 'vitest'
import { everyDay, workingHours } from '../../src/calendar/calendar.ts'
import type { Basis } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { type DeadlineRules, stampCase } from '../../src/rules/deadlines.ts'
import { ZONE } from '../support/desk.ts'
import { dues, NOW, stamp, working } from './stamping.ts'
import { always, calendarsOf, complaint, nov } from './support.ts'

describe('a calendar that is gone', () => {
  const renamed = { ...working, calendars: calendarsOf({ always }) }
  /** Its only opening was a week ago. */
  const closed = workingHours('冬', ZONE, everyDay([]), new Map([[20_400, [{ start: 0, end: 60 }]]]))
  const shut = { ...working, calendars: calendarsOf({ always, working: closed }) }
  const before = stamp({}, undefined, working)
  const look = (fields: CaseFields, known: Basis | undefined, by: DeadlineRules) =>
    stampCase(complaint(fields), known, by, NOW)

  it('what was counted in it stays, and that it is gone is said while the case is open', () => {
    expect(look({}, before, renamed)).toEqual({ basis: before, calendarGone: 'working' })
    expect(look({}, before, working)).toEqual({ basis: before })
    const resolved = { resolvedAt: nov('20 10:00') }
    expect(look(resolved, stamp(resolved, before, working), renamed).calendarGone).toBeUndefined()
  })

  it.each([
    ['is no more', renamed],
    ['never opens', shut],
  ])('what would have to be counted anew in one that %s stays where it was until it is back', (_, by) => {
    const corrected = { receivedAt: nov('20 10:00') }
    const { basis, calendarGone } = look(corrected, before, by)
    expect(calendarGone).toBe('working')
    expect(basis).toEqual(before)
    expect(dues(stamp(corrected, basis, working))).toEqual(dues(stamp(corrected, before, working)))
  })

  it.each([
    ['is no more', renamed],
    ['never opens', shut],
  ])('a new cycle in one that %s has no deadline but those that need none', (_, by) => {
    const fields = { resolvedAt: nov('20 12:00'), reopenedAt: nov('21 09:00'), appointmentAt: nov('22 09:00') }
    const { basis, calendarGone } = look({ ...fields, promisedAt: nov('23 18:00') }, before, by)
    expect(calendarGone).toBe('working')
    expect(dues(basis)).toEqual({ arrive: '22 09:00', promise: '23 18:00' })
  })

  it('a callback that would begin now waits for it', () => {
    const resolved = { resolvedAt: nov('20 10:00') }
    const { basis, calendarGone } = look(resolved, before, renamed)
    expect([calendarGone, dues(basis).callback]).toEqual(['working', undefined])
    expect(dues(stamp(resolved, basis, working)).callback).toBe('23 10:00')
  })
})
