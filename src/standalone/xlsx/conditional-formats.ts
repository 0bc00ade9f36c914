import type { sheets_v4 } from '@googleapis/sheets'
import type { ConditionalFormattingRule, Cvfo, Style, Worksheet } from 'exceljs'
import { columnLetters } from '../sheets-server/a1/columns.ts'
import { copyFormula } from '../sheets-server/formulas/move.ts'
import type { Book } from './book.ts'
import { conditionFormula } from './conditions.ts'
import { EXCEL_COLUMNS, EXCEL_ROWS, excelFormula } from './formula.ts'

type Range = sheets_v4.Schema$GridRange

/** A range as a file names it, to the grid's end where it is open; undefined when it begins beyond. */
function refOf(range: Range): string | undefined {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range
  const [top, left] = [startRowIndex ?? 0, startColumnIndex ?? 0]
  const bottom = Math.min(EXCEL_ROWS, endRowIndex ?? EXCEL_ROWS)
  const right = Math.min(EXCEL_COLUMNS, endColumnIndex ?? EXCEL_COLUMNS)
  if (top >= bottom || left >= right) return undefined
  return `${columnLetters(left)}${top + 1}:${columnLetters(right - 1)}${bottom}`
}

const cornerOf = (range: Range): string =>
  `${columnLetters(range.startColumnIndex ?? 0)}${(range.startRowIndex ?? 0) + 1}`

/** A rule's look. Colours of cells sit in the other place of a fill than in cells' own styles: so Excel has it. */
function lookOf(format: sheets_v4.Schema$CellFormat | null | undefined, book: Book): Partial<Style> {
  const fill = book.colours(format?.backgroundColor, format?.backgroundColorStyle)
  const text = format?.textFormat
  const color = book.colours(text?.foregroundColor, text?.foregroundColorStyle)
  const font = {
    ...(typeof text?.bold === 'boolean' ? { bold: text.bold } : {}),
    ...(typeof text?.italic === 'boolean' ? { italic: text.italic } : {}),
    ...(typeof text?.strikethrough === 'boolean' ? { strike: text.strikethrough } : {}),
    ...(typeof text?.underline === 'boolean' ? { underline: text.underline } : {}),
    ...(color === undefined ? {} : { color }),
  }
  return {
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: fill } }),
    ...(Object.keys(font).length === 0 ? {} : { font }),
  }
}

function pointOf(point: sheets_v4.Schema$InterpolationPoint, book: Book): Cvfo | undefined {
  const text = point.value ?? ''
  const formula = /^[=+]./s.test(text) ? excelFormula(`=${text.slice(1)}`, book.named) : undefined
  const value = Number(text)
  const plain = text !== '' && Number.isFinite(value)
  switch (point.type) {
    case 'MIN':
      return { type: 'min' }
    case 'MAX':
      return { type: 'max' }
    case 'NUMBER':
      if (formula !== undefined) return undefined
      return plain ? { type: 'num', value } : undefined
    case 'PERCENT':
      return plain ? { type: 'percent', value } : undefined
    case 'PERCENTILE':
      return plain ? { type: 'percentile', value } : undefined
    default:
      return undefined
  }
}

function scaleOf(
  rule: sheets_v4.Schema$GradientRule,
  priority: number,
  book: Book,
): ConditionalFormattingRule | undefined {
  const cfvo: Cvfo[] = []
  const color: { argb: string }[] = []
  for (const point of [rule.minpoint, rule.midpoint, rule.maxpoint]) {
    if (point === undefined) continue
    const made = pointOf(point, book)
    const shade = book.colours(point.color, point.colorStyle)
    if (made === undefined || shade === undefined) return undefined
    cfvo.push(made)
    color.push(shade)
  }
  return cfvo.length < 2 ? undefined : { type: 'colorScale', priority, cfvo, color }
}

/**
 * Writes a tab's conditional formats. In both homes the first rule that holds wins, property by property. A rule on several
 * ranges becomes one for each, its formula moved along, since it is not said where a file's formula is relative to then.
 */
export function writeConditionalFormats(
  worksheet: Worksheet,
  rules: readonly sheets_v4.Schema$ConditionalFormatRule[],
  title: string,
  book: Book,
): void {
  rules.forEach(({ ranges = [], booleanRule, gradientRule }, index) => {
    const priority = index + 1
    const written = ranges.flatMap((range) => refOf(range) ?? [])
    const [first] = ranges
    if (gradientRule !== undefined) {
      const scale = scaleOf(gradientRule, priority, book)
      if (scale !== undefined && written.length > 0)
        worksheet.addConditionalFormatting({ ref: written.join(' '), rules: [scale] })
      else book.losses.add('rule', title)
      return
    }
    const formula =
      first === undefined || booleanRule?.condition === undefined
        ? undefined
        : conditionFormula(booleanRule.condition, cornerOf(first), book)
    const style = lookOf(booleanRule?.format, book)
    if (first === undefined || formula === undefined || Object.keys(style).length === 0) {
      book.losses.add('rule', title, written[0])
      return
    }
    for (const range of ranges) {
      const ref = refOf(range)
      if (ref === undefined) continue
      const rows = (range.startRowIndex ?? 0) - (first.startRowIndex ?? 0)
      const columns = (range.startColumnIndex ?? 0) - (first.startColumnIndex ?? 0)
      const moved = copyFormula(formula, rows, columns)
      worksheet.addConditionalFormatting({ ref, rules: [{ type: 'expression', priority, formulae: [moved], style }] })
    }
  })
}
