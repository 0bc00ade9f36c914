import { formatDay, formatInstant } from '../calendar/format.ts'
import { dayOf } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import { type OurNote, ourNote } from '../model/cell-note.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { DAY, type Instant } from '../model/instant.ts'
import type { Register } from '../model/register.ts'
import { NOTE_LOST, type RowRecord } from '../model/row-record.ts'
import type { Change } from '../ports/ledger.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { maskPhonesIn } from '../sheet/phone-mask.ts'
import { problemText } from '../sheet/problem-text.ts'
import { parseRecord } from '../sheet/record.ts'
import { type RegisterTable, textAt } from '../sheet/register-table.ts'
import type { CallbackPlan, RowPlan } from './plan.ts'

/** What stands around the cells of a row to help whoever fills them: what has to change of it, and what is to be remembered. */
export interface CellHelp {
  readonly changes: readonly Change[]
  readonly record: { readonly notes: RowRecord['notes']; readonly list: string | undefined }
}

type Row = RowPlan | CallbackPlan
type Table = RegisterTable<Register>

/**
 * The help around a row's cells: a note on each that is wrong, and on each time that was not said in full (R05, R07); and what
 * the dropdown of a blank subcategory offers, once its category is known. Only what differs from what is remembered is changed. A
 * case that was over long before it was first seen gets none, so that old ledgers stay light.
 */
export function cellHelp(row: Row, table: Table, view: LedgerView): CellHelp {
  // What is known of a case's cells goes where its memory goes, and that may have stood beside another row.
  const was = row.standing === 'own' ? row.was : recordOf(row.row, table, view)
  // Whether notes and lists came along with a row that was copied, its record cannot tell: nothing of it is relied upon.
  const isSure = row.standing === 'own' || (row.standing === 'copy' && was.number === undefined)
  const notes = isOld(row) ? NO_NOTES : wantedNotes(row, table, view)
  const list = wantedList(row, was.list, isSure, view)
  return {
    changes: [...noteChanges(row.row, notes, was, isSure, table), ...listChanges(row.row, list.words, table)],
    record: {
      notes: Object.fromEntries([...notes].map(([column, note]) => [column, fingerprint([note])] as const)),
      list: list.print,
    },
  }
}

/** Takes away what stands around the cells of a row that is none any more. */
export function withoutHelp(row: number, table: Table, view: LedgerView): CellHelp {
  const was = recordOf(row, table, view)
  const lists = was.list === undefined ? [] : listChanges(row, [], table)
  return {
    changes: [...noteChanges(row, NO_NOTES, was, true, table), ...lists],
    record: { notes: {}, list: undefined },
  }
}

const recordOf = (row: number, { table, headers }: Table, { settings }: LedgerView): RowRecord =>
  parseRecord(textAt(table.rows[row] ?? [], headers, 'record'), settings.zone)

const NO_NOTES: ReadonlyMap<string, OurNote> = new Map()
/** A row that was over so long before it was first seen is history that somebody brought along. */
const LONG = 30 * DAY

/** When what a row tells of was over; undefined while it is open. */
function overAt(row: Row): Instant | undefined {
  if (row.register !== 'callback') return resolvedAt(row.fields)
  return row.stage === 'called' || row.stage === 'refused' ? row.fields.calledAt : undefined
}

function isOld(row: Row): boolean {
  const over = overAt(row)
  if (over === undefined) return false
  if (row.register !== 'callback' && row.basis?.origin === 'import') return true
  const begun = row.register === 'callback' ? row.dueAt : row.fields.receivedAt
  // A year that was mistyped makes no case old.
  return Math.max(over, begun ?? over) + LONG < (row.record.finishedAt ?? row.record.stageSince ?? over)
}

/** The notes that the cells of a row shall have, by column. None holds a phone number: it is read by whoever sees the sheet. */
function wantedNotes(row: Row, { columns, headers }: Table, { settings }: LedgerView): ReadonlyMap<string, OurNote> {
  const { zone, language } = settings
  const sentences = new Map<string, string[]>()
  const say = (column: string, sentence: string): void => {
    if (headers.at.has(column)) sentences.set(column, [...(sentences.get(column) ?? []), sentence])
  }
  for (const problem of row.problems) say(problem.column, problemText(problem, columns, language, zone))
  for (const [key, { at }] of Object.entries(row.record.times)) {
    const isAhead = columns.find((column) => column.key === key)?.expects === 'future'
    say(key, `${language === 'zh' ? '读作' : 'Read as'} ${isAhead ? dueText(zone, at) : formatInstant(zone, at)}`)
  }
  const phone = 'phone' in row.fields ? row.fields.phone : undefined
  const masked = (sentence: string): string => maskPhonesIn(sentence, phone)
  return new Map([...sentences].map(([column, said]) => [column, ourNote(said.map(masked), language)]))
}

/** A mere date that lies ahead means all of that day. */
function dueText(zone: string, at: Instant): string {
  const wall = toWall(zone, at)
  return wall % DAY === 0 ? formatDay(dayOf(wall)) : formatInstant(zone, at)
}

/** The notes to be written: those that are other ones than those that stand, and those that are mended. */
function noteChanges(
  row: number,
  wanted: ReadonlyMap<string, OurNote>,
  was: RowRecord,
  isSure: boolean,
  { register, headers }: Table,
): readonly Change[] {
  // A deadline's own note is none of ours (`deadline-notes.ts`).
  const remembered = Object.keys(was.notes).filter((key) => was.notes[key] !== NOTE_LOST)
  return [...new Set([...remembered, ...wanted.keys()])].flatMap((key): readonly Change[] => {
    const column = headers.at.get(key)
    const note = wanted.get(key)
    const stands = note === undefined ? undefined : fingerprint([note])
    if (column === undefined || (isSure && stands === was.notes[key])) return []
    return [{ kind: 'note', tab: register, row, column, note: note ?? '' }]
  })
}

/** More than a dropdown takes. */
const MOST_WORDS = 500

/**
 * What the dropdown of the subcategory shall offer: the subcategories of the category, while the cell is blank or not understood,
 * or offers those of another. `words` is absent where it stays as it is, blank for what its column offers.
 */
function wantedList(
  row: Row,
  had: string | undefined,
  isSure: boolean,
  { categories }: LedgerView,
): { readonly words?: readonly string[]; readonly print?: string } {
  const kept = had === undefined ? {} : { print: had }
  if (row.register === 'callback' || (overAt(row) !== undefined && isSure)) return kept
  const { category, subcategory } = row.fields
  const words = subcategoriesOf(row.register, category, categories)
  if (words.length === 0) return had === undefined ? {} : { words: [] }
  const print = fingerprint([category, ...words])
  if (isSure && print === had) return kept
  const isOpen =
    overAt(row) === undefined &&
    (subcategory === undefined || row.problems.some(({ column }) => column === 'subcategory'))
  if (isOpen || (isSure && had !== undefined)) return { words, print }
  return had === undefined ? {} : { words: [] }
}

const subcategoriesOf = (
  register: Register,
  category: string | undefined,
  categories: LedgerView['categories'],
): readonly string[] => {
  const words = categories.flatMap((one) =>
    one.register === register && one.category === category ? (one.subcategory ?? []) : [],
  )
  return [...new Set(words)].slice(0, MOST_WORDS)
}

function listChanges(
  row: number,
  words: readonly string[] | undefined,
  { register, headers }: Table,
): readonly Change[] {
  const column = headers.at.get('subcategory')
  return words === undefined || column === undefined ? [] : [{ kind: 'list', tab: register, row, column, words }]
}
