import { z } from 'zod'
import { isZone, toInstant, toWall } from '../../calendar/zone.ts'
import { fingerprint } from '../../model/fingerprint.ts'
import { type Instant, instant } from '../../model/instant.ts'
import { CASE_REGISTERS } from '../../model/register.ts'
import type { LeftOutRow, RegisterRounds } from '../ledger-rounds.ts'
import type { ClosedMonth } from '../month/month-report.ts'
import { parseMonth } from '../month.ts'
import { COUNTED_CLOCKS, type Round, type RoundClock } from '../round.ts'
import { comparedSchema, parseCompared, printCompared } from './compared-text.ts'
import { parseRound, printRound } from './round-text.ts'
import { wordList } from './word-list.ts'

/*
 * What a final month was counted from, and compared with: `<fingerprint>.<JSON>`, so that it is known for spoilt where somebody has been at it.
 *
 * m  the month                             a  when it was made final, in milliseconds
 * z  the zone that the workbook had        w  the words of its rounds
 * r  each register: k which one; l the words of the columns it lacked, or c its rounds, a line each, and
 *    o the rows left out, with their receipts in milliseconds
 * t  what it was compared with, and was not final; older ones have none
 */
const whole = z.number().int().min(0).max(1e7)
const moment = z.number().int().min(-26e13).max(26e13)
const words = z.object({ zh: z.string(), en: z.string() })
const registerSchema = z.union([
  z.strictObject({ k: z.enum(CASE_REGISTERS), l: z.array(words) }),
  z.strictObject({
    k: z.enum(CASE_REGISTERS),
    c: z.array(z.string()),
    o: z.array(z.tuple([whole, moment.nullable()])),
  }),
])
const schema = z.strictObject({
  m: z.string().transform(parseMonth),
  a: moment,
  z: z.string().refine(isZone),
  w: z.array(z.string()),
  r: z.array(registerSchema).length(CASE_REGISTERS.length),
  t: comparedSchema.optional(),
})

/** Prints a final month in a workbook of `zone`; `parseClosed` reads it back unchanged. */
export function printClosed({ month, closedAt, registers, compared }: ClosedMonth, zone: string): string {
  const list = wordList()
  const r = registers.map((one) =>
    'lacks' in one
      ? { k: one.register, l: one.lacks.map(({ zh, en }) => ({ zh, en })) }
      : {
          k: one.register,
          c: one.rounds.map((round) => printRound(round, list)),
          o: one.leftOut.map(({ row, receivedAt }) => [row, receivedAt ?? null]),
        },
  )
  const t = compared && printCompared(compared, list)
  const json = JSON.stringify({ m: month, a: closedAt, z: zone, w: list.words(), r, t })
  return `${fingerprint([json])}.${json}`
}

/**
 * Reads what a final month was counted from; undefined where the text is not as it was written: a part is gone, or somebody has been at
 * it. Where the workbook has another zone by now, all of it keeps its time on the wall, as the cells do that it came from.
 */
export function parseClosed(text: string, zone: string): ClosedMonth | undefined {
  const dot = text.indexOf('.')
  const json = text.slice(dot + 1)
  if (dot < 0 || fingerprint([json]) !== text.slice(0, dot)) return undefined
  const { data } = schema.safeParse(parseJson(json))
  if (data?.m === undefined || data.r.some(({ k }, index) => k !== CASE_REGISTERS[index])) return undefined
  const read = (at: number): Instant => (data.z === zone ? instant(at) : toInstant(zone, toWall(data.z, instant(at))))
  const registers: RegisterRounds[] = []
  for (const one of data.r) {
    if ('l' in one) {
      registers.push({ register: one.k, lacks: one.l })
      continue
    }
    const rounds: Round[] = []
    for (const line of one.c) {
      const round = parseRound(line, one.k, data.w)
      if (round === undefined) return undefined
      rounds.push(data.z === zone ? round : onOtherWall(round, read))
    }
    const leftOut = one.o.map(([row, at]): LeftOutRow => ({ row, receivedAt: at === null ? undefined : read(at) }))
    registers.push({ register: one.k, rounds, leftOut })
  }
  const compared = data.t && parseCompared(data.t, data.w)
  if (compared === 'bad') return undefined
  return { month: data.m, closedAt: read(data.a), registers, ...(compared && { compared }) }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A round with all its moments read by another zone's clock. */
function onOtherWall(round: Round, read: (at: Instant) => Instant): Round {
  const maybe = (at: Instant | undefined): Instant | undefined => (at === undefined ? undefined : read(at))
  const clocks = COUNTED_CLOCKS.flatMap((clock): readonly (readonly [string, RoundClock])[] => {
    const one = round.clocks[clock]
    return one === undefined ? [] : [[clock, { due: read(one.due), stoppedAt: maybe(one.stoppedAt) }]]
  })
  return {
    ...round,
    begunAt: read(round.begunAt),
    resolvedAt: maybe(round.resolvedAt),
    closedAt: maybe(round.closedAt),
    repliedAt: maybe(round.repliedAt),
    pausedAt: maybe(round.pausedAt),
    clocks: Object.fromEntries(clocks),
  }
}
