import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('the bundled functions', () => {
  // Inside the checkout, where the framework is found as it is in the cloud.
  const out = path.join(root, 'dist/test')
  beforeAll(() => run(process.execPath, ['deploy/build.ts', out], { cwd: root }))
  afterAll(() => rm(out, { recursive: true, force: true }))

  it.each([
    ['sweep', 'POST', /"kind":"bad-option".*DAILY_CLEAR_SPREADSHEET/],
    ['report', 'POST', /"kind":"bad-option".*DAILY_CLEAR_SPREADSHEET/],
    ['group', 'POST', /"kind":"bad-option".*DAILY_CLEAR_GROUP/],
    ['act', 'GET', /<h1>邮件里的按钮没有开通<\/h1>.*DAILY_CLEAR_SPREADSHEET/s],
  ])('%s is served by the functions framework as the cloud runs it', async (name, method, answer) => {
    const port = await freePort()
    const child = spawn(
      process.execPath,
      [
        'node_modules/@google-cloud/functions-framework/build/src/main.js',
        `--target=${name}`,
        `--source=dist/test/${name}.cjs`,
        `--port=${port}`,
      ],
      { cwd: root, env: { PATH: process.env['PATH'], NODE_ENV: 'development' }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    try {
      await once(child.stdout, 'data')
      const response = await fetch(`http://127.0.0.1:${port}/`, { method })
      expect(response.status).toBeGreaterThanOrEqual(500)
      expect(await response.text()).toMatch(answer)
    } finally {
      child.kill()
      await once(child, 'close')
    }
  })
})
