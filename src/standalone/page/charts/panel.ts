import type { EChartsType } from 'echarts/core'
import { html, render } from 'lit-html'
import { rangesOf } from './chart-data.ts'
import { laidSize, PAPER, roomFor, sizeOf } from './chart-size.ts'
import type { ChartPicture, ChartsContext, LaidChart } from './context.ts'
import type * as Engine from './engine.ts'
import { figureTemplate } from './figure.ts'
import { chartOption, type Drawing, type Size } from './option.ts'
import type { TabCharts } from './read-charts.ts'
import { chartWords } from './words.ts'

/** What the panel shows: charts, or the sentence that they could not be read. */
export type Shown = { readonly sheetId: number; readonly tab: TabCharts | 'failed' }

type Charts = TabCharts['charts']
type Sized = { readonly chart: Charts[number]; readonly drawing: Drawing; readonly size: Size }

const overlayOf = ({ position }: Charts[number]) => position?.overlayPosition ?? {}
const anchorOf = (chart: Charts[number]) => {
  const { rowIndex, columnIndex } = overlayOf(chart).anchorCell ?? {}
  return { row: rowIndex ?? 0, column: columnIndex ?? 0 }
}

/** The panel's elements, or those over the cells of a report. It draws what it is given, again when its width has changed. */
export function chartsView(host: HTMLElement, { language, over }: ChartsContext) {
  const words = chartWords[language]
  let engine: typeof Engine | undefined
  let shown: Shown | undefined
  const drawn: EChartsType[] = []
  let width = 0

  const drawings = (tab: TabCharts, size: (chart: Charts[number]) => Size): readonly Sized[] =>
    tab.charts.map((chart) => {
      const wanted = size(chart)
      return { chart, drawing: chartOption(chart, tab.values, language, wanted), size: wanted }
    })

  /** Takes away what lies over cells. */
  let takeUp = (): void => undefined

  /** Lays the charts over the cells that are blank for them; beside the grid they are told in words. */
  const lay = (tab: TabCharts, put: (charts: readonly LaidChart[]) => void): void => {
    const figures = drawings(tab, (chart) => laidSize(overlayOf(chart), 'grid'))
    render(
      html`<section class="chart-hidden" aria-label=${words.charts}>
        ${figures.map(({ drawing }) => html`<p>${drawing.kind === 'drawn' ? drawing.description : drawing.sentence}</p>`)}
      </section>`,
      host,
    )
    const laid = figures.map(({ chart, drawing, size }) => {
      const element = document.createElement('div')
      element.className = 'laid-chart'
      element.style.width = `${size.width}px`
      element.style.height = `${size.height}px`
      if (drawing.kind === 'not-drawn') element.textContent = drawing.sentence
      return { element, ...anchorOf(chart), drawing, size }
    })
    takeUp = () => put([])
    put(laid)
    for (const { element, drawing, size } of laid)
      if (drawing.kind === 'drawn' && engine !== undefined) drawn.push(engine.drawInto(element, drawing.option, size))
  }

  const draw = (): void => {
    for (const chart of drawn.splice(0)) chart.dispose()
    takeUp()
    takeUp = () => undefined
    host.hidden = shown === undefined || (shown.tab !== 'failed' && shown.tab.charts.length === 0)
    if (shown === undefined || host.hidden) {
      render(html``, host)
      return
    }
    const { sheetId, tab } = shown
    const isOpen = !isCollapsed(sheetId)
    width = host.clientWidth
    const put = tab === 'failed' ? undefined : over(sheetId)
    if (tab !== 'failed' && put !== undefined) {
      lay(tab, put)
      return
    }
    const room = roomFor(tab === 'failed' ? 0 : tab.charts.length, width, window.innerHeight)
    const figures = tab === 'failed' ? [] : drawings(tab, (chart) => sizeOf(overlayOf(chart), room))
    render(
      html`<section class="charts" aria-label=${words.charts}>
        <button
          type="button"
          class="charts-toggle"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls="charts-body"
          @click=${() => {
            setCollapsed(sheetId, isOpen)
            draw()
          }}
        >
          ${isOpen ? words.hide : words.show}
        </button>
        <div id="charts-body" class="charts-body" ?hidden=${!isOpen}>
          ${tab === 'failed' ? html`<p class="chart-sentence" role="status">${words.failed}</p>` : ''}
          ${isOpen ? figures.map(({ drawing, size }) => figureTemplate(drawing, words, size)) : ''}
        </div>
      </section>`,
      host,
    )
    if (!isOpen || engine === undefined) return
    const options = figures.flatMap(({ drawing }) => (drawing.kind === 'drawn' ? [drawing.option] : []))
    const canvases = host.querySelectorAll<HTMLElement>('.chart-canvas')
    for (const [index, option] of options.entries()) {
      const canvas = canvases[index]
      if (canvas !== undefined) drawn.push(engine.drawInto(canvas, option))
    }
  }

  const observer = new ResizeObserver(() => {
    if (shown !== undefined && !host.hidden && host.clientWidth !== width) draw()
  })
  observer.observe(host)

  return {
    async show(next: Shown | undefined): Promise<void> {
      shown = next
      let failed: Shown | undefined
      if (next !== undefined && next.tab !== 'failed' && next.tab.charts.length > 0 && engine === undefined)
        engine = await import('./engine.ts').catch(() => {
          failed = { ...next, tab: 'failed' }
          return undefined
        })
      if (shown !== next) return
      shown = failed ?? next
      draw()
    },
    pictures(): readonly ChartPicture[] {
      const { svgOf } = engine ?? {}
      if (svgOf === undefined || shown === undefined || shown.tab === 'failed') return []
      const isLaid = over(shown.sheetId) !== undefined
      const size = (chart: Charts[number]): Size =>
        isLaid ? laidSize(overlayOf(chart), 'paper') : sizeOf(overlayOf(chart), PAPER)
      return drawings(shown.tab, size).flatMap(({ chart, drawing, size: { width: across, height } }) =>
        drawing.kind === 'drawn'
          ? [
              {
                title: drawing.title,
                svg: svgOf(drawing.option, across, height),
                width: across,
                height,
                ...(isLaid ? { at: anchorOf(chart) } : {}),
              },
            ]
          : [],
      )
    },
    hasFailed: () => shown?.tab === 'failed',
    ranges: () =>
      shown === undefined || shown.tab === 'failed' ? [] : shown.tab.charts.flatMap(({ spec }) => rangesOf(spec ?? {})),
    close(): void {
      observer.disconnect()
      for (const chart of drawn.splice(0)) chart.dispose()
      takeUp()
      render(html``, host)
      host.hidden = true
    },
  }
}

const keyOf = (sheetId: number): string => `daily-clear.charts-collapsed.${sheetId}`

/** Private windows may refuse to remember. */
function isCollapsed(sheetId: number): boolean {
  try {
    return localStorage.getItem(keyOf(sheetId)) === 'yes'
  } catch {
    return false
  }
}

function setCollapsed(sheetId: number, is: boolean): void {
  try {
    if (is) localStorage.setItem(keyOf(sheetId), 'yes')
    else localStorage.removeItem(keyOf(sheetId))
  } catch {
    // The panel opens again next time.
  }
}
