/** Which sweeps there is something for: minutes since 1970, and the cases to be looked at in each, earliest first. */
export interface Agenda {
  add(minute: number, ...cases: readonly number[]): void
  /** Takes the earliest minute out; undefined when none before `end` is left. */
  next(end: number): { readonly minute: number; readonly cases: ReadonlySet<number> } | undefined
}

export function agenda(): Agenda {
  const casesAt = new Map<number, Set<number>>()
  // A heap: each minute stands above the two at twice its place.
  const heap: number[] = []
  const at = (place: number): number => heap[place] ?? Infinity
  const swap = (one: number, other: number): void => {
    const [a, b] = [at(one), at(other)]
    heap[one] = b
    heap[other] = a
  }
  const rise = (from: number): void => {
    for (let place = from; place > 0; ) {
      const above = (place - 1) >> 1
      if (at(above) <= at(place)) return
      swap(above, place)
      place = above
    }
  }
  const sink = (): void => {
    for (let place = 0; ; ) {
      const left = 2 * place + 1
      const least = at(left + 1) < at(left) ? left + 1 : left
      if (at(least) >= at(place)) return
      swap(least, place)
      place = least
    }
  }
  return {
    add(minute, ...cases) {
      const known = casesAt.get(minute)
      if (known === undefined) {
        casesAt.set(minute, new Set(cases))
        heap.push(minute)
        rise(heap.length - 1)
      } else for (const one of cases) known.add(one)
    },
    next(end) {
      const [minute = Infinity] = heap
      if (minute >= end) return undefined
      const last = heap.pop() ?? Infinity
      if (heap.length > 0) {
        heap[0] = last
        sink()
      }
      const cases = casesAt.get(minute) ?? new Set()
      casesAt.delete(minute)
      return { minute, cases }
    },
  }
}
