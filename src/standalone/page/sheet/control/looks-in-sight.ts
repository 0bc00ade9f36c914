import type { Row, Tab } from '../model/tab.ts'
import type { Page } from './page.ts'

const MINUTE = 60_000
/** Rows beyond the screen whose colours are asked for as well. */
const MARGIN = 20
const PAUSE = 60

/** Asks for the colours of what is in sight whenever something else may be, and each minute. */
export function keepLooks(page: Page, looks: (tab: Tab, rows: readonly Row[]) => Promise<void>): void {
  const read = (): void => {
    const tab = page.tab()
    if (tab === undefined) return
    void looks(tab, page.grid.rowsInSight(page.view().order === undefined ? MARGIN : 0)).then(page.grid.fit)
  }
  let timer: number | undefined
  const soon = (): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(read, PAUSE)
  }
  page.grid.scrolled.on(soon)
  page.laidOut.on(soon)
  page.desk.tabChanged.on(soon)
  page.desk.workbookChanged.on(soon)
  // Colours follow the clock: a deadline that passes turns red without anybody's doing.
  window.setInterval(() => {
    const tab = page.tab()
    if (tab === undefined || document.visibilityState === 'hidden') return
    tab.looksAt++
    read()
  }, MINUTE)
}
