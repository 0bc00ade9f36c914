import { expect, it } from 'vitest'
import { CalendarError } from '../../src/calendar/calendar.ts'
import { withinYears } from '../../src/rules/within-years.ts'

const thrower = (error: Error) => (): number => {
  throw error
}

it('what lies beyond the years is undefined, all else is as it was', () => {
  expect(withinYears(() => 5)).toBe(5)
  expect(withinYears(thrower(new CalendarError({ code: 'beyond-years', calendar: 'c' })))).toBeUndefined()
  expect(() => withinYears(thrower(new CalendarError({ code: 'never-open', calendar: 'c' })))).toThrow('never-open')
  expect(() => withinYears(thrower(new RangeError('bug')))).toThrow('bug')
})
