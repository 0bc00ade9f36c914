import { SECOND } from '../../model/instant.ts'

/** What a call counts as: the service counts reads and writes apart. */
export type Effect = 'read' | 'write'

/** The calls that one account may make, shared by all that this process does in its name. Times are milliseconds. */
export interface Quota {
  /**
   * Waits until a call of this kind may be made, and counts it. Where that would take longer than `patience` nothing is waited for or
   * counted: false, at once.
   */
  take(effect: Effect, patience: number): Promise<boolean>
  /** The service says that it is used up: for so long nobody gets a turn. */
  hold(effect: Effect, time: number): void
}

/** What a quota stands on. */
export interface QuotaContext {
  /** Calls of each kind in a minute: 60 for one account at Google's, more where a site was granted more. */
  readonly perMinute: number
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** A minute, and a second for calls that leave apart and arrive together. */
const WINDOW = 61 * SECOND

/** A quota of so many calls in any minute, first come, first served. */
export function quotaOf({ perMinute, now, sleep }: QuotaContext): Quota {
  const begin = () => ({ turns: [] as number[], heldUntil: -Infinity })
  const counts = { read: begin(), write: begin() }
  return {
    async take(effect, patience) {
      const { turns, heldUntil } = counts[effect]
      const asked = now()
      const first = turns.length < perMinute ? -Infinity : (turns[0] ?? -Infinity)
      const turn = Math.max(asked, heldUntil, first + WINDOW)
      if (turn - asked > patience) return false
      turns.push(turn)
      if (turns.length > perMinute) turns.shift()
      if (turn > asked) await sleep(turn - asked)
      return true
    },
    hold(effect, time) {
      const count = counts[effect]
      count.heldUntil = Math.max(count.heldUntil, now() + time)
    },
  }
}
