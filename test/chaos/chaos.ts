import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Broken } from './oracle/broken.ts'
import type { Tally } from './record.ts'
import type { Answer, Question } from './worker.ts'

const HELP = `npm run chaos -- [--minutes 30] [--runs 2000] [--seed N] [--trace]

Plays runs of a service desk: people type, sort, cut and paste, calls fail, processes die, mails are refused, clocks jump. After
each run everything comes to rest, and the ledger's promises are checked. Each run is told by its seed; without --seed the seeds are
others each time. --seed N --runs 1 plays one run again and tells what happened.`

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string' },
    workers: { type: 'string' },
    trace: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(`${HELP}\n`)
  process.exit(0)
}

const count = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const number = Number(text)
  if (Number.isFinite(number) && number >= 0) return number
  process.stderr.write(`${text} is no number; see --help\n`)
  process.exit(2)
}

const minutes = count(values.minutes)
const runs = count(values.runs) ?? (minutes === undefined ? 2000 : Infinity)
const firstSeed = count(values.seed) ?? Math.floor(Math.random() * 2 ** 31)
const workers = Math.min(runs, count(values.workers) ?? availableParallelism())
const end = minutes === undefined ? Infinity : Date.now() + minutes * 60_000

let begun = 0
let played = 0
const broken: { readonly seed: number; readonly broken: readonly Broken[] }[] = []
const sum = { sweeps: 0, edits: 0, faults: 0, crashes: 0, mails: 0 } satisfies Record<keyof Tally, number>

const nextSeed = (): number | undefined =>
  begun < runs && Date.now() < end && broken.length < 20 ? firstSeed + begun++ : undefined

function take({ seed, played: one, shortest }: Answer): void {
  played++
  for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += one.tally[key]
  if (values.trace || (runs === 1 && one.broken.length > 0)) process.stdout.write(`${one.trace.join('\n')}\n`)
  if (one.broken.length === 0) return
  broken.push({ seed, broken: one.broken })
  const { script, played: again } = shortest ?? { script: undefined, played: one }
  process.stdout.write(
    [
      `\nseed ${seed} breaks ${one.broken.length} promises; again with: npm run chaos -- --seed ${seed} --runs 1`,
      ...one.broken.slice(0, 8).map(({ promise, words }) => `  ${promise}: ${words}`),
      ...(script === undefined ? [] : [`the least of it that breaks the same, ${script.steps.length} steps:`]),
      ...again.trace.slice(0, 80).map((line) => `  | ${line}`),
      ...again.broken.slice(0, 4).map(({ promise, words }) => `  | ${promise}: ${words}`),
      '',
    ].join('\n'),
  )
}

const playWith = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.on('message', (said: Answer | 'ready') => {
      if (said !== 'ready') take(said)
      const seed = nextSeed()
      worker.postMessage(seed === undefined ? 'over' : ({ seed, isTold: values.trace } satisfies Question))
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })

process.stdout.write(`seeds from ${firstSeed}, ${workers} at a time\n`)
await Promise.all(Array.from({ length: workers }, () => playWith(new Worker(new URL('./worker.ts', import.meta.url)))))
const names = broken.map(({ seed }) => seed).join(', ')
process.stdout.write(
  `${played} runs, ${sum.sweeps} sweeps, ${sum.edits} edits, ${sum.mails} mails, ${sum.faults} faults, ${sum.crashes} crashes, ` +
    `${broken.length} runs with broken promises${names === '' ? '' : `: ${names}`}\n`,
)
process.exitCode = broken.length === 0 ? 0 : 1
