import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import { plain } from '../../sheet/words.ts'

/** A tab as the service knows it. */
export interface SheetPlace {
  readonly sheetId: number
  readonly title: string
  readonly charts: readonly number[]
}

/** Which sheet each tab of the definition is, by its title in either language; and every title there is. */
export interface Layout {
  readonly tabs: ReadonlyMap<TabKey, SheetPlace>
  readonly titles: ReadonlyMap<string, SheetPlace>
}

/** What a layout is read from. */
export const LAYOUT_FIELDS = 'sheets(properties(sheetId,title),charts.chartId)'

export function layoutOf(spreadsheet: sheets_v4.Schema$Spreadsheet): Layout {
  const titles = new Map<string, SheetPlace>()
  const byPlain = new Map<string, SheetPlace>()
  for (const { properties, charts } of spreadsheet.sheets ?? []) {
    const { title } = properties ?? {}
    if (typeof title !== 'string') continue
    const place = {
      sheetId: properties?.sheetId ?? 0,
      title,
      charts: (charts ?? []).flatMap(({ chartId }) => chartId ?? []),
    }
    titles.set(title, place)
    byPlain.set(plain(title), place)
  }
  const found = new Map<TabKey, SheetPlace>()
  for (const { key, zh, en } of tabs) {
    const place = byPlain.get(plain(zh)) ?? byPlain.get(plain(en))
    if (place !== undefined) found.set(key, place)
  }
  return { tabs: found, titles }
}

/** A title as A1 notation takes it. */
export const quoteTitle = (title: string): string => `'${title.replaceAll("'", "''")}'`
