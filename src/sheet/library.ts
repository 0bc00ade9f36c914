import { causes, registers } from '../../sheets-template/workbook/choices.ts'
import { library as libraryTab } from '../../sheets-template/workbook/index.ts'
import { isNumberOfAny } from '../model/case-number.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Language } from '../model/language.ts'
import type { CaseRegister } from '../model/register.ts'
import type { Cell, Change, Table } from '../ports/ledger.ts'
import { cellAt, findHeaders, type Headers, rowsOf } from './headers.ts'
import { isSame } from './same-cell.ts'
import { readYesNo } from './typed/yes-no.ts'
import { choiceKey, choiceWord, plain, severalWords } from './words.ts'

/** What the system writes of a case into the library (R48). */
export interface LibraryTexts {
  readonly register: CaseRegister
  readonly category: string
  readonly subcategory: string
  /** A key of the workbook's causes. */
  readonly cause: string | undefined
  readonly story: string
  readonly handling: string
  /** What was removed, in words. */
  readonly removed: string
}

/** A line of the library as it stands. */
export interface LibraryLine {
  readonly row: number
  /** The case; the cell's, or what the system remembers where that says none. */
  readonly number: string
  readonly isReviewed: boolean
  /** What else is to be removed. */
  readonly asked: readonly string[]
  /** Whether its cells are as the system wrote them, and people's as it saw them. */
  readonly isAsWritten: boolean
  /** Whether what the system wrote was written for another case: a row was moved in that moment. */
  readonly isAnothers: boolean
  /** A fingerprint of what of the case it was written from. */
  readonly source: string
  readonly cells: readonly Cell[]
}

/** The library with its columns found; none where the tab is gone, or nobody can tell its lines apart. */
export interface Library {
  readonly headers: Headers
  /** From top to bottom. */
  readonly lines: readonly LibraryLine[]
}

/** What the system writes. The rest of a line is people's. */
const WRITTEN = ['register', 'category', 'subcategory', 'cause', 'story', 'handling', 'removed', 'says'] as const
/** What people say that makes another text of it. */
const READ = ['alsoRemove', 'reviewed'] as const

/** Reads the library; undefined where there is none. */
export function readLibrary(table: Table | undefined): Library | undefined {
  const headers = findHeaders(libraryTab, table)
  if (table === undefined || !['number', 'story', 'handling', 'record'].every((key) => headers.at.has(key)))
    return undefined
  const lines = [...rowsOf(table)].flatMap(({ row, cells }): readonly LibraryLine[] => {
    const text = (key: string): string => String(cellAt(cells, headers, key) ?? '').trim()
    const [written = '', print = '', source = ''] = text('record').split(' ')
    const shown = text('number')
    const number = isNumberOfAny(shown) ? shown : written
    if (!isNumberOfAny(number)) return []
    return [
      {
        row,
        number,
        isReviewed: readYesNo(cellAt(cells, headers, 'reviewed')) === true,
        asked: severalWords(text('alsoRemove').slice(0, LONGEST_ASKED)),
        isAsWritten: shown === number && written === number && print === printOf(cells, headers),
        isAnothers: isNumberOfAny(written) && written !== number,
        source,
        cells,
      },
    ]
  })
  return { headers, lines }
}

const LONGEST_ASKED = 500

const printOf = (cells: readonly Cell[], headers: Headers): string =>
  fingerprint([...WRITTEN, ...READ].map((key) => cellAt(cells, headers, key)))

/** What is to be written of a case: into its line, or into a new one; texts absent stay as they stand. */
export interface LibraryWrite {
  readonly number: string
  readonly line: LibraryLine | undefined
  readonly texts: LibraryTexts | undefined
  readonly says: string
  readonly source: string
}

/** The changes that bring a line of the library to what it shall say; none where it does. No cell of people's is among them. */
export function libraryChanges(write: LibraryWrite, { headers }: Library, language: Language): readonly Change[] {
  const { number, line, source } = write
  const cells: Cell[] = [...(line?.cells ?? [])]
  const changes: Change[] = []
  const set = (key: string, cell: Cell) => {
    const column = headers.at.get(key)
    if (column === undefined || isSame(cells[column], cell)) return
    cells[column] = cell
    if (line !== undefined) changes.push({ kind: 'write', tab: 'library', row: line.row, column, cell })
  }
  set('number', number)
  for (const [key, cell] of Object.entries(cellsOf(write, language))) set(key, cell)
  set('record', `${number} ${printOf(cells, headers)} ${source}`)
  if (line !== undefined) return changes
  return [{ kind: 'append', tab: 'library', rows: [Array.from(cells, (cell) => cell ?? null)] }]
}

function cellsOf({ texts, says }: LibraryWrite, language: Language): Readonly<Record<string, Cell>> {
  if (texts === undefined) return { says }
  return {
    ...texts,
    register: choiceWord(registers, texts.register, language),
    cause: texts.cause === undefined ? null : choiceWord(causes, texts.cause, language),
    says,
  }
}

/** Whether a line says these texts already. */
export const saysSame = (line: LibraryLine, texts: LibraryTexts, { headers }: Library, language: Language): boolean =>
  Object.entries(cellsOf({ number: line.number, line, texts, says: '', source: '' }, language)).every(
    ([key, cell]) => key === 'says' || !headers.at.has(key) || isSame(cellAt(line.cells, headers, key), cell),
  )

/** The line of each case: of several the first. */
export const linesByCase = ({ lines }: Library): ReadonlyMap<string, LibraryLine> =>
  new Map(lines.toReversed().map((line) => [line.number, line]))

/** A line as its readers see it. Words are those of the sheet. */
export interface LibraryCase {
  /** Index into the tab's rows: people see `row + 1`. */
  readonly row: number
  readonly number: string
  readonly title: string
  readonly register: string
  readonly category: string
  readonly subcategory: string
  readonly cause: string
  readonly story: string
  readonly handling: string
  readonly lesson: string
  readonly isReviewed: boolean
  readonly says: string
}

/** What is looked for: words of the sheet, in any spelling; several words of `text` are all looked for. What is absent narrows nothing. */
export interface LibraryQuery {
  readonly category?: string
  readonly cause?: string
  readonly text?: string
}

/** The cases of the library that fit, from top to bottom. */
export function searchLibrary(
  { headers, lines }: Library,
  { category, cause, text }: LibraryQuery,
): readonly LibraryCase[] {
  const wanted = (text ?? '')
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '')
  return lines
    .map((line) => caseOf(line, headers))
    .filter((one) => {
      if (category !== undefined && ![one.category, one.subcategory].some((word) => has(word, category))) return false
      if (cause !== undefined && !isCause(one.cause, cause)) return false
      const said = plain([one.number, one.title, one.story, one.handling, one.lesson, one.subcategory].join(' '))
      return wanted.every((word) => said.includes(word))
    })
}

const has = (word: string, part: string): boolean => plain(word).includes(plain(part))

/** A cause is meant by its word in either language. */
function isCause(word: string, said: string): boolean {
  const key = choiceKey(causes, said)
  return key === undefined ? has(word, said) : choiceKey(causes, word) === key
}

function caseOf({ row, number, isReviewed, cells }: LibraryLine, headers: Headers): LibraryCase {
  const text = (key: string): string => String(cellAt(cells, headers, key) ?? '').trim()
  return {
    row,
    number,
    title: text('title'),
    register: text('register'),
    category: text('category'),
    subcategory: text('subcategory'),
    cause: text('cause'),
    story: text('story'),
    handling: text('handling'),
    lesson: text('lesson'),
    isReviewed,
    says: text('says'),
  }
}
