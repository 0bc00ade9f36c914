import { type Instant, instant } from '../model/instant.ts'
import type { Cell } from '../ports/ledger.ts'

/*
 * What the sweep remembers of a row it has looked at, as the text of a hidden cell:
 * `<fingerprint>` for a row that is over, `<fingerprint>.<settings' fingerprint>.<next look>` for one that is not.
 * While the cells say the same and the moment has not come, there is nothing to look at, so a ledger of
 * ten thousand old rows costs no more than reading past them. Losing the cell costs one more look.
 */

const words = new Uint32Array(2)
const double = new Float64Array(words.buffer)

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193)

/**
 * A fingerprint of a row's cells, the columns in `skip` left out. A blank cell counts like no cell. Numbers count to a tenth
 * of a second, read as a serial, for a service may hand one back with its last binary digit changed.
 */
export function fingerprint(cells: readonly Cell[], skip: ReadonlySet<number>): string {
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

/** What the hidden cell says after a look. `next` is when time alone will make something of the row; absent: never. */
export function printSeen(rowPrint: string, settingsPrint: string, next: Instant | 'over' | undefined): string {
  if (next === 'over') return rowPrint
  return `${rowPrint}.${settingsPrint}.${next === undefined ? '' : Math.ceil(next / 1000).toString(36)}`
}

/** Whether a row needs looking at: something in it, or in the settings, changed since, or the moment has come. */
export function needsLook(seen: Cell, rowPrint: string, settingsPrint: string, now: Instant): boolean {
  if (typeof seen !== 'string') return true
  if (seen === rowPrint) return false
  const known = `${rowPrint}.${settingsPrint}.`
  if (!seen.startsWith(known)) return true
  const next = seen.slice(known.length)
  // A moment that cannot be read has come.
  return next !== '' && !(instant(Number.parseInt(next, 36) * 1000) > now)
}
