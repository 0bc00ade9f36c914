import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { grave } from './mailbox-support.ts'
import { text } from './sheet-page.ts'

const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }

describeInBrowser('looking a case up', ({ desk, visit, complaints }) => {
  afterEach(() => expect(complaints()).toEqual([]))

  const card = (page: Page) => page.locator('dialog.card-dialog')
  const field = (page: Page, label: string) =>
    card(page).getByLabel(label, { exact: true }).and(page.locator('input, select, textarea'))
  const search = (page: Page) => page.locator('#search input')
  /** Looks for a case and opens the first that is found. */
  const open = async (page: Page, query: string): Promise<void> => {
    if (!(await search(page).isVisible())) await page.getByRole('button', { name: '查案件' }).click()
    await search(page).fill(query)
    await page.locator('.search-results[aria-busy=false] button').first().click()
    await card(page).getByRole('heading', { level: 2 }).waitFor()
  }
  /** A register as text: header row first. */
  const rows = async (of = '投诉台账'): Promise<readonly (readonly string[])[]> => {
    const { body } = await desk().call(`/values/${encodeURIComponent(`'${of}'!A1:AZ60`)}`)
    return (body as { values: string[][] }).values
  }
  const valueOf = async (number: string, header: string): Promise<string | undefined> => {
    const [headers = [], ...lines] = await rows()
    return lines.find(([first]) => first === number)?.[headers.indexOf(header)]
  }
  const write = async (number: string, header: string, text: string): Promise<void> => {
    const [headers = [], ...lines] = await rows()
    const row = lines.findIndex(([first]) => first === number) + 1
    const column = headers.indexOf(header)
    const { body } = await desk().call('?fields=sheets.properties(sheetId,title)')
    const { sheets } = body as { sheets: { properties: { sheetId: number; title: string } }[] }
    const sheetId = sheets.find(({ properties }) => properties.title === '投诉台账')?.properties.sheetId
    await desk().call(':batchUpdate', {
      requests: [
        {
          updateCells: {
            start: { sheetId, rowIndex: row, columnIndex: column },
            rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
            fields: 'userEnteredValue',
          },
        },
      ],
    })
  }
  const NUMBER = 'TS-20261121-001'
  /** The newest numbered case of the demonstration. */
  const aCase = async (back = 1): Promise<string> => {
    const numbered = (await rows()).map(([number]) => number ?? '').filter((number) => /^TS-\d{8}-\d{3}$/.test(number))
    return numbered.at(-back) ?? NUMBER
  }

  it('on a phone: found by its number, edited, saved, and the next one is a tap away', async () => {
    const number = await aCase()
    const page = await visit({ ...PHONE, timezoneId: 'America/New_York' })
    await expect.poll(() => search(page).isVisible()).toBe(true)
    await open(page, number)
    expect(await card(page).getByRole('heading', { level: 2 }).textContent()).toContain(number)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    for (const button of await card(page).locator('button:visible').all()) {
      const box = await button.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    }
    await field(page, '最新进展').fill('已联系客户，\n下午三点上门')
    await card(page).getByRole('button', { name: '响应时间填现在' }).click()
    // On the wall of the desk, wherever the phone is.
    const wall = await field(page, '响应时间').inputValue()
    expect(Math.abs(Date.parse(`${wall.replace(' ', 'T')}+08:00`) - Date.now())).toBeLessThan(120_000)
    await field(page, '渠道').selectOption('来访')
    expect(await card(page).locator('footer').textContent()).toContain('3 处改动未保存')
    await card(page).getByRole('button', { name: '保存' }).click()
    await card(page).getByText('已保存', { exact: true }).waitFor()
    expect(await valueOf(number, '最新进展')).toBe('已联系客户，\n下午三点上门')
    expect(await valueOf(number, '渠道')).toBe('来访')
    expect(await valueOf(number, '响应时间')).toMatch(/^\d{4}-/)
    expect(await grave(page)).toEqual([])

    await card(page).getByRole('button', { name: '上一行' }).click()
    await expect.poll(() => card(page).getByRole('heading', { level: 2 }).textContent()).not.toContain(number)
    await card(page).getByRole('button', { name: '关闭' }).click()
    await expect.poll(() => card(page).count()).toBe(0)
  })

  it('shows the message of a row on top, its deadlines with colours, and leads to its mails', async () => {
    const page = await visit()
    await open(page, '请填“电话”')
    expect(await card(page).locator('.card-check').textContent()).toContain('请填“电话”')
    await card(page).getByRole('button', { name: '关闭' }).click()
    const number = await aCase()
    await open(page, number)
    expect(await card(page).locator('.card-standing').textContent()).toContain('办结时限')
    await expect.poll(() => card(page).locator('.card-standing [style*=background]').count()).toBeGreaterThan(0)
    const href = await card(page).getByRole('link', { name: '这个案件的邮件' }).getAttribute('href')
    expect(href).toBe(`/mail?search=${number}`)
    await expect.poll(() => field(page, '编号').count()).toBe(0)
  })

  it('by keys alone, and the focus comes back', async () => {
    const number = await aCase()
    const page = await visit()
    await page.getByRole('button', { name: '查案件' }).click()
    await page.keyboard.type(number.slice(-12))
    await page.locator('.search-results[aria-busy=false] button').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await card(page).waitFor()
    expect(await card(page).getAttribute('aria-labelledby')).toBe('card-title')
    await field(page, '备注').focus()
    await page.keyboard.type('键盘写的')
    await page.keyboard.press('Control+s')
    await card(page).getByText('已保存', { exact: true }).waitFor()
    expect(await valueOf(number, '备注')).toContain('键盘写的')

    await page.keyboard.type('，没保存')
    await page.keyboard.press('Escape')
    await card(page).getByRole('alertdialog').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => card(page).count()).toBe(0)
    expect(await valueOf(number, '备注')).not.toContain('没保存')
  })

  it("tells of somebody else's text in a field that one is typing into", async () => {
    const number = await aCase(2)
    const page = await visit()
    await open(page, number)
    await field(page, '备注').fill('我写的')
    await write(number, '备注', '别人写的')
    await card(page).getByText('别人刚改成：别人写的').waitFor()
    expect(await field(page, '备注').inputValue()).toBe('我写的')
    await card(page).getByRole('button', { name: '用别人的' }).click()
    expect(await field(page, '备注').inputValue()).toBe('别人写的')
    await write(number, '备注', '又改了')
    await expect.poll(() => field(page, '备注').inputValue()).toBe('又改了')
  })

  it('keeps what the server refused in its field, with the reason, and saves the rest', async () => {
    const number = await aCase(3)
    const page = await visit()
    await open(page, number)
    await field(page, '备注').fill('这个会保存')
    // No list lets one choose it; a page that is older than the list would.
    await page.evaluate(`{
      const field = [...document.querySelectorAll('dialog label')].find(({ textContent }) => textContent === '渠道').control
      field.append(new Option('信鸽', '信鸽'))
      field.value = '信鸽'
      field.dispatchEvent(new Event('change'))
    }`)
    await card(page).getByRole('button', { name: '保存' }).click()
    await card(page).locator('.card-refusal').waitFor()
    expect(await card(page).locator('.card-refusal').textContent()).toContain('“渠道”只能选：来访')
    expect(await card(page).locator('footer').textContent()).toContain('有几处没有保存')
    await expect.poll(() => valueOf(number, '备注')).toBe('这个会保存')
    expect(await valueOf(number, '渠道')).not.toBe('信鸽')
  })

  it('finds a case in whichever register it is, and goes there', async () => {
    const number = (await rows('报修台账')).find(([first]) => /^BX-\d{8}-\d{3}$/.test(first ?? ''))?.[0] ?? ''
    const page = await visit()
    await page.getByRole('button', { name: '查案件' }).click()
    // Typed and sent off before the other register is read, which ends only after somebody has changed something.
    const { promise: isChanged, resolve: changed } = Promise.withResolvers<undefined>()
    await page.route(
      ({ href }) => decodeURIComponent(href).includes('报修台账'),
      async (route) => {
        await isChanged
        await route.continue()
      },
    )
    await search(page).fill(number)
    await page.keyboard.press('Enter')
    await write((await rows())[2]?.[0] ?? NUMBER, '客户姓名', '这时有人在改')
    await expect.poll(() => text(page, 'G3')).toBe('这时有人在改')
    changed(undefined)
    await card(page).getByRole('heading', { level: 2 }).waitFor()
    expect(await card(page).getByRole('heading', { level: 2 }).textContent()).toBe(`报修台账：${number}`)
    expect(await field(page, '报修内容').inputValue()).not.toBe('')
    await card(page).getByRole('button', { name: '关闭' }).click()
    expect(await page.getByRole('tab', { name: '报修台账' }).getAttribute('aria-selected')).toBe('true')

    await search(page).fill((await aCase()).slice(3, 9))
    const tabs = page.locator('.search-results[aria-busy=false] .search-tab')
    await expect.poll(() => tabs.count()).toBeGreaterThan(0)
    expect(await tabs.first().textContent()).toBe('投诉台账')
    expect(await grave(page)).toEqual([])
    // What is written to those who look after a case is no case.
    expect(await page.locator('.search-results').textContent()).not.toContain('通知记录')
  })

  it('leads from a case to its callback with what the customer answered, and back', async () => {
    const page = await visit()
    const heading = () => card(page).getByRole('heading', { level: 2 }).textContent()
    await open(page, '押金说好验收后退')
    const name = (await heading()) ?? ''
    const calls = card(page).locator('.card-callbacks li')
    await expect.poll(() => calls.allTextContents()).toHaveLength(1)
    const told = (await calls.textContent())?.replaceAll(/\s+/g, ' ')
    for (const answer of ['已回访', '是否已处理 是', '满意度 满意', '客户建议 退押金的日子写进装修协议'])
      expect(told?.replaceAll(' ', '')).toContain(answer.replaceAll(' ', ''))
    expect(await grave(page)).toEqual([])

    // What was typed is not lost on the way.
    await field(page, '备注').fill('没保存的')
    await calls.getByRole('link').click()
    await card(page).getByRole('alertdialog').waitFor()
    await card(page).getByRole('button', { name: '放弃并继续' }).click()
    await expect.poll(heading).toMatch(/^回访台账：HF-\d{8}-\d{3}$/)
    expect(await field(page, '满意度').inputValue()).toBe('满意')
    await card(page)
      .getByRole('link', { name: /^打开 TS-/ })
      .click()
    await expect.poll(heading).toBe(name)
    expect(await field(page, '备注').inputValue()).not.toBe('没保存的')
    await card(page).getByRole('button', { name: '关闭' }).click()
    expect(await page.getByRole('tab', { name: '投诉台账' }).getAttribute('aria-selected')).toBe('true')

    // A case that comes again leads to the one that it repeats.
    await open(page, '上次说多收的57.90元冲减')
    const again = await heading()
    const earlier = card(page).locator('.card-standing').getByRole('link', { name: /^TS-/ })
    const number = await earlier.textContent()
    await earlier.click()
    await expect.poll(heading).toBe(`投诉台账：${number ?? ''}`)
    expect(await heading()).not.toBe(again)
    expect(await card(page).locator('.card-callbacks').textContent()).toContain('基本满意')
  })

  it('says so when nothing is found', async () => {
    const page = await visit()
    await page.getByRole('button', { name: '查案件' }).click()
    await search(page).fill('没有这样的案件')
    await page.locator('.search-results').getByText('各台账里都没有找到。').waitFor()
    expect(await grave(page, '#search')).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.search-results').count()).toBe(0)
  })
})
