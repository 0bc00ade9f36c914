import { describe, expect, it } from 'vitest'
import { tabs } from '../../sheets-template/workbook/index.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import type { Tab } from '../../src/sheet/definition.ts'
import { cellAt, findHeaders, rowsOf } from '../../src/sheet/headers.ts'

const text = { type: 'text', writer: 'people', width: 1 } as const
const tab: Tab = {
  key: 'complaint',
  zh: '表',
  en: 'Tab',
  columns: [
    { key: 'name', zh: '姓名', en: 'Name', ...text },
    { key: 'mail', zh: '邮箱', en: 'E-mail (work)', ...text },
    { key: 'note', zh: '备注', en: 'Note', ...text },
  ],
}

describe('columns are found by their headers', () => {
  it.each<[string, readonly Cell[] | undefined, Record<string, number>, readonly string[], readonly string[]]>([
    ['Chinese', ['姓名', '邮箱', '备注'], { name: 0, mail: 1, note: 2 }, [], []],
    ['English', ['Name', 'E-mail (work)', 'Note'], { name: 0, mail: 1, note: 2 }, [], []],
    ['mixed', ['Name', '邮箱', 'Note'], { name: 0, mail: 1, note: 2 }, [], []],
    ['reordered, with others between', ['备注', '我的列', '姓名', null, '邮箱'], { name: 2, mail: 4, note: 0 }, [], []],
    ['full-width, blanks, case', ['姓 名', 'Ｅ－ＭＡＩＬ（WORK）', ' note '], { name: 0, mail: 1, note: 2 }, [], []],
    ['zero-width', ['姓\u200b名', '\ufeff邮箱', '备注'], { name: 0, mail: 1, note: 2 }, [], []],
    ['renamed', ['姓名', '邮件地址', '备注'], { name: 0, note: 2 }, ['mail'], []],
    ['twice: the first counts', ['姓名', '邮箱', '姓名', '备注'], { name: 0, mail: 1, note: 3 }, [], ['name']],
    ['in both languages: the Chinese one', ['Name', '姓名', '邮箱', '备注'], { name: 1, mail: 2, note: 3 }, [], []],
    ['no text', [1, true, null, undefined], {}, ['name', 'mail', 'note'], []],
    ['none', undefined, {}, ['name', 'mail', 'note'], []],
  ])('%s', (_, header, at, missing, twice) => {
    const headers = findHeaders(tab, header && { rows: [header] })
    expect(Object.fromEntries(headers.at)).toEqual(at)
    expect(headers.missing.map(({ key }) => key)).toEqual(missing)
    expect(headers.twice.map(({ key }) => key)).toEqual(twice)
  })
})

describe('columns whose header no longer says so are found by their keys', () => {
  it.each<
    [string, readonly Cell[], Record<string, number>, Record<string, number>, readonly string[], readonly string[]]
  >([
    ['renamed', ['姓名', '邮件地址', '备注'], { mail: 1 }, { name: 0, mail: 1, note: 2 }, [], []],
    ['blanked', ['姓名', '', '备注'], { mail: 1 }, { name: 0, mail: 1, note: 2 }, [], []],
    ['blanked at the end', ['姓名', '邮箱'], { note: 2 }, { name: 0, mail: 1, note: 2 }, [], []],
    ['all renamed', ['a', 'b', 'c'], { name: 2, mail: 0, note: 1 }, { name: 2, mail: 0, note: 1 }, [], []],
    ['none kept', ['姓名', '我的列', '备注'], {}, { name: 0, note: 2 }, ['mail'], []],
    [
      'a word that stands once counts for more',
      ['姓名', '邮箱'],
      { name: 1, mail: 0 },
      { name: 0, mail: 1 },
      ['note'],
      [],
    ],
    ['a column found by its word is not claimed', ['姓名', '备注'], { mail: 1 }, { name: 0, note: 1 }, ['mail'], []],
    ['nor one claimed by a key before', ['姓名', 'x'], { mail: 1, note: 1 }, { name: 0, mail: 1 }, ['note'], []],
    [
      "renamed to another column's word, which still stands",
      ['姓名', '姓名', '备注'],
      { name: 1, mail: 0 },
      { name: 1, mail: 0, note: 2 },
      [],
      [],
    ],
    ['the same, and only the renamed one is kept', ['姓名', '姓名'], { mail: 0 }, { name: 1, mail: 0 }, ['note'], []],
    ["a person's column of the same name", ['姓名', '备注', '备注'], { note: 2 }, { name: 0, note: 2 }, ['mail'], []],
    ['twice, and none kept', ['姓名', '姓名'], { mail: 7 }, { name: 0, mail: 7 }, ['note'], ['name']],
  ])('%s', (_, header, keys, at, missing, twice) => {
    const headers = findHeaders(tab, { rows: [header], columnKeys: new Map(Object.entries(keys)) })
    expect(Object.fromEntries(headers.at)).toEqual(at)
    expect(headers.missing.map(({ key }) => key)).toEqual(missing)
    expect(headers.twice.map(({ key }) => key)).toEqual(twice)
  })
})

it.each(tabs.map((one) => [one.key, one] as const))('no two columns of %s share a header', (_, one: Tab) => {
  for (const language of ['zh', 'en'] as const) {
    const headers = findHeaders(one, { rows: [one.columns.map((column) => column[language])] })
    expect(headers.twice).toEqual([])
    expect([...headers.at.values()]).toEqual(one.columns.map((_column, index) => index))
  }
})

describe('cells', () => {
  const headers = findHeaders(tab, { rows: [['备注', '姓名']] })
  it.each<[string, readonly Cell[], string, Cell]>([
    ['under its header', ['n', '王芳'], 'name', '王芳'],
    ['blank', ['', '王芳'], 'note', undefined],
    ['null', [null, '王芳'], 'note', undefined],
    ['cut off', ['n'], 'name', undefined],
    ['without a column', ['n', '王芳'], 'mail', undefined],
    ['zero is no blank', [0], 'note', 0],
    ['no is no blank', [false], 'note', false],
  ])('%s', (_, row, key, expected) => {
    expect(cellAt(row, headers, key)).toBe(expected)
  })
  it('blank rows are left out, the header row too', () => {
    const rows = [['姓名'], ['a'], [], [null, ''], [undefined, 0], ['b']]
    expect([...rowsOf({ tab: 'staff', title: '表', rows })].map(({ row }) => row)).toEqual([1, 4, 5])
  })
})
