import type { ChangeNotice } from '../../../sheets-server/history/notice.ts'

export type LiveHandlers = {
  /** What was applied last: the server is asked for everything after it. */
  readonly since: () => { readonly revision: number; readonly epoch: string }
  readonly change: (notice: ChangeNotice) => void
  /** Catching up is impossible: everything has to be read again. */
  readonly reload: () => void
  readonly sweep: (sweep: { readonly at: number; readonly ok: boolean }) => void
  readonly mail: () => void
  /** The stream opened (true) or broke (false). Closing it on purpose says nothing. */
  readonly connected: (is: boolean) => void
}

export type Live = { readonly retry: () => void; readonly close: () => void }

const PAUSES = [500, 1000, 2000, 4000, 5000]

/**
 * The server's events. Browsers allow six connections to a host, so a page that nobody sees lets go of its own and catches up
 * when it is seen again. Reconnecting is done here and not by EventSource, whose address would ask from an old revision.
 */
export function openLive(handlers: LiveHandlers): Live {
  let source: EventSource | undefined
  let timer: number | undefined
  let failures = 0
  const on = (name: string, use: (data: unknown) => void) =>
    source?.addEventListener(name, (event: MessageEvent<string>) => use(JSON.parse(event.data)))

  const close = (): void => {
    window.clearTimeout(timer)
    source?.close()
    source = undefined
  }
  const open = (): void => {
    close()
    if (document.visibilityState === 'hidden') return
    const { revision, epoch } = handlers.since()
    source = new EventSource(`/events?since=${revision}&epoch=${encodeURIComponent(epoch)}`)
    source.addEventListener('open', () => {
      failures = 0
      handlers.connected(true)
    })
    source.addEventListener('error', () => {
      close()
      handlers.connected(false)
      timer = window.setTimeout(open, PAUSES[Math.min(failures, PAUSES.length - 1)])
      failures++
    })
    on('change', (data) => handlers.change(data as ChangeNotice))
    on('sweep', (data) => handlers.sweep(data as { at: number; ok: boolean }))
    on('mail', handlers.mail)
    source.addEventListener('reload', handlers.reload)
  }
  const seen = (): void => {
    if (document.visibilityState === 'hidden') close()
    else if (source === undefined) open()
  }
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', seen)
  open()
  return {
    retry: open,
    close: () => {
      document.removeEventListener('visibilitychange', seen)
      close()
    },
  }
}
