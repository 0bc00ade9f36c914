import type { Stamp } from '../net/api.ts'
import type { Desk } from './desk.ts'
import { signal } from './signal.ts'
import type { QueueHost } from './write-queue.ts'

/** Whether the server answers, and who waits for it. */
export type Connection = {
  readonly isAway: () => boolean
  readonly changed: ReturnType<typeof signal<undefined>>
  readonly heard: () => void
  readonly lost: () => void
  /** Somebody has to log in before anything can be written. */
  readonly shut: () => void
  readonly host: (desk: Desk) => Omit<QueueHost, 'changed'>
}

const PAUSES = [300, 700, 1500, 3000, 5000]
const MOVED_PATIENCE = 1500

/** @param retry makes the stream of events try again at once */
export function openConnection(retry: () => void): Connection {
  const changed = signal<undefined>()
  const waiting = new Set<() => void>()
  let away = false
  let failures = 0

  const set = (next: boolean): void => {
    if (away === next) return
    away = next
    changed.tell(undefined)
  }
  const release = (): void => {
    for (const go of [...waiting]) go()
    waiting.clear()
  }
  const heard = (): void => {
    failures = 0
    set(false)
    release()
  }
  return {
    isAway: () => away,
    changed,
    heard,
    lost: () => set(true),
    shut: () => set(true),
    host: (desk) => ({
      ready: async () => {
        while (desk.isReloading()) await desk.reload()
        const ahead = Math.max(0, ...[...desk.tabs.values()].map(({ revision }) => revision))
        if (ahead > desk.stamp().revision) await desk.caughtUp(ahead)
        const { epoch, shape } = desk.stamp()
        return epoch === '' ? undefined : shape
      },
      caughtUp: async (shape) => {
        const before: Stamp = desk.stamp()
        if (before.shape !== shape) return
        await new Promise<void>((resolve) => {
          const done = (): void => {
            stopA()
            stopB()
            window.clearTimeout(timer)
            resolve()
          }
          const stopA = desk.noticed.on(done)
          const stopB = desk.reloaded.on(done)
          const timer = window.setTimeout(() => void desk.reload().then(done), MOVED_PATIENCE)
        })
      },
      back: () =>
        new Promise((resolve) => {
          set(true)
          const go = (): void => {
            window.clearTimeout(timer)
            waiting.delete(go)
            resolve()
          }
          const timer = window.setTimeout(
            () => {
              retry()
              go()
            },
            PAUSES[Math.min(failures++, PAUSES.length - 1)],
          )
          waiting.add(go)
        }),
      logIn: () => {
        desk.logInNeeded.tell(undefined)
        return new Promise((resolve) => waiting.add(resolve))
      },
    }),
  }
}
