import type { Category } from '../../model/staff.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import type { BoundMap } from '../../sheet/import/columns.ts'
import { type LedgerView, viewLedger } from '../../sheet/ledger-view.ts'
import { type CommitParts, planAndCommit } from '../plan-and-commit.ts'
import { type BatchPlan, planBatch, type Reject, type SourceRow } from './plan-batch.ts'

export interface ImportParts extends CommitParts {
  readonly clock: Clock
}

export interface ImportOptions {
  /** Count and check everything, write nothing. */
  readonly dryRun?: boolean
  /** How many records go into one commit. */
  readonly batch?: number
  /** Told after each batch, when it is settled. */
  readonly onBatch?: (counts: ImportCounts, rejects: readonly Reject[]) => void | Promise<void>
}

/** What became of the records; `taken + already + rejected = lines`. */
export interface ImportCounts {
  readonly lines: number
  readonly taken: number
  /** Their external number stood in the register already. */
  readonly already: number
  readonly rejected: number
  /** Categories that were new, in the order in which they came. */
  readonly categories: readonly Category[]
  /** Taken, though the status said open beside a closing time: the time counts. */
  readonly openButClosed: number
  /** Taken, with a time in the hour that the workbook's zone has twice: its cell means the first of the two. */
  readonly hourTwice: number
}

/** Rows of some fifty columns, five hundred of them: below the 2 MB that the service asks a request to stay under. */
const BATCH = 500

/**
 * Brings the records of a file into a register, at its end, batch by batch; each batch is one atomic commit, categories and
 * all. The ledger is read afresh for every batch and every try, so that columns people move meanwhile are found where they
 * are. Whatever stops an import, running it again takes what is still missing: a record whose external number stands in the
 * register is not taken twice.
 *
 * Throws `Failure`: `not-set-up` for a sheet that lacks a column the rows need, and as `planAndCommit` does; the batches before
 * stay.
 */
export async function importCases(
  parts: ImportParts,
  rows: AsyncIterable<SourceRow>,
  bound: BoundMap,
  { dryRun = false, batch = BATCH, onBatch }: ImportOptions = {},
): Promise<ImportCounts> {
  const { log } = parts
  const lines = new Map<string, number>()
  const run = dryRun ? dryRunner(parts, bound) : committer(parts, bound)
  let counts: ImportCounts = {
    lines: 0,
    taken: 0,
    already: 0,
    rejected: 0,
    categories: [],
    openButClosed: 0,
    hourTwice: 0,
  }
  for await (const some of inBatches(rows, batch)) {
    const plan = await run(some, lines, counts.categories)
    for (const [id, line] of plan.lines) lines.set(id, line)
    counts = {
      lines: counts.lines + some.length,
      taken: counts.taken + plan.taken,
      already: counts.already + plan.already,
      rejected: counts.rejected + plan.rejects.length,
      categories: [...counts.categories, ...plan.categories],
      openButClosed: counts.openButClosed + countOf(plan, 'open-but-closed'),
      hourTwice: counts.hourTwice + countOf(plan, 'hour-twice'),
    }
    // Counts only: records hold names and phone numbers.
    const { taken, already } = plan
    log.info('import-batch', { dryRun, lines: counts.lines, taken, already, rejected: plan.rejects.length })
    await onBatch?.(counts, plan.rejects)
  }
  return counts
}

const countOf = ({ notes }: BatchPlan, which: BatchPlan['notes'][number]): number =>
  notes.filter((note) => note === which).length

type RunBatch = (
  rows: readonly SourceRow[],
  lines: ReadonlyMap<string, number>,
  categories: readonly Category[],
) => Promise<BatchPlan>

function committer(parts: ImportParts, bound: BoundMap): RunBatch {
  let batches = 0
  return async (rows, lines) => {
    const runId = `${parts.runId}.i${++batches}`
    const { plan } = await planAndCommit({ ...parts, runId }, (view, state) =>
      planBatch(rows, bound, { state, view, known: { lines, categories: [] }, now: parts.clock.now() }),
    )
    return plan
  }
}

function dryRunner({ ledger, clock }: ImportParts, bound: BoundMap): RunBatch {
  let read: { readonly state: LedgerState; readonly view: LedgerView } | undefined
  return async (rows, lines, categories) => {
    if (read === undefined) {
      const state = await ledger.read()
      read = { state, view: viewLedger(state) }
    }
    return planBatch(rows, bound, { ...read, known: { lines, categories }, now: clock.now() })
  }
}

async function* inBatches(rows: AsyncIterable<SourceRow>, size: number): AsyncGenerator<readonly SourceRow[]> {
  let some: SourceRow[] = []
  for await (const row of rows) {
    some.push(row)
    if (some.length < size) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
