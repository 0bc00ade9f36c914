import type { sheets_v4 } from '@googleapis/sheets'
import { SETTING_NAMES, settingContent } from '../../../../sheets-template/workbook/content/settings.ts'
import { type TabKey, tabs } from '../../../../sheets-template/workbook/index.ts'
import { Failure } from '../../../model/failure.ts'
import type { Language } from '../../../model/language.ts'
import type { Cell, SetUpReport, SetUpStep, Table } from '../../../ports/ledger.ts'
import { firstRows } from '../../../sheet/first-content.ts'
import { findHeaders } from '../../../sheet/headers.ts'
import { keptRecords } from '../../../sheet/kept.ts'
import { readSettings, settingNamed } from '../../../sheet/settings.ts'
import { readMemory, VERSION_NAME } from '../../../sheet/system-tab.ts'
import { type CallContext, callOrFail } from '../call.ts'
import { cellData } from '../requests.ts'
import { createVersion, VERSION_ID } from '../version.ts'
import { type ListPlace, letter } from './columns.ts'
import { definitionOf, type Existing, readExisting, sheetRows, tableOf } from './existing.ts'
import { firstRowRequests, isBeginning } from './first-rows.ts'
import { placeColumns, planTab } from './tab.ts'

type Request = sheets_v4.Schema$Request

/** Rows a register's sheet begins with. */
const ROWS = 1000
/** Ids of our own sheets begin here. */
const FIRST_SHEET_ID = 1001
const FIRST_VERSION = '0'

/**
 * Makes the workbook what the definition says, in one atomic batch; none at all when it is so already. A workbook that says its
 * language keeps it, whoever runs the set-up. Throws `Failure` `title-taken` for a tab that bears a title of ours and none of
 * our headers.
 */
export async function setUpWorkbook(
  client: sheets_v4.Sheets,
  context: CallContext,
  language: Language,
): Promise<SetUpReport> {
  const { spreadsheetId } = context
  const { plan, spoken } = await look(client, context, language)
  if (plan.requests.length > 0) {
    const requestBody = { requests: [...plan.requests] }
    try {
      await callOrFail('spreadsheets.batchUpdate', context, (options) =>
        client.spreadsheets.batchUpdate({ spreadsheetId, requestBody, fields: 'spreadsheetId' }, options),
      )
    } catch (thrown) {
      // A batch whose answer was lost is refused the second time: all of it is there already.
      if ((await look(client, context, language)).plan.requests.length > 0) throw thrown
    }
  }
  return { language: spoken, done: plan.steps }
}

/** Looks at the workbook and plans; `spoken` is the language it says, or else the one asked for. */
async function look(client: sheets_v4.Sheets, context: CallContext, language: Language) {
  const existing = await readExisting(client, context)
  refuseForeign(existing)
  const said = settingsOf(existing)
  const known = said ?? settingsToBe(existing, language)
  const spoken = known.stated.has('language') ? known.settings.language : language
  return { plan: planSetUp(existing, said, known, spoken), spoken }
}

/** What the set-up has to do: a pure function of what is there. */
function planSetUp(
  existing: Existing,
  said: Said | undefined,
  { settings, stated }: Said,
  language: Language,
): { requests: readonly Request[]; steps: readonly SetUpStep[] } {
  const zone = stated.has('timeZone') ? settings.zone : existing.zone
  const sheetIds = new Map<TabKey, number>()
  const taken = new Set(existing.sheetIds)
  for (const [index, { key }] of tabs.entries()) {
    let id = existing.layout.tabs.get(key)?.sheetId ?? FIRST_SHEET_ID + index
    while (!existing.layout.tabs.has(key) && taken.has(id)) id += tabs.length
    taken.add(id)
    sheetIds.set(key, id)
  }
  const idOf = (key: TabKey): number => sheetIds.get(key) ?? 0
  const kept = keptIn(existing)
  const added = tabs.filter(({ key }) => !existing.sheets.has(key)).map(({ key }) => key)
  const places = placesOf(existing, idOf)
  const listPlace: ListPlace = (key, columnKey) => {
    const tab = definitionOf(key)
    const column = placeColumns(tab, existing.sheets.get(key)).placed.find((one) => one.column.key === columnKey)
    return column && { title: existing.layout.tabs.get(key)?.title ?? tab[language], letter: letter(column.index) }
  }
  const plans = tabs.map(({ key }) =>
    planTab(definitionOf(key), existing.sheets.get(key), idOf(key), language, settings.dueSoonHours, listPlace),
  )
  const zoneRequests: Request[] =
    zone === existing.zone
      ? []
      : [{ updateSpreadsheetProperties: { properties: { timeZone: zone }, fields: 'timeZone' } }]
  const lines = missingSettings(existing, said, idOf('settings'), language, zone)
  return {
    requests: [
      ...zoneRequests,
      ...added.map((key) =>
        addSheet(
          key,
          idOf(key),
          places.get(key) ?? 0,
          language,
          firstRows(definitionOf(key), key, language, zone, kept).length,
        ),
      ),
      ...plans.flatMap(({ requests }) => requests),
      ...tabs.flatMap(({ key }) =>
        isBeginning(key, existing) ? firstRowRequests(key, idOf(key), language, zone, kept) : [],
      ),
      ...lines.requests,
      ...versionRequests(existing, idOf('system')),
    ],
    steps: [
      ...(zoneRequests.length > 0 ? [{ what: 'zone-set', zone } as const] : []),
      ...plans.flatMap(({ steps }) => steps),
      ...lines.steps,
    ],
  }
}

type Said = ReturnType<typeof readSettings>

