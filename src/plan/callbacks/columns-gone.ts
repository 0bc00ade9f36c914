import type { CallbackChoice } from '../../model/callback.ts'
import type { CaseRegister } from '../../model/register.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'

const NONE: ReadonlySet<string> = new Set()

/** The columns that a register does without now: what stood there is not known to be blank. */
export function columnsGone(key: CaseRegister, { registers }: Pick<LedgerView, 'registers'>): ReadonlySet<string> {
  const missing = registers.find(({ register }) => register === key)?.headers.missing ?? []
  return missing.length === 0 ? NONE : new Set(missing.map((column) => column.key))
}

/** What an exemption rests on. */
const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  onSpot: ['settledOnSpot', 'onSpotSatisfaction', 'result'],
  anonymous: ['anonymous', 'phone'],
  sensitive: ['sensitive', 'remark'],
}
const OF_CLASSES = ['subcategory', 'priority', 'doneBy', 'information']

/** Whether a decision is kept as it was: a column is gone that it rests on, and whoever deletes one has not answered for each of its rows. */
export function isKept({ why, because = '' }: CallbackChoice, gone: ReadonlySet<string>): boolean {
  const grounds = why === 'mandatory' ? OF_CLASSES : why === 'exempt' ? (GROUNDS[because] ?? []) : []
  return grounds.some((key) => gone.has(key))
}
