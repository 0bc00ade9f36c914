import { calendarKey } from './calendar-name.ts'
import type { Column } from './definition.ts'
import { settingNamed } from './settings.ts'
import { meaningColumns, type RowInForce, type SettingsKey } from './settings-rows.ts'
import { choiceKey, plain, severalWords } from './words.ts'

/** What tells a row of a settings tab from the others, where it can be read. */
const TELLS: Readonly<Record<SettingsKey, readonly string[]>> = {
  policy: ['register', 'category', 'subcategory', 'priorities'],
  escalation: ['clocks', 'level'],
  mandatory: ['reason', 'register', 'category', 'subcategory', 'priorities', 'doneBy'],
  categories: ['register', 'category', 'subcategory'],
  staff: ['name'],
  roster: ['days', 'hours', 'role'],
  calendars: ['name'],
  days: ['from', 'calendars'],
  settings: ['name'],
}

/** More pairs than that are not compared: so many rows have not become others by a slip. */
const MOST_PAIRS = 1_000_000

/**
 * Which kept row each row of a tab was when it was last good; `wrong` are the rows that are not in force as they stand. A kept row
 * that is no row's was deleted.
 *
 * First by what tells rows apart, good rows before wrong ones, the more alike the sooner; then rows that differ in a single cell, wrong
 * ones before good ones, so that nothing is given up that may have been meant to stay. Where after that as many wrong
 * rows as kept ones are left, these are those: what is in force together is then what it was, whichever is which.
 */
export function matchRows(
  key: SettingsKey,
  rows: readonly RowInForce[],
  kept: readonly RowInForce[],
  wrong: ReadonlySet<number>,
): ReadonlyMap<number, RowInForce> {
  const found = new Map<number, RowInForce>()
  const taken = new Set<RowInForce>()
  const take = (row: RowInForce, was: RowInForce): void => {
    if (found.has(row.row) || taken.has(was)) return
    found.set(row.row, was)
    taken.add(was)
  }
  const identity = identityIn(key)
  const known = Map.groupBy(kept, identity)
  const pairs = rows
    .flatMap((row) => (known.get(identity(row)) ?? []).map((was) => ({ row, was, alike: alike(row, was) })))
    .toSorted((a, b) => Number(wrong.has(a.row.row)) - Number(wrong.has(b.row.row)) || b.alike - a.alike)
  for (const { row, was } of pairs) take(row, was)

  const left = () => kept.filter((was) => !taken.has(was))
  const open = rows.filter(({ row }) => !found.has(row))
  const missing = left()
  if (open.length * missing.length <= MOST_PAIRS)
    for (const was of missing) {
      const near = open.filter((row) => !found.has(row.row) && isOneCellOff(row, was))
      const [first] = near.toSorted((a, b) => Number(wrong.has(b.row)) - Number(wrong.has(a.row)))
      if (first !== undefined) take(first, was)
    }
  const lost = left()
  const unclear = open.filter(({ row }) => wrong.has(row) && !found.has(row))
  if (lost.length === unclear.length)
    for (const [index, row] of unclear.entries()) {
      const was = lost[index]
      if (was !== undefined) take(row, was)
    }
  return found
}

const alike = (one: RowInForce, other: RowInForce): number =>
  one.cells.reduce<number>((count, cell, index) => count + (cell === other.cells[index] ? 1 : 0), 0)

const isOneCellOff = (one: RowInForce, other: RowInForce): boolean => {
  let differing = 0
  // A blank row is one cell off from any that has a single one.
  let isAnySame = false
  for (const [index, cell] of one.cells.entries())
    if (cell === other.cells[index]) isAnySame ||= cell !== null
    else if (++differing > 1) return false
  return isAnySame
}

/** What tells a row of a tab, evened out as the readers of the tab do. */
function identityIn(key: SettingsKey): (row: RowInForce) => string {
  const telling = meaningColumns(key).flatMap((column, index) =>
    TELLS[key].includes(column.key) ? [{ index, read: readerOf(key, column) }] : [],
  )
  return ({ cells }) => JSON.stringify(telling.map(({ index, read }) => read(String(cells[index] ?? ''))))
}

function readerOf(key: SettingsKey, { choices }: Column): (text: string) => unknown {
  if (choices !== undefined)
    return (text) =>
      severalWords(text)
        .map((word) => choiceKey(choices, word) ?? plain(word))
        .toSorted()
  if (key === 'calendars') return calendarKey
  return key === 'settings' ? (text) => settingNamed(text) ?? plain(text) : plain
}
