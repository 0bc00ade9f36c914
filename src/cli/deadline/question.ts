import type { z } from 'zod'
import type { WorkCalendar } from '../../calendar/calendar.ts'
import type { Pause } from '../../calendar/pauses.ts'
import type { Duration } from '../../model/duration.ts'
import { type Instant, instant } from '../../model/instant.ts'
import { calendarOf } from './calendar.ts'
import type { PlacedFault } from './fault.ts'
import { momentIn, type Written } from './moment.ts'
import { faultsOf, type Kind, SCHEMAS } from './schema.ts'

type Clocked = { readonly calendar: WorkCalendar; readonly start: Instant; readonly pauses: readonly Pause[] }

/** A question that can be answered: its calendar can be used, its times exist. */
export type Question =
  | (Clocked & { readonly kind: 'add'; readonly minutes: number })
  | (Clocked & { readonly kind: 'add_duration'; readonly duration: Duration; readonly atOnceMinutes: number })
  | (Clocked & { readonly kind: 'diff'; readonly end: Instant })
  | (Clocked & { readonly kind: 'add_days'; readonly days: number })
  | { readonly kind: 'local_to_instant'; readonly zone: string; readonly at: Instant }

type Read = { readonly question: Question } | { readonly faults: readonly PlacedFault[] }

/** The policy's figure for 立即 as it ships (R17). */
const AT_ONCE_MINUTES = 5

/** Reads a question from parsed JSON, whatever it is. All that is wrong comes back, not only the first of it. */
export function readQuestion(json: unknown): Read {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { faults: [{ place: [], fault: { code: 'not-a-question' }, value: json }] }
  const kind = ('kind' in json ? json.kind : undefined) ?? 'add'
  if (!isKind(kind)) return { faults: [{ place: ['kind'], fault: { code: 'kind' }, value: kind }] }
  const faults: PlacedFault[] = []
  const question = ask(kind, json, faults)
  return question === undefined || faults.length > 0 ? { faults } : { question }
}

const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && Object.hasOwn(SCHEMAS, kind)

function ask(kind: Kind, json: object, faults: PlacedFault[]): Question | undefined {
  switch (kind) {
    case 'add': {
      const fields = fieldsOf(SCHEMAS.add, json, faults)
      const clocked = fields && clockedOf(fields, faults)
      if (!clocked) return undefined
      const { minutes, duration, at_once_minutes: atOnceMinutes } = fields
      const given = [minutes, duration].filter((one) => one !== undefined && one !== null).length
      if (given === 2) faults.push({ place: ['duration'], fault: { code: 'both-amounts' } })
      if (given === 0) faults.push({ place: ['minutes'], fault: { code: 'no-amount' } })
      return duration
        ? { kind: 'add_duration', ...clocked, duration, atOnceMinutes: atOnceMinutes ?? AT_ONCE_MINUTES }
        : { kind, ...clocked, minutes: minutes ?? 0 }
    }
    case 'diff': {
      const fields = fieldsOf(SCHEMAS.diff, json, faults)
      const clocked = fields && clockedOf(fields, faults)
      return clocked && { kind, ...clocked, end: momentOf(fields, ['end'], fields.end, faults) }
    }
    case 'add_days': {
      const fields = fieldsOf(SCHEMAS.add_days, json, faults)
      const clocked = fields && clockedOf(fields, faults)
      if (!clocked) return undefined
      if (fields.days < 0 && clocked.pauses.length > 0)
        faults.push({ place: ['pauses'], fault: { code: 'counted-back' } })
      return { kind, ...clocked, days: fields.days }
    }
    case 'local_to_instant': {
      const fields = fieldsOf(SCHEMAS.local_to_instant, json, faults)
      return fields && { kind, zone: fields.timezone, at: momentOf(fields, ['local'], fields.local, faults) }
    }
  }
}

function fieldsOf<T extends z.ZodType>(schema: T, json: object, faults: PlacedFault[]): z.output<T> | undefined {
  const read = schema.safeParse(json, { reportInput: true })
  if (read.success) return read.data
  faults.push(...faultsOf(read.error))
  return undefined
}

function clockedOf(fields: Omit<z.output<typeof SCHEMAS.diff>, 'end'>, faults: PlacedFault[]): Clocked | undefined {
  const calendar = calendarOf(fields)
  if (!('kind' in calendar)) faults.push(...calendar)
  const start = momentOf(fields, ['start'], fields.start, faults)
  const pauses = (fields.pauses ?? []).map(([from, to], index): Pause => {
    const pause = {
      from: momentOf(fields, ['pauses', index, 0], from, faults),
      to: momentOf(fields, ['pauses', index, 1], to, faults),
    }
    if (pause.to < pause.from) faults.push({ place: ['pauses', index], fault: { code: 'ends-before' } })
    return pause
  })
  return 'kind' in calendar ? { calendar, start, pauses } : undefined
}

function momentOf(
  { timezone }: { readonly timezone: string },
  place: readonly PropertyKey[],
  written: Written,
  faults: PlacedFault[],
): Instant {
  const at = momentIn(timezone, written)
  if (at === undefined) faults.push({ place, fault: { code: 'years' }, value: written.text })
  return at ?? instant(0)
}
