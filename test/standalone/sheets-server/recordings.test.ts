import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSheetsServer, type SheetsServer } from '../../../src/standalone/sheets-server/index.ts'
import { reference } from '../../support/reference.ts'

type Cassette = { name: string; summary?: { tier?: string } }
type Replayed = { aborted?: boolean; results: { i: number; group: string; fails: object[] }[] }
type Replayer = { replayCassette: (cassette: Cassette, options: object) => Promise<Replayed> }
type Exchange = { method: string; path: string; body?: unknown; status: number; response: unknown }
type Checker = { checker: (spec: unknown) => (exchange: Exchange) => string[] }

const recordings = reference('sheets-recordings/recordings.json')
const replayer = reference('sheets-recordings/replay.mjs')
const rules = reference('google-apis/check.mjs')
const spec = reference('google-apis/sheets-v4.json')

describe.skipIf(recordings === undefined || replayer === undefined)('the recorded sessions of the real service', () => {
  const { cassettes } =
    recordings === undefined
      ? { cassettes: [] }
      : (JSON.parse(readFileSync(recordings, 'utf8')) as { cassettes: Cassette[] })
  let server: SheetsServer
  let replay: Replayer
  const exchanges: Exchange[] = []

  beforeAll(async () => {
    server = await openSheetsServer({ file: ':memory:' })
    replay = (await import(replayer ?? '')) as Replayer
    const real = fetch
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const response = await real(url, init)
      const body = typeof init.body === 'string' && init.body !== '' ? (JSON.parse(init.body) as unknown) : undefined
      exchanges.push({
        method: init.method ?? 'GET',
        path: url.slice(server.url.length),
        body,
        status: response.status,
        response: await response.clone().json(),
      })
      return response
    })
  })
  afterAll(async () => {
    vi.unstubAllGlobals()
    await server.close()
  })

  test.each(cassettes.map((c) => [`${c.summary?.tier ?? '?'} ${c.name}`, c] as const))('%s', async (_, cassette) => {
    const replayed = await replay.replayCassette(cassette, {
      base: server.url,
      headers: {},
      timeout: 15_000,
      strict: false,
      all: false,
    })
    expect(replayed.aborted).toBeUndefined()
    expect(replayed.results.filter((r) => r.fails.length > 0)).toEqual([])
  })

  test.skipIf(rules === undefined || spec === undefined)(
    "every answer is valid by the service's own description",
    async () => {
      const { checker } = (await import(rules ?? '')) as Checker
      const check = checker(JSON.parse(readFileSync(spec ?? '', 'utf8')))
      expect(exchanges.length).toBeGreaterThan(500)
      expect([...new Set(exchanges.flatMap(check))]).toEqual([])
    },
  )
})
