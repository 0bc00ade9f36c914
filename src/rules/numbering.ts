import { type CaseNumber, caseNumber, parseCaseNumber, type Series, seriesOf } from '../model/case-number.ts'
import type { Register } from '../model/register.ts'

/** The last running number given in each series, from the ledger's memory. */
export type LastNumbers = ReadonlyMap<Series, number>

/** More cases than any day has: what says more was typed, and is no count to go on from. */
const MOST = 99_999_999

const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= MOST

/** Gives numbers, one after the other, and knows at the end which series moved. */
export interface Numbering {
  next(register: Register, day: string): CaseNumber
  /** The series that gave numbers, with the last one given. */
  given(): LastNumbers
}

/**
 * Numbers follow both the memory and what stands in the registers (R08): a number is not reused when its row was deleted,
 * nor when the memory was lost.
 */
export function numbering(last: LastNumbers, standing: Iterable<readonly [Register, string]>): Numbering {
  const known = new Map([...last].filter(([, n]) => isCount(n)))
  for (const [register, text] of standing) {
    const parsed = parseCaseNumber(register, text)
    if (parsed && isCount(parsed.n) && parsed.n > (known.get(parsed.series) ?? 0)) known.set(parsed.series, parsed.n)
  }
  const given = new Map<Series, number>()
  return {
    next(register, day) {
      const series = seriesOf(register, day)
      const n = (known.get(series) ?? 0) + 1
      known.set(series, n)
      given.set(series, n)
      return caseNumber(series, n)
    },
    given: () => given,
  }
}
