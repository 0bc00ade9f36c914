/**
 * How well repeats are found (R40), on the labelled pairs of test/fixtures/repeats, each read out of the registers as a sweep does:
 * precision and recall of the half that the rules were tuned by, and apart from it of the half that they were not. With `--wrong`,
 * which pairs of the tuning half are judged wrongly.
 */

import { figuresOf, judge, pairs } from '../test/fixtures/repeats/pairs.ts'

const share = (value: number): string => `${(value * 100).toFixed(1)}%`
const judged = pairs.map((pair) => ({ pair, found: judge(pair) }))

for (const half of ['tuning', 'held-out'] as const) {
  const ofHalf = judged.filter(({ pair }) => pair.half === half)
  const { repeats, found, right, precision, recall } = figuresOf(ofHalf)
  console.log(
    `${half.padEnd(8)}  ${ofHalf.length} pairs, ${repeats} of them repeats; ${found} found, ${right} rightly: precision ${share(precision)}, recall ${share(recall)}`,
  )
  for (const [kind, ofKind] of Map.groupBy(ofHalf, ({ pair }) => `${pair.isRepeat ? '重复' : '不同'} ${pair.kind}`)) {
    const right = ofKind.filter((one) => (one.found !== undefined) === one.pair.isRepeat).length
    console.log(`    ${kind.padEnd(22)} ${right}/${ofKind.length}`)
  }
}
if (process.argv.includes('--wrong'))
  for (const { pair, found } of judged)
    if (pair.half === 'tuning' && (found !== undefined) !== pair.isRepeat)
      console.log(
        `${pair.id} ${pair.kind} ${found?.likeness.toFixed(2) ?? '—'}: ${pair.earlier.description} → ${pair.again.description}`,
      )
