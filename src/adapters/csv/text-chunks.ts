import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { ImportFault } from '../../sheet/import/fault.ts'

/** What the first bytes of a file say it is, whatever anybody calls it. */
const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string | undefined }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  // A zip (xlsx, ods) and an old Excel file.
  { bytes: [0x50, 0x4b, 0x03, 0x04], encoding: undefined },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], encoding: undefined },
]

/**
 * The text of a file, chunk by chunk: a byte order mark taken off, and every line ending made `\n`, within quotes too, as cells
 * have it. A byte order mark wins over `encoding`.
 *
 * Throws `ImportFault`: `file-missing`, `file-unreadable`, `no-csv`, `wrong-encoding`.
 */
export async function* textChunks(file: string, encoding: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let found = encoding
  let carried = ''
  for await (const bytes of byteChunks(file)) {
    if (decoder === undefined) {
      const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
      if (mark !== undefined && mark.encoding === undefined) throw new ImportFault({ kind: 'no-csv', file })
      found = mark?.encoding ?? encoding
      decoder = new TextDecoder(found, { fatal: true })
    }
    const text = carried + (await decoded(decoder, bytes, file, found))
    // A carriage return at the end may be half of a line ending.
    carried = text.endsWith('\r') ? '\r' : ''
    yield oneEnding(carried === '' ? text : text.slice(0, -1))
  }
  yield oneEnding(carried + (decoder === undefined ? '' : await decoded(decoder, undefined, file, found)))
}

const oneEnding = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text)

async function* byteChunks(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) if (chunk instanceof Uint8Array) yield chunk
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined
    if (code === undefined) throw thrown
    const reason =
      code === 'ENOENT'
        ? ({ kind: 'file-missing', file } as const)
        : ({ kind: 'file-unreadable', file, cause: code } as const)
    throw new ImportFault(reason, { cause: thrown })
  }
}

/** Decodes a chunk, or with no bytes what is left over. */
async function decoded(
  decoder: TextDecoder,
  bytes: Uint8Array | undefined,
  file: string,
  encoding: string,
): Promise<string> {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch (thrown) {
    const line = await firstBadLine(file, encoding)
    throw new ImportFault({ kind: 'wrong-encoding', file, encoding, line }, { cause: thrown })
  }
}

/** The line of the first bytes that are no text in this encoding: read once more, with a sign where they are. */
async function firstBadLine(file: string, encoding: string): Promise<number> {
  const decoder = new TextDecoder(encoding)
  let line = 1
  for await (const bytes of byteChunks(file)) {
    const text = decoder.decode(bytes, { stream: true })
    const bad = text.indexOf('\uFFFD')
    line += (bad < 0 ? text : text.slice(0, bad)).split('\n').length - 1
    if (bad >= 0) return line
  }
  return line
}
