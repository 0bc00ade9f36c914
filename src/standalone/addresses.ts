import { networkInterfaces } from 'node:os'

const EVERY = new Set(['0.0.0.0', '::'])

/** Where a desk that listens on `host` is opened in a browser: on this machine first, then from others that can reach it. */
export function addressesOf(host: string, port: number): readonly string[] {
  if (!EVERY.has(host)) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}/`]
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
  return ['127.0.0.1', ...others.map(({ address }) => address)].map((address) => `http://${address}:${port}/`)
}

/** The address of a desk that most of those can open who read its mails: one beyond this machine, where there is one. */
export const addressForOthers = ([own = '', other = own]: readonly string[]): string => other

/** A mail server's address, without who logs in there and with what. */
export function shownMailServer(smtpUrl: string): string {
  const { protocol, host } = new URL(smtpUrl)
  return `${protocol}//${host}`
}
