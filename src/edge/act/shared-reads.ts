import { type Instant, SECOND } from '../../model/instant.ts'
import type { Ledger, LedgerState } from '../../ports/ledger.ts'

/** How long what was read for one page is good for the next one. */
const GOOD_FOR = SECOND

/** A ledger for pages, which only look. */
export interface SharedReads {
  readonly ledger: Ledger
  /** What was read until now is not good any more. */
  readonly forget: () => void
}

/**
 * Who looks at one moment shares one read: a mail's links are all followed at once by whatever looks through mails for harm, and the
 * sweep needs the account's quota.
 */
export function sharedReads(ledger: Ledger, now: () => Instant): SharedReads {
  let kept: { readonly at: Instant; readonly state: Promise<LedgerState> } | undefined
  const forget = (): void => {
    kept = undefined
  }
  return {
    forget,
    ledger: {
      ...ledger,
      async read(_whole, until) {
        if (kept !== undefined && now() - kept.at < GOOD_FOR) return kept.state
        const state = ledger.read(undefined, until)
        const own = { at: now(), state }
        kept = own
        // What failed is asked again.
        state.catch(() => {
          if (kept === own) forget()
        })
        return state
      },
    },
  }
}
