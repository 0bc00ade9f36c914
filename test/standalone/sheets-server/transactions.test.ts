import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import path from 'node:path'
import type { sheets_v4 } from '@googleapis/sheets'
import { expect, test } from 'vitest'
import { openSheetsServer } from '../../../src/standalone/sheets-server/index.ts'
import { call, commandLine, desk, deskOn, folder, refusal, ways } from './support.ts'

const VERSION = 77

/** One batch that applies only if the version is still `from`. */
const commit = (from: string, to: string, ...writes: sheets_v4.Schema$Request[]): sheets_v4.Schema$Request[] => [
  {
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: VERSION, metadataValue: from } } },
  },
  {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: VERSION,
        metadataKey: 'version',
        metadataValue: to,
        location: { spreadsheet: true },
        visibility: 'DOCUMENT',
      },
    },
  },
  ...writes,
]

test('one bad request in a batch and nothing of it happened', async () => {
  const { batch, write, read, get } = await desk()
  await write('A1', [['before']])
  const was = await get('?includeGridData=true')
  const answer = await batch(
    {
      updateCells: {
        start: { sheetId: 0 },
        rows: [{ values: [{ userEnteredValue: { stringValue: 'after' } }] }],
        fields: '*',
      },
    },
    { addSheet: { properties: { title: 'new' } } },
    { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
    { mergeCells: { range: { sheetId: 0, endRowIndex: 3, endColumnIndex: 3 } } },
    { deleteSheet: { sheetId: 999 } },
  )
  expect(refusal(answer)).toBe('400 Invalid requests[4].deleteSheet: No grid with id: 999')
  expect(await read('Sheet1')).toEqual([['before']])
  expect(await get('?includeGridData=true')).toEqual(was)
})

test('a version is moved on by one of twenty writers who read the same one', async () => {
  const { batch, read, done } = await desk()
  await done(...commit('none', '1'))
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      batch(
        ...commit('1', `2 by ${i}`, {
          updateCells: {
            start: { sheetId: 0, rowIndex: i },
            rows: [{ values: [{ userEnteredValue: { stringValue: `writer ${i}` } }] }],
            fields: 'userEnteredValue',
          },
        }),
      ),
    ),
  )
  expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
  const winner = answers.findIndex((a) => a.status === 200)
  for (const answer of answers.filter((a) => a.status !== 200)) {
    expect(refusal(answer)).toBe(
      `400 Invalid requests[1].createDeveloperMetadata: Cannot add developer metadata with ID [${VERSION}] because developer metadata with that ID already exists.`,
    )
  }
  expect((await read('Sheet1'))?.flat().filter((v) => v !== '')).toEqual([`writer ${winner}`])
})

test('a delete that matches nothing is no error', async () => {
  const { done } = await desk()
  expect(
    await done({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: 1, metadataKey: 'no' } } },
    }),
  ).toEqual([{ deleteDeveloperMetadata: { deletedDeveloperMetadata: [] } }])
})

test('everything is as it was after closing and opening again', async () => {
  const file = path.join(folder(), 'desk.sqlite')
  const first = await openSheetsServer({ file })
  const { id, done, type, get } = await deskOn(first, { title: '台账', locale: 'zh_CN', timeZone: 'Asia/Shanghai' })
  await type('A1', [['x', 1.5, true, '=B1*2', '2026-11-21', "'0042"], [], ['y']])
  await done(
    {
      repeatCell: {
        range: { sheetId: 0, endRowIndex: 2 },
        cell: { userEnteredFormat: { textFormat: { bold: true } } },
        fields: 'userEnteredFormat.textFormat',
      },
    },
    {
      setDataValidation: {
        range: { sheetId: 0, startRowIndex: 5, endRowIndex: 9 },
        rule: { condition: { type: 'BOOLEAN' } },
      },
    },
    { updateCells: { start: { sheetId: 0, rowIndex: 7 }, rows: [{ values: [{ note: 'why' }] }], fields: 'note' } },
    { addNamedRange: { namedRange: { namedRangeId: 'n1', name: 'cases', range: { sheetId: 0, endRowIndex: 9 } } } },
    { addSheet: { properties: { sheetId: 5, title: '__proto__', index: 0 } } },
    { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 3 } } },
    { moveDimension: { source: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 }, destinationIndex: 6 } },
    ...commit('none', '1'),
  )
  const before = await get('?includeGridData=true')
  await first.close()
  const second = await openSheetsServer({ file })
  expect(await ways(second, id).get('?includeGridData=true')).toEqual(before)
  await second.close()
})

test('a change of one cell, or a row put in at the top, does not write the whole sheet again', async () => {
  const file = path.join(folder(), 'desk.sqlite')
  const server = await openSheetsServer({ file })
  const { write, done } = await deskOn(server)
  const logged = (): number => statSync(`${file}-wal`).size
  const empty = logged()
  await write(
    'A1',
    Array.from({ length: 900 }, (_, r) => Array.from({ length: 20 }, (__, c) => `${r} ${c} some text`)),
  )
  const whole = logged() - empty
  const before = logged()
  await write('C500', [['changed']])
  await done({ insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } })
  expect(logged() - before).toBeLessThan(whole / 5)
  await server.close()
})

test('what was answered survives the process being killed', async () => {
  const file = path.join(folder(), 'desk.sqlite')
  const child = spawn(process.execPath, commandLine('--data', file), {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = line.toString().trim().replace('listening ', '')
  const created = await call({ url }, 'POST', '', {})
  const { spreadsheetId } = created.body as { spreadsheetId: string }
  const { write } = ways({ url }, spreadsheetId)
  for (let i = 1; i <= 5; i++) expect((await write(`A${i}`, [[`line ${i}`]])).status).toBe(200)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const server = await openSheetsServer({ file })
  expect(await ways(server, spreadsheetId).read('Sheet1')).toEqual([1, 2, 3, 4, 5].map((i) => [`line ${i}`]))
  await server.close()
})
