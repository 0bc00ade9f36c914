import { describe, expect, it } from 'vitest'
import { openWeb, PASSPHRASE, session } from './support.ts'

const kind = ({ json }: { json: () => unknown }) => (json() as { kind: string }).kind

describe('a desk for this machine alone', () => {
  it.each(['localhost', '127.0.0.1', '127.1.2.3', '[::1]', 'LOCALHOST'])('is asked for as %s', async (host) => {
    const web = await openWeb()
    // Another port too: somebody may have come through a tunnel.
    for (const port of ['', `:${web.port}`, ':9000'])
      expect((await web.ask('/desk/session', { headers: { host: host + port } })).status).toBe(200)
  })

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '192.168.1.5', 'a b', '127.0.0.1@evil'])(
    'is not there for a name that was pointed here: %j',
    async (host) => {
      const web = await openWeb()
      for (const path of ['/', '/desk/session', '/events', `/v4/spreadsheets/${web.spreadsheetId}`]) {
        const answer = await web.ask(path, { headers: { host } })
        expect(answer.status, path).toBeGreaterThanOrEqual(400)
        expect(answer.text).not.toContain('spreadsheetId')
      }
    },
  )

  it('does what a program with the token asks, however it calls the machine', async () => {
    const web = await openWeb()
    const answer = await web.read('A1', { headers: { ...web.owner, host: 'desk.internal' } })
    expect(answer.status).toBe(200)
  })
})

describe('another site', () => {
  const writes = [
    ['by its Origin', { origin: 'http://evil.example' }],
    ['by an Origin that it hides', { origin: 'null' }],
    ['that looks like ours', { origin: 'http://127.0.0.1.evil.example' }],
    ['on another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['by what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['next door', { 'sec-fetch-site': 'same-site' }],
    ['sending a form', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ] as const

  it.each(writes)('changes nothing, without a log-in: %s', async (_name, headers) => {
    const web = await openWeb()
    const written = await web.write('A1', 'x', { headers })
    expect([written.status, kind(written)]).toEqual([403, 'origin-foreign'])
    expect((await web.read('A1')).json()).not.toHaveProperty('values')
    expect((await web.ask('/desk/session', { method: 'POST', headers, body: { name: 'x' } })).status).toBe(403)
    expect((await web.ask('/desk/session', { method: 'DELETE', headers })).status).toBe(403)
    expect((await web.ask('/desk/undo', { method: 'POST', headers, body: { change: 1 } })).status).toBe(403)
  })

  it.each(writes)("changes nothing with somebody's session: %s", async (_name, headers) => {
    const web = await openWeb({ passphrase: PASSPHRASE, host: '0.0.0.0' })
    const cookie = await web.logIn('王芳', PASSPHRASE)
    expect((await web.write('A1', 'x', { headers, cookie })).status).toBe(403)
    expect((await web.write('A1', 'x', { cookie })).status).toBe(200)
  })

  it('reads nothing, and opens no streams', async () => {
    const web = await openWeb()
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' }
    for (const path of ['/events', '/desk/mails', '/desk/workbook.xlsx'])
      expect((await web.ask(path, { headers })).status).toBe(403)
    expect(
      (await web.ask('/', { headers: { ...headers, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' } }))
        .status,
    ).toBe(403)
  })

  it('may link here', async () => {
    const web = await openWeb()
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await web.ask('/', { headers })).text).toContain('sheet')
  })
})

describe('our own pages', () => {
  it.each([
    ['at http', (port: number) => ({ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' })],
    ['with a browser that says less', (port: number) => ({ origin: `http://127.0.0.1:${port}` })],
    ['behind something that speaks https', () => ({ host: 'localhost', origin: 'https://localhost' })],
    ['asked for by name', (port: number) => ({ host: `localhost:${port}`, origin: `http://localhost:${port}` })],
    ['typed into the address bar', () => ({ 'sec-fetch-site': 'none' })],
  ])('may do everything: %s', async (_name, headers) => {
    const web = await openWeb()
    expect((await web.write('A1', 'x', { headers: headers(web.port) })).status).toBe(200)
  })

  it('are at the name that others know the desk by, where there is a log-in', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE, host: '0.0.0.0' })
    const headers = { host: 'desk.office:8710', origin: 'http://desk.office:8710' }
    const body = { name: '王芳', passphrase: PASSPHRASE }
    expect((await web.ask('/desk/session', { method: 'POST', headers, body })).json()).toMatchObject({ name: '王芳' })
  })
})

describe('forms of other sites', () => {
  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'are not understood, even were they let in: %s',
    async (type) => {
      const web = await openWeb()
      const body = '{"name":"x"}'
      const answer = await web.ask('/desk/session', { method: 'POST', body, headers: { 'content-type': type } })
      expect([answer.status, kind(answer), answer.cookie]).toEqual([400, 'bad-request', undefined])
      expect((await web.write('A1', 'x', { headers: { 'content-type': type } })).status).toBe(400)
    },
  )
})

describe('every answer', () => {
  it('says that nothing may be made of it', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const cookie = await web.logIn('王芳', PASSPHRASE)
    const headers = { 'sec-fetch-site': 'cross-site' }
    const answers = [
      await web.ask('/', { cookie }),
      await web.ask('/'),
      await web.ask('/log-in'),
      await web.ask('/assets/a-HASH.js'),
      await web.ask('/assets/none.js'),
      await web.ask('/none', { cookie }),
      await web.ask('/desk/session'),
      await web.ask('/desk/mails', { cookie }),
      await web.ask('/desk/mails'),
      await web.ask('/desk/workbook.xlsx', { cookie }),
      await web.ask('/desk/backup', { headers: web.owner }),
      await web.ask('/desk/undo', { method: 'POST', body: {}, cookie }),
      await web.read('A1', { cookie }),
      await web.read('A1', { headers: web.owner }),
      await web.read('A1'),
      await web.read('A1', { headers }),
      await web.ask('/desk/session', { headers: { host: 'a b' } }),
      await web.ask('/', { method: 'HEAD', cookie }),
      await web.ask('/desk/session', { method: 'PATCH' }),
    ]
    for (const { headers: said, status } of answers) {
      expect(said, String(status)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/) as string,
      })
      expect(said).not.toHaveProperty('strict-transport-security')
      expect(said).not.toHaveProperty('access-control-allow-origin')
      expect(said).not.toHaveProperty('x-powered-by')
    }
    expect(await session(web, cookie)).toMatchObject({ name: '王芳' })
  })
})
