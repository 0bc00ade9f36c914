import { afterEach, expect, it } from 'vitest'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts'
import { describeInBrowser } from '../support/browser.ts'
import { cell, content, goTo } from './sheet-page.ts'

const ID = 666
const texts = Object.values(HOSTILE_TEXTS)

describeInBrowser('cells with what nobody should type', ({ desk, visit, complaints }) => {
  afterEach(() => expect(complaints()).toEqual([]))

  it('are shown as text: nothing runs, nothing is worked out, nothing is fetched', async () => {
    const rows = [['备注', '客户姓名'], ...texts.map((text) => [text, text])]
    const { status } = await desk().call(':batchUpdate', {
      requests: [
        { addSheet: { properties: { sheetId: ID, title: '怪字' } } },
        {
          updateCells: {
            start: { sheetId: ID, rowIndex: 0, columnIndex: 0 },
            rows: rows.map((cells) => ({
              values: cells.map((stringValue) => ({ userEnteredValue: { stringValue }, note: stringValue })),
            })),
            fields: 'userEnteredValue,note',
          },
        },
      ],
    })
    expect(status).toBe(200)
    const page = await visit({ at: `#gid=${ID}` })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => {
      asked.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    await expect.poll(() => cell(page, 'A2').innerText()).toBe('=1+1')
    const seen = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s\uFFFD]/gu, '').slice(0, 60)
    for (const [index, text] of texts.entries()) {
      const name = `A${index + 2}`
      await goTo(page, name)
      expect([name, seen(await cell(page, name).innerText())]).toEqual([name, seen(text)])
      expect([name, seen(await content(page))]).toEqual([name, seen(text)])
      await cell(page, name).hover()
    }
    expect(await page.locator('img[src=x], script:not([src]):not([type=module])').count()).toBe(0)
    expect(asked.filter((url) => !url.startsWith(desk().url))).toEqual([])
  })
})