/** What the settings tab says; undefined while there is none. */
function settingsOf(existing: Existing): Said | undefined {
  const sheet = existing.sheets.get('settings')
  return sheet && readSettings({ tab: 'settings', title: '', ...tableOf(definitionOf('settings'), sheet) })
}

/** What a settings tab that is made now will say. */
const settingsToBe = (existing: Existing, language: Language): Said =>
  readSettings({
    tab: 'settings',
    title: '',
    rows: firstRows(definitionOf('settings'), 'settings', language, existing.zone, keptIn(existing)),
  })

/** What is kept of the settings; undefined while there is no such tab. */
function keptIn(existing: Existing): Table | undefined {
  const sheet = existing.sheets.get('kept')
  return sheet && { tab: 'kept', title: '', ...tableOf(definitionOf('kept'), sheet) }
}

/** A tab of somebody's that happens to be called like one of ours is not taken over. */
function refuseForeign(existing: Existing): void {
  for (const [key, sheet] of existing.sheets) {
    const table = tableOf(definitionOf(key), sheet)
    const header = table.rows[0] ?? []
    const isBlank = header.every((cell) => cell === undefined || cell === null || cell === '')
    if (!isBlank && findHeaders(definitionOf(key), table).at.size === 0)
      throw new Failure({ kind: 'title-taken', title: existing.layout.tabs.get(key)?.title ?? '' })
  }
}

/** Cells of a row of a tab, by column, where its columns are or will be. */
function rowRequests(
  existing: Existing,
  key: 'settings' | 'system',
  sheetId: number,
  rowIndex: number,
  cells: Readonly<Record<string, Cell>>,
): readonly Request[] {
  const { placed } = placeColumns(definitionOf(key), existing.sheets.get(key))
  return placed.flatMap(({ column, index }) => {
    const cell = cells[column.key]
    if (cell === undefined) return []
    const start = { sheetId, rowIndex, columnIndex: index }
    return [{ updateCells: { start, rows: [{ values: [cellData(cell)] }], fields: 'userEnteredValue' } }]
  })
}

/** The first row below everything that anybody has typed, never the header row; a row that has only a format is free. */
const freeRow = (rows: readonly (readonly Cell[])[]): number =>
  Math.max(
    1,
    rows.findLastIndex((cells) => cells.some((cell) => cell !== undefined && cell !== null && cell !== '')) + 1,
  )

/** The settings that a settings tab has no row for: with the values they had, or have until the site changes them. */
function missingSettings(
  existing: Existing,
  said: Said | undefined,
  sheetId: number,
  language: Language,
  zone: string,
): { readonly requests: readonly Request[]; readonly steps: readonly SetUpStep[] } {
  if (said === undefined) return { requests: [], steps: [] }
  const names = SETTING_NAMES.filter((name) => !said.stated.has(name))
  if (names.length === 0) return { requests: [], steps: [] }
  const first = freeRow(sheetRows(existing.sheets.get('settings')))
  // Where the column that names them was lost, all of them lack a row, and none shall say what it said on the first day.
  const before = new Map(
    (keptRecords('settings', keptIn(existing)) ?? []).map((record) => [
      settingNamed(String(record.get('name') ?? '')),
      record.get('value') ?? undefined,
    ]),
  )
  const requests = names.flatMap((name, index) => {
    const { value, remark } = settingContent[name]
    const cells = {
      name: settingContent[name][language],
      value: name === 'timeZone' ? zone : (before.get(name) ?? value[language]),
      remark: remark[language],
    }
    return rowRequests(existing, 'settings', sheetId, first + index, cells)
  })
  const grid = existing.sheets.get('settings')?.properties?.gridProperties?.rowCount ?? 0
  const short = first + names.length - grid
  return {
    requests: [...(short > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: short } }] : []), ...requests],
    steps: [{ what: 'settings-added', names: names.map((name) => settingContent[name][language]) }],
  }
}

/** Where each missing tab goes: behind the one that it follows in the definition, wherever people have put that. */
function placesOf(existing: Existing, idOf: (key: TabKey) => number): ReadonlyMap<TabKey, number> {
  const order = [...existing.layout.titles.values()].map(({ sheetId }) => sheetId)
  const places = new Map<TabKey, number>()
  let place = 0
  for (const { key } of tabs) {
    if (existing.sheets.has(key)) place = order.indexOf(idOf(key)) + 1
    else {
      places.set(key, place)
      order.splice(place, 0, idOf(key))
      place += 1
    }
  }
  return places
}

function addSheet(key: TabKey, sheetId: number, index: number, language: Language, rows: number): Request {
  const tab = definitionOf(key)
  return {
    addSheet: {
      properties: {
        sheetId,
        index,
        title: tab[language],
        ...(tab.hidden === true ? { hidden: true } : {}),
        gridProperties: {
          rowCount: Math.max(ROWS, rows + 100),
          columnCount: tab.columns.length,
          frozenRowCount: 1,
          frozenColumnCount: tab.frozenColumns ?? 0,
        },
      },
    },
  }
}

/** The ledger's version, in its two places: what one of them still has, the other gets. */
function versionRequests(existing: Existing, sheetId: number): readonly Request[] {
  const table = tableOf(definitionOf('system'), existing.sheets.get('system'))
  const memory = readMemory({ tab: 'system', title: '', ...table })
  const kept = existing.metadata.get(VERSION_ID)
  const value = kept ?? memory.version ?? FIRST_VERSION
  const cells = { name: VERSION_NAME, value }
  return [
    ...(kept === undefined ? [createVersion(value)] : []),
    ...(memory.version === value
      ? []
      : rowRequests(existing, 'system', sheetId, memory.rows.get(VERSION_NAME) ?? freeRow(table.rows), cells)),
  ]
}
