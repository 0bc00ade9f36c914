import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it, vi } from 'vitest'
import { complaints as complaintTab } from '../../sheets-template/workbook/index.ts'
import { joseActionLinks } from '../../src/adapters/jose/action-links.ts'
import { parseLinkKeys } from '../../src/adapters/jose/link-keys.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import type { LinkTarget } from '../../src/model/action.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import { DAY, HOUR, instant } from '../../src/model/instant.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { describeInBrowser } from '../support/browser.ts'
import { grave } from './mailbox-support.ts'

const ZONE = 'Asia/Shanghai'
const PHONE_SIZE = { width: 390, height: 844 }
const LI = 'li.jing@example.com'
const inDays = (days: number) => instant(Date.now() + days * DAY)
const keys = complaintTab.columns.map(({ key }) => key as string)

/** In the page's own words, for scripts of it do not run. */
const FITS = `(() => {
  const pressed = [...document.querySelectorAll('main a, button, input:not([type=hidden]):not([type=radio]), select, .choice')]
  const small = pressed.filter((one) => one.getBoundingClientRect().height < 44).map(({ outerHTML }) => outerHTML)
  return { isWide: document.documentElement.scrollWidth > innerWidth, small }
})()`

describeInBrowser('the pages behind the buttons of mails', ({ desk, visit, complaints }) => {
  /** By what they are described as. */
  const cases = new Map<string, CaseNumber>()
  /** Without scripts, as a phone shows it. */
  let page: Page

  const rows = async (): Promise<readonly (readonly Cell[])[]> => {
    const { body } = await desk().call(`/values/${encodeURIComponent('投诉台账')}?valueRenderOption=UNFORMATTED_VALUE`)
    return (body as { values: Cell[][] }).values
  }
  const cellOf = async (number: CaseNumber, key: string): Promise<unknown> =>
    (await rows()).find((cells) => cells[keys.indexOf('number')] === number)?.[keys.indexOf(key)]
  const caseOf = (description: string): CaseNumber => cases.get(description) ?? ('' as CaseNumber)
  const linkTo = async (target: LinkTarget, of: string, { mail = LI, at = inDays(0) } = {}): Promise<string> => {
    const linkKeys = parseLinkKeys(readFileSync(path.join(desk().folder, 'link.key'), 'utf8').trim())
    if (linkKeys === undefined) throw new Error('no key')
    const url = `${desk().url}act`
    const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
    const links = joseActionLinks({ url, keys: linkKeys, ledger: desk().spreadsheetId, days: 7, random })
    return links.sign({ target, number: caseOf(of), cycle: 1, mail }, at)
  }
  /** As a person at this machine, so that a sweep follows. */
  const put = async (range: string, values: readonly (readonly (string | null)[])[]): Promise<void> => {
    const address = `${desk().url}v4/spreadsheets/${desk().spreadsheetId}/values/${range}?valueInputOption=USER_ENTERED`
    const body = JSON.stringify({ values })
    const answer = await fetch(address, { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
    expect([answer.status, answer.ok ? '' : await answer.text()]).toEqual([200, ''])
  }
  const heading = () => page.locator('h1').textContent()
  const confirm = () => page.locator('main button').click()
  /** Nothing has to be scrolled sideways, and whatever is pressed is large enough for a thumb. */
  const fits = () => page.evaluate<{ isWide: boolean; small: string[] }>(FITS)

  beforeAll(async () => {
    page = await visit({ at: 'log-in', viewport: PHONE_SIZE, javaScriptEnabled: false, locale: 'zh-CN' })
    const typed = ['甲', '乙', '丙'].map((description) => ({
      receivedAt: formatInstant(ZONE, instant(Date.now() - HOUR)),
      firstReceiver: '王芳',
      handler: '李静',
      customer: '张伟',
      phone: '13900001234',
      room: '3-2-1201',
      category: '噪音扰民',
      description,
    }))
    const values = typed.map((cells) => keys.map((key) => (cells as Record<string, string>)[key] ?? null))
    // Whoever takes over is told whatever time it is.
    const { body: settings } = await desk().call(`/values/${encodeURIComponent('设置')}`)
    const quiet = (settings as { values: string[][] }).values.findIndex(([name]) => name === '安静时段')
    await put(`${encodeURIComponent('设置')}!B${quiet + 1}`, [['无']])
    await put(`${encodeURIComponent('投诉台账')}!A${(await rows()).length + 1}`, values)
    const numbered = async () =>
      (await rows()).flatMap((cells) => {
        const [number, description] = ['number', 'description'].map((key) => String(cells[keys.indexOf(key)] ?? ''))
        return typed.some((one) => one.description === description) && number !== ''
          ? [[description ?? '', number as CaseNumber] as const]
          : []
      })
    await vi.waitFor(async () => expect(await numbered()).toHaveLength(3), { timeout: 30_000, interval: 500 })
    for (const [description, number] of await numbered()) cases.set(description, number)
  }, 60_000)

  it('take a word of progress from the page of the case', async () => {
    await page.goto(await linkTo('case', '甲'))
    await expect.poll(heading).toContain(caseOf('甲'))
    expect(await page.locator('a[href^="tel:"]').getAttribute('href')).toBe('tel:13900001234')
    expect(await fits()).toEqual({ isWide: false, small: [] })
    await page.getByRole('link', { name: '填进展' }).click()
    await page.getByLabel('最新进展').fill('已上门\n明天再去')
    expect(await fits()).toEqual({ isWide: false, small: [] })
    await confirm()
    await expect.poll(heading).toBe('进展已记下')
    expect(await cellOf(caseOf('甲'), 'progress')).toBe('已上门\n明天再去')
    expect(await page.locator('.told').textContent()).toContain('李静')
  })

  it('say of a second press that it is done, and by whom', async () => {
    const link = await linkTo('acknowledge', '甲')
    await page.goto(link)
    await confirm()
    await expect.poll(heading).toBe('已记下：您知道了')
    expect(await cellOf(caseOf('甲'), 'acknowledgedBy')).toBe('李静')
    await page.goBack()
    await page.goto(link)
    await expect.poll(heading).toBe('这一步已经办过了')
    expect(await page.locator('.told').textContent()).toContain('李静')
    expect(await page.locator('main button').count()).toBe(0)
  })

  it('keep what was typed where a date has passed, and lead to what is wrong', async () => {
    await page.goto(await linkTo('promise', '甲'))
    await page.getByLabel('承诺完成时间').fill('2020-01-01T09:00')
    await page.getByLabel('最新进展').fill('业主同意')
    await confirm()
    const summary = page.getByRole('alert')
    await expect.poll(() => page.title()).toMatch(/^有误：/)
    await summary.getByRole('link').click()
    expect(await page.locator(':focus').getAttribute('name')).toBe('promisedAt')
    expect(await page.getByLabel('最新进展').inputValue()).toBe('业主同意')
    expect(await fits()).toEqual({ isWide: false, small: [] })
    const day = new Date(inDays(2)).toISOString().slice(0, 10)
    await page.getByLabel('承诺完成时间').fill(`${day}T09:00`)
    await confirm()
    await expect.poll(heading).toBe('承诺时间已记下')
    expect(typeof (await cellOf(caseOf('甲'), 'promisedAt'))).toBe('number')
  })

  it('finish a case, and record its callback', async () => {
    await page.goto(await linkTo('done', '甲'))
    await page.getByLabel('处理结果').fill('已劝停')
    await confirm()
    await expect.poll(heading).toBe('已办结')
    await page.goto(await linkTo('callback', '甲'))
    await page.getByLabel('电话').check()
    await page.getByLabel('是否已处理').selectOption('是')
    await page.getByLabel('满意度').selectOption('满意')
    expect(await fits()).toEqual({ isWide: false, small: [] })
    await confirm()
    await expect.poll(heading).toBe('回访已记下')
  })

  it('give a case back', async () => {
    await page.goto(await linkTo('notMine', '丙'))
    await confirm()
    expect(await page.getByRole('alert').textContent()).toContain('最新进展')
    await page.getByLabel('最新进展').fill('归工程部')
    await confirm()
    await expect.poll(heading).toBe('已退回首问责任人')
    expect(await cellOf(caseOf('丙'), 'handler')).toBe('王芳')
  })

  it('hand a case over; its new handler knows of it from the mail in the mailbox', async () => {
    await page.goto(await linkTo('handOver', '乙'))
    expect(await page.locator('optgroup').count()).toBeGreaterThan(1)
    await page.getByLabel('责任人').selectOption('陈强')
    await confirm()
    await expect.poll(heading).toBe('已转交')

    const box = await visit({
      at: `mail?search=${encodeURIComponent(caseOf('乙'))}`,
      viewport: { width: 1280, height: 800 },
    })
    await box.locator('.threads a', { hasText: 'chen.qiang@example.com' }).first().click()
    const opened = box.waitForEvent('popup')
    await box.frameLocator('.part iframe').getByRole('link', { name: '知悉' }).first().click()
    const popup = await opened
    await popup.locator('main button').click()
    await popup.locator('h1', { hasText: '已记下' }).waitFor()
    expect(await cellOf(caseOf('乙'), 'acknowledgedBy')).toBe('陈强')
    expect(await grave(popup)).toEqual([])
  })

  it('say when a link has expired, and open the row in the sheet', async () => {
    await page.goto(await linkTo('progress', '乙', { at: inDays(-9) }))
    await expect.poll(heading).toBe('这个链接过期了')
    await page.goto(`${desk().url}act?t=nothing`)
    await expect.poll(heading).toBe('这个链接打不开')
    await page.getByLabel('您的工作邮箱').fill('nobody@example.org')
    await confirm()
    await expect.poll(heading).toBe('请查收邮箱')
    await page.goto(await linkTo('row', '乙'))
    const row = (await rows()).findIndex((cells) => cells[keys.indexOf('number')] === caseOf('乙')) + 1
    expect(new URL(page.url()).hash).toMatch(new RegExp(`^#gid=\\d+&range=A${row}$`))
  })

  it.each([
    [390, 'light', 'case'],
    [320, 'dark', 'handOver'],
    [390, 'dark', 'promise'],
    [320, 'light', 'notMine'],
  ] as const)('axe finds nothing at %d pixels, %s: %s', async (width, colorScheme, target) => {
    const link = await linkTo(target, '乙', { mail: target === 'case' ? LI : 'chen.qiang@example.com' })
    const shown = await visit({ at: link.replace(desk().url, ''), viewport: { width, height: 600 }, colorScheme })
    if (target === 'promise') await shown.locator('main button').click()
    expect(await grave(shown)).toEqual([])
    expect(await shown.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(complaints()).toEqual([])
  })
})
