import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { reportDaily } from '../../src/app/report-daily.ts'
import { sweep } from '../../src/app/sweep.ts'
import { instant } from '../../src/model/instant.ts'
import type { Mailer } from '../../src/ports/mailer.ts'
import { CONTENT, START, ZONE } from './desk-rules.ts'
import type { House } from './house.ts'
import { clientOf, partsOf } from './parts.ts'

/** A workbook that runs begin with: set up, with the settings of `desk-rules.ts`, its day's tab written, and swept until nothing was left to do. */
export interface Template {
  readonly file: string
  readonly spreadsheetId: string
  readonly sheetIds: ReadonlyMap<string, number>
}

/** A folder for a process's workbooks, in memory where the machine has room for that. */
export const workFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'daily-clear-chaos-'))

/** More rows would only cost time. */
const ROWS = 48

const NOBODY: Mailer = { send: () => Promise.reject(new Error('a fresh workbook has nothing to tell')) }

/** Makes the workbook in a folder. */
export async function makeTemplate(house: House, folder: string): Promise<Template> {
  const service = house.open({
    file: join(folder, 'made'),
    plain: true,
    now: () => START,
    porter: () => Promise.resolve(undefined),
    onDone: () => undefined,
  })
  const client = clientOf(house, 'owner')
  const spreadsheetId = await createSpreadsheet(client, { title: '日清', zone: ZONE, language: 'zh' })
  const surroundings = { house, token: 'owner', spreadsheetId, sleep: () => Promise.resolve() }
  const parts = partsOf({ ...surroundings, clock: { now: () => instant(START) } }, NOBODY)
  await parts.ledger.setUp('zh')
  await shorten(client, spreadsheetId)
  await settle(client, spreadsheetId)
  // A report that is written for the first time costs a call more, at any desk within the first hour.
  await reportDaily({ ...parts, runId: 'templateDay' })
  for (let round = 1; (await sweep({ ...parts, runId: `template${round}` })).changes > 0; round++)
    if (round > 5) throw new Error('a fresh workbook never comes to rest')
  const { data } = await client.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties(sheetId,title)' })
  const ids = new Map((data.sheets ?? []).map(({ properties }) => [properties?.title, properties?.sheetId]))
  const file = join(folder, 'template')
  service.backup(file)
  return { file, spreadsheetId, sheetIds: new Map(tabs.map(({ key, zh }) => [key, ids.get(zh) ?? -1])) }
}

async function shorten(client: sheets_v4.Sheets, spreadsheetId: string): Promise<void> {
  const { data } = await client.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties' })
  const requests = (data.sheets ?? []).flatMap(({ properties }) => {
    const endIndex = properties?.gridProperties?.rowCount ?? 0
    const range = { sheetId: properties?.sheetId ?? 0, dimension: 'ROWS', startIndex: ROWS, endIndex }
    return endIndex > ROWS ? [{ deleteDimension: { range } }] : []
  })
  await client.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })
}

/** Puts the few settings in place of those that ship. */
async function settle(client: sheets_v4.Sheets, spreadsheetId: string): Promise<void> {
  const ranges = Object.keys(CONTENT).map((tab) => `'${titleOf(tab)}'!A2:Z${ROWS}`)
  await client.spreadsheets.values.batchClear({ spreadsheetId, requestBody: { ranges } })
  const data = Object.entries(CONTENT).map(([tab, rows]) => ({
    range: `'${titleOf(tab)}'!A2`,
    values: rows.map((row) => columnsOf(tab).map((key) => row[key] ?? null)),
  }))
  await client.spreadsheets.values.batchUpdate({ spreadsheetId, requestBody: { valueInputOption: 'RAW', data } })
}

export const titleOf = (tab: string): string => tabs.find(({ key }) => key === tab)?.zh ?? ''

/** The keys of a tab's columns as the set-up puts them. */
export const columnsOf = (tab: string): readonly string[] =>
  tabs.find(({ key }) => key === tab)?.columns.map(({ key }) => key) ?? []

/** Where a column of a tab stands as long as nobody moves it. */
export function columnAt(tab: TabKey, key: string): number {
  const at = columnsOf(tab).indexOf(key)
  if (at < 0) throw new Error(`no column ${key} in ${tab}`)
  return at
}
