import { beginEdit, type Edit, type Surroundings } from '../document/edit.ts'
import type { Workbook } from '../document/model.ts'
import { serialAt, wallOf } from '../formats/serial.ts'
import { formulaCache } from '../formulas/cache.ts'
import { evaluator } from '../formulas/evaluate.ts'
import type { ChangeLine, ChangeQuery, UndoMessage } from '../history/change-line.ts'
import type { Differences } from '../history/differences.ts'
import { changeLines } from '../history/lines.ts'
import { checkRequest } from '../people/allowed.ts'
import { checkEdit } from '../people/check.ts'
import { validityIn } from '../people/validity.ts'
import { notFound } from '../protocol/api-error.ts'
import type { Tools } from '../requests/handler.ts'
import { cellView } from '../values/show.ts'
import { type Committing, commitEdit, type Who } from './commit.ts'
import { resultsOf, type Service } from './method.ts'
import { undo } from './undo.ts'

export type ServiceOptions = Committing & {
  readonly random: () => number
  readonly defaults: Service['defaults']
  readonly baseUrl: string
}

/** A service as one call meets it. */
export type CallService = Service & {
  /** The number that the call's change got in the log of people's changes, if it got one. */
  readonly logged: () => number | undefined
}

export type Services = {
  readonly forCall: (who: Who) => CallService
  /** @throws ApiError with reason `CANNOT_UNDO`, 404 */
  readonly undo: (id: string, change: number, who: Who) => UndoMessage
  readonly changes: (id: string, query: ChangeQuery) => readonly ChangeLine[]
}

/** The service over a store: reads see committed states, each change is one edit and one commit. */
export function openService(options: ServiceOptions): Services {
  const { store, now, random, defaults, baseUrl } = options
  const cached = formulaCache()
  const around: Surroundings = { now, random, nextRowId: store.nextRowId }
  const book = (id: string): Workbook => {
    const found = store.get(id)
    if (found === undefined) throw notFound()
    return found
  }
  const committed = (b: Workbook) => cached(b, { now: now(), random })
  // In the middle of an edit rows change in place, so nothing computed then may be remembered.
  const midway = (edit: Edit) => evaluator(edit.book, { now: now(), random })
  const tools = (edit: Edit, { caller }: Who): Tools => ({
    shared: store.shared,
    results: () => resultsOf(midway(edit)),
    contentOnly: caller.kind === 'person',
  })
  const checked = (edit: Edit) => (differing: Differences) => {
    const { year } = wallOf(serialAt(now(), edit.book.properties.timeZone))
    checkEdit(differing, edit.followed, validityIn(edit.book, cellView(edit.book, midway(edit)), year))
  }

  return {
    forCall: (who) => {
      let logged: number | undefined
      const byPerson = who.caller.kind === 'person'
      return {
        book,
        defaults,
        baseUrl,
        logged: () => logged,
        admits: byPerson ? checkRequest : () => undefined,
        evaluator: (b) => evaluator(b, { now: now(), random }),
        view: (b) => cellView(b, committed(b)),
        change: (id, work) => {
          const before = book(id)
          const edit = beginEdit(before, around)
          const result = work(edit, tools(edit, who))
          logged = commitEdit(options, before, edit, who, byPerson ? { check: checked(edit) } : {})
          return result
        },
        add: (make) => {
          const empty: Workbook = {
            id: '',
            properties: { locale: defaults.locale, timeZone: defaults.timeZone },
            sheets: [],
            namedRanges: [],
            metadata: [],
          }
          const edit = beginEdit(empty, around)
          edit.book = make(edit)
          commitEdit(options, empty, edit, who)
          return edit.book
        },
      }
    },
    undo: (id, change, who) => undo(options, around, book(id), change, who),
    changes: (id, query) => {
      const log = store.changes(id)
      return log === undefined ? [] : changeLines(book(id), log, query)
    },
  }
}
