import { z } from 'zod'
import type { Hours } from '../../calendar/calendar.ts'
import { parseDuration } from '../../calendar/duration.ts'
import { parseHours } from '../../calendar/hours.ts'
import { dayFrom, isDate } from '../../calendar/wall.ts'
import { isZone } from '../../calendar/zone.ts'
import type { Fault, PlacedFault } from './fault.ts'
import { readMoment, type Written } from './moment.ts'

type Context = z.core.$RefinementCtx

/** Says in the words of `Fault` what is wrong with a value. `faultsOf` finds it again. */
function refuse(ctx: Context, fault: Fault, value: unknown = ctx.value): never {
  ctx.addIssue({ code: 'custom', input: value, params: { fault } })
  return z.NEVER
}

const timezone = z.string().superRefine((text, ctx) => {
  if (!isZone(text)) refuse(ctx, { code: 'zone' })
})

const moment = z.string().transform((text, ctx): Written => {
  const read = readMoment(text)
  return typeof read === 'string' ? refuse(ctx, { code: read }) : read
})

const wall = z.string().transform((text, ctx) => {
  const read = readMoment(text)
  if (typeof read === 'string') return refuse(ctx, { code: read })
  return read.offset === undefined ? read : refuse(ctx, { code: 'not-local' })
})

/** A date as its day number. */
const date = z.string().transform((text, ctx): number => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return refuse(ctx, { code: 'not-a-date' })
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return isDate(year, month, day) ? dayFrom(year, month, day) : refuse(ctx, { code: 'no-such-date' })
})

const clock = z.string().superRefine((text, ctx) => {
  if (!/^\d{1,2}:\d{2}$/.test(text)) refuse(ctx, { code: 'not-a-clock' })
})
const stretches = z.array(z.tuple([clock, clock])).transform((pairs, ctx): Hours => {
  if (pairs.length === 0) return []
  const read = parseHours(pairs.map(([from, to]) => `${from}-${to}`).join(','))
  if (!('problem' in read)) return read.hours
  const { problem } = read
  switch (problem.code) {
    case 'overlap':
      return refuse(ctx, problem, problem.text)
    case 'no-length':
      return refuse(ctx, problem, problem.text)
    case 'no-such-time':
      return refuse(ctx, { code: 'no-such-hours' }, problem.text)
    case 'empty':
    case 'not-understood':
      return refuse(ctx, { code: 'not-a-clock' })
  }
})
const day = stretches.nullish()

const calendar = {
  timezone,
  hours: z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }).nullish(),
  holidays: z.array(date).nullish(),
  // A date alone is short for {"date": …}.
  workdays: z
    .array(z.preprocess((one) => (typeof one === 'string' ? { date: one } : one), z.object({ date, hours: day })))
    .nullish(),
}

const MOST_PAUSES = 1_000

const clocked = {
  ...calendar,
  start: moment,
  pauses: z
    .array(z.tuple([moment, moment]))
    .superRefine((pauses, ctx) => {
      if (pauses.length > MOST_PAUSES) refuse(ctx, { code: 'too-many' })
    })
    .nullish(),
}

const duration = z.string().transform((text, ctx) => {
  const read = parseDuration(text)
  return 'problem' in read ? refuse(ctx, { code: 'duration', problem: read.problem }) : read
})

/** Ten thousand years. */
const MOST_DAYS = 3_652_425

const days = z.number().superRefine((amount, ctx) => {
  if (!Number.isInteger(amount)) refuse(ctx, { code: 'not-whole' })
  else if (Math.abs(amount) > MOST_DAYS) refuse(ctx, { code: 'too-far' })
})

const aboveZero = z.number().superRefine((amount, ctx) => {
  if (amount <= 0) refuse(ctx, { code: 'not-above-zero' })
})

/** What each kind of question asks with; other fields are nobody's business. */
export const SCHEMAS = {
  add: z.object({
    ...clocked,
    minutes: z.number().nullish(),
    duration: duration.nullish(),
    at_once_minutes: aboveZero.nullish(),
  }),
  diff: z.object({ ...clocked, end: moment }),
  add_days: z.object({ ...clocked, days }),
  local_to_instant: z.object({ timezone, local: wall }),
} as const

export type Kind = keyof typeof SCHEMAS
export type CalendarFields = Omit<z.output<typeof SCHEMAS.diff>, 'start' | 'end' | 'pauses'>

/** What is wrong, from what zod says is wrong. */
export function faultsOf({ issues }: z.ZodError): readonly PlacedFault[] {
  return issues.flatMap((issue): readonly PlacedFault[] => {
    const { path: place, input: value } = issue
    switch (issue.code) {
      case 'custom':
        return [{ place, fault: issue.params?.['fault'] as Fault, value }]
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ place: [...place, key], fault: { code: 'weekday' } }))
      case 'invalid_type':
        return [{ place, fault: { code: typeFault(issue.expected, value) }, value }]
      default:
        // The one thing here that has a length is a pair.
        return [{ place, fault: { code: 'not-a-pair' } }]
    }
  })
}

function typeFault(expected: string, value: unknown) {
  if (value === undefined || value === null) return 'missing'
  switch (expected) {
    case 'string':
      return 'not-text'
    case 'number':
      return typeof value === 'number' ? 'infinite' : 'not-a-number'
    case 'array':
      return 'not-a-list'
    case 'tuple':
      return 'not-a-pair'
    default:
      return 'not-an-object'
  }
}
