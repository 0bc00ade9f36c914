import type { UndoMessage } from '../../../web/messages.ts'
import { areaName } from '../model/a1.ts'
import { firstCaseRow } from '../model/example.ts'
import { type KeptWrite, keep } from '../model/kept.ts'
import { type CellWrite, rectangles } from '../model/rectangles.ts'
import { neighbours } from '../model/runs.ts'
import { cellText, type Row, setPending, type Tab } from '../model/tab.ts'
import { didChange, didRedo, didUndo, emptyStack } from '../model/undo.ts'
import type { Refusal } from '../net/api.ts'
import type { WrittenWire } from '../net/wire.ts'
import type { Desk } from './desk.ts'
import { type Signal, signal } from './signal.ts'
import { openQueue, type QueueHost, type Settled, type WriteQueue } from './write-queue.ts'

/** Typed texts that could not be saved and that nobody should have to type again. */
export type Lost = {
  readonly tab: Tab
  readonly why: 'row-gone' | 'tab-gone' | 'refused' | 'unknown-place'
  readonly refusal?: Refusal
  readonly texts: readonly { readonly header: string; readonly text: string }[]
}

type WriteResult = Settled<WrittenWire>

export type Edits = {
  /** Shown at once, sent in order, kept until acknowledged. `step` gathers several writes into one step of undo. */
  readonly write: (tab: Tab, cells: readonly CellWrite[], step?: Step) => Promise<WriteResult>
  /** Blank rows before `row`; at the end when it is undefined. */
  readonly insertRows: (
    tab: Tab,
    before: Row | undefined,
    count: number,
    below: boolean,
    step?: Step,
  ) => Promise<Settled<unknown>>
  readonly deleteRows: (tab: Tab, rows: readonly Row[]) => Promise<Settled<unknown>>
  /** Any other request to the workbook that people may make: widths, filter views. */
  readonly request: <T>(tab: Tab, requests: () => readonly object[]) => Promise<Settled<T>>
  readonly undo: () => Promise<UndoMessage | 'nothing' | 'away' | Refusal>
  readonly redo: () => Promise<UndoMessage | 'nothing' | 'away' | Refusal>
  readonly can: () => { readonly undo: boolean; readonly redo: boolean }
  readonly step: () => Step
  /** How many writes wait for an answer. */
  readonly unsent: () => number
  /** Waiting writes in a form that survives the page. */
  readonly kept: () => readonly KeptWrite[]
  readonly changed: Signal<undefined>
  readonly lost: Signal<Lost>
}

/** How long undo waits for what was done just before, and how often it looks; milliseconds. */
const LONGEST_WAIT = 3000
const TURN = 20

/** Changes that are undone together. */
type Step = { readonly changes: number[]; readonly end: () => void }

/** Answers with more cells than this are not asked for: the notice reads them. */
const ECHO = 2000

