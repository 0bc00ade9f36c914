import type { sheets_v4 } from '@googleapis/sheets'
import { settings as definition } from '../../sheets-template/workbook/index.ts'
import { LAYOUT_FIELDS, layoutOf } from '../adapters/google-sheets/layout.ts'
import type { Language } from '../model/language.ts'
import type { Table } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { readSettings } from '../sheet/settings.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { SheetsService } from './sheets-server/index.ts'

/** The language that a workbook says, as it is now. */
export interface SpokenLanguage {
  readonly now: () => Language
  readonly close: () => void
}

/** Begins with the language that is known, and reads it again whenever the tab that says it has changed. */
export async function followLanguage(
  service: Pick<SheetsService, 'onChange'>,
  client: sheets_v4.Sheets,
  { spreadsheetId, language, log }: { spreadsheetId: string; language: Language; log: Log },
): Promise<SpokenLanguage> {
  const { data } = await client.spreadsheets.get({ spreadsheetId, fields: LAYOUT_FIELDS })
  const sheetId = layoutOf(data).tabs.get('settings')?.sheetId
  let spoken = language
  const reading = oneAtATime(async () => {
    const { data: answer } = await client.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId,
      requestBody: { dataFilters: [{ gridRange: { sheetId: sheetId ?? 0 } }], valueRenderOption: 'UNFORMATTED_VALUE' },
    })
    const rows = (answer.valueRanges?.[0]?.valueRange?.values ?? []) as Table['rows']
    const { settings, stated } = readSettings({ tab: 'settings', title: definition.zh, rows })
    if (stated.has('language')) spoken = settings.language
  })
  const close = service.onChange((notice) => {
    if (notice.spreadsheetId !== spreadsheetId || !notice.sheets.some((one) => one.sheetId === sheetId)) return
    reading.fresh().catch((error: unknown) => log.warn('language-unread', { error: String(error) }))
  })
  return { now: () => spoken, close }
}
