import { beginEdit, type Edit, type Surroundings } from '../document/edit.ts'
import type { Workbook } from '../document/model.ts'
import { formulaCache } from '../formulas/cache.ts'
import { evaluator } from '../formulas/evaluate.ts'
import { notFound } from '../protocol/api-error.ts'
import type { Tools } from '../requests/handler.ts'
import type { Store } from '../store/store.ts'
import { cellView } from '../values/show.ts'
import { resultsOf, type Service } from './method.ts'

export type ServiceOptions = {
  readonly store: Store
  readonly now: () => number
  readonly random: () => number
  readonly defaults: Service['defaults']
  readonly baseUrl: string
}

/** The service over a store: reads see committed states, each change is one edit and one commit. */
export function openService({ store, now, random, defaults, baseUrl }: ServiceOptions): Service {
  const cached = formulaCache()
  const around: Surroundings = { now, random, nextRowId: store.nextRowId }
  const book = (id: string): Workbook => {
    const found = store.get(id)
    if (found === undefined) throw notFound()
    return found
  }
  const committed = (b: Workbook) => cached(b, { now: now(), random })
  // In the middle of an edit rows change in place, so nothing computed then may be remembered.
  const tools = (edit: Edit): Tools => ({
    shared: store.shared,
    results: () => resultsOf(evaluator(edit.book, { now: now(), random })),
  })
  return {
    book,
    defaults,
    baseUrl,
    evaluator: (b) => evaluator(b, { now: now(), random }),
    view: (b) => cellView(b, committed(b)),
    change: (id, work) => {
      const edit = beginEdit(book(id), around)
      const result = work(edit, tools(edit))
      store.commit(edit.book)
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
      const made = make(beginEdit(empty, around))
      store.commit(made)
      return made
    },
  }
}
