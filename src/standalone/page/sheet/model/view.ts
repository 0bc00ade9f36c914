/** Sorting and filtering as one viewer sees it; nobody's rows move. Values are raw, dates as serial numbers. */
export type Raw = string | number | boolean | undefined

export type Filter =
  | { readonly kind: 'hidden'; readonly texts: ReadonlySet<string> }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'not-blank' }
  /** Serial numbers, both ends inclusive; days as a whole: the last day counts to its end. */
  | { readonly kind: 'between'; readonly from: number | undefined; readonly to: number | undefined }

export type Sorting<C> = { readonly column: C; readonly descending: boolean }

/** What a view needs to know of a cell: its raw value for the order, its text for filters by text. */
export type CellOf<R, C> = (row: R, column: C) => { readonly raw: Raw; readonly text: string }

const collator = new Intl.Collator('zh-CN', { numeric: true, sensitivity: 'base' })

const rank = (value: Raw): number =>
  value === undefined || value === '' ? 3 : typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2

/** Numbers before texts before yes and no; blanks last whichever way. */
export function compareRaw(a: Raw, b: Raw, descending: boolean): number {
  const ranks = rank(a) - rank(b)
  if (rank(a) === 3 || rank(b) === 3) return ranks
  const order =
    ranks !== 0
      ? ranks
      : typeof a === 'number' && typeof b === 'number'
        ? a - b
        : typeof a === 'string' && typeof b === 'string'
          ? collator.compare(a, b)
          : Number(a) - Number(b)
  return descending ? -order : order
}

export function passes(filter: Filter, raw: Raw, text: string): boolean {
  switch (filter.kind) {
    case 'hidden':
      return !filter.texts.has(text)
    case 'contains':
      return text.toLocaleLowerCase().includes(filter.text.toLocaleLowerCase())
    case 'blank':
      return text.trim() === ''
    case 'not-blank':
      return text.trim() !== ''
    case 'between':
      return (
        typeof raw === 'number' &&
        (filter.from === undefined || raw >= filter.from) &&
        (filter.to === undefined || raw < Math.floor(filter.to) + 1)
      )
  }
}

/**
 * The rows of a view in their order. `blank` rows behind the last one that holds something stay at the end, filtered or not:
 * that is where new cases are typed. Of the others those are counted that `counts` does.
 */
export function orderRows<R, C>(
  rows: readonly R[],
  isBlank: (row: R) => boolean,
  filters: ReadonlyMap<C, Filter>,
  sorting: Sorting<C> | undefined,
  cell: CellOf<R, C>,
  counts: (row: R) => boolean = () => true,
): { readonly rows: readonly R[]; readonly shown: number; readonly total: number } {
  let end = rows.length
  while (end > 0 && isBlank(rows[end - 1] as R)) end--
  const used = rows.slice(0, end)
  const isCounted = (row: R): boolean => !isBlank(row) && counts(row)
  const total = used.filter(isCounted).length
  const kept =
    filters.size === 0
      ? used
      : used.filter((row) =>
          [...filters].every(([column, filter]) => {
            const { raw, text } = cell(row, column)
            return passes(filter, raw, text)
          }),
        )
  const sorted =
    sorting === undefined
      ? kept
      : kept
          .map((row, index) => ({ row, index, raw: isBlank(row) ? undefined : cell(row, sorting.column).raw }))
          .sort((a, b) => compareRaw(a.raw, b.raw, sorting.descending) || a.index - b.index)
          .map(({ row }) => row)
  return { rows: [...sorted, ...rows.slice(end)], shown: kept.filter(isCounted).length, total }
}

/**
 * An order that was made before rows came and went: gone ones leave, new ones stand behind the row that they stand behind in the
 * sheet. Nothing that was there moves: nobody's row jumps away while it is being typed in.
 */
export function keepOrder<R>(order: readonly R[], known: ReadonlySet<R>, rows: readonly R[]): readonly R[] {
  const there = new Set(rows)
  const shown = new Set(order)
  const followers = new Map<R | undefined, R[]>()
  let before: R | undefined
  for (const row of rows) {
    if (!known.has(row)) {
      const list = followers.get(before) ?? []
      list.push(row)
      followers.set(before, list)
    } else if (shown.has(row)) before = row
  }
  if (followers.size === 0) return order.filter((row) => there.has(row))
  const result: R[] = [...(followers.get(undefined) ?? [])]
  for (const row of order) {
    if (there.has(row)) result.push(row)
    result.push(...(followers.get(row) ?? []))
  }
  return result
}
