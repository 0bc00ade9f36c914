import type { sheets_v4 } from '@googleapis/sheets'
import { tabs } from '../../../sheets-template/workbook/index.ts'
import type { Language, Words } from '../../model/language.ts'
import { failureOf, serviceError } from './service-error.ts'

/**
 * Makes an empty spreadsheet and returns its id; `setUp` makes the workbook of it. Its only tab is the definition's `first`, a ledger's unless
 * another is said, so that no blank `Sheet1` is left behind. Throws `Failure`.
 */
export async function createSpreadsheet(
  client: sheets_v4.Sheets,
  {
    title,
    zone,
    language,
    first = tabs[0],
  }: { readonly title: string; readonly zone: string; readonly language: Language; readonly first?: Words },
): Promise<string> {
  const made = client.spreadsheets.create({
    requestBody: {
      properties: { title, timeZone: zone, locale: language === 'zh' ? 'zh_CN' : 'en_US' },
      sheets: [{ properties: { title: first[language] } }],
    },
    fields: 'spreadsheetId',
  })
  const { data } = await made.catch((thrown: unknown) => {
    throw failureOf(serviceError(thrown), '', 'sheets.googleapis.com', thrown)
  })
  if (typeof data.spreadsheetId !== 'string') throw new Error('the service made a spreadsheet without an id')
  return data.spreadsheetId
}
