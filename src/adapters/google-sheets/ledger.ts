import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../model/failure.ts'
import { type Language, type Words, wordsOf } from '../../model/language.ts'
import type {
  Cell,
  Change,
  CommitOutcome,
  Ledger,
  LedgerState,
  SetUpReport,
  Table,
  Version,
} from '../../ports/ledger.ts'
import { isAppendOnly } from '../../sheet/append-only.ts'
import { columnKeysOf, recallColumnKeys } from '../../sheet/column-keys.ts'
import { readMemory, VERSION_NAME } from '../../sheet/system-tab.ts'
import { plain } from '../../sheet/words.ts'
import { type CallContext, call, callOrFail } from './call.ts'
import {
  KEYED_LAYOUT_FIELDS,
  LAYOUT_FIELDS,
  type Layout,
  layoutFieldsWith,
  layoutOf,
  quoteTitle,
  type SheetPlace,
} from './layout.ts'
import { NOTE_FIELDS, noteRanges, type PresentNotes, presentNotes } from './present-notes.ts'
import { reportRequests } from './report-requests.ts'
import { changeRequests } from './requests.ts'
import { failureOf, headerOf, isMissingTab, serviceError } from './service-error.ts'
import { columnRule } from './setup/column-rule.ts'
import { definitionOf } from './setup/existing.ts'
import { setUpWorkbook } from './setup/set-up.ts'
import { swapVersion, VERSION_ID } from './version.ts'

/**
 * How the server on one machine says, and is told, of which arrangement of rows, columns and tabs positions are. The service
 * knows nothing of it, and is never told.
 */
const SHAPE = 'x-sheets-shape'
/** In the same way, of which state notes are that are written back with our words in them: what somebody notes meanwhile must not be lost. */
const REVISION = 'x-sheets-revision'

/**
 * A tab that people renamed is read by the title that it has now. Another may come to bear its old one, as at the turn of a year,
 * and be meant from then on: so often, in reads, the titles are looked at anew.
 */
const READS_BETWEEN_LOOKS = 10

