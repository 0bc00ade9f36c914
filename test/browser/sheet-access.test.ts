import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { cell, goTo, press } from './sheet-page.ts'

/** What axe calls serious or critical, told so that a failing test can be acted on. */
async function serious(page: Page): Promise<unknown> {
  await page.evaluate(axe.source)
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map((one) => one.html.slice(0, 160) + ' ' + one.failureSummary) })))`)
}

describeInBrowser('the sheet for everybody', ({ visit, complaints }) => {
  it('has nothing that axe finds serious: plain, editing, with menu, filter, changes and a view', async () => {
    const page = await visit()
    await expect.poll(() => page.locator('.rgCell[style*="background-color"]').count()).toBeGreaterThan(0)
    expect(await serious(page)).toEqual([])
    await goTo(page, 'E3')
    await press(page, 'F2')
    await expect.poll(() => page.locator('.dropdown li').count()).toBeGreaterThan(2)
    expect(await serious(page)).toEqual([])
    await press(page, 'Escape', 'Escape', 'Shift+F10')
    expect(await serious(page)).toEqual([])
    await press(page, 'Escape', 'Control+Shift+l')
    await expect.poll(() => page.locator('.filter-panel').count()).toBe(1)
    expect(await serious(page)).toEqual([])
    await press(page, 'Escape')
    await page.getByRole('button', { name: '修改记录' }).click()
    expect(await serious(page)).toEqual([])
  })

  it('can be used in a narrow window and at twice the size', async () => {
    for (const viewport of [
      { width: 390, height: 780 },
      { width: 680, height: 400 },
    ]) {
      const page = await visit({ viewport })
      const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      expect(wide).toBe(0)
      // There is room beside the pinned columns: a cell of the ledger can be reached and typed into.
      await press(page, 'Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight')
      await page.keyboard.insertText('2026-11-02 08:53')
      const editor = await page.locator('.cell-editor').boundingBox()
      expect(editor?.x ?? -1).toBeGreaterThanOrEqual(0)
      expect((editor?.x ?? 0) + (editor?.width ?? 0)).toBeLessThanOrEqual(viewport.width + 1)
      await press(page, 'Enter')
      await expect.poll(() => cell(page, 'D3').innerText()).toContain('2026-11-02 08:53')
      expect(await serious(page)).toEqual([])
    }
    expect(complaints()).toEqual([])
  })
})
