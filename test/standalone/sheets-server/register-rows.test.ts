import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { rowsOf } from './book.ts'
import { office, whyNot } from './people.ts'
import { folder } from './support.ts'

type Request = sheets_v4.Schema$Request

const area = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
})
const insert = (at: number): Request => ({
  insertDimension: { range: rowsOf(at, at + 1), inheritFromBefore: false },
})
const sort: Request = { sortRange: { range: area(1, 9, 0, 3), sortSpecs: [{ dimensionIndex: 1 }] } }

describe('the example under the header of a register', () => {
  async function register() {
    const desk = await office()
    await desk.write('A1', [
      ['编号', '客户', '类别', '子类'],
      ['示例', '王女士', '工程', '漏水'],
      ['TS-1', 'Zhao', '', ''],
      ['TS-2', 'Li', '', ''],
    ])
    await desk.done(
      { addProtectedRange: { protectedRange: { range: { sheetId: 0, endRowIndex: 1 } } } },
      { addProtectedRange: { protectedRange: { range: area(1, 2, 0, 26) } } },
    )
    return desk
  }
  const values = [{ userEnteredValue: { stringValue: '张' } }]

  test.each<[string, Request]>([
    ['typed over', { updateCells: { range: area(1, 2, 1, 2), rows: [{ values }], fields: 'userEnteredValue' } }],
    ['cleared', { updateCells: { range: area(1, 2, 0, 4), fields: 'userEnteredValue' } }],
    ['given a note', { repeatCell: { range: area(1, 2, 1, 2), cell: { note: 'hm' }, fields: 'note' } }],
    ['deleted', { deleteDimension: { range: rowsOf(1, 2) } }],
    ['pushed down', insert(1)],
    ['sorted in', sort],
    ['moved', { moveDimension: { source: rowsOf(1, 2), destinationIndex: 4 } }],
    ['preceded by a case', { moveDimension: { source: rowsOf(2, 3), destinationIndex: 1 } }],
    [
      'pasted over',
      { pasteData: { coordinate: { sheetId: 0, rowIndex: 1, columnIndex: 1 }, data: '张', delimiter: '\t' } },
    ],
    ['cut away', { cutPaste: { source: area(1, 2, 1, 2), destination: { sheetId: 0, rowIndex: 5, columnIndex: 1 } } }],
  ])('is not %s by people', async (_, request) => {
    const { batchBy, read } = await register()
    const before = await read('A1:D9')
    expect(whyNot(await batchBy('王芳', [request]))).toMatchObject({
      status: 400,
      reason: 'CELL_PROTECTED',
      metadata: { row: '1' },
    })
    expect(await read('A1:D9')).toEqual(before)
  })

  test('is no hindrance below it: rows come under it, are sorted, and are typed behind the last', async () => {
    const { batchBy, typeBy, service, id, read } = await register()
    const below: Request = { sortRange: { range: area(2, 9, 0, 4), sortSpecs: [{ dimensionIndex: 1 }] } }
    expect((await batchBy('王芳', [insert(2)])).status).toBe(200)
    const typed = await typeBy('王芳', 'B3', [['Sun']])
    expect(typed.status).toBe(200)
    expect((await batchBy('王芳', [below])).status).toBe(200)
    expect(await read('A1:B5')).toEqual([
      ['编号', '客户'],
      ['示例', '王女士'],
      ['TS-2', 'Li'],
      ['', 'Sun'],
      ['TS-1', 'Zhao'],
    ])
    const { left } = service.undo(id, Number(typed.headers.get('x-sheets-change')), '王芳', 'page')
    expect(left).toEqual([])
    expect(await read('A2:B2')).toEqual([['示例', '王女士']])
  })
})

