import type { LinkClaim } from '../model/action.ts'
import { type Instant, instant, SECOND } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { WrittenCell } from '../plan/action/effect.ts'
import type { ActInput } from '../plan/action/form.ts'
import { shownCell } from '../plan/action/lines.ts'
import { type Look, lookAt } from '../plan/action/look.ts'
import type { ActPlan } from '../plan/action/outcome.ts'
import { planAction } from '../plan/action/plan-action.ts'
import type { Change } from '../ports/ledger.ts'
import { historyAppend } from '../sheet/history.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { isSame } from '../sheet/same-cell.ts'
import { planAndCommit, type Round } from './plan-and-commit.ts'
import { type SweepParts, sweep } from './sweep.ts'

/** What became of a press, and how the case stood when it was decided: before what was done. */
export interface Acted {
  readonly outcome: Exclude<ActPlan, { kind: 'unsettled' }>
  readonly look: Look
}

interface Planned {
  readonly act: ActPlan
  readonly look: Look
  readonly changes: readonly Change[]
}

/**
 * Does what somebody presses in a mail (R27): the cells that they would have filled, the line of the history and that the link was used are
 * one commit; then a sweep follows as after typing, so that number, deadlines and notices are what they would be had it been typed. That
 * the sweep fails does not undo what was done: the next one makes up for it. A link that was used changes nothing.
 *
 * Throws `Failure` as `planAndCommit` does; whether it was done is then not known, and it may be pressed again.
 */
export async function act(parts: SweepParts, claim: LinkClaim, input: ActInput): Promise<Acted> {
  const first = await acted(parts, claim, input, '')
  const done = first.outcome.kind === 'unsettled' ? await again(parts, claim, input) : first
  const { outcome, look } = done
  if (outcome.kind === 'unsettled') return { outcome: { kind: 'refused', why: 'moving' }, look }
  if (outcome.kind !== 'done') return { outcome, look }
  parts.log.info('acted', { case: outcome.number, action: outcome.done.action })
  await swept(parts, 's')
  return { outcome, look }
}

/** Has the rows put in order first. */
async function again(parts: SweepParts, claim: LinkClaim, input: ActInput) {
  await swept(parts, 'o')
  return acted(parts, claim, input, 'b')
}

async function acted(
  parts: SweepParts,
  claim: LinkClaim,
  input: ActInput,
  suffix: string,
): Promise<{ readonly outcome: ActPlan; readonly look: Look }> {
  const { clock, until } = parts
  const rounds: Round<Planned>[] = []
  const planOn = (view: LedgerView): Planned => {
    const now = clock.now()
    const planned = planAction(view, claim, input, now)
    const changes = planned.kind === 'done' ? planned.changes : []
    return { act: planned, look: lookAt(view, claim, now), changes }
  }
  const run = { ...parts, runId: `${parts.runId}${suffix}` }
  const last = await planAndCommit(run, planOn, { until, onDone: (round) => rounds.push(round) })
  await keepTypedMeanwhile(rounds, run)
  // Rows had moved, and yet the right one was met: it is this very press that is found there.
  const { act: outcome, look } = last.plan
  const own = outcome.kind === 'already' && outcome.isThisLink ? rounds.at(-1)?.plan : undefined
  return { outcome: own?.act ?? outcome, look }
}

const MEANWHILE: Words = { zh: '办理的同时有人填写', en: 'typed at the same moment' }

/**
 * What somebody typed into the same cells between our read and our write stands nowhere any more but in the row as the commit found it:
 * it goes into the history. A row that had moved is put back whole, and is none of these.
 */
async function keepTypedMeanwhile(rounds: readonly Round<Planned>[], parts: SweepParts): Promise<void> {
  const lost = rounds.flatMap(({ plan: { act: done }, view, done: committed }) => {
    if (done.kind !== 'done') return []
    return committed.flatMap(({ found, strays }) =>
      strays.length > 0
        ? []
        : done.cells.flatMap((cell) => typedOver(cell, found, view).map((said) => ({ said, done }))),
    )
  })
  if (lost.length === 0) return
  await planAndCommit({ ...parts, runId: `${parts.runId}k` }, (view) => {
    const at: Instant = parts.clock.now()
    const lines = lost.map(({ said, done }) => {
      const what = `${said.column[view.settings.language]}: ${MEANWHILE[view.settings.language]}`
      return { at, number: done.number, kind: 'action', what, before: said.text, after: '', how: 'mail' } as const
    })
    return { changes: historyAppend(lines, view) }
  })
}

function typedOver(
  { tab, row, key, column, was, cell }: WrittenCell,
  found: Round<Planned>['done'][number]['found'],
  { settings }: LedgerView,
): readonly { readonly column: Words; readonly text: string }[] {
  const cells = found.find((one) => one.register === tab && one.row === row)?.cells
  const typed = cells?.[column]
  if (cells === undefined || isSame(typed, was) || isSame(typed, cell)) return []
  const definition = REGISTER_TABS[tab].columns.find((one) => one.key === key)
  if (definition === undefined) return []
  const text = shownCell(definition, typed, settings.zone)
  return text === '' ? [] : [{ column: definition, text }]
}

/** How long whoever pressed waits for the sweep, in milliseconds; mails that it has no time for go with the next one. */
const SWEEP_TIME = 15 * SECOND

/** A sweep as after typing. */
async function swept(parts: SweepParts, suffix: string): Promise<void> {
  const until = instant(Math.min(parts.clock.now() + SWEEP_TIME, parts.until ?? Number.POSITIVE_INFINITY))
  try {
    await sweep({ ...parts, until, runId: `${parts.runId}${suffix}` })
  } catch (thrown) {
    parts.log.warn('no-sweep-after-acting', { why: String(thrown) })
  }
}

/** What the page of a link shows: one read, and nothing is written. Throws what the ledger throws. */
export async function look({ ledger, clock, until }: SweepParts, claim: LinkClaim): Promise<Look> {
  return lookAt(viewLedger(await ledger.read(undefined, until)), claim, clock.now())
}
