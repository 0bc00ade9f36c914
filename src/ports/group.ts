import type { GroupTabKey } from '../../sheets-template/group/index.ts'
import type { Language } from '../model/language.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Cell, SetUpReport, Table } from './ledger.ts'

/** A tab as read: `rows[0]` is the header row. */
export type GroupTable = Pick<Table, 'rows' | 'columnKeys'>

/** The tabs of a group's workbook that people write in; one that they deleted is absent. */
export type GroupTables = ReadonlyMap<GroupTabKey, GroupTable>

/** A cell of the system's in such a tab. */
export interface GroupCell {
  readonly tab: GroupTabKey
  readonly row: number
  readonly column: number
  readonly cell: Cell
}

/** The workbook in which a company adds up the months of its sites (R47). Throws `Failure` as the ledger does. */
export interface GroupBook {
  read(): Promise<GroupTables>
  /**
   * Writes the cells and tabs in one batch, or none of it: `moved` where it can tell that rows or columns have moved since `on` was read.
   * Doing it twice changes nothing.
   */
  write(on: GroupTables, cells: readonly GroupCell[], reports: readonly ReportTab[]): Promise<'written' | 'moved'>
  /** Makes the workbook what its definition says, without touching a row. Doing it twice changes nothing. */
  setUp(language: Language): Promise<SetUpReport>
}

/** A ledger that a group reads figures of, and nothing else: no row of it is asked for. */
export interface SiteLedger {
  /** The hidden tab with its months' figures; undefined where it has none. */
  readonly figures: GroupTable | undefined
  /** Where a browser opens it; undefined where nobody knows. */
  readonly address: string | undefined
}

/** Reads a site's ledger, by its address or id, or whatever else the home knows it by. Throws `Failure` `spreadsheet-not-found` and the like. */
export type ReadSite = (spreadsheet: string) => Promise<SiteLedger>
