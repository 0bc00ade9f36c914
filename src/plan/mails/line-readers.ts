import type { Instant } from '../../model/instant.ts'
import type { NoticeLine } from '../../model/notice.ts'
import type { RuleMoment } from '../../rules/escalation.ts'
import { eachOnce, type Recipient, recipientsOf } from '../../rules/recipients.ts'
import type { Concern } from '../../rules/scope.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'

/** Everybody whom the rules of one key mean for a row, each once. */
export const peopleOf = (
  moments: readonly RuleMoment[],
  { plan }: { readonly plan: Concern },
  view: LedgerView,
  now: Instant,
): readonly Recipient[] => eachOnce(moments.flatMap(({ rule }) => recipientsOf(rule, view.escalation, plan, view, now)))

/** A mailbox as it is compared. */
export const mailbox = (address: string): string => address.trim().toLowerCase()

/** The mailboxes that a line names: one; none where there was nobody; in workbooks of before, several. */
export const mailboxesOf = ({ to }: Pick<NoticeLine, 'to'>): readonly string[] =>
  to
    .split(/[,;，；]/)
    .map(mailbox)
    .filter((one) => one !== '')

/**
 * Whom a line goes to now, of the `people` whom the rules mean for its key; `taken` are those who have a line of their own for it.
 * The same person while the rules still mean them. Else somebody whom they mean and who has none: a corrected address, a deputy, a
 * successor. A line that named nobody, or several, goes to everybody who has none. Nobody: the key is with others, or there is nobody.
 */
export function readersOf(
  line: Pick<NoticeLine, 'to'>,
  people: readonly Recipient[],
  taken: ReadonlySet<string>,
): readonly Recipient[] {
  const named = mailboxesOf(line)
  if (named.length === 1) {
    const same = people.find(({ mail }) => mailbox(mail) === named[0])
    if (same !== undefined) return [same]
  }
  const free = people.filter(({ mail }) => !taken.has(mailbox(mail)))
  return named.length === 1 ? free.slice(0, 1) : free
}
