import type { Kept } from '../model/kept.ts'

const BEAT = 5000

export type UnsentStore = {
  readonly write: (kept: Omit<Kept, 'at'> | undefined) => void
  /** What pages that are gone have left behind; it is taken out of the store. */
  readonly takeOver: () => readonly Kept[]
}

/**
 * Keeps them under a name of this page's own. A reload finds its own at once; what another page left is taken over once that page
 * has not been heard of for three beats. A browser that keeps nothing (private, full) only loses this net.
 */
export function openUnsent(spreadsheetId: string, person: string, now: () => number): UnsentStore {
  const prefix = `daily-clear:unsent:${spreadsheetId}:${person}:`
  let kept: Omit<Kept, 'at'> | undefined
  const safely = <T>(use: () => T): T | undefined => {
    try {
      return use()
    } catch {
      return undefined
    }
  }
  const slot =
    safely(() => {
      const known = sessionStorage.getItem('daily-clear:page')
      const name = known ?? `${now()}-${Math.random().toString(36).slice(2)}`
      sessionStorage.setItem('daily-clear:page', name)
      return name
    }) ?? 'page'
  const save = (): void => {
    safely(() => {
      if (kept === undefined) localStorage.removeItem(prefix + slot)
      else localStorage.setItem(prefix + slot, JSON.stringify({ ...kept, at: now() } satisfies Kept))
    })
  }
  window.setInterval(() => {
    if (kept !== undefined) save()
  }, BEAT)
  return {
    write: (next) => {
      if (next === undefined && kept === undefined) return
      kept = next
      save()
    },
    takeOver: () =>
      safely(() =>
        Object.keys(localStorage)
          .filter((key) => key.startsWith(prefix))
          .flatMap((key) => {
            const one = safely(() => JSON.parse(localStorage.getItem(key) ?? '') as Kept)
            if (one !== undefined && key !== prefix + slot && now() - one.at < 3 * BEAT) return []
            localStorage.removeItem(key)
            return one === undefined ? [] : [one]
          }),
      ) ?? [],
  }
}
