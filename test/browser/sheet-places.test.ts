import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { address, cell, goTo, openTab, press, said, settled, text } from './sheet-page.ts'

const selected = (page: Page): Promise<string> => page.locator('#tabs [aria-selected=true]').innerText()
const hash = (page: Page): Promise<string> => page.evaluate('location.hash')
const height = async (page: Page, name: string): Promise<number> => (await cell(page, name).boundingBox())?.height ?? 0

describeInBrowser('places and looks of the workbook', ({ desk, visit, complaints }) => {
  const batch = (...requests: readonly object[]) => desk().call(':batchUpdate', { requests })
  const sheetIds = async (): Promise<ReadonlyMap<string, number>> => {
    const { body } = await desk().call('?fields=sheets(properties(sheetId,title))')
    const { sheets } = body as { sheets: { properties: { sheetId?: number; title: string } }[] }
    return new Map(sheets.map(({ properties }) => [properties.title, properties.sheetId ?? 0]))
  }

  it('opens the tab and the cell that a link names, follows a new one, and says when there is no such tab', async () => {
    const ids = await sheetIds()
    const repairs = ids.get('报修台账') ?? -1
    const page = await visit({ at: `#gid=${repairs}&range=A5` })
    await expect.poll(() => selected(page)).toBe('报修台账')
    await expect.poll(() => address(page)).toBe('A5')
    await openTab(page, '分类')
    await expect.poll(() => hash(page)).toBe(`#gid=${ids.get('分类') ?? -1}`)
    await page.reload()
    await expect.poll(() => selected(page)).toBe('分类')
    await page.evaluate(`location.hash = '#gid=${ids.get('投诉台账') ?? -1}&range=H90'`)
    await expect.poll(() => selected(page)).toBe('投诉台账')
    await expect.poll(() => address(page)).toBe('H90')
    await expect.poll(() => cell(page, 'H90').isVisible()).toBe(true)
    await page.evaluate(`location.hash = '#gid=${repairs}&range=B3:D9'`)
    await expect.poll(() => selected(page)).toBe('报修台账')
    await expect.poll(() => address(page)).toBe('B3')
    await page.evaluate("location.hash = '#gid=987654'")
    await expect.poll(() => selected(page)).toBe('投诉台账')
    await expect.poll(() => said(page)).toContain('链接里的工作表不存在')
    expect(complaints()).toEqual([])
  })

  it('goes to a row of a link although a filter leaves it out', async () => {
    const page = await visit()
    await goTo(page, 'G2')
    await press(page, 'Control+Shift+l')
    await page.getByLabel('非空白', { exact: true }).check()
    await press(page, 'Enter')
    await expect.poll(() => page.locator('#view').innerText()).toContain('筛选出')
    await page.evaluate("location.hash = '#gid=0&range=G7'")
    await expect.poll(() => address(page)).toBe('G7')
    await expect.poll(() => page.locator('#view').isHidden()).toBe(true)
  })

  it('wraps what the workbook wraps, in rows that are as high as it takes, without lines where it wants none', async () => {
    const page = await visit()
    await openTab(
      page,
      await page
        .getByRole('tab', { name: /^月统计/ })
        .first()
        .innerText(),
    )
    // The headers of the headline figures stand below what the month says in words.
    const isHead = async (row: number): Promise<boolean> => (await cell(page, `A${row}`).innerText()) === '主要指标'
    let head = 3
    while (head < 20 && !(await isHead(head))) head++
    await expect.poll(() => height(page, `L${head}`)).toBeGreaterThan(40)
    await expect.poll(() => height(page, `L${head + 1}`)).toBeLessThan(30)
    const cut = `[...document.querySelectorAll('revogr-data .rgCell.wrap')]
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.innerText)`
    await expect.poll(() => page.evaluate(cut)).toEqual([])
    const line = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('revogr-data .rgCell')).borderRightColor")
    // The selection is drawn where the rows are.
    await goTo(page, 'G8')
    const [frame, drawn] = [
      await page.locator('.focus-frame:visible').boundingBox(),
      await cell(page, 'G8').boundingBox(),
    ]
    expect(Math.abs((frame?.y ?? 0) - (drawn?.y ?? -99))).toBeLessThan(2)
    expect(Math.abs((frame?.height ?? 0) - (drawn?.height ?? -99))).toBeLessThan(2)
    await expect.poll(() => page.locator('revo-grid.lineless').count()).toBe(1)
    await openTab(page, '投诉台账')
    await expect.poll(() => page.locator('revo-grid.lineless').count()).toBe(0)
    expect(await line()).not.toBe('rgba(0, 0, 0, 0)')
  })

  it('grows with line breaks and shrinks again, keeps a height that the workbook sets, also when rows come above', async () => {
    const page = await visit()
    await batch({
      updateDimensionProperties: {
        range: { sheetId: 0, dimension: 'ROWS', startIndex: 7, endIndex: 8 },
        properties: { pixelSize: 60 },
        fields: 'pixelSize',
      },
    })
    await expect.poll(() => height(page, 'G8')).toBeGreaterThan(58)
    await goTo(page, 'G5')
    await press(page, 'F2', 'Alt+Enter')
    await page.keyboard.insertText('第二行')
    await press(page, 'Enter')
    await expect.poll(() => height(page, 'G5')).toBeGreaterThan(40)
    await settled(page)
    await goTo(page, 'G3')
    await press(page, 'Control+Shift+Equal')
    await expect.poll(() => height(page, 'G6')).toBeGreaterThan(40)
    await expect.poll(() => height(page, 'G9')).toBeGreaterThan(58)
    await expect.poll(() => height(page, 'G5')).toBeLessThan(30)
    await press(page, 'Control+z')
    await expect.poll(() => height(page, 'G5')).toBeGreaterThan(40)
    await press(page, 'Control+z')
    await expect.poll(() => height(page, 'G5')).toBeLessThan(30)
    expect(complaints()).toEqual([])
  })

  it('goes on when a tab comes, is renamed, and is taken away while somebody types in it', async () => {
    const page = await visit()
    const { body } = await batch({
      addSheet: { properties: { title: '临时', gridProperties: { rowCount: 5, columnCount: 5 } } },
    })
    const sheetId = (body as { replies: { addSheet: { properties: { sheetId: number } } }[] }).replies[0]?.addSheet
      .properties.sheetId
    await openTab(page, '临时')
    await page.keyboard.insertText('写一半')
    await batch({ updateSheetProperties: { properties: { sheetId, title: '改名' }, fields: 'title' } })
    await expect.poll(() => selected(page)).toBe('改名')
    await press(page, 'Enter')
    await settled(page)
    await expect.poll(() => text(page, 'A1')).toBe('写一半')
    await page.keyboard.insertText('没写完')
    await batch({ deleteSheet: { sheetId } })
    await expect.poll(() => selected(page)).toBe('投诉台账')
    await expect.poll(() => page.locator('#unsaved').innerText()).toContain('没写完')
    expect(await page.locator('#unsaved').innerText()).toContain('“改名”已被删除')
    expect(complaints()).toEqual([])
  })

  it('keeps what is typed in its column while columns come and move', async () => {
    const page = await visit()
    await goTo(page, 'G6')
    await page.keyboard.insertText('移列时')
    const range = { sheetId: 0, dimension: 'COLUMNS', startIndex: 5, endIndex: 6 }
    await batch({ insertDimension: { range } })
    await expect.poll(() => text(page, 'F1')).toBe('')
    await page.keyboard.insertText('继续')
    await press(page, 'Enter')
    await settled(page)
    await expect.poll(() => text(page, 'H6')).toBe('移列时继续')
    await expect.poll(() => address(page)).toBe('H7')
    await batch({ deleteDimension: { range } })
    await expect.poll(() => text(page, 'G6')).toBe('移列时继续')
    await expect.poll(() => address(page)).toBe('G7')
  })
})
