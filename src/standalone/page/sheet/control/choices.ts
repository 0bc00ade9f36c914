import type { Desk } from '../desk/desk.ts'
import { areaName } from '../model/a1.ts'
import { editText } from '../model/edit-text.ts'
import type { Cell } from '../model/sight.ts'
import { cellText, type Tab, type Validation } from '../model/tab.ts'
import { validationOf } from '../model/validation.ts'
import type { SpreadsheetWire, ValuesWire } from '../net/wire.ts'

export type CellDetail = { readonly text: string; readonly validation: Validation | undefined }
export type Choices = { readonly options: readonly string[]; readonly strict: boolean }

/** What an editor needs to know of a cell before it is changed. */
export async function readDetail(desk: Desk, tab: Tab, { row, column }: Cell): Promise<CellDetail | undefined> {
  const area = { top: row.index, left: column.index, bottom: row.index + 1, right: column.index + 1 }
  const outcome = await desk.api.spreadsheet<SpreadsheetWire>(
    `?ranges=${encodeURIComponent(areaName(tab.title, area))}&fields=sheets(data(rowData(values(userEnteredValue,formattedValue,effectiveFormat(numberFormat(type)),dataValidation(condition,strict)))))`,
  )
  if (outcome.kind !== 'done' || !(await desk.fits(outcome.stamp))) return undefined
  const cell = outcome.data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0] ?? {}
  return { text: editText(cell), validation: validationOf(cell.dataValidation) }
}

/** Lists of other tabs, read when they are offered and kept until the workbook changes. */
export function openChoices(desk: Desk) {
  const ranges = new Map<string, Promise<readonly string[] | undefined>>()
  const known = new Map<string, readonly string[]>()
  desk.noticed.on(() => ranges.clear())
  desk.reloaded.on(() => ranges.clear())

  function read(range: string): Promise<readonly string[] | undefined> {
    const running =
      ranges.get(range) ??
      desk.api.spreadsheet<ValuesWire>(`/values/${encodeURIComponent(range)}`).then((outcome) => {
        if (outcome.kind !== 'done') return known.get(range)
        const texts = (outcome.data.values ?? []).flat().map(cellText)
        const options = [...new Set(texts.filter((text) => text.trim() !== ''))]
        known.set(range, options)
        return options
      })
    ranges.set(range, running)
    return running
  }

  return {
    /** What a rule offers; undefined for a rule that is no list. */
    of: async (validation: Validation | undefined): Promise<Choices | undefined> => {
      if (validation === undefined || validation.source === 'other') return undefined
      const { source, strict } = validation
      const options = 'list' in source ? source.list : await read(source.range)
      return options === undefined ? undefined : { options, strict }
    },
    /** What is known of it without asking. */
    known: (validation: Validation | undefined): Choices | undefined => {
      if (validation === undefined || validation.source === 'other') return undefined
      const { source, strict } = validation
      const options = 'list' in source ? source.list : known.get(source.range)
      return options === undefined ? undefined : { options, strict }
    },
  }
}
