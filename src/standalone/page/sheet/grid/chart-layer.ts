import type { LaidChart } from '../../charts/index.ts'
import type { GridView } from './grid-view.ts'

/** Where it is drawn: rows below the frozen ones, columns that scroll. */
const BODY = { pinned: false, frozen: false } as const

/**
 * Charts in a layer that scrolls with the cells. They are told in words elsewhere: a grid may hold nothing but rows. One whose place is
 * not shown, because a view leaves it out, is not shown either.
 */
export function openChartLayer(grid: GridView): { readonly put: (charts: readonly LaidChart[]) => void } {
  const layer = document.createElement('div')
  layer.className = 'laid-charts'
  // RevoGrid hides what is put into this place without a name.
  layer.slot = 'data'
  layer.setAttribute('aria-hidden', 'true')
  let laid: readonly LaidChart[] = []

  function lay(): void {
    const host = grid.layer(BODY)
    const sight = grid.sight()
    if (host === null || sight === undefined) return
    if (layer.parentElement !== host) host.prepend(layer)
    for (const { element, row, column } of laid) {
      const [shownRow, shownColumn] = [sight.tab.rows[row], sight.tab.columns[column]]
      const [top, left] = [shownRow && sight.rowAt.get(shownRow), shownColumn && sight.columnAt.get(shownColumn)]
      const box =
        top === undefined || left === undefined
          ? undefined
          : grid.boxIn(BODY, { top, left, bottom: top + 1, right: left + 1 })
      element.hidden = box === undefined
      const at = box === undefined ? '' : `translate(${box.left}px, ${box.top}px)`
      if (element.style.transform !== at) element.style.transform = at
    }
  }
  grid.drawn.on(() => {
    if (laid.length > 0) lay()
  })

  return {
    put(charts) {
      laid = charts
      layer.replaceChildren(...charts.map(({ element }) => element))
      if (charts.length === 0) layer.remove()
      else lay()
    },
  }
}
