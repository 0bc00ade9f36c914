import { type Command, commandOf } from '../edit/keys.ts'
import { edge, type Place, step, within } from '../model/move.ts'
import { cellAt, extentOf, placeOf, type Sight, stepFrom } from '../model/sight.ts'
import { textOf } from '../model/tab.ts'
import type { Editing } from './editing.ts'
import type { Page } from './page.ts'
import { today } from './today.ts'

/** What the keyboard sets off besides moving and editing. */
export type Actions = {
  readonly clear: () => void
  readonly fillDown: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly find: () => void
  readonly menu: () => void
  readonly filter: () => void
  readonly note: () => void
  /** Goes where the focused cell leads to; whether it leads anywhere. */
  readonly follow: () => boolean
  readonly insertRows: () => void
  readonly deleteRows: () => void
  readonly escape: () => void
  /** Tab belongs to the grid: this is the way out of it, to the tabs below or the tools above. */
  readonly leave: (back: boolean) => void
}

/** The keyboard of the grid, as in a spreadsheet. Whatever an input method is composing is left to it. */
export function bindKeyboard(page: Page, editing: Editing, actions: Actions): void {
  const { editor, dropdown } = editing
  /** Where tabbing through a row began: Enter goes back under it. */
  let tabbedFrom: number | undefined

  editor.element.addEventListener('keydown', (event) => {
    // 229: the key belongs to an input method, also in browsers that say so only there (Safari, after it has composed).
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    if (event.isComposing || editor.isComposing() || event.keyCode === 229) return
    const command = commandOf(
      {
        key: event.key,
        code: event.code,
        command: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
      },
      editor.mode(),
    )
    if (command === undefined || page.sight() === undefined) return
    if (run(command)) event.preventDefault()
  })

  function run(command: Command): boolean {
    const open = editor.mode() !== 'parked'
    switch (command.kind) {
      case 'move':
        if (dropdown.isOpen() && (command.direction === 'up' || command.direction === 'down')) {
          dropdown.move(command.direction === 'down' ? 1 : -1)
          return true
        }
        if (open && !editing.commit()) return true
        tabbedFrom = undefined
        move(page, command)
        return true
      case 'enter':
        if (open && !editing.commit()) return true
        if (!open && isRange(page)) return advance(page, command.back ? -1 : 1, false)
        enter(command.back)
        return true
      case 'tab':
        if (open && !editing.commit()) return true
        if (!open && isRange(page)) return advance(page, command.back ? -1 : 1, true)
        tab(command.back)
        return true
      case 'cancel':
        if (dropdown.isOpen() && editor.mode() === 'editing') dropdown.close()
        else if (open) editing.cancel()
        else actions.escape()
        return true
      case 'newline':
        if (!open) return actions.follow()
        editor.insert('\n')
        return true
      case 'edit':
        if (!open) editing.edit()
        return true
      case 'list':
        if (!open) editing.edit(true)
        else dropdown.move(1)
        return true
      case 'now': {
        const text = today(page.desk.workbook().timeZone, command.time)
        if (open) editor.insert(text)
        else insertText(text)
        return true
      }
      case 'page':
      case 'line':
      case 'corner':
        jump(page, command)
        return true
      case 'all':
        selectAll(page)
        return true
      case 'clear':
        actions.clear()
        return true
      case 'fill':
        actions.fillDown()
        return true
      case 'leave':
        if (!open || editing.commit()) actions.leave(command.back)
        return true
      case 'insert':
        actions.insertRows()
        return true
      case 'delete':
        actions.deleteRows()
        return true
      default:
        actions[command.kind]()
        return true
    }
  }

  function insertText(text: string): void {
    const cell = page.selection()?.focus
    const sheet = page.tab()
    if (cell === undefined || sheet === undefined) return
    if (editor.element.readOnly) editing.refuse()
    else void page.edits.write(sheet, [{ ...cell, text }])
  }

  function enter(back: boolean): void {
    const place = focusPlace(page)
    const sight = page.sight()
    if (place === undefined || sight === undefined) return
    const column = back ? place.column : (tabbedFrom ?? place.column)
    const { row } = stepFrom(sight, place, back ? 'up' : 'down')
    page.selectPlace(within({ row, column }, extentOf(sight)))
    tabbedFrom = undefined
  }

  function tab(back: boolean): void {
    const place = focusPlace(page)
    const sight = page.sight()
    if (place === undefined || sight === undefined) return
    tabbedFrom ??= place.column
    page.selectPlace(stepFrom(sight, place, back ? 'left' : 'right'))
  }

  page.grid.element.addEventListener('pointerdown', () => {
    tabbedFrom = undefined
  })
}

