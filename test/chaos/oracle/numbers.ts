import type { Book } from '../book.ts'
import { type Clock, momentOf } from '../desk-rules.ts'
import { type Desk, duesOf, FIRST, isAcceptable, type Line, REGISTERS } from '../staff/desk.ts'
import { type Broken, broken } from './broken.ts'

/** A row with what the system has of it. */
export interface Standing {
  readonly register: (typeof REGISTERS)[number]
  readonly place: number
  readonly line: Line
  readonly number: string
  readonly due: Readonly<Record<Clock, number | undefined>>
  readonly check: string
}

/** Every row that staff knows, with the system's cells beside it. */
export const standings = (desk: Desk, book: Book): readonly Standing[] =>
  REGISTERS.flatMap((register) =>
    desk.pages[register].flatMap((line, place): readonly Standing[] => {
      const row = book.get(register)?.[FIRST + place] ?? {}
      const moment = (key: string): number | undefined => {
        const cell = row[key]
        return typeof cell === 'number' ? momentOf(cell) : undefined
      }
      const due = { respond: moment('respondDue'), resolve: moment('resolveDue') }
      return line
        ? [{ register, place, line, number: String(row['number'] ?? ''), due, check: String(row['check'] ?? '') }]
        : []
    }),
  )

const PREFIX = { complaint: 'TS', repair: 'BX' } as const

/** Every row that can be accepted has one number, and no two the same. */
export function* oneNumberEach(rows: readonly Standing[]): Iterable<Broken> {
  const holders = new Map<string, number>()
  for (const { register, place, line, number, check } of rows) {
    const where = `${register} ${place} row ${line.id}`
    if (isAcceptable(register, line) && number === '') yield broken('numbers', `${where} has no number: ${check}`)
    if (number === '') continue
    if (!new RegExp(`^${PREFIX[register]}-\\d{8}-\\d{3,}$`).test(number))
      yield broken('numbers', `${where} has the number ${number}`)
    const other = holders.get(number)
    if (other !== undefined) yield broken('numbers', `rows ${other} and ${line.id} both have ${number}`)
    holders.set(number, line.id)
  }
}

/** A number never goes from one case to another, nor a case from one number to another. `known`: number by case, then its number. */
export function* sameNumbers(rows: readonly Standing[], known: Map<string, number>): Iterable<Broken> {
  for (const { line, number } of rows) {
    if (number === '') continue
    const owner = known.get(number)
    if (owner !== undefined && owner !== line.id)
      yield broken('numbers', `${number} was row ${owner}, is row ${line.id}`)
    const before = [...known].find(([one, id]) => id === line.id && one !== number)?.[0]
    if (before !== undefined) yield broken('numbers', `row ${line.id} was ${before}, is ${number}`)
    known.set(number, line.id)
  }
}

const SLACK = 1_000

/** Deadlines are those of the row's own facts, counted by one of the limits that were in force. */
export function* ownDeadlines(rows: readonly Standing[], desk: Desk, now: number): Iterable<Broken> {
  for (const { register, place, line, due } of rows) {
    if (!isAcceptable(register, line)) continue
    for (const clock of ['respond', 'resolve'] as const) {
      const right = duesOf(register, line, clock, desk.limits)
      const stands = due[clock]
      if (right.some((one) => Math.abs(one - (stands ?? -1)) < SLACK)) continue
      yield broken(
        'deadlines',
        `${register} ${place} row ${line.id} ${clock}: ${time(stands)}, not ${right.map(time).join(' or ')} (now ${time(now)})`,
      )
    }
  }
}

const time = (at: number | undefined): string => (at === undefined ? 'none' : new Date(at).toISOString())
