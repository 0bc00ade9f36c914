/** Makes the pictures of the README: a fresh desk with the demonstration ledger, looked at in a browser. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { readOptions } from '../../src/edge/options.ts'
import { runningDesk } from '../../src/standalone/home.ts'
import { startDesk } from '../../src/standalone/start.ts'
import { browserFlags, findBrowser } from '../../test/support/find-browser.ts'
import { groupPicture } from './group.ts'
import { mailPictures } from './mails.ts'
import { reportPictures } from './reports.ts'

const here = import.meta.dirname
const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-screenshots-'))
const desk = await startDesk(
  { folder, host: '127.0.0.1', port: 0, zone: 'Asia/Shanghai', language: 'zh', demo: true },
  readOptions({ DAILY_CLEAR_LOG: 'error' }),
)
const running = runningDesk(desk.home)
if (running === undefined) throw new Error('the desk does not say where it is')
const { values } = sheetsClient({ rootUrl: desk.sheetsUrl, accessToken: running.sheetsToken }).spreadsheets
const { spreadsheetId } = desk
const write = (range: string, text: string) =>
  values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody: { values: [[text]] } })
// Whoever makes them at night has mails in them all the same.
const settings = await values.get({ spreadsheetId, range: "'设置'!A:A" })
const quiet = (settings.data.values ?? []).findIndex(([name]) => name === '安静时段')
await write(`'设置'!B${quiet + 1}`, '无')
// What a row says of a case that has its number by the first sweep is heard by the second.
await desk.calls.fresh('sweep')
await desk.calls.fresh('sweep')
await desk.calls.fresh('report')

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('no Chromium here: install one, or name it in CHROMIUM')
const browser = await chromium.launch({ executablePath, args: [...browserFlags] })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 810 }, timezoneId: 'Asia/Shanghai' })

  await page.goto(desk.sheetsUrl)
  await page.getByText('TS-').first().waitFor()
  await page.waitForTimeout(1500)
  await page.screenshot({ path: path.join(here, 'ledger.png') })

  // A row that cannot be accepted: what is wrong stands in the note of its cell.
  const wrong = page.locator('.rgCell.noted', { hasText: '环境保结' })
  await page.mouse.move(700, 400)
  await page.mouse.wheel(0, 330)
  await page.waitForTimeout(500)
  await wrong.hover()
  await page.locator('.note').waitFor()
  await page.screenshot({ path: path.join(here, 'wrong.png'), clip: { x: 0, y: 66, width: 1440, height: 420 } })

  await page.keyboard.press('Control+End')
  await page.waitForTimeout(1500)
  // The note of a deadline that is still to come: how it came about.
  await page.locator('.rgCell.noted').last().hover()
  await page.locator('.note').waitFor()
  await page.screenshot({ path: path.join(here, 'deadlines.png') })

  await page.getByRole('tab', { name: '回访台账' }).click()
  await page.getByText('HF-').first().waitFor()
  await page.waitForTimeout(1500)
  await page.screenshot({ path: path.join(here, 'callbacks.png'), clip: { x: 0, y: 66, width: 1440, height: 420 } })

  await reportPictures(browser, desk.sheetsUrl, here)

  await page.goto(`${desk.sheetsUrl}/mail`)
  await page
    .getByText(/办结超时/)
    .first()
    .click()
  await page
    .frameLocator('iframe')
    .getByText(/TS-|BX-/)
    .first()
    .waitFor()
  await page.screenshot({ path: path.join(here, 'mailbox.png') })

  // A limit that cannot be read: what was last good stays in force, and the health tab says so.
  await write("'时限标准'!I2", '两三天')
  await desk.calls.fresh('sweep')
  await page.goto(desk.sheetsUrl)
  await page.getByRole('tab', { name: '运行状况' }).click()
  await page.getByText('设置有误').first().waitFor()
  await page.waitForTimeout(1500)
  await page.screenshot({ path: path.join(here, 'health.png'), clip: { x: 0, y: 66, width: 1120, height: 388 } })

  await mailPictures(browser, here)
  await groupPicture(browser, here)

  const phone = await browser.newPage({ viewport: { width: 390, height: 760 }, timezoneId: 'Asia/Shanghai' })
  await phone.goto(desk.sheetsUrl)
  await phone.getByText('TS-').first().waitFor()
  await phone.locator('#search input').fill('房屋质量')
  await phone.locator('.search-results[aria-busy=false] button').first().click()
  await phone.locator('dialog h2').waitFor()
  await phone.waitForTimeout(1500)
  await phone.screenshot({ path: path.join(here, 'phone.png') })
} finally {
  await browser.close()
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()
