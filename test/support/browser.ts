import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import { browserFlags, findBrowser } from './find-browser.ts'

const executablePath = findBrowser()
if (executablePath === undefined) {
  const words = 'no Chromium found (set CHROMIUM)'
  if (process.env['DAILY_CLEAR_BROWSER_TESTS'] === 'required') throw new Error(words)
  console.log(`${words}: browser tests are passed over`)
}

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
const READY = '已完成第一次巡检'

/** A whole desk as its site runs it: a process of its own, on a folder of its own, with the demonstration ledger. */
type TestDesk = {
  readonly url: string
  readonly folder: string
  readonly spreadsheetId: string
  /** Calls the protocol as a program does. */
  readonly call: (path: string, body?: unknown) => Promise<{ readonly status: number; readonly body: unknown }>
  /** Stops the desk's process, cleanly or not. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
  /** Starts it again where it was. */
  readonly start: () => Promise<void>
}

async function openDesk(): Promise<TestDesk & { readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-page-'))
  let child: ChildProcess | undefined
  let port = '0'
  let known = { sheetsUrl: '', sheetsToken: '', spreadsheetId: '' }

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [MAIN, '--data', folder, 'start', '--port', port], {
      env: { PATH: process.env['PATH'], LANG: 'zh_CN.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    let said = ''
    await new Promise<void>((resolve, reject) => {
      const look = (chunk: Buffer): void => {
        said += chunk.toString()
        if (said.includes(READY)) resolve()
      }
      started.stdout.on('data', look)
      started.stderr.on('data', look)
      started.once('close', () => reject(new Error(`the desk ended: ${said}`)))
    })
    known = JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')) as typeof known
    port = new URL(known.sheetsUrl).port
  }
  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const running = child
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    const closed = new Promise((resolve) => running.once('close', resolve))
    running.kill(signal)
    await closed
  }
  await start()
  return {
    folder,
    get url() {
      return `http://127.0.0.1:${port}/`
    },
    get spreadsheetId() {
      return known.spreadsheetId
    },
    call: async (rest, body) => {
      const response = await fetch(`http://127.0.0.1:${port}/v4/spreadsheets/${known.spreadsheetId}${rest}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${known.sheetsToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    },
    stop,
    start,
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Suite = {
  readonly desk: () => TestDesk
  /** A browser window of its own, with nothing remembered from others; closed after the test, or with the suite that it is for. */
  readonly visit: (options?: BrowserContextOptions & { readonly at?: string }) => Promise<Page>
  /** What browsers complained about since the last time this was asked. */
  readonly complaints: () => readonly string[]
}

/** A suite with one desk and one browser. Where there is no browser it is passed over. */
export function describeInBrowser(name: string, tests: (suite: Suite) => void): void {
  describe.skipIf(executablePath === undefined)(name, () => {
    let desk: Awaited<ReturnType<typeof openDesk>> | undefined
    let browser: Browser | undefined
    const contexts: BrowserContext[] = []
    let ofSuite = 0
    let complaints: string[] = []
    beforeAll(async () => {
      ;[desk, browser] = await Promise.all([
        openDesk(),
        chromium.launch({
          executablePath: executablePath ?? '',
          args: [...browserFlags],
          // Without a language a browser cannot name a file in Chinese.
          env: { ...process.env, LANG: 'C.UTF-8' },
        }),
      ])
    }, 60_000)
    // A window that is left open draws whatever the next tests do, and takes the time that their windows need.
    beforeEach(() => {
      ofSuite = contexts.length
    })
    afterEach(() => Promise.all(contexts.splice(ofSuite).map((context) => context.close())))
    afterAll(async () => {
      await browser?.close()
      await desk?.close()
    }, 30_000)
    tests({
      desk: () => {
        if (desk === undefined) throw new Error('no desk yet')
        return desk
      },
      visit: async ({ at = '', ...options } = {}) => {
        if (browser === undefined || desk === undefined) throw new Error('no browser yet')
        const context = await browser.newContext({ viewport: { width: 1360, height: 800 }, ...options })
        contexts.push(context)
        const page = await context.newPage()
        page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)))
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
            complaints.push(message.text())
        })
        await page.goto(desk.url + at)
        if (at === '') await expect.poll(() => page.locator('revogr-data .rgCell').count()).toBeGreaterThan(50)
        // Keys pressed before the sheet has the focus go nowhere.
        if (at === '' || at.startsWith('#')) await page.locator('.cell-editor:focus').waitFor({ state: 'attached' })
        return page
      },
      complaints: () => {
        const all = complaints
        complaints = []
        return all
      },
    })
  })
}
