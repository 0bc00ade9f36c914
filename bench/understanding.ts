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
    execFileSync(process.execPath, [path.join(import.meta.dirname, 'understanding', script), ...args], {
      encoding: 'utf8',
    }),
  )
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const against = (values: readonly number[], parse: readonly number[]): string =>
  `${median(values).toFixed(0)} ms, ${median(values.map((value, round) => value / (parse[round] ?? 1))).toFixed(2)} × JSON.parse`

const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-bench-'))
try {
  const file = path.join(folder, 'answer.json')
  const { columns, filled } = run('make.ts', file, String(ROWS)) as Omit<Answer, 'text'>
  const { parse, own, peer, rows, problems } = run('measure.ts', file, String(ROUNDS), 'peer') as Measured
  const once = run('measure.ts', file) as Measured
  const size = (statSync(file).size / 1e6).toFixed(0)
  console.log(
    `understanding ${rows} rows × ${columns[1]} columns, ${columns[0]} of them people's, ${filled.toFixed(0)} filled in a row, one cell in ${100 / ODD} oddly; answer ${size} MB, ${problems} cells misread`,
  )
  console.log(`  JSON.parse ${median(parse).toFixed(0)} ms`)
  console.log(`  understanding ${against(own, parse)}`)
  console.log(`  a zod schema that understands nothing ${against(peer, parse)}`)
  console.log(`  resident at most, once: ${(once.peak / 2 ** 20).toFixed(0)} MB`)
} finally {
  rmSync(folder, { recursive: true })
}
