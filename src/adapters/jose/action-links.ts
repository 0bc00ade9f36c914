import { createHash } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { LINK_TARGETS, type LinkClaim } from '../../model/action.ts'
import { type CaseNumber, type DraftId, registerOf } from '../../model/case-number.ts'
import { DAY, type Instant, instant, SECOND } from '../../model/instant.ts'
import type { ActionLinks, FollowedLink } from '../../ports/action-links.ts'
import type { LinkKeys } from './link-keys.ts'

export interface LinkOptions {
  /** The public address of whatever answers the links. */
  readonly url: string
  readonly keys: LinkKeys
  /** Whose cases they are, by the spreadsheet's id: numbers are the same in every ledger. */
  readonly ledger: string
  /** For how many days links are good. */
  readonly days: number
  /** So many bytes that nobody can foretell. */
  readonly random: (bytes: number) => Uint8Array
}

const ALGORITHM = 'HS256'
const ISSUER = 'daily-clear'
/** Ours have some three hundred characters; nothing longer is looked at. */
const LONGEST = 1500
const ID_BYTES = 9
/** How far the clocks of two machines that sign and check may be apart, in seconds. */
const CLOCK_TOLERANCE = 60

/** What a token says beside who made it; short names, for links go into plain-text mails as they are. */
const payloadSchema = z.object({
  sub: z.string().min(3).max(254),
  t: z.enum(LINK_TARGETS),
  n: z
    .string()
    .max(64)
    .refine((text) => registerOf(text) !== undefined),
  c: z.int().min(1),
  l: z.array(z.int()).max(20).optional(),
  jti: z.string().min(1).max(32),
  exp: z.number(),
})

/** Links as JSON Web Tokens, signed with keys that only our own machines have (HMAC with SHA-256). */
export function joseActionLinks({ url, keys, ledger, days, random }: LinkOptions): ActionLinks {
  const [first] = keys
  const secrets = new Map(keys.map(({ id, secret }) => [id, secret]))
  const audience = createHash('sha256').update(ledger).digest('base64url').slice(0, 12)
  const goodLink = (payload: unknown): FollowedLink => {
    const said = saidBy(payload)
    return said === undefined ? ALTERED : { kind: 'good', claim: said.claim, at: instant(said.until - days * DAY) }
  }
  const secretOf = ({ kid }: { readonly kid?: string }): Uint8Array => {
    const secret = kid === undefined ? undefined : secrets.get(kid)
    if (secret === undefined) throw new errors.JOSEError('no such key')
    return secret
  }
  return {
    async sign({ target, number, cycle, mail, levels }, now) {
      const token = await new SignJWT({
        t: target,
        n: number,
        c: cycle,
        ...(levels === undefined ? {} : { l: levels }),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: first.id })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setSubject(mail.toLowerCase())
        .setJti(Buffer.from(random(ID_BYTES)).toString('base64url'))
        .setExpirationTime(Math.floor((now + days * DAY) / SECOND))
        .sign(first.secret)
      const address = new URL(url)
      address.searchParams.set('t', token)
      return address.href
    },
    async follow(token, now) {
      if (token.length > LONGEST || !isWrittenOneWay(token)) return ALTERED
      try {
        const { payload } = await jwtVerify(token, secretOf, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience,
          requiredClaims: ['exp', 'jti', 'sub'],
          clockTolerance: CLOCK_TOLERANCE,
          currentDate: new Date(now),
        })
        return goodLink(payload)
      } catch (thrown) {
        // Its signature was looked at before its time was.
        if (thrown instanceof errors.JWTExpired) return expiredLink(thrown.payload)
        if (thrown instanceof errors.JOSEError || thrown instanceof TypeError) return ALTERED
        throw thrown
      }
    },
  }
}

const ALTERED: FollowedLink = { kind: 'altered' }

/** Of base64url there is more than one spelling; only ours is taken, so that a link is one text. */
const isWrittenOneWay = (token: string): boolean =>
  token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)

/** What a token of ours says; undefined for one that says it in another shape, as one of another time may. */
function saidBy(payload: unknown): { readonly claim: LinkClaim; readonly until: Instant } | undefined {
  const { data } = payloadSchema.safeParse(payload)
  if (data === undefined) return undefined
  const { t: target, n, c: cycle, l: levels, sub: mail, jti: id, exp } = data
  const number = n as CaseNumber | DraftId
  return {
    claim: { target, number, cycle, mail, id, ...(levels === undefined ? {} : { levels }) },
    until: instant(exp * SECOND),
  }
}

function expiredLink(payload: unknown): FollowedLink {
  const said = saidBy(payload)
  return said === undefined ? ALTERED : { kind: 'expired', claim: said.claim, since: said.until }
}
