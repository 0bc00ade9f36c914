import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Brand } from '../model/brand.ts'
import type { OurNote } from '../model/cell-note.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import type { ReportTab } from '../model/report-tab.ts'

/** What a cell holds: text, a number (times are spreadsheet serials in the site's zone), yes or no, or nothing. */
export type Cell = string | number | boolean | null | undefined

/** A tab as read: `rows[0]` is the header row; blank cells at the end of a row and blank rows at the end are left out. */
export interface Table {
  readonly tab: TabKey
  /** The tab's title as people see it. */
  readonly title: string
  /** What a link to the tab calls it (`gid`); absent where there is nothing to link to. */
  readonly sheetId?: number
  readonly rows: readonly (readonly Cell[])[]
  /**
   * Where columns are whose header does not say so any more, or stands twice, by key. The ledger knows its columns whatever
   * people call them; absent where the header row tells them all.
   */
  readonly columnKeys?: ReadonlyMap<string, number>
}

/** Changes with every commit; a commit planned on an older one is refused. */
export type Version = Brand<string, 'Version'>

export interface LedgerState {
  readonly version: Version
  /** A tab that people deleted is absent. */
  readonly tables: ReadonlyMap<TabKey, Table>
}

/** One effect on the workbook. Positions are those of the state it was planned on. */
export type Change =
  | {
      readonly kind: 'write'
      readonly tab: TabKey
      readonly row: number
      readonly column: number
      readonly cell: Cell
      /** The cell's note, set together with what it holds; empty: none any more. Absent: the note stays as it is. */
      readonly note?: string
    }
  | {
      /** Our words on a person's cell; empty: none any more. What people wrote into that note stays. */
      readonly kind: 'note'
      readonly tab: TabKey
      readonly row: number
      readonly column: number
      readonly note: OurNote | ''
    }
  | {
      /** What the dropdown of one person's cell offers, and does not insist on; nothing: what its column offers. */
      readonly kind: 'list'
      readonly tab: TabKey
      readonly row: number
      readonly column: number
      readonly words: readonly string[]
    }
  | { readonly kind: 'append'; readonly tab: TabKey; readonly rows: readonly (readonly Cell[])[] }
  | {
      /** Rows that are taken out, once all else is done. */
      readonly kind: 'remove'
      readonly tab: TabKey
      readonly rows: readonly number[]
    }
  | {
      /**
       * Rows of registers to be kept as they stand, before anything is written: they replace what the journal held. One a commit at
       * most.
       */
      readonly kind: 'keep'
      readonly rows: readonly KeptRow[]
    }
  | { readonly kind: 'report'; readonly report: ReportTab }

/** A row that a commit writes to, or whose notices rest on it, and what was thought to stand there. */
export interface KeptRow {
  readonly register: Register
  readonly row: number
  /** As the journal has it: what tells the row that was meant (`sheet/journal.ts`). */
  readonly expected: string
  /** As the journal has it: what is written to it. */
  readonly written: string
}

/** A row that was to be kept, as the commit found it in the very moment in which it wrote. */
export interface FoundRow {
  readonly register: Register
  readonly row: number
  readonly cells: readonly Cell[]
}

/**
 * What became of a commit. `overtaken`: somebody else had committed; `moved`: rows or columns had moved, where the ledger can tell
 * before it writes. Neither has changed anything. `found` are the rows of the commit's `keep`, in its order.
 */
export type CommitOutcome =
  | { readonly kind: 'committed'; readonly found: readonly FoundRow[] }
  | { readonly kind: 'overtaken' | 'moved' }

/** What a set-up did, in words of the workbook; nothing when all was in place. */
export interface SetUpReport {
  readonly language: Language
  readonly done: readonly SetUpStep[]
}
export type SetUpStep =
  | { readonly what: 'tab-added'; readonly title: string }
  | { readonly what: 'columns-added'; readonly title: string; readonly headers: readonly string[] }
  | { readonly what: 'look-restored'; readonly title: string; readonly aspects: readonly string[] }
  | { readonly what: 'zone-set'; readonly zone: string }
  | { readonly what: 'settings-added'; readonly names: readonly string[] }

/**
 * The workbook, as the trade sees it. Text is kept as text: nothing written here is ever evaluated (promise 8).
 *
 * Throws `Failure` with a `sheets-…`, `spreadsheet-…` or `not-set-up` reason.
 */
export interface Ledger {
  /**
   * Everything the sweep needs, in one read (promise 5). Of an append-only tab that is the header row, however long the tab has
   * grown; of those named `whole`, every row. What has not come by `until` fails.
   */
  read(whole?: TabKey | readonly TabKey[], until?: Instant): Promise<LedgerState>
  /**
   * Applies all changes or none, and only if nobody has committed since `on` was read (`overtaken`); then the ledger's version is
   * `next`, which must never have been used before. Where it can tell, a ledger also refuses when people have put in, taken out
   * or moved rows or columns since (`moved`): positions would mean other cells. A commit that fails, by `until` or before, may
   * have been made all the same.
   */
  commit(on: LedgerState, next: Version, changes: readonly Change[], until?: Instant): Promise<CommitOutcome>
  /**
   * Makes the workbook what its definition says, without touching a row. Doing it twice changes nothing. `language` is that of a
   * new workbook; one that says its language keeps it.
   */
  setUp(language: Language): Promise<SetUpReport>
}
