import { expect, it } from 'vitest'
import { CalendarError } from '../../src/calendar/calendar.ts'
import { counted } from '../../src/rules/counted.ts'
import { nov } from './support.ts'

const thrower = (error: Error) => () => {
  throw error
}

it('a moment is itself; what no calendar comes to has its reason; all else is thrown on', () => {
  expect(counted(() => nov('20 09:00'))).toBe(nov('20 09:00'))
  expect(counted(thrower(new CalendarError({ code: 'beyond-years', calendar: 'c' })))).toBe('beyond-years')
  expect(counted(thrower(new CalendarError({ code: 'never-open', calendar: 'c' })))).toBe('never-open')
  const unknown = new CalendarError({ code: 'unknown-zone', calendar: 'c', zone: 'Mars' })
  expect(() => counted(thrower(unknown))).toThrow('unknown-zone')
  expect(() => counted(thrower(new RangeError('bug')))).toThrow('bug')
})
