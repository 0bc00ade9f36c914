import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import { instant, MINUTE } from '../../src/model/instant.ts'
import type { PolicyRow } from '../../src/model/policy.ts'
import { stampDeadlines } from '../../src/rules/deadlines.ts'
import { matchPolicy, type PolicyQuestion, policyTies } from '../../src/rules/match-policy.ts'
import { parseBasis, printBasis } from '../../src/sheet/basis.ts'
import { always, calendars, calendarsOf, complaint, limits, nov, workingTime } from '../rules/support.ts'
import { ZONE } from '../support/desk.ts'

const priority = fc.constantFrom('critical', 'urgent', 'normal')
const word = fc.constantFrom('甲', '乙')
const register = fc.constantFrom('complaint', 'repair')
const limit = fc.constantFrom('5分钟', '24小时', '3天', '当日', '次日', '2个工作日', '立即')
const anyRow: fc.Arbitrary<Omit<PolicyRow, 'row'>> = fc.record(
  {
    register,
    category: word,
    subcategory: word,
    priorities: fc.uniqueArray(priority, { minLength: 1 }),
    calendar: fc.constantFrom('always', 'working'),
    limits: fc
      .dictionary(fc.constantFrom('respond', 'arrive', 'reply', 'resolve', 'progress', 'callback'), limit)
      .map(limits),
  },
  { requiredKeys: ['register', 'calendar', 'limits'] },
)
const policy = fc
  .array(anyRow, { maxLength: 12 })
  .map((rows) => rows.map((row, index): PolicyRow => ({ ...row, row: index + 1 })))
const question: fc.Arbitrary<PolicyQuestion> = fc.record(
  { register, category: word, subcategory: word, priority },
  { requiredKeys: ['register', 'category', 'priority'] },
)
const matches = (row: PolicyRow, asked: PolicyQuestion) =>
  row.register === asked.register &&
  (row.subcategory === undefined || row.subcategory === asked.subcategory) &&
  (row.category === undefined || row.category === asked.category) &&
  (row.priorities === undefined || row.priorities.includes(asked.priority))
/** Subcategory before category before priority, as words of a dictionary are ordered. */
const rank = (row: PolicyRow) =>
  [row.subcategory, row.category, row.priorities].map((one) => (one === undefined ? '0' : '1')).join('')

describe('the policy row of a case', () => {
  it('matches, none that matches says more, and without ties the order of the tab plays no part', () => {
    fc.assert(
      fc.property(policy, question, (rows, asked) => {
        const fitting = rows.filter((row) => matches(row, asked))
        const found = matchPolicy(rows, asked)
        const best = fitting.map(rank).sort().at(-1)
        expect(found === undefined ? undefined : rank(found)).toBe(best)
        expect(found).toBe(fitting.find((row) => rank(row) === best))
        const ties = policyTies(rows)
        const held = rows.filter((row) => !ties.has(row))
        expect(matchPolicy(held.toReversed(), asked)).toBe(matchPolicy(held, asked))
      }),
      { numRuns: 500 },
    )
  })

  it('a row ties with one above that holds', () => {
    fc.assert(
      fc.property(policy, (rows) => {
        const ties = policyTies(rows)
        for (const [row, other] of ties) {
          expect(other.row).toBeLessThan(row.row)
          expect(ties.has(other)).toBe(false)
          expect(rank(other)).toBe(rank(row))
        }
      }),
    )
  })
})

describe('what is stamped stays (R23)', () => {
  const minutes = fc.integer({ min: 0, max: 5000 }).map((more) => instant(nov('20 09:00') + more * MINUTE))
  const fields: fc.Arbitrary<CaseFields> = fc.record(
    {
      respondedAt: minutes,
      appointmentAt: minutes,
      promisedAt: minutes,
      progressAt: minutes,
      pauseReason: fc.constant('parts'),
      pausedAt: minutes,
      resumedAt: minutes,
      resolvedAt: minutes,
      reopenedAt: minutes,
    },
    { requiredKeys: [] },
  )
  it('through its cell, whatever the policy becomes', () => {
    fc.assert(
      fc.property(
        policy,
        policy,
        fields,
        fc.nat(60),
        minutes,
        fc.nat(60),
        (rows, others, of, atOnceMinutes, now, later) => {
          const item = complaint(of, { category: '甲' })
          const first = stampDeadlines(item, undefined, { policy: rows, calendars, atOnceMinutes: 5 }, now)
          fc.pre(first?.policyRow !== undefined)
          const stored = parseBasis(printBasis(first, ZONE), ZONE)
          expect(stored).toEqual(first)
          const swapped = calendarsOf({ always: workingTime, working: always })
          const rules = { policy: others, calendars: swapped, atOnceMinutes }
          expect(stampDeadlines(item, stored, rules, instant(now + later * MINUTE))).toEqual(first)
        },
      ),
      { numRuns: 500 },
    )
  })
})
