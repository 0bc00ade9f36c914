import type { sheets_v4 } from '@googleapis/sheets'
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { grave } from './mailbox-support.ts'

describeInBrowser('charts of a report tab', ({ desk, visit, complaints }) => {
  afterEach(() => expect(complaints()).toEqual([]))

  const monthTab = (page: Page) => page.getByRole('tab', { name: /^统计 \d{4}-\d\d$/ })
  const charts = (page: Page) => page.locator('#charts .chart')
  /** The month's sheet, as the workbook has it. */
  const sheet = async (): Promise<sheets_v4.Schema$Sheet> => {
    const { body } = await desk().call('?fields=sheets(properties,charts)')
    const found = (body as sheets_v4.Schema$Spreadsheet).sheets?.find(({ properties }) =>
      properties?.title?.startsWith('月统计'),
    )
    if (found === undefined) throw new Error('no month tab')
    return found
  }

  it('are drawn, told in words, and stand in a table as well', async () => {
    const page = await visit()
    await expect.poll(() => page.locator('#charts').isVisible()).toBe(false)
    await monthTab(page).click()
    await expect.poll(() => charts(page).count()).toBe(3)
    const first = charts(page).first()
    await first.locator('svg').waitFor()
    await expect.poll(() => first.locator('svg path').count()).toBeGreaterThan(10)
    expect(await first.locator('svg').textContent()).toContain('按类别和结果')
    expect(await first.locator('[role=img]').getAttribute('aria-label')).toMatch(
      /^柱形图：投诉.*个类别，\d 个系列：按时、超时/,
    )
    await first.locator('summary').click()
    const table = first.locator('table')
    expect(await table.locator('thead').textContent()).toContain('按时')
    await expect.poll(() => table.locator('tbody tr').count()).toBeGreaterThan(3)
    expect(await grave(page, '#charts')).toEqual([])
  })

  it('fold away, and stay so', async () => {
    const page = await visit()
    await monthTab(page).click()
    await page.getByRole('button', { name: '收起图表' }).click()
    await expect.poll(() => charts(page).count()).toBe(0)
    await page.reload()
    await monthTab(page).click()
    const show = page.getByRole('button', { name: '展开图表' })
    expect(await show.getAttribute('aria-expanded')).toBe('false')
    await show.click()
    await charts(page).first().locator('svg').waitFor()
  })

  it('follow the cells they are drawn from', async () => {
    const page = await visit()
    await monthTab(page).click()
    await charts(page).first().locator('svg').waitFor()
    const { properties, charts: drawn } = await sheet()
    const range = drawn?.[0]?.spec?.basicChart?.domains?.[0]?.domain?.sourceRange?.sources?.[0]
    await desk().call(':batchUpdate', {
      requests: [
        {
          updateCells: {
            start: {
              sheetId: properties?.sheetId,
              rowIndex: (range?.startRowIndex ?? 0) + 1,
              columnIndex: range?.startColumnIndex ?? 0,
            },
            rows: [{ values: [{ userEnteredValue: { stringValue: '新类别' } }] }],
            fields: 'userEnteredValue',
          },
        },
      ],
    })
    await expect.poll(() => charts(page).first().locator('svg').textContent()).toContain('新类别')
  })

  it('of a kind that is not drawn say so', async () => {
    const page = await visit()
    await monthTab(page).click()
    await charts(page).first().waitFor()
    const { properties } = await sheet()
    const sheetId = properties?.sheetId ?? 0
    const source = {
      sourceRange: { sources: [{ sheetId, startRowIndex: 0, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 1 }] },
    }
    const { status } = await desk().call(':batchUpdate', {
      requests: [
        {
          addChart: {
            chart: {
              spec: { title: '组织', orgChart: { labels: source } },
              position: { overlayPosition: { anchorCell: { sheetId, rowIndex: 0, columnIndex: 0 } } },
            },
          },
        },
      ],
    })
    expect(status).toBe(200)
    await page.getByText('「组织」是一种这里没有的图表（orgChart）').waitFor()
    await expect.poll(() => charts(page).count()).toBe(3)
  })

  it('fit a phone', async () => {
    const page = await visit({ viewport: { width: 390, height: 800 } })
    await monthTab(page).click()
    const canvas = charts(page).first().locator('.chart-canvas')
    await canvas.locator('svg').waitFor()
    const box = await canvas.boundingBox()
    expect(box?.width).toBeLessThanOrEqual(390)
    expect(box?.width).toBeGreaterThan(300)
  })
})
