import type { sheets_v4 } from '@googleapis/sheets'
import { yesNo } from '../../../../sheets-template/workbook/choices.ts'
import type { TabKey } from '../../../../sheets-template/workbook/index.ts'
import type { Language } from '../../../model/language.ts'
import type { Column, Tab } from '../../../sheet/definition.ts'
import { quoteTitle } from '../layout.ts'
import { COLOURS, isSameColour } from './colours.ts'

type Request = sheets_v4.Schema$Request

/** A column of the definition with its place in the sheet. */
export interface PlacedColumn {
  readonly column: Column
  readonly index: number
}

/** A column's letter in A1 notation: 0 is A. */
export function letter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : letter(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

/** The rows under the header row of a column. */
const under = (sheetId: number, index: number, last = index): sheets_v4.Schema$GridRange => ({
  sheetId,
  startRowIndex: 1,
  startColumnIndex: index,
  endColumnIndex: last + 1,
})

function numberFormat(column: Column): sheets_v4.Schema$NumberFormat | undefined {
  switch (column.type) {
    case 'instant':
      // Days without a time of day have a pattern of their own.
      return column.format === undefined
        ? { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' }
        : { type: 'DATE', pattern: column.format }
    case 'number':
      return { type: 'NUMBER', pattern: column.format ?? '#,##0.##' }
    case 'text':
    case 'phone':
    case 'room':
    case 'staff':
      // Phones and rooms above all: 3-2-1201 is no date and 0755… keeps its nought.
      return { type: 'TEXT', pattern: '@' }
    case 'yesno':
    case 'choice':
    case 'choices':
      return undefined
  }
}

/** The request that gives a column its formats, and whether it has them. */
export function formatOf(
  { column, index }: PlacedColumn,
  sheetId: number,
  now: sheets_v4.Schema$CellFormat | undefined,
): { readonly request: Request; readonly isThere: boolean } | undefined {
  const format = numberFormat(column)
  const grey = column.writer === 'system'
  const wraps = column.wraps === true
  if (format === undefined && !grey && !wraps) return undefined
  const isThere =
    (format === undefined ||
      (now?.numberFormat?.type === format.type && now?.numberFormat?.pattern === format.pattern)) &&
    (!grey || isSameColour(now?.backgroundColor, COLOURS.systemCell)) &&
    (!wraps || now?.wrapStrategy === 'WRAP')
  const fields = [
    ...(format ? ['userEnteredFormat.numberFormat'] : []),
    ...(grey ? ['userEnteredFormat.backgroundColor'] : []),
    ...(wraps ? ['userEnteredFormat.wrapStrategy', 'userEnteredFormat.verticalAlignment'] : []),
  ]
  return {
    isThere,
    request: {
      repeatCell: {
        range: under(sheetId, index),
        cell: {
          userEnteredFormat: {
            ...(format ? { numberFormat: format } : {}),
            ...(grey ? { backgroundColor: COLOURS.systemCell } : {}),
            ...(wraps ? { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' } : {}),
          },
        },
        fields: fields.join(','),
      },
    },
  }
}

/** Where a dropdown that lists another tab's column looks: the tab's title and the column's letter. */
export type ListPlace = (tab: TabKey, column: string) => { readonly title: string; readonly letter: string } | undefined

/**
 * The dropdown of a column. A fixed list forbids what is not on it. Yes and no, staff and categories are known by many
 * spellings, so theirs offers and does not forbid: what does not fit is said in the check column.
 */
export function dropdownRule(
  column: Column,
  language: Language,
  listPlace: ListPlace,
): sheets_v4.Schema$DataValidationRule | undefined {
  if (column.writer === 'system') return undefined
  if (column.from !== undefined) {
    const list = listPlace(column.from[0] as TabKey, column.from[1])
    if (list === undefined) return undefined
    const formula = `=${quoteTitle(list.title)}!$${list.letter}$2:$${list.letter}`
    return rule('ONE_OF_RANGE', [formula])
  }
  if (column.type === 'yesno') return listRule(yesNo.map((choice) => choice[language]))
  if (column.type === 'choice')
    return rule(
      'ONE_OF_LIST',
      (column.choices ?? []).map((choice) => choice[language]),
      true,
    )
  return undefined
}

const rule = (type: string, values: readonly string[], strict = false): sheets_v4.Schema$DataValidationRule => ({
  condition: { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) },
  showCustomUi: true,
  strict,
})

/** A dropdown that offers these words and takes others too. */
export const listRule = (words: readonly string[]): sheets_v4.Schema$DataValidationRule => rule('ONE_OF_LIST', words)

/** Whether a first cell has a list of its own: a sweep gave it to it, and the column has its dropdown all the same. */
const isOwnList = (column: Column, { condition, strict }: sheets_v4.Schema$DataValidationRule): boolean =>
  column.key === 'subcategory' && condition?.type === 'ONE_OF_LIST' && strict !== true

/** The request that gives a column its dropdown, and whether it has it. */
export function dropdownOf(
  { column, index }: PlacedColumn,
  sheetId: number,
  language: Language,
  listPlace: ListPlace,
  now: sheets_v4.Schema$DataValidationRule | undefined,
): { readonly request: Request; readonly isThere: boolean } | undefined {
  const wanted = dropdownRule(column, language, listPlace)
  if (wanted === undefined) return undefined
  const text = (of: sheets_v4.Schema$DataValidationRule | undefined) =>
    JSON.stringify([
      of?.condition?.type,
      (of?.condition?.values ?? []).map((value) => value.userEnteredValue),
      of?.strict === true,
    ])
  return {
    isThere: now !== undefined && (text(now) === text(wanted) || isOwnList(column, now)),
    request: { setDataValidation: { range: under(sheetId, index), rule: wanted } },
  }
}

/** The header cell of a column. */
export const headerCell = (column: Column, language: Language): sheets_v4.Schema$CellData => ({
  userEnteredValue: { stringValue: column[language] },
  userEnteredFormat: {
    textFormat: { bold: true },
    backgroundColor: column.writer === 'system' ? COLOURS.systemHeader : COLOURS.peopleHeader,
    wrapStrategy: 'WRAP',
    verticalAlignment: 'MIDDLE',
  },
  ...(column.help === undefined ? {} : { note: column.help[language] }),
})

/** The requests that set a new column's width and hide it where the definition says so. */
export const dimensionOf = ({ column, index }: PlacedColumn, sheetId: number): Request => ({
  updateDimensionProperties: {
    range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
    // What people have hidden, or folded away, stays so.
    properties: { pixelSize: column.width, ...(column.hidden === true ? { hiddenByUser: true } : {}) },
    fields: column.hidden === true ? 'pixelSize,hiddenByUser' : 'pixelSize',
  },
})

/**
 * What nobody types into: neighbouring system columns together, and the header row, whose words people go by; the
 * whole sheet of a tab that is all the system's.
 */
export function protectedRanges(
  tab: Tab,
  placed: readonly PlacedColumn[],
  sheetId: number,
): readonly sheets_v4.Schema$GridRange[] {
  if (tab.system === true) return [{ sheetId }]
  const indexes = placed.filter(({ column }) => column.writer === 'system').map(({ index }) => index)
  const ranges: { first: number; last: number }[] = []
  for (const index of indexes.toSorted((a, b) => a - b)) {
    const open = ranges.at(-1)
    if (open !== undefined && open.last + 1 === index) open.last = index
    else ranges.push({ first: index, last: index })
  }
  const width = Math.max(...placed.map(({ index }) => index)) + 1
  return [
    ...ranges.map(({ first, last }) => ({ sheetId, startColumnIndex: first, endColumnIndex: last + 1 })),
    { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: width },
  ]
}
