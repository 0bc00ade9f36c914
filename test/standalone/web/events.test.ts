import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { addPerson, removePerson } from '../../../src/standalone/web/access/people.ts'
import { later, openWeb, PASSPHRASE, session, type Web } from './support.ts'

interface Told {
  readonly event: string
  readonly id: string | undefined
  readonly data: { readonly revision?: number; readonly person?: string; readonly epoch?: string } & Record<
    string,
    unknown
  >
}

/** Listens as a page does. */
async function listen(web: Web, query = '', headers: Readonly<Record<string, string>> = {}) {
  const told: Told[] = []
  let made: ClientRequest | undefined
  let raw = ''
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    made = request(`${web.url}/events${query}`, { agent: false, headers }, resolve)
    made.on('error', reject)
    made.end()
  })
  const ended = new Promise<void>((resolve) => response.once('close', resolve))
  response.on('error', () => undefined)
  response.on('data', (chunk: Buffer) => {
    raw += chunk.toString()
    const blocks = raw.split('\n\n')
    raw = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const event = field('event')
      if (event !== undefined)
        told.push({ event, id: field('id'), data: JSON.parse(field('data') ?? '{}') as Told['data'] })
    }
  })
  const close = (): void => void made?.destroy()
  later(close)
  return {
    response,
    told,
    ended,
    close,
    until: (count: number) => vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(count), { timeout: 10_000 }),
  }
}

const state = (web: Web) => web.service.revisionOf(web.spreadsheetId)

