import type { Cell, Workbook } from '../document/model.ts'
import type { NumberFormat } from '../protocol/types.ts'
import { formulaTree, type Node } from './parse.ts'

const DATES = new Set(['TODAY', 'DATE', 'EDATE', 'EOMONTH', 'WORKDAY', 'WORKDAY.INTL', 'DATEVALUE'])

type LookAt = (sheetId: number, row: number, column: number) => Cell | undefined

/** The number format that a formula's result takes on in a cell without one: a date's if it gives a date, its source's if it repeats a cell. */
export function resultFormat(
  formula: string,
  book: Workbook,
  sheetId: number,
  lookAt: LookAt,
): NumberFormat | undefined {
  const tree = formulaTree(formula)
  return tree === undefined ? undefined : formatOf(tree, book, sheetId, lookAt)
}

function formatOf(node: Node, book: Workbook, sheetId: number, lookAt: LookAt): NumberFormat | undefined {
  switch (node.kind) {
    case 'reference': {
      const { title, from } = node.reference
      const sheet = book.sheets.find((s) =>
        title === undefined ? s.id === sheetId : s.properties.title.toLowerCase() === title.toLowerCase(),
      )
      return sheet === undefined ? undefined : lookAt(sheet.id, from.row ?? 0, from.column ?? 0)?.format?.numberFormat
    }
    case 'call':
      if (DATES.has(node.name)) return { type: 'DATE' }
      if (node.name === 'NOW') return { type: 'DATE_TIME' }
      if (!['MAX', 'MIN', 'SUM', 'AVERAGE', 'IFERROR'].includes(node.name)) return undefined
      return node.args[0] === undefined ? undefined : formatOf(node.args[0], book, sheetId, lookAt)
    case 'binary': {
      if (node.operator !== '+' && node.operator !== '-') return undefined
      const left = formatOf(node.left, book, sheetId, lookAt)
      const right = formatOf(node.right, book, sheetId, lookAt)
      // The days between two dates are a number, a date and some days are a date.
      return node.operator === '-' && left !== undefined && right !== undefined ? undefined : (left ?? right)
    }
    case 'unary':
      return node.operator === '%' ? { type: 'PERCENT', pattern: '0%' } : undefined
    default:
      return undefined
  }
}
