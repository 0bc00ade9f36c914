const NONE: ReadonlySet<number> = new Set()
const words = new Uint32Array(2)
const double = new Float64Array(words.buffer)

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193)

/**
 * A fingerprint of a row's cells, the columns in `skip` left out. A blank cell counts like no cell. Numbers count to a tenth
 * of a second, read as a serial, for a service may hand one back with its last binary digit changed.
 */
export function fingerprint(
  cells: readonly (string | number | boolean | null | undefined)[],
  skip: ReadonlySet<number> = NONE,
): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (cell === '' || cell === null || cell === undefined || (skip.size > 0 && skip.has(column))) continue
    a = mix(a, column + 1)
    if (typeof cell === 'string') {
      for (let i = 0; i < cell.length; i++) a = mix(a, cell.charCodeAt(i))
      b = mix(b, a)
    } else {
      double[0] = typeof cell === 'number' ? Math.round(cell * 864_000) : cell ? -1 : -2
      a = mix(mix(a, words[0] ?? 0), words[1] ?? 0)
      b = mix(b, ~a)
    }
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}
