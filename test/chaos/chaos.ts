import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { playAll } from './crew.ts'
import { DAY, dayWithEach } from './everywhere.ts'
import type { Tally } from './record.ts'
import { type Script, scriptOf } from './script.ts'
import type { Answer, Question } from './worker.ts'

const HELP = `npm run chaos -- [--minutes 30] [--runs 2000] [--seed N] [--workers 2] [--trace]
npm run chaos -- --everywhere [--each 7] [--trace]

Plays runs of a service desk: people type, sort, cut and paste, calls fail, processes die, mails are refused, clocks jump. After
each run everything comes to rest, and the ledger's promises are checked. Each run is told by its seed; without --seed the seeds are
others each time. --seed N --runs 1 plays one run again and tells what happened.

--everywhere plays one day again and again, each time with one mishap before one effect of one of its sweeps, until every mishap
has come before every effect; with --each 7 every seventh time.
`

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string' },
    workers: { type: 'string' },
    everywhere: { type: 'boolean', default: false },
    each: { type: 'string' },
    trace: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const say = (text: string): void => void process.stdout.write(text)

if (values.help) {
  say(HELP)
  process.exit(0)
}

function count(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (Number.isFinite(number) && number >= 0) return number
  process.stderr.write(`${text} is no number; see --help\n`)
  process.exit(2)
}

/** After so many runs with broken promises there is enough to look at. */
const MOST_BROKEN = 20

const minutes = count(values.minutes)
const runs = count(values.runs) ?? (minutes === undefined ? 2000 : Infinity)
const firstSeed = count(values.seed) ?? Math.floor(Math.random() * 2 ** 31)
const workers = Math.min(runs, count(values.workers) ?? availableParallelism())
const end = minutes === undefined ? Infinity : Date.now() + minutes * 60_000

const broken: string[] = []
const sum = { sweeps: 0, edits: 0, faults: 0, crashes: 0, mails: 0 } satisfies Record<keyof Tally, number>
let played = 0

function* seeds(): Iterable<{ readonly name: string; readonly script: Script }> {
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) yield { name: `seed ${seed}`, script: scriptOf(seed) }
}

function take({ name, played: one, shortest }: Answer): void {
  played++
  for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += one.tally[key]
  if (values.trace) say(`${name}\n${one.trace.join('\n')}\n`)
  if (one.broken.length === 0) return
  broken.push(name)
  const again = name.startsWith('seed') ? `; again with: npm run chaos -- --${name} --runs 1` : ''
  const { script, played: least } = shortest ?? { script: undefined, played: one }
  const lines = [
    `\n${name} breaks ${one.broken.length} promises${again}`,
    ...one.broken.slice(0, 8).map(({ promise, words }) => `  ${promise}: ${words}`),
    ...(script === undefined ? [] : [`the least of it that breaks the same, ${script.steps.length} steps:`]),
    ...least.trace.slice(0, 80).map((line) => `  | ${line}`),
    ...least.broken.slice(0, 4).map(({ promise, words }) => `  | ${promise}: ${words}`),
    '',
  ]
  say(lines.join('\n'))
}

async function playEach(scripts: Iterable<{ readonly name: string; readonly script: Script }>): Promise<void> {
  const left = Iterator.from(scripts)
  const next = (): Question | undefined => {
    if (Date.now() >= end || broken.length >= MOST_BROKEN) return undefined
    const { value, done } = left.next()
    return done === true ? undefined : { ...value, isTold: values.trace }
  }
  await playAll(workers, next, take)
}

/** How many effects each sweep of the day has. */
async function effectsOfDay(): Promise<readonly number[]> {
  const asked: Question[] = [{ name: 'the day', script: DAY, isTold: values.trace }]
  const effects: number[] = []
  const listen = (answer: Answer): void => {
    take(answer)
    effects.push(...answer.played.effects)
  }
  await playAll(1, () => asked.pop(), listen)
  return effects
}

if (values.everywhere) {
  const effects = await effectsOfDay()
  say(`sweeps with ${effects.join(', ')} effects\n`)
  const each = count(values.each) ?? 1
  await playEach(Iterator.from(dayWithEach(effects)).filter((_, nth) => nth % each === 0))
} else {
  say(`seeds from ${firstSeed}, ${workers} at a time\n`)
  await playEach(seeds())
}
say(
  `${played} runs, ${sum.sweeps} sweeps, ${sum.edits} edits, ${sum.mails} mails, ${sum.faults} faults, ${sum.crashes} crashes, ` +
    `${broken.length} runs with broken promises${broken.length === 0 ? '' : `: ${broken.join('; ')}`}\n`,
)
process.exitCode = broken.length === 0 ? 0 : 1
