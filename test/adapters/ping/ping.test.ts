import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { httpPing } from '../../../src/adapters/ping/ping.ts'
import { pinged } from '../../../src/edge/pinged.ts'
import { Failure } from '../../../src/model/failure.ts'
import { type Instant, instant } from '../../../src/model/instant.ts'
import type { Log } from '../../../src/ports/log.ts'

let server: Server
let base: string
let status: number | 'silent' = 200
let asked: string[] = []
let logged: string[] = []
let now: Instant

beforeEach(async () => {
  status = 200
  asked = []
  logged = []
  now = instant(1_800_000_000_000)
  server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    if (status !== 'silent') response.writeHead(status).end('OK')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
})

const log: Log = {
  info: (event, fields) => logged.push(`info ${event} ${JSON.stringify(fields)}`),
  warn: (event, fields) => logged.push(`warn ${event} ${JSON.stringify(fields)}`),
  error: (event, fields) => logged.push(`error ${event} ${JSON.stringify(fields)}`),
}
const ping = (address = '/uuid-secret') => httpPing(base + address, { log, clock: { now: () => now } })

describe('a watch', () => {
  it.each<[string, 'done' | 'failed', string]>([
    ['/uuid-secret', 'done', 'GET /uuid-secret'],
    ['/uuid-secret', 'failed', 'GET /uuid-secret/fail'],
    ['/uuid-secret/', 'failed', 'GET /uuid-secret/fail'],
    ['/push?key=secret', 'done', 'GET /push?key=secret'],
    ['/push?key=secret', 'failed', 'GET /push/fail?key=secret'],
  ])('at %s, %s: %s', async (address, how, expected) => {
    await ping(address)(how)
    expect(asked).toEqual([expected])
    expect(logged).toEqual([])
  })
  it('is not told every few seconds, but of what has changed', async () => {
    const tell = ping()
    await tell('done')
    await tell('done')
    await tell('failed')
    now = instant(now + 60_000)
    await tell('failed')
    expect(asked).toEqual(['GET /uuid-secret', 'GET /uuid-secret/fail', 'GET /uuid-secret/fail'])
  })
  it('that refuses, or is not there, fails nothing, and its address stands in no log', async () => {
    status = 500
    await ping()('done')
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
    await ping()('done')
    expect(logged).toEqual([
      'warn ping-refused {"how":"done","status":500}',
      'warn ping-failed {"how":"done","cause":"ECONNREFUSED"}',
    ])
  })
})

it('a watch that never answers is not waited for', async () => {
  status = 'silent'
  await httpPing(`${base}/uuid-secret`, { log, clock: { now: () => now }, patience: 50 })('done')
  expect(logged).toEqual(['warn ping-failed {"how":"done","cause":"TimeoutError"}'])
})

describe('a sweep', () => {
  const told = async (sweep: () => Promise<string>) => {
    const result = await pinged(ping(), sweep).catch((thrown: unknown) => (thrown as Error).message)
    return [result, asked]
  }
  it.each<[string, () => Promise<string>, string, readonly string[]]>([
    ['that was made', () => Promise.resolve('made'), 'made', ['GET /uuid-secret']],
    [
      'that cannot be made until somebody does something',
      () => Promise.reject(new Failure({ kind: 'not-set-up', missing: [] })),
      'not-set-up',
      ['GET /uuid-secret/fail'],
    ],
    ['that met a bug', () => Promise.reject(new Error('bug')), 'bug', ['GET /uuid-secret/fail']],
    [
      'that others were faster than: the next may not be',
      () => Promise.reject(new Failure({ kind: 'overtaken', tries: 5 })),
      'overtaken',
      [],
    ],
    ['that met the quota', () => Promise.reject(new Failure({ kind: 'sheets-quota' })), 'sheets-quota', []],
  ])('%s', async (_, sweep, result, expected) => expect(await told(sweep)).toEqual([result, expected]))
})
