import type { sheets_v4 } from '@googleapis/sheets'
import type { DataValidation, Worksheet } from 'exceljs'
import { columnLetters } from '../sheets-server/a1/columns.ts'
import { piecesOf } from '../sheets-server/formulas/references.ts'
import type { Book } from './book.ts'
import { isWritable, shortText } from './clean-text.ts'
import { conditionFormula } from './conditions.ts'
import { excelFormula } from './formula.ts'

type Rule = sheets_v4.Schema$DataValidationRule

declare module 'exceljs' {
  interface Worksheet {
    /** exceljs has it and its types forgot it; one entry may be a whole range. */
    readonly dataValidations: { add: (range: string, validation: DataValidation) => void }
  }
}

/** What Excel takes: characters in a list inside a rule, in a message, and rules on a tab. */
const MAX_LIST = 255
const MAX_MESSAGE = 255
const MAX_RULES = 50_000

export type Validations = ReturnType<typeof validationsOf>

/** Collects the rules of a tab's cells, row after row, and writes each as long runs down its column. */
export function validationsOf(title: string, book: Book) {
  const open = new Map<number, { key: string; rule: Rule; from: number; to: number }>()
  const runs: { rule: Rule; column: number; from: number; to: number }[] = []
  const close = (column: number): void => {
    const run = open.get(column)
    if (run !== undefined) runs.push({ ...run, column })
    open.delete(column)
  }
  return {
    /** Tells the rule of a cell; rows must come in ascending order. */
    see: (row: number, column: number, rule: Rule): void => {
      const key = JSON.stringify(rule)
      const run = open.get(column)
      if (run?.key === key && run.to === row - 1) {
        run.to = row
        return
      }
      close(column)
      open.set(column, { key, rule, from: row, to: row })
    },
    write: (worksheet: Worksheet): void => {
      for (const column of [...open.keys()]) close(column)
      for (const { rule, column, from, to } of runs.slice(0, MAX_RULES)) {
        const letters = columnLetters(column)
        const first = `${letters}${from + 1}`
        const validation = validationOf(rule, first, title, book)
        if (validation === undefined) book.losses.add('dropdown', title, first)
        else worksheet.dataValidations.add(from === to ? first : `${first}:${letters}${to + 1}`, validation)
      }
      for (const { column, from } of runs.slice(MAX_RULES))
        book.losses.add('dropdown', title, `${columnLetters(column)}${from + 1}`)
    },
  }
}

function validationOf(rule: Rule, first: string, title: string, book: Book): DataValidation | undefined {
  const { condition, strict, inputMessage } = rule
  const formula = condition === undefined ? undefined : formulaOf(condition, first, title, book)
  if (formula === undefined) return undefined
  const prompt = shortText(inputMessage ?? '', MAX_MESSAGE)
  return {
    ...formula,
    allowBlank: true,
    showErrorMessage: true,
    // A rule that only warns lets people through when they insist.
    errorStyle: strict === true ? 'stop' : 'warning',
    ...(prompt === '' ? {} : { showInputMessage: true, prompt }),
  }
}

type Formula = { readonly type: 'list' | 'custom'; readonly formulae: string[] }

function formulaOf(
  condition: sheets_v4.Schema$BooleanCondition,
  first: string,
  title: string,
  book: Book,
): Formula | undefined {
  const values = (condition.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? '')
  switch (condition.type) {
    case 'ONE_OF_LIST':
      if (values.length === 0) return undefined
      return { type: 'list', formulae: [listFormula(values, book)] }
    case 'BOOLEAN':
      return { type: 'list', formulae: [listFormula(values.length === 0 ? ['TRUE', 'FALSE'] : values, book)] }
    case 'ONE_OF_RANGE': {
      const formula = rangeFormula(values[0] ?? '', title, book)
      return formula === undefined ? undefined : { type: 'list', formulae: [formula] }
    }
    default: {
      const formula = conditionFormula(condition, first, book)
      return formula === undefined ? undefined : { type: 'custom', formulae: [formula] }
    }
  }
}

/** Choices inside the rule where they fit, else on the hidden tab of lists. */
function listFormula(choices: readonly string[], book: Book): string {
  const inside = choices.join(',')
  const fits = inside.length <= MAX_LIST && inside !== '' && isWritable(inside)
  const plain = choices.every((choice) => choice !== '' && choice === choice.trim() && !/[,"\n]/.test(choice))
  return fits && plain ? `"${inside}"` : book.listOf(choices)
}

/** A range to choose from. Its open end is the end of its tab: Excel shows every empty row of a list. */
function rangeFormula(text: string, title: string, book: Book): string | undefined {
  const formula = text.startsWith('=') ? text : `=${text}`
  const pieces = piecesOf(formula.slice(1))
  const [only] = pieces
  const home = pieces.length === 1 && only !== undefined && 'reference' in only ? only.reference.title : undefined
  return excelFormula(formula, book.named, book.lastRow(home ?? title))
}
