import { z } from 'zod'
import { parseDuration, printDuration } from '../calendar/duration.ts'
import { isZone, toInstant, toWall } from '../calendar/zone.ts'
import { type Basis, type ClockBasis, CYCLE_MOMENTS, type Cycle, type PastCycle } from '../model/basis.ts'
import { CLOCKS, type Clock, isPolicyClock, POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import { type Instant, instant } from '../model/instant.ts'

/*
 * The basis of a case's deadlines as the text of a hidden cell. Short, for it is read with every row. Moments are seconds in
 * base 36. What a cycle has none of is left out.
 *
 * r  policy row                        d  per clock the facts it rests on and, last, when it is due
 * a  a fingerprint of what was asked   j  per clock that another policy judged: calendar, limit, policy row
 * n  cycle, where it is not the first  p  pauses: reason, start, end
 * o  the reopening that began it       q  promised dates: date, since when
 * c  calendar                          z  of an earlier cycle: when it was resolved
 * l  limits                            e  earlier cycles
 * h  of an earlier cycle: sent, responded, arrived, answered, in this order; blank for none, and none after the last
 * u  what a cleared reopening undid      t  the zone that the workbook had
 */
const moment = z
  .string()
  .regex(/^-?[0-9a-z]{1,9}(\.[0-9]{1,3})?$/)
  // No calendar goes far beyond the year 9999.
  .refine((text) => Math.abs(Number.parseInt(text, 36)) < 260_000_000_000)
/** Nothing that the system writes here is longer; what is was not written by it. */
const word = z.string().max(1000)
const cycleSchema = z.object({
  r: z.number().int().optional(),
  a: word.optional(),
  n: z.number().int().min(2).optional(),
  o: moment.optional(),
  c: word,
  l: z.partialRecord(z.enum(POLICY_CLOCKS), word),
  d: z.partialRecord(z.enum(CLOCKS), z.array(moment).min(1)),
  j: z.partialRecord(z.enum(POLICY_CLOCKS), z.tuple([word, word]).rest(z.number().int())).optional(),
  p: z.array(z.tuple([word, moment]).rest(moment)).optional(),
  q: z.array(z.tuple([moment, moment])).optional(),
  z: moment.optional(),
})
const pastSchema = cycleSchema.extend({
  h: z
    .array(moment.or(z.literal('')))
    .max(CYCLE_MOMENTS.length)
    .optional(),
})
const caseSchema = cycleSchema.extend({ e: z.array(pastSchema).optional() })
const schema = caseSchema.extend({ u: caseSchema.optional(), t: word.refine(isZone).optional() })

/** A cell takes 50,000 characters; one that is too long would stop the whole sweep (promise 6). */
const LONGEST = 40_000

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

/**
 * Prints a basis of a workbook whose times are those of `zone`; `parseBasis` reads it back unchanged, but for what a cleared
 * reopening undid, and then the earliest of the cycles gone by, where all of it would be too long for a cell.
 */
export function printBasis(basis: Basis, zone: string): string {
  const { earlier, undone } = basis
  const present = { ...cycleJson(basis), t: zone }
  const past = earlier.map(pastJson)
  if (undone !== undefined) {
    const text = JSON.stringify({ ...present, e: past, u: { ...cycleJson(undone), e: undone.earlier.map(pastJson) } })
    if (text.length <= LONGEST) return text
  }
  for (let gone = 0; ; gone++) {
    const left = past.slice(gone)
    const text = JSON.stringify(left.length === 0 ? present : { ...present, e: left })
    if (text.length <= LONGEST || left.length === 0) return text
  }
}

function cycleJson(of: Cycle & { readonly resolvedAt?: Instant }): z.infer<typeof cycleSchema> {
  const { policyRow, asked, cycle, reopenedAt, calendar, limits, clocks, pauses, promises, resolvedAt } = of
  const eachClock = <C extends Clock, T>(all: readonly C[], print: (clock: C) => T | undefined) =>
    Object.fromEntries(
      all.flatMap((clock) => {
        const printed = print(clock)
        return printed === undefined ? [] : [[clock, printed]]
      }),
    ) as { [K in C]?: T }
  const j = eachClock(POLICY_CLOCKS, (clock): [string, string, ...number[]] | undefined => {
    const { limit, judgedBy } = clocks[clock] ?? {}
    if (limit === undefined || judgedBy === undefined) return undefined
    const row = judgedBy.policyRow === undefined ? [] : [judgedBy.policyRow]
    return [judgedBy.calendar, printDuration(limit, 'en'), ...row]
  })
  return {
    ...(policyRow === undefined ? {} : { r: policyRow }),
    ...(asked === undefined ? {} : { a: asked }),
    ...(cycle === 1 ? {} : { n: cycle }),
    ...(reopenedAt === undefined ? {} : { o: print36(reopenedAt) }),
    c: calendar,
    l: eachClock(POLICY_CLOCKS, (clock) => limits[clock] && printDuration(limits[clock], 'en')),
    d: eachClock(CLOCKS, (clock) => clocks[clock] && [...clocks[clock].from, clocks[clock].due].map(print36)),
    ...(Object.keys(j).length === 0 ? {} : { j }),
    ...(pauses.length === 0 ? {} : { p: pauses.map(pauseJson) }),
    ...(promises.length === 0 ? {} : { q: promises.map(({ date, since }) => [print36(date), print36(since)]) }),
    ...(resolvedAt === undefined ? {} : { z: print36(resolvedAt) }),
  }
}

function pastJson(past: PastCycle): z.infer<typeof pastSchema> {
  const { moments } = past
  if (moments === undefined) return cycleJson(past)
  const said = CYCLE_MOMENTS.map((key) => (moments[key] === undefined ? '' : print36(moments[key])))
  return { ...cycleJson(past), h: said.slice(0, said.findLastIndex((one) => one !== '') + 1) }
}

const pauseJson = ({ reason, from, to }: Cycle['pauses'][number]): [string, string, ...string[]] => [
  reason,
  print36(from),
  ...(to === undefined ? [] : [print36(to)]),
]

/**
 * Reads a basis; undefined for what is none, so that the deadlines are stamped anew. Where the workbook has another zone by now,
 * all of it keeps its time on the wall, as the cells beside it do: the same wait must not be another one an hour away.
 */
export function parseBasis(text: string, zone: string): Basis | undefined {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  const { data } = schema.safeParse(json)
  if (data === undefined) return undefined
  const { t: was = zone } = data
  const read = (said: string): Instant => (was === zone ? parse36(said) : toInstant(zone, toWall(was, parse36(said))))
  const basis = readCase(data, read)
  if (data.u === undefined || basis === undefined) return basis
  const undone = readCase(data.u, read)
  return undone && { ...basis, undone }
}

type Read = (said: string) => Instant

function readCase(data: z.infer<typeof caseSchema>, read: Read): Basis | undefined {
  const present = readCycle(data, read)
  if (present === undefined) return undefined
  const earlier: PastCycle[] = []
  for (const one of data.e ?? []) {
    const past = readCycle(one, read)
    if (past === undefined) return undefined
    earlier.push({
      ...past,
      ...(one.z === undefined ? {} : { resolvedAt: read(one.z) }),
      ...(one.h === undefined ? {} : { moments: readMoments(one.h, read) }),
    })
  }
  return { origin: data.a === undefined ? 'import' : 'policy', ...present, earlier }
}

const readMoments = (said: readonly string[], read: Read): NonNullable<PastCycle['moments']> =>
  Object.fromEntries(
    CYCLE_MOMENTS.flatMap((key, at) => {
      const text = said[at] ?? ''
      return text === '' ? [] : [[key, read(text)]]
    }),
  )

function readCycle(data: z.infer<typeof cycleSchema>, read: Read): Cycle | undefined {
  const limits: { [C in PolicyClock]?: Duration } = {}
  for (const clock of POLICY_CLOCKS) {
    const said = data.l[clock]
    if (said === undefined) continue
    const limit = parseDuration(said)
    if ('problem' in limit) return undefined
    limits[clock] = limit
  }
  const clocks: { [C in Clock]?: ClockBasis } = {}
  for (const clock of CLOCKS) {
    const moments = data.d[clock]?.map(read)
    const due = moments?.at(-1)
    if (moments === undefined || due === undefined) continue
    const from = moments.slice(0, -1)
    const rests = isPolicyClock(clock) ? limitOf(clock, from, limits, data) : {}
    if (rests === undefined) return undefined
    clocks[clock] = { ...rests, from, due }
  }
  return {
    cycle: data.n ?? 1,
    ...(data.o === undefined ? {} : { reopenedAt: read(data.o) }),
    ...(data.r === undefined ? {} : { policyRow: data.r }),
    ...(data.a === undefined ? {} : { asked: data.a }),
    calendar: data.c,
    limits,
    clocks,
    pauses: (data.p ?? []).map(([reason, from, to]) => ({
      from: read(from),
      ...(to === undefined ? {} : { to: read(to) }),
      reason,
    })),
    promises: (data.q ?? []).map(([date, since]) => ({ date: read(date), since: read(since) })),
  }
}

/** The limit of a clock and whose it is; a deadline that rests on no fact was set by an appointment or an import, whatever the policy allows. */
function limitOf(
  clock: PolicyClock,
  from: readonly Instant[],
  limits: Cycle['limits'],
  { j }: z.infer<typeof cycleSchema>,
): Pick<ClockBasis, 'limit' | 'judgedBy'> | undefined {
  const judged = j?.[clock]
  if (from.length === 0) return {}
  if (judged === undefined) return limits[clock] === undefined ? {} : { limit: limits[clock] }
  const [calendar, said, policyRow] = judged
  const limit = parseDuration(said)
  if ('problem' in limit) return undefined
  return { limit, judgedBy: { ...(policyRow === undefined ? {} : { policyRow }), calendar } }
}
