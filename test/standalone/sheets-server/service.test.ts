import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openJournal } from '../../../src/standalone/sheets-server/history/journal.ts'
import { OpenError, openSheetsService } from '../../../src/standalone/sheets-server/index.ts'
import { asPerson, mount, office, whyNot } from './people.ts'
import { call, folder, open, ways } from './support.ts'

const row = (startIndex: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex, endIndex: startIndex + 1 })
const stateIn = (headers: Headers) => ({
  revision: Number(headers.get('x-sheets-revision')),
  shape: Number(headers.get('x-sheets-shape')),
  epoch: headers.get('x-sheets-epoch'),
})

describe('revision, shape and epoch', () => {
  test('an answer says which state it was taken from', async () => {
    const { service, id, typeBy, batchBy, write } = await office()
    await write('A1', [['here']])
    const first = service.revisionOf(id)
    const typed = stateIn((await typeBy('王芳', 'A1', [['x']])).headers)
    expect(typed).toEqual({ ...first, revision: first.revision + 1 })
    const inserted = await batchBy('王芳', [{ insertDimension: { range: row(0) } }])
    expect(stateIn(inserted.headers)).toEqual({
      ...first,
      revision: first.revision + 2,
      shape: first.shape + 1,
    })
    const read = await asPerson(service.url, '王芳', 'GET', `/${id}`)
    expect(stateIn(read.headers)).toEqual(service.revisionOf(id))
    const refused = await asPerson(service.url, '王芳', 'GET', `/${id}/values/nowhere`)
    expect([refused.status, stateIn(refused.headers)]).toEqual([400, service.revisionOf(id)])
  })

  test('each opening has an epoch and a first shape of its own', async () => {
    const [one, two] = [await office(), await office()]
    expect(one.service.revisionOf(one.id).epoch).not.toBe(two.service.revisionOf(two.id).epoch)
    expect(one.service.revisionOf(one.id).shape).not.toBe(two.service.revisionOf(two.id).shape)
  })

  test('positions of another shape are refused and nothing is done', async () => {
    const { service, id, typeBy, batch, read, write } = await office()
    await write('A2', [['here']])
    const { shape } = service.revisionOf(id)
    await batch({ insertDimension: { range: row(0) } })
    const stale = await typeBy('王芳', 'A1', [['x']], { 'x-sheets-shape': String(shape) })
    expect(whyNot(stale)).toMatchObject({
      status: 412,
      reason: 'SHAPE_CHANGED',
      metadata: { shape: String(shape + 1) },
    })
    expect(stale.body).toMatchObject({ error: { code: 412, status: 'FAILED_PRECONDITION' } })
    expect(stateIn(stale.headers).shape).toBe(shape + 1)
    expect(await read('A1')).toBeUndefined()
    const fresh = await typeBy('王芳', 'A1', [['x']], { 'x-sheets-shape': String(shape + 1) })
    expect(fresh.status).toBe(200)
  })

  test('a plain service says none, and heeds none', async () => {
    const { service, id, typeBy, batch, read } = await office({ plain: true })
    const { shape } = service.revisionOf(id)
    await batch({ insertDimension: { range: row(0) } })
    const typed = await typeBy('王芳', 'A1', [['x']], { 'x-sheets-shape': String(shape), 'x-sheets-revision': '1' })
    expect(typed.status).toBe(200)
    expect([...typed.headers.keys()].filter((name) => /^x-sheets-(revision|shape|epoch)$/.test(name))).toEqual([])
    expect(await read('A1')).toEqual([['x']])
  })

  test('what was meant for a state that is gone is refused and nothing is done', async () => {
    const { service, id, typeBy, read, write } = await office()
    const { revision } = service.revisionOf(id)
    await write('A2', [['here']])
    const stale = await typeBy('王芳', 'A1', [['x']], { 'x-sheets-revision': String(revision) })
    expect(whyNot(stale)).toMatchObject({
      status: 412,
      reason: 'REVISION_CHANGED',
      metadata: { revision: String(revision + 1) },
    })
    expect(await read('A1')).toBeUndefined()
    expect((await typeBy('王芳', 'A1', [['x']], { 'x-sheets-revision': String(revision + 1) })).status).toBe(200)
  })

  test.each([
    ['x-sheets-shape', 'soon'],
    ['x-sheets-revision', 'soon'],
    ['x-sheets-shape', '-1'],
    ['x-sheets-client', 'a b'],
    ['x-sheets-client', 'x'.repeat(65)],
  ])('%s: %s is no name', async (header, value) => {
    const { typeBy } = await office()
    expect((await typeBy('王芳', 'A1', [['x']], { [header]: value })).status).toBe(400)
  })

  test('who is not let in learns nothing of the spreadsheets', async () => {
    const server = await open({ token: 'right' })
    const made = await call(server, 'POST', '', {}, { authorization: 'Bearer right' })
    const { spreadsheetId } = made.body as { spreadsheetId: string }
    const refused = await fetch(`${server.url}/v4/spreadsheets/${spreadsheetId}`)
    expect([refused.status, refused.headers.get('x-sheets-revision')]).toEqual([401, null])
  })
})

