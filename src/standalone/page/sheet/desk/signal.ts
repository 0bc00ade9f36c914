/** Whom to tell when something differs. Listeners hear of it in the order in which they came. */
export type Signal<T> = {
  readonly tell: (value: T) => void
  readonly on: (listener: (value: T) => void) => () => void
}

export function signal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    tell: (value) => {
      for (const listener of [...listeners]) listener(value)
    },
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
