import type { ChangeNotice } from '../../sheets-server/history/notice.ts'
import type { SessionMessage } from '../../web/messages.ts'

export type ChartsContext = {
  readonly language: SessionMessage['language']
  /**
   * GET of an address of the Sheets protocol, given as what follows `/v4/spreadsheets/ID` (`/values:batchGet?ranges=…`, `?fields=…`);
   * resolves to the parsed answer and rejects when it was refused.
   */
  readonly get: (path: string) => Promise<unknown>
  /**
   * Lays the charts of a tab over its cells, in place of those that lay there; undefined for a tab whose charts stand in the panel,
   * because they would cover what people type.
   */
  readonly over: (sheetId: number) => ((charts: readonly LaidChart[]) => void) | undefined
}

/** A chart that lies over the cells from a place of the sheet on. */
export type LaidChart = { readonly element: HTMLElement; readonly row: number; readonly column: number }

export type ChartPicture = {
  readonly title: string
  /** Markup of an `svg` element. */
  readonly svg: string
  readonly width: number
  readonly height: number
  /** The cell that it lies over from; undefined where it stands in the panel. */
  readonly at?: { readonly row: number; readonly column: number }
}

/** The charts of the tab in sight. It reads the definitions and the ranges itself. */
export type ChartsPanel = {
  /** The tab in sight is this one. The host stays empty and `hidden` while the tab has no chart. */
  readonly show: (sheetId: number) => void
  /** Every change notice goes here; what it touches is read and drawn again. */
  readonly noticed: (notice: ChangeNotice) => void
  /** Everything may differ: after `reload`, and when the page was asleep. */
  readonly reload: () => void
  /** Resolves when what was asked for until now is drawn, or its failure is said. */
  readonly ready: () => Promise<void>
  /** The charts as they are drawn now, in their order, for printing. */
  readonly pictures: () => readonly ChartPicture[]
  readonly close: () => void
}
