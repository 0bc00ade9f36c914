import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachmentName, attachmentType, savedAs } from '../../../src/standalone/mailbox/attachment.ts'
import { framePage } from '../../../src/standalone/mailbox/frame.ts'
import { openMailbox } from '../../../src/standalone/mailbox/mailbox.ts'
import { lines, put } from './support.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'mailbox-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

async function message(mail: string | Buffer) {
  const name = await put(dir, mail)
  const box = openMailbox(dir)
  const [line] = (await box.list({ limit: 1 })).mails
  const opened = await box.message(name)
  if (line === undefined || opened === undefined) throw new Error('not there')
  return { line, opened, letter: await box.open(name) }
}

describe('a mail that is', () => {
  it.each<[string, string | Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['without headers', '\nJust text\n'],
    ['all headers and no end', 'Subject: x'],
    ['bytes', Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 131) % 256))],
    ['a header without end', `Subject: ${'x'.repeat(300_000)}`],
    ['a thousand times multipart', `Content-Type: multipart/mixed; boundary="b"\n\n${'--b\n'.repeat(1000)}`],
    [
      'parts within parts within parts',
      Array.from({ length: 200 }, (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n`).join(''),
    ],
    ['of an unknown charset', lines('Content-Type: text/plain; charset="klingon"', '', 'x')],
    ['broken base64', lines('Content-Transfer-Encoding: base64', '', '!!!!====@@@')],
    ['a date that is none', lines('Date: yesterday', 'Message-ID: none', 'References:', '', '')],
    ['addressed to nothing that is an address', lines('From: <<<>>>,,;:', 'To: a:b;c:d', '', '')],
  ])('%s is shown all the same', async (_name, mail) => {
    const { line, opened } = await message(mail)
    expect(line.to).toEqual(['wang@example.com'])
    expect(opened.thread).toBe(line.thread)
    expect(line.subject.length).toBeLessThanOrEqual(500)
  })

  it('ten megabytes of HTML and nothing else is opened within seconds', async () => {
    const html = '<p>hello <b>world</b></p>\n'.repeat(400_000)
    const { opened, letter } = await message(lines('Content-Type: text/html', '', html))
    expect(opened).toMatchObject({ hasHtml: true, text: '' })
    expect(letter?.html?.length).toBeGreaterThan(9_000_000)
  }, 20_000)

  it('text from its HTML, where it has no text', async () => {
    const { opened } = await message(lines('Content-Type: text/html', '', '<p>请<b>马上</b>联系</p>'))
    expect(opened).toMatchObject({ hasHtml: true, text: '请马上联系' })
  })

  it('lying in its subject: no second line, no turned direction, no header of its own', async () => {
    const encoded = Buffer.from('a\r\nBcc: x@y\u202Efdp.exe\u0000').toString('base64')
    const { line, opened } = await message(lines(`Subject: =?UTF-8?B?${encoded}?=`, '', 'text\u202E\u0007'))
    expect(line.subject).toBe('a Bcc: x@yfdp.exe')
    expect(opened.headers).toEqual([['Subject', 'a Bcc: x@yfdp.exe']])
    expect(opened.text).toBe('text\n')
  })
})

describe('its HTML in a frame', () => {
  it('is left as it came, with links that open elsewhere', () => {
    const html =
      '<html><head><base href="http://evil.example"></head><body><script>alert(1)</script><a href="x">y</a></body></html>'
    expect(framePage(html, [])).toBe(`<!doctype html><meta charset="utf-8"><base target="_blank">${html}`)
  })

  it('has the small pictures that came with it, and no large ones or what only says that it is one', async () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex')
    const part = (id: string, type: string, content: Buffer) =>
      lines(
        '--b',
        `Content-Type: ${type}`,
        `Content-ID: <${id}>`,
        'Content-Disposition: inline',
        'Content-Transfer-Encoding: base64',
        '',
        content.toString('base64').replaceAll(/.{76}/g, '$&\n'),
      )
    const { letter } = await message(
      lines(
        'Content-Type: multipart/related; boundary="b"',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        '<img src="cid:small@x"><img src=cid:large><img src="cid:script"><img src="cid:none">',
      ) +
        part('small@x', 'image/png', png) +
        part('large', 'image/png', Buffer.alloc(1_500_000)) +
        part('script', 'text/html', Buffer.from('<script>')) +
        '--b--\n',
    )
    const page = framePage(letter?.html ?? '', letter?.parts ?? [])
    expect(page).toContain(
      `<img src="data:image/png;base64,${png.toString('base64')}"><img src=cid:large><img src="cid:script"><img src="cid:none">`,
    )
  })
})

describe('its attachments', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\windows\\evil.exe', 'evil.exe'],
    ['报修\r\nX: y.pdf', '报修 X_ y.pdf'],
    ['\u202Efdp.exe', 'fdp.exe'],
    ['...', 'attachment-3'],
    ['', 'attachment-3'],
    [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(120)}.xlsx`],
  ])('are saved under one harmless name: %j', (filename, expected) => {
    expect(attachmentName({ filename, contentType: 'application/pdf' }, 2)).toBe(expected)
  })

  it.each([
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['application/xhtml+xml', 'application/octet-stream'],
    ['text/javascript', 'application/octet-stream'],
    ['image/png\r\nX: y', 'application/octet-stream'],
    ['APPLICATION/PDF', 'application/pdf'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', undefined],
  ])('of a type that could run on our address are just bytes: %s', (contentType, expected = contentType) => {
    expect(attachmentType({ filename: 'x', contentType })).toBe(expected)
  })

  it('are named in a header as RFC 5987 has it', () => {
    expect(savedAs('报修 "1".pdf')).toBe(
      'attachment; filename="__ _1_.pdf"; filename*=UTF-8\'\'%E6%8A%A5%E4%BF%AE%20%221%22.pdf',
    )
    expect(savedAs("it's (1)*.txt")).toContain("filename*=UTF-8''it%27s%20%281%29%2A.txt")
  })
})
