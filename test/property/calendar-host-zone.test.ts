import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const script = fileURLToPath(new URL('./calendar-answers.ts', import.meta.url))

const answers = async (zone: string) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, TZ: zone, NODE_NO_WARNINGS: '1' },
    maxBuffer: 1e8,
  })
  return { given: stdout.split('\n'), host: stderr.trim() }
}

it('answers the same, to the byte, whatever zone the host lives in', async () => {
  const home = await answers('UTC')
  expect(home.host).toBe('UTC 0')
  expect(home.given.length).toBeGreaterThan(5000)
  for (const [zone, minutes] of [
    ['America/New_York', 240],
    ['Asia/Shanghai', -480],
    ['Pacific/Apia', -780],
    ['Australia/Lord_Howe', -630],
  ] as const) {
    const away = await answers(zone)
    expect(away.host).toBe(`${zone} ${minutes}`)
    expect(away.given).toHaveLength(home.given.length)
    expect(away.given.filter((line, index) => line !== home.given[index])).toEqual([])
  }
})
