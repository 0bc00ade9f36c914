/** Somebody who turns an input into a number: epoch milliseconds, or a sum of fields so that none is left unread. */
export type Contender<Input> = {
  readonly name: string
  readonly answer: (input: Input) => number
  /** What it cannot do, if anything, for whoever reads the figures. */
  readonly without?: string
}

/** Milliseconds that each measures a round. */
const BUDGET = 300
const ROUNDS = 3
/** Inputs between two looks at the clock. */
const CHUNK = 50

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Answers a second over a fixed time, going through the inputs again and again. */
function rate<Input>({ answer }: Contender<Input>, inputs: readonly Input[]): number {
  const begin = performance.now()
  let count = 0
  let sum = 0
  let spent = 0
  while (spent < BUDGET) {
    for (let index = 0; index < CHUNK; index++) sum += answer(inputs[count++ % inputs.length] as Input)
    spent = performance.now() - begin
  }
  if (Number.isNaN(sum)) throw new Error('an answer is no number')
  return (count / spent) * 1000
}

const thousands = (value: number): string => Math.round(value).toLocaleString('en')

/**
 * Measures ours and the peers in turns, after a turn to warm up, and prints the median of each with how many of the inputs a peer
 * answers as we do.
 */
export function compare<Input>(
  title: string,
  inputs: readonly Input[],
  ours: Contender<Input>,
  peers: readonly Contender<Input>[],
): void {
  const all = [ours, ...peers]
  const rates = new Map(all.map((contender) => [contender, [] as number[]]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const contender of all) {
      const measured = rate(contender, inputs)
      if (round > 0) rates.get(contender)?.push(measured)
    }
  }
  const own = median(rates.get(ours) ?? [])
  console.log(title)
  for (const peer of peers) {
    const theirs = median(rates.get(peer) ?? [])
    const agreed = inputs.filter((input) => peer.answer(input) === ours.answer(input)).length
    console.log(
      `  ${peer.name}: ours ${thousands(own)}/s, peer ${thousands(theirs)}/s, ratio ${thousands(own / theirs)}; ` +
        `agrees on ${thousands(agreed)} of ${thousands(inputs.length)}${peer.without ? ` (${peer.without})` : ''}`,
    )
  }
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
