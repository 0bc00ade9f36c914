import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../model/failure.ts'
import type { Language } from '../../model/language.ts'
import type { Cell, Change, Ledger, LedgerState, SetUpReport, Table, Version } from '../../ports/ledger.ts'
import { readMemory, VERSION_NAME } from '../../sheet/system-tab.ts'
import { type CallContext, call, callOrFail } from './call.ts'
import { LAYOUT_FIELDS, type Layout, layoutOf, quoteTitle, type SheetPlace } from './layout.ts'
import { reportRequests } from './report-requests.ts'
import { changeRequests } from './requests.ts'
import { failureOf, isGoneTab, isMissingTab, isVersionTaken, serviceError } from './service-error.ts'
import { setUpWorkbook } from './setup/set-up.ts'
import { swapVersion, VERSION_ID } from './version.ts'

/** The ledger in a Google spreadsheet, or in one on a server that speaks the same protocol. */
export function googleSheetsLedger(client: sheets_v4.Sheets, context: CallContext): Ledger {
  const { spreadsheetId } = context
  /** Remembered for as long as the tabs stay where they were; looked up again when the service says they did not. */
  let layout: Layout | undefined

  const findLayout = async (): Promise<Layout> => {
    const { data } = await callOrFail('spreadsheets.get', context, () =>
      client.spreadsheets.get({ spreadsheetId, fields: LAYOUT_FIELDS }),
    )
    layout = layoutOf(data)
    return layout
  }

  async function values(places: readonly (readonly [TabKey, string])[]): Promise<ReadonlyMap<TabKey, Table>> {
    const { answer } = await call('values.batchGet', context, () =>
      client.spreadsheets.values.batchGet({
        spreadsheetId,
        ranges: places.map(([, title]) => quoteTitle(title)),
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'SERIAL_NUMBER',
        fields: 'valueRanges.values',
      }),
    )
    return new Map(
      places.map(([tab, title], index) => [
        tab,
        { tab, title, rows: (answer.data.valueRanges?.[index]?.values ?? []) as readonly (readonly Cell[])[] },
      ]),
    )
  }

  /** One call where the tabs have the titles they had last time, or the definition's; two more where they do not. */
  async function readTables(): Promise<ReadonlyMap<TabKey, Table>> {
    const titles = (found: Layout) => [...found.tabs].map(([tab, place]) => [tab, place.title] as const)
    try {
      return await values(layout ? titles(layout) : tabs.map((tab) => [tab.key, tab.zh] as const))
    } catch (thrown) {
      const error = serviceError(thrown)
      if (!isMissingTab(error)) throw toFailure(thrown)
    }
    const found = titles(await findLayout())
    if (found.length === 0) throw notSetUp([])
    try {
      return await values(found)
    } catch (thrown) {
      throw toFailure(thrown)
    }
  }

  const notSetUp = (known: readonly TabKey[]): Failure =>
    new Failure({ kind: 'not-set-up', missing: tabs.filter((tab) => !known.includes(tab.key)).map((tab) => tab.zh) })

  const toFailure = (thrown: unknown): unknown => {
    if (thrown instanceof Failure) return thrown
    const error = serviceError(thrown)
    return error.status === undefined ? thrown : failureOf(error, spreadsheetId, context.address, thrown)
  }

  async function read(): Promise<LedgerState> {
    const tables = await readTables()
    const system = tables.get('system')
    const version = system && readMemory(system).version
    if (version === undefined) throw notSetUp([...tables.keys()].filter((key) => key !== 'system'))
    return { version, tables }
  }

  async function commit(
    on: LedgerState,
    next: Version,
    changes: readonly Change[],
  ): Promise<'committed' | 'overtaken'> {
    // A report's tab is found by its title, and new ones come every month: look afresh.
    const found = layout && changes.every(({ kind }) => kind !== 'report') ? layout : await findLayout()
    const requests = commitRequests(on, next, changes, found)
    try {
      await call('spreadsheets.batchUpdate', context, () =>
        client.spreadsheets.batchUpdate({
          spreadsheetId,
          requestBody: { requests: [...requests] },
          fields: 'spreadsheetId',
        }),
      )
      return 'committed'
    } catch (thrown) {
      const error = serviceError(thrown)
      if (isGoneTab(error)) layout = undefined
      if (isVersionTaken(error)) return (await isVersion(next)) ? 'committed' : 'overtaken'
      throw toFailure(thrown)
    }
  }

  /** Whether the version is ours after all: a try whose answer was lost may have been carried out. */
  async function isVersion(version: Version): Promise<boolean> {
    const { data } = await callOrFail('developerMetadata.get', context, () =>
      client.spreadsheets.developerMetadata.get({ spreadsheetId, metadataId: VERSION_ID }),
    )
    return data.metadataValue === version
  }

  return {
    read,
    commit,
    async setUp(language: Language): Promise<SetUpReport> {
      const report = await setUpWorkbook(client, context, language)
      layout = undefined
      return report
    },
  }
}

/** The whole batch of a commit: the version's swap first, so that a batch that comes too late changes nothing. */
function commitRequests(
  on: LedgerState,
  next: Version,
  changes: readonly Change[],
  layout: Layout,
): readonly sheets_v4.Schema$Request[] {
  const place = (tab: TabKey): SheetPlace => {
    const found = layout.tabs.get(tab)
    if (found === undefined)
      throw new Failure({ kind: 'not-set-up', missing: [tabs.find(({ key }) => key === tab)?.zh ?? tab] })
    return found
  }
  const system = on.tables.get('system')
  const memory = system && readMemory(system)
  const row = memory?.rows.get(VERSION_NAME)
  if (memory === undefined || row === undefined)
    throw new Failure({ kind: 'not-set-up', missing: [place('system').title] })
  const versionCell: Change = { kind: 'write', tab: 'system', row, column: memory.columns.value, cell: next }
  return [
    ...swapVersion(on.version, next),
    ...changeRequests([versionCell, ...changes], (change) => place(change.tab).sheetId),
    ...changes.flatMap((change) => (change.kind === 'report' ? reportRequests(change.report, layout.titles) : [])),
  ]
}
