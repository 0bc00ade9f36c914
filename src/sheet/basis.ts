import { z } from 'zod'
import { parseDuration, printDuration } from '../calendar/duration.ts'
import type { Basis, ClockBasis } from '../model/basis.ts'
import { CLOCKS, type Clock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import { type Instant, instant } from '../model/instant.ts'

/*
 * The basis of a case's deadlines as the text of a hidden cell. Short, for it is read with every row: `r` policy row,
 * `a` a fingerprint of what was asked, `n` cycle and `o` its reopening where it is not the first, `c` calendar, `l` limits, `d` per clock what it rests on and, last, when it is due (seconds, base 36).
 */
const MOMENT = /^-?[0-9a-z]+(\.[0-9]+)?$/
const schema = z.object({
  r: z.number().int().optional(),
  a: z.string().optional(),
  n: z.number().int().min(2).optional(),
  o: z.string().regex(MOMENT).optional(),
  c: z.enum(['always', 'working']),
  l: z.partialRecord(z.enum(CLOCKS), z.string()),
  d: z.partialRecord(z.enum(CLOCKS), z.array(z.string().regex(MOMENT)).min(1)),
})

/** Milliseconds are kept: whole seconds in base 36, and what is left of a second behind a point. */
const print36 = (at: Instant): string => {
  const seconds = Math.floor(at / 1000)
  const rest = at - seconds * 1000
  return seconds.toString(36) + (rest === 0 ? '' : `.${rest}`)
}
const parse36 = (text: string): Instant => {
  const [seconds = '', rest = '0'] = text.split('.')
  return instant(Number.parseInt(seconds, 36) * 1000 + Number(rest))
}

/** Prints a basis; `parseBasis` reads it back unchanged. */
export function printBasis({ origin, policyRow, asked, cycle, reopenedAt, calendar, limits, clocks }: Basis): string {
  const l = CLOCKS.flatMap((clock) =>
    limits[clock] === undefined ? [] : [[clock, printDuration(limits[clock], 'en')]],
  )
  const d = CLOCKS.flatMap((clock) => {
    const stamped = clocks[clock]
    return stamped === undefined ? [] : [[clock, [...stamped.from, stamped.due].map(print36)]]
  })
  return JSON.stringify({
    ...(origin === 'import' ? {} : { r: policyRow, a: asked }),
    ...(cycle === 1 ? {} : { n: cycle }),
    ...(reopenedAt === undefined ? {} : { o: print36(reopenedAt) }),
    c: calendar,
    l: Object.fromEntries(l) as Record<string, string>,
    d: Object.fromEntries(d) as Record<string, string[]>,
  })
}

/** Reads a basis; undefined for what is none, so that the deadlines are stamped anew. */
export function parseBasis(text: string): Basis | undefined {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  const { data } = schema.safeParse(json)
  if (data === undefined) return undefined
  const limits: { [C in Clock]?: Duration } = {}
  const clocks: { [C in Clock]?: ClockBasis } = {}
  for (const clock of CLOCKS) {
    const said = data.l[clock]
    if (said !== undefined) {
      const limit = parseDuration(said)
      if ('problem' in limit) return undefined
      limits[clock] = limit
    }
    const moments = data.d[clock]?.map(parse36)
    const due = moments?.at(-1)
    if (moments === undefined || due === undefined) continue
    const from = moments.slice(0, -1)
    // A deadline that rests on no fact was set by an appointment or an import, whatever the policy allows.
    const limit = from.length === 0 ? undefined : limits[clock]
    clocks[clock] = { from, due, ...(limit === undefined ? {} : { limit }) }
  }
  return {
    origin: data.a === undefined ? 'import' : 'policy',
    calendar: data.c,
    limits,
    clocks,
    cycle: data.n ?? 1,
    ...(data.o === undefined ? {} : { reopenedAt: parse36(data.o) }),
    ...(data.r === undefined ? {} : { policyRow: data.r }),
    ...(data.a === undefined ? {} : { asked: data.a }),
  }
}
