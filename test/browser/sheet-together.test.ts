import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { address, cell, goTo, press, said, settled, text, toFreeRow } from './sheet-page.ts'

describeInBrowser('several people in one sheet', ({ desk, visit, complaints }) => {
  it('shows each what the other types: the same row keeps both, the same cell the last', async () => {
    const [one, two] = [await visit(), await visit()]
    await goTo(one, 'G10')
    await one.keyboard.insertText('甲写的姓名')
    await press(one, 'Enter')
    await expect.poll(() => text(two, 'G10')).toBe('甲写的姓名')
    await goTo(two, 'I10')
    await goTo(one, 'G10')
    await Promise.all([one.keyboard.insertText('同一行'), two.keyboard.insertText('8-8-808')])
    await Promise.all([press(one, 'Enter'), press(two, 'Enter')])
    for (const page of [one, two]) {
      await expect.poll(() => text(page, 'G10')).toBe('同一行')
      await expect.poll(() => text(page, 'I10')).toBe('8-8-808')
    }
    await goTo(one, 'G11')
    await goTo(two, 'G11')
    await one.keyboard.insertText('先写')
    await press(one, 'Enter')
    await settled(one)
    await two.keyboard.insertText('后写')
    await press(two, 'Enter')
    for (const page of [one, two]) await expect.poll(() => text(page, 'G11')).toBe('后写')
  })

  it('keeps what is typed in its row while somebody else inserts a row above', async () => {
    const [one, two] = [await visit(), await visit()]
    await goTo(one, 'G12')
    await one.keyboard.insertText('正在录入')
    await goTo(two, 'D6')
    await press(two, 'Control+Shift+Equal')
    await expect.poll(() => text(two, 'A6')).toBe('')
    await expect.poll(() => text(one, 'A6')).toBe('')
    await one.keyboard.insertText('的姓名')
    await press(one, 'Enter')
    await settled(one)
    for (const page of [one, two]) await expect.poll(() => text(page, 'G13')).toBe('正在录入的姓名')
    expect(await text(one, 'G12')).not.toBe('正在录入的姓名')
    await press(two, 'Control+z')
    await expect.poll(() => text(two, 'G12')).toBe('正在录入的姓名')
  })

  it('numbers the right rows when rows are inserted while sweeps run', async () => {
    const page = await visit()
    const other = await visit()
    const row = await toFreeRow(page, 'D')
    const typed = ['2026-11-20 10:15', '来电', '王芳', '赵敏', '13900007788', '6-1-101', '', '噪音扰民', '', '装修噪音']
    for (const one of typed) {
      if (one !== '') await page.keyboard.insertText(one)
      await press(page, 'Tab')
      if (one === '王芳') {
        await goTo(other, 'D3')
        await press(other, 'Control+Shift+Equal')
      }
    }
    await settled(page)
    const at = row + 1
    await expect.poll(() => text(page, `A${at}`)).toMatch(/^TS-20261120-\d+$/)
    await expect.poll(() => text(page, `G${at}`)).toBe('赵敏')
    await expect.poll(() => text(page, `M${at}`)).toBe('装修噪音')
  })

  it('keeps the text of somebody whose row is deleted, to be copied', async () => {
    const [one, two] = [await visit(), await visit()]
    await goTo(one, 'G9')
    const gone = await text(one, 'A9')
    await one.keyboard.insertText('写到一半')
    await goTo(two, 'G9')
    await press(two, 'Control+Minus')
    await expect.poll(() => said(two)).toContain('已删除 1 行')
    await expect.poll(() => one.locator('#unsaved').innerText()).toContain('写到一半')
    expect(await text(one, 'A9')).not.toBe(gone)
    expect(await text(one, 'G9')).not.toContain('写到一半')
    await one.getByRole('button', { name: '知道了' }).click()
    await expect.poll(() => one.locator('#unsaved').isHidden()).toBe(true)
    await press(two, 'Control+z')
    await expect.poll(() => text(two, 'A9')).toBe(gone)
    await expect.poll(() => text(one, 'A9')).toBe(gone)
  })

  it('undoes only what is still as it was left, and redoes', async () => {
    const [one, two] = [await visit(), await visit()]
    await goTo(one, 'G5')
    const before = await text(one, 'G5')
    await one.keyboard.insertText('改过')
    await press(one, 'Enter')
    await settled(one)
    await press(one, 'Control+z')
    await expect.poll(() => text(one, 'G5')).toBe(before)
    await press(one, 'Control+y')
    await expect.poll(() => text(one, 'G5')).toBe('改过')
    await goTo(two, 'G5')
    await two.keyboard.insertText('别人改的')
    await press(two, 'Enter')
    await settled(two)
    await expect.poll(() => text(one, 'G5')).toBe('别人改的')
    await press(one, 'Control+z')
    await expect.poll(() => said(one)).toContain('后来被别人改过，保留不动：G5')
    expect(await text(one, 'G5')).toBe('别人改的')
  })

  it('goes on while the server is away: what is typed is kept, and saved when it is back', async () => {
    const page = await visit()
    await goTo(page, 'G4')
    await page.keyboard.insertText('断线前')
    await press(page, 'Enter')
    await settled(page)
    await desk().stop('SIGKILL')
    await goTo(page, 'G6')
    await page.keyboard.insertText('断线时录入')
    await press(page, 'Enter')
    await goTo(page, 'G7')
    await page.keyboard.insertText('还在录')
    await expect.poll(() => page.locator('#away').innerText()).toContain('连不上服务器')
    await expect.poll(() => text(page, 'G6')).toBe('断线时录入')
    await desk().start()
    await expect.poll(() => page.locator('#away').isHidden()).toBe(true)
    expect(await page.locator('.cell-editor').inputValue()).toBe('还在录')
    await press(page, 'Enter')
    await settled(page)
    const fresh = await visit()
    await expect.poll(() => text(fresh, 'G4')).toBe('断线前')
    await expect.poll(() => text(fresh, 'G6')).toBe('断线时录入')
    await expect.poll(() => text(fresh, 'G7')).toBe('还在录')
    await expect.poll(() => address(page)).toBe('G8')
    expect(await cell(page, 'G7').innerText()).toContain('还在录')
  })

  it('saves after a reload what a page could not send', async () => {
    const page = await visit()
    await goTo(page, 'G14')
    await page.route('**/values:batchUpdate', (route) => route.abort())
    await page.keyboard.insertText('没送出去')
    await press(page, 'Enter')
    await expect.poll(() => page.locator('#away').isVisible()).toBe(true)
    await page.unroute('**/values:batchUpdate')
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await expect.poll(() => text(page, 'G14')).toBe('没送出去')
    await settled(page)
    const fresh = await visit()
    await expect.poll(() => text(fresh, 'G14')).toBe('没送出去')
    expect(complaints()).toEqual([])
  })
})