function focusPlace(page: Page): Place | undefined {
  const sight = page.sight()
  const selection = page.selection()
  return sight === undefined || selection === undefined ? undefined : placeOf(sight, selection.focus)
}

function headPlace(page: Page): Place | undefined {
  const sight = page.sight()
  const selection = page.selection()
  return sight === undefined || selection === undefined ? undefined : placeOf(sight, selection.head)
}

export function isRange(page: Page): boolean {
  const selection = page.selection()
  return (
    selection !== undefined &&
    (selection.whole !== undefined ||
      selection.focus.row !== selection.head.row ||
      selection.focus.column !== selection.head.column)
  )
}

function move(page: Page, { direction, extend, edge: toEdge }: Extract<Command, { kind: 'move' }>): void {
  const sight = page.sight()
  const from = extend ? headPlace(page) : focusPlace(page)
  if (sight === undefined || from === undefined) return
  const to = toEdge
    ? edge(from, direction, extentOf(sight), (place) => isFilled(sight, place))
    : stepFrom(sight, from, direction)
  page.selectPlace(to, extend)
}

const isFilled = (sight: Sight, place: Place): boolean => {
  const cell = cellAt(sight, place)
  return cell !== undefined && textOf(cell.row, cell.column) !== ''
}

function jump(page: Page, command: Extract<Command, { kind: 'page' | 'line' | 'corner' }>): void {
  const sight = page.sight()
  const from = command.extend ? headPlace(page) : focusPlace(page)
  if (sight === undefined || from === undefined) return
  const extent = extentOf(sight)
  const to = (): Place => {
    switch (command.kind) {
      case 'page':
        return step(from, command.direction, extent, page.grid.pageRows())
      case 'line':
        return { row: from.row, column: command.end ? lastFilled(sight, from.row) : 0 }
      case 'corner':
        return command.end ? lastCell(sight) : { row: Math.min(sight.frozen, extent.rows - 1), column: 0 }
    }
  }
  page.selectPlace(to(), command.extend)
  // The first column may be pinned and in sight already; whoever goes there wants to see the begin of the line.
  const { columns } = page.grid.scroller()
  if (columns !== null && command.kind !== 'page' && !command.end) columns.scrollLeft = 0
}

function lastFilled(sight: Sight, row: number): number {
  let last = sight.columns.length - 1
  while (last > 0 && !isFilled(sight, { row, column: last })) last--
  return last
}

function lastCell(sight: Sight): Place {
  let row = sight.rows.length - 1
  while (row > 0 && sight.rows[row]?.texts.every((text) => text === '') === true) row--
  return { row, column: lastFilled(sight, row) }
}

/** All rows of the view below the frozen ones, to the last that holds anything; everything when that is selected already. */
function selectAll(page: Page): void {
  const sight = page.sight()
  if (sight === undefined) return
  const first = cellAt(sight, { row: 0, column: 0 })
  const last = cellAt(sight, { row: lastCell(sight).row, column: sight.columns.length - 1 })
  if (first !== undefined && last !== undefined) page.select({ focus: first, head: last })
}

/** Tab and Enter end a range: they go on from the cell that it was begun in. */
function advance(page: Page, by: number, byRow: boolean): boolean {
  const sight = page.sight()
  const selection = page.selection()
  if (sight === undefined || selection === undefined) return true
  const place = placeOf(sight, selection.focus)
  if (place === undefined) return true
  page.selectPlace(stepFrom(sight, place, byRow ? (by > 0 ? 'right' : 'left') : by > 0 ? 'down' : 'up'))
  return true
}
