/** After the server refused the stream for good: the browser itself tries again only after a break. */
const AGAIN = 5000

/** Tells of each mail that comes while the page is in sight, and once when it is in sight again. The stream is closed meanwhile. */
export function watchArrivals(arrived: () => void): void {
  let stream: EventSource | undefined
  const open = (): void => {
    if (document.hidden || stream !== undefined) return
    const opened = new EventSource('/events')
    stream = opened
    opened.addEventListener('mail', arrived)
    opened.addEventListener('reload', arrived)
    // After a break something may have come that nobody told of.
    opened.addEventListener('open', arrived)
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED || stream !== opened) return
      stream = undefined
      setTimeout(open, AGAIN)
    })
  }
  const close = (): void => {
    stream?.close()
    stream = undefined
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', open)
  open()
}
