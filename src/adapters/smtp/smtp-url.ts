import { Failure } from '../../model/failure.ts'

/** A mail server, and how to speak to it. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS where the server has it. */
  readonly secure: boolean
  /** Without TLS nothing is sent: a password does not cross a network in the clear. */
  readonly requireTLS: boolean
  readonly auth: { readonly user: string; readonly pass: string } | undefined
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i

const refuse = (problem: string): never => {
  // The text itself is not repeated: it holds the password.
  throw new Failure({ kind: 'bad-option', option: 'SMTP_URL', problem })
}

/**
 * Reads `smtp://user:pass@host:port` or `smtps://…`; user and password percent-encoded where they hold `@`, `:` or `/`. Ports default
 * to 587 and 465. A password is sent only under TLS, except to this very machine, or where the address ends in `?tls=off`.
 * Throws `Failure` `bad-option`, never with the address.
 */
export function parseSmtpUrl(text: string): SmtpServer {
  if (!URL.canParse(text)) return refuse('write smtp://user:password@host:port')
  const url = new URL(text)
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') return refuse('write smtp://user:password@host:port')
  if (url.hostname === '') return refuse('the host is missing')
  if ((url.pathname !== '' && url.pathname !== '/') || url.hash !== '')
    return refuse('write smtp://user:password@host:port')
  for (const [name, value] of url.searchParams)
    if (name !== 'tls' || value !== 'off') return refuse('after ? only tls=off is known')
  const secure = url.protocol === 'smtps:'
  const hasLogin = url.username !== '' || url.password !== ''
  const isOpen = url.searchParams.has('tls') || LOOPBACK.test(url.hostname)
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && hasLogin && !isOpen,
    auth: hasLogin ? { user: decode(url.username), pass: decode(url.password) } : undefined,
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return refuse('write % in the password as %25')
  }
}
