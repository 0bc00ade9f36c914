import type { Page } from './page.ts'

/** A width that somebody has drawn is the workbook's. */
export function keepColumnWidths(page: Page): void {
  page.grid.resized.on(({ column: place, width }) => {
    const tab = page.tab()
    const column = page.sight()?.columns[place]
    if (tab === undefined || column === undefined || column.width === width) return
    column.width = width
    page.relay()
    void page.edits
      .request(tab, () => [
        {
          updateDimensionProperties: {
            range: {
              sheetId: tab.sheetId,
              dimension: 'COLUMNS',
              startIndex: column.index,
              endIndex: column.index + 1,
            },
            properties: { pixelSize: width },
            fields: 'pixelSize',
          },
        },
      ])
      .then((settled) => {
        if (settled.kind === 'saved') page.say('done', page.words.columnWidth)
      })
  })
}
