import { areaOf, placeOf, type Selection, type Sight, spanOf } from '../model/sight.ts'
import type { Row } from '../model/tab.ts'
import { type GridView, QUARTERS } from './grid-view.ts'

export type Overlay = {
  readonly draw: (sight: Sight, selection: Selection | undefined) => void
  /** A dashed frame around what was copied or is about to be cut; undefined takes it away. */
  readonly frame: (selection: Selection | undefined) => void
  /** Lights up what somebody else has just changed, with their name. */
  readonly flash: (
    sight: Sight,
    rows: readonly Row[],
    columns: readonly [number, number],
    person: string | undefined,
  ) => void
}

const FLASH = 1600

/**
 * The selection and everything else that lies over the cells. It is drawn into layers that scroll with the cells, so that
 * scrolling costs nothing, and moving the selection draws no cell again.
 */
export function openOverlay(grid: GridView): Overlay {
  let drawnFor: { sight: Sight; selection: Selection | undefined } | undefined
  let copied: Selection | undefined
  const layers = QUARTERS.map(() => {
    const element = document.createElement('div')
    element.className = 'over-cells'
    // RevoGrid hides what is put into this place without a name.
    element.slot = 'data'
    element.setAttribute('aria-hidden', 'true')
    const range = div('range')
    const focus = div('focus-frame')
    const frame = div('copy-frame')
    element.append(range, focus, frame)
    return { element, range, focus, frame }
  })

  function place(): void {
    for (const [i, quarter] of QUARTERS.entries()) {
      const layer = layers[i]
      const host = grid.layer(quarter)
      if (layer !== undefined && host !== null && layer.element.parentElement !== host) host.append(layer.element)
    }
  }

  function draw(): void {
    place()
    if (drawnFor === undefined) return
    const { sight, selection } = drawnFor
    const area = selection === undefined ? undefined : areaOf(sight, selection)
    const focus = selection === undefined ? undefined : placeOf(sight, selection.focus)
    const copy = copied === undefined ? undefined : areaOf(sight, copied)
    const single = area !== undefined && area.bottom - area.top === 1 && area.right - area.left === 1
    for (const [i, quarter] of QUARTERS.entries()) {
      const layer = layers[i]
      if (layer === undefined) continue
      lay(layer.range, area === undefined || single ? undefined : grid.boxIn(quarter, area))
      lay(layer.focus, focus === undefined ? undefined : grid.boxIn(quarter, spanOf(sight, focus)))
      lay(layer.frame, copy === undefined ? undefined : grid.boxIn(quarter, copy))
    }
  }
  grid.drawn.on(draw)

  return {
    draw: (sight, selection) => {
      drawnFor = { sight, selection }
      draw()
    },
    frame: (selection) => {
      copied = selection
      draw()
    },
    flash: (sight, rows, [left, right], person) => {
      place()
      let named = person === undefined
      for (const row of rows.slice(0, 60)) {
        const at = sight.rowAt.get(row)
        if (at === undefined) continue
        for (const [i, quarter] of QUARTERS.entries()) {
          const box = grid.boxIn(quarter, { top: at, left, bottom: at + 1, right })
          const host = layers[i]?.element
          if (box === undefined || host === undefined) continue
          const light = div('flash')
          lay(light, box)
          if (!named && person !== undefined) {
            const tag = div('flash-name')
            tag.textContent = person
            light.append(tag)
            named = true
          }
          host.append(light)
          window.setTimeout(() => light.remove(), FLASH)
        }
      }
    },
  }
}

function div(name: string): HTMLDivElement {
  const element = document.createElement('div')
  element.className = name
  return element
}

function lay(element: HTMLElement, box: ReturnType<GridView['boxIn']>): void {
  element.hidden = box === undefined
  if (box === undefined) return
  element.style.transform = `translate(${box.left}px, ${box.top}px)`
  element.style.width = `${box.width}px`
  element.style.height = `${box.height}px`
}
