import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'

describeInBrowser('printing a tab', ({ visit, complaints }) => {
  afterEach(() => expect(complaints()).toEqual([]))

  /** What the browser does before it makes pages, whoever asked for them. */
  const lay = async (page: Page): Promise<void> => {
    await page.emulateMedia({ media: 'print' })
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  }
  const pagesIn = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
  const stubPrint = (page: Page): Promise<unknown> =>
    page.evaluate('globalThis.printed = 0; globalThis.print = () => { globalThis.printed++ }')

  it('lays out a table of all rows with its headers, and takes it away again', async () => {
    const page = await visit()
    await lay(page)
    const paper = page.locator('.paper')
    expect(await paper.locator('h1').textContent()).toBe('投诉台账')
    expect(await paper.locator('header').textContent()).toMatch(/\d+ 行 · \d{4}-\d\d-\d\d \d\d:\d\d .*打印/)
    const tables = paper.locator('table')
    expect(await tables.count()).toBeGreaterThan(1)
    for (const table of await tables.all()) {
      expect(await table.locator('th').first().textContent()).toBe('编号')
      expect(await table.locator('tbody tr').count()).toBeGreaterThan(20)
    }
    expect(await paper.textContent()).toContain('没有内容的栏未印')
    expect(await page.locator('#grid').isVisible()).toBe(false)
    const overflow =
      'Math.max(...[...document.querySelectorAll(".paper table")].map((t) => t.scrollWidth - t.clientWidth))'
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(1)

    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(await paper.count()).toBe(0)
    await page.emulateMedia({ media: null })
    expect(await page.locator('#grid').isVisible()).toBe(true)
    expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(2)
  })

  it('has the charts of a report, as pictures that print sharply', async () => {
    const page = await visit()
    await page.getByRole('tab', { name: /^统计 / }).click()
    await page.locator('#charts svg').first().waitFor()
    await lay(page)
    expect(await page.locator('.paper svg').count()).toBe(2)
    expect(await page.locator('.paper-headline').textContent()).toContain('截至')
    expect(await page.locator('.paper table').textContent()).toContain('指标定义')
    expect(await page.locator('.paper svg').first().isVisible()).toBe(true)
  })

  it("asks whether the system's columns are wanted, and prints the choice", async () => {
    const page = await visit()
    await stubPrint(page)
    await page.getByRole('button', { name: '打印' }).click()
    const dialog = page.locator('dialog.print-ask')
    await dialog.getByRole('button', { name: '取消' }).click()
    expect(await page.evaluate('printed')).toBe(0)

    await page.getByRole('button', { name: '打印' }).click()
    expect(await dialog.textContent()).toMatch(/共 \d+ 行/)
    await dialog.getByRole('checkbox').uncheck()
    await dialog.getByRole('button', { name: '打印' }).click()
    await expect.poll(() => page.evaluate('printed')).toBe(1)
    await lay(page)
    const headers = await page.locator('.paper th').allTextContents()
    expect(headers).toContain('编号')
    expect(headers).toContain('受理时间')
    expect(headers).not.toContain('响应时限')
  })
})
