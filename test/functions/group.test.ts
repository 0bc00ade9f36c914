import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { sites } from '../../sheets-template/group/index.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { readOptions } from '../../src/edge/options.ts'
import { wireGroup } from '../../src/edge/wire-group.ts'
import { openSheetsDesk, TOKEN } from '../support/sheets-desk.ts'

let desk: Awaited<ReturnType<typeof openSheetsDesk>>
let server: Server

beforeAll(async () => {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
  const made = { title: '汇总', zone: 'Asia/Shanghai', language: 'zh', first: sites } as const
  const group = await createSpreadsheet(desk.client, made)
  vi.stubEnv('DAILY_CLEAR_GROUP', group)
  vi.stubEnv('DAILY_CLEAR_SHEETS_URL', desk.sheets.url)
  vi.stubEnv('DAILY_CLEAR_SHEETS_TOKEN', TOKEN)
  vi.stubEnv('DAILY_CLEAR_LOG', 'silent')
  await wireGroup(readOptions(process.env)).book.setUp('zh')
  await desk.client.spreadsheets.values.update({
    spreadsheetId: group,
    range: "'站点'!A2",
    valueInputOption: 'RAW',
    requestBody: { values: [['翠湖', desk.spreadsheetId]] },
  })
  await import('../../functions/group.ts')
  server = getTestServer('group')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await desk.close()
  vi.unstubAllEnvs()
})

const call = async (body: unknown) => {
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}

it('the group’s trigger writes this month and the one before, and says how many sites are in them', async () => {
  expect(await call({ now: '2026-11-22T12:00:00+08:00' })).toEqual({
    status: 200,
    body: {
      written: [
        { title: '汇总 2026-11', month: '2026-11', sites: 0, absent: 1 },
        { title: '汇总 2026-10', month: '2026-10', sites: 0, absent: 1 },
      ],
    },
  })
})

it.each([{ month: '2026-13' }, { month: 11 }, { months: [] }])(
  'what it does not understand is refused: %j',
  async (body) => {
    expect(await call(body)).toMatchObject({ status: 400, body: { error: { kind: 'body' } } })
  },
)
