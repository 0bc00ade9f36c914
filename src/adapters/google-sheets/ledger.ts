import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../model/failure.ts'
import type { Instant } from '../../model/instant.ts'
import { type Language, wordsOf } from '../../model/language.ts'
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
import { readMemory } from '../../sheet/system-tab.ts'
import { type CallContext, call, callOrFail } from './call.ts'
import { type Book, commitTo, isOurTitle, SHAPE, toFailure } from './commit.ts'
import { KEYED_LAYOUT_FIELDS, type Layout, layoutOf, quoteTitle } from './layout.ts'
import { halfAnswer, headerOf, isMissingTab, serviceError } from './service-error.ts'
import { definitionOf } from './setup/existing.ts'
import { setUpWorkbook } from './setup/set-up.ts'

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
  /** What links to the tabs call them, as last seen; absent where nobody asks. */
  ids: ReadonlyMap<TabKey, number> | undefined
  /** The arrangement that tables were read in. */
  readonly shapes: WeakMap<LedgerState['tables'], string>
}

/**
 * The ledger in a Google spreadsheet, or in one on a server that speaks the same protocol. With `sheetIds` its tables say what links
 * to them call them, for which a first read asks once more.
 */
export function googleSheetsLedger(
  client: sheets_v4.Sheets,
  context: CallContext,
  { sheetIds = false }: { readonly sheetIds?: boolean } = {},
): Ledger {
  const kept: Kept = {
    layout: undefined,
    known: tabs.map((tab) => [tab.key, tab.zh] as const),
    readsLeft: READS_BETWEEN_LOOKS,
    ids: sheetIds ? new Map() : undefined,
    shapes: new WeakMap(),
  }
  const within = (until: Instant | undefined) =>
    ledgerWithin(client, until === undefined ? context : { ...context, until }, kept)
  return {
    read: (whole = [], until) => within(until).read([whole].flat()),
    commit: (on, next, changes, until) => within(until).commit(on, next, changes),
    async setUp(language: Language): Promise<SetUpReport> {
      const report = await setUpWorkbook(client, context, language)
      kept.layout = undefined
      return report
    },
  }
}

/** The ledger for one use of it, which the context may give an end. */
function ledgerWithin(client: sheets_v4.Sheets, context: CallContext, kept: Kept) {
  const { spreadsheetId } = context
  const { shapes } = kept
  const remember = (tables: LedgerState['tables'], answer: unknown): void => {
    const shape = headerOf(answer, SHAPE)
    if (shape !== undefined) shapes.set(tables, shape)
  }

  const findLayout = async (): Promise<Layout> => {
    const { data } = await callOrFail('spreadsheets.get', context, (options) =>
      client.spreadsheets.get({ spreadsheetId, fields: KEYED_LAYOUT_FIELDS }, options),
    )
    kept.layout = layoutOf(data)
    if (kept.ids !== undefined) kept.ids = new Map([...kept.layout.tabs].map(([tab, { sheetId }]) => [tab, sheetId]))
    kept.known = [...kept.layout.tabs].map(([tab, { title }]) => [tab, title] as const)
    kept.readsLeft = READS_BETWEEN_LOOKS
    return kept.layout
  }

  async function values(
    places: readonly (readonly [TabKey, string])[],
    whole: readonly TabKey[],
  ): Promise<ReadonlyMap<TabKey, Table>> {
    const { answer } = await call('values.batchGet', context, async (options) => {
      const ranges = places.map(([tab, title]) =>
        isAppendOnly(tab) && !whole.includes(tab) ? `${quoteTitle(title)}!1:1` : quoteTitle(title),
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
  async function readTables(whole: readonly TabKey[]): Promise<ReadonlyMap<TabKey, Table>> {
    kept.layout = undefined
    // While a tab is missing it is looked for each time: somebody may have set it up again.
    if (kept.known.length === tabs.length && (kept.known.every(isOurTitle) || kept.readsLeft-- > 0))
      try {
        return await values(kept.known, whole)
      } catch (thrown) {
        if (!isMissingTab(serviceError(thrown))) throw toFailure(thrown, context)
      }
    await findLayout()
    if (kept.known.length === 0) throw notSetUp([])
    try {
      return await values(kept.known, whole)
    } catch (thrown) {
      throw toFailure(thrown, context)
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
    const titles = isKnown ? undefined : (await findLayout()).titles
    const found = new Map(tables)
    for (const { table, tab, recalled } of open) {
      const columnKeys = recalled ?? columnKeysOf(tab, table.rows, titles?.get(table.title)?.columns ?? [])
      if (columnKeys !== undefined) found.set(table.tab, { ...table, columnKeys })
    }
    const shape = shapes.get(tables)
    if (shape !== undefined) shapes.set(found, shape)
    return found
  }

  /** Tells what links to the tabs call them. Ids stay with their tabs, whatever people call these. */
  async function withSheetIds(tables: LedgerState['tables']): Promise<LedgerState['tables']> {
    if (kept.ids === undefined) return tables
    const asked = kept.ids
    if ([...tables.keys()].some((tab) => !asked.has(tab))) await findLayout()
    const ids = kept.ids
    const found = new Map(
      [...tables].map(([tab, table]) => {
        const sheetId = ids.get(tab)
        return [tab, sheetId === undefined ? table : { ...table, sheetId }] as const
      }),
    )
    const shape = shapes.get(tables)
    if (shape !== undefined) shapes.set(found, shape)
    return found
  }

  const notSetUp = (there: readonly TabKey[]): Failure =>
    new Failure({ kind: 'not-set-up', missing: tabs.filter((tab) => !there.includes(tab.key)).map(wordsOf) })

  async function read(whole: readonly TabKey[]): Promise<LedgerState> {
    const tables = await withSheetIds(await withColumnKeys(await readTables(whole)))
    const system = tables.get('system')
    const version = system && readMemory(system).version
    if (version === undefined) throw notSetUp([...tables.keys()].filter((key) => key !== 'system'))
    return { version, tables }
  }

  const book: Book = {
    client,
    context,
    layout: () => kept.layout,
    setLayout(layout) {
      kept.layout = layout
    },
    findLayout,
    shapeOf: (tables) => shapes.get(tables),
    rememberShape: remember,
  }
  const commit = (on: LedgerState, next: Version, changes: readonly Change[]): Promise<CommitOutcome> =>
    commitTo(book, on, next, changes)
  return { read, commit }
}
