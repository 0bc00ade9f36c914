import { beginEdit, type Edit, type Surroundings } from '../document/edit.ts'
import type { Sheet, Workbook } from '../document/model.ts'
import { localeOf } from '../formats/locale.ts'
import type { UndoMessage } from '../history/change-line.ts'
import { teller } from '../history/lines.ts'
import { textOf } from '../history/summary.ts'
import { type LeftCell, undoChange } from '../history/undo.ts'
import { RowsMoved } from '../history/undo-rows.ts'
import { type Protection, protectionOf } from '../people/protection.ts'
import { ApiError, errorInfo } from '../protocol/api-error.ts'
import type { KeptChange } from '../store/changes.ts'
import { type Committing, commitEdit, type Who } from './commit.ts'

/** Why a change cannot be taken back; `forgotten`: the log does not hold it (any more). */
type Why = 'forgotten' | 'sheet-gone' | 'columns-moved' | 'rows-moved'

const WORDS: Record<Why, string> = {
  forgotten: 'This change is not in the log any more.',
  'sheet-gone': 'The sheet of this change is gone.',
  'columns-moved': 'Columns have been moved since this change.',
  'rows-moved': 'Rows have been moved since this change.',
}

const cannotUndo = (why: Why): ApiError =>
  new ApiError(why === 'forgotten' ? 'NOT_FOUND' : 'FAILED_PRECONDITION', WORDS[why], [
    errorInfo('CANNOT_UNDO', { why }),
  ])

/** Cells that are told as left; a large paste may have more. */
const MOST_LEFT = 200

/**
 * Takes a person's change back, as a new change. What somebody has changed since is left and told.
 * @throws ApiError with reason `CANNOT_UNDO`
 */
export function undo(
  committing: Committing,
  around: Surroundings,
  before: Workbook,
  change: number,
  who: Who,
): UndoMessage {
  const kept = committing.store.changes(before.id)?.read(change)
  if (kept === undefined) throw cannotUndo('forgotten')
  checkThere(before, kept)
  const edit = beginEdit(before, around)
  const { left, at, whole } = takeBack(edit, kept)
  const made =
    at === undefined
      ? undefined
      : commitEdit(committing, before, edit, who, {
          undoes: change,
          ...(whole ? { backIn: kept.arrangement } : {}),
        })
  const book = at === undefined ? before : edit.book
  const sheetId = at?.sheetId ?? kept.sheets[0]?.sheetId
  return {
    ...(made === undefined ? {} : { change: made }),
    left: leftCells(book, left.slice(0, MOST_LEFT)),
    ...(sheetId === undefined ? {} : { sheetId }),
    ...(at === undefined ? {} : { at: { row: at.row, column: at.column } }),
  }
}

function checkThere(book: Workbook, { sheets, columnsMoved }: KeptChange): void {
  if (sheets.some(({ sheetId }) => !book.sheets.some((s) => s.id === sheetId))) throw cannotUndo('sheet-gone')
  if (columnsMoved.length > 0) throw cannotUndo('columns-moved')
}

function takeBack(edit: Edit, { sheets, exact, undone }: KeptChange): ReturnType<typeof undoChange> {
  const protections = new Map<Sheet, Protection>()
  const guarded = (sheet: Sheet, row: number, column: number): boolean => {
    const protection = protections.get(sheet) ?? protectionOf(sheet)
    protections.set(sheet, protection)
    return protection.covers(row, column)
  }
  try {
    return undoChange(edit, sheets, { exact, undone, guarded })
  } catch (error) {
    if (error instanceof RowsMoved) throw cannotUndo('rows-moved')
    throw error
  }
}

function leftCells(book: Workbook, left: readonly LeftCell[]): UndoMessage['left'] {
  const told = teller(book)
  const locale = localeOf(book.properties.locale)
  return left.map(({ sheetId, row, column, wanted, now }) =>
    told.cell(sheetId, [row, column, textOf(wanted, locale), textOf(now, locale)]),
  )
}
