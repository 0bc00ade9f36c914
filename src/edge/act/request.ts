import type { Request } from '@google-cloud/functions-framework'
import type { Language } from '../../model/language.ts'

/** A form holds a few texts of five thousand characters at most, nine bytes each as forms write Chinese. */
const LARGEST = 160 * 1024

/** The form that was sent, or why it is not looked at. */
export type SentForm =
  | { readonly kind: 'sent'; readonly values: URLSearchParams }
  | { readonly kind: 'too-large' | 'form' }

export function sentForm(request: Request): SentForm {
  const body = request.rawBody ?? Buffer.alloc(0)
  if (body.length > LARGEST) return { kind: 'too-large' }
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.get('content-type') ?? '')) return { kind: 'form' }
  return { kind: 'sent', values: new URLSearchParams(body.toString('utf8')) }
}

/**
 * Whether a form was sent from another site's page. Browsers say so; what is no browser brings the link's token, as a page of another
 * site could not.
 */
export function isForeign(request: Request, ownUrl: string): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = request.get('origin')
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const { host } = new URL(origin)
  // Whether it is http or https is up to what stands in front of us.
  return host !== new URL(ownUrl).host && host !== request.get('host')
}

/** Where a request came from, as whoever stands directly in front of us has seen it: what stands before it anybody may have written. */
export const addressOf = (request: Request): string =>
  request.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? request.socket.remoteAddress ?? ''

/** Of the two, the one that a browser would rather have; Chinese where it does not say. */
export function languageOf(request: Request): Language {
  const wanted = (request.get('accept-language') ?? '').toLowerCase().split(',')
  const first = wanted.map((one) => one.trim().slice(0, 2)).find((one) => one === 'zh' || one === 'en')
  return first === 'en' ? 'en' : 'zh'
}