describe('lists of single cells', () => {
  const list = (...choices: readonly string[]) => ({
    condition: { type: 'ONE_OF_LIST', values: choices.map((userEnteredValue) => ({ userEnteredValue })) },
    showCustomUi: true,
  })
  const give = (row: number, ...choices: readonly string[]): Request => ({
    setDataValidation: { range: area(row, row + 1, 2, 3), rule: list(...choices) },
  })
  const [water, power] = [
    ['漏水', '爆管'],
    ['断电', '跳闸'],
  ] as const

  async function register() {
    const desk = await office()
    await desk.write('A1', [
      ['客户', '类别', '子类'],
      ['b', '水', '漏水'],
      ['a', '电', '断电'],
    ])
    await desk.done(give(1, ...water), give(2, ...power))
    const lists = async (range: string) => {
      const { sheets } = await desk.get(
        `?ranges=${encodeURIComponent(range)}&fields=sheets.data.rowData.values.dataValidation.condition.values`,
      )
      return (sheets?.[0]?.data?.[0]?.rowData ?? []).map(({ values }) =>
        (values?.[0]?.dataValidation?.condition?.values ?? []).map(({ userEnteredValue }) => userEnteredValue),
      )
    }
    return { ...desk, lists }
  }

  test('go with their rows when people sort and move them', async () => {
    const { batchBy, lists, read } = await register()
    const byName: Request = { sortRange: { range: area(1, 9, 0, 3), sortSpecs: [{ dimensionIndex: 0 }] } }
    await batchBy('王芳', [byName])
    expect(await read('A2:C3')).toEqual([
      ['a', '电', '断电'],
      ['b', '水', '漏水'],
    ])
    expect(await lists('C2:C3')).toEqual([power, water])
    await batchBy('王芳', [{ moveDimension: { source: rowsOf(1, 2), destinationIndex: 3 } }])
    expect(await lists('C2:C3')).toEqual([water, power])
  })

  test('do not forbid what is not on them, and stay under what is typed and pasted by people', async () => {
    const { typeBy, batchBy, lists, read } = await register()
    expect((await typeBy('王芳', 'C2', [['马桶堵塞']])).status).toBe(200)
    const paste = { source: area(2, 3, 2, 3), destination: area(1, 2, 2, 3), pasteType: 'PASTE_VALUES' }
    await batchBy('王芳', [{ copyPaste: paste }])
    expect(await read('C2')).toEqual([['断电']])
    expect(await lists('C2:C3')).toEqual([water, power])
    await batchBy('王芳', [{ copyPaste: { ...paste, pasteType: 'PASTE_NORMAL' } }])
    expect(await lists('C2:C3')).toEqual([water, power])
  })

  test('that a sweep gave since are left when people take back what they typed', async () => {
    const { typeBy, done, service, id, lists, read } = await register()
    const typed = await typeBy('王芳', 'B2', [['电']])
    await done(give(1, ...power))
    const { left } = service.undo(id, Number(typed.headers.get('x-sheets-change')), '王芳', 'page')
    expect(left).toEqual([])
    expect(await read('B2')).toEqual([['水']])
    expect(await lists('C2')).toEqual([power])
  })

  test('are told to pages as their cells', async () => {
    const { done, heard } = await register()
    await done(give(2, ...water))
    expect(heard.at(-1)?.sheets).toEqual([{ sheetId: 0, cells: [[2, 2, 3, 3]] }])
  })

  test('are kept once each, however many cells have them', async () => {
    const file = path.join(folder(), 'lists.sqlite')
    const { done, service } = await register()
    const choices = Array.from({ length: 20 }, (_, i) => `小类${i}`)
    await done(
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 2_000 } },
      ...Array.from({ length: 2_000 }, (_, row) => give(row + 1, `大类${row % 10}`, ...choices)),
    )
    service.backup(file)
    const store = new DatabaseSync(file, { readOnly: true })
    const { parts } = store.prepare('SELECT count(*) AS parts FROM part').get() as { parts: number }
    const { most } = store.prepare('SELECT max(length(json)) AS most FROM row').get() as { most: number }
    store.close()
    expect(parts).toBe(12)
    expect(most).toBeLessThan(60)
  })
})
