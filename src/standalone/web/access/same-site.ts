import type { IncomingHttpHeaders } from 'node:http'
import { hostnameOf, isLoopback } from './loopback.ts'

export type Foreign = 'host-foreign' | 'origin-foreign'

/**
 * Whether a request that a browser makes on somebody's behalf comes from our own pages; undefined when it does.
 *
 * `host-foreign`: the desk is for this machine alone, and the request names it otherwise: a site whose name was pointed here
 * after its page had been loaded (DNS rebinding).
 * `origin-foreign`: another site, or another port of this host, set the request off. Following a link to us is allowed, for
 * it only reads; it may even ask for a log-in.
 */
export function foreign(method: string, headers: IncomingHttpHeaders, loopbackOnly: boolean): Foreign | undefined {
  const host = headers.host ?? ''
  if (loopbackOnly && !isLoopback(hostnameOf(host) ?? '')) return 'host-foreign'
  const { origin } = headers
  // Whether it is http or https is up to what stands in front of us; host and port are the browser's own words.
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === normalHost(host, origin)))
    return 'origin-foreign'
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined
  const isLink =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return isLink ? undefined : 'origin-foreign'
}

/** A host as `URL` writes it, so that both are compared in one spelling: without the port that is the scheme's own. */
function normalHost(host: string, origin: string): string | undefined {
  const written = `${new URL(origin).protocol}//${host}`
  return hostnameOf(host) === undefined || !URL.canParse(written) ? undefined : new URL(written).host
}
