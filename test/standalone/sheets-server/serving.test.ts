import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { CallDone } from '../../../src/standalone/sheets-server/index.ts'
import { call, clientOf, desk, deskOn, NOON, open, refusal, ways } from './support.ts'

describe('who is let in', () => {
  test.each<[string, Record<string, string>, number]>([
    ['the token', { authorization: 'Bearer right' }, 200],
    ['no token', {}, 401],
    ['another token', { authorization: 'Bearer wrong' }, 401],
    ['the token under another scheme', { authorization: 'Basic right' }, 401],
  ])('%s', async (_, headers, status) => {
    const server = await open({ token: 'right' })
    const answer = await call(server, 'POST', '', {}, headers)
    expect(answer.status).toBe(status)
    if (status === 401) expect(answer.body).toMatchObject({ error: { code: 401, status: 'UNAUTHENTICATED' } })
  })

  test('without a token, pages of other sites are kept out', async () => {
    const server = await open()
    expect((await call(server, 'POST', '', {}, { origin: 'https://example.org' })).status).toBe(403)
    expect((await call(server, 'POST', '', {}, { origin: 'http://localhost:3000' })).status).toBe(200)
  })
})

describe('quota', () => {
  test('reads and writes are counted apart, by user and by minute', async () => {
    let now = NOON
    const server = await open({
      now: () => now,
      quota: { readsPerMinutePerUser: 2, readsPerMinutePerProject: 3, writesPerMinutePerUser: 2 },
    })
    const { id, write } = await deskOn(server)
    const read = (user: string) =>
      call(server, 'GET', `/${id}/values/A1`, undefined, { authorization: `Bearer ${user}` })
    expect([(await read('a')).status, (await read('a')).status]).toEqual([200, 200])
    const refused = await read('a')
    expect(refused).toMatchObject({
      status: 429,
      body: {
        error: {
          status: 'RESOURCE_EXHAUSTED',
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'RATE_LIMIT_EXCEEDED',
              metadata: { quota_limit_value: '2' },
            },
          ],
        },
      },
    })
    expect((await read('b')).status).toBe(200)
    expect((await read('c')).status).toBe(429)
    expect((await write('A1', [[1]])).status).toBe(200)
    expect((await write('A1', [[1]])).status).toBe(429)
    now += 60_000
    expect((await read('a')).status).toBe(200)
  })
})

describe('faults and observers', () => {
  test('a planned status is answered and nothing is carried out', async () => {
    const { write, read } = await desk({ faults: [{ method: 'spreadsheets.values.update', status: 503 }] })
    expect(refusal(await write('A1', [['x']]))).toBe('503 Fault planned for this call (UNAVAILABLE).')
    expect(await read('A1')).toBeUndefined()
    expect((await write('A1', [['x']])).status).toBe(200)
  })

  test.each<['before' | 'after', unknown]>([
    ['before', undefined],
    ['after', [['x']]],
  ])('a connection cut %s the work', async (cut, left) => {
    const { write, read } = await desk({ faults: [{ call: 2, cut }] })
    await expect(write('A1', [['x']])).rejects.toThrow()
    expect(await read('A1')).toEqual(left)
  })

  test('faults by a function, a delay, and what an observer is told', async () => {
    const seen: CallDone[] = []
    const server = await open({
      faults: ({ number }) => (number === 3 ? { delayMs: 1, status: 429 } : undefined),
      onCall: (done) => seen.push(done),
    })
    const { id, write } = await deskOn(server)
    const { spreadsheets } = clientOf(server)
    await write('A1', [['x']])
    await expect(spreadsheets.values.get({ spreadsheetId: id, range: 'A1' })).rejects.toMatchObject({ status: 429 })
    expect(seen.map((c) => [c.number, c.id, c.verb, c.status])).toEqual([
      [1, 'spreadsheets.create', 'POST', 200],
      [2, 'spreadsheets.values.update', 'PUT', 200],
      [3, 'spreadsheets.values.get', 'GET', 429],
    ])
    expect(seen.every((c) => c.responseBytes > 0)).toBe(true)
  })
})

test('closing finishes what is running and lets go of idle connections', async () => {
  const server = await open({ faults: ({ number }) => (number === 2 ? { delayMs: 100 } : undefined) })
  const { id } = await deskOn(server)
  const idle = connect(server.port, '127.0.0.1')
  await once(idle, 'connect')
  const gone = once(idle, 'close')
  const running = ways(server, id).write('A1', [['x']])
  // The write is being held up by its fault when the server is told to close.
  await new Promise((resolve) => setTimeout(resolve, 30))
  const closed = server.close()
  expect((await running).status).toBe(200)
  await closed
  await gone
  await expect(ways(server, id).read('A1')).rejects.toThrow()
})
