import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Hours, type Week, workingHours } from '../../src/calendar/calendar.ts'
import type { Pause } from '../../src/calendar/pauses.ts'
import { wallFrom } from '../../src/calendar/wall.ts'
import { addWorkdays } from '../../src/calendar/working-days.ts'
import { addWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { toInstant } from '../../src/calendar/zone.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { reference } from '../support/reference.ts'
import { day, hours } from './support.ts'

type Vector = {
  readonly id: string
  readonly kind: 'add' | 'diff' | 'add_days' | 'local_to_instant' | 'error'
  readonly timezone: string
  readonly hours: Readonly<Record<string, readonly (readonly [string, string])[]>> | null
  readonly holidays: readonly string[]
  readonly start: string
  readonly end?: string
  readonly local?: string
  readonly minutes: number | null
  readonly days?: number
  readonly expected: string | number
  readonly note: string
  readonly pauses?: readonly (readonly [string, string])[]
  readonly escalation?: { readonly offset_minutes: number; readonly expected: string }
}

const file = reference('data/deadline-vectors.json')
const vectors: readonly Vector[] = file ? (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors : []
const moment = (text: string): Instant => instant(Date.parse(text))
const shown = (at: Instant) => new Date(at).toISOString()

function calendarOf({ timezone, hours: week, holidays }: Vector) {
  const on = (name: string): Hours => {
    const stretches = week?.[name]?.map(([from, to]) => `${from}-${to}`)
    return stretches ? hours(stretches.join(',')) : []
  }
  const days: Week = [on('mon'), on('tue'), on('wed'), on('thu'), on('fri'), on('sat'), on('sun')]
  return workingHours('vector', timezone, days, new Map(holidays.map((date) => [day(date), []])))
}

describe.skipIf(vectors.length === 0)('examples collected from other systems', () => {
  it.each(vectors.map((vector) => [`${vector.id} ${vector.kind} ${vector.note}`, vector] as const))(
    '%s',
    (_, vector) => {
      const calendar = calendarOf(vector)
      const pauses: readonly Pause[] = (vector.pauses ?? []).map(([from, to]) => ({
        from: moment(from),
        to: moment(to),
      }))
      switch (vector.kind) {
        case 'add': {
          const due = addWorking(calendar, moment(vector.start), (vector.minutes ?? 0) * MINUTE, pauses)
          expect(shown(due)).toBe(shown(moment(String(vector.expected))))
          if (!vector.escalation) return
          const level = addWorking(calendar, due, vector.escalation.offset_minutes * MINUTE, pauses)
          expect(shown(level)).toBe(shown(moment(vector.escalation.expected)))
          return
        }
        case 'diff':
          expect(workingBetween(calendar, moment(vector.start), moment(vector.end ?? ''), pauses) / MINUTE).toBe(
            vector.expected,
          )
          return
        case 'add_days':
          expect(shown(addWorkdays(calendar, moment(vector.start), vector.days ?? 0))).toBe(
            shown(moment(String(vector.expected))),
          )
          return
        case 'local_to_instant': {
          const [year = 0, month = 1, date = 1, hour = 0, minute = 0] = (vector.local ?? '').split(/[-T:]/).map(Number)
          const at = toInstant(vector.timezone, wallFrom(year, month, date, hour, minute))
          expect(shown(at)).toBe(shown(moment(String(vector.expected))))
          return
        }
        case 'error':
          expect(() => addWorking(calendar, moment(vector.start), (vector.minutes ?? 0) * MINUTE)).toThrow()
      }
    },
  )
})
