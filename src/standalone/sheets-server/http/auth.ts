import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { OWNER } from '../people/caller.ts'
import { ApiError } from '../protocol/api-error.ts'
import type { Admit } from './handle.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const bearer = (request: IncomingMessage): string | undefined =>
  /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]

/** Lets in, as the owner, whoever carries the token; calls are counted by what the request carried. */
export const admitToken =
  (token: string | undefined): Admit =>
  (request) => ({ caller: OWNER, user: admit(request, token) })

/**
 * Lets a request in, and says who it is from (for the quota). With a token set, the request must carry it.
 * Without one, pages of other sites that a browser on this machine shows are kept out all the same.
 * @throws 401, 403
 */
function admit(request: IncomingMessage, token: string | undefined): string {
  const given = bearer(request)
  if (token !== undefined) {
    // Digests are compared, so that neither content nor length shows in the time it takes.
    if (given === undefined || !timingSafeEqual(digest(given), digest(token))) {
      throw new ApiError(
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
      )
    }
  } else if (isForeign(request.headers.origin)) {
    throw new ApiError('PERMISSION_DENIED', 'The caller does not have permission')
  }
  return given ?? 'anonymous'
}

function isForeign(origin: string | undefined): boolean {
  if (origin === undefined) return false
  const host = URL.canParse(origin) ? new URL(origin).hostname : ''
  return !['localhost', '127.0.0.1', '[::1]'].includes(host)
}
