import type { Row } from '../model/tab.ts'
import type { Page } from './page.ts'

/** A change of this many rows is not lit up row by row. */
const LIT = 40

/** Others' changes light up, with their names. */
export function showOthers(
  page: Page,
  remember: (person: string, rows: readonly Row[], columns: readonly [number, number]) => void,
): void {
  page.desk.tabChanged.on(({ tab, by }) => {
    const sight = page.sight()
    if (by === undefined || by.rows.length === 0 || tab !== page.tab() || sight === undefined) return
    for (const one of by.notice.sheets.filter(({ sheetId }) => sheetId === tab.sheetId)) {
      for (const [top, left, bottom, right] of (one.cells ?? []).slice(0, LIT)) {
        const rows = tab.rows.slice(top, Math.min(bottom, top + LIT))
        const shown = sight.columns.flatMap(({ index }, place) => (index >= left && index < right ? [place] : []))
        const [firstPlace, lastPlace] = [shown[0], shown.at(-1)]
        if (firstPlace === undefined || lastPlace === undefined) continue
        page.overlay.flash(sight, rows, [firstPlace, lastPlace + 1], by.person)
        remember(by.person ?? page.words.program, rows, [left, right])
      }
    }
  })
}