/** The ledger in a Google spreadsheet, or in one on a server that speaks the same protocol. */
export function googleSheetsLedger(client: sheets_v4.Sheets, context: CallContext): Ledger {
  const { spreadsheetId } = context
  /** Where the tabs are; good for the commits that follow one read, for people move, rename and copy tabs. */
  let layout: Layout | undefined
  /** The arrangement that tables were read in. */
  const shapes = new WeakMap<LedgerState['tables'], string>()
  const remember = (tables: LedgerState['tables'], answer: unknown): void => {
    const shape = headerOf(answer, SHAPE)
    if (shape !== undefined) shapes.set(tables, shape)
  }
  /** What the tabs were called last time. */
  let known: readonly (readonly [TabKey, string])[] = tabs.map((tab) => [tab.key, tab.zh] as const)
  let readsLeft = READS_BETWEEN_LOOKS

  const findLayout = async (fields = LAYOUT_FIELDS): Promise<Layout> => {
    const { data } = await callOrFail('spreadsheets.get', context, () =>
      client.spreadsheets.get({ spreadsheetId, fields }),
    )
    layout = layoutOf(data)
    known = [...layout.tabs].map(([tab, { title }]) => [tab, title] as const)
    readsLeft = READS_BETWEEN_LOOKS
    return layout
  }

  async function values(
    places: readonly (readonly [TabKey, string])[],
    whole: TabKey | undefined,
  ): Promise<ReadonlyMap<TabKey, Table>> {
    const { answer } = await call('values.batchGet', context, () =>
      client.spreadsheets.values.batchGet({
        spreadsheetId,
        ranges: places.map(([tab, title]) =>
          isAppendOnly(tab) && tab !== whole ? `${quoteTitle(title)}!1:1` : quoteTitle(title),
        ),
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'SERIAL_NUMBER',
        fields: 'valueRanges.values',
      }),
    )
    const tables: LedgerState['tables'] = new Map(
      places.map(([tab, title], index) => [
        tab,
        { tab, title, rows: (answer.data.valueRanges?.[index]?.values ?? []) as readonly (readonly Cell[])[] },
      ]),
    )
    remember(tables, answer)
    return tables
  }

  /** One call where the tabs have the titles they had last time, or the definition's; two more where they do not. */
  async function readTables(whole: TabKey | undefined): Promise<ReadonlyMap<TabKey, Table>> {
    layout = undefined
    // While a tab is missing it is looked for each time: somebody may have set it up again.
    if (known.length === tabs.length && (known.every(isOurTitle) || readsLeft-- > 0))
      try {
        return await values(known, whole)
      } catch (thrown) {
        if (!isMissingTab(serviceError(thrown))) throw toFailure(thrown)
      }
    await findLayout()
    if (known.length === 0) throw notSetUp([])
    try {
      return await values(known, whole)
    } catch (thrown) {
      throw toFailure(thrown)
    }
  }

  /**
   * Tells of each tab where the columns are that its header row does not tell: as it is remembered, or else, in one more call
   * for all of them, as the service has kept it.
   */
  async function withColumnKeys(tables: LedgerState['tables']): Promise<LedgerState['tables']> {
    const system = tables.get('system')
    const kept = system && readMemory(system).columnKeys
    const open = [...tables.values()].flatMap((table) => {
      const tab = definitionOf(table.tab)
      if (columnKeysOf(tab, table.rows, []) === undefined) return []
      return [{ table, tab, recalled: recallColumnKeys(tab, table.rows, kept?.get(table.tab)) }]
    })
    const isKnown = open.every(({ recalled }) => recalled !== undefined)
    const titles = isKnown ? undefined : (await findLayout(KEYED_LAYOUT_FIELDS)).titles
    const found = new Map(tables)
    for (const { table, tab, recalled } of open) {
      const columnKeys = recalled ?? columnKeysOf(tab, table.rows, titles?.get(table.title)?.columns ?? [])
      if (columnKeys !== undefined) found.set(table.tab, { ...table, columnKeys })
    }
    const shape = shapes.get(tables)
    if (shape !== undefined) shapes.set(found, shape)
    return found
  }

  const notSetUp = (there: readonly TabKey[]): Failure =>
    new Failure({ kind: 'not-set-up', missing: tabs.filter((tab) => !there.includes(tab.key)).map(wordsOf) })

  const toFailure = (thrown: unknown): unknown => {
    if (thrown instanceof Failure) return thrown
    const error = serviceError(thrown)
    return error.status === undefined ? thrown : failureOf(error, spreadsheetId, context.address, thrown)
  }

  async function read(whole?: TabKey): Promise<LedgerState> {
    const tables = await withColumnKeys(await readTables(whole))
    const system = tables.get('system')
    const version = system && readMemory(system).version
    if (version === undefined) throw notSetUp([...tables.keys()].filter((key) => key !== 'system'))
    return { version, tables }
  }

  /** Where the tabs are, and what the notes say that are to change: one call for both, where the titles tell the tabs. */
  async function lookBefore(on: LedgerState, changes: readonly Change[]): Promise<LookedAt> {
    const isReport = changes.some(({ kind }) => kind === 'report')
    if (isReport && layout?.isPart === true) layout = undefined
    const ranges = noteRanges(changes, (tab) => on.tables.get(tab)?.title ?? '')
    if (ranges.length === 0) return { found: layout ?? (await findLayout()), noteOf: noNotes }
    const titles = [...on.tables].map(([tab, { title }]) => [tab, title] as const)
    if (layout === undefined && (isReport || !titles.every(isOurTitle))) await findLayout()
    if (layout !== undefined && isRenamed(on, layout)) return { found: layout, noteOf: noNotes }
    // Of a tab that no range names nothing is told.
    const others = layout ? [] : titles.map(([, title]) => `${quoteTitle(title)}!A1`)
    try {
      const { answer } = await call('spreadsheets.get', context, () =>
        client.spreadsheets.get({
          spreadsheetId,
          ranges: [...ranges, ...others],
          fields: layoutFieldsWith(NOTE_FIELDS),
        }),
      )
      layout ??= { ...layoutOf(answer.data), isPart: true }
      return { found: layout, noteOf: presentNotes(answer.data), revision: headerOf(answer, REVISION) }
    } catch (thrown) {
      if (layout !== undefined || !isMissingTab(serviceError(thrown))) throw toFailure(thrown)
      await findLayout()
      return lookBefore(on, changes)
    }
  }

  async function commit(on: LedgerState, next: Version, changes: readonly Change[]): Promise<CommitOutcome> {
    const shape = shapes.get(on.tables)
    const { found, noteOf, revision } = await lookBefore(on, changes)
    // Another tab than the one that was read may be meant by now: written is only to that one.
    if (isRenamed(on, found)) return { kind: 'moved' }
    const requests = commitRequests(on, next, changes, found, noteOf)
    try {
      const { answer } = await call('spreadsheets.batchUpdate', context, () =>
        client.spreadsheets.batchUpdate(
          { spreadsheetId, requestBody: { requests: [...requests] }, fields: 'spreadsheetId' },
          { headers: { ...(shape && { [SHAPE]: shape }), ...(revision && { [REVISION]: revision }) } },
        ),
      )
      remember(on.tables, answer)
      return { kind: 'committed', found: [] }
    } catch (thrown) {
      // A batch that is refused may be one whose answer was lost: the second time it finds its version there already. How the
      // service words that is not settled, so the version itself is asked.
      const { status } = serviceError(thrown)
      if (status !== 400 && status !== 412) throw toFailure(thrown)
      layout = undefined
      const version = await readVersion()
      if (version === next) return { kind: 'committed', found: [] }
      if (version !== on.version) return { kind: 'overtaken' }
      if (status === 412) return { kind: 'moved' }
      throw toFailure(thrown)
    }
  }

  /** The version as the metadata has it; undefined where somebody deleted it. */
  async function readVersion(): Promise<string | null | undefined> {
    const { data } = await callOrFail('spreadsheets.get', context, () =>
      client.spreadsheets.get({ spreadsheetId, fields: 'developerMetadata(metadataId,metadataValue)' }),
    )
    return data.developerMetadata?.find(({ metadataId }) => metadataId === VERSION_ID)?.metadataValue
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

/** Where the tabs are, and what the notes say that are to change; `revision` where it can be told of which state they are. */
interface LookedAt {
  readonly found: Layout
  readonly noteOf: PresentNotes
  readonly revision?: string | undefined
}

const isOurTitle = ([key, title]: readonly [TabKey, string]): boolean =>
  Object.values(titlesOf(key)).some((one) => plain(one) === plain(title))

const titlesOf = (key: TabKey): Words => wordsOf(tabs.find((tab) => tab.key === key) ?? { zh: key, en: key })

const noNotes: PresentNotes = () => ''

/** Whether one of our tabs is called otherwise by now than when it was read, or another one is meant. */
const isRenamed = (on: LedgerState, { tabs: now }: Layout): boolean =>
  [...on.tables].some(([tab, { title }]) => (now.get(tab)?.title ?? title) !== title)

/** The whole batch of a commit: the version's swap first, so that a batch that comes too late changes nothing. */
function commitRequests(
  on: LedgerState,
  next: Version,
  changes: readonly Change[],
  layout: Layout,
  noteOf: PresentNotes,
): readonly sheets_v4.Schema$Request[] {
  const place = (tab: TabKey): SheetPlace => {
    const found = layout.tabs.get(tab)
    if (found === undefined || !on.tables.has(tab)) throw new Failure({ kind: 'not-set-up', missing: [titlesOf(tab)] })
    return found
  }
  const system = on.tables.get('system')
  const memory = system && readMemory(system)
  const row = memory?.rows.get(VERSION_NAME)
  if (memory === undefined || row === undefined)
    throw new Failure({ kind: 'not-set-up', missing: [titlesOf('system')] })
  const versionCell: Change = { kind: 'write', tab: 'system', row, column: memory.columns.value, cell: next }
  return [
    ...swapVersion(on.version, next),
    ...changeRequests([versionCell, ...changes], {
      sheetIdOf: (tab) => place(tab).sheetId,
      noteOf: (change) => noteOf(change, place(change.tab).title),
      ruleOf: (tab, column) => columnRule(tab, column, on.tables),
    }),
    ...changes.flatMap((change) => (change.kind === 'report' ? reportRequests(change.report, layout.titles) : [])),
  ]
}
