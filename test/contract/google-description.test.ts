import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { importCases } from '../../src/app/import/import-cases.ts'
import { reportMonth } from '../../src/app/report-month.ts'
import { sweep } from '../../src/app/sweep.ts'
import { instant } from '../../src/model/instant.ts'
import { demoRows } from '../../src/sheet/demo-rows.ts'
import { bound, goodRows, stream } from '../fixtures/import/support.ts'
import { reference } from '../support/reference.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

/** A proxy that holds every exchange to Google's own description of the service. */
const checker = reference('google-apis/check.mjs')
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill()
})

async function checked(url: string): Promise<string> {
  const child = spawn(process.execPath, [checker ?? '', '--proxy', url, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return line.toString().trim().replace('listening ', '')
}

describe.skipIf(checker === undefined)("Google's description of the Sheets service", () => {
  it('knows every request that we make and every answer that the local server gives', async () => {
    const desk = await openSheetsDesk({ through: checked })
    const now = instant(Date.parse('2026-11-21T10:20:00+08:00'))
    const parts = { ledger: desk.ledger, mailer: memoryMailer(), clock: { now: () => now }, log: silent }
    await desk.ledger.setUp('zh')
    await desk.ledger.setUp('zh')
    const rows = demoRows({ now, zone: 'Asia/Shanghai' })
    await desk.person.type('complaint', rows.complaint)
    await desk.person.type('repair', rows.repair)
    await importCases({ ...parts, runId: 'i' }, stream(goodRows(700)), bound())
    expect((await sweep({ ...parts, runId: 'a' })).sent).toBeGreaterThan(0)
    expect((await sweep({ ...parts, runId: 'b' })).changes).toBe(0)
    await reportMonth({ ...parts, runId: 'c' })
    await reportMonth({ ...parts, runId: 'd' })
    const report = (await (await fetch(`${desk.address}/__report`)).json()) as {
      exchanges: number
      problems: unknown[]
    }
    expect(report.exchanges).toBeGreaterThan(15)
    expect(report.problems).toEqual([])
    await desk.close()
  })
})
