const ANYWHERE = 'http://own.invalid'

/** Where to go after logging in: a path on this desk as it was asked for, or `/` for anything that could lead elsewhere. */
export function ownPath(text: string | undefined): string {
  if (text === undefined || !/^\/(?![/\\])[\x21-\x7E]*$/.test(text) || text.includes('\\')) return '/'
  if (!URL.canParse(text, ANYWHERE)) return '/'
  const { origin, pathname, search, hash } = new URL(text, ANYWHERE)
  // Dots may lead to `//elsewhere`, which a browser takes for another host.
  return origin === ANYWHERE && !pathname.startsWith('//') ? pathname + search + hash : '/'
}
