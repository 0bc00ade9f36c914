/**
 * Reads an answer of the service from a file as often as asked, and understands it: in a process of its own, for its memory is
 * measured. With `peer` a schema looks at each row as well.
 */

import { readFileSync } from 'node:fs'
import { everyRow } from '../../src/plan/choose-rows.ts'
import type { Cell, LedgerState, Table, Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { NOW } from './moment.ts'

export interface Measured {
  /** Milliseconds, of each round. */
  readonly parse: readonly number[]
  readonly own: readonly number[]
  /** Both, with what the collector of garbage did in between. */
  readonly whole: readonly number[]
  readonly peer: readonly number[]
  readonly rows: number
  readonly problems: number
  /** The most memory that was resident at any time, in bytes. */
  readonly peak: number
}

interface Range extends Pick<Table, 'tab' | 'title'> {
  readonly values: Cell[][]
}

const [, , file = '', rounds = '1', peer] = process.argv
const text = readFileSync(file, 'utf8')
const validate = peer === 'peer' ? (await import('./zod-peer.ts')).validRows : undefined

/** Everything that is known of a ledger before anything is planned: its settings and directories, whose each number is, every row. */
function understand(valueRanges: readonly Range[]): Pick<Measured, 'rows' | 'problems'> {
  const state: LedgerState = {
    version: '1' as Version,
    tables: new Map(valueRanges.map(({ tab, title, values }) => [tab, { tab, title, rows: values }])),
  }
  const understood = { rows: 0, problems: 0 }
  for (const register of viewLedger(state).registers)
    for (const { row } of everyRow(register, NOW)) {
      understood.rows++
      understood.problems += row.problems.length
    }
  return understood
}

/** The peak of this process and not of the one that it was made from, where the system tells the two apart. */
function peak(): number {
  const [, kilobytes] =
    process.platform === 'linux' ? (/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []) : []
  return 1024 * (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes))
}

const times = { parse: [] as number[], own: [] as number[], whole: [] as number[], peer: [] as number[] }
let understood = { rows: 0, problems: 0 }
for (let round = 0; round < Number(rounds); round++) {
  // What was left behind before is none of this round's; the flag `--expose-gc` is given for it.
  globalThis.gc?.()
  const begin = performance.now()
  const { valueRanges } = JSON.parse(text) as { readonly valueRanges: readonly Range[] }
  times.parse.push(performance.now() - begin)
  // New objects are moved twice before they are left alone. The answer's are the parser's, and their moves nobody's here.
  globalThis.gc?.({ type: 'minor' })
  globalThis.gc?.({ type: 'minor' })
  const parsed = performance.now()
  understood = understand(valueRanges)
  const done = performance.now()
  times.own.push(done - parsed)
  times.whole.push(done - begin)
  if (validate === undefined) continue
  validate(valueRanges)
  times.peer.push(performance.now() - done)
}
const measured: Measured = { ...times, ...understood, peak: peak() }
console.log(JSON.stringify(measured))
