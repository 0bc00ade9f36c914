import type { Outcome, Refusal, Stamp } from '../net/api.ts'

/** How one write ended. */
export type Settled<T> =
  | { readonly kind: 'saved'; readonly data: T; readonly stamp: Stamp | undefined; readonly change: number | undefined }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** What it was meant for is gone. */
  | { readonly kind: 'gone' }
  /** The server is away, and the write is none that may wait for it. */
  | { readonly kind: 'away' }

type Write<T> = {
  /** Makes the call for the positions as they are at that moment; undefined: what it is meant for is gone. */
  readonly send: (shape: number | undefined) => Promise<Outcome<T>> | undefined
  /** Sent again when its answer was lost: doing it twice is as good as once. */
  readonly repeatable: boolean
}

export type QueueHost = {
  /** Resolves with the shape that positions are of, as soon as writes may be sent. */
  readonly ready: () => Promise<number | undefined>
  /** Positions were of another shape: resolves when this page knows more than `shape`. */
  readonly caughtUp: (shape: number | undefined) => Promise<void>
  /** Nobody answered: resolves when it is worth another try. */
  readonly back: () => Promise<void>
  readonly logIn: () => Promise<void>
  readonly changed: () => void
}

/** Writes leave one after the other in the order in which they were made, so that the last one typed is the last one saved. */
export type WriteQueue = {
  readonly add: <T>(write: Write<T>) => Promise<Settled<T>>
  readonly size: () => number
}

export function openQueue(host: QueueHost): WriteQueue {
  const waiting: (() => Promise<void>)[] = []
  let running = false
  let size = 0

  async function run(): Promise<void> {
    if (running) return
    running = true
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
    running = false
  }

  async function settle<T>(write: Write<T>): Promise<Settled<T>> {
    for (;;) {
      const shape = await host.ready()
      const sent = write.send(shape)
      if (sent === undefined) return { kind: 'gone' }
      const outcome = await sent
      switch (outcome.kind) {
        case 'done':
          return { kind: 'saved', data: outcome.data, stamp: outcome.stamp, change: outcome.change }
        case 'refused':
          return { kind: 'refused', refusal: outcome.refusal }
        case 'moved':
          await host.caughtUp(shape)
          break
        case 'log-in':
          await host.logIn()
          break
        case 'away': {
          const back = host.back()
          if (!write.repeatable) return { kind: 'away' }
          await back
        }
      }
    }
  }

  return {
    size: () => size,
    add: (write) =>
      new Promise((resolve) => {
        size++
        host.changed()
        waiting.push(async () => {
          const settled = await settle(write)
          size--
          resolve(settled)
          host.changed()
        })
        void run()
      }),
  }
}
