import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CallOutcome, functionCalls } from '../../src/standalone/function-calls.ts'
import { keptLog } from '../support/smtp.ts'

let server: Server
/** Ends the call that waits longest. */
let answer: (status?: number) => void
let calls: string[]
beforeEach(async () => {
  const waiting: ((status: number) => void)[] = []
  calls = []
  server = createServer((request, response) => {
    calls.push(`${request.method ?? ''} ${request.headers.authorization ?? ''}`)
    waiting.push((status) => response.writeHead(status).end('said why'))
  })
  answer = (status = 200) => waiting.shift()?.(status)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

function desk() {
  const log = keptLog()
  const done: (readonly [string, CallOutcome])[] = []
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const functions = functionCalls(
    [
      { name: 'sweep', url },
      { name: 'gone', url: 'http://127.0.0.1:1/' },
    ],
    {
      token: 'token',
      log,
      onDone: (name, outcome) => done.push([name, outcome]),
    },
  )
  return { ...functions, log, done }
}
const calledTimes = (count: number) => vi.waitFor(() => expect(calls).toHaveLength(count), { timeout: 10_000 })

describe('calls of functions', () => {
  it('bring the token, and are told when they are over', async () => {
    const { joined, done } = desk()
    const call = joined('sweep')
    await calledTimes(1)
    answer()
    expect(await call).toMatchObject({ ok: true })
    expect(calls).toEqual(['POST Bearer token'])
    expect(done).toEqual([['sweep', await call]])
  })

  it('of the clock join the one that runs; those after typing begin behind it, together', async () => {
    const { joined, fresh } = desk()
    const all = [joined('sweep'), joined('sweep'), fresh('sweep'), fresh('sweep')]
    await calledTimes(1)
    answer()
    await calledTimes(2)
    const late = joined('sweep')
    answer()
    const outcomes = await Promise.all([...all, late])
    expect(calls).toHaveLength(2)
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
  })

  it('that fail are logged, and the next is made all the same', async () => {
    const { joined, log, done } = desk()
    const call = joined('sweep')
    await calledTimes(1)
    answer(503)
    expect(await call).toMatchObject({ ok: false })
    expect(await joined('gone')).toMatchObject({ ok: false })
    const [failed, gone] = log.lines
    expect(failed).toMatch(/function-failed.*503.*said why/)
    expect(gone).toMatch(/function-unreachable.*gone/)
    expect(log.lines.join()).not.toContain('token')
    const again = joined('sweep')
    await calledTimes(2)
    answer()
    expect(await again).toMatchObject({ ok: true })
    expect(done.map(([, { ok }]) => ok)).toEqual([false, false, true])
  })

  it('that hang are not waited for for long when it closes', async () => {
    const { joined, close } = desk()
    void joined('sweep')
    await calledTimes(1)
    await close()
    answer()
  })

  it('are finished before it closes, and none is made after', async () => {
    const { joined, fresh, close } = desk()
    const running = joined('sweep')
    const waiting = fresh('sweep')
    await calledTimes(1)
    let isClosed = false
    const closing = close().then(() => (isClosed = true))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isClosed).toBe(false)
    answer()
    await closing
    expect(await running).toMatchObject({ ok: true })
    expect(await waiting).toMatchObject({ ok: false })
    expect(calls).toHaveLength(1)
  })
})
