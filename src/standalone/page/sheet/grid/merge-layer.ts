import type { LaidMerge } from '../model/merges.ts'
import { textOf } from '../model/tab.ts'
import { classOf, styleOf } from './columns.ts'
import { type GridView, QUARTERS } from './grid-view.ts'

/** More than these are not drawn. */
const MOST = 500

/** Merged cells, drawn over the cells that they are made of, in layers that scroll with them. */
export function openMergeLayer(grid: GridView): void {
  const layers = QUARTERS.map(() => {
    const element = document.createElement('div')
    element.className = 'merges'
    // RevoGrid hides what is put into this place without a name.
    element.slot = 'data'
    element.setAttribute('aria-hidden', 'true')
    return { element, drawn: '' }
  })

  function draw(): void {
    const merges = grid.sight()?.merges.slice(0, MOST) ?? []
    for (const [i, quarter] of QUARTERS.entries()) {
      const layer = layers[i]
      const host = grid.layer(quarter)
      if (layer === undefined || host === null) continue
      if (layer.element.parentElement !== host) host.prepend(layer.element)
      const boxes = merges.flatMap((merge) => {
        const box = grid.boxIn(quarter, merge)
        const { pinned, frozen } = grid.quarterOf({ row: merge.top, column: merge.left })
        const isFirst = pinned === quarter.pinned && frozen === quarter.frozen
        return box === undefined ? [] : [{ box, merge, text: isFirst ? textOf(merge.row, merge.column) : '' }]
      })
      // What is drawn already is left: this is asked for with every frame of the grid's.
      const next = JSON.stringify(boxes.map(({ box, merge, text }) => [box, text, lookOf(merge), noteOf(merge)]))
      if (next === layer.drawn) continue
      layer.drawn = next
      layer.element.replaceChildren(...boxes.map(({ box, merge, text }) => mergeView(box, merge, text)))
    }
  }
  grid.drawn.on(draw)
}

const lookOf = ({ row, column }: LaidMerge) => row.looks?.[column.index]
const noteOf = ({ row, column }: LaidMerge): boolean => row.notes?.[column.index] !== undefined

function mergeView(box: NonNullable<ReturnType<GridView['boxIn']>>, merge: LaidMerge, text: string): HTMLElement {
  const element = document.createElement('div')
  element.className = 'merged rgCell'
  const look = lookOf(merge)
  if (look !== undefined) {
    for (const [name, is] of Object.entries(classOf(look))) element.classList.toggle(name, is)
    Object.assign(element.style, { backgroundColor: look.background ?? '', color: styleOf(look)['color'] ?? '' })
  }
  element.classList.toggle('noted', noteOf(merge))
  element.style.transform = `translate(${box.left}px, ${box.top}px)`
  element.style.width = `${box.width}px`
  element.style.height = `${box.height}px`
  element.textContent = text
  return element
}
