/**
 * What it costs to stamp new rows: calls and milliseconds, against the local Sheets server, from reading the sheet until number, stage
 * and deadlines stand in it. Ours is a whole sweep: it reads every tab, checks, counts, writes one atomic batch with history, memory
 * and the images that prove where it wrote. The peer is the `google-spreadsheet` package as its documentation shows it, given
 * the very same cells for nothing: row by row (`getRows`, `row.set`, `row.save`), and by cells (`loadCells`, `cell.value`,
 * `saveUpdatedCells`). It verifies nothing. Time spent in our server counts for all alike.
 */

import { GoogleSpreadsheet } from 'google-spreadsheet'
import { complaints } from '../sheets-template/workbook/index.ts'
import { sheetsClient } from '../src/adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../src/adapters/google-sheets/create.ts'
import { googleSheetsLedger } from '../src/adapters/google-sheets/ledger.ts'
import { memoryMailer } from '../src/adapters/memory/mailer.ts'
import { sweep } from '../src/app/sweep.ts'
import { instantToSerial } from '../src/calendar/serial.ts'
import { wallFrom } from '../src/calendar/wall.ts'
import { toInstant } from '../src/calendar/zone.ts'
import { instant, MINUTE } from '../src/model/instant.ts'
import type { Cell } from '../src/ports/ledger.ts'
import type { Log } from '../src/ports/log.ts'
import { findHeaders } from '../src/sheet/headers.ts'
import { openSheetsServer } from '../src/standalone/sheets-server/index.ts'

const ZONE = 'Asia/Shanghai'
const TOKEN = 'bench'
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
/** Row by row, 2,000 rows take two thousand calls: more than half an hour of the service's quota. */
const SIZES = [1, 100, 2000]
const now = toInstant(ZONE, wallFrom(2026, 11, 21, 12))
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The header row and the example stand above what people type. */
const ABOVE = 2
const STAMPED = ['number', 'stage', 'respondDue', 'arriveDue', 'replyDue', 'resolveDue', 'progressDue', 'callbackDue']

const typed = (index: number): Readonly<Record<string, Cell>> => ({
  receivedAt: instantToSerial(ZONE, instant(now - MINUTE)) ?? 0,
  firstReceiver: '王芳',
  customer: `业主${index}`,
  phone: `1390000${String(index).padStart(4, '0')}`,
  room: `${index % 30}-${index % 4}-${index % 1800}`,
  category: '噪音扰民',
  description: `楼上夜间装修，影响休息，第 ${index} 次来电反映，请尽快处理`,
  handler: '李静',
})

interface Measured {
  readonly calls: number
  readonly milliseconds: number
}

/** A workbook with so many typed rows on a server of its own, and what is done to it, measured. */
async function measured(
  rows: number,
  job: (desk: Awaited<ReturnType<typeof open>>) => Promise<void>,
): Promise<Measured> {
  const desk = await open(rows)
  try {
    const before = desk.calls()
    const start = performance.now()
    await job(desk)
    return { milliseconds: performance.now() - start, calls: desk.calls() - before }
  } finally {
    await desk.close()
  }
}

async function open(rows: number) {
  let calls = 0
  const server = await openSheetsServer({ file: ':memory:', token: TOKEN, onCall: () => calls++ })
  const client = sheetsClient({ rootUrl: server.url, accessToken: TOKEN })
  const spreadsheetId = await createSpreadsheet(client, { title: '日清', zone: ZONE, language: 'zh' })
  const newLedger = () =>
    googleSheetsLedger(client, {
      spreadsheetId,
      address: server.url,
      log: silent,
      now: () => instant(Date.now()),
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      tries: 1,
    })
  await newLedger().setUp('zh')
  const { data } = await client.spreadsheets.values.get({ spreadsheetId, range: `'${complaints.zh}'!1:1` })
  const { at } = findHeaders(complaints, { rows: (data.values ?? []) as Cell[][] })
  const columns = Math.max(...at.values()) + 1
  const values = Array.from({ length: rows }, (_, index) => {
    const cells: Cell[] = Array.from({ length: columns }, () => null)
    for (const [key, cell] of Object.entries(typed(index))) cells[at.get(key) ?? 0] = cell
    return cells
  })
  const info = await client.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties(sheetId,title)' })
  const sheetId = info.data.sheets?.find(({ properties }) => properties?.title === complaints.zh)?.properties?.sheetId
  await client.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [{ appendDimension: { sheetId: sheetId ?? 0, dimension: 'ROWS', length: rows } }] },
  })
  await client.spreadsheets.values.update({
    spreadsheetId,
    range: `'${complaints.zh}'!A${ABOVE + 1}`,
    valueInputOption: 'RAW',
    requestBody: { values },
  })
  return {
    rows,
    client,
    spreadsheetId,
    newLedger,
    at,
    columns,
    url: server.url,
    calls: () => calls,
    close: () => server.close(),
  }
}

