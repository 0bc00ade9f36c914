/** Which mails were read at this browser. */
export type ReadMarks = {
  readonly has: (name: string) => boolean
  /** False when it was read already. */
  readonly add: (name: string) => boolean
}

export type Keeper = { readonly load: () => string | null; readonly save: (text: string) => void }

/** Names that are remembered one by one; what is older than the oldest of them counts as read. */
const MOST = 4000

/** Marks that are kept as text: `[oldest, name, name …]`. Names sort by arrival. What cannot be read is nothing read. */
export function readMarks(keeper: Keeper): ReadMarks {
  const load = (): { readonly before: string; readonly names: Set<string> } => {
    try {
      const kept: unknown = JSON.parse(keeper.load() ?? '[]')
      const [before = '', ...names] = Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
      return { before, names: new Set(names) }
    } catch {
      return { before: '', names: new Set() }
    }
  }
  let { before, names } = load()
  const has = (name: string): boolean => name < before || names.has(name)
  return {
    has,
    add(name) {
      if (has(name))
        return false
        // Another tab of the browser may have read something meanwhile.
      ;({ before, names } = load())
      const all = [...names, name].sort()
      if (all.length > MOST) before = all[all.length - MOST] ?? before
      names = new Set(all.slice(-MOST))
      keeper.save(JSON.stringify([before, ...names]))
      return true
    },
  }
}

/** The browser's own memory; a private window may have none. */
export const localKeeper = (key: string): Keeper => ({
  load() {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  save(text) {
    try {
      localStorage.setItem(key, text)
    } catch {
      // Mails are unread again next time.
    }
  },
})
