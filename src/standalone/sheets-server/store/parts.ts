import type { DatabaseSync } from 'node:sqlite'

/**
 * The formats and validation rules that cells share. Equal ones become one object in memory and one row in the store, so a
 * column of ten thousand formatted cells costs one format.
 */
export type Parts = {
  /** The one object that stands for everything equal to this one. */
  readonly shared: <T extends object>(part: T) => T
  /** The key of a part in the store; writes it there if it is new. Call inside a transaction. */
  readonly idOf: (part: object) => number
  /** The part with this key. @throws when the store does not hold it */
  readonly byId: (id: number) => object
  /** Forgets keys given out since the last call when their transaction was rolled back. */
  readonly settle: (committed: boolean) => void
}

export function openParts(db: DatabaseSync): Parts {
  const insert = db.prepare('INSERT INTO part (id, json) VALUES (?, ?)')
  const byJson = new Map<string, object>()
  const ids = new WeakMap<object, number>()
  const parts = new Map<number, object>()
  const unsettled: object[] = []
  let next = 1

  for (const { id, json } of db.prepare('SELECT id, json FROM part').iterate()) {
    const part = JSON.parse(String(json)) as object
    byJson.set(String(json), part)
    ids.set(part, Number(id))
    parts.set(Number(id), part)
    next = Math.max(next, Number(id) + 1)
  }

  const shared = <T extends object>(part: T): T => {
    if (ids.has(part)) return part
    const json = JSON.stringify(part)
    const known = byJson.get(json)
    if (known !== undefined) return known as T
    byJson.set(json, part)
    return part
  }
  return {
    shared,
    idOf: (given) => {
      const part = shared(given)
      const known = ids.get(part)
      if (known !== undefined) return known
      const id = next++
      insert.run(id, JSON.stringify(part))
      ids.set(part, id)
      parts.set(id, part)
      unsettled.push(part)
      return id
    },
    byId: (id) => {
      const part = parts.get(id)
      if (part === undefined) throw new Error(`part ${id} is missing from the file`)
      return part
    },
    settle: (committed) => {
      if (!committed) for (const part of unsettled) ids.delete(part)
      unsettled.length = 0
    },
  }
}
