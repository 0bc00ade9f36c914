import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { address, cell, column, drawn, goTo, paste, press, said, settled, text } from './sheet-page.ts'

const size = (page: Page): Promise<string> => page.locator('#formula .size').innerText()

describeInBrowser('the sheet under mouse and finger', ({ desk, visit, complaints }) => {
  it('selects by drawing, scrolls on at an edge, and stops when the button is let go, wherever that is', async () => {
    const page = await visit()
    const from = await cell(page, 'D4').boundingBox()
    const to = await cell(page, 'G9').boundingBox()
    if (from === null || to === null) throw new Error('no cells')
    await page.mouse.move(from.x + 20, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 5 })
    await expect.poll(() => size(page)).toBe('已选 6 行 × 4 列')
    const grid = await page.locator('#grid').boundingBox()
    await page.mouse.move(to.x + 20, (grid?.y ?? 0) + (grid?.height ?? 0) - 6, { steps: 3 })
    await expect.poll(async () => Number(/(\d+) 行/.exec(await size(page))?.[1] ?? 0)).toBeGreaterThan(40)
    await page.mouse.move(to.x + 20, 4)
    await page.mouse.up()
    await drawn(page)
    const done = await size(page)
    await page.mouse.move(to.x + 20, to.y + 60)
    await drawn(page)
    expect(await size(page)).toBe(done)
    await expect.poll(() => address(page)).toBe('D4')
    await press(page, 'Control+Home')
    await page.locator('revogr-row-headers .rgCell', { hasText: /^5$/ }).first().click()
    await expect.poll(() => size(page)).toMatch(/^已选 1 行/)
    expect(complaints()).toEqual([])
  })

  it('scrolls under a finger without selecting, and selects what it taps', async () => {
    const page = await visit({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })
    const before = await address(page)
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] })
    await touch('touchStart', [{ x: 300, y: 600 }])
    for (let i = 1; i <= 10; i++) await touch('touchMove', [{ x: 300, y: 600 - i * 30 }])
    await touch('touchEnd', [])
    const scrolled = "document.querySelector('revogr-viewport-scroll.rgCol .vertical-inner').scrollTop"
    await expect.poll(() => page.evaluate<number>(scrolled)).toBeGreaterThan(100)
    await expect.poll(() => address(page)).toBe(before)
    // A tap while it still glides only stops it.
    const tap = async (): Promise<string> => {
      await page.touchscreen.tap(300, 500)
      await drawn(page)
      return address(page)
    }
    await expect.poll(tap, { interval: 300 }).not.toBe(before)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  })

  it('filters by dates, and gives the cells the focus back when the filter is taken off', async () => {
    const { body } = await desk().call(`/values/${encodeURIComponent("'投诉台账'!D3:D200")}`)
    const received = (body as { values: string[][] }).values.flatMap(([one = '']) =>
      one === '' ? [] : one.slice(0, 10),
    )
    const [from = '', to = ''] = [...new Set(received)].toSorted().slice(3)
    const page = await visit()
    await goTo(page, 'D4')
    await press(page, 'Control+Shift+l')
    await page.getByLabel('日期范围').check()
    await page.getByRole('textbox', { name: '从' }).fill(from)
    await page.getByRole('textbox', { name: '到', exact: true }).fill(to)
    await press(page, 'Enter')
    await expect.poll(() => page.locator('#view').innerText()).toContain('筛选出')
    const days = async (): Promise<readonly string[]> =>
      (await column(page, 'D')).filter((one) => one !== '').map((one) => one.slice(0, 10))
    await expect.poll(days).toEqual(received.filter((day) => from <= day && day <= to))
    await page.getByRole('button', { name: '取消排序和筛选' }).click()
    await expect.poll(async () => (await days()).length).toBeGreaterThan(10)
    await press(page, 'Control+Home')
    await expect.poll(() => address(page)).toBe('A2')
  })

  it('refuses by a rule that only this cell has, and gives back what was typed', async () => {
    const page = await visit()
    const range = { sheetId: 0, startRowIndex: 5, endRowIndex: 6, startColumnIndex: 8, endColumnIndex: 9 }
    const values = [{ userEnteredValue: '一号' }, { userEnteredValue: '二号' }]
    const rule = { condition: { type: 'ONE_OF_LIST', values }, strict: true }
    await desk().call(':batchUpdate', { requests: [{ setDataValidation: { range, rule } }] })
    await goTo(page, 'I6')
    const before = await text(page, 'I6')
    // So fast that the page does not know the rule yet: the server refuses.
    await page.keyboard.insertText('三号')
    await press(page, 'Enter')
    await expect.poll(() => page.locator('.bubble').innerText()).toContain('只能选：一号、二号')
    expect(await page.locator('.cell-editor').inputValue()).toBe('三号')
    await expect.poll(() => address(page)).toBe('I6')
    await press(page, 'Escape')
    await expect.poll(() => text(page, 'I6')).toBe(before)
    await page.keyboard.insertText('一号')
    await press(page, 'Enter')
    await settled(page)
    await expect.poll(() => text(page, 'I6')).toBe('一号')
    await desk().call(':batchUpdate', { requests: [{ setDataValidation: { range } }] })
  })

  it('takes what WPS puts into the clipboard, signs of all kinds, and says what is too long', async () => {
    const page = await visit()
    await goTo(page, 'G12')
    const html = `<html xmlns:et="urn:ket"><body><!--StartFragment--><table style='width:216.00pt;'>\r\n <col width="72" span="3"/>
      \r\n <tr height="18">\r\n  <td x:str>王 五</td>\r\n  <td x:num="13900001111">13900001111</td>\r\n  <td x:str>3-2-1201</td></tr>
      <tr><td x:str>换行<br/>第二</td><td x:num>13900002222</td><td></td></tr>\r\n</table><!--EndFragment--></body></html>`
    await paste(page, '王 五\t13900001111\t3-2-1201\r\n', html)
    await expect.poll(() => said(page)).toContain('已粘贴 2 行 × 3 列')
    for (const [name, pasted] of [
      ['G12', '王 五'],
      ['H12', '13900001111'],
      ['I12', '3-2-1201'],
    ] as const)
      await expect.poll(() => text(page, name)).toBe(pasted)
    await expect.poll(() => text(page, 'G13')).toBe('换行\n第二')
    for (const [pasted, kept] of [
      ['😀👨‍👩‍👧‍👦', '😀👨‍👩‍👧‍👦'],
      ['\u202eabc\u202c עברית', '\u202eabc\u202c עברית'],
      ['nul\u0000 and \u001b[31m', 'nul and [31m'],
      ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ] as const) {
      await goTo(page, 'G14')
      await paste(page, pasted)
      await settled(page)
      await expect.poll(() => text(page, 'G14')).toBe(kept)
    }
    await paste(page, '长'.repeat(50_001))
    await expect.poll(() => said(page)).toBe('没有粘贴：G14 一格最多 50000 个字。')
    await paste(page, '长'.repeat(50_000))
    await expect.poll(() => said(page)).toContain('已粘贴 1 行')
    await expect.poll(() => text(page, 'G14').then(({ length }) => length)).toBe(50_000)
    await press(page, 'Control+z')
    expect(complaints()).toEqual([])
  })
})
