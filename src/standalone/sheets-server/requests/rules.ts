import { areaOf, overlap } from '../a1/area.ts'
import { freshId } from '../document/create.ts'
import { areaIn, type Edit, patchSheet, sheetOf } from '../document/edit.ts'
import type { Sheet } from '../document/model.ts'
import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import { merge, updateMask } from '../protocol/fields.ts'
import type { BandedRange, ConditionalFormatRule } from '../protocol/types.ts'
import { type Handlers, needed } from './handler.ts'

/** A rule with its ranges checked, all on one sheet. */
function checked(edit: Edit, given: ConditionalFormatRule): { rule: ConditionalFormatRule; sheet: Sheet } {
  const ranges = (given.ranges ?? []).map((range) => ({ ...range, sheetId: areaIn(edit, range).sheetId }))
  const [first] = ranges
  if (first === undefined) throw invalid('Must specify at least one range.')
  if (ranges.some((r) => r.sheetId !== first.sheetId)) throw invalid('All ranges must be on the same sheet.')
  if (given.booleanRule === undefined && given.gradientRule === undefined) {
    throw invalid('Must specify a booleanRule or a gradientRule.')
  }
  return { rule: { ...bothColourForms(given), ranges }, sheet: sheetOf(edit, first.sheetId) }
}

function ruleAt(sheet: Sheet, index: number): ConditionalFormatRule {
  const rule = sheet.conditionalFormats[index]
  if (rule === undefined) throw invalid(`No conditional format on sheet: ${sheet.id} at index: ${index}`)
  return rule
}

const bands = (edit: Edit): { sheet: Sheet; band: BandedRange }[] =>
  edit.book.sheets.flatMap((sheet) => sheet.bandedRanges.map((band) => ({ sheet, band })))

function bandOf(edit: Edit, id: number | null | undefined): { sheet: Sheet; band: BandedRange } {
  const found = bands(edit).find(({ band }) => band.bandedRangeId === (id ?? 0))
  if (found === undefined) throw invalid(`No banding with id: ${id ?? 0}`)
  return found
}

function checkBand(edit: Edit, given: BandedRange, own?: BandedRange): BandedRange {
  const area = areaIn(edit, needed(given.range, 'range'))
  const grid = sheetOf(edit, area.sheetId).properties.gridProperties
  const others = bands(edit).filter(({ band }) => band !== own)
  if (others.some(({ band }) => overlap(areaOf({ ...band.range, sheetId: band.range?.sheetId ?? 0 }, grid), area))) {
    throw invalid(
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    )
  }
  return bothColourForms({ ...given, range: { ...given.range, sheetId: area.sheetId } })
}

export const ruleHandlers: Handlers = {
  addConditionalFormatRule: (edit, request) => {
    const { rule, sheet } = checked(edit, needed(request.rule, 'rule'))
    const index = request.index ?? 0
    if (index < 0 || index > sheet.conditionalFormats.length) throw invalid(`Invalid index: ${index}`)
    patchSheet(edit, sheet.id, { conditionalFormats: sheet.conditionalFormats.toSpliced(index, 0, rule) })
    return undefined
  },

  updateConditionalFormatRule: (edit, request) => {
    const index = request.index ?? 0
    if (request.rule !== undefined) {
      const { rule, sheet } = checked(edit, request.rule)
      const oldRule = ruleAt(sheet, index)
      patchSheet(edit, sheet.id, { conditionalFormats: sheet.conditionalFormats.with(index, rule) })
      return { updateConditionalFormatRule: { newRule: rule, newIndex: index, oldRule, oldIndex: index } }
    }
    const sheet = sheetOf(edit, request.sheetId)
    const rule = ruleAt(sheet, index)
    const newIndex = needed(request.newIndex, 'rule or newIndex')
    if (newIndex < 0 || newIndex >= sheet.conditionalFormats.length) throw invalid(`Invalid newIndex: ${newIndex}`)
    const conditionalFormats = sheet.conditionalFormats.toSpliced(index, 1).toSpliced(newIndex, 0, rule)
    patchSheet(edit, sheet.id, { conditionalFormats })
    return { updateConditionalFormatRule: { newRule: rule, newIndex, oldRule: rule, oldIndex: index } }
  },

  deleteConditionalFormatRule: (edit, request) => {
    const sheet = sheetOf(edit, request.sheetId)
    const index = request.index ?? 0
    const rule = ruleAt(sheet, index)
    patchSheet(edit, sheet.id, { conditionalFormats: sheet.conditionalFormats.toSpliced(index, 1) })
    return { deleteConditionalFormatRule: { rule } }
  },

  addBanding: (edit, request) => {
    const given = needed(request.bandedRange, 'bandedRange')
    const taken = (n: number): boolean => bands(edit).some(({ band }) => band.bandedRangeId === n)
    const id = given.bandedRangeId ?? freshId(taken, edit.random)
    if (taken(id))
      throw invalid(`Cannot add banded range with ID [${id}] because a banded range with that ID already exists.`)
    const bandedRange = { ...checkBand(edit, given), bandedRangeId: id }
    const sheet = sheetOf(edit, bandedRange.range?.sheetId)
    patchSheet(edit, sheet.id, { bandedRanges: [...sheet.bandedRanges, bandedRange] })
    return { addBanding: { bandedRange } }
  },

  updateBanding: (edit, request) => {
    const given = needed(request.bandedRange, 'bandedRange')
    const { sheet, band } = bandOf(edit, given.bandedRangeId)
    const merged = merge(band, given, updateMask(request.fields, 'BandedRange'))
    const next = { ...checkBand(edit, merged, band), bandedRangeId: band.bandedRangeId ?? 0 }
    patchSheet(edit, sheet.id, { bandedRanges: sheet.bandedRanges.map((b) => (b === band ? next : b)) })
    return undefined
  },

  deleteBanding: (edit, request) => {
    const { sheet, band } = bandOf(edit, request.bandedRangeId)
    patchSheet(edit, sheet.id, { bandedRanges: sheet.bandedRanges.filter((b) => b !== band) })
    return undefined
  },
}
