import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { address, content, goTo, openTab, paste, press, said, settled, text } from './sheet-page.ts'

const ID = 4711
const TITLE = '试台账'
const HEADERS = ['编号', '阶段', '客户姓名', '电话', '材料', '报价', '类别', '子类', '备注', '记忆']
const EXAMPLE = '第 2 行是示例'

const columns = (startIndex: number, endIndex: number) => ({ sheetId: ID, dimension: 'COLUMNS', startIndex, endIndex })
const area = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: ID,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
})
const rule = (column: number, word: string, backgroundColor: object) => ({
  addConditionalFormatRule: {
    index: 0,
    rule: {
      ranges: [{ sheetId: ID, startColumnIndex: column, endColumnIndex: column + 1 }],
      booleanRule: {
        condition: {
          type: 'CUSTOM_FORMULA',
          values: [{ userEnteredValue: `=ISNUMBER(FIND("|${word}|",$J1))` }],
        },
        format: { backgroundColor },
      },
    },
  },
})
const collapse = (collapsed: boolean) => ({
  updateDimensionGroup: { dimensionGroup: { range: columns(4, 6), depth: 1, collapsed }, fields: 'collapsed' },
})
const list = (row: number, ...choices: readonly string[]) => ({
  setDataValidation: {
    range: area(row, row + 1, 7, 8),
    rule: {
      condition: { type: 'ONE_OF_LIST', values: choices.map((userEnteredValue) => ({ userEnteredValue })) },
      showCustomUi: true,
    },
  },
})

