const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u

/**
 * Whether a text is one bare mail address and nothing else: no name, no list, no comment, nothing that could begin a header or an
 * SMTP command. Every mailer refuses the others (promise 8). Domains may be international, quoted local parts are not taken.
 */
export function isMailAddress(text: string): boolean {
  const [local, domain, ...more] = text.split('@')
  if (local === undefined || domain === undefined || more.length > 0) return false
  if (local.length > 64 || text.length > 254 || !LOCAL.test(local)) return false
  return domain.split('.').every((label) => label.length <= 63 && LABEL.test(label))
}

/** Whether a text is a Message-ID in its brackets. They come back out of the sheet, so they are looked at again. */
export const isMessageId = (text: string): boolean =>
  /^<[\x21-\x3b\x3d\x3f-\x7e]{1,240}>$/.test(text) && text.includes('@')
