import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'

/** The sheet page as a person at the keyboard uses it. */

export const address = (page: Page): Promise<string> => page.locator('#formula .address').innerText()
export const content = (page: Page): Promise<string> => page.locator('#formula .content').innerText()
export const said = (page: Page): Promise<string> => page.locator('#status .said').innerText()

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Waits until nothing that was typed is still on its way. */
export const settled = async (page: Page): Promise<void> => {
  await drawn(page)
  await expect.poll(() => page.locator('#status .state').innerText()).toBe('已保存')
  await drawn(page)
}

export const openTab = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('tab', { name: title }).click()
  await expect.poll(() => page.getByRole('tab', { name: title }).getAttribute('aria-selected')).toBe('true')
}

/** Clicks a cell by its name; it must be in sight. */
export async function goTo(page: Page, name: string): Promise<void> {
  const { row, column } = placeOf(name)
  await cell(page, name).click({ position: { x: 12, y: 8 } })
  await expect.poll(() => address(page), { message: `to ${name} (${row}, ${column})` }).toBe(name)
}

const placeOf = (name: string): { readonly row: number; readonly column: number } => {
  const [, letters = '', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(name) ?? []
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits), column }
}

/** A drawn cell by the name it has in the order of the sheet, as long as no view changes that order. */
export function cell(page: Page, name: string) {
  const { row, column } = placeOf(name)
  return page.locator(`revogr-data .rgRow[aria-rowindex="${row + 1}"] .rgCell[aria-colindex="${column + 1}"]`)
}

export const text = (page: Page, name: string): Promise<string> =>
  cell(page, name)
    .innerText()
    .then((shown) => shown.trim())

/** The texts of a column as drawn, from the top. */
export const column = (page: Page, letters: string): Promise<readonly string[]> => {
  const { column: index } = placeOf(`${letters}1`)
  const cells = `revogr-data[type="rgRow"] .rgCell[aria-colindex="${index + 1}"]`
  return page.evaluate(`[...document.querySelectorAll('${cells}')]
    .map((one) => [Number(one.dataset.rgrow), one.innerText.trim()])
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)`)
}

/** Composes a text with an input method, letter by letter, and takes what it makes of it. */
export async function compose(page: Page, letters: string, result: string): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page)
  for (let length = 1; length <= letters.length; length++)
    await session.send('Input.imeSetComposition', {
      text: letters.slice(0, length),
      selectionStart: length,
      selectionEnd: length,
    })
  await session.send('Input.insertText', { text: result })
  await session.detach()
}

/** Puts something into the clipboard as another program would, and pastes it into the page. */
export const paste = (page: Page, plain: string, html = ''): Promise<void> =>
  page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(plain)})
    if (${JSON.stringify(html)} !== '') data.setData('text/html', ${JSON.stringify(html)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)

/** What a copy puts into the clipboard. */
export const copied = (page: Page, kind: 'copy' | 'cut' = 'copy'): Promise<{ plain: string; html: string }> =>
  page.evaluate(`(() => {
    const data = new DataTransfer()
    document.activeElement.dispatchEvent(new ClipboardEvent('${kind}', { clipboardData: data, bubbles: true, cancelable: true }))
    return { plain: data.getData('text/plain'), html: data.getData('text/html') }
  })()`)

/** Lets the page draw what the last keys did. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))')

/** Goes to the first row below everything that holds something, at a column. */
export async function toFreeRow(page: Page, letters: string): Promise<number> {
  await press(page, 'Control+End')
  await drawn(page)
  const last = placeOf(await address(page)).row
  await press(page, 'ArrowDown', 'Home')
  for (let i = 1; i < placeOf(`${letters}1`).column; i++) await press(page, 'ArrowRight')
  await expect.poll(() => address(page)).toBe(`${letters}${last + 1}`)
  return last + 1
}
