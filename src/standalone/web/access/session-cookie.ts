import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse, serialize } from 'hono/utils/cookie'
import type { Token } from './sessions.ts'

/** Cookies know no ports: desks on one machine would take each other's, were the port not in the name. */
const nameFor = ({ socket }: IncomingMessage): string => `daily-clear-${socket.localPort ?? 0}`

export function readSessionCookie(request: IncomingMessage): string | undefined {
  const name = nameFor(request)
  return parse(request.headers.cookie ?? '', name)[name]
}

/** Not `Secure`: the desk speaks plain HTTP, and browsers would not bring it back. */
const ATTRIBUTES = { httpOnly: true, sameSite: 'Strict', path: '/' } as const

export function giveSessionCookie(request: IncomingMessage, response: ServerResponse, token: Token): void {
  const maxAge = Math.min(token.maxAgeSeconds, 400 * 24 * 60 * 60)
  response.appendHeader('set-cookie', serialize(nameFor(request), token.text, { ...ATTRIBUTES, maxAge }))
}

export function dropSessionCookie(request: IncomingMessage, response: ServerResponse): void {
  response.appendHeader('set-cookie', serialize(nameFor(request), '', { ...ATTRIBUTES, maxAge: 0 }))
}
