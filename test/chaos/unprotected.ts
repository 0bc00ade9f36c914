import type { Cell, Change, CommitOutcome, FoundRow, Ledger, LedgerState } from '../../src/ports/ledger.ts'
import { type PartsOf, partsOf } from './parts.ts'
import { columnAt } from './template.ts'

/**
 * The same sweeps with one protection taken away, each by something that stands between a sweep and its ledger: whoever judges runs
 * must see that.
 */

const around =
  (change: (ledger: Ledger) => Pick<Ledger, 'commit'> & Partial<Ledger>): PartsOf =>
  (surroundings, mailer) => {
    const parts = partsOf(surroundings, mailer)
    return { ...parts, ledger: { ...parts.ledger, ...change(parts.ledger) } }
  }

const rowAsRead = (on: LedgerState, { register, row }: Pick<FoundRow, 'register' | 'row'>): readonly Cell[] =>
  on.tables.get(register)?.rows[row] ?? []

const keptIn = (changes: readonly Change[]) => changes.flatMap((change) => (change.kind === 'keep' ? change.rows : []))

/** The rows that a commit keeps, as they were read and not as it found them. */
const foundAsRead = (on: LedgerState, changes: readonly Change[]): readonly FoundRow[] =>
  keptIn(changes).map(({ register, row }) => ({ register, row, cells: rowAsRead(on, { register, row }) }))

/** Commits on whatever version is there. */
export const withoutCompareAndSet = around((ledger) => ({
  commit: async (on, next, changes, until) =>
    ledger.commit({ ...on, version: (await ledger.read()).version }, next, changes, until),
}))

/** Keeps no rows, and takes each for the one that was meant. */
export const withoutVerifying = around((ledger) => ({
  async commit(on, next, changes, until): Promise<CommitOutcome> {
    const others = changes.filter(({ kind }) => kind !== 'keep')
    const outcome = await ledger.commit(on, next, others, until)
    return outcome.kind === 'committed' ? { ...outcome, found: foundAsRead(on, changes) } : outcome
  },
}))

/** Lets the mails leave first, and commits what announces them with what became of them. */
export const withoutIntent = around((ledger) => {
  let put: (() => Promise<CommitOutcome>) | undefined
  const isIntent = (changes: readonly Change[]): boolean =>
    changes.some((change) => change.kind === 'append' && change.tab === 'notices')
  return {
    async commit(on, next, changes, until): Promise<CommitOutcome> {
      const before = await put?.()
      put = undefined
      if (before !== undefined && before.kind !== 'committed') return before
      if (!isIntent(changes)) return ledger.commit(on, next, changes, until)
      put = () => ledger.commit(on, next, changes, until)
      return { kind: 'committed', found: foundAsRead(on, changes) }
    },
  }
})

/** Sees where rows have moved, and does not see what people typed into those that have not. */
export const withoutSendTimeCheck = around((ledger) => ({
  async commit(on, next, changes, until): Promise<CommitOutcome> {
    const outcome = await ledger.commit(on, next, changes, until)
    if (outcome.kind !== 'committed') return outcome
    const found = outcome.found.map((row) =>
      isSameCase(row, rowAsRead(on, row)) ? { ...row, cells: rowAsRead(on, row) } : row,
    )
    return { ...outcome, found }
  },
}))

const isSameCase = ({ register, cells }: FoundRow, read: readonly Cell[]): boolean =>
  ['number', 'receivedAt', 'description'].every((key) => {
    const at = columnAt(register, key)
    return (cells[at] ?? '') === (read[at] ?? '')
  })
