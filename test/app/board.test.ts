import { afterEach, describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { reportBoard } from '../../src/app/report-board.ts'
import { sweep } from '../../src/app/sweep.ts'
import { Failure } from '../../src/model/failure.ts'
import { type Instant, instant, MINUTE, SECOND } from '../../src/model/instant.ts'
import type { Change, Ledger } from '../../src/ports/ledger.ts'
import { FIRST, row, sh, ZONE } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

const QUIET = row({ receivedAt: '2026-11-20 09:00', respondedAt: '2026-11-20 09:00' })

/** The number of the first row that somebody typed. */
async function numberIn(ledger: Ledger, tab: 'complaint' | 'callback') {
  const { rows = [] } = (await ledger.read()).tables.get(tab) ?? {}
  return rows[FIRST]?.[0]
}

/** A desk whose calls are counted, at nine o'clock. */
async function openDesk(refuse: (changes: readonly Change[]) => Failure | undefined = () => undefined) {
  const memory = memoryLedger(ZONE)
  await memory.setUp('zh')
  const calls: string[] = []
  const ledger: Ledger = {
    ...memory,
    read: (...args) => {
      calls.push('read')
      return memory.read(...args)
    },
    commit: (on, next, changes) => {
      const failure = refuse(changes)
      calls.push(changes.some(({ kind }) => kind === 'report') ? 'commit with board' : 'commit')
      return failure === undefined ? memory.commit(on, next, changes) : Promise.reject(failure)
    },
  }
  let now: Instant = sh('2026-11-20 09:00')
  const warned: string[] = []
  const log = { ...silent, warn: (event: string) => warned.push(event), error: (event: string) => warned.push(event) }
  let runs = 0
  return {
    memory,
    warned,
    parts: { ledger, log, clock: { now: () => now }, runId: 'board' },
    /** Sweeps after a while, and tells which calls that took. */
    async sweepAfter(milliseconds: number): Promise<readonly string[]> {
      now = instant(now + milliseconds)
      const before = calls.length
      await sweep({ ledger, mailer: memoryMailer(), clock: { now: () => now }, log, runId: `r${runs++}.` })
      return calls.slice(before)
    },
    sweepAt(time: string): Promise<readonly string[]> {
      return this.sweepAfter(sh(time) - now)
    },
    async said() {
      const report = await memory.report('看板')
      const first = report?.rows[1]?.[0]
      return typeof first === 'object' ? first?.value : first
    },
  }
}

describe('the board of a desk that is swept', () => {
  it('is written beside what a sweep does, in the same commit', async () => {
    const desk = await openDesk()
    await desk.memory.type('complaint', [QUIET])
    expect(await desk.sweepAfter(0)).toEqual(['read', 'commit with board'])
    expect(await desk.said()).toBe('未办结 1 件，没有超时的。')
  })

  it('at most once a minute: what came in between is written by the next sweep after that, then nothing any more', async () => {
    const desk = await openDesk()
    expect(await desk.sweepAfter(0)).toEqual(['read', 'commit with board'])
    await desk.memory.type('complaint', [QUIET])
    expect(await desk.sweepAfter(59 * SECOND)).toEqual(['read', 'commit'])
    expect(await desk.said()).toBe('没有未办结的，也没有待回访的。')
    expect(await desk.sweepAfter(SECOND)).toEqual(['read', 'commit with board'])
    expect(await desk.said()).toBe('未办结 1 件，没有超时的。')
    for (const minutes of [1, 1, 5]) expect(await desk.sweepAfter(minutes * MINUTE)).toEqual(['read'])
  })

  it('is written when time alone makes another one of it, and once for that', async () => {
    const desk = await openDesk()
    await desk.memory.type('complaint', [QUIET])
    await desk.sweepAfter(0)
    // Its mails go by other clocks than the board: what is late has been told before.
    expect(await desk.sweepAt('2026-11-20 23:59')).not.toContain('commit with board')
    expect(await desk.sweepAt('2026-11-21 00:00')).toContain('commit with board')
    expect(await desk.sweepAt('2026-11-21 06:59')).not.toContain('commit with board')
    expect(await desk.sweepAt('2026-11-21 07:00')).toContain('commit with board')
    expect(await desk.said()).toBe('未办结 1 件，没有超时的。')
    expect(await desk.sweepAt('2026-11-21 09:01')).toContain('commit with board')
    expect(await desk.said()).toBe('未办结 1 件，超时 1 件。')
    expect(await desk.sweepAt('2026-11-21 09:05')).not.toContain('commit with board')
  })

  it.each<[name: string, deed: (desk: Awaited<ReturnType<typeof openDesk>>) => Promise<unknown>, said: string]>([
    ['a row that somebody deleted', ({ memory }) => memory.deleteRow('complaint', FIRST), '未办结 1 件，没有超时的。'],
    [
      'rows that somebody put in above',
      ({ memory }) => memory.insertRow('complaint', FIRST),
      '未办结 2 件，没有超时的。',
    ],
  ])('is written anew for %s, though no sweep has anything else to do', async (_, deed, said) => {
    const desk = await openDesk()
    await desk.memory.type('complaint', [QUIET, QUIET])
    await desk.sweepAfter(0)
    await desk.sweepAfter(MINUTE)
    const before = await desk.memory.report('看板')
    await deed(desk)
    expect(await desk.sweepAfter(MINUTE)).toEqual(['read', 'commit with board'])
    expect(await desk.said()).toBe(said)
    expect((await desk.memory.report('看板'))?.rows).not.toEqual(before?.rows)
    expect(await desk.sweepAfter(MINUTE)).toEqual(['read'])
  })

  it('tells of a row where it will stand: a callback that the same sweep makes', async () => {
    const desk = await openDesk()
    await desk.memory.type('complaint', [row({ ...QUIET, result: '已处理', resolvedAt: '2026-11-20 09:00' })])
    await desk.sweepAfter(0)
    const links = (await desk.memory.report('看板'))?.rows
      .flat()
      .flatMap((cell) => (cell !== null && typeof cell === 'object' && cell.link !== undefined ? [cell.link] : []))
    expect(links).toEqual([{ register: 'callback', row: FIRST }])
    expect(await numberIn(desk.memory, 'callback')).toMatch(/^HF-/)
    expect(await desk.sweepAfter(MINUTE)).toEqual(['read'])
  })

  it('is written by the command whatever was written before', async () => {
    const desk = await openDesk()
    await desk.sweepAfter(0)
    const { tab, report, zone } = await reportBoard(desk.parts)
    expect([tab.title, report.total.open, zone]).toEqual(['看板', 0, ZONE])
    expect(await desk.memory.report('看板')).toEqual(tab)
    expect(await desk.sweepAfter(SECOND)).toEqual(['read'])
  })
})

describe('a board that cannot be written', () => {
  it.each([
    ['its title is another tab’s', { kind: 'title-taken', title: '看板' } as const],
    ['the spreadsheet takes no more', { kind: 'sheets-refused', status: 400, message: 'too many cells' } as const],
  ])('keeps no sweep from its work, and is tried again after an hour: %s', async (_, reason) => {
    let isRefused = true
    const desk = await openDesk((changes) =>
      isRefused && changes.some(({ kind }) => kind === 'report') ? new Failure(reason) : undefined,
    )
    await desk.memory.type('complaint', [QUIET])
    expect(await desk.sweepAfter(0)).toEqual(['read', 'commit with board', 'read', 'commit'])
    expect(await numberIn(desk.memory, 'complaint')).toBe('TS-20261120-001')
    expect(desk.warned).toEqual(['board-not-written'])
    await desk.memory.type('complaint', [QUIET])
    expect(await desk.sweepAfter(59 * MINUTE)).not.toContain('commit with board')
    expect(desk.warned).toEqual(['board-not-written'])
    isRefused = false
    expect(await desk.sweepAfter(MINUTE)).toContain('commit with board')
    expect(await desk.said()).toBe('未办结 2 件，没有超时的。')
  })

  it('is not taken for what else a commit fails of', async () => {
    const desk = await openDesk(() => new Failure({ kind: 'spreadsheet-forbidden', spreadsheetId: 'x' }))
    await desk.memory.type('complaint', [QUIET])
    await expect(desk.sweepAfter(0)).rejects.toMatchObject({ reason: { kind: 'spreadsheet-forbidden' } })
  })
})

describe('in a spreadsheet', () => {
  let sheets: Awaited<ReturnType<typeof openSheetsDesk>>
  afterEach(() => sheets.close())

  it('a tab of somebody’s own by the board’s name stays as it is, and the sweep does its work', async () => {
    sheets = await openSheetsDesk()
    await sheets.ledger.setUp('zh')
    const { client, spreadsheetId } = sheets
    const title = '看板'
    await client.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ addSheet: { properties: { title } } }] },
    })
    const range = `${title}!A1`
    const requestBody = { values: [['我们自己的']] }
    await client.spreadsheets.values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody })
    await sheets.person.type('complaint', [QUIET])
    await sweep({
      ledger: sheets.ledger,
      log: silent,
      runId: 'taken',
      clock: { now: () => sh('2026-11-20 09:05') },
      mailer: memoryMailer(),
    })
    expect(await numberIn(sheets.ledger, 'complaint')).toBe('TS-20261120-001')
    const { data } = await client.spreadsheets.values.get({ spreadsheetId, range })
    expect(data.values).toEqual(requestBody.values)
  })
})
