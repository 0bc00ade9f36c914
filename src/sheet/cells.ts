import { z } from 'zod'
import { yesNo } from '../../sheets-template/workbook/choices.ts'
import { instantToSerial, serialToInstant } from '../calendar/serial.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { CellProblemCode } from '../model/problem.ts'
import type { Cell } from '../ports/ledger.ts'
import type { Column, ColumnType, ValueOf } from './definition.ts'
import { parseTime } from './time-text.ts'
import { choiceKey, choiceWord, severalWords } from './words.ts'

/** How the cells of a workbook are read and written: its zone, and the language its words are written in. */
export interface CellContext {
  readonly zone: string
  readonly language: Language
}

const typed = z.union([z.string(), z.number(), z.boolean()])

const problem = (ctx: z.RefinementCtx, code: CellProblemCode, input: unknown): never => {
  ctx.addIssue({ code: 'custom', message: code, input })
  return z.NEVER
}

const text = typed.transform((cell) => (typeof cell === 'string' ? cell.trim() : String(cell)))

const instantIn = (zone: string) =>
  typed.transform((cell, ctx): Instant => {
    const at =
      typeof cell === 'number'
        ? serialToInstant(zone, cell)
        : typeof cell === 'string'
          ? parseTime(cell, zone)
          : undefined
    return at ?? problem(ctx, 'not-a-time', cell)
  })

/** Commas and blanks part thousands and nothing else: 1,5 and 3元5 are not safely understood (R07). */
const NUMBER = /^\s*¥?\s*([-+]?(?:\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.\d+)?)\s*元?\s*$/

const number = typed.transform((cell, ctx): number => {
  if (typeof cell === 'number') return cell
  const [, digits] = NUMBER.exec(String(cell).normalize('NFKC')) ?? []
  return digits === undefined ? problem(ctx, 'not-a-number', cell) : Number(digits.replaceAll(/[, ]/g, ''))
})

const yesno = typed.transform((cell, ctx): boolean => {
  const key = choiceKey(yesNo, String(cell))
  return key === undefined ? problem(ctx, 'not-yes-no', cell) : key === 'yes'
})

const choiceOf = (column: Column) =>
  typed.transform(
    (cell, ctx): string => choiceKey(column.choices ?? [], String(cell)) ?? problem(ctx, 'unknown-choice', cell),
  )

const choicesOf = (column: Column) =>
  typed.transform((cell, ctx): readonly string[] => {
    const words = severalWords(String(cell))
    // Nothing but separators is not nothing: a policy row for no priority would match no case, and nobody would know.
    if (words.length === 0) return problem(ctx, 'unknown-choice', cell)
    return words.map((word) => choiceKey(column.choices ?? [], word) ?? problem(ctx, 'unknown-choice', word))
  })

/** A typed cell, understood, or what is wrong with it. */
export type CellSchema<T extends ColumnType = ColumnType> = z.ZodType<ValueOf<T>>

/** The schema of a column's cells. Blank cells never reach it. */
export function cellSchema(column: Column, zone: string): CellSchema {
  switch (column.type) {
    case 'text':
    case 'staff':
      return text
    case 'instant':
      return instantIn(zone)
    case 'number':
      return number
    case 'yesno':
      return yesno
    case 'choice':
      return choiceOf(column)
    case 'choices':
      return choicesOf(column)
  }
}

/** A value as its column's cell: times become serials in the workbook's zone, choices the workbook's words. */
export function renderCell(
  column: Column,
  value: ValueOf<ColumnType> | undefined,
  { zone, language }: CellContext,
): Cell {
  if (value === undefined) return null
  if (typeof value === 'boolean') return choiceWord(yesNo, value ? 'yes' : 'no', language)
  if (typeof value === 'number') return column.type === 'instant' ? instantToSerial(zone, value as Instant) : value
  const words = (key: string) => choiceWord(column.choices ?? [], key, language)
  if (typeof value !== 'string') return value.map(words).join(language === 'zh' ? '、' : ', ')
  return column.type === 'choice' ? words(value) : value
}
