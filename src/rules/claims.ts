import type { Instant } from '../model/instant.ts'

/** Two or more rows that claim one number: what tells the case from its copies. */
export interface Claim {
  readonly row: number
  /** Whether its number cell shows the number. */
  readonly shows: boolean
  readonly receivedAt: Instant | undefined
  /** When the case of that number was received, as last seen in this row. */
  readonly recordedAt: Instant | undefined
}

/** What a row is to the number it claims: its own, a copy that cannot be told from the case, or a case of its own made of a copy. */
export type Standing = 'own' | 'copy' | 'new'

/**
 * Whose a number is that several rows claim, top down (R08). The case is the row that was received when the case was; a row that was
 * received at another moment, or whose number somebody cleared, was copied to write down another case; what cannot be told from
 * the case is a copy.
 */
export function settleClaims(claims: readonly Claim[]): ReadonlyMap<number, Standing> {
  const isItself = ({ receivedAt, recordedAt }: Claim) => receivedAt !== undefined && receivedAt === recordedAt
  const own =
    claims.find((claim) => claim.shows && isItself(claim)) ??
    claims.find(isItself) ??
    claims.find(({ shows }) => shows) ??
    claims[0]
  const standing = (claim: Claim): Standing => {
    if (claim === own) return 'own'
    if (!claim.shows) return 'new'
    return claim.receivedAt !== undefined && claim.receivedAt !== own?.receivedAt ? 'new' : 'copy'
  }
  return new Map(claims.map((claim) => [claim.row, standing(claim)]))
}
