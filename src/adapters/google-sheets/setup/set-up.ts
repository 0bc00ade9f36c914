import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../../sheets-template/workbook/index.ts'
import type { Language } from '../../../model/language.ts'
import type { SetUpReport, SetUpStep } from '../../../ports/ledger.ts'
import { firstRows } from '../../../sheet/first-content.ts'
import { readSettings, type Settings } from '../../../sheet/settings.ts'
import { readMemory, VERSION_NAME } from '../../../sheet/system-tab.ts'
import { type CallContext, callOrFail } from '../call.ts'
import { cellData } from '../requests.ts'
import { createVersion, VERSION_ID } from '../version.ts'
import { type ListPlace, letter } from './columns.ts'
import { definitionOf, type Existing, readExisting, typedRows } from './existing.ts'
import { placeColumns, planTab } from './tab.ts'

type Request = sheets_v4.Schema$Request

/** Rows a register's sheet begins with. */
const ROWS = 1000
/** Ids of our own sheets begin here. */
const FIRST_SHEET_ID = 1001
const FIRST_VERSION = '0'

/** Makes the workbook what the definition says, in one atomic batch; none at all when it is so already. */
export async function setUpWorkbook(
  client: sheets_v4.Sheets,
  context: CallContext,
  language: Language,
): Promise<SetUpReport> {
  const { spreadsheetId } = context
  const existing = await readExisting(client, context)
  const plan = planSetUp(existing, language)
  if (plan.requests.length > 0)
    await callOrFail('spreadsheets.batchUpdate', context, () =>
      client.spreadsheets.batchUpdate({
        spreadsheetId,
        requestBody: { requests: [...plan.requests] },
        fields: 'spreadsheetId',
      }),
    )
  return { language, done: plan.steps }
}

/** What the set-up has to do: a pure function of what is there. */
function planSetUp(
  existing: Existing,
  language: Language,
): { requests: readonly Request[]; steps: readonly SetUpStep[] } {
  const settings = settingsOf(existing)
  const zone = settings?.zone ?? existing.zone
  const sheetIds = new Map<TabKey, number>()
  const taken = new Set(existing.sheetIds)
  for (const [index, { key }] of tabs.entries()) {
    let id = existing.layout.tabs.get(key)?.sheetId ?? FIRST_SHEET_ID + index
    while (!existing.layout.tabs.has(key) && taken.has(id)) id += tabs.length
    taken.add(id)
    sheetIds.set(key, id)
  }
  const idOf = (key: TabKey): number => sheetIds.get(key) ?? 0
  const added = tabs.filter(({ key }) => !existing.sheets.has(key)).map(({ key }) => key)
  const listPlace: ListPlace = (key, columnKey) => {
    const tab = definitionOf(key)
    const column = placeColumns(tab, existing.sheets.get(key)).placed.find((one) => one.column.key === columnKey)
    return column && { title: existing.layout.tabs.get(key)?.title ?? tab[language], letter: letter(column.index) }
  }
  const plans = tabs.map(({ key }) =>
    planTab(definitionOf(key), existing.sheets.get(key), idOf(key), language, settings?.dueSoonHours ?? 2, listPlace),
  )
  const zoneRequests: Request[] =
    settings === undefined || settings.zone === existing.zone
      ? []
      : [{ updateSpreadsheetProperties: { properties: { timeZone: settings.zone }, fields: 'timeZone' } }]
  return {
    requests: [
      ...zoneRequests,
      ...added.map((key) => addSheet(key, idOf(key), language, zone)),
      ...added.flatMap((key) => firstCells(key, idOf(key), language, zone)),
      ...plans.flatMap(({ requests }) => requests),
      ...versionRequests(existing, idOf('system'), language),
    ],
    steps: [
      ...(zoneRequests.length > 0 && settings !== undefined
        ? [{ what: 'zone-set', zone: settings.zone } as const]
        : []),
      ...plans.flatMap(({ steps }) => steps),
    ],
  }
}

/** What the settings tab says; undefined while there is none. */
function settingsOf(existing: Existing): Settings | undefined {
  const sheet = existing.sheets.get('settings')
  return sheet && readSettings({ tab: 'settings', title: '', rows: typedRows(sheet) }).settings
}

function addSheet(key: TabKey, sheetId: number, language: Language, zone: string): Request {
  const tab = definitionOf(key)
  return {
    addSheet: {
      properties: {
        sheetId,
        title: tab[language],
        ...(tab.hidden === true ? { hidden: true } : {}),
        gridProperties: {
          rowCount: Math.max(ROWS, firstRows(tab, key, language, zone).length + 100),
          columnCount: tab.columns.length,
          frozenRowCount: 1,
          frozenColumnCount: tab.frozenColumns ?? 0,
        },
      },
    },
  }
}

/** The header row, which `planTab` writes for a tab it finds, and the first content of a new tab. */
function firstCells(key: TabKey, sheetId: number, language: Language, zone: string): readonly Request[] {
  const [, ...rows] = firstRows(definitionOf(key), key, language, zone)
  if (rows.length === 0) return []
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: 1, columnIndex: 0 },
        rows: rows.map((cells) => ({ values: cells.map(cellData) })),
        fields: 'userEnteredValue',
      },
    },
  ]
}

/** The ledger's version, in its two places: what one of them still has, the other gets. */
function versionRequests(existing: Existing, sheetId: number, language: Language): readonly Request[] {
  const sheet = existing.sheets.get('system')
  const rows = sheet === undefined ? firstRows(definitionOf('system'), 'system', language, 'UTC') : typedRows(sheet)
  const memory = readMemory({ tab: 'system', title: '', rows })
  const kept = existing.metadata.get(VERSION_ID)
  const value = kept ?? memory.version ?? FIRST_VERSION
  const requests: Request[] = kept === undefined ? [createVersion(value)] : []
  if (memory.version !== value) {
    const rowIndex = memory.rows.get(VERSION_NAME) ?? rows.length
    requests.push({
      updateCells: {
        start: { sheetId, rowIndex, columnIndex: 0 },
        rows: [{ values: [cellData(VERSION_NAME), cellData(value)] }],
        fields: 'userEnteredValue',
      },
    })
  }
  return requests
}
