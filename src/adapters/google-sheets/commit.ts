import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../model/failure.ts'
import type { Cell, Change, CommitOutcome, LedgerState, Version } from '../../ports/ledger.ts'
import { plain } from '../../sheet/words.ts'
import { areColumnsThere, isHeaderAsRead, type WrittenColumns, writtenColumns } from './assertions.ts'
import { type Batch, batchOf, titlesOf } from './batch.ts'
import { type CallContext, call, callOrFail } from './call.ts'
import { blindBlocks, foundRows, IMAGE_FIELDS, imagesIn, type KeptBlock } from './keep.ts'
import {
  KEYED_LAYOUT_FIELDS,
  keyedLayoutFieldsWith,
  type Layout,
  layoutOf,
  quoteTitle,
  type SheetPlace,
} from './layout.ts'
import { NOTE_FIELDS, noteRanges, type PresentNotes, presentNotes } from './present-notes.ts'
import { failureOf, halfAnswer, headerOf, isMissingTab, serviceError } from './service-error.ts'
import { VERSION_ID } from './version.ts'

/**
 * How the server on one machine says, and is told, of which arrangement of rows, columns and tabs positions are. The service
 * knows nothing of it, and is never told.
 */
export const SHAPE = 'x-sheets-shape'
/** In the same way, of which state notes are that are written back with our words in them: what somebody notes meanwhile must not be lost. */
const REVISION = 'x-sheets-revision'

/** The spreadsheet, and what is known of it from one call to the next. */
export interface Book {
  readonly client: sheets_v4.Sheets
  readonly context: CallContext
  /** Where the tabs are; good for the commits that follow one read, for people move, rename and copy tabs. */
  readonly layout: () => Layout | undefined
  readonly setLayout: (layout: Layout | undefined) => void
  /** Looks where the tabs are, and what they are called. */
  readonly findLayout: () => Promise<Layout>
  /** The arrangement that tables were read in. */
  readonly shapeOf: (tables: LedgerState['tables']) => string | undefined
  readonly rememberShape: (tables: LedgerState['tables'], answer: unknown) => void
}

/** Applies all changes in one batch, or none. */
export async function commitTo(
  book: Book,
  on: LedgerState,
  next: Version,
  changes: readonly Change[],
): Promise<CommitOutcome> {
  const { client, context } = book
  const { spreadsheetId } = context
  const { found: layout, noteOf, revision } = await lookBefore(book, on, changes)
  // Another tab than the one that was read may be meant by now: written is only to that one.
  if (isRenamed(on, layout)) return { kind: 'moved' }
  const columns = await columnsOf(book, on, changes, layout)
  if (columns === 'moved') return { kind: 'moved' }
  const batch = batchOf(on, next, changes, layout, noteOf, columns.asserted)
  const { keeping } = batch
  const shape = book.shapeOf(on.tables)
  try {
    const { answer } = await call('spreadsheets.batchUpdate', context, (options) =>
      client.spreadsheets.batchUpdate(
        {
          spreadsheetId,
          requestBody: {
            requests: [...batch.requests],
            ...(keeping && keeping.blocks.length > 0
              ? {
                  includeSpreadsheetInResponse: true,
                  responseIncludeGridData: true,
                  responseRanges: [keeping.range],
                }
              : {}),
          },
          fields: keeping && keeping.blocks.length > 0 ? `spreadsheetId,${IMAGE_FIELDS}` : 'spreadsheetId',
        },
        { ...options, headers: { ...(shape && { [SHAPE]: shape }), ...(revision && { [REVISION]: revision }) } },
      ),
    )
    book.rememberShape(on.tables, answer)
    return await committed(book, batch, on, imagesIn(answer.data))
  } catch (thrown) {
    const { status } = serviceError(thrown)
    if (thrown instanceof Failure || (status !== 400 && status !== 412)) throw toFailure(thrown, context)
    return refused(book, batch, on, next, thrown)
  }
}

/**
 * What became of a batch that was refused. It may be one whose answer was lost: the second time it finds its version there already.
 * How the service words that is not settled, so the version itself is asked, and where the columns are by now.
 */
