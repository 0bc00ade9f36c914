import type { Area } from '../a1/area.ts'
import { type Cell, cellAt, type Sheet, type Workbook } from '../document/model.ts'
import { isDateFormat } from '../formats/format.ts'
import { localeOf } from '../formats/locale.ts'
import { wallOf } from '../formats/serial.ts'
import type { CellView } from '../values/show.ts'
import { bandingOf } from './banding.ts'
import { asking, expressionOf } from './expression.ts'
import type { Numbers } from './gradient.ts'
import { joined, type Look, type Paint } from './look.ts'
import { type Extent, type Rule, rulesOf } from './rules.ts'
import type { Seen } from './test.ts'

/** Milliseconds that the rules of one area may take; when they are over, its other cells get no look from rules. */
const MAX_MILLISECONDS = 1_000

/** How the cells of an area look beyond their own formats. */
export type Looks = {
  /** What the conditional formats make of a cell: of each property, what the first rule that holds says. */
  readonly over: (row: number, column: number, cell: Cell | undefined) => Look | undefined
  /** The banding's colour, for a cell without one of its own. */
  readonly under: (row: number, column: number) => Paint | undefined
  /** Behind the last row and column of the area that a rule or a band may reach. */
  readonly bottom: number
  readonly right: number
}

const within = ({ top, bottom, left, right }: Extent, row: number, column: number): boolean =>
  row >= top && row < bottom && column >= left && column < right

const touches = (a: Extent, b: Extent): boolean =>
  a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right

const NOW = expressionOf('=NOW()')

/** The looks of an area, or undefined when no rule and no band is on it. */
export function looksOf(book: Workbook, sheet: Sheet, area: Area, view: CellView): Looks | undefined {
  const bands = sheet.bandedRanges
    .map((band) => bandingOf(band, sheet.properties.gridProperties))
    .filter((band) => touches(band.area, area))
  if (sheet.conditionalFormats.length === 0 && bands.length === 0) return undefined

  let spent = 0
  let until = performance.now() + MAX_MILLISECONDS
  const ask = asking(view.evaluator, () => until)
  const now = ask(NOW, { sheetId: sheet.id, row: 0, column: 0 }, { row: 0, column: 0 })
  const year = typeof now === 'number' ? wallOf(now).year : 1900
  const rules = rulesOf(sheet.conditionalFormats, { locale: localeOf(book.properties.locale), year }).filter(
    ({ extents }) => extents.some((extent) => touches(extent, area)),
  )
  if (rules.length === 0 && bands.length === 0) return undefined

  const numbers = new Map<Rule, Numbers>()
  const numbersOf = (rule: Rule) => () => {
    const known = numbers.get(rule) ?? numbersIn(sheet, rule.extents, view)
    numbers.set(rule, known)
    return known
  }
  const byColumn = new Map<number, readonly Rule[]>()
  /** A tab may have two rules for each of its columns: those of other columns are not looked at cell by cell. */
  function rulesIn(column: number): readonly Rule[] {
    const known = byColumn.get(column)
    if (known !== undefined) return known
    const found = rules.filter(({ extents }) => extents.some(({ left, right }) => column >= left && column < right))
    byColumn.set(column, found)
    return found
  }
  function over(row: number, column: number, cell: Cell | undefined): Look | undefined {
    const here = rulesIn(column).filter(({ extents }) => extents.some((extent) => within(extent, row, column)))
    if (here.length === 0 || spent > MAX_MILLISECONDS) return undefined
    const begun = performance.now()
    until = begun + (MAX_MILLISECONDS - spent)
    const seen = seenAt(sheet, row, column, cell, view)
    let look: Look | undefined
    for (const rule of here) {
      if (look !== undefined && rule.sets.every((property) => look?.[property] !== undefined)) continue
      const more = lookBy(rule, seen)
      if (more !== undefined) look = joined(look, more)
    }
    spent += performance.now() - begun
    return look
  }
  function lookBy(rule: Rule, seen: Seen): Look | undefined {
    const { act, home } = rule
    if ('test' in act) return act.test(seen, ask, home) ? act.look : undefined
    return act.gradient(seen, numbersOf(rule), ask, home)
  }

  const reach = [...rules.flatMap(({ extents }) => extents), ...bands.map((band) => band.area)].filter((extent) =>
    touches(extent, area),
  )
  return {
    over,
    under: (row, column) => bands.find((band) => within(band.area, row, column))?.at(row, column),
    bottom: Math.min(
      area.bottom,
      reach.reduce((last, { bottom }) => Math.max(last, bottom), 0),
    ),
    right: Math.min(
      area.right,
      reach.reduce((last, { right }) => Math.max(last, right), 0),
    ),
  }
}

/** A cell with what conditions ask of it worked out when they ask. */
function seenAt(sheet: Sheet, row: number, column: number, cell: Cell | undefined, view: CellView): Seen {
  let text: string | undefined
  return {
    sheetId: sheet.id,
    row,
    column,
    value: cell?.value === undefined ? undefined : view.evaluator.at(sheet.id, row, column),
    get text() {
      text ??= cell === undefined ? '' : view.formatted(sheet.id, row, column, cell)
      return text
    },
    get isDate() {
      return cell !== undefined && isDateFormat(view.numberFormat(sheet.id, row, column, cell))
    },
  }
}

function numbersIn(sheet: Sheet, extents: readonly Extent[], view: CellView): Numbers {
  const found: number[] = []
  for (const { top, bottom, left, right } of extents) {
    for (let row = top; row < Math.min(bottom, sheet.rows.length); row++) {
      const width = Math.min(right, sheet.rows[row]?.cells.length ?? 0)
      for (let column = left; column < width; column++) {
        if (cellAt(sheet, row, column)?.value === undefined) continue
        const value = view.evaluator.at(sheet.id, row, column)
        if (typeof value === 'number') found.push(value)
      }
    }
  }
  return Float64Array.from(found).sort()
}
