import { serialOfDate, wallOf } from '../formats/serial.ts'
import type { Scalar } from '../formulas/value.ts'
import { type Ask, expressionOf, type Home } from './expression.ts'
import type { Given, Seen, Test } from './test.ts'

type Bound = Given | { readonly relative: string }

const TODAY = expressionOf('=TODAY()')
const FAR_BACK = ['PAST_WEEK', 'PAST_MONTH', 'PAST_YEAR']

/** The same day of an earlier month, or that month's last. */
function monthsBefore(today: number, months: number): number {
  const { year, month, day } = wallOf(today)
  const first = year * 12 + (month - 1) - months
  const [y, m] = [Math.floor(first / 12), (first % 12) + 1]
  for (let d = day; d > 27; d--) {
    const serial = serialOfDate(y, m, d)
    if (serial !== undefined) return serial
  }
  return serialOfDate(y, m, Math.min(day, 27)) ?? today
}

function relativeDay(relative: string, today: number): number | undefined {
  switch (relative) {
    case 'TODAY':
      return today
    case 'YESTERDAY':
      return today - 1
    case 'TOMORROW':
      return today + 1
    case 'PAST_WEEK':
      return today - 7
    case 'PAST_MONTH':
      return monthsBefore(today, 1)
    case 'PAST_YEAR':
      return monthsBefore(today, 12)
    default:
      return undefined
  }
}

/** The day that a bound is, without its time. */
function dayOf(bound: Bound, cell: Seen, ask: Ask, home: Home): number | undefined {
  const whole = (value: Scalar): number | undefined => (typeof value === 'number' ? Math.floor(value) : undefined)
  if (typeof bound === 'function') return whole(bound(cell, ask, home))
  const today = whole(ask(TODAY, cell, home))
  return today === undefined ? undefined : relativeDay(bound.relative, today)
}

type Compare = (day: number, first: number, second: number) => boolean

const between: Compare = (day, a, b) => day >= Math.min(a, b) && day <= Math.max(a, b)

const COMPARISONS: Record<string, { readonly count: 1 | 2; readonly holds: Compare }> = {
  DATE_EQ: { count: 1, holds: (day, a) => day === a },
  DATE_NOT_EQ: { count: 1, holds: (day, a) => day !== a },
  DATE_BEFORE: { count: 1, holds: (day, a) => day < a },
  DATE_AFTER: { count: 1, holds: (day, a) => day > a },
  DATE_ON_OR_BEFORE: { count: 1, holds: (day, a) => day <= a },
  DATE_ON_OR_AFTER: { count: 1, holds: (day, a) => day >= a },
  DATE_BETWEEN: { count: 2, holds: between },
  DATE_NOT_BETWEEN: { count: 2, holds: (day, a, b) => day < Math.min(a, b) || day > Math.max(a, b) },
}
const COMPARES = new Map(Object.entries(COMPARISONS))

/**
 * The test of one of the conditions on dates. Days are compared, not times. "Is in the past week" (month, year), which the
 * service words as `DATE_EQ` with such a relative date, takes every day from then until today.
 */
export function dateTest(type: string, bounds: readonly Bound[]): Test | undefined {
  if (type === 'DATE_IS_VALID') return ({ value, isDate }) => typeof value === 'number' && isDate
  const compare = COMPARES.get(type)
  const [first, second] = bounds
  if (compare === undefined || first === undefined || bounds.length < compare.count) return undefined
  const span = type === 'DATE_EQ' && typeof first === 'object' && FAR_BACK.includes(first.relative)
  const holds = span ? between : compare.holds
  const other: Bound = span ? { relative: 'TODAY' } : (second ?? first)
  return (cell, ask, home) => {
    if (typeof cell.value !== 'number' || !cell.isDate) return false
    const a = dayOf(first, cell, ask, home)
    const b = a === undefined ? undefined : dayOf(other, cell, ask, home)
    return a !== undefined && b !== undefined && holds(Math.floor(cell.value), a, b)
  }
}