async function refused(
  book: Book,
  batch: Batch,
  on: LedgerState,
  next: Version,
  thrown: unknown,
): Promise<CommitOutcome> {
  const { client, context } = book
  book.setLayout(undefined)
  const { data } = await callOrFail('spreadsheets.get', context, (options) =>
    client.spreadsheets.get(
      {
        spreadsheetId: context.spreadsheetId,
        fields: `developerMetadata(metadataId,metadataValue),${KEYED_LAYOUT_FIELDS}`,
      },
      options,
    ),
  )
  const version = data.developerMetadata?.find(({ metadataId }) => metadataId === VERSION_ID)?.metadataValue
  if (version === next) return committed(book, batch, on, await imagesRead(book, batch))
  if (version !== on.version) return { kind: 'overtaken' }
  const isMoved = serviceError(thrown).status === 412 || hasMoved(on, batch, layoutOf(data))
  if (isMoved) return { kind: 'moved' }
  throw toFailure(thrown, context)
}

/** Whether a batch was meant for another arrangement of tabs, columns and rows than there is now. */
const hasMoved = (on: LedgerState, { asserted, layout }: Batch, now: Layout): boolean =>
  isRenamed(on, now) ||
  !areColumnsThere(asserted, now) ||
  [...layout.tabs].some(([tab, { grid }]) => {
    const place = now.tabs.get(tab)
    return place === undefined || place.grid.rows < grid.rows || place.grid.columns < grid.columns
  })

/** What a commit that was carried out found, and where the journal is from now on. */
async function committed(
  book: Book,
  { keeping }: Batch,
  on: LedgerState,
  images: readonly (readonly Cell[])[],
): Promise<CommitOutcome> {
  if (keeping === undefined) return { kind: 'committed', found: [] }
  const layout = book.layout()
  if (layout !== undefined) {
    const resized: SheetPlace = { ...keeping.journal, grid: keeping.grid }
    book.setLayout({ ...layout, tabs: new Map([...layout.tabs, ['journal', resized]]) })
  }
  const blind = blindBlocks(keeping.blocks, images)
  const seen = await rowsNow(book, on, blind)
  const found = foundRows(
    keeping.blocks,
    (block, down) => seen.get(block)?.[down] ?? (seen.has(block) ? [] : images[block.line - 1 + down]),
  )
  return { kind: 'committed', found }
}

/** Rows as they stand after the commit, for blocks of which it may have found nothing. */
async function rowsNow(
  book: Book,
  on: LedgerState,
  blocks: readonly KeptBlock[],
): Promise<ReadonlyMap<KeptBlock, readonly (readonly Cell[])[]>> {
  if (blocks.length === 0) return new Map()
  const ranges = blocks.map(({ register, row, rows }) => {
    const title = quoteTitle(on.tables.get(register)?.title ?? '')
    return `${title}!${row + 1}:${row + rows.length}`
  })
  // The commit is done: where nothing more can be learnt of it, these rows count as gone.
  const values = await valuesOf(book, ranges).catch(() => [])
  return new Map(blocks.map((block, index) => [block, values[index] ?? []]))
}

/** The images as the journal has them, where the answer that had them was lost. */
async function imagesRead(book: Book, { keeping }: Batch): Promise<readonly (readonly Cell[])[]> {
  return keeping === undefined || keeping.blocks.length === 0 ? [] : ((await valuesOf(book, [keeping.range]))[0] ?? [])
}

/** The values of ranges; so many at a time as an address takes. */
async function valuesOf(
  { client, context }: Book,
  ranges: readonly string[],
): Promise<readonly (readonly (readonly Cell[])[])[]> {
  const MOST = 60
  const all: (readonly (readonly Cell[])[])[] = []
  for (let start = 0; start < ranges.length; start += MOST) {
    const asked = ranges.slice(start, start + MOST)
    const { data } = await callOrFail('values.batchGet', context, async (options) => {
      const given = await client.spreadsheets.values.batchGet(
        {
          spreadsheetId: context.spreadsheetId,
          ranges: asked,
          valueRenderOption: 'UNFORMATTED_VALUE',
          dateTimeRenderOption: 'SERIAL_NUMBER',
          fields: 'valueRanges.values',
        },
        options,
      )
      if (given.data.valueRanges?.length !== asked.length) throw halfAnswer()
      return given
    })
    all.push(...(data.valueRanges ?? []).map(({ values }) => (values ?? []) as readonly (readonly Cell[])[]))
  }
  return all
}

