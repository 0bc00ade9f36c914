import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

/**
 * Plays as `npm run chaos` does, in processes that nothing else runs in; what it says, and its exit status. Its clock is its own: it
 * takes what the browsers beside it leave of the processors.
 */
async function chaos(...args: readonly string[]) {
  const script = new URL('./chaos.ts', import.meta.url).pathname
  const command = ['-n', '19', process.execPath, script, ...args]
  const child = spawn('nice', command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const over = once(child, 'exit') as Promise<[code: number | null]>
  const [said, [code]] = await Promise.all([text(child.stdout), over])
  return { said, code }
}

it.each([
  ['2,000 runs', ['--runs', '2000', '--seed', '1']],
  // All of them take minutes; one in thirteen comes to each mishap, and to each effect.
  ['a day with one in thirteen of the mishaps before its effects', ['--everywhere', '--each', '13']],
])('%s keep every promise', async (_name, args) => {
  const { said, code } = await chaos(...args)
  // What is told of the runs that did not is what whoever reads this needs.
  expect(code, said).toBe(0)
  expect(said).toMatch(/\d+ runs, .* 0 runs with broken promises\n$/)
})
