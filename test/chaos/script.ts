import { CALL_FAULTS, type CallFault } from './call-faults.ts'
import { HOUR, MINUTE } from './desk-rules.ts'
import { type Dice, diceOf } from './dice.ts'
import { MAIL_MOOD_NAMES, type MailMood } from './mail-moods.ts'
import { type EditName, USUAL_EDITS } from './staff/staff.ts'

/** What happens before an effect of a sweep: before a call, or before a mail is handed over. */
export type Event =
  | { readonly kind: 'edit'; readonly edit: EditName; readonly seed: number }
  /** The effect goes wrong, this way as a call or that way as a mail. */
  | { readonly kind: 'fault'; readonly call: CallFault; readonly mail: MailMood }
  /** The sweep's process dies. */
  | { readonly kind: 'crash' }
  /** Another sweep runs, to its end or until its own effect of that number; then this one goes on. */
  | { readonly kind: 'sweep'; readonly until?: number }
  | { readonly kind: 'clock'; readonly by: number }

/** An event before the effect of that number, from 0. */
export interface Timed {
  readonly at: number
  readonly event: Event
}

export type Step =
  | { readonly do: 'edit'; readonly edit: EditName; readonly seed: number }
  | { readonly do: 'wait'; readonly by: number }
  | { readonly do: 'sweep'; readonly events: readonly Timed[] }

/** All that happens in a run, before everything comes to rest. */
export interface Script {
  readonly seed: number
  /** Whether the server keeps to itself what Google's does not say. */
  readonly plain: boolean
  /** A mailbox that never takes anything. */
  readonly dead?: 'handler' | 'manager' | undefined
  readonly steps: readonly Step[]
}

/** The script that a seed tells. */
export function scriptOf(seed: number): Script {
  const dice = diceOf(seed)
  const plain = dice.chance(0.8)
  const dead = dice.chance(0.15) ? dice.pick(['handler', 'manager'] as const) : undefined
  const steps: Step[] = Array.from({ length: 1 + dice.int(3) }, () => ({
    do: 'edit',
    edit: 'typeRow',
    seed: dice.seed(),
  }))
  // Now and then many cases are late at once, so that one person is told with a list.
  if (dice.chance(0.1))
    for (let more = 0; more < 7; more++) steps.push({ do: 'edit', edit: 'typeRow', seed: dice.seed() })
  const sweeps = 2 + dice.int(4)
  for (let n = 0; n < sweeps; n++) {
    for (let edits = dice.int(4); edits > 0; edits--) steps.push(edit(dice))
    if (dice.chance(0.7)) steps.push({ do: 'wait', by: wait(dice) })
    steps.push({ do: 'sweep', events: events(dice) })
  }
  return { seed, plain, dead, steps }
}

const edit = (dice: Dice): Step => ({ do: 'edit', edit: dice.pick(USUAL_EDITS), seed: dice.seed() })

const wait = (dice: Dice): number =>
  dice.pick([MINUTE, 3 * MINUTE, 11 * MINUTE, 31 * MINUTE, 65 * MINUTE]) - dice.int(MINUTE)

/** An effect comes so seldom after that one that it is not worth a throw. */
const LAST_EFFECT = 8

function events(dice: Dice): readonly Timed[] {
  const calm = dice.chance(0.25)
  if (calm) return []
  const timed: Timed[] = []
  for (let more = 1 + dice.int(3); more > 0; more--) timed.push(...eventsAt(dice, dice.int(LAST_EFFECT)))
  return timed.toSorted((a, b) => a.at - b.at)
}

function eventsAt(dice: Dice, at: number): readonly Timed[] {
  const throw_ = dice.int(100)
  if (throw_ < 45)
    return Array.from({ length: 1 + dice.int(3) }, () => ({
      at,
      event: { kind: 'edit', edit: dice.pick(USUAL_EDITS), seed: dice.seed() } as const,
    }))
  if (throw_ < 70) {
    // A service that is away stays away for a while.
    const long = dice.chance(0.2) ? 6 : 1
    const event: Event = { kind: 'fault', call: dice.pick(CALL_FAULTS), mail: dice.pick(MAIL_MOOD_NAMES) }
    return Array.from({ length: long }, (_, index) => ({ at: at + index, event }))
  }
  if (throw_ < 82) return [{ at, event: { kind: 'crash' } }]
  if (throw_ < 94) {
    const until = dice.chance(0.5) ? { until: dice.int(LAST_EFFECT) } : {}
    return [{ at, event: { kind: 'sweep', ...until } }]
  }
  return [{ at, event: { kind: 'clock', by: dice.pick([-HOUR, 7 * MINUTE, HOUR]) } }]
}
