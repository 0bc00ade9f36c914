import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import {
  columnKeysOf,
  type KeyedColumn,
  keyedColumns,
  printColumnKeys,
  recallColumnKeys,
} from '../../src/sheet/column-keys.ts'
import type { Tab } from '../../src/sheet/definition.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { runs } from '../property/runs.ts'

const text = { type: 'text', writer: 'people', width: 1 } as const
const tab: Tab = {
  key: 'complaint',
  zh: '表',
  en: 'Tab',
  columns: [
    { key: 'name', zh: '姓名', en: 'Name', ...text },
    { key: 'mail', zh: '邮箱', en: 'Mail', ...text },
    { key: 'note', zh: '备注', en: 'Note', ...text },
  ],
}
const at = (...keys: readonly (readonly [string, number])[]): readonly KeyedColumn[] =>
  keys.map(([key, index]) => ({ key, index }))

describe('what keys tell beside the headers', () => {
  it.each<[string, readonly Cell[], readonly KeyedColumn[], Record<string, number> | undefined]>([
    ['nothing, where headers tell all', ['姓名', '邮箱', '备注'], at(['name', 2]), undefined],
    ['a renamed one', ['姓名', 'x', '备注'], at(['name', 0], ['mail', 1], ['note', 2]), { mail: 1 }],
    ['a column that a word tells is claimed by no key', ['姓名', '备注'], at(['mail', 0], ['mail', 1]), {}],
    [
      'of two with the key, the one whose header says so',
      ['x', '姓名', '姓名', '邮箱', '备注'],
      at(['name', 0], ['name', 1]),
      { name: 1 },
    ],
    ['of two with the key, the left one', ['姓名', '备注', 'y', 'x'], at(['mail', 3], ['mail', 2]), { mail: 2 }],
    ['no column twice', ['姓名', 'x'], at(['mail', 1], ['note', 1]), { mail: 1 }],
    ['a key that is none', ['姓名', '邮箱', 'x'], at(['constructor', 2], ['', 2]), {}],
    ['no header row', [], at(['name', 4]), { name: 4 }],
  ])('%s', (_, header, keyed, expected) => {
    const found = columnKeysOf(tab, [header], keyed)
    expect(found && Object.fromEntries(found)).toEqual(expected)
  })
  it('no key belongs on a column that may be another', () => {
    expect(keyedColumns(findHeaders(tab, { rows: [['邮箱', '姓名', '邮箱']] }))).toEqual(at(['name', 1]))
  })
})

describe('what is remembered', () => {
  const header: readonly Cell[] = ['姓名', 'x', '备注', '', 'y', 'y']
  it.each<[string, Record<string, number>, boolean]>([
    ['a header that stands once', { mail: 1 }, true],
    ['the only blank one', { mail: 3 }, true],
    ['none', {}, true],
    ['one of two alike', { mail: 4 }, false],
    ['behind the last', { mail: 6 }, false],
  ])('%s', (_, keys, isKept) => {
    const columnKeys = new Map(Object.entries(keys))
    const line = printColumnKeys({ rows: [header], columnKeys })
    expect(line !== undefined).toBe(isKept)
    if (isKept) expect(recallColumnKeys(tab, [[...header, null, '']], line)).toEqual(columnKeys)
    expect(recallColumnKeys(tab, [['姓名', 'x', '', '备注', 'y', 'y']], line)).toBeUndefined()
  })
  it.each([undefined, '', '{', 'null', '{"print":"","at":{}}', '{"print":7,"at":{}}'])('nothing of %s', (line) => {
    expect(recallColumnKeys(tab, [header], line)).toBeUndefined()
  })
  it.each(['{"mail":-1}', '{"mail":1.5}', '{"mail":"1"}', '[1]'])('nothing of a line that says %s', (keys) => {
    const { print } = JSON.parse(printColumnKeys({ rows: [header], columnKeys: new Map() }) ?? '') as { print: string }
    expect(recallColumnKeys(tab, [header], `{"print":"${print}","at":${keys}}`)).toBeUndefined()
    expect(recallColumnKeys(tab, [header], `{"print":"${print}","at":{"note":0,"mail":1}}`)).toEqual(
      new Map([['mail', 1]]),
    )
  })
})

describe('whatever people do to the columns', () => {
  type Edit = readonly ['name' | 'swap' | 'delete' | 'insert', number, number, string]
  const edit: fc.Arbitrary<Edit> = fc.tuple(
    fc.constantFrom('name', 'swap', 'delete', 'insert'),
    fc.nat(9),
    fc.nat(9),
    fc.constantFrom('姓名', 'Mail', '备注', '我的', '', '姓 名'),
  )
  /** The columns as they stand: who they were at first, and what people call them. */
  const after = (edits: readonly Edit[]) => {
    const columns: { readonly key: string | undefined; readonly header: string }[] = tab.columns.map(({ key, zh }) => ({
      key,
      header: zh,
    }))
    for (const [what, a, b, word] of edits) {
      const [first, second] = [columns[a % columns.length], columns[b % columns.length]]
      if (what === 'insert') columns.splice(a % (columns.length + 1), 0, { key: undefined, header: word })
      else if (first === undefined || second === undefined) continue
      else if (what === 'delete') columns.splice(a % columns.length, 1)
      else if (what === 'name') columns[a % columns.length] = { ...first, header: word }
      else [columns[a % columns.length], columns[b % columns.length]] = [second, first]
    }
    return columns
  }
  it('a column is found by its own word or by its own key, no column is two, and it is remembered', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const columns = after(edits)
        const rows = [columns.map(({ header }) => header)]
        const keyed = columns.flatMap(({ key }, index) => (key === undefined ? [] : [{ key, index }]))
        const columnKeys = columnKeysOf(tab, rows, keyed)
        const table = columnKeys === undefined ? { rows } : { rows, columnKeys }
        const found = findHeaders(tab, table)
        expect(new Set(found.at.values()).size).toBe(found.at.size)
        for (const [key, index] of found.at) {
          const words = tab.columns.flatMap((column) => (column.key === key ? [column.zh, column.en] : []))
          const { key: own, header = '' } = columns[index] ?? {}
          expect(own === key || words.includes(header.replace(' ', ''))).toBe(true)
        }
        // One that still stands and whose place no other's word has taken is never missing.
        for (const { key } of found.missing)
          expect(keyed.filter((one) => one.key === key && ![...found.at.values()].includes(one.index))).toEqual([])
        const line = printColumnKeys(table)
        if (line !== undefined) expect(recallColumnKeys(tab, rows, line)).toEqual(columnKeys)
      }),
      runs(400),
    )
  })
})
