import { fingerprint } from '../../model/fingerprint.ts'
import { type Instant, instant, MINUTE } from '../../model/instant.ts'
import type { Register } from '../../model/register.ts'
import { CLOCK_SKEW } from '../../rules/checks.ts'
import { parseBeat, printBeat } from '../../sheet/beat.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { RegisterTable } from '../../sheet/register-table.ts'

/** What is remembered of the board that was written last. */
export interface WrittenBoard {
  readonly at: Instant
  /** When time alone makes another one of it. */
  readonly until: Instant
  /** A fingerprint of what it was made of (`printOfLedger`); `taken`: the tab could not be written, for its title is another tab's. */
  readonly print: string
}

/** A board is written once in so long at most: whoever looks at it sees no flicker, and a busy desk's sweeps stay small. */
const LEAST = MINUTE
/** So long nobody tries again where the tab cannot be written. */
const AFTER_REFUSAL = 60 * MINUTE
const TAKEN = 'taken'

/** `2026-11-22T10:05:00.000Z 2026-11-22T12:00:00.001Z k2f…`; what cannot be read is not known. */
export function parseWritten(text: string | undefined): WrittenBoard | undefined {
  const [written, due, print = '', ...more] = (text ?? '').split(' ')
  const [at, until] = [parseBeat(written), parseBeat(due)]
  return at === undefined || until === undefined || print === '' || more.length > 0 ? undefined : { at, until, print }
}

export const printWritten = ({ at, until, print }: WrittenBoard): string =>
  [printBeat(at), printBeat(until), print].join(' ')

/** What is remembered where the tab could not be written at `now`: it is tried again after an hour. */
export const refusedAt = (now: Instant): WrittenBoard => ({
  at: now,
  until: instant(now + AFTER_REFUSAL),
  print: TAKEN,
})

/** Whether it is too early for another board, whatever has changed. One from far ahead was made by a clock that went wrong. */
export function isTooEarly(known: WrittenBoard | undefined, now: Instant): boolean {
  if (known === undefined || known.at > now + CLOCK_SKEW) return false
  return now < (known.print === TAKEN ? known.until : known.at + LEAST)
}

/** Whether another board is to be written: of another ledger, or at a moment that makes another one of it. */
export const isOutdated = (known: WrittenBoard | undefined, print: string, now: Instant): boolean =>
  known?.print !== print || now >= known.until || known.at > now + CLOCK_SKEW

/**
 * A fingerprint of what a board is made of: what was last seen of each row, where it stands, and the settings. A sweep looks at every row
 * that somebody changed, and leaves beside it what it saw, so nothing else need be read.
 */
export function printOfLedger(view: LedgerView): string {
  const registers: readonly (RegisterTable<Register> | undefined)[] = [...view.registers, view.callbacks]
  const seen = registers.map((register) => {
    if (register === undefined) return ''
    const { table, headers } = register
    const at = headers.at.get('seen') ?? -1
    return fingerprint([
      register.register,
      table.title,
      ...table.rows.map((cells, row) => (row === 0 ? null : cells[at])),
    ])
  })
  const { site, dueSoonHours } = view.settings
  return fingerprint([view.settingsMark, site, dueSoonHours, ...seen])
}
