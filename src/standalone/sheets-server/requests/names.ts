import { parseCells } from '../a1/notation.ts'
import { freshId, freshTextId } from '../document/create.ts'
import { areaIn, type Edit, patchSheet, sheetOf } from '../document/edit.ts'
import type { Sheet } from '../document/model.ts'
import { without } from '../document/without.ts'
import { invalid } from '../protocol/api-error.ts'
import { merge, updateMask } from '../protocol/fields.ts'
import type { NamedRange, ProtectedRange } from '../protocol/types.ts'
import { type Handlers, needed } from './handler.ts'

function checkName(edit: Edit, name: string | null | undefined, own?: string): string {
  const given = name ?? ''
  const wellFormed = /^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(given) && !/^(true|false)$/i.test(given)
  if (!wellFormed || parseCells(given) !== undefined) throw invalid(`Invalid name: ${given}`)
  if (edit.book.namedRanges.some((n) => n.namedRangeId !== own && n.name?.toLowerCase() === given.toLowerCase())) {
    throw invalid(`Cannot add named range with name [${given}] because a named range with that name already exists.`)
  }
  return given
}

function namedRange(edit: Edit, id: string | null | undefined): NamedRange {
  const found = edit.book.namedRanges.find((n) => n.namedRangeId === id)
  if (found === undefined) throw invalid(`No named range with id: ${id ?? ''}`)
  return found
}

/** Every protected range of the workbook with the sheet it is on. */
const protections = (edit: Edit): { sheet: Sheet; item: ProtectedRange }[] =>
  edit.book.sheets.flatMap((sheet) => sheet.protectedRanges.map((item) => ({ sheet, item })))

function protection(edit: Edit, id: number | null | undefined): { sheet: Sheet; item: ProtectedRange } {
  const found = protections(edit).find(({ item }) => item.protectedRangeId === (id ?? 0))
  if (found === undefined) throw invalid(`No protected range with id: ${id ?? 0}`)
  return found
}

function resolved(edit: Edit, given: ProtectedRange): ProtectedRange {
  const rest = without(given, 'requestingUserCanEdit')
  if (rest.namedRangeId !== undefined && rest.range === undefined) {
    return { ...rest, range: namedRange(edit, rest.namedRangeId).range ?? {} }
  }
  areaIn(edit, needed(rest.range, 'range or namedRangeId'))
  return { ...rest, range: { sheetId: 0, ...rest.range } }
}

export const nameHandlers: Handlers = {
  addNamedRange: (edit, request) => {
    const given = needed(request.namedRange, 'namedRange')
    const id = given.namedRangeId ?? freshTextId(edit.random)
    if (edit.book.namedRanges.some((n) => n.namedRangeId === id)) {
      throw invalid(`Cannot add named range with ID [${id}] because a named range with that ID already exists.`)
    }
    const name = checkName(edit, given.name)
    areaIn(edit, needed(given.range, 'range'))
    const namedRange: NamedRange = { namedRangeId: id, name, range: { sheetId: 0, ...given.range } }
    edit.book = { ...edit.book, namedRanges: [...edit.book.namedRanges, namedRange] }
    return { addNamedRange: { namedRange } }
  },

  updateNamedRange: (edit, request) => {
    const given = needed(request.namedRange, 'namedRange')
    const before = namedRange(edit, given.namedRangeId)
    const merged = merge(before, given, updateMask(request.fields, 'NamedRange'))
    const id = before.namedRangeId ?? ''
    areaIn(edit, needed(merged.range, 'range'))
    const next = {
      ...merged,
      namedRangeId: id,
      name: checkName(edit, merged.name, id),
      range: { sheetId: 0, ...merged.range },
    }
    edit.book = { ...edit.book, namedRanges: edit.book.namedRanges.map((n) => (n === before ? next : n)) }
    return undefined
  },

  deleteNamedRange: (edit, request) => {
    const gone = namedRange(edit, request.namedRangeId)
    edit.book = { ...edit.book, namedRanges: edit.book.namedRanges.filter((n) => n !== gone) }
    return undefined
  },

  addProtectedRange: (edit, request) => {
    const given = needed(request.protectedRange, 'protectedRange')
    const taken = (n: number): boolean => protections(edit).some(({ item }) => item.protectedRangeId === n)
    const id = given.protectedRangeId ?? freshId(taken, edit.random)
    if (taken(id)) {
      throw invalid(`Cannot add protected range with ID [${id}] because a protected range with that ID already exists.`)
    }
    const protectedRange = { ...resolved(edit, given), protectedRangeId: id, requestingUserCanEdit: true }
    const sheet = sheetOf(edit, protectedRange.range?.sheetId)
    patchSheet(edit, sheet.id, { protectedRanges: [...sheet.protectedRanges, protectedRange] })
    return { addProtectedRange: { protectedRange } }
  },

  updateProtectedRange: (edit, request) => {
    const given = needed(request.protectedRange, 'protectedRange')
    const { sheet, item } = protection(edit, given.protectedRangeId)
    const merged = merge(item, given, updateMask(request.fields, 'ProtectedRange'))
    const next = {
      ...resolved(edit, merged),
      protectedRangeId: item.protectedRangeId ?? 0,
      requestingUserCanEdit: true,
    }
    patchSheet(edit, sheet.id, { protectedRanges: sheet.protectedRanges.filter((p) => p !== item) })
    const target = sheetOf(edit, next.range?.sheetId)
    patchSheet(edit, target.id, { protectedRanges: [...target.protectedRanges, next] })
    return undefined
  },

  deleteProtectedRange: (edit, request) => {
    const { sheet, item } = protection(edit, request.protectedRangeId)
    patchSheet(edit, sheet.id, { protectedRanges: sheet.protectedRanges.filter((p) => p !== item) })
    return undefined
  },
}
