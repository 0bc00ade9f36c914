import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import {
  address,
  column,
  content,
  copied,
  drawn,
  goTo,
  openTab,
  paste,
  press,
  said,
  settled,
  text,
  toFreeRow,
} from './sheet-page.ts'

describeInBrowser('working in the sheet', ({ desk, visit, complaints }) => {
  it('is steered by keyboard alone, as a spreadsheet', async () => {
    const page = await visit()
    const at = async (...keys: readonly string[]): Promise<string> => {
      await press(page, ...keys)
      await drawn(page)
      return address(page)
    }
    expect(await at('Control+Home')).toBe('A2')
    expect(await at('ArrowRight', 'ArrowRight', 'ArrowRight')).toBe('D2')
    const end = await at('Control+ArrowDown')
    expect(end).toMatch(/^D\d+$/)
    expect(await at('Control+ArrowUp')).toBe('D1')
    expect(await at('ArrowDown', 'Control+ArrowRight')).toBe('N2')
    expect(await at('Control+ArrowRight', 'Control+ArrowLeft')).toBe('N2')
    expect(await at('Home')).toBe('A2')
    expect(await at('End')).not.toBe('A2')
    expect(await at('Home', 'PageDown')).toMatch(/^A[12]\d$/)
    expect(await at('PageUp')).toBe('A2')
    expect(await at('Tab', 'Tab', 'Tab', 'Enter')).toBe('A3')
    expect(await at('Shift+Enter')).toBe('A2')
    expect(await at('Shift+ArrowDown', 'Shift+ArrowRight')).toBe('A2')
    expect(await page.locator('#formula .size').innerText()).toBe('已选 2 行 × 2 列')
    await press(page, 'Control+f')
    await page.keyboard.insertText('电梯')
    await press(page, 'Enter')
    await expect.poll(() => content(page)).toContain('电梯')
    await press(page, 'Escape', 'Shift+F10')
    await expect.poll(() => page.getByRole('menu').count()).toBe(1)
    await press(page, 'Escape')
    await expect.poll(() => page.getByRole('menu').count()).toBe(0)
    await press(page, 'F6')
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("role")')).toBe('tab')
    await press(page, 'ArrowRight', 'Enter')
    await expect.poll(() => page.getByRole('tab', { name: '报修台账' }).getAttribute('aria-selected')).toBe('true')
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    await expect.poll(() => page.locator('.rgCell.noted').count()).toBeGreaterThan(0)
    await press(page, 'Control+Home', 'ArrowUp')
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+F2')
    await expect.poll(() => page.locator('.note').innerText()).toContain('客户来电、来访的时间')
    // The last row is open, so that its deadlines say how they came about.
    await press(page, 'Control+End', 'Shift+F2')
    await expect.poll(() => page.locator('.note').innerText()).toMatch(/^进展时限 .*\n时限标准第 \d+ 行（报修.*）：/)
    expect(complaints()).toEqual([])
  })

  it('sorts and filters for its viewer alone, and keeps a view for others', async () => {
    const [page, other] = [await visit(), await visit()]
    const top = async (of: typeof page): Promise<readonly string[]> => (await column(of, 'D')).slice(0, 20)
    const before = await top(other)
    await goTo(page, 'G4')
    await page.locator('.rgHeaderCell', { hasText: /^D/ }).hover()
    await page.getByRole('button', { name: 'D 列菜单' }).click()
    await page.getByRole('menuitem', { name: '降序排列' }).click()
    await expect.poll(() => page.locator('#view').innerText()).toContain('按“受理时间”降序')
    const sorted = (await column(page, 'D')).filter((one) => /^\d{4}-/.test(one))
    expect(sorted).toEqual(sorted.toSorted().toReversed())
    expect(await top(other)).toEqual(before)

    await page.locator('.rgHeaderCell', { hasText: /^B/ }).hover()
    await page.getByRole('button', { name: 'B 列菜单' }).click()
    await page.getByRole('menuitem', { name: '筛选…' }).click()
    await page.getByRole('button', { name: '全不选' }).click()
    await page.getByRole('checkbox', { name: /处理中/ }).check()
    await page.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => page.locator('#view').innerText()).toMatch(/筛选出 \d+ \/ \d+ 行/)
    const stages = (await column(page, 'B')).filter((one) => one !== '')
    expect(new Set(stages)).toEqual(new Set(['处理中']))

    await page.getByRole('button', { name: '保存为筛选视图' }).click()
    await page.getByLabel('视图名称').fill('在办的')
    await press(page, 'Enter')
    await expect.poll(() => said(page)).toContain('已保存筛选视图“在办的”')
    await page.getByRole('button', { name: '取消排序和筛选' }).click()
    await expect.poll(() => top(page)).toEqual(before)
    await expect.poll(() => other.locator('#view select').count()).toBe(1)
    await other.locator('#view select').selectOption({ label: '在办的' })
    await expect
      .poll(async () => new Set((await column(other, 'B')).filter((one) => one !== '')))
      .toEqual(new Set(['处理中']))

    // What is typed under a view goes to the row that is seen.
    const number = (await column(other, 'A'))[0] ?? ''
    const seen = other.locator('revogr-data .rgRow', { hasText: number }).first()
    await seen.locator('.rgCell[aria-colindex="2"]').click()
    for (let i = 0; i < 6; i++) await press(other, 'ArrowRight')
    await other.keyboard.insertText('视图里改的')
    await press(other, 'Enter')
    await settled(other)
    const { body } = await desk().call(`/values/${encodeURIComponent("'投诉台账'!A1:G200")}`)
    const { values } = body as { values: string[][] }
    expect(values.find(([first]) => first === number)?.[6]).toBe('视图里改的')
    expect(complaints()).toEqual([])
  })

  it('pastes 500 rows as Excel puts them into the clipboard, in one step of undo', async () => {
    const page = await visit()
    await openTab(page, '报修台账')
    const row = await toFreeRow(page, 'D')
    const rows = Array.from({ length: 500 }, (_, i) => [
      `2026-11-${String((i % 20) + 1).padStart(2, '0')} 08:30`,
      '来电',
      '王芳',
      `客户${i}`,
      `1390000${String(i).padStart(4, '0')}`,
      `3-2-${i}`,
      '',
      '给排水',
      '',
      i === 7 ? '第一行\n"第二行"' : `水管漏水 ${i}`,
    ])
    const quoted = (one: string): string => (/[\n"]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)
    const plain = `${rows.map((line) => line.map(quoted).join('\t')).join('\r\n')}\r\n`
    const html = `<html><body><!--StartFragment--><table>${rows
      .map((line) => `<tr>${line.map((one) => `<td>${one.replaceAll('\n', '<br>')}</td>`).join('')}</tr>`)
      .join('')}</table><!--EndFragment--></body></html>`
    await paste(page, plain, html)
    await expect.poll(() => said(page)).toContain('已粘贴 500 行 × 10 列')
    const answer = await desk().call(`/values/${encodeURIComponent(`'报修台账'!D${row}:N${row + 499}`)}`)
    const values = (answer.body as { values: string[][] }).values
    expect(values).toHaveLength(500)
    // The place, folded away, is passed over.
    expect(values[7]?.[10]).toBe('第一行\n"第二行"')
    expect(values[499]?.slice(3, 6)).toEqual(['客户499', '13900000499', '3-2-499'])
    await press(page, 'Control+z')
    const left = async (): Promise<number> => {
      const { body } = await desk().call(`/values/${encodeURIComponent(`'报修台账'!G${row}:G${row + 499}`)}`)
      return (body as { values?: readonly unknown[] }).values?.length ?? 0
    }
    await expect.poll(left).toBe(0)
  })

  it('refuses a paste of nonsense in words, changes nothing, and the server refuses the same', async () => {
    const page = await visit()
    await goTo(page, 'E4')
    const before = [await text(page, 'E4'), await text(page, 'E5')]
    await paste(page, '来电\r\n乱写的\r\n')
    await expect.poll(() => said(page)).toContain('“渠道”只能选：来访、来电')
    expect(await said(page)).toContain('没有粘贴：E5')
    expect([await text(page, 'E4'), await text(page, 'E5')]).toEqual(before)
    const status = await page.evaluate(`fetch('/v4/spreadsheets/${desk().spreadsheetId}/values:batchUpdate', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ valueInputOption: 'USER_ENTERED', data: [{ range: "'投诉台账'!E5", values: [['乱写的']] }] }),
    }).then(async (one) => [one.status, (await one.json()).error.details[0].reason])`)
    expect(status).toEqual([400, 'VALUE_NOT_IN_LIST'])
  })

  it('leaves out what the system fills, and says so', async () => {
    const page = await visit()
    await goTo(page, 'C6')
    const before = await text(page, 'C6')
    await paste(page, '别的\t2026-11-04 09:06')
    await expect.poll(() => said(page)).toContain('系统填写的没有粘贴：检查')
    await expect.poll(() => text(page, 'D6')).toBe('2026-11-04 09:06')
    await expect.poll(() => text(page, 'C6')).toBe(before)
  })

  it('copies as tab-separated text and as a table, fills a selection with one value, and cuts', async () => {
    const page = await visit()
    await goTo(page, 'G4')
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown')
    const [name, phone] = [await text(page, 'G4'), await text(page, 'H4')]
    const clipboard = await copied(page)
    expect(clipboard.plain.split('\r\n')[0]).toBe(`${name}\t${phone}`)
    expect(clipboard.html).toContain(`<td>${name}</td>`)
    await goTo(page, 'J3')
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown')
    await paste(page, '2026-11-01 12:00')
    for (const name of ['J3', 'J4', 'J5']) await expect.poll(() => text(page, name)).toBe('2026-11-01 12:00')
    await press(page, 'Delete')
    for (const name of ['J3', 'J4', 'J5']) await expect.poll(() => text(page, name)).toBe('')
    await goTo(page, 'G8')
    const moved = await text(page, 'G8')
    await press(page, 'Shift+F10')
    await page.getByRole('menuitem', { name: /^复制/ }).click()
    await expect.poll(() => said(page)).toBe('已复制 1 行 × 1 列')
    const cut = await copied(page, 'cut')
    const row = await toFreeRow(page, 'G')
    await paste(page, cut.plain, cut.html)
    await expect.poll(() => text(page, `G${row}`)).toBe(moved)
    await page.evaluate(`location.hash = '#gid=0&range=G8'`)
    await expect.poll(() => address(page)).toBe('G8')
    await expect.poll(() => text(page, 'G8')).toBe('')
    expect(complaints()).toEqual([])
  })

  it('fills down, types today, deletes and adds rows', async () => {
    const page = await visit()
    await goTo(page, 'I4')
    const room = await text(page, 'I4')
    await press(page, 'Shift+ArrowDown', 'Control+d')
    await expect.poll(() => text(page, 'I5')).toBe(room)
    await goTo(page, 'J5')
    await press(page, 'Control+Semicolon')
    await expect.poll(() => text(page, 'J5')).toMatch(/^\d{4}-\d\d-\d\d/)
    const second = await text(page, 'A4')
    await goTo(page, 'D3')
    await press(page, 'Control+Minus')
    await expect.poll(() => text(page, 'A3')).toBe(second)
    await press(page, 'Control+z')
    await expect.poll(() => text(page, 'A4')).toBe(second)
  })

  it('keeps a column width that somebody draws, and tells who changed what', async () => {
    const page = await visit()
    const edge = page.locator('.rgHeaderCell', { hasText: /^G/ }).locator('.resizable-r')
    const box = await edge.boundingBox()
    if (box === null) throw new Error('no handle to draw')
    await page.mouse.move(box.x + box.width / 2, box.y + 8)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + 8, { steps: 5 })
    await page.mouse.up()
    const width = async (): Promise<number | undefined> => {
      const query = `?ranges=${encodeURIComponent("'投诉台账'!G1:G1")}&fields=sheets(data(columnMetadata(pixelSize)))`
      const { body } = await desk().call(`/${query}`.slice(1))
      return (body as { sheets: { data: { columnMetadata: { pixelSize: number }[] }[] }[] }).sheets[0]?.data[0]
        ?.columnMetadata[0]?.pixelSize
    }
    await expect.poll(width).toBe(150)
    await goTo(page, 'G12')
    const before = await text(page, 'G12')
    await page.keyboard.insertText('记一笔')
    await press(page, 'Enter')
    await settled(page)
    await goTo(page, 'G12')
    await press(page, 'Shift+F10')
    await page.getByRole('menuitem', { name: '这一格的修改记录' }).click()
    await expect.poll(() => page.locator('#changes').innerText()).toContain('记一笔')
    expect(await page.locator('#changes').innerText()).toContain(before)
    expect(complaints()).toEqual([])
  })
})
