import type { TabView } from '../card/context.ts'
import { wallText } from '../card/fields.ts'
import type { ChartPicture } from '../charts/index.ts'
import { askWhat, MANY } from './ask.ts'
import { paperOf } from './paper.ts'
import { hasChoice, printModel } from './print-model.ts'
import { printWords } from './words.ts'
import './print.css'

export type PrintContext = TabView & {
  /** Who stands in the head beside the workbook's title; null where nobody is logged in. */
  readonly person: () => string | null
  /** Charts to print above the table; `ChartsPanel.pictures`. */
  readonly pictures: () => readonly ChartPicture[]
  /** The zone that the workbook's times are in; the browser's own without. */
  readonly timeZone?: () => string | undefined
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
  let paper: HTMLElement | undefined

  const take = (): void => {
    paper?.remove()
    paper = undefined
    document.documentElement.classList.remove('printing')
  }
  const lay = (): void => {
    take()
    paper = paperOf(
      {
        workbook: context.workbook(),
        title: context.title(),
        printed: words.printed(wallText(Date.now(), context.timeZone?.()), context.person()),
        pictures: context.pictures(),
        model: printModel(context, { withSystem }),
      },
      words,
    )
    paper.lang = lang
    document.body.append(paper)
    document.documentElement.classList.add('printing')
  }
  window.addEventListener('beforeprint', lay)
  window.addEventListener('afterprint', take)

  return {
    async print() {
      const rows = context.rows()
      const isChoice = hasChoice(context.columns())
      if (isChoice || rows.length > MANY) {
        const answer = await askWhat({ rows: rows.length, hasChoice: isChoice, withSystem }, words, lang)
        if (answer === undefined) return
        withSystem = answer.withSystem
      }
      await context.ready(context.rows())
      window.print()
    },
    close() {
      window.removeEventListener('beforeprint', lay)
      window.removeEventListener('afterprint', take)
      take()
    },
  }
}