describeInBrowser('a register with an example, rarely used columns and marked cells', ({ desk, visit, complaints }) => {
  afterEach(() => expect(complaints()).toEqual([]))

  const batch = async (...requests: readonly object[]): Promise<void> => {
    const { status, body } = await desk().call(':batchUpdate', { requests })
    expect(body).toEqual(expect.objectContaining(status === 200 ? {} : { requests: 'done' }))
  }
  const put = (row: number, column: number, ...cells: readonly string[]) => ({
    updateCells: {
      start: { sheetId: ID, rowIndex: row, columnIndex: column },
      rows: [{ values: cells.map((stringValue) => ({ userEnteredValue: { stringValue } })) }],
      fields: 'userEnteredValue',
    },
  })
  let made = false
  const open = async (): Promise<Page> => {
    if (!made)
      await batch(
        {
          addSheet: {
            properties: {
              sheetId: ID,
              title: TITLE,
              gridProperties: { rowCount: 40, columnCount: HEADERS.length, frozenRowCount: 1, frozenColumnCount: 1 },
            },
          },
        },
        put(0, 0, ...HEADERS),
        put(1, 0, '示例', '处理中', '王女士', '13800138000', '水泥', '120', '水电', '漏水', '例子'),
        put(2, 0, 'XX-1', '处理中', '赵先生', '1380013', '沙子', '', '水电', ''),
        put(3, 0, 'XX-2', '', '李先生'),
        { addProtectedRange: { protectedRange: { range: area(1, 2, 0, HEADERS.length) } } },
        { addProtectedRange: { protectedRange: { range: { sheetId: ID, startColumnIndex: 0, endColumnIndex: 2 } } } },
        { addDimensionGroup: { range: columns(4, 6) } },
        collapse(true),
        {
          updateDimensionProperties: {
            range: columns(9, 10),
            properties: { hiddenByUser: true },
            fields: 'hiddenByUser',
          },
        },
        rule(3, 'phone', { red: 1, green: 1 }),
        rule(3, 'phone!', { red: 1, green: 0.5 }),
      )
    made = true
    return visit({ at: `#gid=${ID}` }).then(async (page) => {
      await expect.poll(() => page.locator('#tabs [aria-selected=true]').innerText()).toBe(TITLE)
      await expect.poll(() => text(page, 'A3')).toBe('XX-1')
      return page
    })
  }
  /** Drawn heads of columns. */
  const letters = (page: Page): Promise<string> =>
    page.evaluate(
      "[...document.querySelectorAll('revogr-header .letters')].map((one) => one.textContent).sort().join('')",
    )
  const fold = (page: Page) => page.locator('#groups button')

  it('opens and folds its columns for one reader, by mouse, keyboard, menu and link, and follows the workbook', async () => {
    const page = await open()
    await expect.poll(() => letters(page)).toBe('ABCDGHI')
    expect(await fold(page).getAttribute('aria-expanded')).toBe('false')
    expect(await fold(page).getAttribute('aria-label')).toBe('展开折叠的 2 栏：材料、报价')
    await fold(page).click()
    await expect.poll(() => letters(page)).toBe('ABCDEFGHI')
    await expect.poll(() => said(page)).toContain('只在您这里')
    await press(page, 'Enter')
    await expect.poll(() => letters(page)).toBe('ABCDGHI')
    expect(await page.evaluate("document.activeElement.closest('#groups') !== null")).toBe(true)
    await press(page, 'F6')
    await goTo(page, 'D3')
    await press(page, 'ArrowRight')
    await expect.poll(() => address(page)).toBe('G3')
    await press(page, 'Shift+F10')
    await page.getByRole('menuitem', { name: '展开折叠的 2 栏' }).click()
    await expect.poll(() => letters(page)).toBe('ABCDEFGHI')
    await page.reload()
    await expect.poll(() => letters(page)).toBe('ABCDEFGHI')
    const other = await open()
    await expect.poll(() => letters(other)).toBe('ABCDGHI')
    await other.evaluate(`location.hash = '#gid=${ID}&range=F3'`)
    await expect.poll(() => address(other)).toBe('F3')
    await expect.poll(() => letters(other)).toBe('ABCDEFGHI')
    await fold(page).click()
    await expect.poll(() => letters(page)).toBe('ABCDGHI')
    await batch(collapse(false))
    await expect.poll(() => letters(page)).toBe('ABCDEFGHI')
    await batch(collapse(true))
    await expect.poll(() => letters(page)).toBe('ABCDGHI')
  })

  it('keeps its example from being written into, in kind words, and starts below it', async () => {
    const page = await open()
    await expect.poll(() => address(page)).toBe('C3')
    await goTo(page, 'C2')
    await expect.poll(() => page.locator('.cell-editor').getAttribute('aria-label')).toContain('示例')
    await page.keyboard.type('x')
    await expect.poll(() => said(page)).toContain(EXAMPLE)
    await paste(page, '张\n王')
    await expect.poll(() => said(page)).toMatch(/没有粘贴.*第 2 行是示例/)
    await press(page, 'Control+Minus')
    await expect.poll(() => said(page)).toContain(EXAMPLE)
    await press(page, 'Control+Shift+Equal')
    await expect.poll(() => address(page)).toBe('C3')
    await expect.poll(() => text(page, 'C4')).toBe('赵先生')
    expect(await text(page, 'C2')).toBe('王女士')
    await press(page, 'Control+z')
    await expect.poll(() => text(page, 'C3')).toBe('赵先生')
    await page.getByRole('button', { name: '查案件' }).click()
    await page.locator('#search input').fill('例子')
    await expect.poll(() => page.locator('.search-results').innerText()).toContain('没有找到')
    await settled(page)
  })

  it('marks what a sweep has found: colours by a hidden column, a note of several lines, a list of its own', async () => {
    const page = await open()
    const colour = (row: number): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector(
        'revogr-data .rgRow[aria-rowindex="${row + 1}"] .rgCell[aria-colindex="5"]')).backgroundColor`)
    await batch(put(2, 9, '|phone!|'), put(3, 9, '|phone|'), list(2, '漏水', '停水', '水压低'), {
      updateCells: {
        start: { sheetId: ID, rowIndex: 2, columnIndex: 3 },
        rows: [{ values: [{ note: `少了几位\n<b>请补全</b>\n${'很长'.repeat(900)}` }] }],
        fields: 'note',
      },
    })
    await expect.poll(() => colour(3)).toBe('rgb(255, 128, 0)')
    await expect.poll(() => colour(4)).toBe('rgb(255, 255, 0)')
    await goTo(page, 'D3')
    await press(page, 'Shift+F2')
    const note = page.locator('#cell-note')
    await expect.poll(() => note.innerText()).toContain('少了几位\n<b>请补全</b>')
    const [box, grid] = [await note.boundingBox(), await page.locator('#grid').boundingBox()]
    expect((box?.y ?? 0) + (box?.height ?? 9999)).toBeLessThanOrEqual((grid?.y ?? 0) + (grid?.height ?? 0))
    await press(page, 'Escape')
    await page.locator('revogr-data .rgRow[aria-rowindex="4"] .rgCell[aria-colindex="7"]').click()
    await expect.poll(() => address(page)).toBe('H3')
    await press(page, 'Alt+ArrowDown')
    const offered = () => page.locator('.dropdown li').allInnerTexts()
    await expect.poll(offered).toEqual(['漏水', '停水', '水压低'])
    await press(page, 'ArrowDown', 'Enter')
    await settled(page)
    await goTo(page, 'A3')
    await press(page, 'Shift+F10')
    await page.getByRole('menuitem', { name: '打开卡片' }).click()
    const card = page.locator('dialog.card-dialog')
    await expect.poll(() => card.locator('.card-note').innerText()).toContain('<b>请补全</b>')
    expect(await card.locator('.card-rare summary').allInnerTexts()).toEqual(['不常用的 1 栏报价', '不常用的 1 栏材料'])
    const choices = () =>
      page.evaluate("[...(document.getElementById('card-7').list?.options ?? [])].map((one) => one.value)")
    await expect.poll(choices).toEqual(['漏水', '停水', '水压低'])
    await batch(list(2, '断电'), put(2, 9, ''))
    await expect.poll(choices).toEqual(['断电'])
    await press(page, 'Escape')
    await expect.poll(() => colour(3)).not.toBe('rgb(255, 128, 0)')
    await openTab(page, '投诉台账')
    await expect.poll(() => content(page)).not.toBe('')
  })

  it('shows merged cells as one, walks over them and types into them', async () => {
    const page = await open()
    await batch({ mergeCells: { range: area(2, 4, 2, 7), mergeType: 'MERGE_ALL' } })
    const one = page.locator('.merged')
    await expect.poll(() => one.allInnerTexts()).toEqual(['赵先生'])
    await page.locator('revogr-data .rgRow[aria-rowindex="5"] .rgCell[aria-colindex="5"]').click()
    await expect.poll(() => address(page)).toBe('C3')
    const [shown, focus] = [await one.boundingBox(), await page.locator('.focus-frame:visible').boundingBox()]
    expect(Math.abs((shown?.width ?? 0) - (focus?.width ?? -9))).toBeLessThan(2)
    expect(Math.abs((shown?.height ?? 0) - (focus?.height ?? -9))).toBeLessThan(2)
    await press(page, 'ArrowRight')
    await expect.poll(() => address(page)).toBe('H3')
    await press(page, 'ArrowLeft', 'ArrowDown')
    await expect.poll(() => address(page)).toBe('C5')
    await press(page, 'ArrowUp', 'F2')
    await page.keyboard.insertText('和李先生')
    await press(page, 'Enter')
    await settled(page)
    await expect.poll(() => one.allInnerTexts()).toEqual(['赵先生和李先生'])
    await batch({ unmergeCells: { range: area(2, 4, 2, 7) } })
    await expect.poll(() => one.count()).toBe(0)
    await expect.poll(() => text(page, 'C3')).toBe('赵先生和李先生')
  })
})
