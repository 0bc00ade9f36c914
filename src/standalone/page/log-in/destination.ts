/**
 * Where to go after logging in: a path of this server and of nobody else. What is no such path, or the log-in page itself, is
 * the sheet page. The server cannot see which place on a page was wanted: browsers carry that over to the log-in page as its
 * own `hash`.
 */
export function destination(to: string | null, hash: string, origin: string): string {
  if (to === null) return `/${hash}`
  // Browsers read a backslash as a slash, and two of them as another server.
  if (!/^\/(?![/\\])/.test(to) || /[\\\p{Cc}]/u.test(to)) return '/'
  try {
    const url = new URL(to, origin)
    if (url.origin !== origin || url.pathname === '/log-in') return '/'
    return url.pathname + url.search + (url.hash || hash)
  } catch {
    return '/'
  }
}
