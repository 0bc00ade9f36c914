/**
 * Where to go after logging in: a path of this server and of nobody else. What is no such path, or the log-in page itself, is
 * the sheet page.
 */
export function destination(to: string | null, origin: string): string {
  // Browsers read a backslash as a slash, and two of them as another server.
  if (to === null || !/^\/(?![/\\])/.test(to) || /[\\\p{Cc}]/u.test(to)) return '/'
  try {
    const url = new URL(to, origin)
    if (url.origin !== origin || url.pathname === '/log-in') return '/'
    return url.pathname + url.search + url.hash
  } catch {
    return '/'
  }
}
