/** What links are signed with, and what they call it. */
interface LinkKey {
  readonly id: string
  readonly secret: Uint8Array
}

/** The first signs, all of them are taken: a key that was put behind another one ends its links when it is taken out. */
export type LinkKeys = readonly [LinkKey, ...LinkKey[]]

const LENGTH = 32
const FORM = /^([\w-]{1,16}):([\w-]+)$/

/**
 * Reads `id:base64url(32 bytes)`, several with commas between: the first signs, all of them are taken. Undefined where it says
 * anything else, or one id twice.
 */
export function parseLinkKeys(text: string): LinkKeys | undefined {
  const keys = text.split(',').flatMap((one) => {
    const [, id, written] = FORM.exec(one.trim()) ?? []
    if (id === undefined || written === undefined) return []
    const secret = Buffer.from(written, 'base64url')
    return secret.length === LENGTH ? [{ id, secret: new Uint8Array(secret) }] : []
  })
  const isWhole = keys.length === text.split(',').length && new Set(keys.map(({ id }) => id)).size === keys.length
  const [first, ...others] = keys
  return isWhole && first !== undefined ? [first, ...others] : undefined
}
