import path from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** What is scrolled to, by the words that stand there; the top where there are none. */
interface Picture {
  readonly file: string
  readonly tab: RegExp
  readonly at?: string
  readonly height: number
  readonly width?: number
}

/** Where the cells below the frozen title begin. */
const TOP = 134

const PICTURES: readonly Picture[] = [
  { file: 'board', tab: /^看板/, height: 1000 },
  { file: 'daily', tab: /^日清/, height: 900 },
  { file: 'week', tab: /^周回访/, height: 900, width: 1500 },
  { file: 'month-words', tab: /^月统计/, height: 840 },
  { file: 'month', tab: /^月统计/, at: '顾客投诉分类统计表（进出）', height: 1080 },
]

/** Scrolls until words stand at the top. The grid draws what is in sight, so they are looked for on the way down. */
async function scrollTo(page: Page, words: string): Promise<void> {
  await page.mouse.move(600, 400)
  const cell = page.locator('revogr-data .rgCell', { hasText: words }).first()
  for (let down = 0; down < 40; down++) {
    const box = (await cell.count()) > 0 ? await cell.boundingBox() : null
    if (box !== null && box.y < TOP + 60) return
    await page.mouse.wheel(0, box === null ? 400 : box.y - TOP)
    await page.waitForTimeout(350)
  }
  throw new Error(`nothing on the tab says ${words}`)
}

/** Makes the pictures of the tabs that write themselves, in the page as their readers see them. */
export async function reportPictures(browser: Browser, url: string, folder: string): Promise<void> {
  for (const { file, tab, at, height, width = 1180 } of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height }, timezoneId: 'Asia/Shanghai' })
    await page.goto(url)
    await page.getByRole('tab', { name: tab }).first().click()
    await page.getByText('截至').first().waitFor()
    await page.waitForTimeout(1000)
    if (at !== undefined) await scrollTo(page, at)
    await page.waitForTimeout(1200)
    await page.screenshot({ path: path.join(folder, `${file}.png`) })
    await page.close()
  }
}
