import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ownPath } from '../../../src/standalone/web/access/own-path.ts'
import { bundlePages } from '../../../src/standalone/web/assets/bundle.ts'
import { shell } from '../../../src/standalone/web/assets/shell.ts'
import { openWeb, PASSPHRASE, tempFolder } from './support.ts'

describe('a page', () => {
  it.each([
    ['/', 'sheet'],
    ['/mail', 'mailbox'],
    ['/log-in', 'log-in'],
  ])('%s is asked for each time, and may load what is ours', async (at, name) => {
    const { headers, text } = await (await openWeb({ language: 'en' })).ask(at)
    expect(text).toBe(`<!doctype html><html lang="en"><head></head><body>${name}</body></html>`)
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-cache' })
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';/,
    )
  })

  it('leads to the log-in where one is wanted, and back', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const refused = await web.ask('/mail?to=a@b.c')
    expect([refused.status, refused.headers.location]).toEqual([303, '/log-in?to=%2Fmail%3Fto%3Da%40b.c'])
    const cookie = await web.logIn('王芳', PASSPHRASE)
    expect((await web.ask('/', { cookie })).text).toContain('sheet')
    const known = await web.ask('/log-in?to=%2Fmail', { cookie })
    expect([known.status, known.headers.location]).toEqual([303, '/mail'])
    expect((await web.ask('/log-in?to=%2Fmail')).status).toBe(200)
  })

  it('that a link from elsewhere leads to is had by way of the log-in page, for links do not bring the cookie', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    const { status, headers: said } = await web.ask('/mail', { headers })
    expect([status, said.location]).toEqual([303, '/log-in?to=%2Fmail'])
    expect((await web.ask('/log-in?to=%2Fmail', { headers })).status).toBe(200)
  })

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', '/%0d%0aX:%20y\r\n'])(
    'never leads anywhere else: %j',
    async (to) => {
      const web = await openWeb({ passphrase: PASSPHRASE })
      const cookie = await web.logIn('王芳', PASSPHRASE)
      const at = `/log-in?to=${encodeURIComponent(to)}`
      expect((await web.ask(at, { cookie })).headers.location).toBe('/')
      expect((await web.ask(at)).headers.location).toBe('/log-in')
    },
  )
})

describe('a path of our own', () => {
  it.each([
    ['/', '/'],
    ['/mail?to=a%40b#x', '/mail?to=a%40b#x'],
    ['/a/../mail', '/mail'],
    [undefined, '/'],
    ['', '/'],
    ['mail', '/'],
    ['//evil', '/'],
    ['///evil', '/'],
    ['/\\evil', '/'],
    ['/\t/evil', '/'],
    ['/x/..//evil', '/'],
    ['/.//evil', '/'],
    ['/a b', '/'],
    ['http:evil', '/'],
    ['/路', '/'],
  ])('%j is %j', (text, expected) => expect(ownPath(text)).toBe(expected))
})

describe('files of pages', () => {
  it.each([
    ['br, gzip', 'br', 'b'],
    ['gzip, deflate, br', 'br', 'b'],
    ['gzip;q=0.5, br;q=0', 'gzip', 'g'],
    ['identity', undefined, 'plain'],
    ['', undefined, 'plain'],
  ])('are packed as the browser can take them: %j', async (accepted, coding, body) => {
    const { headers, text } = await (await openWeb()).ask('/assets/a-HASH.js', {
      headers: { 'accept-encoding': accepted },
    })
    expect([headers['content-encoding'], text]).toEqual([coding, body])
    expect(headers).toMatchObject({
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
  })

  it('are sent as they are where packing saves nothing, and to whoever has not logged in', async () => {
    const web = await openWeb({ passphrase: PASSPHRASE })
    const { text, status } = await web.ask('/assets/b-HASH.css', { headers: { 'accept-encoding': 'br' } })
    expect([status, text]).toEqual([200, 'plain'])
    expect((await web.ask('/assets/..%2f..%2fpackage.json')).status).toBe(404)
  })
})

describe('bundling', () => {
  it('makes pages of their sources, with what they share and load later apart', async () => {
    const folder = tempFolder()
    const put = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), text)
    }
    put('shared/words.ts', `export const words: string = '${'日清'.repeat(500)}'`)
    put('late.ts', `export const late = 'late'`)
    for (const name of ['sheet', 'mailbox', 'log-in']) {
      put(
        `${name}/main.ts`,
        `import './look.css'\nimport { words } from '../shared/words.ts'\ndocument.title = words${name === 'sheet' ? `\nvoid import('../late.ts')` : ''}`,
      )
      put(`${name}/look.css`, `.${name} { color: red }`)
      put(
        `${name}/index.html`,
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<script type="module" src="main.ts"></script>\n</head>\n<body></body></html>',
      )
    }
    const { pages, files } = await bundlePages(folder)
    const sheet = pages.sheet
    const [css = '', shared = '', js = ''] = [...sheet.matchAll(/(?:href|src)="\/assets\/([^"]+)"/g)].map(
      ([, name]) => name,
    )
    expect(sheet).toBe(
      `<!doctype html>\n<html lang="zh-CN">\n<head>\n<link rel="stylesheet" href="/assets/${css}">\n<link rel="modulepreload" href="/assets/${shared}">\n<script type="module" src="/assets/${js}"></script>\n</head>\n<body></body></html>`,
    )
    expect([css, js]).toEqual([expect.stringMatching(/^sheet-\w{8}\.css$/), expect.stringMatching(/^sheet-\w{8}\.js$/)])
    expect(pages.mailbox).toContain(shared)
    expect(files.get(css)).toMatchObject({ type: 'text/css; charset=utf-8' })
    const { body, br, gzip } = files.get(shared) ?? {}
    expect(body?.toString()).toContain('日清')
    expect(br !== undefined && brotliDecompressSync(br)).toEqual(body)
    expect(gzip !== undefined && gunzipSync(gzip)).toEqual(body)
    expect([...files.values()].some((file) => file.body.includes('late'))).toBe(true)
    expect(files.get(js)?.body.toString()).not.toContain('="late"')
  })

  it('tells what does not fit together', async () => {
    await expect(bundlePages(tempFolder())).rejects.toThrow(/Could not resolve "sheet\/main\.ts"/)
  })

  it('puts files into the head of a page that names none', () => {
    expect(shell('<p>x', { script: 's.js', styles: [], imports: [] })).toBe(
      '<script type="module" src="/assets/s.js"></script>\n<p>x',
    )
  })
})
