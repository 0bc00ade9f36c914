import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lines, put } from '../mailbox/support.ts'
import { openWeb, PASSPHRASE } from './support.ts'

const HOSTILE =
  '<script>alert(1)</script><meta http-equiv="refresh" content="0;url=http://evil.example"><form action="http://evil.example"><img src="http://evil.example/seen.png"><a href="http://evil.example" target="_self">x</a>'

async function withMail(mail = lines('Subject: =?UTF-8?B?5ZON5bqU6LaF5pe2?=', 'Content-Type: text/html', '', HOSTILE)) {
  const web = await openWeb()
  return { web, name: await put(path.join(web.folder, 'mail'), mail) }
}

describe('mails', () => {
  it('are listed, opened, and shown', async () => {
    const { web, name } = await withMail()
    const list = (await web.ask('/desk/mails?to=wang@example.com&limit=10')).json()
    expect(list).toMatchObject({ mails: [{ name, subject: '响应超时' }], more: false })
    expect((await web.ask('/desk/mails?to=nobody@example.com')).json()).toMatchObject({ mails: [] })
    expect((await web.ask(`/desk/mails?before=${name}`)).json()).toMatchObject({ mails: [] })
    expect((await web.ask(`/desk/mails/${name}`)).json()).toMatchObject({ name, hasHtml: true, attachments: [] })
  })

  it('are shown in a frame that keeps what they would do from being done', async () => {
    const { web, name } = await withMail()
    const { headers, text } = await web.ask(`/desk/mails/${name}/html`)
    expect(text).toBe(`<!doctype html><meta charset="utf-8"><base target="_blank">${HOSTILE}\n`)
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;/,
    )
    for (const part of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/allow-(?:scripts|same-origin|forms|top-navigation)/)
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'content-type': 'text/html; charset=UTF-8' })
  })

  it('give their attachments as downloads, whatever they say that they are', async () => {
    const { web, name } = await withMail(
      lines(
        'Content-Type: multipart/mixed; boundary="b"',
        '',
        '--b',
        'Content-Type: text/html; name="../a.html"',
        'Content-Disposition: inline; filename="../a.html"',
        '',
        '<script>alert(1)</script>',
        '--b',
        'Content-Type: application/pdf',
        "Content-Disposition: attachment; filename*=UTF-8''%E6%8A%A5%E4%BF%AE.pdf",
        '',
        '%PDF',
        '--b--',
      ),
    )
    const { attachments } = (await web.ask(`/desk/mails/${name}`)).json() as { attachments: object[] }
    const at = attachments.findIndex((one) => 'filename' in one && one.filename === '报修.pdf')
    const pdf = await web.ask(`/desk/mails/${name}/attachments/${at}`)
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="__.pdf"; filename*=UTF-8''%E6%8A%A5%E4%BF%AE.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    for (const index of attachments.keys()) {
      const { headers } = await web.ask(`/desk/mails/${name}/attachments/${index}`)
      expect(headers['content-disposition']).toMatch(/^attachment;/)
      expect(headers['content-type']).not.toMatch(/html/)
    }
  })

  it.each([
    '20261121T000000000Z-0001-00000000.eml',
    '..%2f..%2fsession.key',
    '..%2fsession.key/html',
    'notes.txt/attachments/0',
    'x/attachments/99999',
    'x/attachments/-1',
  ])('are no way to other files: %s', async (name) => {
    const { web } = await withMail()
    const answer = await web.ask(`/desk/mails/${name}`)
    expect([answer.status, answer.json()]).toMatchObject([404, { kind: 'not-found' }])
  })

  it('without HTML have none to show, and are for whoever has logged in', async () => {
    const { web, name } = await withMail(lines('Subject: x', '', 'text'))
    expect((await web.ask(`/desk/mails/${name}/html`)).status).toBe(404)
    const closed = await openWeb({ folder: web.folder, passphrase: PASSPHRASE }).catch(() => undefined)
    expect(closed).toBeUndefined()
    await web.close()
    const again = await openWeb({ folder: web.folder, passphrase: PASSPHRASE })
    for (const rest of ['', '/html', '/attachments/0'])
      expect((await again.ask(`/desk/mails/${name}${rest}`)).status).toBe(401)
  })
})
