import { createHash } from 'node:crypto'
import type { ChangeNotice } from './notice.ts'

/** What a state of a spreadsheet is known by. Numbers compare within one epoch only. */
export type State = { readonly revision: number; readonly shape: number; readonly epoch: string }

/** What a commit brings that is not known before it is made. */
type News = Omit<ChangeNotice, 'revision' | 'epoch' | 'shape'> & {
  /** Positions mean other cells than before. */
  readonly reshaped: boolean
}

/** Counts commits while the server runs, tells of them, and remembers the last ones for pages that were away. */
export type Journal = {
  readonly stateOf: (spreadsheetId: string) => State
  readonly tell: (news: News) => void
  /** Tells `listener` of each commit from now on, after it is on disk. Gives the way to stop. */
  readonly onChange: (listener: (notice: ChangeNotice) => void) => () => void
  /** What happened after a revision, oldest first; `too-old` when that cannot be said any more. */
  readonly noticesSince: (spreadsheetId: string, revision: number, epoch: string) => readonly ChangeNotice[] | 'too-old'
}

const KEPT_NOTICES = 2_000
/** Runs and rectangles kept in all: a sort of a large tab is one notice, but not a small one. */
const KEPT_PIECES = 200_000

type Kept = { revision: number; shape: number; notices: ChangeNotice[]; pieces: number }

export function openJournal(epoch: string, onError: (error: unknown) => void): Journal {
  const books = new Map<string, Kept>()
  const listeners = new Set<(notice: ChangeNotice) => void>()
  // Each epoch begins at another number, so that a page of the one before never names a shape of this one by chance.
  const firstShape = createHash('sha256').update(epoch).digest().readUIntBE(0, 5)
  const keptOf = (id: string): Kept => {
    const known = books.get(id)
    if (known !== undefined) return known
    const made = { revision: 0, shape: firstShape, notices: [], pieces: 0 }
    books.set(id, made)
    return made
  }
  return {
    stateOf: (id) => {
      const { revision = 0, shape = firstShape } = books.get(id) ?? {}
      return { revision, shape, epoch }
    },
    tell: ({ reshaped, ...news }) => {
      const kept = keptOf(news.spreadsheetId)
      kept.revision++
      if (reshaped) kept.shape++
      const notice: ChangeNotice = { ...news, revision: kept.revision, epoch, shape: kept.shape }
      kept.notices.push(notice)
      kept.pieces += piecesOf(notice)
      while (kept.notices.length > KEPT_NOTICES || (kept.pieces > KEPT_PIECES && kept.notices.length > 1)) {
        const oldest = kept.notices.shift()
        if (oldest !== undefined) kept.pieces -= piecesOf(oldest)
      }
      for (const listener of listeners) {
        try {
          listener(notice)
        } catch (error) {
          onError(error)
        }
      }
    },
    onChange: (listener) => {
      // A wrapper of its own, so that a listener that was given twice is told twice and stopped apart.
      const own = (notice: ChangeNotice): void => {
        listener(notice)
      }
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
    noticesSince: (id, revision, wanted) => {
      const { revision: now, notices } = books.get(id) ?? { revision: 0, notices: [] }
      if (wanted !== epoch || revision > now || revision < 0) return 'too-old'
      const missed = now - revision
      return missed > notices.length ? 'too-old' : notices.slice(notices.length - missed)
    },
  }
}

const piecesOf = (notice: ChangeNotice): number =>
  notice.sheets.reduce(
    (n, { rows, columns, cells }) => n + (rows?.length ?? 0) + (columns?.length ?? 0) + (cells?.length ?? 0),
    1,
  )
