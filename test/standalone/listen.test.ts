import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/standalone/sheets-server/http/listen.ts'

it('a server closes within seconds, whatever hangs on its lines', async () => {
  const { port, close } = await listen(() => undefined, '127.0.0.1', 0)
  const silent = connect(port, '127.0.0.1')
  const half = request({ port, method: 'POST', agent: false, headers: { 'content-length': '100' } })
  for (const one of [silent, half]) one.on('error', () => undefined)
  onTestFinished(() => {
    silent.destroy()
    half.destroy()
  })
  half.write('x')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await expect(close()).resolves.toBeUndefined()
})
