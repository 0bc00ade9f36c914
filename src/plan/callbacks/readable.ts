import type { LedgerView } from '../../sheet/ledger-view.ts'
import { missingColumns, type RegisterTable } from '../../sheet/register-table.ts'

/** The register of callbacks, where it can be looked after. */
export const readableCallbacks = ({
  callbacks,
}: Pick<LedgerView, 'callbacks'>): RegisterTable<'callback'> | undefined =>
  callbacks !== undefined && missingColumns(callbacks).length === 0 ? callbacks : undefined
