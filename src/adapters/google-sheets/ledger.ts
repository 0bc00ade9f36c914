import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../model/failure.ts'
import type { Instant } from '../../model/instant.ts'
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
import { failureOf, halfAnswer, headerOf, isMissingTab, serviceError } from './service-error.ts'
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

/** What is kept from one use of a ledger to the next. */
interface Kept {
  /** Where the tabs are; good for the commits that follow one read, for people move, rename and copy tabs. */
  layout: Layout | undefined
  /** What the tabs were called last time. */
  known: readonly (readonly [TabKey, string])[]
  readsLeft: number
  /** The arrangement that tables were read in. */
  readonly shapes: WeakMap<LedgerState['tables'], string>
}

/** The ledger in a Google spreadsheet, or in one on a server that speaks the same protocol. */
export function googleSheetsLedger(client: sheets_v4.Sheets, context: CallContext): Ledger {
  const kept: Kept = {
    layout: undefined,
    known: tabs.map((tab) => [tab.key, tab.zh] as const),
    readsLeft: READS_BETWEEN_LOOKS,
    shapes: new WeakMap(),
  }
  const within = (until: Instant | undefined) =>
    ledgerWithin(client, until === undefined ? context : { ...context, until }, kept)
  return {
    read: (whole, until) => within(until).read(whole),
    commit: (on, next, changes, until) => within(until).commit(on, next, changes),
    async setUp(language: Language): Promise<SetUpReport> {
      const report = await setUpWorkbook(client, context, language)
      kept.layout = undefined
      return report
    },
  }
}

/** The ledger for one use of it, which the context may give an end. */
function ledgerWithin(client: sheets_v4.Sheets, context: CallContext, kept: Kept): Pick<Ledger, 'read' | 'commit'> {
  const { spreadsheetId } = context
  const { shapes } = kept
  const remember = (tables: LedgerState['tables'], answer: unknown): void => {
    const shape = headerOf(answer, SHAPE)
    if (shape !== undefined) shapes.set(tables, shape)
  }

  const findLayout = async (fields = LAYOUT_FIELDS): Promise<Layout> => {
    const { data } = await callOrFail('spreadsheets.get', context, (options) =>
      client.spreadsheets.get({ spreadsheetId, fields }, options),
    )
    kept.layout = layoutOf(data)
    kept.known = [...kept.layout.tabs].map(([tab, { title }]) => [tab, title] as const)
    kept.readsLeft = READS_BETWEEN_LOOKS
    return kept.layout
  }

  async function values(
    places: readonly (readonly [TabKey, string])[],
    whole: TabKey | undefined,
  ): Promise<ReadonlyMap<TabKey, Table>> {
    const { answer } = await call('values.batchGet', context, async (options) => {
      const ranges = places.map(([tab, title]) =>
        isAppendOnly(tab) && tab !== whole ? `${quoteTitle(title)}!1:1` : quoteTitle(title),
      )
      const asked = {
        spreadsheetId,
        ranges,
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'SERIAL_NUMBER',
        fields: 'valueRanges.values',
      } as const
      const given = await client.spreadsheets.values.batchGet(asked, options)
      // A range that is not answered must not pass for a tab in which nothing stands.
      if (given.data.valueRanges?.length !== ranges.length) throw halfAnswer()
      return given
    })
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
    kept.layout = undefined
    // While a tab is missing it is looked for each time: somebody may have set it up again.
    if (kept.known.length === tabs.length && (kept.known.every(isOurTitle) || kept.readsLeft-- > 0))
      try {
        return await values(kept.known, whole)
      } catch (thrown) {
        if (!isMissingTab(serviceError(thrown))) throw toFailure(thrown)
      }
    await findLayout()
    if (kept.known.length === 0) throw notSetUp([])
    try {
      return await values(kept.known, whole)
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
    const remembered = system && readMemory(system).columnKeys
    const open = [...tables.values()].flatMap((table) => {
      const tab = definitionOf(table.tab)
      if (columnKeysOf(tab, table.rows, []) === undefined) return []
      return [{ table, tab, recalled: recallColumnKeys(tab, table.rows, remembered?.get(table.tab)) }]
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
    if (isReport && kept.layout?.isPart === true) kept.layout = undefined
    const ranges = noteRanges(changes, (tab) => on.tables.get(tab)?.title ?? '')
    if (ranges.length === 0) return { found: kept.layout ?? (await findLayout()), noteOf: noNotes }
    const titles = [...on.tables].map(([tab, { title }]) => [tab, title] as const)
    if (kept.layout === undefined && (isReport || !titles.every(isOurTitle))) await findLayout()
    if (kept.layout !== undefined && isRenamed(on, kept.layout)) return { found: kept.layout, noteOf: noNotes }
    // Of a tab that no range names nothing is told.
    const others = kept.layout ? [] : titles.map(([, title]) => `${quoteTitle(title)}!A1`)
    try {
      const { answer } = await call('spreadsheets.get', context, (options) =>
        client.spreadsheets.get(
          { spreadsheetId, ranges: [...ranges, ...others], fields: layoutFieldsWith(NOTE_FIELDS) },
          options,
        ),
      )
      kept.layout ??= { ...layoutOf(answer.data), isPart: true }
      return { found: kept.layout, noteOf: presentNotes(answer.data), revision: headerOf(answer, REVISION) }
    } catch (thrown) {
      if (kept.layout !== undefined || !isMissingTab(serviceError(thrown))) throw toFailure(thrown)
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
      const { answer } = await call('spreadsheets.batchUpdate', context, (options) =>
        client.spreadsheets.batchUpdate(
          { spreadsheetId, requestBody: { requests: [...requests] }, fields: 'spreadsheetId' },
          { ...options, headers: { ...(shape && { [SHAPE]: shape }), ...(revision && { [REVISION]: revision }) } },
        ),
      )
      remember(on.tables, answer)
      return { kind: 'committed', found: [] }
    } catch (thrown) {
      // A batch that is refused may be one whose answer was lost: the second time it finds its version there already. How the
      // service words that is not settled, so the version itself is asked.
      const { status } = serviceError(thrown)
      if (status !== 400 && status !== 412) throw toFailure(thrown)
      kept.layout = undefined
      const version = await readVersion()
      if (version === next) return { kind: 'committed', found: [] }
      if (version !== on.version) return { kind: 'overtaken' }
      if (status === 412) return { kind: 'moved' }
      throw toFailure(thrown)
    }
  }

  /** The version as the metadata has it; undefined where somebody deleted it. */
  async function readVersion(): Promise<string | null | undefined> {
    const { data } = await callOrFail('spreadsheets.get', context, (options) =>
      client.spreadsheets.get({ spreadsheetId, fields: 'developerMetadata(metadataId,metadataValue)' }, options),
    )
    return data.developerMetadata?.find(({ metadataId }) => metadataId === VERSION_ID)?.metadataValue
  }

  return { read, commit }
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
