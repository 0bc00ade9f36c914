import { afterEach, describe, expect, it } from 'vitest'
import { serviceError } from '../../src/adapters/google-sheets/service-error.ts'
import { planAndCommit } from '../../src/app/plan-and-commit.ts'
import { Failure } from '../../src/model/failure.ts'
import { instant } from '../../src/model/instant.ts'
import type { ReportTab } from '../../src/model/report-tab.ts'
import type { Change, Ledger, Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { FIRST } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
let desk: Desk
afterEach(() => desk.close())

const open = async (options: Parameters<typeof openSheetsDesk>[0] = {}): Promise<Desk> => {
  desk = await openSheetsDesk(options)
  await desk.ledger.setUp('zh')
  return desk
}
const change = (requests: object[]) =>
  desk.client.spreadsheets.batchUpdate({ spreadsheetId: desk.spreadsheetId, requestBody: { requests } })
const sheetIdOf = async (title: string): Promise<number> => {
  const { data } = await desk.client.spreadsheets.get({ spreadsheetId: desk.spreadsheetId })
  return data.sheets?.find(({ properties }) => properties?.title === title)?.properties?.sheetId ?? -1
}
const kindOf = async (made: Promise<unknown>): Promise<string> => {
  const failure: unknown = await made.catch((thrown: unknown) => thrown)
  return failure instanceof Failure ? failure.reason.kind : 'none'
}
const mark: Change = { kind: 'append', tab: 'complaint', rows: [['x']] }
const report = (rows: ReportTab['rows'], charts: ReportTab['charts'] = []): Change => ({
  kind: 'report',
  report: { kind: 'month', title: '月统计 2026-11', widths: [100, 80], frozenRows: 1, rows, charts },
})
const v = (text: string) => text as Version

describe('tabs that people change', () => {
  it('are found when the workbook was set up in English, at the cost of a look', async () => {
    desk = await openSheetsDesk({ language: 'en' })
    await desk.ledger.setUp('en')
    const fresh = desk.newLedger()
    expect((await fresh.read()).tables.get('complaint')?.title).toBe('Complaints')
    const before = desk.calls.length
    await fresh.read()
    expect(desk.calls.slice(before)).toEqual(['spreadsheets.values.batchGet'])
  })

  it('are read without the register that somebody deleted', async () => {
    await open()
    await change([{ deleteSheet: { sheetId: await sheetIdOf('报修台账') } }])
    const { tables } = await desk.ledger.read()
    expect([tables.has('repair'), tables.has('complaint')]).toEqual([false, true])
    expect((await desk.ledger.setUp('zh')).done).toEqual([{ what: 'tab-added', title: '报修台账' }])
    expect((await desk.ledger.read()).tables.has('repair')).toBe(true)
  })

  it('keep the version when the hidden tab is deleted and set up again', async () => {
    await open()
    await desk.ledger.commit(await desk.ledger.read(), v('7.z'), [mark])
    await change([{ deleteSheet: { sheetId: await sheetIdOf('系统') } }])
    expect(await kindOf(desk.ledger.read())).toBe('not-set-up')
    await desk.ledger.setUp('zh')
    const state = await desk.ledger.read()
    expect(state.version).toBe('7.z')
    expect(await desk.ledger.commit(state, v('8.z'), [mark])).toMatchObject({ kind: 'committed' })
  })

  it('are written to where they are now, after a tab was deleted and made again', async () => {
    await open()
    const state = await desk.ledger.read()
    await desk.ledger.commit(state, v('1.z'), [mark])
    await change([{ deleteSheet: { sheetId: await sheetIdOf('投诉台账') } }])
    const other = desk.newLedger()
    await other.setUp('zh')
    const now = await other.read()
    expect(await other.commit(now, v('2.z'), [mark])).toMatchObject({ kind: 'committed' })
    expect((await other.read()).tables.get('complaint')?.rows[FIRST]).toEqual(['x'])
  })
})

describe('a history that has grown long', () => {
  it('costs a sweep nothing: one read, its header row alone', async () => {
    const answers: (readonly [string, number])[] = []
    await open({ onCall: ({ id, responseBytes }) => answers.push([id, responseBytes]) })
    const bytesRead = async () => {
      await desk.ledger.read()
      const before = answers.length
      await desk.ledger.read()
      return answers.slice(before)
    }
    await desk.ledger.commit(await desk.ledger.read(), v('h.-'), [])
    const short = await bytesRead()
    for (let batch = 0; batch < 10; batch++) {
      const rows = Array.from({ length: 10_000 }, () => [46_347, 'TS-20261121-001', '承诺', '承诺完成', 'x', 'y', 'z'])
      const append: Change = { kind: 'append', tab: 'history', rows }
      expect(await desk.ledger.commit(await desk.ledger.read(), v(`h.${batch}`), [append])).toMatchObject({
        kind: 'committed',
      })
    }
    expect(await bytesRead()).toEqual(short)
    expect(short.map(([id]) => id)).toEqual(['spreadsheets.values.batchGet'])
    expect((await desk.ledger.read('history')).tables.get('history')?.rows).toHaveLength(100_001)
    expect(answers.at(-1)?.[1]).toBeGreaterThan(5_000_000)
  })

  it('that is gone is said, not written past', async () => {
    await open()
    await change([{ deleteSheet: { sheetId: await sheetIdOf('历史') } }])
    expect((await desk.ledger.read()).tables.has('history')).toBe(false)
    expect([...viewLedger(await desk.ledger.read()).missingTabs]).toEqual(['history'])
    const line: Change = { kind: 'append', tab: 'history', rows: [['x']] }
    expect(await kindOf(desk.ledger.commit(await desk.ledger.read(), v('1.h'), [line]))).toBe('not-set-up')
  })
})

describe('the turn of the year: the old tab renamed, its copy emptied under the old title', () => {
  it('the new one is looked after, the archive is not touched', async () => {
    await open()
    const state = await desk.ledger.read()
    await desk.ledger.commit(state, v('1.z'), [mark])
    const sheetId = await sheetIdOf('投诉台账')
    await change([
      { duplicateSheet: { sourceSheetId: sheetId, newSheetId: 77, newSheetName: '新' } },
      { updateSheetProperties: { properties: { sheetId, title: '投诉台账 2025' }, fields: 'title' } },
      { updateSheetProperties: { properties: { sheetId: 77, title: '投诉台账' }, fields: 'title' } },
    ])
    const archive = async () =>
      (await desk.client.spreadsheets.values.get({ spreadsheetId: desk.spreadsheetId, range: '投诉台账 2025' })).data
        .values
    const before = await archive()
    const now = await desk.ledger.read()
    const cell: Change = { kind: 'write', tab: 'complaint', row: 1, column: 2, cell: '新表' }
    expect(await desk.ledger.commit(now, v('2.z'), [cell])).toMatchObject({ kind: 'committed' })
    expect(await archive()).toEqual(before)
    expect((await desk.ledger.read()).tables.get('complaint')?.rows[1]?.[2]).toBe('新表')
  })
})

describe('rows that people move between a read and its commit', () => {
  const insertAbove = async () => {
    const range = { sheetId: await sheetIdOf('投诉台账'), dimension: 'ROWS', startIndex: FIRST, endIndex: FIRST + 1 }
    await change([{ insertDimension: { range, inheritFromBefore: false } }])
  }
  const writtenTo: Change = { kind: 'write', tab: 'complaint', row: FIRST, column: 2, cell: '写给甲' }

  it('are not written to where they stood', async () => {
    await open()
    await desk.ledger.commit(await desk.ledger.read(), v('1.m'), [mark])
    const state = await desk.ledger.read()
    await insertAbove()
    expect(await desk.ledger.commit(state, v('2.m'), [writtenTo])).toMatchObject({ kind: 'moved' })
    const again = await desk.ledger.read()
    expect(again.version).toBe('1.m')
    expect(again.tables.get('complaint')?.rows.slice(FIRST)).toEqual([[], ['x']])
    expect(await desk.ledger.commit(again, v('3.m'), [{ ...writtenTo, row: FIRST + 1 }])).toMatchObject({
      kind: 'committed',
    })
  })

  it('nor between two commits of one read', async () => {
    await open()
    const state = await desk.ledger.read()
    await desk.ledger.commit(state, v('1.m'), [mark])
    await insertAbove()
    expect(await desk.ledger.commit({ ...state, version: v('1.m') }, v('2.m'), [writtenTo])).toMatchObject({
      kind: 'moved',
    })
  })

  it('a plan is made again on where they stand now', async () => {
    await open()
    await desk.ledger.commit(await desk.ledger.read(), v('1.m'), [mark])
    const calls: number[] = []
    const pushing: Ledger = {
      ...desk.ledger,
      read: async () => {
        const state = await desk.ledger.read()
        if (calls.length < 2) await insertAbove()
        return state
      },
    }
    await planAndCommit(
      { ledger: pushing, clock: { now: () => instant(0) }, log: silent, runId: 'r' },
      (_view, { tables }, attempt) => {
        calls.push(attempt)
        const row = tables.get('complaint')?.rows.findIndex((cells) => cells[0] === 'x') ?? -1
        return { changes: [{ ...writtenTo, row }] }
      },
    )
    expect(calls).toEqual([1, 2, 3])
    expect((await desk.ledger.read()).tables.get('complaint')?.rows.slice(FIRST)).toEqual([[], [], ['x', '', '写给甲']])
  })
})

describe('a report tab', () => {
  const values = async () =>
    (await desk.client.spreadsheets.values.get({ spreadsheetId: desk.spreadsheetId, range: '月统计 2026-11' })).data
      .values

  it('is rewritten whole: nothing of a longer one is left', async () => {
    await open()
    await desk.ledger.commit(await desk.ledger.read(), v('1.r'), [
      report([
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ]),
    ])
    await desk.ledger.commit(await desk.ledger.read(), v('2.r'), [report([['=d', null]])])
    expect(await values()).toEqual([['=d']])
  })

  it('never takes the place of a tab that a person made', async () => {
    await open()
    await change([{ addSheet: { properties: { title: '月统计 2026-11' } } }])
    await desk.client.spreadsheets.values.update({
      spreadsheetId: desk.spreadsheetId,
      range: '月统计 2026-11!A1',
      valueInputOption: 'RAW',
      requestBody: { values: [['mine']] },
    })
    expect(await kindOf(desk.ledger.commit(await desk.ledger.read(), v('1.r'), [report([['a']])]))).toBe('title-taken')
    expect(await values()).toEqual([['mine']])
  })
})

describe('a service that asks to wait', () => {
  it('is heard through any client’s headers', () => {
    const headers = { get: (name: string) => (name === 'retry-after' ? '7' : null) }
    expect(serviceError({ response: { status: 429, headers } }).retryAfter).toBe(7000)
    expect(serviceError({ response: { status: 503 } }).retryAfter).toBeUndefined()
  })
})

describe('a service that refuses', () => {
  it.each([
    [403, 'spreadsheet-forbidden'],
    [404, 'spreadsheet-not-found'],
    [429, 'sheets-quota'],
    [500, 'sheets-unreachable'],
    [503, 'sheets-unreachable'],
  ])('with %i is a failure of kind %s', async (status, kind) => {
    let broken = false
    await open({ faults: () => (broken ? { status } : undefined) })
    broken = true
    expect(await kindOf(desk.ledger.read())).toBe(kind)
  })

  it('without its token is a failure that says so', async () => {
    await open()
    const { googleSheetsLedger } = await import('../../src/adapters/google-sheets/ledger.ts')
    const { sheetsClient } = await import('../../src/adapters/google-sheets/client.ts')
    const { silent } = await import('../support/sheets-desk.ts')
    const client = sheetsClient({ rootUrl: desk.sheets.url, accessToken: 'other' })
    const sleep = () => Promise.resolve()
    const context = {
      spreadsheetId: desk.spreadsheetId,
      address: '',
      log: silent,
      now: () => instant(Date.now()),
      sleep,
      random: () => 0,
      tries: 2,
    }
    expect(await kindOf(googleSheetsLedger(client, context).read())).toBe('spreadsheet-forbidden')
  })
})
