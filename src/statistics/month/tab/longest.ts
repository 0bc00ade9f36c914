import { formatInstant } from '../../../calendar/format.ts'
import { HOUR } from '../../../model/instant.ts'
import type { ReportCell, ReportLink, ReportSite } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'
import type { Round } from '../../round.ts'
import { lastedBy } from '../longest.ts'
import type { RoundInMonth } from '../round-in-month.ts'
import { line } from './cells.ts'
import type { Block } from './layout.ts'
import { shown } from './names.ts'
import type { Register, Room } from './room.ts'
import { MONTH_WORDS } from './words.ts'
import { within } from './wrapped.ts'

/** Pixels that a name may take in one column of the tab, and in two. */
const COLUMN = 83
const TWO_COLUMNS = 160

type Place = Pick<Round, 'register' | 'number' | 'row'>
type Speaks = Pick<ReportSite, 'language'>

/** A case by its number, or the row that it stands in while it has none. */
export function caseName({ number, row }: Place, { language }: Speaks): string {
  if (number !== undefined) return number
  if (row < 0) return MONTH_WORDS.noNumber[language]
  return language === 'zh' ? `第 ${row + 1} 行` : `row ${row + 1}`
}

/** Where a case stands; undefined where its row is gone. */
export const placeOf = ({ register, row }: Pick<Place, 'register' | 'row'>): ReportLink | undefined =>
  row < 0 ? undefined : { register, row }

export function caseCell(one: Place, site: Speaks): ReportCell {
  const link = placeOf(one)
  return { value: caseName(one, site), ...(link && { link }) }
}

/** The cases that took longest, or have lasted longest, each leading to its row. Texts run over the blank cell beside them. */
export function longestBlock({ month: { longest } }: Register, { report, say, site }: Room): Block {
  const { category, subcategory, handler, begun, resolvedAt, kept, hours, number } = MONTH_WORDS
  const head = (words: Parameters<typeof say>[0]): ReportCell => looked(say(words), 'header')
  const blank = looked(null, 'header')
  const moment = (at: Round['resolvedAt']): string | null => (at === undefined ? null : formatInstant(site.zone, at))
  const rows = longest.map((one): Row => {
    const { item } = one
    return [
      caseCell(item, site),
      within(shown(item.category, site.language), TWO_COLUMNS),
      null,
      within(shown(item.subcategory, site.language), TWO_COLUMNS),
      null,
      within(shown(item.handler, site.language), COLUMN),
      moment(item.begunAt),
      null,
      isOpen(one) ? say(MONTH_WORDS.stillOpen) : moment(item.resolvedAt),
      null,
      looked(lastedBy(one, report.bounds, report.asOf) / HOUR, 'hours'),
      item.clocks.resolve === undefined ? null : standing(one, report, say),
    ]
  })
  return {
    rows: [
      line(say(MONTH_WORDS.longest), 'section'),
      [
        head(number),
        head(category),
        blank,
        head(subcategory),
        blank,
        head(handler),
        head(begun),
        blank,
        head(resolvedAt),
        blank,
        head(hours),
        head(kept),
      ],
      ...rows,
    ],
  }
}

const isOpen = ({ isCarriedOver }: RoundInMonth): boolean => isCarriedOver

/** What the month left open and was resolved later stands as it did at the month's end, like its hours. */
function standing(one: RoundInMonth, { bounds }: Room['report'], say: Room['say']): ReportCell {
  const { due = bounds.end } = one.item.clocks.resolve ?? {}
  const thenOpen = due < bounds.end ? 'overdue' : 'not-due'
  const resolve = isOpen(one) && one.isResolved ? thenOpen : one.standing.resolve
  if (resolve === 'on-time') return looked(say(MONTH_WORDS.inTime), 'good')
  if (resolve === 'late') return say(MONTH_WORDS.tooLate)
  return resolve === 'overdue' ? looked(say(MONTH_WORDS.overdue), 'alarm') : say(MONTH_WORDS.notDue)
}