/** Where the tabs are, and what the notes say that are to change; `revision` where it can be told of which state they are. */
interface LookedAt {
  readonly found: Layout
  readonly noteOf: PresentNotes
  readonly revision?: string | undefined
}

/**
 * Where the tabs and their columns are, which reports there are of those that are written, and the notes that are to change: one call
 * for all, where the titles tell the tabs. A report that is written for the first time costs one more: it is looked where it goes.
 */
async function lookBefore(book: Book, on: LedgerState, changes: readonly Change[]): Promise<LookedAt> {
  const { client, context, findLayout } = book
  const reports = changes.flatMap((change) => (change.kind === 'report' ? [change.report.title] : []))
  const part = book.layout()
  if (part?.isPart === true && reports.some((title) => !part.titles.has(title))) book.setLayout(undefined)
  const ranges = noteRanges(changes, (tab) => on.tables.get(tab)?.title ?? '')
  if (ranges.length === 0) return { found: book.layout() ?? (await findLayout()), noteOf: noNotes }
  const titles = [...on.tables].map(([tab, { title }]) => [tab, title] as const)
  if (book.layout() === undefined && !titles.every(isOurTitle)) await findLayout()
  const known = book.layout()
  if (known !== undefined && isRenamed(on, known)) return { found: known, noteOf: noNotes }
  // Of a tab that no range names nothing is told; a header row has all of its tab's columns.
  const heads = known ? [] : titles.map(([, title]) => `${quoteTitle(title)}!1:1`)
  const places = known ? [] : [...new Set(reports)].map((title) => `${quoteTitle(title)}!A1`)
  try {
    const { answer } = await call('spreadsheets.get', context, (options) =>
      client.spreadsheets.get(
        {
          spreadsheetId: context.spreadsheetId,
          ranges: [...ranges, ...heads, ...places],
          fields: keyedLayoutFieldsWith(NOTE_FIELDS),
        },
        options,
      ),
    )
    const found = known ?? { ...layoutOf(answer.data), isPart: true }
    book.setLayout(found)
    return { found, noteOf: presentNotes(answer.data), revision: headerOf(answer, REVISION) }
  } catch (thrown) {
    if (known !== undefined || !isMissingTab(serviceError(thrown))) throw toFailure(thrown, context)
    await findLayout()
    return lookBefore(book, on, changes)
  }
}

/** The columns that are written to; one call more where their keys say otherwise than the header row that was read. */
async function columnsOf(
  book: Book,
  on: LedgerState,
  changes: readonly Change[],
  layout: Layout,
): Promise<WrittenColumns | 'moved'> {
  const columns = writtenColumns(changes, on, layout)
  const { unsure } = columns
  if (unsure.length === 0) return columns
  const rows = await valuesOf(
    book,
    unsure.map((tab) => `${quoteTitle(on.tables.get(tab)?.title ?? '')}!1:1`),
  )
  const headers = new Map(unsure.map((tab, index) => [tab, rows[index]?.[0] ?? []] as const))
  if ([...headers].some(([tab, header]) => !isHeaderAsRead(tab, changes, on, header))) return 'moved'
  return writtenColumns(changes, on, layout, headers)
}

export const isOurTitle = ([key, title]: readonly [TabKey, string]): boolean =>
  Object.values(titlesOf(key)).some((one) => plain(one) === plain(title))

const noNotes: PresentNotes = () => ''

/** Whether one of our tabs is called otherwise by now than when it was read, or another one is meant. */
const isRenamed = (on: LedgerState, { tabs: now }: Layout): boolean =>
  [...on.tables].some(([tab, { title }]) => (now.get(tab)?.title ?? title) !== title)

export function toFailure(thrown: unknown, { spreadsheetId, address }: CallContext): unknown {
  if (thrown instanceof Failure) return thrown
  const error = serviceError(thrown)
  return error.status === undefined ? thrown : failureOf(error, spreadsheetId, address, thrown)
}
