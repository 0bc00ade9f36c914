import type { Action, LinkClaim } from '../../src/model/action.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import type { ActPlan } from '../../src/plan/action/outcome.ts'
import { planAction } from '../../src/plan/action/plan-action.ts'
import type { Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { type Desk, desk, FIRST, row, sh, type Typed } from '../support/desk.ts'

export const NUMBER = 'TS-20261120-001' as CaseNumber

/** People of the sample staff tab. */
export const WHO = {
  王芳: 'wang.fang@example.com',
  李静: 'li.jing@example.com',
  陈强: 'chen.qiang@example.com',
  周敏: 'zhou.min@example.com',
} as const

let links = 0

/** A link of a mail: the handler's to everything of the first case, with an id of its own. */
export const claimed = (more: Partial<LinkClaim> = {}): LinkClaim => ({
  target: 'case',
  number: NUMBER,
  cycle: 1,
  mail: WHO.陈强,
  id: `link-${++links}`,
  ...more,
})

/** A desk with one complaint that was received on the 20th at 09:00 and swept at 09:01; other cases above and below it. */
export async function actingDesk(
  more: Typed = {},
  tab: 'complaint' | 'repair' | 'incident' = 'complaint',
): Promise<Desk> {
  const d = await desk()
  await d.type(tab, [
    row(more),
    row({ receivedAt: row()['receivedAt'] ?? null, description: '另一件', handler: '刘洋' }),
  ])
  await d.sweep('2026-11-20 09:01')
  return d
}

export const EMPTY: Readonly<Record<string, string>> = {}

/** What pressing a link at a time on the wall comes to; what is to be written is not written. */
export async function planned(
  d: Desk,
  action: Action,
  typed: Readonly<Record<string, string>>,
  time: string,
  claim: LinkClaim = claimed(),
): Promise<ActPlan> {
  return planAction(viewLedger(await d.read()), claim, { action, typed }, sh(time))
}

let commits = 0

/** Presses a link, and writes what is to be written. */
export async function press(
  d: Desk,
  action: Action,
  typed: Readonly<Record<string, string>>,
  time: string,
  claim: LinkClaim = claimed(),
): Promise<ActPlan> {
  const state = await d.read()
  const plan = planAction(viewLedger(state), claim, { action, typed }, sh(time))
  if (plan.kind === 'done') await d.commit(state, `act-${++commits}` as Version, plan.changes)
  return plan
}

/** What people have in a row, by column, blanks left out. */
export async function peoplesIn(
  d: Desk,
  tab: 'complaint' | 'repair' | 'incident' | 'callback',
  at = FIRST,
): Promise<Typed> {
  const record = (await d.records(tab))[at] ?? {}
  return Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== null))
}