export function openEdits(desk: Desk, host: Omit<QueueHost, 'changed'>): Edits {
  const changed = signal<undefined>()
  const lost = signal<Lost>()
  let stack = emptyStack
  const waiting = new Set<{ readonly tab: Tab; readonly cells: readonly CellWrite[] }>()
  const queue: WriteQueue = openQueue({ ...host, changed: () => changed.tell(undefined) })

  const makeStep = (): Step => {
    const changes: number[] = []
    return {
      changes,
      end: () => {
        if (changes.length > 0) stack = didChange(stack, changes)
        changed.tell(undefined)
      },
    }
  }

  /** Changes that were made and are not answered yet; only then is it known what there is to undo. */
  let underway = 0
  async function counted<T>(change: () => Promise<T>): Promise<T> {
    underway++
    try {
      return await change()
    } finally {
      underway--
    }
  }
  async function answered(): Promise<boolean> {
    for (let turn = 0; underway > 0 && turn < LONGEST_WAIT / TURN; turn++)
      await new Promise((resolve) => setTimeout(resolve, TURN))
    return underway === 0
  }

  /** What is still to be shown of a cell: the last text that waits for it. */
  function settlePending(cells: readonly CellWrite[]): void {
    for (const { row, column } of cells) setPending(row, column, undefined)
    for (const { cells: later } of waiting) for (const { row, column, text } of later) setPending(row, column, text)
  }

  async function write(tab: Tab, cells: readonly CellWrite[], given?: Step): Promise<WriteResult> {
    if (cells.length === 0) return { kind: 'gone' }
    const step = given ?? makeStep()
    const entry = { tab, cells }
    waiting.add(entry)
    for (const { row, column, text } of cells) setPending(row, column, text)
    desk.tabChanged.tell({ tab, moved: false, gone: [] })
    let blocks: ReturnType<typeof rectangles> = []
    const settled = await queue.add<WrittenWire>({
      repeatable: true,
      send: (shape) => {
        if (desk.workbook().tabs.every(({ sheetId }) => sheetId !== tab.sheetId)) {
          loseTexts(tab, cells, 'tab-gone')
          return undefined
        }
        const there = cells.filter(({ row, column }) => row.index >= 0 && column.index >= 0)
        loseTexts(
          tab,
          cells.filter((cell) => cell.row.index < 0),
          'row-gone',
        )
        if (there.length === 0) return undefined
        blocks = rectangles(there)
        const data = blocks.map(({ rows, columns, texts }) => ({
          range: areaName(tab.title, {
            top: rows[0]?.index ?? 0,
            left: columns[0]?.index ?? 0,
            bottom: (rows.at(-1)?.index ?? 0) + 1,
            right: (columns.at(-1)?.index ?? 0) + 1,
          }),
          values: texts,
        }))
        return desk.api.spreadsheet<WrittenWire>('/values:batchUpdate', {
          verb: 'POST',
          body: { valueInputOption: 'USER_ENTERED', includeValuesInResponse: there.length <= ECHO, data },
          ...(shape === undefined ? {} : { shape }),
        })
      },
    })
    waiting.delete(entry)
    if (settled.kind === 'saved') {
      echo(blocks, settled.data)
      if (settled.change !== undefined) step.changes.push(settled.change)
    }
    settlePending(cells)
    if (given === undefined) step.end()
    desk.tabChanged.tell({ tab, moved: false, gone: [] })
    changed.tell(undefined)
    return settled
  }

  const told = new WeakSet<CellWrite>()
  /** Says once which texts have no place any more. */
  function loseTexts(tab: Tab, cells: readonly CellWrite[], why: Lost['why']): void {
    const gone = cells.filter((cell) => cell.text !== '' && !told.has(cell))
    if (gone.length === 0) return
    for (const cell of gone) told.add(cell)
    lost.tell({
      tab,
      why,
      texts: gone.map(({ column, text }) => ({ header: headerText(tab, column.index), text })),
    })
  }

  function echo(blocks: ReturnType<typeof rectangles>, data: WrittenWire): void {
    for (const [i, { rows, columns }] of blocks.entries()) {
      const values = data.responses?.[i]?.updatedData?.values
      if (data.responses?.[i]?.updatedData === undefined) continue
      for (const [r, row] of rows.entries()) {
        row.looksAt = -1
        for (const [c, column] of columns.entries()) {
          while (row.texts.length < column.index) row.texts.push('')
          row.texts[column.index] = cellText(values?.[r]?.[c])
        }
      }
    }
  }

  function batch<T>(
    _tab: Tab,
    requests: () => readonly object[] | undefined,
    repeatable: boolean,
  ): Promise<Settled<T>> {
    return queue.add<T>({
      repeatable,
      send: (shape) => {
        const made = requests()
        if (made === undefined || made.length === 0) return undefined
        return desk.api.spreadsheet<T>(':batchUpdate', {
          verb: 'POST',
          body: { requests: made },
          ...(shape === undefined ? {} : { shape }),
        })
      },
    })
  }

  async function rows(
    tab: Tab,
    requests: () => readonly object[] | undefined,
    given?: Step,
  ): Promise<Settled<unknown>> {
    const step = given ?? makeStep()
    return counted(async () => {
      const settled = await batch<unknown>(tab, requests, false)
      if (settled.kind === 'saved') {
        if (settled.change !== undefined) step.changes.push(settled.change)
        if (settled.stamp !== undefined) await desk.caughtUp(settled.stamp.revision)
      }
      if (given === undefined) step.end()
      return settled
    })
  }

  async function takeBack(back: boolean): Promise<UndoMessage | 'nothing' | 'away' | Refusal> {
    if (!(await answered())) return 'away'
    const step = (back ? stack.done : stack.undone).at(-1)
    if (step === undefined) return 'nothing'
    const changes: number[] = []
    let result: UndoMessage = { left: [] }
    for (const change of [...step].reverse()) {
      const outcome = await desk.api.desk<UndoMessage>('/undo', { verb: 'POST', body: { change } })
      if (outcome.kind === 'log-in') desk.logInNeeded.tell(undefined)
      if (outcome.kind === 'refused') {
        stack = back ? didUndo(stack, changes) : didRedo(stack, changes)
        changed.tell(undefined)
        return outcome.refusal
      }
      if (outcome.kind !== 'done') return 'away'
      if (outcome.data.change !== undefined) changes.push(outcome.data.change)
      result = { ...outcome.data, left: [...result.left, ...outcome.data.left] }
      if (outcome.stamp !== undefined) await desk.caughtUp(outcome.stamp.revision)
    }
    stack = back ? didUndo(stack, changes) : didRedo(stack, changes)
    changed.tell(undefined)
    return result
  }

  return {
    write: (...asked) => counted(() => write(...asked)),
    insertRows: (tab, at, count, below, step) =>
      rows(
        tab,
        () => {
          if (at === undefined) return [{ appendDimension: { sheetId: tab.sheetId, dimension: 'ROWS', length: count } }]
          if (at.index < 0) return undefined
          const startIndex = at.index + (below ? 1 : 0)
          return [
            {
              insertDimension: {
                range: { sheetId: tab.sheetId, dimension: 'ROWS', startIndex, endIndex: startIndex + count },
                // A case takes its looks from another case, not from the header or the example.
                inheritFromBefore: startIndex > firstCaseRow(tab) || startIndex >= tab.rows.length,
              },
            },
          ]
        },
        step,
      ),
    deleteRows: (tab, gone) =>
      rows(tab, () => {
        const indexes = gone.map(({ index }) => index).filter((index) => index >= 0)
        return neighbours(indexes.sort((a, b) => a - b))
          .toReversed()
          .map(([start, count]) => ({
            deleteDimension: {
              range: { sheetId: tab.sheetId, dimension: 'ROWS', startIndex: start, endIndex: start + count },
            },
          }))
      }),
    request: (tab, requests) => batch(tab, requests, true),
    undo: () => takeBack(true),
    redo: () => takeBack(false),
    can: () => ({ undo: stack.done.length > 0, redo: stack.undone.length > 0 }),
    step: makeStep,
    unsent: queue.size,
    kept: () =>
      [...waiting].map(({ tab, cells }) =>
        keep(
          tab,
          cells.filter(({ row }) => row.index >= 0),
        ),
      ),
    changed,
    lost,
  }
}

const headerText = (tab: Tab, column: number): string => tab.rows[tab.frozenRows - 1]?.texts[column] ?? ''
