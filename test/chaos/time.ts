import { START } from './desk-rules.ts'

/** The clock of a run: it goes on when somebody waits, and people set it. Milliseconds since 1970. */
export interface Time {
  readonly now: () => number
  /** The latest moment that it ever showed. */
  readonly latest: () => number
  /** A clock that is never set. */
  readonly steady: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Somebody sets it, forth or back. */
  readonly jump: (by: number) => void
}

export function timeOf(): Time {
  let now = START
  let latest = START
  let steady = 0
  const set = (to: number): void => {
    now = to
    latest = Math.max(latest, now)
  }
  return {
    now: () => now,
    latest: () => latest,
    steady: () => steady,
    sleep(milliseconds) {
      steady += milliseconds
      set(now + milliseconds)
      return Promise.resolve()
    },
    jump: (by) => set(now + by),
  }
}