describe('notices', () => {
  test('tell of each commit: by whom, from which page, what', async () => {
    const { service, id, heard, typeBy, write } = await office()
    const before = service.revisionOf(id)
    await typeBy('王芳', 'B2', [['x']], { 'x-sheets-client': 'page-1' })
    await write('A1', [['=1+1']])
    await write('A1', [['by a program']])
    expect(heard).toMatchObject([
      {
        ...before,
        spreadsheetId: id,
        revision: before.revision + 1,
        person: '王芳',
        client: 'page-1',
        sheets: [{ sheetId: 0, cells: [[1, 1, 2, 2]] }],
      },
      { revision: before.revision + 2, sheets: [{ sheetId: 0, cells: [[0, 0, 1, 1]] }] },
      { revision: before.revision + 3 },
    ])
    expect(heard[1]?.person).toBeUndefined()
    expect(service.noticesSince(id, before.revision + 1, before.epoch)).toEqual(heard.slice(1))
  })

  test('say whether there are formulas', async () => {
    const { heard, type } = await office()
    await type('A1', [['=1+1']])
    await type('A1', [[2]])
    expect(heard.map((n) => n.formulas)).toEqual([true, undefined])
  })

  test('a refused change is none', async () => {
    const { service, id, heard, batch } = await office()
    const before = service.revisionOf(id)
    await batch({ deleteSheet: { sheetId: 99 } })
    expect([heard, service.revisionOf(id)]).toEqual([[], before])
  })

  test('a listener that throws hurts nobody; one that stopped hears nothing', async () => {
    const errors: unknown[] = []
    const { service, heard, write } = await office({ onError: (error) => errors.push(error) })
    const stop = service.onChange(() => {
      throw new Error('mine')
    })
    let later = 0
    service.onChange(() => later++)
    expect((await write('A1', [['x']])).status).toBe(200)
    expect([errors.length, heard.length, later]).toEqual([1, 1, 1])
    stop()
    await write('A1', [['y']])
    expect([errors.length, heard.length, later]).toEqual([1, 2, 2])
  })

  test.each<[string, (state: { revision: number; epoch: string }) => [number, string], unknown]>([
    ['now', ({ revision, epoch }) => [revision, epoch], []],
    ['another epoch', ({ revision }) => [revision, 'other'], 'too-old'],
    ['the future', ({ revision, epoch }) => [revision + 1, epoch], 'too-old'],
    ['before the beginning', ({ epoch }) => [-1, epoch], 'too-old'],
  ])('since %s', async (_, asked, wanted) => {
    const { service, id } = await office()
    const [revision, epoch] = asked(service.revisionOf(id))
    expect(service.noticesSince(id, revision, epoch)).toEqual(wanted)
  })

  test('only the last two thousand are kept', async () => {
    const { service, id, write } = await office()
    const { revision, epoch } = service.revisionOf(id)
    for (let i = 0; i < 2_001; i++) await write('A1', [[i]])
    expect(service.noticesSince(id, revision, epoch)).toBe('too-old')
    expect(service.noticesSince(id, revision + 1, epoch)).toHaveLength(2_000)
  })
})

