import { createHmac } from 'node:crypto'

const LENGTH = 32

/** Reads a key of 32 bytes in base64url; undefined where it is anything else. */
export function parseDrawKey(text: string): Uint8Array | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined
  const key = Buffer.from(text, 'base64url')
  return key.length === LENGTH ? new Uint8Array(key) : undefined
}

/** A key for the draws from another secret of the deployment: from neither can the other be told. */
export const drawKeyFrom = (secret: Uint8Array): string =>
  createHmac('sha256', secret).update('daily-clear draw key').digest('base64url')