type Desk = Awaited<ReturnType<typeof open>>

const ours = async ({ newLedger }: Desk): Promise<void> => {
  const parts = { ledger: newLedger(), mailer: memoryMailer(), clock: { now: () => now }, log: silent, runId: 'bench' }
  await sweep(parts)
}

/** The cells that ours stamps, by row and column key: the peer gets them for nothing. */
async function stampsOf(rows: number): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const desk = await open(rows)
  try {
    await ours(desk)
    const { data } = await desk.client.spreadsheets.values.get({
      spreadsheetId: desk.spreadsheetId,
      range: `'${complaints.zh}'`,
      valueRenderOption: 'UNFORMATTED_VALUE',
    })
    return ((data.values ?? []) as Cell[][])
      .slice(ABOVE)
      .map((cells) => Object.fromEntries(STAMPED.map((key) => [key, cells[desk.at.get(key) ?? -1] ?? ''])))
  } finally {
    await desk.close()
  }
}

/** The package's own client, pointed at the local server. */
async function peerTab({ url, spreadsheetId }: Desk) {
  const doc = new GoogleSpreadsheet(spreadsheetId, { token: TOKEN })
  const prefix = `${url.replace(/\/$/, '')}/v4/spreadsheets/${spreadsheetId}`
  Object.assign(doc, { sheetsApi: doc.sheetsApi.extend({ prefix }) })
  await doc.loadInfo()
  const tab = doc.sheetsByTitle[complaints.zh]
  if (tab === undefined) throw new Error('no tab')
  return tab
}

const titleOf = (key: string): string => complaints.columns.find((column) => column.key === key)?.zh ?? key

const byRows =
  (stamps: readonly Readonly<Record<string, Cell>>[]) =>
  async (desk: Desk): Promise<void> => {
    const tab = await peerTab(desk)
    const rows = await tab.getRows({ offset: ABOVE - 1, limit: desk.rows })
    for (const [index, row] of rows.entries()) {
      row.assign(Object.fromEntries(Object.entries(stamps[index] ?? {}).map(([key, cell]) => [titleOf(key), cell])))
      await row.save({ raw: true })
    }
  }

const byCells =
  (stamps: readonly Readonly<Record<string, Cell>>[]) =>
  async (desk: Desk): Promise<void> => {
    const tab = await peerTab(desk)
    await tab.loadCells({
      startRowIndex: ABOVE,
      endRowIndex: ABOVE + desk.rows,
      startColumnIndex: 0,
      endColumnIndex: desk.columns,
    })
    for (const [index, stamp] of stamps.entries())
      for (const [key, cell] of Object.entries(stamp)) {
        if (cell !== '') tab.getCell(ABOVE + index, desk.at.get(key) ?? 0).value = cell ?? null
      }
    await tab.saveUpdatedCells()
  }

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

for (const size of SIZES) {
  const stamps = await stampsOf(size)
  const jobs = [
    ['daily-clear', ours],
    ['google-spreadsheet, cells', byCells(stamps)],
    ['google-spreadsheet, rows', byRows(stamps)],
  ] as const
  const found = new Map<string, Measured[]>(jobs.map(([name]) => [name, []]))
  // In turn, so that whatever the machine does meanwhile falls on all alike.
  for (let round = 0; round < (size > 1000 ? Math.min(3, ROUNDS) : ROUNDS); round++)
    for (const [name, job] of jobs) found.get(name)?.push(await measured(size, job))
  const own = median((found.get('daily-clear') ?? []).map(({ milliseconds }) => milliseconds))
  for (const [name, all] of found) {
    const milliseconds = median(all.map((one) => one.milliseconds))
    const ratio = name === 'daily-clear' ? '' : `  ours takes ${(own / milliseconds).toFixed(2)} ×`
    console.log(
      `${String(size).padStart(5)} rows  ${name.padEnd(26)} ${String(all[0]?.calls ?? 0).padStart(5)} calls  ${milliseconds.toFixed(0).padStart(7)} ms${ratio}`,
    )
  }
}
