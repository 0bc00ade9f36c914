/**
 * The sheet page with a large tab, in a real browser: the time until its cells can be used, the bytes that crossed the wire, and
 * the heap afterwards. The peer draws the same rows with RevoGrid alone: no protocol, no colours, no editing.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { sheetsClient } from '../src/adapters/google-sheets/client.ts'
import { readOptions } from '../src/edge/options.ts'
import { runningDesk } from '../src/standalone/home.ts'
import { startDesk } from '../src/standalone/start.ts'
import { browserFlags, findBrowser } from '../test/support/find-browser.ts'

const ROWS = Number(process.env['ROWS'] ?? 10_000)
const COLUMNS = Number(process.env['COLUMNS'] ?? 25)
const ROUNDS = 5
const TITLE = '万行'

const cell = (row: number, column: number): string => {
  if (column === 0) return `TS-20261121-${String(row).padStart(5, '0')}`
  if (column % 5 === 1) return `2026-11-${String((row % 28) + 1).padStart(2, '0')} 09:30`
  if (column % 5 === 2) return String(row * column)
  return `${row % 30}-${row % 4}-${column} 楼上夜间装修，影响休息`
}
const rows = Array.from({ length: ROWS }, (_, row) =>
  Array.from({ length: COLUMNS }, (_unused, column) => cell(row, column)),
)

interface Measured {
  readonly usable: number
  readonly bytes: number
  readonly heap: number
  /** 95th percentile of the time between two frames while the wheel turns. */
  readonly frame: number
}

/** Turns the wheel over the grid for some thousand rows, and notes when frames came. */
async function scrolled(page: Page): Promise<number> {
  await page.mouse.move(700, 500)
  // As text, for it is compiled nowhere but in the browser.
  await page.evaluate(`{
    globalThis.frameTimes = []
    const note = (time) => { frameTimes.push(time); requestAnimationFrame(note) }
    requestAnimationFrame(note)
  }`)
  for (let turn = 0; turn < 120; turn++) await page.mouse.wheel(0, 700)
  const times = await page.evaluate<number[]>('frameTimes')
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.95)] ?? 0
}

/** Opens an address in a new browser context, and measures until the first row's cells are drawn and a key moves the focus. */
async function measure(browser: Browser, url: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    const session: CDPSession = await context.newCDPSession(page)
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await session.send('Network.enable')
    const start = performance.now()
    await page.goto(url)
    await page.getByText(cell(20, 0), { exact: true }).first().waitFor()
    const usable = performance.now() - start
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return { usable, bytes, heap: usedSize, frame: await scrolled(page) }
  } finally {
    await context.close()
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function several(browser: Browser, url: string): Promise<Measured> {
  const all: Measured[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const one = await measure(browser, url)
    // The first warms what is shared: the server's caches, the machine's.
    if (round > 0) all.push(one)
  }
  return {
    usable: median(all.map(({ usable }) => usable)),
    bytes: median(all.map(({ bytes }) => bytes)),
    heap: median(all.map(({ heap }) => heap)),
    frame: median(all.map(({ frame }) => frame)),
  }
}

/** The same rows in RevoGrid, and nothing else. */
async function openPeer(): Promise<{ readonly url: string; readonly close: () => void }> {
  const script = `
    import { defineCustomElements } from '@revolist/revogrid/loader'
    defineCustomElements()
    const rows = await (await fetch('/rows.json')).json()
    const grid = document.querySelector('revo-grid')
    grid.columns = rows[0].map((_, prop) => ({ prop, name: String(prop), size: 100 }))
    grid.source = rows
  `
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    logLevel: 'warning',
  })
  const page = `<!doctype html><meta charset="utf-8"><title>peer</title><style>html,body{height:100%;margin:0}</style><revo-grid style="height:100%"></revo-grid><script type="module" src="/script.js"></script>`
  const answers: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', page],
    '/script.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    '/rows.json': ['application/json', JSON.stringify(rows)],
  }
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-bench-'))
const options = readOptions({ DAILY_CLEAR_LOG: 'error' })
const desk = await startDesk(
  { folder, host: '127.0.0.1', port: 0, zone: 'Asia/Shanghai', language: 'zh', demo: false },
  options,
)
const client = sheetsClient({ rootUrl: desk.sheetsUrl, accessToken: runningDesk(desk.home)?.sheetsToken ?? '' })
const { spreadsheetId } = desk
const gridProperties = { rowCount: ROWS + 1, columnCount: COLUMNS, frozenRowCount: 1 }
const sheetId = 777
await client.spreadsheets.batchUpdate({
  spreadsheetId,
  requestBody: { requests: [{ addSheet: { properties: { sheetId, title: TITLE, gridProperties } } }] },
})
const header = Array.from({ length: COLUMNS }, (_, column) => `列${column + 1}`)
for (let start = 0; start < ROWS; start += 2000)
  await client.spreadsheets.values.update({
    spreadsheetId,
    range: `${TITLE}!A${start === 0 ? 1 : start + 2}`,
    valueInputOption: 'RAW',
    requestBody: { values: start === 0 ? [header, ...rows.slice(0, 2000)] : rows.slice(start, start + 2000) },
  })

const executablePath = findBrowser()
if (executablePath === undefined) {
  console.log('no Chromium found (set CHROMIUM): the page is not measured')
  process.exit()
}
const browser = await chromium.launch({ executablePath, args: [...browserFlags] })
const peer = await openPeer()
try {
  const ours = await several(browser, `${desk.sheetsUrl}/#gid=${sheetId}`)
  const alone = await several(browser, peer.url)
  const line = (name: string, a: number, b: number, unit: string, scale: number, digits: number) =>
    console.log(
      `${name.padEnd(22)} ${(a / scale).toFixed(digits).padStart(8)} ${unit}   RevoGrid alone ${(b / scale).toFixed(digits).padStart(8)} ${unit}   ratio ${(a / b).toFixed(2)}`,
    )
  console.log(`${ROWS} × ${COLUMNS} cells, median of ${ROUNDS}`)
  line('until cells are there', ours.usable, alone.usable, 'ms', 1, 0)
  line('bytes on the wire', ours.bytes, alone.bytes, 'kB', 1000, 0)
  line('heap after collection', ours.heap, alone.heap, 'MB', 1e6, 1)
  line('frame while scrolling', ours.frame, alone.frame, 'ms', 1, 0)
} finally {
  await browser.close()
  peer.close()
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()
