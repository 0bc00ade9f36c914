import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { cell, goTo, press, settled, text } from './sheet-page.ts'

/** The window is covered, or seen again. */
const cover = (page: Page, is: boolean): Promise<void> =>
  page.evaluate(`Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${is ? 'hidden' : 'visible'}' })
    document.dispatchEvent(new Event('visibilitychange'))`)

/** Types into a cell and into the one below it while nobody is logged in any more, to the last moment; then comes back. */
async function typeExpired(
  page: Page,
  url: string,
  name: string,
  ...words: readonly [string, string, string]
): Promise<void> {
  const asked = Promise.withResolvers<undefined>()
  const left = Promise.withResolvers<undefined>()
  await page.route('**/v4/**', async (route) => {
    await asked.promise
    await route.fulfill({ status: 401, contentType: 'application/json', body: '{"error":{"code":401}}' })
  })
  await page.route(/\/log-in\?to=/, async (route) => {
    await left.promise
    await route.continue()
  })
  await goTo(page, name)
  await page.keyboard.insertText(words[0])
  await press(page, 'Enter')
  await page.keyboard.insertText(words[1])
  await expect.poll(() => page.locator('.cell-editor').inputValue()).toBe(words[1])
  const leaves = page.waitForRequest(/\/log-in\?to=/)
  asked.resolve(undefined)
  await leaves
  // The sheet is in sight until the log-in page is there.
  await page.keyboard.insertText(words[2])
  left.resolve(undefined)
  await page.waitForURL(/\/log-in\?to=/)
  // Else the next page would wait, for the one that has it might still be there.
  expect(await page.evaluate('Object.values(localStorage).join()')).toContain('"left":true')
  await page.unroute('**/v4/**')
  await page.goto(url)
}

const type = async (page: Page, name: string, words: string): Promise<void> => {
  await goTo(page, name)
  await page.keyboard.insertText(words)
  await press(page, 'Enter')
}

describeInBrowser('a sheet that was away', ({ desk, visit, complaints }) => {
  it('catches up when its window is seen again: texts, rows, and what its reader is typing', async () => {
    const [page, other] = [await visit(), await visit()]
    await goTo(page, 'G7')
    await page.keyboard.insertText('盖住前')
    await cover(page, true)
    await type(other, 'G4', '没人看见时')
    await goTo(other, 'D3')
    await press(other, 'Control+Shift+Equal')
    await settled(other)
    await page.waitForTimeout(600)
    expect(await text(page, 'G4')).not.toBe('没人看见时')
    await cover(page, false)
    await expect.poll(() => text(page, 'G5')).toBe('没人看见时')
    await expect.poll(() => page.locator('#away').isHidden()).toBe(true)
    await press(page, 'Enter')
    await settled(page)
    for (const one of [page, other]) await expect.poll(() => text(one, 'G8')).toBe('盖住前')
    expect(complaints()).toEqual([])
  })

  it("lights up others' changes with their name, and tells it on hover", async () => {
    const [page, other] = [await visit(), await visit()]
    await other.evaluate(`fetch('/desk/session', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '李静' }) })`)
    await other.reload()
    await expect.poll(() => cell(other, 'G10').count()).toBe(1)
    const seen = page.waitForSelector('.flash-name')
    await type(other, 'G10', '亮一下')
    expect(await (await seen).textContent()).toBe('李静')
    await cell(page, 'G10').hover()
    await expect.poll(() => page.locator('.note').innerText()).toContain('李静 刚刚修改')
  })

  it('goes to the log-in page when nobody is logged in any more, and comes back with everything', async () => {
    const page = await visit()
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type())
      void dialog.accept()
    })
    await typeExpired(page, desk().url, 'G11', '登录过期', '正在', '写')
    expect(dialogs).toEqual([])
    await expect.poll(() => text(page, 'G11')).toBe('登录过期')
    await expect.poll(() => text(page, 'G12')).toBe('正在写')
    await settled(page)
    const fresh = await visit()
    await expect.poll(async () => [await text(fresh, 'G11'), await text(fresh, 'G12')]).toEqual(['登录过期', '正在写'])
  })

  it('comes back from the log-in page with what no cell takes, too', async () => {
    const page = await visit()
    await typeExpired(page, desk().url, 'E11', '来访', '没有这样', '的渠道')
    await expect.poll(() => page.locator('#unsaved').innerText()).toContain('没有这样的渠道')
    await expect.poll(() => text(page, 'E11')).toBe('来访')
    await expect.poll(() => text(page, 'E12')).not.toContain('没有')
  })

  it('sends what waits in one window from that window alone', async () => {
    const page = await visit()
    await page.route('**/values:batchUpdate', (route) => route.abort())
    await type(page, 'G13', '只送一次')
    await expect.poll(() => page.locator('#away').isVisible()).toBe(true)
    // A second window of the same browser, made from the first: it has what the first one keeps.
    const [second] = await Promise.all([page.context().waitForEvent('page'), page.evaluate("void open('/')")])
    let sent = 0
    second.on('request', (request) => {
      if (request.url().includes('values:batchUpdate')) sent++
    })
    await expect.poll(() => cell(second, 'G13').count()).toBe(1)
    await second.waitForTimeout(6000)
    expect(sent).toBe(0)
    await page.unroute('**/values:batchUpdate')
    await expect.poll(() => text(second, 'G13')).toBe('只送一次')
    await settled(page)
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('unsent')).length")).toBe(0)
  })

  it('sends under the right row and column what a page left behind, after others moved them', async () => {
    const page = await visit()
    const row = await text(page, 'A9')
    await page.route('**/values:batchUpdate', (route) => route.abort())
    await type(page, 'G9', '留下的')
    await expect.poll(() => page.locator('#away').isVisible()).toBe(true)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto('about:blank')
    await page.unroute('**/values:batchUpdate')
    const range = { sheetId: 0, startIndex: 4, endIndex: 5 }
    const requests = ['ROWS', 'COLUMNS'].map((dimension) => ({ insertDimension: { range: { ...range, dimension } } }))
    await desk().call(':batchUpdate', { requests })
    await page.goto(desk().url)
    await expect.poll(() => text(page, 'H10')).toBe('留下的')
    await expect.poll(() => text(page, 'A10')).toBe(row)
    await settled(page)
  })
})
