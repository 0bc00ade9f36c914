import { beginEdit, type Edit, type Surroundings } from '../document/edit.ts'
import { hasFormulas, type Workbook } from '../document/model.ts'
import { serialAt, wallOf } from '../formats/serial.ts'
import { formulaCache } from '../formulas/cache.ts'
import { evaluator } from '../formulas/evaluate.ts'
import { differences } from '../history/differences.ts'
import type { Journal } from '../history/journal.ts'
import { checkRequest } from '../people/allowed.ts'
import type { Caller } from '../people/caller.ts'
import { checkEdit } from '../people/check.ts'
import { validityIn } from '../people/validity.ts'
import { notFound } from '../protocol/api-error.ts'
import type { Tools } from '../requests/handler.ts'
import type { Store } from '../store/store.ts'
import { cellView } from '../values/show.ts'
import { resultsOf, type Service } from './method.ts'

export type ServiceOptions = {
  readonly store: Store
  readonly journal: Journal
  readonly now: () => number
  readonly random: () => number
  readonly defaults: Service['defaults']
  readonly baseUrl: string
}

/** Whose call it is, and the page that it came from. */
export type Who = { readonly caller: Caller; readonly client?: string | undefined }

/** The service over a store: reads see committed states, each change is one edit and one commit. */
export function openService(options: ServiceOptions): (who: Who) => Service {
  const { store, journal, now, random, defaults, baseUrl } = options
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

  function commit(before: Workbook, edit: Edit, { caller, client }: Who): void {
    const after = edit.book
    if (after === before) return
    const differing = differences(before, after, edit.shifts)
    if (caller.kind === 'person') {
      const { year } = wallOf(serialAt(now(), after.properties.timeZone))
      checkEdit(differing, edit.followed, validityIn(after, cellView(after, midway(edit)), year))
    }
    const { notices, gone, reshaped } = differing
    store.commit(after)
    journal.tell({
      spreadsheetId: after.id,
      reshaped,
      ...(caller.kind === 'person' ? { person: caller.name } : {}),
      ...(client === undefined ? {} : { client }),
      sheets: notices,
      ...(gone.length === 0 ? {} : { gone }),
      ...(hasFormulas(after) ? { formulas: true as const } : {}),
    })
  }

  return (who) => ({
    book,
    defaults,
    baseUrl,
    admits: who.caller.kind === 'person' ? checkRequest : () => undefined,
    evaluator: (b) => evaluator(b, { now: now(), random }),
    view: (b) => cellView(b, committed(b)),
    change: (id, work) => {
      const before = book(id)
      const edit = beginEdit(before, around)
      const result = work(edit, tools(edit, who))
      commit(before, edit, who)
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
      commit(empty, edit, who)
      return edit.book
    },
  })
}
