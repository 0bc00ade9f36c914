import { afterEach, describe, expect, it } from 'vitest'
import { noteRanges } from '../../src/adapters/google-sheets/present-notes.ts'
import { sweep } from '../../src/app/sweep.ts'
import { type OurNote, ourNote } from '../../src/model/cell-note.ts'
import type { Change, Version } from '../../src/ports/ledger.ts'
import { readMemory } from '../../src/sheet/system-tab.ts'
import { FIRST, row, sh } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

let desk: Awaited<ReturnType<typeof openSheetsDesk>>
afterEach(() => desk.close())
let runs = 0
const sweepOn = (now: string) =>
  sweep({
    ledger: desk.ledger,
    log: silent,
    runId: `r${runs++}`,
    clock: { now: () => sh(now) },
    mailer: { send: () => Promise.resolve({ kind: 'sent' }) },
  })
const callsOf = async (work: () => Promise<unknown>) => {
  const before = desk.calls.length
  await work()
  return desk.calls.slice(before).map((id) => id.replace('spreadsheets.', ''))
}
const open = async () => {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
}
const note = (column: number, words: OurNote | '' = ourNote(['x'], 'zh'), at = FIRST): Change => ({
  kind: 'note',
  tab: 'complaint',
  row: at,
  column,
  note: words,
})
const rename = (sheetId: number, title: string) =>
  desk.client.spreadsheets.batchUpdate({
    spreadsheetId: desk.spreadsheetId,
    requestBody: {
      requests: [{ updateSheetProperties: { properties: { sheetId, title }, fields: 'title' } }],
    },
  })

describe('help around cells', () => {
  it('costs a sweep with mails and the board no more than four calls, and one with nothing to do one', async () => {
    await open()
    // The board's tab is made once.
    await sweepOn('2026-11-20 09:03')
    await desk.person.type('staff', [{ name: '王芳', mail: 'wang@example.com', roles: '客服主任' }])
    await desk.person.type('complaint', [
      row({ priority: '特急', handler: '无名氏', category: '车辆管理', respondedAt: '今天 9:02' }),
      row({ phone: null }),
    ])
    expect(await callsOf(() => sweepOn('2026-11-20 09:05'))).toEqual([
      'values.batchGet',
      'get',
      'batchUpdate',
      'batchUpdate',
    ])
    const { system } = Object.fromEntries((await desk.ledger.read()).tables)
    expect(system && readMemory(system).board).toMatch(/^2026-11-20T01:05:00/)
    expect(await desk.person.note('complaint', FIRST, 'handler')).toMatch(/无名氏/)
    expect(await desk.person.note('complaint', FIRST, 'respondedAt')).toBe('【日清：读作 2026-11-20 09:02】')
    expect(await desk.person.note('complaint', FIRST + 1, 'phone')).toMatch(/电话/)
    expect(await desk.person.list('complaint', FIRST, 'subcategory')).toContain('固定车位被占')
    expect(await callsOf(() => sweepOn('2026-11-20 09:05'))).toEqual(['values.batchGet'])
  })

  it('goes nowhere when a tab was renamed since it was read', async () => {
    await open()
    await desk.person.type('complaint', [row()])
    const state = await desk.ledger.read()
    await rename(0, '投诉台账 2025')
    expect(await desk.ledger.commit(state, '1.a' as Version, [note(7)])).toMatchObject({ kind: 'moved' })
    const again = await desk.ledger.read()
    expect(again.tables.get('complaint')?.title).toBe('投诉台账 2025')
    expect(await desk.ledger.commit(again, '1.b' as Version, [note(7)])).toMatchObject({ kind: 'committed' })
    expect(await desk.person.note('complaint', FIRST, 'phone')).toBe('【日清：x】')
  })

  it('takes nothing away of what somebody notes between the look at the notes and the commit', async () => {
    await open()
    await desk.person.type('complaint', [row({ handler: '无名氏' })])
    const state = await desk.ledger.read()
    const { spreadsheets } = desk.client
    const look = spreadsheets.get.bind(spreadsheets) as (...asked: unknown[]) => Promise<unknown>
    Object.assign(spreadsheets, {
      get: async (...asked: unknown[]) => {
        const answer = await look(...asked)
        Object.assign(spreadsheets, { get: look })
        await desk.person.annotate('complaint', FIRST, 'phone', '下午再打')
        return answer
      },
    })
    expect(await desk.ledger.commit(state, '1.a' as Version, [note(7)])).toMatchObject({ kind: 'moved' })
    expect(await desk.ledger.commit(await desk.ledger.read(), '1.b' as Version, [note(7)])).toMatchObject({
      kind: 'committed',
    })
    expect(await desk.person.note('complaint', FIRST, 'phone')).toBe('【日清：x】\n下午再打')
  })

  it('goes with a report in one commit, whatever other tabs there are', async () => {
    await open()
    const report: Change = {
      kind: 'report',
      report: { kind: 'month', title: '月统计 2026-11', widths: [100], frozenRows: 1, rows: [['a']], charts: [] },
    }
    for (const version of ['1.a', '1.b'])
      expect(await desk.ledger.commit(await desk.ledger.read(), version as Version, [note(7), report])).toMatchObject({
        kind: 'committed',
      })
    expect(await desk.ledger.commit(await desk.ledger.read(), '1.c' as Version, [note(7, '')])).toMatchObject({
      kind: 'committed',
    })
    // The tabs that were asked for with the notes are not all there are.
    expect(await desk.ledger.commit({ ...(await desk.ledger.read()) }, '1.d' as Version, [report])).toMatchObject({
      kind: 'committed',
    })
    expect(await desk.person.note('complaint', FIRST, 'phone')).toBeUndefined()
  })

  it('asks for few ranges, however many cells there are', async () => {
    await open()
    const rows = Array.from({ length: 5000 }, (_, index) => FIRST + index * 3)
    const ranges = noteRanges(
      rows.flatMap((at) => [note(40, '', at), note(5, '', at), note(7, '', at)]),
      () => "o'clock",
    )
    expect(ranges.length).toBeLessThanOrEqual(60)
    expect(ranges.every((range) => /^'o''clock'!F\d+:AO\d+$/.test(range))).toBe(true)
    const inside = (at: number) =>
      ranges.some((range) => {
        const [top = 0, bottom = 0] = (range.match(/\d+/g) ?? []).map(Number)
        return top <= at + 1 && at + 1 <= bottom
      })
    expect(rows.every(inside)).toBe(true)
    expect(noteRanges([note(5, '', 3), note(5, '', 4), note(6, '', 900)], () => 'T')).toEqual([
      "'T'!F4:G5",
      "'T'!F901:G901",
    ])
  })
})
