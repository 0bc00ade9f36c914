import type { Cell } from '../../../src/ports/ledger.ts'
import { cell, type Desk, desk, FIRST, row, type Typed } from '../../support/desk.ts'
import { fill, settle } from '../support.ts'

/** `20 10:00` of November as a cell; `20` alone is a mere date. */
export const t = (text: string): number => cell(`2026-11-${text.includes(' ') ? text : `${text} 00:00`}`)
export const CASE = 'TS-20261120-001'
export const CALL = 'HF-20261120-001'
export const SATISFIED = { calledAt: t('21 10:00'), handled: '是', satisfaction: '满意' }
export const NOT_SATISFIED = { ...SATISFIED, satisfaction: '不满意' }
export const REFUSED = { calledAt: t('21 10:00'), outcome: '拒访' }
export const NO_ANSWER = { calledAt: null, handled: null, satisfaction: null, outcome: null }
export const DONE = { resolvedAt: t('20 10:00'), result: '好' }

/** A complaint of Friday 2026-11-20, resolved that morning, and its callback. */
export async function finished(done: Typed = DONE): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [row()])
  await settle(d, '2026-11-20 09:01')
  await fill(d, 'complaint', FIRST, done)
  await settle(d, '2026-11-20 10:01')
  return d
}

/** The same, and its customer was called on Saturday at 10:00. */
export async function answered(answer: Typed, done: Typed = DONE): Promise<Desk> {
  const d = await finished(done)
  await fill(d, 'callback', FIRST, answer)
  await settle(d, '2026-11-21 10:01')
  return d
}

type Record_ = Readonly<Record<string, Cell>>
export const complaint = async (d: Desk, at = FIRST): Promise<Record_> => (await d.records('complaint'))[at] ?? {}
export const callback = async (d: Desk, at = FIRST): Promise<Record_> => (await d.records('callback'))[at] ?? {}

/** How far the cases of a register have come, top down, by what their cells say. */
export const stages = async (
  d: Desk,
  tab: 'complaint' | 'repair' | 'incident' | 'callback',
): Promise<readonly Cell[]> => (await d.records(tab)).slice(FIRST).map(({ stage }) => stage)
