/** 1 MB: what a line may be long. */
const MOST_BYTES = 1_048_576

const NEWLINE = 10

/**
 * The lines of a stream of UTF-8, as many at a time as a chunk ends; undefined for one that is over 1 MB, which is not kept. A last
 * line needs no line break; a byte order mark at the beginning is taken off.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<readonly (string | undefined)[]> {
  let parts: Buffer[] = []
  let length = 0
  let isFirst = true
  const keep = (part: Buffer) => {
    length += part.length
    if (length <= MOST_BYTES) parts.push(part)
    else parts = []
  }
  const take = (): string | undefined => {
    const line = length <= MOST_BYTES ? Buffer.concat(parts).toString('utf8') : undefined
    parts = []
    length = 0
    const text = isFirst ? line?.replace(/^\uFEFF/, '') : line
    isFirst = false
    return text
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk)
    const lines: (string | undefined)[] = []
    let from = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      keep(bytes.subarray(from, end))
      lines.push(take())
      from = end + 1
    }
    if (from < bytes.length) keep(bytes.subarray(from))
    if (lines.length > 0) yield lines
  }
  if (length > 0) yield [take()]
}
