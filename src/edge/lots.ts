import { drawKeyFrom, parseDrawKey } from '../adapters/hmac/draw-key.ts'
import { hmacLots } from '../adapters/hmac/lots.ts'
import { parseLinkKeys } from '../adapters/jose/link-keys.ts'
import type { Lots } from '../ports/lots.ts'
import type { Options } from './options.ts'

/**
 * What the weekly draws of a ledger are made with (R38): the key that the options name, else one from what the links in mails are signed
 * with, the first of them. Undefined where they name neither.
 */
export function lotsOf({ drawKey, linkKeys }: Pick<Options, 'drawKey' | 'linkKeys'>, ledger: string): Lots | undefined {
  const text = drawKey ?? keyFromLinks(linkKeys)
  const key = text === undefined ? undefined : parseDrawKey(text)
  return key === undefined ? undefined : hmacLots(key, ledger)
}

/** The key of the draws that follows from the keys of the links, in the form of `DAILY_CLEAR_DRAW_KEY`. */
export function keyFromLinks(linkKeys: string | undefined): string | undefined {
  const [first] = (linkKeys === undefined ? undefined : parseLinkKeys(linkKeys)) ?? []
  return first === undefined ? undefined : drawKeyFrom(first.secret)
}
