/**
 * Which of the old rows each new row is, after everything was read anew and nobody can say what happened in between. Rows that
 * did not move and hardly changed are taken by position; else a row is found again by its text where that text is nobody
 * else's. Returns, for each new row, the index of its old one, or -1.
 */
export function matchRows(
  old: readonly (readonly string[])[],
  fresh: readonly (readonly string[])[],
): readonly number[] {
  const result = new Array<number>(fresh.length).fill(-1)
  const used = new Set<number>()
  const take = (to: number, from: number): void => {
    result[to] = from
    used.add(from)
  }
  let head = 0
  while (head < old.length && head < fresh.length && alike(old[head], fresh[head])) {
    take(head, head)
    head++
  }
  let tail = 0
  while (
    tail < Math.min(old.length, fresh.length) - head &&
    alike(old[old.length - 1 - tail], fresh[fresh.length - 1 - tail])
  ) {
    take(fresh.length - 1 - tail, old.length - 1 - tail)
    tail++
  }
  if (old.length === fresh.length) {
    // Nothing came or went as far as can be seen: what is between changed in place.
    for (let i = head; i < fresh.length - tail; i++) if (shareAny(old[i], fresh[i])) take(i, i)
  }
  const places = new Map<string, number>()
  for (let i = head; i < old.length - tail; i++) {
    if (used.has(i)) continue
    const key = keyOf(old[i])
    if (key !== '') places.set(key, places.has(key) ? -1 : i)
  }
  for (let i = head; i < fresh.length - tail; i++) {
    if (result[i] !== -1) continue
    const key = keyOf(fresh[i])
    const from = places.get(key) ?? -1
    if (from >= 0) {
      places.delete(key)
      take(i, from)
    }
  }
  return result
}

const keyOf = (row: readonly string[] = []): string => row.join('\u0001').replace(/\u0001+$/, '')
const alike = (a: readonly string[] = [], b: readonly string[] = []): boolean => keyOf(a) === keyOf(b)

/** Two rows of the same place that have a text of some length in common, or one of which is blank. */
function shareAny(a: readonly string[] = [], b: readonly string[] = []): boolean {
  if (keyOf(a) === '' || keyOf(b) === '') return true
  return a.some((text, index) => text !== '' && text === b[index])
}
