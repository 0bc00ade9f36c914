import type { sheets_v4 } from '@googleapis/sheets'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { grave } from './mailbox-support.ts'

describeInBrowser('charts', ({ desk, visit, complaints }) => {
  afterEach(() => expect(complaints()).toEqual([]))

  const batch = async (requests: readonly sheets_v4.Schema$Request[]): Promise<void> => {
    expect((await desk().call(':batchUpdate', { requests })).status).toBe(200)
  }
  const typeAt = (sheetId: number, rowIndex: number, columnIndex: number, stringValue: string) =>
    batch([
      {
        updateCells: {
          start: { sheetId, rowIndex, columnIndex },
          rows: [{ values: [{ userEnteredValue: { stringValue } }] }],
          fields: 'userEnteredValue',
        },
      },
    ])

  describe('of a tab of people’s own', () => {
    const OWN = 4711
    const source = (column: number): sheets_v4.Schema$ChartData => ({
      sourceRange: {
        sources: [
          { sheetId: OWN, startRowIndex: 0, endRowIndex: 4, startColumnIndex: column, endColumnIndex: column + 1 },
        ],
      },
    })
    const chart = (spec: sheets_v4.Schema$ChartSpec): sheets_v4.Schema$Request => ({
      addChart: {
        chart: {
          spec,
          position: { overlayPosition: { anchorCell: { sheetId: OWN, rowIndex: 0, columnIndex: 0 } } },
        },
      },
    })
    const columns: sheets_v4.Schema$ChartSpec = {
      title: '我的图',
      basicChart: {
        chartType: 'COLUMN',
        headerCount: 1,
        domains: [{ domain: source(0) }],
        series: [{ series: source(1) }, { series: source(2) }],
      },
    }
    beforeAll(async () => {
      await batch([
        { addSheet: { properties: { sheetId: OWN, title: '我的' } } },
        chart(columns),
        chart({ title: '组织', orgChart: { labels: source(0) } }),
      ])
      await desk().call('/values:batchUpdate', {
        valueInputOption: 'RAW',
        data: [
          {
            range: "'我的'!A1",
            values: [
              ['类别', '按时', '超时'],
              ['噪音', 7, 2],
              ['门禁', 3, 1],
              ['绿化', 5, 0],
            ],
          },
        ],
      })
    })
    const ownTab = (page: Page) => page.getByRole('tab', { name: '我的', exact: true })
    const charts = (page: Page) => page.locator('#charts .chart')

    it('stand above the cells, are told in words, and stand in a table as well', async () => {
      const page = await visit()
      await expect.poll(() => page.locator('#charts').isVisible()).toBe(false)
      await ownTab(page).click()
      const first = charts(page).first()
      await first.locator('svg').waitFor()
      expect(await first.locator('svg').textContent()).toContain('我的图')
      expect(await first.locator('[role=img]').getAttribute('aria-label')).toMatch(
        /^柱形图：我的图.*2 个系列：按时、超时/,
      )
      await first.locator('summary').click()
      const table = first.locator('table')
      expect(await table.locator('thead').textContent()).toContain('按时')
      await expect.poll(() => table.locator('tbody tr').count()).toBe(3)
      await page.getByText('「组织」是一种这里没有的图表（orgChart）').waitFor()
      expect(await grave(page, '#charts')).toEqual([])

      await typeAt(OWN, 1, 0, '新类别')
      await expect.poll(() => first.locator('svg').textContent()).toContain('新类别')
    })

    it('fold away, and stay so', async () => {
      const page = await visit()
      await ownTab(page).click()
      await page.getByRole('button', { name: '收起图表' }).click()
      await expect.poll(() => charts(page).count()).toBe(0)
      await page.reload()
      await ownTab(page).click()
      const show = page.getByRole('button', { name: '展开图表' })
      expect(await show.getAttribute('aria-expanded')).toBe('false')
      await show.click()
      await charts(page).first().locator('svg').waitFor()
    })

    it('fit a phone', async () => {
      const page = await visit({ viewport: { width: 390, height: 800 } })
      await ownTab(page).click()
      const canvas = charts(page).first().locator('.chart-canvas')
      await canvas.locator('svg').waitFor()
      const box = await canvas.boundingBox()
      expect(box?.width).toBeLessThanOrEqual(390)
      expect(box?.width).toBeGreaterThan(300)
    })
  })

  describe('of a report', () => {
    const monthTab = (page: Page) => page.getByRole('tab', { name: /^月统计 \d{4}-\d\d$/ })
    const laid = (page: Page) => page.locator('.laid-chart')

    it('lie over blank cells, scroll with them, and are told in words', async () => {
      const page = await visit()
      await monthTab(page).click()
      const first = laid(page).first()
      await first.locator('svg').waitFor({ state: 'attached' })
      await expect.poll(() => page.locator('#charts .chart').count()).toBe(0)
      expect(await page.locator('#charts').textContent()).toMatch(/图：投诉.*个类别，\d 个系列/)
      await first.scrollIntoViewIfNeeded()
      await expect.poll(() => first.locator('svg path').count()).toBeGreaterThan(5)
      const covered = `(() => {
        const charts = [...document.querySelectorAll('.laid-chart')].map((chart) => chart.getBoundingClientRect())
        return [...document.querySelectorAll('revogr-data .rgCell')].filter((cell) => {
          if (cell.textContent.trim() === '' || cell.closest('.rowHeaders') !== null) return false
          const box = cell.getBoundingClientRect()
          return charts.some((c) => c.left + 1 < box.right && box.left < c.right - 1 && c.top + 1 < box.bottom && box.top < c.bottom - 1)
        }).map((cell) => cell.textContent)
      })()`
      expect(await page.evaluate(covered)).toEqual([])
      expect(await grave(page, '#charts')).toEqual([])

      await page.getByRole('tab', { name: '投诉台账' }).click()
      await expect.poll(() => laid(page).count()).toBe(0)
    })

    it('follow the cells they are drawn from', async () => {
      const page = await visit()
      await monthTab(page).click()
      await laid(page).first().locator('svg').waitFor({ state: 'attached' })
      const { body } = await desk().call('?fields=sheets(properties(sheetId,title),charts)')
      const month = (body as sheets_v4.Schema$Spreadsheet).sheets?.find(({ properties }) =>
        properties?.title?.startsWith('月统计'),
      )
      const drawn = month?.charts?.find(({ spec }) => spec?.basicChart !== undefined)?.spec
      const range = drawn?.basicChart?.domains?.[0]?.domain?.sourceRange?.sources?.[0]
      await typeAt(
        month?.properties?.sheetId ?? 0,
        (range?.startRowIndex ?? 0) + 1,
        range?.startColumnIndex ?? 0,
        '新类别',
      )
      await expect.poll(() => page.locator('.laid-charts').textContent()).toContain('新类别')
    })

    it('stand beside figures that lead to the rows behind them', async () => {
      const page = await visit()
      await monthTab(page).click()
      const figure = page.locator('a.cell-link', { hasText: /^\d+$/ }).first()
      await figure.click()
      await expect.poll(() => page.locator('[role=tab][aria-selected=true]').textContent()).toMatch(/^明细 /)
      await expect.poll(() => page.evaluate('location.hash')).toMatch(/^#gid=\d+&range=[A-Z]+\d+:[A-Z]+\d+$/)
      const row = page.locator('a.cell-link', { hasText: /^TS-/ }).first()
      const number = (await row.textContent()) ?? ''
      await row.click()
      await expect.poll(() => page.locator('[role=tab][aria-selected=true]').textContent()).toBe('投诉台账')
      await expect.poll(() => page.locator('#formula .content').textContent()).toBe(number)

      // By keyboard as well, and the same link a second time.
      for (const time of ['once', 'twice']) {
        await page.goBack()
        await expect
          .poll(() => page.locator('[role=tab][aria-selected=true]').textContent(), { message: time })
          .toMatch(/^明细 /)
        await page.locator('#editor, textarea').first().focus()
        await expect.poll(() => page.locator('#formula .content').textContent()).toMatch(/^TS-/)
        await page.keyboard.press('Alt+Enter')
        await expect.poll(() => page.locator('[role=tab][aria-selected=true]').textContent()).toBe('投诉台账')
      }
    })
  })
})
