/** Work that never runs twice at once. */
export interface OneAtATime<T> {
  /** The run that is underway, or else a new one. */
  joined(): Promise<T>
  /** A run that begins after this call; everybody who asks while one is underway shares the one behind it. */
  fresh(): Promise<T>
}

/** Makes `work` run one at a time. A run that fails fails for those who wait for it, and the next begins all the same. */
export function oneAtATime<T>(work: () => Promise<T>): OneAtATime<T> {
  let running: Promise<T> | undefined
  let next: Promise<T> | undefined
  const begin = (): Promise<T> => {
    next = undefined
    const run = work()
    running = run
    const over = (): void => {
      if (running === run) running = undefined
    }
    run.then(over, over)
    return run
  }
  return {
    joined: () => running ?? begin(),
    fresh: () => {
      if (running === undefined) return begin()
      next ??= running.then(begin, begin)
      return next
    },
  }
}
