import type { sheets_v4 } from '@googleapis/sheets'
import {
  GROUP_SETTINGS,
  type GroupTabKey,
  groupSettingContent,
  groupSettings,
  groupTabs,
} from '../../../../sheets-template/group/index.ts'
import { Failure } from '../../../model/failure.ts'
import type { Language } from '../../../model/language.ts'
import type { SetUpReport } from '../../../ports/ledger.ts'
import type { Tab } from '../../../sheet/definition.ts'
import { readGroupSettings } from '../../../sheet/group-settings.ts'
import { findHeaders } from '../../../sheet/headers.ts'
import { type CallContext, callOrFail } from '../call.ts'
import { LAYOUT_FIELDS, type Layout, layoutIn, quoteTitle } from '../layout.ts'
import { cellData } from '../requests.ts'
import { SET_UP_FIELDS, tableOf } from '../setup/existing.ts'
import { planTab } from '../setup/tab.ts'

type Request = sheets_v4.Schema$Request
type Sheets = ReadonlyMap<GroupTabKey, sheets_v4.Schema$Sheet>

/** Rows that a tab begins with. */
const ROWS = 200
/** Ids of our own sheets begin here. */
const FIRST_SHEET_ID = 2001

/**
 * Makes a group's workbook what its definition says, in one batch; none at all when it is so already. Throws `Failure` `title-taken` for a tab
 * that bears a title of ours and none of our headers.
 */
export async function setUpGroup(
  client: sheets_v4.Sheets,
  context: CallContext,
  language: Language,
): Promise<SetUpReport> {
  const { spreadsheetId } = context
  const plan = async () => {
    const found = await look(client, context)
    return planSetUp(found, language)
  }
  const { requests, steps, spoken } = await plan()
  if (requests.length > 0)
    try {
      await callOrFail('spreadsheets.batchUpdate', context, (options) =>
        client.spreadsheets.batchUpdate(
          { spreadsheetId, requestBody: { requests: [...requests] }, fields: 'spreadsheetId' },
          options,
        ),
      )
    } catch (thrown) {
      // A batch whose answer was lost is refused the second time: all of it is there already.
      if ((await plan()).requests.length > 0) throw thrown
    }
  return { language: spoken, done: steps }
}

interface Found {
  /** The spreadsheet's. */
  readonly zone: string
  readonly layout: Layout<GroupTabKey>
  readonly sheets: Sheets
}

async function look(client: sheets_v4.Sheets, context: CallContext): Promise<Found> {
  const { spreadsheetId } = context
  const bare = await callOrFail('spreadsheets.get', context, (options) =>
    client.spreadsheets.get({ spreadsheetId, fields: `properties.timeZone,${LAYOUT_FIELDS}` }, options),
  )
  const layout = layoutIn(bare.data, groupTabs)
  const zone = bare.data.properties?.timeZone ?? 'Etc/GMT'
  if (layout.tabs.size === 0) return { zone, layout, sheets: new Map() }
  const ranges = [...layout.tabs.values()].map(({ title }) => quoteTitle(title))
  const { data } = await callOrFail('spreadsheets.get', context, (options) =>
    client.spreadsheets.get({ spreadsheetId, fields: SET_UP_FIELDS, ranges }, options),
  )
  const byId = new Map((data.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]))
  const sheets = new Map(
    [...layout.tabs].flatMap(([key, { sheetId }]) => {
      const sheet = byId.get(sheetId)
      return sheet === undefined ? [] : [[key, sheet] as const]
    }),
  )
  refuseForeign(sheets)
  return { zone, layout, sheets }
}

/** A tab of somebody's that happens to be called like one of ours is not taken over. */
function refuseForeign(sheets: Sheets): void {
  for (const tab of groupTabs) {
    const sheet = sheets.get(tab.key)
    const table = tableOf(tab, sheet)
    const isBlank = (table.rows[0] ?? []).every((cell) => cell === undefined || cell === null || cell === '')
    if (sheet !== undefined && !isBlank && findHeaders(tab, table).at.size === 0)
      throw new Failure({ kind: 'title-taken', title: sheet.properties?.title ?? '' })
  }
}

/** What the set-up has to do: a pure function of what is there. */
function planSetUp({ zone, layout, sheets }: Found, language: Language) {
  const settingsSheet = sheets.get('groupSettings')
  const said = settingsSheet && readGroupSettings(tableOf(groupSettings, settingsSheet))
  const spoken = said?.stated.has('language') === true ? said.settings.language : language
  const taken = new Set([...layout.titles.values()].map(({ sheetId }) => sheetId))
  const planned = groupTabs.map((tab, index) => {
    let sheetId = layout.tabs.get(tab.key)?.sheetId ?? FIRST_SHEET_ID + index
    while (!layout.tabs.has(tab.key) && taken.has(sheetId)) sheetId += groupTabs.length
    const added = layout.tabs.has(tab.key) ? [] : [addSheet(tab, sheetId, spoken)]
    // No column of these tabs lists another's, and none has deadlines.
    const { requests, steps } = planTab(tab, sheets.get(tab.key), sheetId, spoken, 0, () => undefined)
    const first = tab.key === 'groupSettings' && said === undefined ? settingRows(sheetId, spoken, zone) : []
    return { requests: [...added, ...requests, ...first], steps }
  })
  return {
    spoken,
    requests: planned.flatMap(({ requests }) => requests),
    steps: planned.flatMap(({ steps }) => steps),
  }
}

const addSheet = (tab: Tab, sheetId: number, language: Language): Request => ({
  addSheet: {
    properties: {
      sheetId,
      title: tab[language],
      gridProperties: {
        rowCount: ROWS,
        columnCount: tab.columns.length,
        frozenRowCount: 1,
        frozenColumnCount: tab.frozenColumns ?? 0,
      },
    },
  },
})

/** The settings with the values they have until somebody changes them. */
const settingRows = (sheetId: number, language: Language, zone: string): readonly Request[] => [
  {
    updateCells: {
      start: { sheetId, rowIndex: 1, columnIndex: 0 },
      rows: GROUP_SETTINGS.map((name) => {
        const { value, remark } = groupSettingContent[name]
        const cells = [
          groupSettingContent[name][language],
          name === 'timeZone' ? zone : value[language],
          remark[language],
        ]
        return { values: cells.map(cellData) }
      }),
      fields: 'userEnteredValue',
    },
  },
]
