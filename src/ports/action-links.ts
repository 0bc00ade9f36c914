import type { LinkClaim } from '../model/action.ts'
import type { Instant } from '../model/instant.ts'

/**
 * What became of a link that somebody followed. `expired` was ours once: it says whom and what it was for, and nothing may be done on
 * it. `altered` was not signed here, or is not whole.
 */
export type FollowedLink =
  /** `at`: when it was signed; what is signed as of then ends with it. */
  | { readonly kind: 'good'; readonly claim: LinkClaim; readonly at: Instant }
  | { readonly kind: 'expired'; readonly claim: LinkClaim; readonly since: Instant }
  | { readonly kind: 'altered' }

/** Links that prove whom they were sent to (R27). */
export interface ActionLinks {
  /** An address that leads to what the claim says, for as long as links are good. */
  sign(claim: Omit<LinkClaim, 'id'>, now: Instant): Promise<string>
  /** What a link's token says. Never throws for what anybody may have put there. */
  follow(token: string, now: Instant): Promise<FollowedLink>
}
