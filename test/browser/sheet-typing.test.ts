import { expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { address, cell, compose, content, goTo, openTab, press, said, settled, text, toFreeRow } from './sheet-page.ts'

describeInBrowser('typing into the sheet', ({ desk, visit, complaints }) => {
  it('takes a complaint cell by cell in Chinese; its number and deadlines appear without reload', async () => {
    const page = await visit()
    const row = await toFreeRow(page, 'D')
    await page.keyboard.type('2026-11-20 09:30')
    await press(page, 'Tab')
    await compose(page, 'laidian', '来电')
    await press(page, 'Tab')
    await compose(page, 'wangfang', '王芳')
    await press(page, 'Tab')
    await compose(page, 'zhangwei', '张伟')
    await press(page, 'Tab')
    await page.keyboard.type('13900004455')
    await press(page, 'Tab')
    await page.keyboard.type('3-2-1201')
    await press(page, 'Tab', 'Tab')
    await compose(page, 'zaoyin', '噪音扰民')
    await press(page, 'Tab', 'Tab')
    await compose(page, 'yejian', '夜间施工')
    await press(page, 'Enter')
    await expect.poll(() => address(page)).toBe(`D${row + 1}`)
    await settled(page)
    await expect.poll(() => text(page, `D${row}`)).toBe('2026-11-20 09:30')
    // Columns as they are drawn: the place is folded away.
    for (const [letters, typed] of [
      ['E', '来电'],
      ['F', '王芳'],
      ['G', '张伟'],
      ['H', '13900004455'],
      ['I', '3-2-1201'],
      ['K', '噪音扰民'],
      ['M', '夜间施工'],
    ] as const)
      await expect.poll(() => text(page, `${letters}${row}`)).toBe(typed)
    await expect.poll(() => text(page, `A${row}`)).toMatch(/^TS-20261120-\d{3}$/)
    // The deadlines stand further right: 响应时限, 回复时限, 办结时限.
    for (const letters of ['BA', 'BC', 'BD']) {
      await page.evaluate(`location.hash = '#gid=0&range=${letters}${row}'`)
      await expect.poll(() => address(page)).toBe(`${letters}${row}`)
      await expect.poll(() => content(page)).toMatch(/^2026-11-2\d \d\d:\d\d$/)
    }
    expect(complaints()).toEqual([])
  })

  it('neither loses nor doubles the first letter that an input method composes', async () => {
    const page = await visit()
    const row = await toFreeRow(page, 'G')
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'l', selectionStart: 1, selectionEnd: 1 })
    await expect.poll(() => page.locator('.cell-editor').inputValue()).toBe('l')
    // Enter and Tab belong to the input method while it composes.
    await page.keyboard.press('Escape').catch(() => undefined)
    await session.send('Input.imeSetComposition', { text: 'li', selectionStart: 2, selectionEnd: 2 })
    await session.send('Input.insertText', { text: '李' })
    await session.send('Input.imeSetComposition', { text: 'lei', selectionStart: 3, selectionEnd: 3 })
    await session.send('Input.insertText', { text: '雷' })
    await expect.poll(() => content(page)).toBe('李雷')
    await press(page, 'Enter')
    await settled(page)
    await expect.poll(() => text(page, `G${row}`)).toBe('李雷')
    await press(page, 'ArrowUp', 'Delete')
    await settled(page)
  })

  it('turns a bad phone number into a message beside the row', async () => {
    const page = await visit()
    await goTo(page, 'H7')
    await page.keyboard.type('12345')
    await press(page, 'Enter')
    await expect.poll(() => text(page, 'C7')).toContain('电话')
    await goTo(page, 'H7')
    await page.keyboard.type('13900001532')
    await press(page, 'Enter')
    await expect.poll(() => text(page, 'C7')).toBe('')
  })

  it('offers choices while typing, and refuses what a strict list does not have, in words', async () => {
    const page = await visit()
    await goTo(page, 'E8')
    await page.keyboard.insertText('线')
    await expect.poll(() => page.locator('.dropdown li').allInnerTexts()).toEqual(['线上'])
    await press(page, 'ArrowDown', 'Enter')
    await settled(page)
    await expect.poll(() => text(page, 'E8')).toBe('线上')
    await goTo(page, 'E8')
    await page.keyboard.insertText('随便')
    await press(page, 'Enter')
    await expect.poll(() => page.locator('.bubble').innerText()).toContain('“渠道”只能选：来访、来电')
    expect(await page.locator('.cell-editor').inputValue()).toBe('随便')
    await press(page, 'Escape')
    await expect.poll(() => text(page, 'E8')).toBe('线上')
  })

  it('says who fills a system column instead of taking a letter', async () => {
    const page = await visit()
    await goTo(page, 'A5')
    await page.keyboard.type('x')
    await expect.poll(() => said(page)).toContain('“编号”由系统填写')
    await expect.poll(() => page.locator('.cell-editor.open').count()).toBe(0)
    await expect.poll(() => text(page, 'A5')).toMatch(/^TS-/)
    const answer = await page.evaluate(async (id) => {
      const response = await fetch(`/v4/spreadsheets/${id}/values:batchUpdate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ valueInputOption: 'USER_ENTERED', data: [{ range: "'投诉台账'!A5", values: [['x']] }] }),
      })
      return [response.status, JSON.stringify(await response.json())] as const
    }, desk().spreadsheetId)
    expect(answer[0]).toBe(400)
    expect(answer[1]).toContain('CELL_PROTECTED')
  })

  it('edits in place: F2, double click, Escape, line breaks, Enter after tabs', async () => {
    const page = await visit()
    await goTo(page, 'G3')
    const before = await text(page, 'G3')
    await press(page, 'F2')
    await expect.poll(() => page.locator('.cell-editor').inputValue()).toBe(before)
    await page.keyboard.insertText('先生')
    await press(page, 'ArrowLeft', 'Escape')
    await expect.poll(() => text(page, 'G3')).toBe(before)
    await cell(page, 'G3').dblclick()
    await expect.poll(() => page.locator('.cell-editor.open').count()).toBe(1)
    await page.keyboard.insertText('女士')
    await press(page, 'Alt+Enter')
    await page.keyboard.insertText('二号')
    await press(page, 'Enter')
    await settled(page)
    await expect.poll(() => text(page, 'G3')).toBe(`${before}女士\n二号`)
    await press(page, 'Control+z')
    await expect.poll(() => text(page, 'G3')).toBe(before)
    await goTo(page, 'G3')
    await page.keyboard.insertText('换表时')
    await openTab(page, '报修台账')
    await openTab(page, '投诉台账')
    await expect.poll(() => text(page, 'G3')).toBe('换表时')
    expect(complaints()).toEqual([])
  })
})
