/** Time, as much of it as is needed here. */
export interface Timer {
  readonly now: () => number
  /** Calls once, after this many milliseconds, unless what it gives is called before. */
  readonly after: (milliseconds: number, call: () => void) => () => void
}

/** Looks after what people type, soon after they have typed it. */
export interface AfterTyping {
  /** Somebody changed something. */
  readonly typed: () => void
  /** Nothing is begun any more. */
  readonly close: () => void
}

/** How long nobody must have changed anything, and how long a change waits at most while others keep typing. */
const QUIET = 2000
const LONGEST = 20_000

/** The platform's own timers, by a clock that nobody sets. */
export const systemTimer: Timer = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
}

/**
 * Has a sweep made once typing pauses, so that whoever typed a row sees its number and deadlines at once and not after up to a
 * minute. `sweep` begins one that sees everything typed before it was asked for, and never fails; what is typed while it runs
 * has the next.
 */
export function afterTyping(sweep: () => Promise<unknown>, timer: Timer): AfterTyping {
  /** The first and the last change that no sweep was asked for since. */
  let waiting: { readonly first: number; readonly last: number } | undefined
  let cancel: () => void = () => undefined
  let isSweeping = false
  let isClosed = false

  function plan(): void {
    cancel()
    if (waiting === undefined || isSweeping || isClosed) return
    const due = Math.min(waiting.last + QUIET, waiting.first + LONGEST)
    cancel = timer.after(Math.max(0, due - timer.now()), () => void run())
  }
  async function run(): Promise<void> {
    waiting = undefined
    isSweeping = true
    await sweep()
    isSweeping = false
    plan()
  }
  return {
    typed() {
      const now = timer.now()
      waiting = { first: waiting?.first ?? now, last: now }
      plan()
    },
    close() {
      isClosed = true
      cancel()
    },
  }
}
