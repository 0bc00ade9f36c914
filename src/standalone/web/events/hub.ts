import type { ServerResponse } from 'node:http'
import type { ChangeNotice, SheetsService } from '../../sheets-server/index.ts'
import { message } from './message.ts'

/** What pages are told, beside changes. */
type DeskEvent =
  | { readonly event: 'mail'; readonly data: { readonly name: string } }
  | { readonly event: 'sweep'; readonly data: { readonly at: number; readonly ok: boolean } }

/** What a page wants to hear. */
interface Wanted {
  readonly spreadsheetId: string
  /** The last change it knows; without it, it is told from now on. */
  readonly since?: { readonly revision: number; readonly epoch: string }
  /** Whether whoever opened it may not listen any more. Asked before anything is told. */
  readonly isOver: () => boolean
}

/** The pages that listen. */
export interface EventHub {
  /** Makes a response a stream of events, after what was missed; false when too many are open already. */
  listen(response: ServerResponse, wanted: Wanted): boolean
  tell(event: DeskEvent): void
  /** Ends streams whose sessions are over, now. */
  review(): void
  readonly size: () => number
  /** Ends all streams; no more are opened. */
  close(): void
}

const MOST = 200
const KEPT_OPEN_EVERY = 20_000
/** A page that reads so slowly that this much waits for it is let go; it comes back and catches up. */
const MOST_WAITING = 4_000_000

export function openEventHub(service: Pick<SheetsService, 'onChange' | 'noticesSince'>): EventHub {
  const streams = new Map<ServerResponse, Wanted>()
  let isClosed = false

  const end = (response: ServerResponse): void => {
    streams.delete(response)
    response.end()
  }
  const send = (response: ServerResponse, text: string): void => {
    const wanted = streams.get(response)
    if (wanted === undefined) return
    if (wanted.isOver()) end(response)
    else if (response.writableLength > MOST_WAITING) response.destroy()
    else if (text !== '') response.write(text)
  }
  const sendAll = (text: string): void => {
    for (const response of [...streams.keys()]) send(response, text)
  }
  const stop = service.onChange((notice) => {
    const text = changeMessage(notice)
    for (const [response, { spreadsheetId }] of [...streams])
      if (spreadsheetId === notice.spreadsheetId) send(response, text)
  })
  const timer = setInterval(() => sendAll(':\n\n'), KEPT_OPEN_EVERY)
  timer.unref()

  return {
    listen(response, wanted) {
      if (isClosed || streams.size >= MOST) return false
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A proxy that gathers what passes would keep news for itself.
        'x-accel-buffering': 'no',
      })
      response.write(':\n\n')
      streams.set(response, wanted)
      response.once('close', () => streams.delete(response))
      const { since, spreadsheetId } = wanted
      const missed = since === undefined ? [] : service.noticesSince(spreadsheetId, since.revision, since.epoch)
      send(response, missed === 'too-old' ? RELOAD : caughtUp(missed))
      return true
    },
    tell: ({ event, data }) => sendAll(message(event, data)),
    review() {
      for (const [response, { isOver }] of [...streams]) if (isOver()) end(response)
    },
    size: () => streams.size,
    close() {
      isClosed = true
      stop()
      clearInterval(timer)
      for (const response of [...streams.keys()]) end(response)
    },
  }
}

const RELOAD = message('reload', {})

/** What was missed; a page that missed more than a stream may hold reads everything again, or it would never be through. */
function caughtUp(missed: readonly ChangeNotice[]): string {
  let text = ''
  for (const notice of missed) {
    text += changeMessage(notice)
    if (text.length > MOST_WAITING / 4) return RELOAD
  }
  return text
}

const changeMessage = (notice: ChangeNotice): string => message('change', notice, notice.revision)
