import { createHash, createHmac } from 'node:crypto'
import type { CaseNumber } from '../../model/case-number.ts'
import type { Week } from '../../model/week.ts'
import type { Lots } from '../../ports/lots.ts'

const hmac = (key: string | Uint8Array, text: string): string => createHmac('sha256', key).update(text).digest('hex')

/**
 * What is published when a week begins: the SHA-256 of its secret, as text in hexadecimal. As
 * `printf %s SECRET | openssl dgst -sha256` says it.
 */
export const pledgeOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/**
 * A case's lot by the secret of its week: an HMAC-SHA256 with that text as the key. As
 * `printf %s '2026-W47 BX-20261121-001 1' | openssl dgst -sha256 -hmac SECRET` says it.
 */
export const lotOf = (secret: string, week: Week, number: CaseNumber, cycle: number): string =>
  hmac(secret, `${week} ${number} ${cycle}`)

/**
 * The lots of one ledger: each week's secret is an HMAC-SHA256 of the ledger and the week with the key of the deployment, so that one
 * that is published tells nothing of another.
 */
export function hmacLots(key: Uint8Array, ledger: string): Lots {
  const secret = (week: Week): string => hmac(key, JSON.stringify(['daily-clear draw', ledger, week]))
  return {
    secret,
    pledge: (week) => pledgeOf(secret(week)),
    lot: (week, number, cycle) => lotOf(secret(week), week, number, cycle),
  }
}
