import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instant, MINUTE } from '../../../src/model/instant.ts'
import { openMailbox } from '../../../src/standalone/mailbox/mailbox.ts'
import { lines, NOON, put } from './support.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'mailbox-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const at = (minute: number) => instant(NOON + minute * MINUTE)
const subjects = async (box = openMailbox(dir), query: { to?: string; before?: string } = {}) =>
  (await box.list({ limit: 50, ...query })).mails.map(({ subject }) => subject)

describe('the list', () => {
  it('is newest first, with what the head says, words decoded', async () => {
    await put(
      dir,
      lines('From: "=?UTF-8?B?5pel5riF?=" <desk@example.com>', 'Subject: =?UTF-8?B?5ZON5bqU6LaF5pe2?=', '', 'x'),
    )
    await put(dir, lines('Subject: later', '', 'x'), { at: at(1), to: ['li@example.com', 'Wang@example.com'] })
    const { mails, recipients, more } = await openMailbox(dir).list({ limit: 50 })
    expect(mails).toMatchObject([
      { subject: 'later', from: 'desk@example.com', to: ['li@example.com', 'Wang@example.com'], at: at(1) },
      { subject: '响应超时', from: '日清 <desk@example.com>', to: ['wang@example.com'], at: NOON },
    ])
    expect(more).toBe(false)
    expect(recipients).toEqual([
      { address: 'Wang@example.com', count: 2 },
      { address: 'li@example.com', count: 1 },
    ])
  })

  it('is for one recipient, in whatever case the address is written', async () => {
    await put(dir, lines('Subject: hers', '', ''))
    await put(dir, lines('Subject: his', '', ''), { to: ['li@example.com'] })
    expect(await subjects(undefined, { to: 'WANG@example.com' })).toEqual(['hers'])
    expect(await subjects(undefined, { to: 'nobody@example.com' })).toEqual([])
  })

  it('comes in pages', async () => {
    for (let n = 1; n <= 5; n++) await put(dir, lines(`Subject: ${n}`, '', ''), { at: at(n) })
    const box = openMailbox(dir)
    const first = await box.list({ limit: 2 })
    expect([first.mails.map(({ subject }) => subject), first.more]).toEqual([['5', '4'], true])
    const before = first.mails.at(-1)?.name ?? ''
    const second = await box.list({ limit: 3, before })
    expect([second.mails.map(({ subject }) => subject), second.more]).toEqual([['3', '2', '1'], false])
  })

  it('sees mails come and go', async () => {
    const box = openMailbox(dir)
    expect(await subjects(box)).toEqual([])
    const name = await put(dir, lines('Subject: one', '', ''))
    expect(await subjects(box)).toEqual(['one'])
    await rm(path.join(dir, name))
    await writeFile(path.join(dir, 'notes.eml'), 'Subject: no mail of ours\r\n\r\n')
    expect(await subjects(box)).toEqual([])
    expect(await box.message(name)).toBeUndefined()
  })

  it('is empty where there is no folder', async () => {
    expect(await subjects(openMailbox(path.join(dir, 'none')))).toEqual([])
  })
})

describe('a mail that comes again', () => {
  const mail = (messageId: string, to: readonly string[] = ['wang@example.com']) =>
    put(dir, lines(`Subject: ${messageId}`, `Message-ID: ${messageId}`, '', ''), { to })
  const marks = async () => (await openMailbox(dir).list({ limit: 50 })).mails.map(({ again }) => again === true)

  it('is marked, and says so when it is opened', async () => {
    await mail('<a@x>')
    await mail('<b@x>')
    const name = await mail('<a@x>', ['Wang@Example.com'])
    expect(await marks()).toEqual([true, false, false])
    expect(await openMailbox(dir).message(name)).toMatchObject({ again: true })
  })

  it.each<[string, readonly (readonly [id: string, to: readonly string[]])[]]>([
    [
      'under another Message-ID',
      [
        ['<a@x>', ['wang@example.com']],
        ['<b@x>', ['wang@example.com']],
      ],
    ],
    [
      'to somebody else',
      [
        ['<a@x>', ['wang@example.com']],
        ['<a@x>', ['li@example.com']],
      ],
    ],
    [
      'to somebody more',
      [
        ['<a@x>', ['wang@example.com']],
        ['<a@x>', ['wang@example.com', 'li@example.com']],
      ],
    ],
    [
      'without a Message-ID',
      [
        ['', ['wang@example.com']],
        ['', ['wang@example.com']],
      ],
    ],
    [
      'to nobody',
      [
        ['<a@x>', []],
        ['<a@x>', []],
      ],
    ],
  ])('is another one %s', async (_what, mails) => {
    for (const [id, to] of mails) await mail(id, to)
    expect(await marks()).toEqual([false, false])
  })

  it('is no second one any more once the first is deleted', async () => {
    const box = openMailbox(dir)
    const first = await mail('<a@x>')
    await mail('<a@x>')
    expect((await box.list({ limit: 50 })).mails.map(({ again }) => again)).toEqual([true, undefined])
    await rm(path.join(dir, first))
    expect((await box.list({ limit: 50 })).mails.map(({ again }) => again)).toEqual([undefined])
  })
})

describe('threads', () => {
  const threadOf = async (subject: string) =>
    (await openMailbox(dir).list({ limit: 50 })).mails.find((mail) => mail.subject === subject)?.thread
  const mail = (subject: string, ...heads: readonly string[]) =>
    put(dir, lines(`Subject: ${subject}`, ...heads, '', ''))

  it('go back to the first mail, by References, by In-Reply-To, and over a gap', async () => {
    await mail('root', 'Message-ID: <root@x>')
    await mail('child', 'Message-ID: <child@x>', 'References: <root@x>')
    await mail('reply', 'Message-ID: <reply@x>', 'In-Reply-To: <child@x>')
    await mail('late', 'Message-ID: <late@x>', 'References: <root@x> <gone@x>')
    await mail('other', 'Message-ID: <other@x>')
    const [root, child, reply, late, other] = await Promise.all(
      ['root', 'child', 'reply', 'late', 'other'].map(threadOf),
    )
    expect([child, reply, late]).toEqual([root, root, root])
    expect(other).not.toBe(root)
  })

  it('hold together when the answer came before what it answers', async () => {
    await mail('answer', 'Message-ID: <b@x>', 'In-Reply-To: <a@x>')
    await mail('first', 'Message-ID: <a@x>', 'References: <zero@x>')
    expect(await threadOf('answer')).toBe(await threadOf('first'))
  })

  it('are one mail each without ids, and end though mails answer each other', async () => {
    await mail('one')
    await mail('two')
    await mail('a', 'Message-ID: <a@x>', 'In-Reply-To: <b@x>')
    await mail('b', 'Message-ID: <b@x>', 'In-Reply-To: <a@x>')
    expect(await threadOf('one')).not.toBe(await threadOf('two'))
    expect(await threadOf('a')).toMatch(/^[\w-]{16}$/)
  })
})
