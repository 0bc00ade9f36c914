import path from 'node:path'
import { z } from 'zod'
import { readIfThere, writePrivate } from '../../private-file.ts'

/** Sessions that were ended before their time: they stay ended after a restart. */
export interface EndedSessions {
  readonly has: (id: string) => boolean
  /** `until`: when it would have been over by itself, and need not be remembered any more. */
  readonly add: (id: string, until: number, now: number) => void
}

const fileSchema = z.record(z.string(), z.number())

/** Kept in a desk's folder. A file that cannot be understood names nobody. */
export function openEndedSessions(folder: string): EndedSessions {
  const file = path.join(folder, 'ended-sessions.json')
  const ended = new Map(Object.entries(read(file)))
  return {
    has: (id) => ended.has(id),
    add: (id, until, now) => {
      for (const [old, over] of ended) if (over <= now) ended.delete(old)
      ended.set(id, until)
      writePrivate(file, `${JSON.stringify(Object.fromEntries(ended))}\n`)
    },
  }
}

function read(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readIfThere(file) ?? '{}'))
  } catch {
    return {}
  }
}
