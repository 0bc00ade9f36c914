/**
 * What understanding 50,000 typed rows costs (R07), beside `JSON.parse` of the answer that they come in, and how much memory it
 * takes. The bases of deadlines are not read: a row reads its own when somebody asks for it.
 */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Answer, ODD } from './understanding/answer.ts'
import type { Measured } from './understanding/measure.ts'

const ROWS = 50_000
const ROUNDS = 7

const run = (script: string, ...args: readonly string[]): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', path.join(import.meta.dirname, 'understanding', script), ...args], {
      encoding: 'utf8',
    }),
  )
/** Of several rounds the quickest: what the others took longer is somebody else's work on this machine. */
const best = (values: readonly number[]): number => Math.min(...values)
const against = (values: readonly number[], parse: readonly number[]): string =>
  `${best(values).toFixed(0)} ms, ${(best(values) / best(parse)).toFixed(2)} × JSON.parse`

const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-bench-'))
try {
  const file = path.join(folder, 'answer.json')
  const { columns, filled } = run('make.ts', file, String(ROWS)) as Omit<Answer, 'text'>
  const { parse, own, whole, peer, rows, problems } = run('measure.ts', file, String(ROUNDS), 'peer') as Measured
  const once = run('measure.ts', file) as Measured
  const size = (statSync(file).size / 1e6).toFixed(0)
  console.log(
    `understanding ${rows} rows × ${columns[1]} columns, ${columns[0]} of them people's, ${filled.toFixed(0)} filled in a row, one cell in ${100 / ODD} oddly; answer ${size} MB, ${problems} cells misread`,
  )
  console.log(`  JSON.parse ${best(parse).toFixed(0)} ms`)
  console.log(
    `  understanding ${against(own, parse)}; both, with the collector of garbage, ${best(whole).toFixed(0)} ms`,
  )
  console.log(`  a zod schema that understands nothing ${against(peer, parse)}`)
  console.log(`  resident at most, once: ${(once.peak / 2 ** 20).toFixed(0)} MB`)
} finally {
  rmSync(folder, { recursive: true })
}
