import { columnLetters } from '../../../sheets-server/a1/columns.ts'

/** Ends are exclusive, as everywhere in this page. */
export type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export const quoteTitle = (title: string): string => `'${title.replaceAll("'", "''")}'`

/** `B7` */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** An area of a tab in A1 notation: `'投诉台账'!A2:C9`. */
export const areaName = (title: string, { top, left, bottom, right }: Area): string =>
  `${quoteTitle(title)}!${cellName(top, left)}:${cellName(bottom - 1, right - 1)}`
