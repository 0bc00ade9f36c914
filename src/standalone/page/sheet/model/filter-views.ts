import type { FilterViewWire } from '../net/wire.ts'
import type { Column, Tab } from './tab.ts'
import type { Filter, Sorting } from './view.ts'

type Shown = { readonly sorting: Sorting<Column> | undefined; readonly filters: ReadonlyMap<Column, Filter> }
type Criteria = NonNullable<NonNullable<FilterViewWire['filterSpecs']>[number]['filterCriteria']>

const condition = (type: string, ...values: readonly string[]): Criteria => ({
  condition: {
    type,
    ...(values.length > 0 ? { values: values.map((userEnteredValue) => ({ userEnteredValue })) } : {}),
  },
})

const FAR_PAST = 0
const FAR_FUTURE = 2_958_465

function criteriaOf(filter: Filter): Criteria {
  switch (filter.kind) {
    case 'hidden':
      return { hiddenValues: [...filter.texts] }
    case 'contains':
      return condition('TEXT_CONTAINS', filter.text)
    case 'blank':
      return condition('BLANK')
    case 'not-blank':
      return condition('NOT_BLANK')
    case 'between':
      return condition('NUMBER_BETWEEN', String(filter.from ?? FAR_PAST), String(filter.to ?? FAR_FUTURE))
  }
}

function filterOf({ hiddenValues, condition: rule }: Criteria): Filter | undefined {
  const [first, second] = (rule?.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue)
  switch (rule?.type) {
    case 'TEXT_CONTAINS':
      return { kind: 'contains', text: first ?? '' }
    case 'BLANK':
      return { kind: 'blank' }
    case 'NOT_BLANK':
      return { kind: 'not-blank' }
    case 'NUMBER_BETWEEN': {
      const [from, to] = [Number(first), Number(second)]
      return { kind: 'between', from: from > FAR_PAST ? from : undefined, to: to < FAR_FUTURE ? to : undefined }
    }
    default:
      return hiddenValues === undefined ? undefined : { kind: 'hidden', texts: new Set(hiddenValues) }
  }
}

/** A view as the workbook keeps it. */
export const filterViewOf = (tab: Tab, { sorting, filters }: Shown, title: string): object => ({
  title,
  range: { sheetId: tab.sheetId, startRowIndex: Math.max(0, tab.frozenRows - 1) },
  ...(sorting === undefined
    ? {}
    : {
        sortSpecs: [
          { dimensionIndex: sorting.column.index, sortOrder: sorting.descending ? 'DESCENDING' : 'ASCENDING' },
        ],
      }),
  filterSpecs: [...filters].map(([column, filter]) => ({
    columnIndex: column.index,
    filterCriteria: criteriaOf(filter),
  })),
})

/** A kept view, as far as this page can show it: one column to sort by, one criterion a column. */
export function readFilterView({ sortSpecs = [], filterSpecs = [] }: FilterViewWire, columns: readonly Column[]) {
  const [sort] = sortSpecs
  const column = columns[sort?.dimensionIndex ?? -1]
  const filters = new Map<Column, Filter>()
  for (const { columnIndex = 0, filterCriteria } of filterSpecs) {
    const filter = filterCriteria === undefined ? undefined : filterOf(filterCriteria)
    const of = columns[columnIndex]
    if (of !== undefined && filter !== undefined) filters.set(of, filter)
  }
  const sorting: Sorting<Column> | undefined =
    column === undefined ? undefined : { column, descending: sort?.sortOrder === 'DESCENDING' }
  return { sorting, filters }
}
