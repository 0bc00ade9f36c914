import { expect } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { type Desk, FIRST, noticesIn, type Swept, type Typed, tabOf } from '../support/desk.ts'

type RegisterTab = 'complaint' | 'repair' | 'callback' | 'incident'

/** The lines that a sweep added to the history: `number | what | before | after`. */
export const told = ({ changes }: Pick<Swept, 'changes'>): readonly string[] =>
  changes
    .flatMap((change) => (change.kind === 'append' && change.tab === 'history' ? change.rows : []))
    .map(([, number, , what, before, after]) => [number, what, before, after].map((cell) => cell ?? '').join(' | '))

/** What the mails of a sweep are about and to whom: `clock level names`. */
export const mailed = ({ plan }: Pick<Swept, 'plan'>): readonly string[] =>
  noticesIn(plan).map(
    ({ items, to }) =>
      `${items.map(({ clock, level }) => `${clock} ${level}`).join(', ')}: ${to.map(({ name }) => name).join('、')}`,
  )

/** What stands in the number column of a register, below its example. */
export const numbersOf = async (d: Desk, tab: RegisterTab = 'complaint'): Promise<readonly Cell[]> =>
  (await d.records(tab)).slice(FIRST).map(({ number }) => number)

/** Sweeps and sees that a second look would do nothing. */
export async function settle(d: Desk, time: string): Promise<Swept> {
  const swept = await d.sweep(time)
  expect((await d.look(time)).changes).toEqual([])
  return swept
}

/** Types several cells of a row. */
export async function fill(d: Desk, tab: RegisterTab, at: number, cells: Typed): Promise<void> {
  for (const [key, value] of Object.entries(cells)) await d.retype(tab, at, key, value)
}

/** Copies a whole row, what the system wrote included, in front of another; below all where there is none. */
export const copyRow = (d: Desk, tab: RegisterTab, from: number, to: number): Promise<void> =>
  d.rewrite(tab, (rows) => rows.toSpliced(to, 0, rows[from] ?? []))

/** Takes a row out and puts it in front of another, as cutting and inserting do. */
export const moveRow = (d: Desk, tab: RegisterTab, from: number, to: number): Promise<void> =>
  d.rewrite(tab, (rows) => rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] ?? []))

/** Clears every cell of a row that people type into, and gives back what stood there. */
export async function empty(d: Desk, tab: RegisterTab, at: number): Promise<Typed> {
  const record = (await d.records(tab))[at] ?? {}
  const typed = tabOf(tab).columns.filter(({ writer, key }) => writer === 'people' && record[key] !== null)
  for (const { key } of typed) await d.retype(tab, at, key, null)
  return Object.fromEntries(typed.map(({ key }) => [key, record[key]]))
}
