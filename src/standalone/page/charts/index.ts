import { isAffected } from './affected.ts'
import type { ChartsContext, ChartsPanel } from './context.ts'
import { chartsView } from './panel.ts'
import { readCharts } from './read-charts.ts'
import './charts.css'

export type { ChartPicture, ChartsContext, ChartsPanel, LaidChart } from './context.ts'

/** How long changes are gathered before the charts are read again. */
const REST = 200

/** Puts the panel into `host`, an element of its own beside or above the grid. */
export function mountCharts(host: HTMLElement, context: ChartsContext): ChartsPanel {
  const view = chartsView(host, context)
  let sheetId: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts the questions: an answer that another question has overtaken is dropped. */
  let asked = 0
  let waiting: (() => void)[] | undefined

  const read = async (): Promise<void> => {
    const question = ++asked
    const wanted = sheetId
    if (wanted === undefined) return
    const tab = await readCharts(context.get, wanted).catch(() => 'failed' as const)
    if (question !== asked) return
    await view.show({ sheetId: wanted, tab })
    if (question !== asked) return
    for (const done of waiting ?? []) done()
    waiting = undefined
  }
  const readSoon = (delay: number): void => {
    clearTimeout(timer)
    waiting ??= []
    timer = setTimeout(() => void read(), delay)
  }

  return {
    show(next) {
      if (next === sheetId) return
      sheetId = next
      asked += 1
      void view.show(undefined)
      readSoon(0)
    },
    noticed(notice) {
      if (sheetId !== undefined && (view.hasFailed() || isAffected(notice, sheetId, view.ranges()))) readSoon(REST)
    },
    reload: () => readSoon(0),
    ready: () => (waiting === undefined ? Promise.resolve() : new Promise((resolve) => waiting?.push(resolve))),
    pictures: () => view.pictures(),
    close() {
      clearTimeout(timer)
      asked += 1
      view.close()
    },
  }
}
