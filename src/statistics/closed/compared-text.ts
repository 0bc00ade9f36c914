import { z } from 'zod'
import { CASE_REGISTERS } from '../../model/register.ts'
import type { UncountedRegister } from '../ledger-rounds.ts'
import { COUNT_KEYS, type CountKey } from '../month/counts.ts'
import type { Group } from '../month/groups.ts'
import type { RegisterTotals } from '../month/month-figures.ts'
import type { ComparedMonth } from '../month/month-report.ts'
import type { Hours, Tally } from '../month/tally.ts'
import { parseMonth } from '../month.ts'
import type { WordList } from './word-list.ts'

/*
 * What a final month was compared with, beside what it was counted from.
 *
 * f  the keys of the figures counted, in the order in which each tally has them
 * m  each month: m which one; r absent where there was no case yet, else each register: k which one; l the words of the columns it lacked,
 *    or t its tally and c its categories: a word's place and a tally each
 *
 * A tally is its counts in base 36, commas between, a blank for 0, blank ones at the end left out; then, where cases were measured, how many,
 * the sum, the median and the 90th percentile of their milliseconds.
 */
const whole = z.number().int().min(0)
const words = z.object({ zh: z.string(), en: z.string() })
const tallySchema = z.union([
  z.tuple([z.string()]),
  z.tuple([z.string(), whole, z.number().int(), z.number(), z.number()]),
])
const registerSchema = z.union([
  z.strictObject({ k: z.enum(CASE_REGISTERS), l: z.array(words) }),
  z.strictObject({
    k: z.enum(CASE_REGISTERS),
    t: tallySchema,
    c: z.array(z.tuple([z.string(), tallySchema])),
  }),
])
export const comparedSchema = z.strictObject({
  f: z.array(z.string()),
  m: z.array(
    z.strictObject({
      m: z.string().transform(parseMonth),
      r: z.array(registerSchema).length(CASE_REGISTERS.length).optional(),
    }),
  ),
})
type Printed = z.input<typeof comparedSchema>
type Parsed = z.output<typeof comparedSchema>
type PrintedTally = z.output<typeof tallySchema>

/** Prints what a final month was compared with, its words into a list. */
export function printCompared(compared: readonly ComparedMonth[], list: WordList): Printed {
  return {
    f: [...COUNT_KEYS],
    m: compared.map(({ month: of, totals }) => ({
      m: of,
      ...(totals && {
        r: totals.registers.map((one) =>
          'lacks' in one
            ? { k: one.register, l: one.lacks.map(({ zh, en }) => ({ zh, en })) }
            : {
                k: one.register,
                t: printTally(one.total),
                c: printGroups(one.category, list),
              },
        ),
      }),
    })),
  }
}

const printGroups = (groups: readonly Group[], list: WordList) =>
  groups.map(({ names: [name], tally }): [string, PrintedTally] => [list.place(name), printTally(tally)])

function printTally({ counts, hours: { n, sum, median, p90 } }: Tally): PrintedTally {
  const line = COUNT_KEYS.map((key) => (counts[key] === 0 ? '' : counts[key].toString(36)))
    .join(',')
    .replace(/,+$/, '')
  return median === undefined || p90 === undefined ? [line] : [line, n, sum, median, p90]
}

/**
 * Reads what a final month was compared with; `bad` where it is not as it was written. Undefined where a figure is counted by now that was
 * not then: of it nothing was kept.
 */
export function parseCompared({ f, m }: Parsed, list: readonly string[]): readonly ComparedMonth[] | 'bad' | undefined {
  if (COUNT_KEYS.some((key) => !f.includes(key))) return undefined
  const compared: ComparedMonth[] = []
  const reader = new TallyReader(f, list)
  for (const { m: month, r } of m) {
    if (month === undefined || r?.some(({ k }, index) => k !== CASE_REGISTERS[index]) === true) return 'bad'
    const registers = r?.map((one): RegisterTotals | UncountedRegister =>
      'l' in one
        ? { register: one.k, lacks: one.l }
        : {
            register: one.k,
            total: reader.tally(one.t),
            category: one.c.map(([place, tally]) => ({
              names: [reader.word(place)],
              tally: reader.tally(tally),
            })),
          },
    )
    compared.push({ month, totals: registers && { month, registers } })
  }
  return reader.isWrong() ? 'bad' : compared
}

/** Tallies of the figures that were counted then; once one was not what it should be, `isWrong`. */
class TallyReader {
  readonly #places: ReadonlyMap<string, number>
  readonly #words: readonly string[]
  #wrong = false

  constructor(keys: readonly string[], words: readonly string[]) {
    this.#places = new Map(keys.map((key, place) => [key, place]))
    this.#words = words
  }

  isWrong(): boolean {
    return this.#wrong
  }

  tally([line, ...measured]: PrintedTally): Tally {
    const fields = line === '' ? [] : line.split(',')
    if (fields.length > this.#places.size) this.#wrong = true
    const numbers = fields.map((field) => (field === '' ? 0 : this.#whole(field)))
    const counts = Object.fromEntries(COUNT_KEYS.map((key) => [key, numbers[this.#places.get(key) ?? -1] ?? 0]))
    return { counts: counts as Readonly<Record<CountKey, number>>, hours: hoursOf(measured) }
  }

  word(place: string): string | undefined {
    if (place === '') return undefined
    const word = this.#words[this.#whole(place)]
    if (word === undefined) this.#wrong = true
    return word
  }

  #whole(text: string): number {
    if (/^[0-9a-z]{1,7}$/.test(text)) return Number.parseInt(text, 36)
    this.#wrong = true
    return 0
  }
}

function hoursOf([n, sum, median, p90]: readonly number[]): Hours {
  if (n === undefined || sum === undefined || median === undefined || p90 === undefined) return { n: 0, sum: 0 }
  return { n, sum, median, p90 }
}