describe('packing', () => {
  const big = Array.from({ length: 26 }, () => 'some text that is said again and again')
  const encoding = async (url: string, id: string, headers: Record<string, string>) => {
    const response = await fetch(`${url}/v4/spreadsheets/${id}/values/A1:ZZ1`, { headers })
    expect(((await response.json()) as { values: unknown[][] }).values[0]).toHaveLength(26)
    return response.headers.get('content-encoding')
  }

  test.each<[string, Record<string, string>, string | null]>([
    ['a person who takes it', { 'x-person': 'w', 'accept-encoding': 'br, gzip' }, 'gzip'],
    ['a person who does not', { 'x-person': 'w', 'accept-encoding': 'br' }, null],
    ['a person who refuses it', { 'x-person': 'w', 'accept-encoding': 'gzip;q=0, br' }, null],
    ['a program', { 'accept-encoding': 'gzip' }, null],
  ])('%s', async (_, headers, wanted) => {
    const { service, id, write } = await office()
    await write('A1', [big])
    expect(await encoding(service.url, id, headers)).toBe(wanted)
  })

  test('a small answer is not worth it', async () => {
    const { service, id } = await office()
    const response = await asPerson(service.url, 'w', 'GET', `/${id}/values/A1`, undefined, {
      'accept-encoding': 'gzip',
    })
    expect(response.headers.get('content-encoding')).toBeNull()
  })
})

describe('backup', () => {
  test('a copy taken while it runs opens as what was there then', async () => {
    const place = folder()
    const file = path.join(place, 'desk.sqlite')
    const copy = path.join(place, 'copy.sqlite')
    const { service, id, write, read } = await office({ file })
    await write('A1', [['before']])
    service.backup(copy)
    await write('A1', [['after']])
    expect(readFileSync(copy).subarray(68, 72).toString('latin1')).toBe('DCsh')
    const again = await mount({ file: copy })
    expect(await ways(again, id).read('A1')).toEqual([['before']])
    expect(await read('A1')).toEqual([['after']])
  })

  test('nothing that is there is written over; a folder that is not there is said', async () => {
    const place = folder()
    const { service } = await office({ file: path.join(place, 'desk.sqlite') })
    const taken = path.join(place, 'taken')
    writeFileSync(taken, 'mine')
    const problem = (file: string) => {
      try {
        service.backup(file)
      } catch (error) {
        if (error instanceof OpenError) return error.problem
        throw error
      }
      return undefined
    }
    expect(problem(taken)).toEqual({ kind: 'file-unwritable', file: taken, reason: 'EEXIST' })
    expect(readFileSync(taken, 'utf8')).toBe('mine')
    const nowhere = path.join(place, 'no', 'copy')
    expect(problem(nowhere)).toMatchObject({ kind: 'file-unwritable', file: nowhere })
  })
})

test('closing twice is closing once, and the file is let go', () => {
  const file = path.join(folder(), 'desk.sqlite')
  const first = openSheetsService({ file })
  first.close()
  first.close()
  openSheetsService({ file }).close()
})

test('a request line that is no address is answered', async () => {
  const server = await open()
  const socket = connect(server.port, '127.0.0.1')
  socket.end('GET // HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
  const [data] = (await once(socket, 'data')) as [Buffer]
  expect(data.toString()).toMatch(/^HTTP\/1.1 404 /)
})

test('the notices kept are few when they are large', () => {
  const journal = openJournal('e', () => undefined)
  const rows = Array.from({ length: 30_000 }, (_, i) => [30_000 - i, 1] as const)
  const news = { spreadsheetId: 'a', reshaped: true, sheets: [{ sheetId: 0, rows }] }
  for (let i = 0; i < 10; i++) journal.tell(news)
  expect(journal.noticesSince('a', 4, 'e')).toHaveLength(6)
  expect(journal.noticesSince('a', 3, 'e')).toBe('too-old')
})
