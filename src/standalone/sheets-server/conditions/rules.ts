import type { ConditionalFormatRule, GridRange } from '../protocol/types.ts'
import { testOf } from './condition.ts'
import type { Home } from './expression.ts'
import { type Gradient, gradientOf } from './gradient.ts'
import { type Look, lookOf } from './look.ts'
import type { Reading, Test } from './test.ts'

/** Where a rule is: ends excluded, open sides at infinity, so that a grid that grows is covered. */
export type Extent = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** A rule that can be asked about cells. */
export type Rule = {
  readonly extents: readonly Extent[]
  /** The first range's first cell, where relative references are meant from. */
  readonly home: Home
  /** The properties that it may set. */
  readonly sets: readonly (keyof Look)[]
  readonly act: { readonly test: Test; readonly look: Look } | { readonly gradient: Gradient }
}

const extentOf = (range: GridRange): Extent => ({
  top: range.startRowIndex ?? 0,
  bottom: range.endRowIndex ?? Number.POSITIVE_INFINITY,
  left: range.startColumnIndex ?? 0,
  right: range.endColumnIndex ?? Number.POSITIVE_INFINITY,
})

function ruleOf(given: ConditionalFormatRule, reading: Reading): Rule | undefined {
  const extents = (given.ranges ?? []).map(extentOf)
  const [first] = extents
  if (first === undefined) return undefined
  const place = { extents, home: { row: first.top, column: first.left } }
  if (given.booleanRule !== undefined) {
    const { condition, format } = given.booleanRule
    const test = condition === undefined ? undefined : testOf(condition, reading)
    const look = lookOf(format)
    const sets = Object.keys(look) as (keyof Look)[]
    return test === undefined || sets.length === 0 ? undefined : { ...place, sets, act: { test, look } }
  }
  const gradient = given.gradientRule === undefined ? undefined : gradientOf(given.gradientRule, reading)
  return gradient === undefined ? undefined : { ...place, sets: ['background'], act: { gradient } }
}

type Prepared = { readonly tag: string; readonly year: number; readonly rules: readonly Rule[] }

const prepared = new WeakMap<readonly ConditionalFormatRule[], Prepared>()

/**
 * A sheet's rules, read once for as long as the sheet keeps them: a committed workbook's lists are never changed in place.
 * Rules that are not understood are left out.
 */
export function rulesOf(given: readonly ConditionalFormatRule[], reading: Reading): readonly Rule[] {
  const known = prepared.get(given)
  const { tag } = reading.locale
  if (known?.tag === tag && known.year === reading.year) return known.rules
  const rules = given.flatMap((rule) => ruleOf(rule, reading) ?? [])
  prepared.set(given, { tag, year: reading.year, rules })
  return rules
}
