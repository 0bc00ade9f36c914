import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** A passphrase as it is kept: with what it takes to compute it again, so that the parameters can be raised later. */
export const hashSchema = z.object({
  N: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.base64url().min(16),
  hash: z.base64url().min(32),
})
export type PassphraseHash = z.infer<typeof hashSchema>

/** What OWASP names for scrypt in 32 MB of memory. */
const NOW = { N: 2 ** 15, r: 8, p: 3 }
const LENGTH = 32

export async function hashPassphrase(passphrase: string): Promise<PassphraseHash> {
  const salt = randomBytes(16).toString('base64url')
  const hash = await derive(passphrase, { ...NOW, salt }, LENGTH)
  return { ...NOW, salt, hash: hash.toString('base64url') }
}

export async function isPassphrase(passphrase: string, kept: PassphraseHash): Promise<boolean> {
  const hash = Buffer.from(kept.hash, 'base64url')
  return timingSafeEqual(await derive(passphrase, kept, hash.length), hash)
}

/** Composed first: the same letters typed on another keyboard may come as other characters. */
function derive(passphrase: string, { N, r, p, salt }: Omit<PassphraseHash, 'hash'>, length: number): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64url'), length, options, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
