import { open } from 'node:fs/promises'

/** A mail's header block as bytes, blank line included, and the size of the whole file. */
export interface Head {
  readonly bytes: Buffer
  readonly size: number
}

const STEP = 16 * 1024
/** Headers beyond this are not looked at: no honest mail has them, and an index of ten thousand mails must stay small. */
const LONGEST = 128 * 1024

/** Reads as much of a mail's file as its headers take; undefined where there is no such file. */
export async function readHead(path: string): Promise<Head | undefined> {
  let file
  try {
    file = await open(path, 'r')
  } catch {
    return undefined
  }
  try {
    const { size } = await file.stat()
    let bytes = Buffer.alloc(0)
    while (bytes.length < Math.min(size, LONGEST)) {
      const step = Buffer.alloc(STEP)
      const { bytesRead } = await file.read(step, 0, STEP, bytes.length)
      if (bytesRead === 0) break
      bytes = Buffer.concat([bytes, step.subarray(0, bytesRead)])
      const end = endOfHead(bytes)
      if (end !== undefined) return { bytes: bytes.subarray(0, end), size }
    }
    return { bytes, size }
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

function endOfHead(bytes: Buffer): number | undefined {
  const ends = ['\r\n\r\n', '\n\n'].flatMap((blank) => {
    const at = bytes.indexOf(blank)
    return at === -1 ? [] : [at + blank.length]
  })
  return ends.length === 0 ? undefined : Math.min(...ends)
}