describe('a page that listens', () => {
  it('is told of each change, by whom, and of mails and sweeps', async () => {
    const web = await openWeb()
    const page = await listen(web)
    expect(page.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    await web.write('A1', 'x', { cookie: await web.logIn('王芳'), headers: { 'x-sheets-client': 'page-1' } })
    await web.write('A2', 'y', { headers: web.owner })
    web.events.tell({ event: 'mail', data: { name: 'm.eml' } })
    web.events.tell({ event: 'sweep', data: { at: 1, ok: true } })
    await page.until(4)
    const { revision } = state(web)
    expect(page.told).toMatchObject([
      { event: 'change', id: String(revision - 1), data: { revision: revision - 1, person: '王芳', client: 'page-1' } },
      { event: 'change', id: String(revision), data: { revision } },
      { event: 'mail', data: { name: 'm.eml' } },
      { event: 'sweep', data: { at: 1, ok: true } },
    ])
    expect(page.told[1]?.data).not.toHaveProperty('person')
  })

  it('is not told of other spreadsheets', async () => {
    const web = await openWeb()
    const page = await listen(web)
    const made = await web.ask('/v4/spreadsheets', { method: 'POST', headers: web.owner, body: {} })
    const { spreadsheetId } = made.json() as { spreadsheetId: string }
    await web.ask(`/v4/spreadsheets/${spreadsheetId}/values/A1?valueInputOption=RAW`, {
      method: 'PUT',
      headers: web.owner,
      body: { values: [['x']] },
    })
    await web.write('A1', 'x', { headers: web.owner })
    await page.until(1)
    expect(page.told).toMatchObject([{ data: { spreadsheetId: web.spreadsheetId } }])
  })

  it('catches up with what it missed, without a gap and in order', async () => {
    const web = await openWeb()
    const { revision, epoch } = state(web)
    for (let n = 0; n < 5; n++) await web.write('A1', String(n))
    const page = await listen(web, `?since=${revision + 2}&epoch=${epoch}`)
    await web.write('A1', 'now')
    await page.until(4)
    expect(page.told.map(({ data }) => data.revision)).toEqual([3, 4, 5, 6].map((n) => revision + n))
  })

  it('that connects again by itself goes on where it was', async () => {
    const web = await openWeb()
    const { revision, epoch } = state(web)
    for (let n = 0; n < 3; n++) await web.write('A1', String(n))
    const page = await listen(web, `?since=${revision}&epoch=${epoch}`, { 'last-event-id': String(revision + 2) })
    await page.until(1)
    expect(page.told.map(({ data }) => data.revision)).toEqual([revision + 3])
  })

  it.each([
    ['of another run', (revision: number) => `?since=${revision}&epoch=another`],
    ['that says no run', (revision: number) => `?since=${revision}`],
    ['from the future', (revision: number, epoch: string) => `?since=${revision + 9}&epoch=${epoch}`],
  ])('from a state %s reads everything again, and is told from then on', async (_name, query) => {
    const web = await openWeb()
    const { revision, epoch } = state(web)
    const page = await listen(web, query(revision, epoch))
    await page.until(1)
    await web.write('A1', 'x')
    await page.until(2)
    expect(page.told.map(({ event }) => event)).toEqual(['reload', 'change'])
  })

  it('that was away too long reads everything again', async () => {
    const web = await openWeb()
    const { revision, epoch } = state(web)
    for (let n = 0; n < 2100; n++) {
      const done = web.write('A1', String(n), { headers: web.owner })
      if (n % 50 === 0) await done
      else void done
    }
    await vi.waitFor(() => expect(state(web).revision).toBe(revision + 2100), { timeout: 20_000 })
    const page = await listen(web, `?since=${revision}&epoch=${epoch}`)
    await page.until(1)
    expect(page.told).toEqual([{ event: 'reload', id: undefined, data: {} }])
  }, 30_000)
})

describe('a stream ends', () => {
  it('with the desk, at once', async () => {
    const web = await openWeb()
    const pages = await Promise.all([listen(web), listen(web)])
    await web.close()
    await Promise.all(pages.map(({ ended }) => ended))
  })

  it('with the log-out, of that session alone', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const [wang, li] = [await web.logIn('王芳', PASSPHRASE), await web.logIn('李强', PASSPHRASE)]
    const [hers, his] = [await listen(web, '', { cookie: wang }), await listen(web, '', { cookie: li })]
    await web.ask('/desk/session', { method: 'DELETE', cookie: wang })
    await hers.ended
    expect(web.events.size()).toBe(1)
    web.events.tell({ event: 'mail', data: { name: 'x' } })
    await his.until(1)
  })

  it('before anything is told to somebody who was taken off the list', async () => {
    const people = { 王芳: 'wang fang wort', 李强: 'li qiang wort' }
    const web = await openWeb({ people })
    const cookie = await web.logIn('王芳', people.王芳)
    const page = await listen(web, '', { cookie })
    removePerson(web.folder, '王芳')
    await web.write('A1', 'secret', { headers: web.owner })
    await page.ended
    expect(page.told).toEqual([])
  })

  it('where no log-in was wanted, once one is', async () => {
    const web = await openWeb()
    const page = await listen(web)
    await addPerson(web.folder, '王芳', 'wang fang wort')
    await web.write('A1', 'secret', { headers: web.owner })
    await page.ended
    expect(page.told).toEqual([])
    expect(await session(web)).toMatchObject({ name: null })
  })

  it('when the page goes', async () => {
    const web = await openWeb()
    const page = await listen(web)
    expect(web.events.size()).toBe(1)
    page.close()
    await vi.waitFor(() => expect(web.events.size()).toBe(0), { timeout: 10_000 })
  })
})

describe('too many pages', () => {
  it('are told to come back', async () => {
    const web = await openWeb()
    const pages = await Promise.all(Array.from({ length: 200 }, () => listen(web)))
    const refused = await web.ask('/events')
    expect([refused.status, refused.json()]).toMatchObject([503, { kind: 'too-many-pages' }])
    pages[0]?.close()
    await vi.waitFor(() => expect(web.events.size()).toBe(199), { timeout: 10_000 })
    await listen(web)
  })

  it('do not come of asking for the head alone', async () => {
    const web = await openWeb()
    expect((await web.ask('/events', { method: 'HEAD' })).status).toBe(400)
    expect(web.events.size()).toBe(0)
  })
})

describe('a page that does not read', () => {
  it('is let go before it fills the memory, and the others are told', async () => {
    const web = await openWeb()
    const [slow, quick] = [await listen(web), await listen(web)]
    slow.response.socket.pause()
    const name = 'x'.repeat(1_000_000)
    for (let n = 0; n < 40; n++) {
      web.events.tell({ event: 'mail', data: { name } })
      await quick.until(n + 1)
    }
    await vi.waitFor(() => expect(web.events.size()).toBe(1), { timeout: 10_000 })
  })
})
