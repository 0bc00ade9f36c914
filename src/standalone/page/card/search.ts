import type { Register, RowId, TabView, ViewColumn } from './context.ts'
import { columnFor } from './groups.ts'

type Hit = { readonly row: RowId; readonly score: number }

/** As typed by whoever: full-width digits and letters, capitals and spaces make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Digits alone: `138-0000 1234` is found by `00001234`. */
const digits = (text: string): string => text.replaceAll(/\D/g, '')

export type SearchIndex = {
  /** The best rows first, rows of the view's end first among equals: the newest cases are asked for most. */
  readonly find: (query: string, most: number) => { readonly hits: readonly Hit[]; readonly more: boolean }
}

type Entry = {
  readonly row: RowId
  readonly all: string
  readonly number: string
  readonly phone: string
  readonly room: string
}

/** Makes the rows of a view ready to be searched. Hidden columns are the system's memory and not searched. */
export function searchIndex({ columns, rows, cell }: Pick<TabView, 'columns' | 'rows' | 'cell'>): SearchIndex {
  const shown = columns().filter(({ hidden }) => !hidden)
  const [number, phone, room] = (['number', 'phone', 'room'] as const).map((role) => columnFor(shown, role))
  const textOf = (row: RowId, column: ViewColumn | undefined): string =>
    column === undefined ? '' : plain(cell(row, column.index).text)
  const entries = rows().map(
    (row): Entry => ({
      row,
      all: shown.map((column) => textOf(row, column)).join('\n'),
      number: textOf(row, number),
      phone: digits(textOf(row, phone)),
      room: textOf(row, room),
    }),
  )
  return {
    find(query, most) {
      const words = plain(query).split(' ').filter(Boolean)
      if (words.length === 0) return { hits: [], more: false }
      const hits = entries.flatMap((entry, index): (Hit & { readonly index: number })[] => {
        const score = scoreOf(entry, words)
        return score === 0 ? [] : [{ row: entry.row, score, index }]
      })
      hits.sort((a, b) => b.score - a.score || b.index - a.index)
      return { hits: hits.slice(0, most).map(({ row, score }) => ({ row, score })), more: hits.length > most }
    },
  }
}

export type CaseHit = Hit & { readonly register: Register }

/** Searches tabs as one; among equals what stands in an earlier one comes first. */
export function searchAll(
  all: readonly { readonly register: Register; readonly index: SearchIndex }[],
  query: string,
  most: number,
): { readonly hits: readonly CaseHit[]; readonly more: boolean } {
  const each = all.map(({ register, index }) => ({ register, found: index.find(query, most) }))
  const hits = each
    .flatMap(({ register, found }) => found.hits.map((hit) => ({ ...hit, register })))
    .sort((a, b) => b.score - a.score)
  return { hits: hits.slice(0, most), more: hits.length > most || each.some(({ found }) => found.more) }
}

/** Nought unless every word is found. A number or room that is just that word counts most. */
function scoreOf({ all, number, phone, room }: Entry, words: readonly string[]): number {
  let score = 0
  for (const word of words) {
    const figures = digits(word)
    if (number !== '' && number === word) score += 100
    else if (room === word) score += 60
    else if (number !== '' && (number.endsWith(word) || number.startsWith(word))) score += 40
    else if (figures.length >= 3 && /^[\d+()-]+$/.test(word) && phone.includes(figures)) score += 30
    else if (room.includes(word)) score += 20
    else if (all.includes(word)) score += 10
    else return 0
  }
  return score
}

/** A row in one line: what it is called, and what tells it from others. */
export function summaryOf(
  { columns, cell }: Pick<TabView, 'columns' | 'cell'>,
  row: RowId,
): {
  readonly name: string
  readonly stage: string
  readonly details: readonly string[]
} {
  const shown = columns().filter(({ hidden }) => !hidden)
  const text = (column: ViewColumn | undefined): string =>
    column === undefined ? '' : cell(row, column.index).text.replaceAll(/\s+/g, ' ').trim()
  const name = text(columnFor(shown, 'number'))
  const details = (['case', 'room', 'customer', 'category', 'description'] as const).map((role) =>
    text(columnFor(shown, role)),
  )
  const known = details.filter(Boolean)
  if (name !== '' || known.length > 0) return { name, stage: text(columnFor(shown, 'stage')), details: known }
  const [first = '', ...rest] = shown.map(text).filter(Boolean)
  return { name: first, stage: '', details: rest.slice(0, 4) }
}
