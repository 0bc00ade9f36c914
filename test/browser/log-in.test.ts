import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../../src/standalone/web/access/people.ts'
import { describeInBrowser } from '../support/browser.ts'
import { demoDesk, grave, sendMails } from './mailbox-support.ts'

const PASSPHRASE = 'ein gutes Wort'
const SENTENCE = '姓名或口令不对'

describeInBrowser('the log-in page', ({ desk: openedDesk, visit, complaints }) => {
  afterEach(() => expect(complaints()).toEqual([]))
  const problem = (page: Page) => page.locator('#problem')
  const submit = (page: Page) => page.locator('button[type=submit]').click()

  describe('with a shared passphrase', () => {
    let desk: Awaited<ReturnType<typeof demoDesk>>
    beforeAll(async () => {
      desk = await demoDesk({ DAILY_CLEAR_PASSPHRASE: PASSPHRASE })
    })
    afterAll(() => desk.close())
    /** A browser that nobody has logged in from, at an address of the desk. */
    const at = async (path: string): Promise<Page> => {
      const page = await visit({ at: 'log-in' })
      await page.goto(desk.url + path)
      return page
    }

    it('lets in whoever knows it, and goes where one wanted to', async () => {
      const page = await at('/mail?to=li.jing@example.com')
      expect(new URL(page.url()).pathname).toBe('/log-in')
      await page.getByRole('heading', { name: '登录' }).waitFor()
      expect(await page.locator('#name').getAttribute('autocomplete')).toBe('username')
      expect(await page.locator('#passphrase').getAttribute('autocomplete')).toBe('current-password')
      await page.locator('#name:focus').waitFor()
      await submit(page)
      expect(await problem(page).textContent()).toBe('请写上姓名。')
      await page.locator('#name').fill('王芳')
      await page.locator('#passphrase').fill('wrong words')
      await submit(page)
      await expect.poll(() => problem(page).textContent()).toContain(SENTENCE)
      expect(await page.locator('#name').inputValue()).toBe('王芳')

      await page.locator('#passphrase').fill(PASSPHRASE)
      await page.getByRole('button', { name: '显示口令' }).click()
      expect(await page.locator('#passphrase').getAttribute('type')).toBe('text')
      expect(await page.locator('#passphrase').inputValue()).toBe(PASSPHRASE)
      await page.getByRole('button', { name: '隐藏口令' }).click()
      await page.keyboard.press('Tab')
      await page.locator('#passphrase').press('Enter')
      await page.locator('.threads a').first().waitFor()
      expect(page.url()).toBe(`${desk.url}/mail?to=li.jing@example.com`)
      expect(await page.locator('.person').textContent()).toContain('王芳')

      await page.getByRole('button', { name: '退出' }).click()
      await page.getByRole('heading', { name: '登录' }).waitFor()
      await page.goto(`${desk.url}/`)
      expect(new URL(page.url()).pathname).toBe('/log-in')
    })

    it('goes to the very cell that a link in a mail names, logged in or not yet', async () => {
      const place = '/#gid=1002&range=D5'
      const [page, there] = [
        await at(place),
        (one: Page) => one.locator('#formula .address', { hasText: 'D5' }).waitFor(),
      ]
      await page.locator('#name').fill('王芳')
      await page.locator('#passphrase').fill(PASSPHRASE)
      await submit(page)
      await there(page)
      expect(page.url()).toBe(desk.url + place)

      await sendMails(desk.smtpUrl, [
        { to: 'link@example.org', subject: '有链接', html: `<a href="${desk.url}${place}">打开台账</a>` },
      ])
      await page.goto(`${desk.url}/mail?to=link@example.org`)
      await page.locator('.threads a').first().click()
      const link = page.frameLocator('.part iframe').getByRole('link', { name: '打开台账' })
      const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()])
      await there(opened)
      expect(opened.url()).toBe(desk.url + place)
      expect(await opened.locator('[role=tab][aria-selected=true]').textContent()).toBe('报修台账')
    })

    it('never leads elsewhere', async () => {
      const page = await at(`/log-in?to=${encodeURIComponent('//evil.example/')}`)
      await page.locator('#name').fill('王芳')
      await page.locator('#passphrase').fill(PASSPHRASE)
      await submit(page)
      await page.waitForURL(`${desk.url}/`)
    })

    it('says how long to wait after many wrong tries', async () => {
      const page = await at('/log-in')
      await page.locator('#name').fill('猜口令的')
      let said = ''
      for (let tries = 0; tries < 30 && !said.includes('分钟'); tries++) {
        await page.locator('#passphrase').fill('wrong words')
        await submit(page)
        await page.locator('button[type=submit]:enabled').waitFor()
        said = (await problem(page).textContent()) ?? ''
      }
      expect(said).toMatch(/试错太多次：请 \d+ 分钟后再试/)
    })

    it.each([1280, 390])('axe finds nothing grave at %d pixels', async (width) => {
      const page = await at('/log-in')
      await page.setViewportSize({ width, height: 800 })
      await page.locator('#name').waitFor()
      expect(await grave(page)).toEqual([])
      await submit(page)
      expect(await grave(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
  })

  it('as one of a list: names are chosen', async () => {
    // Silent: the functions of this process belong to the desk before, and are not asked here.
    const desk = await demoDesk({ DAILY_CLEAR_LOG: 'silent' }, async (folder) => {
      await addPerson(folder, '王芳', PASSPHRASE)
      await addPerson(folder, '李静', 'another good word')
    })
    try {
      const page = await visit({ at: 'log-in' })
      await page.goto(`${desk.url}/mail`)
      const names = page.locator('#name option')
      await names.first().waitFor({ state: 'attached' })
      expect((await names.allTextContents()).toSorted()).toEqual(['李静', '王芳', '请选择'].toSorted())
      await submit(page)
      expect(await problem(page).textContent()).toBe('请选一个姓名。')
      await page.locator('#name').selectOption('李静')
      await page.locator('#passphrase').fill(PASSPHRASE)
      await submit(page)
      await expect.poll(() => problem(page).textContent()).toContain(SENTENCE)
      await page.locator('#passphrase').fill('another good word')
      await submit(page)
      await page.waitForURL(`${desk.url}/mail`)
      await expect.poll(() => page.locator('.person').textContent()).toContain('李静')
    } finally {
      await desk.close()
    }
  })

  it('where nobody must log in, says who one is', async () => {
    const page = await visit({ at: 'mail' })
    await page.getByRole('link', { name: '换名字' }).click()
    await page.getByRole('heading', { name: '你是谁？' }).waitFor()
    await expect.poll(() => page.locator('#passphrase').count()).toBe(0)
    await page.locator('#name').fill('  陈强 ')
    await page.locator('#name').press('Enter')
    await page.waitForURL(`${openedDesk().url}mail`)
    await expect.poll(() => page.locator('.person').textContent()).toContain('陈强')
  })
})
