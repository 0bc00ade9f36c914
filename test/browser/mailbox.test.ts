import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { demoDesk, elsewhere, grave, sendMails } from './mailbox-support.ts'

describeInBrowser('the mailbox page', ({ visit, complaints }) => {
  let desk: Awaited<ReturnType<typeof demoDesk>>
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    desk = await demoDesk()
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    page = await visit({ at: 'log-in', viewport: { width: 1280, height: 800 } })
    context = page.context()
  })
  afterEach(async () => {
    await context.close()
    expect(complaints()).toEqual([])
  })

  /** Only the desk's own mails, whatever other tests sent. */
  const OWN = `/mail?search=${encodeURIComponent('示例花园')}`
  const lines = () => page.locator('.threads a')
  const line = (subject: string | RegExp) => page.locator('.threads a', { hasText: subject })
  const frame = () => page.frameLocator('.part iframe')

  it('shows an escalation as its recipients see it, and remembers that it was read', async () => {
    await page.goto(desk.url + OWN)
    // In the evening the day's own mails came last.
    const first = line(/(TS|BX|SJ)-\d{8}-\d{3} .*(超时|临期|立即上报)/).first()
    await first.waitFor()
    expect(await first.getAttribute('class')).toBe('unread')
    await expect.poll(() => page.title()).toMatch(/^\(\d+\) 信箱/)
    const subject = (await first.locator('.subject').textContent()) ?? ''
    await first.click()
    await page.locator('#mail-subject', { hasText: subject }).waitFor()
    expect(await frame().locator('body').textContent()).toContain('请')
    await expect.poll(() => first.getAttribute('class')).toBe('')

    await page.getByRole('tab', { name: '纯文本' }).click()
    expect(await page.locator('.part pre').textContent()).toContain('编号')
    await page.getByRole('tab', { name: '邮件头' }).click()
    expect(await page.locator('.headers').textContent()).toContain('Message-ID')

    const { hash } = new URL(page.url())
    const again = await context.newPage()
    await again.goto(`${desk.url}/mail${hash}`)
    await again.locator('#mail-subject', { hasText: subject }).waitFor()
    expect(await again.locator('.threads a[aria-current]').getAttribute('class')).toBe('')
  })

  it('says of a mail that it had come before', async () => {
    const mail = { to: 'eve@example.org', subject: '同一封', text: '请马上联系客户', messageId: '<same@daily-clear>' }
    await sendMails(desk.smtpUrl, [mail, { ...mail, to: 'fay@example.org' }, mail])
    await page.goto(`${desk.url}/mail?search=${encodeURIComponent('同一封')}`)
    await expect.poll(() => lines().count()).toBe(3)
    expect(await page.locator('.threads a strong').allTextContents()).toEqual(['又收到一次'])
    await page.locator('.threads a', { hasText: '又收到一次' }).click()
    await page.locator('.mail .again').waitFor()
    expect(await page.locator('.mail .again').textContent()).toContain('不用再处理一遍')
    expect(await grave(page)).toEqual([])
    await page.locator('.threads a', { hasText: 'fay@example.org' }).click()
    await page.locator('.mail dd', { hasText: 'fay@example.org' }).waitFor()
    expect(await page.locator('.mail .again').count()).toBe(0)
  })

  it('lists recipients with their counts, and finds by subject and recipient', async () => {
    await sendMails(desk.smtpUrl, [
      { to: 'ann@example.org', subject: '每周小结 一' },
      { to: ['ann@example.org', 'bob@example.org'], subject: '每周小结 二' },
    ])
    await page.goto(`${desk.url}/mail`)
    const ann = page.locator('.recipients button', { hasText: 'ann@example.org' })
    expect(await ann.locator('.count').textContent()).toBe('2')
    await page.locator('.recipients button', { hasText: 'bob@example.org' }).click()
    await expect.poll(() => lines().count()).toBe(1)
    await page.locator('.recipients button', { hasText: '全部收件人' }).click()
    const search = page.getByRole('searchbox')
    await search.fill('小结 bob')
    await expect.poll(() => lines().allTextContents()).toHaveLength(1)
    await search.fill('没有这样的邮件')
    await page.getByText('没有主题或收件人含「没有这样的邮件」的邮件。').waitFor()

    await page.goto(`${desk.url}/mail?search=${encodeURIComponent('小结')}`)
    await expect.poll(() => lines().count()).toBe(2)
  })

  it('keeps a thread together, and goes through it by keys', async () => {
    const id = (n: number) => `<thread-${n}@example.com>`
    await sendMails(desk.smtpUrl, [
      { to: 'cy@example.org', subject: '楼道灯 一', messageId: id(1) },
      { to: 'cy@example.org', subject: '别的事', messageId: '<other@example.com>' },
      { to: 'cy@example.org', subject: '楼道灯 二', messageId: id(2), references: [id(1)], inReplyTo: id(1) },
    ])
    await page.goto(`${desk.url}/mail?to=cy@example.org`)
    await expect
      .poll(() => page.locator('.threads .subject').allTextContents())
      .toEqual(['楼道灯 二', '楼道灯 一', '别的事'])
    expect(await page.locator('.thread.several').textContent()).toContain('往来 2 封')
    await expect.poll(() => page.locator('.threads a[tabindex="0"]').count()).toBe(1)

    await line('楼道灯 二').focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('#mail-subject', { hasText: '楼道灯 一' }).waitFor()
    await page.keyboard.press('End')
    await page.locator('#mail-subject', { hasText: '别的事' }).waitFor()
    expect(await page.locator('.threads a:focus').textContent()).toContain('别的事')
    await page.keyboard.press('ArrowUp')
    await page.locator('#mail-subject', { hasText: '楼道灯 一' }).waitFor()
  })

  it('tells of a mail that arrives', async () => {
    await page.goto(`${desk.url}/mail?to=live@example.org`)
    await page.getByText('没有发给 live@example.org 的邮件。').waitFor()
    await sendMails(desk.smtpUrl, [{ to: 'live@example.org', subject: '刚到的' }])
    await line('刚到的').waitFor()
    await page.getByText('新邮件：刚到的').waitFor({ state: 'attached' })
  })

  it('has links that open, and nothing else of a mail does anything', async () => {
    const there = await elsewhere()
    try {
      const { url } = there
      await sendMails(desk.smtpUrl, [
        {
          to: 'trap@example.org',
          subject: '陷阱',
          html: `<html><head><meta http-equiv="refresh" content="0;url=${url}/refresh"><base href="${url}/base/">
<link rel="stylesheet" href="${url}/style.css"><style>@import "${url}/import.css"; body { background: url(${url}/back.png) }</style></head>
<body onload="fetch('${url}/onload')"><h1>你好</h1>
<script>document.title = 'owned'; parent.document.title = 'owned'; fetch('${url}/script'); top.location = '${url}/top'</script>
<img src="${url}/pixel.png"><img src=x onerror="fetch('${url}/onerror')"><iframe src="${url}/frame"></iframe>
<video autoplay src="${url}/film.mp4"></video><object data="${url}/object"></object>
<form id="f" action="${url}/form" method="post"><input name="passphrase"><button>登录</button></form>
<p><a href="${url}/link" id="link">处理这个案件</a> <a href="javascript:fetch('${url}/js')" id="js">脚本</a>
<a href="/desk/session" id="near">附近</a></p></body></html>`,
          attachments: [{ filename: '现场.txt', content: '照片说明' }],
        },
      ])
      await page.goto(`${desk.url}/mail?to=trap@example.org`)
      await line('陷阱').click()
      await frame().getByText('你好').waitFor()
      await frame().getByRole('button', { name: '登录' }).click()
      await frame().locator('#js').click()
      await page.waitForTimeout(1000)
      expect(there.asked()).toEqual([])
      expect(page.url()).toContain(`${desk.url}/mail`)
      expect(await page.title()).toContain('信箱')
      // What the browser says of each thing that it did not do.
      expect(complaints().length).toBeGreaterThan(10)

      const [opened] = await Promise.all([context.waitForEvent('page'), frame().locator('#link').click()])
      await opened.getByText('arrived').waitFor()
      expect(there.asked()).toContain('/link')
      expect(await opened.evaluate('String(window.opener)')).toBe('null')

      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '现场.txt' }).click(),
      ])
      expect(saved.suggestedFilename()).toBe('现场.txt')
    } finally {
      await there.close()
    }
  })

  it('is one column on a phone, with a way back', async () => {
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(desk.url + OWN)
    await lines().first().click()
    await page.locator('#mail-subject').waitFor()
    await expect.poll(() => page.locator('.list').isVisible()).toBe(false)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.getByRole('button', { name: '返回列表' }).click()
    await expect.poll(() => page.locator('.list').isVisible()).toBe(true)
    await expect.poll(() => page.locator('.mail').isVisible()).toBe(false)
    await lines().first().click()
    await page.locator('#mail-subject').waitFor()
    await page.goBack()
    await expect.poll(() => page.locator('.list').isVisible()).toBe(true)
  })

  it('pages to older mails', async () => {
    await sendMails(
      desk.smtpUrl,
      Array.from({ length: 55 }, (_, index) => ({ to: 'many@example.org', subject: `第${index}封` })),
    )
    await page.goto(`${desk.url}/mail?to=many@example.org`)
    await expect.poll(() => lines().count()).toBe(50)
    await page.getByRole('button', { name: '更早的邮件' }).click()
    await expect.poll(() => lines().count()).toBe(55)
    await expect.poll(() => page.getByRole('button', { name: '更早的邮件' }).count()).toBe(0)
  })

  it('says that mails go to a real server, and tells a newcomer what will arrive', async () => {
    await page.route('**/desk/mails?*', (route) => route.fulfill({ json: { mails: [], recipients: [], more: false } }))
    await page.goto(`${desk.url}/mail`)
    await page.getByRole('heading', { name: '还没有邮件' }).waitFor()
    await page.route('**/desk/session', async (route) => {
      const response = await route.fetch()
      await route.fulfill({
        json: { ...((await response.json()) as object), mail: { kind: 'server', address: 'smtp.example.com:587' } },
      })
    })
    await page.reload()
    await page.getByText('邮件现在发往真正的邮件服务器 smtp.example.com:587').waitFor()
  })

  it.each([1280, 900, 390])('axe finds nothing grave at %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(desk.url + OWN)
    await lines().first().waitFor()
    await expect.poll(() => page.getByText('这些邮件是怎么来的').filter({ visible: true }).count()).toBe(1)
    expect(await grave(page)).toEqual([])
    await lines().first().click()
    await page.locator('#mail-subject').waitFor()
    expect(await grave(page)).toEqual([])
    await page.getByRole('tab', { name: '邮件头' }).click()
    expect(await grave(page)).toEqual([])
  })
})
