import type { Edit } from '../document/edit.ts'
import { hasFormulas, type Workbook } from '../document/model.ts'
import { type Differences, differences } from '../history/differences.ts'
import type { Journal } from '../history/journal.ts'
import { recordOf } from '../history/record.ts'
import { summaryOf } from '../history/summary.ts'
import type { Caller } from '../people/caller.ts'
import type { ChangeEntry, Moved } from '../store/changes.ts'
import type { Store } from '../store/store.ts'

/** Whose call it is, and the page that it came from. */
export type Who = { readonly caller: Caller; readonly client?: string | undefined }

export type Committing = {
  readonly store: Store
  readonly journal: Journal
  readonly now: () => number
}

/**
 * Keeps what an edit has made of a workbook, with a line in the log if a person made it, and tells of it. `check` may refuse
 * by throwing. Gives the change's number in the log, if it got one.
 */
export function commitEdit(
  { store, journal, now }: Committing,
  before: Workbook,
  edit: Edit,
  { caller, client }: Who,
  options: {
    readonly check?: (differing: Differences) => void
    readonly undoes?: number
    readonly backIn?: number
  } = {},
): number | undefined {
  const after = edit.book
  if (after === before) return undefined
  const differing = differences(before, after, edit)
  options.check?.(differing)
  const entry =
    caller.kind === 'person'
      ? entryOf(differing, edit, { at: now(), person: caller.name, client, undoes: options.undoes })
      : undefined
  const change = store.commit(after, { ...movedIn(differing, edit), backIn: options.backIn }, entry)
  const { notices, gone, reshaped } = differing
  journal.tell({
    spreadsheetId: after.id,
    reshaped,
    ...(caller.kind === 'person' ? { person: caller.name } : {}),
    ...(client === undefined ? {} : { client }),
    ...(change === undefined ? {} : { change }),
    sheets: notices,
    ...(gone.length === 0 ? {} : { gone }),
    ...(hasFormulas(after) ? { formulas: true as const } : {}),
  })
  return change
}

/** What the log keeps of an edit; nothing when it touched no contents. */
function entryOf(differing: Differences, edit: Edit, by: Omit<ChangeEntry, 'sheets'>): ChangeEntry | undefined {
  const { locale } = edit.book.properties
  const sheets = recordOf(differing, edit).map((record) => ({ ...record, summary: summaryOf(record, locale) }))
  return sheets.length === 0 ? undefined : { ...by, sheets }
}

/** What has changed its place or its name, so that positions and formulas of before mean something else. */
function movedIn({ sheets, gone, reshaped }: Differences, { shifts, untraced }: Edit): Moved {
  const columns = sheets.filter(({ before, columns: runs }) => {
    const count = before.properties.gridProperties.columnCount
    // Columns put in behind the last one move none.
    return runs !== undefined && !runs.every(([start, n], i) => (i === 0 ? start === 0 && n === count : start < 0))
  })
  const renamed = sheets.some(({ before, after }) => before.properties.title !== after.properties.title)
  // Formulas follow rows and columns that are blank, too.
  const anything = reshaped || renamed || shifts.length > 0 || untraced.size > 0
  return { columns: [...gone, ...columns.map(({ after }) => after.id)], anything }
}
