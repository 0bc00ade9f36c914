import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { DAY, HOUR, MINUTE } from '../../../model/instant.ts'
import type { Access, LogIn } from './access.ts'
import type { EndedSessions } from './ended-sessions.ts'

/** Somebody who has logged in, or has only said a name where no log-in is wanted. */
export interface Session {
  readonly name: string
  /** Its own name: the same from the log-in to the end, whatever was renewed. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly expires: number
  /** When its token is made anew at its next use. */
  readonly renewable: boolean
}

/** A session as its cookie holds it. */
export interface Token {
  readonly text: string
  readonly maxAgeSeconds: number
}

/** Sessions live in signed cookies; nothing is kept but which ones were ended before their time. */
export interface Sessions {
  readonly begin: (name: string) => Token | undefined
  /** The session that a token stands for; undefined for one that is forged, over, ended, or stands on other ground by now. */
  readonly read: (token: string) => Session | undefined
  /** The same session, for longer. */
  readonly renew: (token: string) => Token | undefined
  readonly end: (session: Session) => void
}

/** How long a session lives unused, and at most. A name that was only said is a courtesy, and may be remembered. */
const LIFE: Readonly<Record<LogIn, { readonly idle: number; readonly most: number }>> = {
  passphrase: { idle: 12 * HOUR, most: 7 * DAY },
  people: { idle: 12 * HOUR, most: 7 * DAY },
  none: { idle: 90 * DAY, most: Number.MAX_SAFE_INTEGER },
}
const RENEWED_AFTER = 10 * MINUTE

const claimsSchema = z.object({
  name: z.string(),
  id: z.string(),
  /** When it began, and when this token of it was made. */
  began: z.number(),
  made: z.number(),
})
type Claims = z.infer<typeof claimsSchema>

/** A token is its claims and a signature over them and over the ground they stand on (see `Access`). */
export function openSessions(key: Buffer, access: Access, ended: EndedSessions, now: () => number): Sessions {
  const sign = (text: string, ground: string): Buffer => createHmac('sha256', key).update(`${ground}\n${text}`).digest()

  const expiryOf = ({ began, made }: Claims): number => {
    const { idle, most } = LIFE[access.logIn()]
    return Math.min(made + idle, began + most)
  }

  function tokenOf(claims: Claims): Token | undefined {
    const ground = access.ground(claims.name)
    if (ground === undefined) return undefined
    const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
    const maxAgeSeconds = Math.ceil((expiryOf(claims) - now()) / 1000)
    return { text: `${text}.${sign(text, ground).toString('base64url')}`, maxAgeSeconds }
  }

  function claimsOf(token: string): Claims | undefined {
    const [text = '', signature = '', ...more] = token.split('.')
    const claims = more.length > 0 ? undefined : parseClaims(text)
    const ground = claims === undefined ? undefined : access.ground(claims.name)
    if (claims === undefined || ground === undefined) return undefined
    const [given, wanted] = [Buffer.from(signature, 'base64url'), sign(text, ground)]
    const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted)
    return isOurs && now() < expiryOf(claims) && !ended.has(claims.id) ? claims : undefined
  }

  return {
    begin: (name) => tokenOf({ name, id: randomBytes(12).toString('base64url'), began: now(), made: now() }),
    read(token) {
      const claims = claimsOf(token)
      if (claims === undefined) return undefined
      const { name, id, made } = claims
      return { name, id, expires: expiryOf(claims), renewable: now() - made >= RENEWED_AFTER }
    },
    renew(token) {
      const claims = claimsOf(token)
      return claims === undefined ? undefined : tokenOf({ ...claims, made: now() })
    },
    end({ id }) {
      const longest = LIFE[access.logIn()]
      // A token that was renewed since, and is not here, dies with the longest life there is.
      ended.add(id, now() + Math.min(longest.most, 90 * DAY), now())
    },
  }
}

function parseClaims(text: string): Claims | undefined {
  try {
    return claimsSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data
  } catch {
    return undefined
  }
}
