import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'

/** The words in which a workbook is described (`sheets-template/workbook`). Data only. */

/**
 * What a column holds.
 *
 * - `text`: kept as typed, never evaluated;
 * - `phone`, `room`: text as well, brought to one form when read (`3-2-1201` is no date);
 * - `instant`: a date and time in the site's zone;
 * - `yesno`, `number`, `choice` (one of a fixed list), `choices` (several of it), `staff` (a name of the staff tab).
 */
export type ColumnType = 'text' | 'phone' | 'room' | 'instant' | 'yesno' | 'number' | 'choice' | 'choices' | 'staff'

/** One of a fixed list: what the code calls it, what the sheet shows, what else people call it. */
export type Choice = Words & { readonly key: string; readonly also?: readonly string[] }

export type Column = Words & {
  readonly key: string
  readonly type: ColumnType
  /** Who writes it. A person's cell is never changed by the system; the system's own are grey and protected (promise 1). */
  readonly writer: 'people' | 'system'
  /** Pixels. */
  readonly width: number
  /** An accepted row has it filled (R05). */
  readonly required?: true
  readonly hidden?: true
  /** It is read to its end: a text longer than the column is wide runs on below. */
  readonly wraps?: true
  /** For `choice` and `choices`. */
  readonly choices?: readonly Choice[]
  /** The dropdown lists another tab's column: `[tab, column]`. */
  readonly from?: readonly [tab: string, column: string]
  /** A number format pattern, where the type's own does not fit. */
  readonly format?: string
  /** Help for whoever fills it, shown as a note on the header. */
  readonly help?: Words
  /** What the example row of a register shows, as a clerk would type it. */
  readonly example?: Words
  /** Seldom filled: folded away until somebody opens it. */
  readonly rare?: true
  /** What is typed here has happened already, or lies ahead: tells which day a time without one means (R07). */
  readonly expects?: 'past' | 'future'
  /** A deadline, coloured when due soon and when overdue until the column named here is filled (again, after a reopening). */
  readonly deadlineUntil?: string
  /** A stage in which a deadline is coloured, whatever `deadlineUntil` holds. */
  readonly deadlineIn?: string
}

export type Tab = Words & {
  readonly key: string
  readonly columns: readonly Column[]
  readonly hidden?: true
  /** Nobody but the system writes here: the whole tab is protected. */
  readonly system?: true
  /** Lines are only ever added: of such a tab no more than its header row is read. */
  readonly appendOnly?: true
  /** Its header row offers to show some lines alone, for it is searched rather than read. */
  readonly filter?: true
  /** Columns at the left that stay in sight. */
  readonly frozenColumns?: number
}

/** The value a column's cell has once parsed; a blank cell is `undefined`. */
export type ValueOf<T extends ColumnType> = T extends 'instant'
  ? Instant
  : T extends 'yesno'
    ? boolean
    : T extends 'number'
      ? number
      : T extends 'choices'
        ? readonly string[]
        : string

/** A row of such columns, parsed: what is blank is absent. */
export type RowOf<C extends Column> = { readonly [K in C as K['key']]?: ValueOf<K['type']> }
