import { html, render, type TemplateResult } from 'lit-html'
import { foldLabel, toggleFold } from '../control/folds.ts'
import type { Page } from '../control/page.ts'
import { reachable } from '../model/groups.ts'
import type { Sight } from '../model/sight.ts'
import type { ColumnGroup } from '../model/tab.ts'

const LINE = 22
/** What a closed group's button takes. */
const BUTTON = 60

type Mark = { readonly group: ColumnGroup; readonly left: number; readonly right: number; readonly level: number }

/** The groups of columns, above their heads: a button where columns are folded away, a line over those that can be. */
export function openGroupBar(page: Page, host: HTMLElement): void {
  const { words, grid } = page
  host.setAttribute('role', 'group')
  host.setAttribute('aria-label', words.groupBar)

  /** From which column to which a group is seen; one that is folded is seen where it would begin. */
  function marksOf(sight: Sight): readonly Mark[] {
    const groups = reachable(sight.tab)
    const top = Math.min(...groups.map(({ depth }) => depth))
    return groups.flatMap((group): readonly Mark[] => {
      const first = group.columns[0]?.index ?? -1
      const last = group.columns.at(-1)?.index ?? -1
      const left = sight.columns.findIndex(({ index }) => index >= first)
      const behind = sight.columns.findIndex(({ index }) => index > last)
      const [from, to] = [left, behind].map((place) => (place < 0 ? sight.columns.length : place))
      return first < 0 || from === undefined || to === undefined
        ? []
        : [{ group, left: from, right: to, level: group.depth - top }]
    })
  }

  function markView(sight: Sight, { group, left, right, level }: Mark, pinned: boolean): TemplateResult {
    const end = sight.columns.length
    // Behind the last column there is nothing to stand over.
    const isLast = group.folded && left === end
    const [from, to] = [grid.leftOf(left, pinned), grid.leftOf(group.folded ? left : right, pinned)]
    const start = isLast ? from - BUTTON : from
    const label = foldLabel(page, group)
    return html`<span class=${group.folded ? 'group folded' : 'group'}
        style=${`left:${start}px;width:${Math.max(BUTTON, to - from)}px;top:${level * LINE}px`}>
      <button type="button" aria-expanded=${group.folded ? 'false' : 'true'} aria-label=${label} title=${label}
        @click=${() => toggleFold(page, group)}>${group.folded ? words.foldedCount(group.columns.length) : '−'}</button>
    </span>`
  }

  function draw(): void {
    const sight = page.sight()
    const marks = sight === undefined ? [] : marksOf(sight)
    host.hidden = marks.length === 0
    if (sight === undefined || host.hidden) return
    host.style.height = `${LINE * (1 + Math.max(...marks.map(({ level }) => level)))}px`
    // A line that begins among pinned columns goes on over the others.
    const views = [true, false].map((pinned) => {
      const own = marks.filter(({ left, right, group }) =>
        pinned ? left < sight.pinned : left >= sight.pinned || (!group.folded && right > sight.pinned),
      )
      return html`<div class=${pinned ? 'pinned' : 'others'}><div>${own.map((mark) => markView(sight, mark, pinned))}</div></div>`
    })
    render(views, host)
    place()
  }

  function place(): void {
    if (host.hidden) return
    const origin = host.getBoundingClientRect().left
    for (const pinned of [true, false]) {
      const part = host.querySelector<HTMLElement>(pinned ? '.pinned' : '.others')
      const box = grid.viewBox(pinned)
      if (part === null) continue
      part.hidden = box === undefined
      if (box === undefined) continue
      part.style.left = `${box.left - origin}px`
      part.style.width = `${box.width}px`
      const inner = part.firstElementChild as HTMLElement
      inner.style.transform = pinned ? '' : `translateX(${-(grid.scroller().columns?.scrollLeft ?? 0)}px)`
    }
  }
  page.laidOut.on(draw)
  page.desk.workbookChanged.on(draw)
  grid.drawn.on(place)
  grid.scrolled.on(place)
  // Whoever reaches a button by keyboard wants to see it.
  host.addEventListener('focusin', (event) => {
    const { columns } = grid.scroller()
    const mark = (event.target as HTMLElement).closest<HTMLElement>('.others .group')
    host.scrollLeft = 0
    for (const part of host.children) part.scrollLeft = 0
    if (columns === null || mark === null) return
    const left = mark.offsetLeft
    if (left < columns.scrollLeft || left + BUTTON > columns.scrollLeft + columns.clientWidth)
      columns.scrollLeft = Math.max(0, left - 2 * BUTTON)
  })
}
