import { defineCustomElements } from '@revolist/revogrid/loader'
import type { Row } from '../model/tab.ts'

/**
 * The part of RevoGrid that this page uses. Its own declarations import each other without extensions, which this project's
 * module resolution does not follow.
 */
type VNode = { readonly $attrs$?: CellProps }
export type Draw = (tag: string, props: CellProps, text: string) => VNode
export type CellProps = Record<string, string | number | boolean | object | undefined>

export type GridColumn = {
  readonly prop: string
  readonly name?: string
  readonly size: number
  readonly minSize?: number
  readonly pin?: 'colPinStart'
  readonly columnTemplate?: (h: Draw) => readonly (VNode | string)[]
  readonly columnProperties?: () => CellProps
  readonly cellTemplate: (h: Draw, cell: { readonly model: Row }) => VNode | string
  readonly cellProperties: (cell: { readonly model: Row }) => CellProps
}

export type RowDefinition = { readonly type: RowType; readonly index: number; readonly size: number }
type RowType = 'rgRow' | 'rowPinStart' | 'rowPinEnd'

export type RevoGrid = HTMLElement & {
  columns: readonly GridColumn[]
  source: readonly Row[]
  pinnedTopSource: readonly Row[]
  rowDefinitions: readonly RowDefinition[]
  rowHeaders: GridColumn
  readonly refresh: (type: RowType | 'all') => Promise<void>
}

export type RowRendered = {
  readonly node: { $attrs$?: CellProps }
  readonly item: { readonly itemIndex: number }
  readonly rowType: RowType
}
export type Resized = Readonly<Record<string, { readonly prop: string; readonly size?: number }>>

/** To be awaited before the first element is made: properties set before it do not reach the element. */
export const defineRevoGrid = defineCustomElements as () => Promise<void>

/** An element with what this page never changes of it: it draws and scrolls, nothing else. */
export function makeRevoGrid(rowSize: number, rowHeaders: GridColumn): RevoGrid {
  return Object.assign(document.createElement('revo-grid') as RevoGrid, {
    theme: 'default',
    readonly: true,
    range: false,
    canFocus: false,
    useClipboard: false,
    filter: false,
    exporting: false,
    canMoveColumns: false,
    canDrag: false,
    accessible: false,
    // Its link may not stand in a grid, says ARIA; the page shows it in its foot.
    hideAttribution: true,
    resize: true,
    frameSize: 3,
    rowSize,
    rowHeaders,
  })
}
