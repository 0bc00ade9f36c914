import type { Basis } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { CLOCKS, type Clock } from '../../src/model/clock.ts'
import { type DeadlineRules, stampDeadlines } from '../../src/rules/deadlines.ts'
import { calendars, complaint, limits, nov, policyRow, shown } from './support.ts'

export const everyClock = limits({
  dispatch: '立即',
  respond: '5分钟',
  arrive: '30分钟',
  reply: '24小时',
  resolve: '4小时',
  progress: '2小时',
  callback: '3天',
})
/** A policy of one row, round the clock. */
export const rules: DeadlineRules = { policy: [policyRow(1, { limits: everyClock })], calendars, atOnceMinutes: 5 }
/** The same in working time. */
export const working: DeadlineRules = { ...rules, policy: [policyRow(1, { limits: everyClock, calendar: 'working' })] }

/** When each clock is due, as `20 09:30`. */
export const dues = (basis: Basis | undefined): { readonly [C in Clock]?: string | undefined } =>
  Object.fromEntries(CLOCKS.flatMap((clock) => (basis?.clocks[clock] ? [[clock, shown(basis.clocks[clock].due)]] : [])))
/** When the row is looked at; it matters to promises alone. */
export const NOW = nov('20 09:01')
export const stamp = (fields: CaseFields = {}, before?: Basis, by = rules, now = NOW) =>
  stampDeadlines(complaint(fields), before, by, now)
