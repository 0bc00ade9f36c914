import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { grave } from './mailbox-support.ts'

describeInBrowser('printing a tab', ({ desk, visit, complaints }) => {
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
    await expect.poll(() => tables.count()).toBeGreaterThan(1)
    for (const table of await tables.all()) {
      expect(await table.locator('th').first().textContent()).toBe('编号')
      await expect.poll(() => table.locator('tbody tr').count()).toBeGreaterThan(20)
    }
    expect(await paper.textContent()).toContain('没有内容的栏未印')
    await expect.poll(() => page.locator('#grid').isVisible()).toBe(false)
    const overflow =
      'Math.max(...[...document.querySelectorAll(".paper table")].map((t) => t.scrollWidth - t.clientWidth))'
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(1)

    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    await expect.poll(() => paper.count()).toBe(0)
    await page.emulateMedia({ media: null })
    await expect.poll(() => page.locator('#grid').isVisible()).toBe(true)
    expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(2)
  })

  it('has a report as it stands: charts in their places, headers on each page, pages where it says', async () => {
    const page = await visit()
    await page.getByRole('tab', { name: /^月统计 / }).click()
    const charts = page.locator('.laid-chart')
    await charts.first().locator('svg').waitFor({ state: 'attached' })
    await stubPrint(page)
    await page.getByRole('button', { name: '打印' }).click()
    await expect.poll(() => page.evaluate('printed')).toBe(1)
    await lay(page)
    const paper = page.locator('.paper')
    await expect.poll(() => paper.locator('.paper-anchor svg').count()).toBe(await charts.count())
    expect(await paper.locator('td').first().textContent()).toContain('截至')
    expect(await paper.textContent()).toContain('指标定义')
    expect(await paper.locator('.paper-page').count()).toBeGreaterThan(2)
    expect(await paper.locator('thead').count()).toBeGreaterThan(10)
    const beyond =
      'Math.max(...[...document.querySelectorAll(".paper-rows, .paper-chart")].map((one) => one.getBoundingClientRect().right))'
    expect(await page.evaluate(beyond)).toBeLessThanOrEqual(1060)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pagesIn(pdf)).toBeGreaterThan(await paper.locator('.paper-page').count())
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
    await expect.poll(() => dialog.getByRole('combobox').count()).toBe(0)
    expect(await grave(page)).toEqual([])
    await dialog.getByRole('checkbox').uncheck()
    await dialog.getByRole('button', { name: '打印' }).click()
    await expect.poll(() => page.evaluate('printed')).toBe(1)
    await lay(page)
    const headers = await page.locator('.paper th').allTextContents()
    expect(headers).toContain('编号')
    expect(headers).toContain('受理时间')
    expect(headers).not.toContain('响应时限')
  })

  it('prints twenty thousand rows part by part, the newest first', async () => {
    const title = '很多行'
    const values = Array.from({ length: 20_000 }, (_, row) =>
      Array.from({ length: 30 }, (_value, at) => (row === 0 ? `栏${at}` : `${row}-${at}`)),
    )
    const gridProperties = { rowCount: 20_000, columnCount: 30, frozenRowCount: 1 }
    await desk().call(':batchUpdate', { requests: [{ addSheet: { properties: { title, gridProperties } } }] })
    for (let from = 0; from < values.length; from += 5000)
      await desk().call('/values:batchUpdate', {
        valueInputOption: 'RAW',
        data: [{ range: `'${title}'!A${from + 1}`, values: values.slice(from, from + 5000) }],
      })
    const page = await visit()
    await page.getByRole('tab', { name: title }).click()
    await page.locator('revogr-data .rgCell', { hasText: '1-0' }).first().waitFor()
    await expect.poll(() => page.locator('#formula .content').textContent()).toBe('1-0')
    await page.evaluate('globalThis.print = () => dispatchEvent(new Event("beforeprint"))')
    await page.getByRole('button', { name: '打印' }).click()
    const dialog = page.locator('dialog.print-ask')
    await dialog.waitFor()
    expect(await dialog.getByRole('combobox').locator('option').allTextContents()).toHaveLength(7)
    expect(await grave(page, 'dialog.print-ask')).toEqual([])
    await dialog.getByRole('button', { name: '打印' }).click()
    await page.locator('.paper').waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.evaluate('document.body.scrollHeight')).toBeGreaterThan(10_000)
    expect(await page.locator('.paper header').textContent()).toContain('第 18001–19999 行，共 19999 行')
    expect(await page.locator('.paper tbody tr').first().locator('td').first().textContent()).toBe('18001-0')
  })
})
