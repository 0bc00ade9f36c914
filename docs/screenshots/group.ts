import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { writeGroup } from '../../src/app/group.ts'
import { readOptions } from '../../src/edge/options.ts'
import { wireGroup } from '../../src/edge/wire-group.ts'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { CaseRegister } from '../../src/model/register.ts'
import type { SiteLedger } from '../../src/ports/group.ts'
import type { Version } from '../../src/ports/ledger.ts'
import { figuresChanges } from '../../src/sheet/figures-tab.ts'
import { runningDesk } from '../../src/standalone/home.ts'
import { startGroup } from '../../src/standalone/start-group.ts'
import { publish } from '../../src/statistics/group/published.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { addMonths, monthOf } from '../../src/statistics/month.ts'
import type { Round } from '../../src/statistics/round.ts'

const ZONE = 'Asia/Shanghai'
const CATEGORIES = ['噪音扰民', '车辆管理', '公区设备', '环境保洁', '收费账务', '服务态度'] as const
/** Invented sites: how many cases come in a day, and how likely one is late, or its customer not satisfied. */
const SITES = [
  { name: '翠湖花园', perDay: 4, late: 0.06, dissatisfied: 0.05 },
  { name: '东城壹号', perDay: 6, late: 0.24, dissatisfied: 0.2 },
  { name: '锦绣江南', perDay: 3, late: 0.12, dissatisfied: 0.1 },
  { name: '云山雅苑', perDay: 5, late: 0.1, dissatisfied: 0.08 },
  { name: '城市之光', perDay: 2, late: 0.15, dissatisfied: 0.12 },
  { name: '小筑', perDay: 0.2, late: 0, dissatisfied: 0 },
] as const
type Invented = (typeof SITES)[number]

/** Numbers between 0 and 1 that are the same each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Two and a half months of a site, up to now. */
function roundsOf(
  { perDay, late, dissatisfied }: Invented,
  register: CaseRegister,
  now: Instant,
  seed: number,
): Round[] {
  const next = numbers(seed)
  const count = Math.round(perDay * 75)
  return Array.from({ length: count }, (_, row): Round => {
    const begunAt = instant(Math.floor((now - ((count - row) / count) * 75 * DAY) / MINUTE) * MINUTE)
    const due = instant(begunAt + 24 * HOUR)
    const took = next() < late ? (25 + 60 * next()) * HOUR : (1 + 22 * next() ** 2) * HOUR
    const end = instant(Math.round((begunAt + took) / MINUTE) * MINUTE)
    const resolvedAt = end < now ? end : undefined
    const outcome = next() < dissatisfied ? 'dissatisfied' : next() < 0.3 ? 'fairly' : 'satisfied'
    const isCalled = resolvedAt !== undefined && (register === 'complaint' || next() < 0.4)
    return {
      register,
      row,
      number: undefined,
      cycle: 1,
      category: CATEGORIES[Math.floor(next() ** 1.6 * CATEGORIES.length)],
      subcategory: undefined,
      cause: undefined,
      channel: next() < 0.7 ? 'phone' : 'visit',
      validity: undefined,
      department: undefined,
      handler: undefined,
      building: undefined,
      isAbnormal: false,
      isRepeat: next() < late / 2,
      begunAt,
      resolvedAt,
      isReopened: false,
      closedAt: undefined,
      repliedAt: resolvedAt,
      clocks: { resolve: { due, stoppedAt: resolvedAt } },
      pausedAt: undefined,
      callback: isCalled ? { why: 'mandatory', outcome, isLate: false } : undefined,
    }
  })
}

/** A site's ledger, as far as a group reads it. */
async function ledgerOf(site: Invented, index: number, now: Instant): Promise<SiteLedger> {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  const registers = (['complaint', 'repair'] as const).map((register, at) => ({
    register,
    rounds: roundsOf(site, register, now, index * 10 + at + 1),
    leftOut: [],
  }))
  const source = { zone: ZONE, asOf: now, closed: new Map(), registers }
  for (const month of [addMonths(monthOf(ZONE, now), -1), monthOf(ZONE, now)]) {
    const state = await ledger.read('figures')
    const made = { month, asOf: now, isClosed: false, text: publish(monthReport(source, month)) }
    const changes = figuresChanges(state.tables.get('figures'), made, { zone: ZONE, language: 'zh' })
    await ledger.commit(state, month as string as Version, changes)
  }
  return { figures: (await ledger.read('figures')).tables.get('figures'), address: undefined }
}

/** Makes the picture of a group's month, added up from invented sites. */
export async function groupPicture(browser: Browser, folder: string): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'daily-clear-group-'))
  const options = readOptions({ DAILY_CLEAR_LOG: 'error' })
  const group = await startGroup({ folder: home, host: '127.0.0.1', port: 0, language: 'zh', zone: ZONE }, options)
  try {
    const { sheetsUrl, spreadsheetId } = group
    const sheetsToken = runningDesk(group.home)?.sheetsToken ?? ''
    const { values } = sheetsClient({ rootUrl: sheetsUrl, accessToken: sheetsToken }).spreadsheets
    await values.update({
      spreadsheetId,
      range: "'站点'!A2",
      valueInputOption: 'RAW',
      requestBody: { values: SITES.map(({ name }) => [name, name]) },
    })
    const now = instant(Date.now())
    const ledgers = new Map<string, SiteLedger>()
    for (const [index, site] of SITES.entries()) ledgers.set(site.name, await ledgerOf(site, index, now))
    await writeGroup({
      ...wireGroup({ ...options, group: spreadsheetId, sheetsUrl, sheetsToken }),
      readSite: (name) => Promise.resolve(ledgers.get(name) ?? { figures: undefined, address: undefined }),
    })
    const page = await browser.newPage({ viewport: { width: 1180, height: 1300 }, timezoneId: ZONE })
    await page.goto(sheetsUrl)
    await page.getByRole('tab', { name: /^汇总/ }).first().click()
    await page.getByText('翠湖花园').first().waitFor()
    await page.waitForTimeout(1500)
    await page.screenshot({ path: path.join(folder, 'group.png') })
    await page.close()
  } finally {
    await group.close()
    rmSync(home, { recursive: true, force: true })
  }
}
