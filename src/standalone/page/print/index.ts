import type { ReportView, RowId, TabView } from '../card/context.ts'
import { wallText } from '../card/fields.ts'
import type { ChartPicture } from '../charts/index.ts'
import { askWhat } from './ask.ts'
import { pageFoot } from './page-foot.ts'
import { paperOf } from './paper.ts'
import { MOST_ROWS, type Part, partsOf } from './parts.ts'
import { hasChoice, printModel } from './print-model.ts'
import { reportPaperOf } from './report-paper.ts'
import { printWords } from './words.ts'
import './print.css'

export type PrintContext = TabView & {
  /** Who stands in the head beside the workbook's title; null where nobody is logged in. */
  readonly person: () => string | null
  /** Charts to print above the table; `ChartsPanel.pictures`. */
  readonly pictures: () => readonly ChartPicture[]
}

export type Printing = {
  /** The button's: asks what to print where there is a choice, waits until it is known, and opens the browser's dialog. */
  readonly print: () => Promise<void>
  /** Ends the printing of the tab by Ctrl+P. */
  readonly close: () => void
}

/** From now on printing the page prints the tab in sight as a table, not the page. */
export function mountPrint(context: PrintContext): Printing {
  const words = printWords[context.language]
  const lang = context.language === 'zh' ? 'zh-CN' : 'en'
  let withSystem = true
  /** What was chosen for the printing that is under way. Who prints by the browser's own menu was asked nothing. */
  let chosen: Part | undefined
  let paper: HTMLElement | undefined
  const foot = pageFoot()

  const take = (): void => {
    paper?.remove()
    foot.clear()
    paper = undefined
    document.documentElement.classList.remove('printing')
  }
  /** Rows that are printed, whatever of them at once. */
  const allRows = (): readonly RowId[] => context.report()?.rows ?? context.rows()
  const lay = (): void => {
    take()
    const all = allRows()
    const part = chosen ?? partsOf(all.length)[0] ?? { from: 0, to: 0 }
    const rows = all.slice(part.from, part.to)
    const printed = words.printed(wallText(Date.now(), context.timeZone()), context.person())
    const ofAll = rows.length < all.length ? words.ofAll(part.from + 1, part.from + rows.length, all.length) : undefined
    const report = context.report()
    paper =
      report === undefined
        ? paperOf(
            {
              workbook: context.workbook(),
              title: context.title(),
              printed,
              pictures: context.pictures(),
              model: printModel({ ...context, rows: () => rows }, { withSystem, rowName: words.row }),
              part: ofAll,
            },
            words,
          )
        : reportPaperOf({
            view: context,
            report: partOf(report, part),
            pictures: part.from === 0 ? context.pictures() : [],
            source: [context.workbook(), context.title(), ...(ofAll === undefined ? [] : [ofAll]), printed].join(' · '),
          })
    paper.lang = lang
    foot.say(context.title())
    document.body.append(paper)
    document.documentElement.classList.add('printing')
  }
  const done = (): void => {
    take()
    chosen = undefined
  }
  window.addEventListener('beforeprint', lay)
  window.addEventListener('afterprint', done)

  return {
    async print() {
      const rows = allRows()
      const isChoice = hasChoice(context.columns())
      if (isChoice || rows.length > MOST_ROWS) {
        const asked = { rows: rows.length, hasChoice: isChoice, withSystem }
        const answer = await askWhat(asked, words, lang, ({ part }) => context.ready(rows.slice(part.from, part.to)))
        if (answer === undefined) return
        withSystem = answer.withSystem
        chosen = answer.part
      } else await context.ready(rows)
      window.print()
    },
    close() {
      window.removeEventListener('beforeprint', lay)
      window.removeEventListener('afterprint', done)
      done()
    },
  }
}

/** Some of a report's rows, as a report. */
const partOf = ({ rows, pages, headers }: ReportView, { from, to }: Part): ReportView => ({
  rows: rows.slice(from, to),
  pages: pages.map((row) => row - from),
  headers: headers.map((row) => row - from).filter((row) => row >= 0),
})
