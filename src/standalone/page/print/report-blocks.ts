/** Rows of a report that stand together on paper; ends are exclusive. */
export type Block = {
  readonly from: number
  readonly to: number
  /** Rows above it that are repeated on each page that it goes over. */
  readonly head: readonly number[]
  /** Begins a page. */
  readonly isPage: boolean
  /** Stands on one page. */
  readonly isWhole: boolean
  /** Stands on the page on which the next one begins: nobody reads a heading without what it is of. */
  readonly isHeading: boolean
}

/** What a report's rows are, by their place from 0. */
export type Rows = {
  readonly count: number
  readonly isBlank: (row: number) => boolean
  readonly pages: ReadonlySet<number>
  readonly headers: ReadonlySet<number>
  /** Rows that charts lie over; ends are exclusive. */
  readonly charts: readonly { readonly from: number; readonly to: number }[]
}

/** A table of no more rows is not broken. */
const SHORT = 14
/** Rows that a page has; what is longer is broken somewhere. */
const PAGE = 30
/** So many lines make a heading. */
const MOST_HEADING = 4

/** A report's rows as they go onto pages: charts in their places, tables under their headers, headings with what they are of. */
export function reportBlocks(rows: Rows): readonly Block[] {
  const { count, isBlank, pages, headers } = rows
  const charts = joined(rows.charts)
  const chartAt = (row: number) => charts.find(({ from }) => from === row)
  const begins = (row: number): boolean => headers.has(row) || pages.has(row) || chartAt(row) !== undefined
  const blocks: Block[] = []
  const add = (block: Omit<Block, 'isPage' | 'isWhole' | 'isHeading'> & Partial<Block>): void => {
    const isPage = pages.has(block.head[0] ?? -1) || pages.has(block.from)
    const isWhole = block.to - block.from + block.head.length <= SHORT
    blocks.push({ isWhole, isHeading: false, ...block, isPage: isPage && blocks.length > 0 })
  }

  let at = 0
  while (at < count) {
    const chart = chartAt(at)
    if (chart !== undefined) {
      const to = Math.min(chart.to, count)
      add({ from: at, to, head: [], isWhole: to - at <= PAGE })
      at = to
    } else if (headers.has(at)) at = table(at)
    else {
      const to = end(at, () => false)
      plain(at, to)
      at = to
    }
  }
  return blocks

  /** Where what goes on from a row ends. */
  function end(from: number, isOver: (row: number) => boolean): number {
    let to = from + 1
    while (to < count && !begins(to) && !isOver(to)) to++
    return to
  }

  function writtenTo(from: number, to: number): number {
    let last = to
    while (last > from && isBlank(last - 1)) last--
    return last
  }

  function table(from: number): number {
    let first = from
    while (first < count && headers.has(first) && (first === from || !pages.has(first))) first++
    const head = Array.from({ length: first - from }, (_, index) => from + index)
    if (first >= count || isBlank(first) || begins(first)) {
      add({ from: first, to: first, head, isHeading: chartAt(first) !== undefined })
      return first
    }
    const goesOn = (row: number): boolean =>
      row < count && pages.has(row) && !headers.has(row) && !isBlank(row) && chartAt(row) === undefined
    let begin = first
    for (;;) {
      const to = end(begin, isBlank)
      // A chart beside a table: the lines above it belong to it.
      add({ from: begin, to, head, isHeading: chartAt(to) !== undefined })
      if (!goesOn(to)) return to
      begin = to
    }
  }

  /**
   * Lines outside of tables; the last of them may be the heading of what follows. Blank ones before a new page are left out: where the
   * page has no room for them they would be one of their own.
   */
  function plain(from: number, to: number): void {
    if (pages.has(to)) {
      const last = writtenTo(from, to)
      if (last > from) add({ from, to: last, head: [], isWhole: false })
      return
    }
    let heading = to
    while (heading > from && !isBlank(heading - 1)) heading--
    const hasHeading = to < count && heading < to && to - heading <= MOST_HEADING
    if (!hasHeading || heading > from) add({ from, to: hasHeading ? heading : to, head: [], isWhole: false })
    if (hasHeading) add({ from: heading, to, head: [], isWhole: true, isHeading: true })
  }
}

/** Charts that lie beside each other, as one. */
function joined(charts: Rows['charts']): Rows['charts'] {
  const all: { from: number; to: number }[] = []
  for (const { from, to } of charts.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}
