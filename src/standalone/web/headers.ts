/**
 * What every answer carries, whatever it is. Nothing may be loaded by it and nobody may frame it, unless an answer says
 * otherwise for itself. No HSTS: the desk speaks plain HTTP, and what stands in front of it may say that it does not.
 */
export const EVERY_ANSWER: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Forms that our pages send must name where they come from (`Origin`); nobody else needs to know.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  'cache-control': 'no-store',
}

/**
 * What our pages may do: their own scripts, styles and pictures, and talk to this server. Styles may stand in attributes and
 * be made by scripts, for the grid places its cells with them.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
