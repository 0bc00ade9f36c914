import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { readOptions } from '../../src/edge/options.ts'
import { wire } from '../../src/edge/wire.ts'
import type { Version } from '../../src/ports/ledger.ts'
import { figuresChanges } from '../../src/sheet/figures-tab.ts'
import { openSheetsServer } from '../../src/standalone/sheets-server/index.ts'
import { publish } from '../../src/statistics/group/published.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { AS_OF, complaints, NOVEMBER } from '../statistics/group/support.ts'
import { ZONE } from '../statistics/support.ts'
import { launch, newFolder, run, stop } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 120_000 })

/** A desk's folder with a ledger that has published a month. */
async function siteIn(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const server = await openSheetsServer({ file: path.join(folder, 'daily-clear.sqlite') })
  try {
    const client = sheetsClient({ rootUrl: server.url, accessToken: 'x' })
    const spreadsheet = await createSpreadsheet(client, { title: '日清', zone: ZONE, language: 'zh' })
    const options = readOptions({ DAILY_CLEAR_LOG: 'silent' })
    const { ledger } = wire({ ...options, spreadsheet, sheetsUrl: server.url, sheetsToken: 'x' })
    await ledger.setUp('zh')
    const registers = [{ register: 'complaint' as const, rounds: complaints(30, 20), leftOut: [] }]
    const text = publish(monthReport({ zone: ZONE, asOf: AS_OF, closed: new Map(), registers }, NOVEMBER))
    const state = await ledger.read('figures')
    const figures = { month: NOVEMBER, asOf: AS_OF, isClosed: false, text }
    const changes = figuresChanges(state.tables.get('figures'), figures, { zone: ZONE, language: 'zh' })
    await ledger.commit(state, 'x' as Version, changes)
  } finally {
    await server.close()
  }
}

it('sites on one machine are added up on the command line, and while their workbook is open in a browser', async () => {
  const folder = newFolder()
  const missing = await run(folder, ['group', 'report'])
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('group setup')])
  const made = await run(folder, ['group', 'setup'])
  expect([made.code, made.out]).toEqual([0, expect.stringContaining('新建“汇总设置”')])

  const site = path.join(folder, 'site')
  await siteIn(site)
  const started = launch(folder, ['group', 'start', '--port', '0'])
  await started.said('已写好汇总表')
  const { spreadsheetId, sheetsUrl, sheetsToken } = JSON.parse(
    readFileSync(path.join(folder, 'group/running.json'), 'utf8'),
  ) as Record<'spreadsheetId' | 'sheetsUrl' | 'sheetsToken', string>
  await sheetsClient({ rootUrl: sheetsUrl, accessToken: sheetsToken }).spreadsheets.values.update({
    spreadsheetId,
    range: "'站点'!A2",
    valueInputOption: 'RAW',
    requestBody: {
      values: [
        ['翠湖', site],
        ['没有', path.join(folder, 'none')],
      ],
    },
  })
  const report = await run(folder, ['group', 'report', '--month', '2026-11', '--json'])
  expect([report.code, JSON.parse(report.out)]).toMatchObject([
    0,
    {
      months: [
        {
          month: '2026-11',
          sites: [{ name: '翠湖', final: false }],
          absent: [{ name: '没有' }],
          registers: [{ total: { received: 30, onTimeShare: { numerator: 20, denominator: 30 } } }, {}, {}],
        },
      ],
    },
  ])
  await stop(started.child)
})
