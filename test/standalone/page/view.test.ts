import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterViewOf, readFilterView } from '../../../src/standalone/page/sheet/model/filter-views.ts'
import {
  compareRaw,
  type Filter,
  keepOrder,
  orderRows,
  passes,
  type Raw,
} from '../../../src/standalone/page/sheet/model/view.ts'
import { tabOf } from './support.ts'

type Line = { readonly at: number; readonly raw: Raw }
const line = (at: number, raw: Raw): Line => ({ at, raw })
const cell = ({ raw }: Line) => ({ raw, text: raw === undefined ? '' : String(raw) })
const isBlank = ({ raw }: Line): boolean => raw === undefined
const none = new Map<string, Filter>()

describe('a view of the rows', () => {
  const rows = [
    line(0, '乙'),
    line(1, 10),
    line(2, undefined),
    line(3, 9),
    line(4, '甲'),
    line(5, undefined),
    line(6, undefined),
  ]
  const at = (found: readonly Line[]): number[] => found.map((one) => one.at)

  it('puts numbers before texts and blanks last, whichever way, and leaves blank rows at the end where they are', () => {
    expect(at(orderRows(rows, isBlank, none, { column: 'a', descending: false }, cell).rows)).toEqual([
      3, 1, 4, 0, 2, 5, 6,
    ])
    expect(at(orderRows(rows, isBlank, none, { column: 'a', descending: true }, cell).rows)).toEqual([
      0, 4, 1, 3, 2, 5, 6,
    ])
  })

  it('filters, counts what holds anything, and keeps room for new rows', () => {
    const filter = new Map<string, Filter>([['a', { kind: 'between', from: 9, to: 9 }]])
    const found = orderRows(rows, isBlank, filter, undefined, cell)
    expect(at(found.rows)).toEqual([3, 5, 6])
    expect([found.shown, found.total]).toEqual([1, 4])
  })

  it('loses no row and doubles none, sorts stably, and is the same when done again', () => {
    const raw = fc.option(fc.oneof(fc.integer(), fc.string(), fc.boolean()), { nil: undefined })
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 40 }), fc.boolean(), (values, descending) => {
        const all = values.map((value, i) => line(i, value))
        const once = orderRows(all, isBlank, none, { column: 'a', descending }, cell).rows
        expect(at(once).toSorted((a, b) => a - b)).toEqual(all.map((_, i) => i))
        expect(at(orderRows(once, isBlank, none, { column: 'a', descending }, cell).rows)).toEqual(at(once))
      }),
    )
  })

  it('compares in an order', () => {
    const raw = fc.option(fc.oneof(fc.integer(), fc.string(), fc.boolean()), { nil: undefined })
    fc.assert(
      fc.property(raw, raw, fc.boolean(), (a, b, descending) => {
        expect(Math.sign(compareRaw(a, b, descending)) + Math.sign(compareRaw(b, a, descending)) === 0).toBe(true)
      }),
    )
  })

  const filters: readonly (readonly [string, Filter, Raw, string, boolean])[] = [
    ['a value that is hidden', { kind: 'hidden', texts: new Set(['来电']) }, '来电', '来电', false],
    ['a value that is not', { kind: 'hidden', texts: new Set(['来电']) }, '来访', '来访', true],
    ['a text in it, whatever its case', { kind: 'contains', text: 'ABC' }, 'xabcx', 'xabcx', true],
    ['blank', { kind: 'blank' }, undefined, ' ', true],
    ['not blank', { kind: 'not-blank' }, 0, '0', true],
    ['the last day to its end', { kind: 'between', from: 46000, to: 46001 }, 46001.99, '', true],
    ['the day after', { kind: 'between', from: 46000, to: 46001 }, 46002, '', false],
    ['open at one end', { kind: 'between', from: undefined, to: 46001 }, 1, '', true],
    ['a text among dates', { kind: 'between', from: 46000, to: undefined }, '昨天', '昨天', false],
  ]
  it.each(filters)('lets pass: %s', (_, filter, raw, text, expected) => {
    expect(passes(filter, raw, text)).toBe(expected)
  })
})

describe('a view while others insert and delete', () => {
  it('keeps everybody in place; new rows stand behind the row they stand behind in the sheet', () => {
    const known = new Set(['a', 'b', 'c', 'd'])
    expect(keepOrder(['d', 'b', 'a'], known, ['a', 'x', 'b', 'c', 'y', 'd', 'z'])).toEqual([
      'd',
      'z',
      'b',
      'y',
      'a',
      'x',
    ])
    expect(keepOrder(['d', 'b', 'a'], known, ['a', 'c', 'd'])).toEqual(['d', 'a'])
    expect(keepOrder(['d', 'b'], known, ['n', 'a', 'b', 'c', 'd'])).toEqual(['n', 'd', 'b'])
  })
})

describe('a view that the workbook keeps', () => {
  it('is read as it was written', () => {
    const tab = tabOf([['编号', '姓名', '时间', '备注'], ['1']])
    const [a, b, c, d] = tab.columns
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no columns')
    const filters = new Map<typeof a, Filter>([
      [a, { kind: 'hidden', texts: new Set(['1', '']) }],
      [b, { kind: 'contains', text: '甲' }],
      [c, { kind: 'between', from: 46000, to: undefined }],
      [d, { kind: 'not-blank' }],
    ])
    const sorting = { column: c, descending: true }
    const written = JSON.parse(JSON.stringify(filterViewOf(tab, { sorting, filters }, '在办'))) as object
    const read = readFilterView({ filterViewId: 1, ...written }, tab.columns)
    expect(read.sorting).toEqual(sorting)
    expect(read.filters).toEqual(filters)
  })
})
