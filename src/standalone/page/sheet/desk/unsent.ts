import type { Kept } from '../model/kept.ts'

const BEAT = 5000

type Stored = Kept & {
  /** The page that wrote it has gone: whoever finds it may have it. */
  readonly left?: true
}

export type UnsentStore = {
  readonly write: (kept: Omit<Kept, 'at'> | undefined) => void
  /** What pages that are gone have left behind; it is taken out of the store. */
  readonly takeOver: () => readonly Kept[]
  /** For later: it cannot be sent now. */
  readonly putBack: (kept: Kept) => void
}

/**
 * Keeps them under a name of this page's own. A page that goes says so, and the next one finds its texts at once; what a page
 * that crashed has left is taken over once it has not been heard of for three beats (`found`). A browser that keeps nothing
 * (private, full) only loses this net.
 */
export function openUnsent(
  spreadsheetId: string,
  person: string,
  now: () => number,
  found: (kept: readonly Kept[]) => void,
): UnsentStore {
  const prefix = `daily-clear:unsent:${spreadsheetId}:${person}:`
  const own = `${prefix}${now()}-${Math.random().toString(36).slice(2)}`
  let kept: Omit<Kept, 'at'> | undefined
  const safely = <T>(use: () => T): T | undefined => {
    try {
      return use()
    } catch {
      return undefined
    }
  }
  const save = (left?: true): void => {
    safely(() => {
      if (kept === undefined) localStorage.removeItem(own)
      else localStorage.setItem(own, JSON.stringify({ ...kept, at: now(), ...(left && { left }) } satisfies Stored))
    })
  }
  const takeOver = (): readonly Kept[] =>
    safely(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix) && key !== own)
        .flatMap((key) => {
          const one = safely(() => JSON.parse(localStorage.getItem(key) ?? '') as Stored)
          if (one !== undefined && one.left !== true && now() - one.at < 3 * BEAT) return []
          localStorage.removeItem(key)
          return one === undefined ? [] : [one]
        }),
    ) ?? []

  window.setInterval(() => {
    if (kept !== undefined) save()
    const others = takeOver()
    if (others.length > 0) found(others)
  }, BEAT)
  window.addEventListener('pagehide', () => save(true))
  window.addEventListener('pageshow', ({ persisted }) => {
    // A page that is shown again as it was: what it left may be another page's by now.
    if (persisted && kept !== undefined && safely(() => localStorage.getItem(own)) === null) location.reload()
    else save()
  })
  return {
    write: (next) => {
      if (next === undefined && kept === undefined) return
      kept = next
      save()
    },
    takeOver,
    putBack: (one) =>
      safely(() => localStorage.setItem(`${own}-later`, JSON.stringify({ ...one, left: true } satisfies Stored))),
  }
}
