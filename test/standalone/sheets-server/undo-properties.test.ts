import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../../../src/standalone/sheets-server/document/edit.ts'
import type { Entered, Workbook } from '../../../src/standalone/sheets-server/document/model.ts'
import { differences } from '../../../src/standalone/sheets-server/history/differences.ts'
import { recordOf, type SheetRecord } from '../../../src/standalone/sheets-server/history/record.ts'
import { undoChange } from '../../../src/standalone/sheets-server/history/undo.ts'
import { RowsMoved } from '../../../src/standalone/sheets-server/history/undo-rows.ts'
import { ApiError } from '../../../src/standalone/sheets-server/protocol/api-error.ts'
import type { Request } from '../../../src/standalone/sheets-server/protocol/types.ts'
import { bookOf, edited, editOf, rowsOf, typing } from './book.ts'

const place = fc.integer({ min: 0, max: 8 })
const text = fc.constantFrom('', 'p', 'q', 'r')
const formula = fc
  .tuple(place, place, fc.boolean())
  .map(([a, b, fixed]) => (fixed ? `=SUM($A$${a + 1}:A${Math.max(a, b) + 1})` : `=B${a + 1}&C${b + 1}`))
const cell: fc.Arbitrary<Entered> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: formula.map((f) => ({ formula: f })) },
)
const start = fc.array(fc.option(fc.array(cell, { maxLength: 4 }), { nil: undefined }), { maxLength: 8 }).map(bookOf)

const type = fc.tuple(place, fc.integer({ min: 0, max: 3 }), text).map(([r, c, t]) => typing(r, c, t))
const typeFormula = fc.tuple(place, fc.integer({ min: 0, max: 3 }), formula).map(
  ([rowIndex, columnIndex, formulaValue]): Request => ({
    updateCells: {
      start: { sheetId: 0, rowIndex, columnIndex },
      rows: [{ values: [{ userEnteredValue: { formulaValue } }] }],
      fields: 'userEnteredValue',
    },
  }),
)
const insert = fc
  .tuple(place, fc.integer({ min: 1, max: 3 }))
  .map(([at, n]): Request => ({ insertDimension: { range: rowsOf(at, at + n), inheritFromBefore: at > 0 } }))
const remove = fc
  .tuple(place, fc.integer({ min: 1, max: 3 }))
  .map(([at, n]): Request => ({ deleteDimension: { range: rowsOf(at, at + n) } }))
const move = fc
  .tuple(place, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 11 }))
  .map(([at, n, to]): Request => ({ moveDimension: { source: rowsOf(at, at + n), destinationIndex: to } }))
const sort = fc.tuple(place, fc.integer({ min: 0, max: 3 })).map(
  ([top, dimensionIndex]): Request => ({
    sortRange: {
      range: { sheetId: 0, startRowIndex: top, endRowIndex: 10, startColumnIndex: 0, endColumnIndex: 6 },
      sortSpecs: [{ dimensionIndex, sortOrder: 'DESCENDING' }],
    },
  }),
)
const step = fc.oneof(type, typeFormula, insert, remove, move, sort)

/** What the service would refuse is passed over. */
function attempt(work: () => Edit): Edit | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}

const recorded = (before: Workbook, edit: Edit): readonly SheetRecord[] =>
  recordOf(differences(before, edit.book, edit), edit)

const circumstances = { exact: true, undone: false, guarded: () => false }

/** What a tab holds, blank ends left out. */
function contents({ sheets }: Workbook): unknown[][] {
  const rows = (sheets[0]?.rows ?? []).map((row) => {
    const line = (row?.cells ?? []).map((c) => (typeof c?.value === 'object' ? c.value.formula : (c?.value ?? '')))
    while (line.at(-1) === '') line.pop()
    return line
  })
  while (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

describe('taking a change back', () => {
  test('at once brings back what was, and taking that back what it had made', () => {
    fc.assert(
      fc.property(start, step, (before, request) => {
        const edit = attempt(() => edited(before, [request]))
        if (edit === undefined) return
        const undo = editOf(edit.book)
        expect(undoChange(undo, recorded(before, edit), circumstances).left).toEqual([])
        expect(contents(undo.book)).toEqual(contents(before))
        const redo = editOf(undo.book)
        expect(undoChange(redo, recorded(edit.book, undo), circumstances).left).toEqual([])
        expect(contents(redo.book)).toEqual(contents(edit.book))
      }),
      { numRuns: 2000 },
    )
  })

  test('after others have typed puts every row where it stood', () => {
    fc.assert(
      fc.property(
        start,
        fc.oneof(insert, remove, move, sort),
        fc.array(type, { maxLength: 3 }),
        (before, request, since) => {
          const mine = attempt(() => edited(before, [request]))
          if (mine === undefined) return
          const theirs = edited(mine.book, since)
          const records = recorded(before, mine)
          const undo = editOf(theirs.book)
          const { left } = undoChange(undo, records, circumstances)
          const ids = ({ sheets }: Workbook): number[] => sheets[0]?.rows.flatMap((row) => row?.id ?? []) ?? []
          const old = ids(before)
          const now = ids(undo.book)
          expect(now.filter((id) => old.includes(id))).toEqual(old)
          if (left.length === 0) for (const added of records[0]?.added ?? []) expect(now).not.toContain(added)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('after others have worked on leaves every cell that is not its own', () => {
    fc.assert(
      fc.property(start, step, fc.array(step, { maxLength: 3 }), (before, request, since) => {
        const mine = attempt(() => edited(before, [request]))
        const theirs = mine === undefined ? undefined : attempt(() => edited(mine.book, since))
        if (mine === undefined || theirs === undefined) return
        const records = recorded(before, mine)
        const undo = editOf(theirs.book)
        try {
          undoChange(undo, records, { ...circumstances, exact: false })
        } catch (error) {
          if (!(error instanceof RowsMoved)) throw error
          expect(undo.book).toBe(theirs.book)
          return
        }
        const own = new Set(
          records.flatMap((r) => r.changed.flatMap((c) => c.cells.map((x) => `${c.row}:${x.column}`))),
        )
        const added = new Set(records.flatMap((r) => r.added))
        const now = new Map(undo.book.sheets[0]?.rows.flatMap((row) => (row === undefined ? [] : [[row.id, row]])))
        for (const row of theirs.book.sheets[0]?.rows ?? []) {
          row?.cells.forEach((c, column) => {
            if (c === undefined || own.has(`${row.id}:${column}`) || typeof c.value === 'object') return
            const after = now.get(row.id)
            if (after === undefined) expect(added).toContain(row.id)
            else expect(after.cells[column]?.value).toEqual(c.value)
          })
        }
      }),
      { numRuns: 2000 },
    )
  })
})
