import type { Language, Words } from '../../../model/language.ts'
import { valueOf } from '../../figure.ts'
import type { Group } from '../groups.ts'
import { SHARES, type ShareKey, shareOf } from '../shares.ts'
import { BEYOND_CHANCE, countsApart, sharesApart } from './chance.ts'
import { figureNamed } from './figures.ts'
import { shown } from './names.ts'
import type { Register } from './room.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

/** Something that changed since the month before by more than chance makes of it. */
interface Change {
  /** In spreads of what chance makes; with its sign. */
  readonly apart: number
  readonly said: Words
}

/** Of a register's shares, those that managers act on. */
const WATCHED = [
  'onTimeShare',
  'respondShare',
  'replyRate',
  'firstTimeShare',
  'satisfiedShare',
  'repeatRate',
] as const satisfies readonly ShareKey[]

const MOST_SAID = 4

/**
 * What changed most since the month before, the farthest from chance first: what was received in all and of each category, and shares.
 * While the month runs, counts are not held against those of a whole one. Undefined where nothing is known of the month before.
 */
export function changesSince(registers: readonly Register[], isRunning: boolean): readonly Words[] | undefined {
  if (registers.every(({ before }) => before === undefined)) return undefined
  return registers
    .flatMap((register) => [...(isRunning ? [] : countChanges(register)), ...shareChanges(register)])
    .filter(({ apart }) => Math.abs(apart) > BEYOND_CHANCE)
    .toSorted((a, b) => Math.abs(b.apart) - Math.abs(a.apart))
    .slice(0, MOST_SAID)
    .map(({ said }) => said)
}

function countChanges({ month, before }: Register): readonly Change[] {
  if (before === undefined) return []
  const received = (groups: readonly Group[], category: string | undefined): number =>
    groups.find(({ names }) => names[0] === category)?.tally.counts.received ?? 0
  const categories = new Set([...month.by.category, ...before.category].map(({ names: [category] }) => category))
  const name = MONTH_WORDS[month.register]
  const change = (about: Words, now: number, then: number): Change => ({
    apart: countsApart(now, then),
    said: MONTH_SENTENCES.countChanged(about, now, then),
  })
  const whole = { now: month.total.counts.received, then: before.total.counts.received }
  const parts = [...categories].map((category) => ({
    category,
    now: received(month.by.category, category),
    then: received(before.category, category),
  }))
  return [
    change(about(name, figureNamed('received')), whole.now, whole.then),
    ...parts
      // What is the whole has been said.
      .filter(({ now, then }) => now !== whole.now || then !== whole.then)
      .map(({ category, now, then }) =>
        change(
          about(
            name,
            inBoth((language) => shown(category, language)),
            figureNamed('received'),
          ),
          now,
          then,
        ),
      ),
  ]
}

function shareChanges({ month, before }: Register): readonly Change[] {
  if (before === undefined) return []
  return WATCHED.flatMap((key): readonly Change[] => {
    const [now, then] = [shareOf(key, month.total), shareOf(key, before.total)]
    const [a, b] = [valueOf(now), valueOf(then)]
    if (a === undefined || b === undefined) return []
    const said = MONTH_SENTENCES.shareChanged(about(MONTH_WORDS[month.register], SHARES[key]), a, b)
    return [{ apart: sharesApart(now, then), said }]
  })
}

const inBoth = (text: (language: Language) => string): Words => ({ zh: text('zh'), en: text('en') })

/** What a change is of, from the whole to the part. */
const about = (...parts: readonly Words[]): Words =>
  inBoth((language) => parts.map((part) => part[language]).join(' · '))
