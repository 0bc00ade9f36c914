import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkKeys } from '../../../src/standalone/link-key.ts'
import { later, openWeb, PASSPHRASE } from './support.ts'

interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A function that remembers what it was asked. */
async function functionServer() {
  const heard: Heard[] = []
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      heard.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(303, { location: '?t=x&done=1', 'content-security-policy': "style-src 'sha256-x'" }).end('页')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  later(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

const facts = (actUrl?: string) =>
  Promise.resolve({
    spreadsheetId: 'x',
    language: 'zh',
    mail: { kind: 'mailbox' },
    ...(actUrl === undefined ? {} : { actUrl }),
  } as const)

describe('links in mails', () => {
  it('are answered by the function, for whoever brings them, from wherever they were opened', async () => {
    const { heard, url } = await functionServer()
    const web = await openWeb({ passphrase: PASSPHRASE, facts: facts(url) })
    const opened = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    const answer = await web.ask('/act?t=a%20b', { headers: { ...opened, 'x-forwarded-for': '6.6.6.6' } })
    expect([answer.status, answer.text, answer.headers.location]).toEqual([303, '页', '?t=x&done=1'])
    expect(answer.headers['content-security-policy']).toBe("style-src 'sha256-x'")
    expect(heard).toMatchObject([
      { method: 'GET', url: '/?t=a%20b', headers: { host: `127.0.0.1:${web.port}`, 'x-forwarded-for': '127.0.0.1' } },
    ])
    expect((await web.ask('/desk/mails')).status).toBe(401)
  })

  it('have their forms brought along whole, and no more than anybody fills in', async () => {
    const { heard, url } = await functionServer()
    const web = await openWeb({ facts: facts(url) })
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: web.url, cookie: 'a=b' }
    await web.ask('/act', { method: 'POST', headers, body: 't=x&progress=%E5%A5%BD' })
    await web.ask('/act', { method: 'POST', headers, body: 'x'.repeat(1_000_000) })
    expect(heard[0]).toMatchObject({ method: 'POST', body: 't=x&progress=%E5%A5%BD', headers: { origin: web.url } })
    const { length = 0 } = heard[1]?.body ?? {}
    expect(length).toBeGreaterThan(256 * 1024)
    expect(length).toBeLessThan(400_000)
  })

  it('lead nowhere where there is no function, and say so where it is away', async () => {
    const none = await openWeb({ facts: facts() })
    expect((await none.ask('/act?t=x')).status).toBe(404)
    const away = await openWeb({ facts: facts('http://127.0.0.1:9/') })
    expect((await away.ask('/act?t=x')).json()).toMatchObject({ kind: 'internal' })
  })
})

describe('the key of a desk’s links', () => {
  it('is made once, for its own user alone, and again where it is broken', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-key-'))
    later(() => rmSync(folder, { recursive: true, force: true }))
    const made = linkKeys(folder)
    const file = path.join(folder, 'link.key')
    expect(made).toMatch(/^desk:[\w-]{43}$/)
    expect(linkKeys(folder)).toBe(made)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const rotated = `new:${Buffer.alloc(32, 1).toString('base64url')},${made}`
    writeFileSync(file, `${rotated}\n`)
    expect(linkKeys(folder)).toBe(rotated)
    writeFileSync(file, 'broken')
    expect(linkKeys(folder)).not.toBe(made)
    expect(readFileSync(file, 'utf8').trim()).toBe(linkKeys(folder))
  })
})
