import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closeMonth } from '../../src/statistics/closed/close-month.ts'
import { corrections } from '../../src/statistics/closed/corrections.ts'
import { valueOf } from '../../src/statistics/figure.ts'
import { isCounted, type LedgerRounds } from '../../src/statistics/ledger-rounds.ts'
import { COUNT_KEYS } from '../../src/statistics/month/counts.ts'
import { DIMENSIONS } from '../../src/statistics/month/dimensions.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { SHARE_KEYS, shareOf } from '../../src/statistics/month/shares.ts'
import { SPREAD_KEYS, spreadOf } from '../../src/statistics/month/spreads.ts'
import type { Tally } from '../../src/statistics/month/tally.ts'
import type { Round } from '../../src/statistics/round.ts'
import { anyLedger } from '../statistics/closed/any-rounds.ts'
import { month } from '../statistics/support.ts'
import { runs } from './runs.ts'

const NOVEMBER = month('2026-11')

/** What is typed over a case later, and is a correction whatever goes on in it. */
const edit = fc.record({
  pick: fc.nat(),
  gone: fc.boolean(),
  more: fc.record(
    {
      category: fc.constantFrom('噪音扰民', '其它', undefined),
      subcategory: fc.constantFrom('夜间', undefined),
      building: fc.constantFrom('3', undefined),
      channel: fc.constantFrom('phone', undefined),
      isRepeat: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
})

function edited(
  ledger: LedgerRounds,
  edits: readonly { pick: number; gone: boolean; more: Partial<Round> }[],
): LedgerRounds {
  const registers = ledger.registers.map((one) => {
    if (!isCounted(one)) return one
    const rounds: (Round | undefined)[] = [...one.rounds]
    for (const { pick, gone, more } of edits) {
      const at = pick % Math.max(rounds.length, 1)
      const round = rounds[at]
      if (round !== undefined) rounds[at] = gone ? undefined : { ...round, ...more }
    }
    return { ...one, rounds: rounds.filter((round) => round !== undefined) }
  })
  return { ...ledger, registers }
}

type Values = Map<string, number | undefined>

/** Each figure of each group of a month; what is 0, or has no value, is absent. */
function valuesOf(ledger: LedgerRounds): Values {
  const values: Values = new Map()
  for (const { register, total, by } of monthReport({ ...ledger, closed: new Map() }, NOVEMBER).registers.filter(
    isCounted,
  )) {
    const put = (group: string, tally: Tally): void => {
      const figures = [
        ...COUNT_KEYS.map((key) => [key, tally.counts[key]] as const),
        ...SHARE_KEYS.map((key) => [key, valueOf(shareOf(key, tally))] as const),
        ...SPREAD_KEYS.map((key) => [key, spreadOf(key, tally)] as const),
      ]
      for (const [figure, value] of figures) if (value) values.set(`${register} ${group} ${figure}`, value)
    }
    put('', total)
    for (const dimension of DIMENSIONS)
      for (const { names, tally } of by[dimension]) put(`${dimension} ${JSON.stringify(names)}`, tally)
  }
  return values
}

it('the figures that were made final, put right by what is listed beside them, are those of the ledger now', () => {
  fc.assert(
    fc.property(anyLedger, fc.array(edit, { minLength: 1, maxLength: 6 }), (ledger, edits) => {
      const now = edited(ledger, edits)
      const values = valuesOf(ledger)
      for (const { register, group, figure, before, after } of corrections(closeMonth(ledger, NOVEMBER), now, now)
        .figures) {
        const key = `${register} ${group === undefined ? '' : `${group.dimension} ${JSON.stringify(group.names)}`} ${figure}`
        expect([key, values.get(key) ?? 0]).toEqual([key, before ?? 0])
        if (after) values.set(key, after)
        else values.delete(key)
      }
      expect(new Map([...values].sort())).toEqual(new Map([...valuesOf(now)].sort()))
    }),
    runs(60),
  )
})
