import { columnLetters } from '../../../sheets-server/a1/columns.ts'
import { isPlace, linkAt } from '../model/links.ts'
import type { Sight } from '../model/sight.ts'
import { type Column, isProtected, type Look, type Row, textOf } from '../model/tab.ts'
import type { CellProps, Draw, GridColumn } from './revogrid.ts'

/** What the grid draws of a column's head besides its letters. */
type HeadMark = { readonly sorted?: 'up' | 'down'; readonly filtered?: boolean }

export type ColumnsOptions = {
  readonly mark: (column: Column) => HeadMark
  readonly menuLabel: (letters: string) => string
}

const styles = new WeakMap<Look, Readonly<Record<string, string>>>()
const classes = new WeakMap<Look, Readonly<Record<string, boolean>>>()

export function styleOf(look: Look): Readonly<Record<string, string>> {
  let style = styles.get(look)
  if (style === undefined) {
    style = {
      ...(look.background === undefined ? {} : { 'background-color': look.background }),
      ...(look.colour === undefined ? {} : { color: look.colour }),
      ...(look.size === undefined ? {} : { 'font-size': `${look.size}px` }),
    }
    styles.set(look, style)
  }
  return style
}

export function classOf(look: Look): Readonly<Record<string, boolean>> {
  let made = classes.get(look)
  if (made === undefined) {
    made = {
      bold: look.bold === true,
      italic: look.italic === true,
      strike: look.strike === true,
      wrap: look.wrap === true,
      middle: look.middle === true,
      ...(look.align === undefined ? {} : { [look.align]: true }),
    }
    classes.set(look, made)
  }
  return made
}

/** The grid's columns for what is laid out. Cells are drawn from the row objects; nothing is copied per cell but the class. */
export function gridColumns(sight: Sight, { mark, menuLabel }: ColumnsOptions): GridColumn[] {
  return sight.columns.map((column, place): GridColumn => {
    const letters = columnLetters(column.index)
    const { sorted, filtered } = mark(column)
    const ariaIndex = String(place + 2)
    return {
      prop: letters,
      name: letters,
      size: column.width,
      minSize: 24,
      ...(place < sight.pinned ? { pin: 'colPinStart' as const } : {}),
      columnTemplate: (h: Draw) => [
        h('span', { class: 'letters' }, letters),
        sorted === undefined ? '' : h('span', { class: `sorted ${sorted}`, 'aria-hidden': 'true' }, ''),
        h(
          'button',
          {
            type: 'button',
            class: `column-menu${filtered === true ? ' filtered' : ''}`,
            'data-column': String(place),
            'aria-label': menuLabel(letters),
            tabindex: '-1',
          },
          '',
        ),
      ],
      columnProperties: (): CellProps => ({
        role: 'columnheader',
        'aria-colindex': ariaIndex,
        ...(sorted === undefined ? {} : { 'aria-sort': sorted === 'up' ? 'ascending' : 'descending' }),
      }),
      cellTemplate: (h, { model }) => {
        const text = textOf(model, column)
        const width = runsOn(sight, model, place, text)
        const over = width === undefined ? {} : { style: { width: `${width}px` } }
        const link = linkAt({ row: model, column })
        if (link !== undefined) return h('a', { ...linkProps(link), ...over }, text)
        return width === undefined ? text : h('span', { class: 'runs-on', ...over }, text)
      },
      cellProperties: ({ model }) => cellProps(sight, model, place, ariaIndex),
    }
  })
}

/** A link in a cell. Tab belongs to the grid, so it is followed by keyboard as `commands.ts` says. */
const linkProps = (link: string): CellProps => ({
  class: 'cell-link',
  href: link,
  tabindex: '-1',
  draggable: 'false',
  ...(isPlace(link) ? {} : { target: '_blank', rel: 'noopener noreferrer' }),
})

const PADDING = 12
/** Widths of letters in the grid's type: Chinese ones, and all others. */
const WIDE = 13
const NARROW = 7.2
/** How much wider bold ones are. */
const BOLD = 1.2

/** Text that is longer than its cell runs on over blank cells beside it, as in a spreadsheet: how wide it may be then. */
function runsOn(sight: Sight, row: Row, place: number, text: string): number | undefined {
  const column = sight.columns[place]
  if (column === undefined) return undefined
  const look = row.looks?.[column.index]
  const scale = ((look?.size ?? WIDE) / WIDE) * (look?.bold === true ? BOLD : 1)
  if (text.length * WIDE * scale + PADDING <= column.width) return undefined
  if (look?.wrap === true || text.includes('\n') || (look?.align !== undefined && look.align !== 'left'))
    return undefined
  let needed = PADDING
  for (const letter of text) needed += (letter > '\u00ff' ? WIDE : NARROW) * scale
  const end = place < sight.pinned ? sight.pinned : sight.columns.length
  let { width } = column
  for (let next = place + 1; next < end && width < needed; next++) {
    const beside = sight.columns[next]
    if (
      beside === undefined ||
      textOf(row, beside) !== '' ||
      !isGround(row.looks?.[beside.index]?.background, look?.background)
    )
      break
    width += beside.width
  }
  return width > column.width ? width - PADDING : undefined
}

/** Whether words may run on over a ground: over none, or over their own. */
const isGround = (beside: string | undefined, own: string | undefined): boolean =>
  beside === undefined || beside === own

function cellProps(sight: Sight, row: Row, place: number, ariaIndex: string): CellProps {
  const column = sight.columns[place]
  if (column === undefined) return {}
  const look = row.looks?.[column.index]
  const noted = row.notes?.[column.index] !== undefined
  const saving = row.pending?.has(column) === true
  const locked = isProtected(sight.tab, row.index, column.index)
  const props: CellProps = { role: 'gridcell', 'aria-colindex': ariaIndex }
  if (locked) props['aria-readonly'] = 'true'
  const text = textOf(row, column)
  const over = runsOn(sight, row, place, text) !== undefined
  const lines = text.includes('\n')
  if (look === undefined && !noted && !saving && !over && !lines) return props
  props['class'] = { ...(look === undefined ? {} : classOf(look)), noted, saving, over, lines }
  if (look !== undefined) props['style'] = styleOf(look)
  return props
}

/** The column of row numbers: the row's number in the sheet, whatever the order of the view. */
export const rowNumbers = (size: number): GridColumn => ({
  prop: '#',
  size,
  cellTemplate: (_h, { model }) => String(model.index + 1),
  cellProperties: () => ({ role: 'rowheader', 'aria-colindex': '1' }),
  columnProperties: () => ({ role: 'columnheader', 'aria-colindex': '1' }),
  columnTemplate: (h) => [h('span', { class: 'corner' }, '#')],
})
