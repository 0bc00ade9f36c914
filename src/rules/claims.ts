/** What tells a case from its copies: when it was received; of a callback, which case it is about. */
export type Identity = string | number | undefined

/** Two or more rows that claim one number. */
export interface Claim {
  readonly row: number
  /** Whether its number cell shows the number. */
  readonly shows: boolean
  /** Whether its record says that it was given the number: that of a row found to be a copy does not. */
  readonly holds: boolean
  readonly is: Identity
  /** What it was when it was last looked at. */
  readonly was: Identity
}

/** What a row is to the number it claims: its own, a copy that cannot be told from the case, or a case of its own made of a copy. */
export type Standing = 'own' | 'copy' | 'new'

/**
 * Whose a number is that several rows claim, top down (R08). The case is the row that is still what the case was; a row that became
 * another, or whose number somebody cleared, was copied to write down another case; what cannot be told from the case is a copy,
 * and stays one until somebody changes what tells them apart.
 */
export function settleClaims(claims: readonly Claim[]): ReadonlyMap<number, Standing> {
  const isItself = ({ is, was }: Claim) => is !== undefined && is === was
  const own =
    claims.find((claim) => claim.holds && claim.shows && isItself(claim)) ??
    claims.find((claim) => claim.holds && isItself(claim)) ??
    claims.find(({ holds, shows }) => holds && shows) ??
    claims.find(({ shows }) => shows) ??
    claims[0]
  const standing = (claim: Claim): Standing => {
    if (claim === own) return 'own'
    if (!claim.shows) return 'new'
    const isOther = claim.is !== undefined && claim.is !== own?.is
    const wasToldApart = claim.holds || claim.is !== claim.was
    return isOther && wasToldApart ? 'new' : 'copy'
  }
  return new Map(claims.map((claim) => [claim.row, standing(claim)]))
}
