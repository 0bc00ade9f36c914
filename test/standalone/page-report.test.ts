import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laidSize } from '../../src/standalone/page/charts/chart-size.ts'
import { cssString } from '../../src/standalone/page/print/css-string.ts'
import { type Block, type Rows, reportBlocks } from '../../src/standalone/page/print/report-blocks.ts'

/** Rows drawn as letters: `h` headers, `.` blank, anything else text; `|` before a row begins a page. */
function rowsOf(drawn: string, charts: Rows['charts'] = []): Rows {
  const pages = new Set<number>()
  const kinds: string[] = []
  for (const sign of drawn) {
    if (sign === '|') pages.add(kinds.length)
    else kinds.push(sign)
  }
  const headers = new Set(kinds.flatMap((kind, row) => (kind === 'h' ? [row] : [])))
  return { count: kinds.length, isBlank: (row) => kinds[row] === '.', pages, headers, charts }
}
/** `3-7`, with what is repeated before it, and P page, W whole, H heading. */
const told = ({ from, to, head, isPage, isWhole, isHeading }: Block): string =>
  `${head.length === 0 ? '' : `[${head.join()}]`}${from}-${to}${isPage ? 'P' : ''}${isWhole ? 'W' : ''}${isHeading ? 'H' : ''}`

describe('a report in blocks for paper', () => {
  it.each([
    ['nothing', '', [], []],
    ['a title and a blank', 't.', [], ['0-2']],
    ['a heading stays with its table', 't.sh111', [], ['0-2', '2-3WH', '[3]4-7W']],
    ['a heading with a line of words, too', 's1h11', [], ['0-2WH', '[2]3-5W']],
    ['a text of many lines is no heading', 'tttttth1', [], ['0-6', '[6]7-8W']],
    ['a table ends with a blank', 'h11.h11', [], ['[0]1-3W', '3-4', '[4]5-7W']],
    ['headers of two lines', 'hh11', [], ['[0,1]2-4W']],
    ['a table that is long may be broken', `h${'1'.repeat(20)}`, [], ['[0]1-21']],
    ['a table ends where another begins', 'h11h1', [], ['[0]1-3W', '[3]4-5W']],
    ['headers of nothing', 'h.1', [], ['[0]1-1W', '1-3']],
    ['headers at the end', '1h', [], ['0-1WH', '[1]2-2W']],
    ['a page begins', 't.|sh1', [], ['0-1', '2-3PWH', '[3]4-5W']],
    ['a new page takes no headers of the table above', 'h1.|t1', [], ['[0]1-2W', '3-5P']],
    ['a page begins with a table', 't.|h1', [], ['0-1', '[2]3-4PW']],
    ['a page within a table has its headers again', 'h11|11', [], ['[0]1-3W', '[0]3-5PW']],
    ['and on each further page', 'h1|1|1.', [], ['[0]1-2W', '[0]2-3PW', '[0]3-4PW', '4-5']],
    ['no page begins before the first row', '|t.', [], ['0-2']],
    ['a chart below its table', 'h1.....', [{ from: 3, to: 6 }], ['[0]1-2W', '2-3', '3-6W', '6-7']],
    [
      'charts beside each other',
      '......',
      [
        { from: 1, to: 4 },
        { from: 1, to: 5 },
      ],
      ['0-1', '1-5W', '5-6'],
    ],
    [
      'charts that lie across each other',
      '......',
      [
        { from: 0, to: 3 },
        { from: 2, to: 5 },
      ],
      ['0-5W', '5-6'],
    ],
    [
      'a chart beside a table, one with its headers',
      'sh1111.',
      [{ from: 2, to: 6 }],
      ['0-1WH', '[1]2-2WH', '2-6W', '6-7'],
    ],
    ['a chart from a line of the table on', 'h1111.', [{ from: 2, to: 5 }], ['[0]1-2WH', '2-5W', '5-6']],
    ['a chart that hangs over the end', 't..', [{ from: 1, to: 99 }], ['0-1WH', '1-3W']],
    ['a chart higher than a page may be broken', '.'.repeat(50), [{ from: 0, to: 40 }], ['0-40', '40-50']],
  ] as const)('%s', (_, drawn, charts, blocks) => {
    expect(reportBlocks(rowsOf(drawn, charts)).map(told)).toEqual(blocks)
  })

  it('has each row once, in its order, whatever the report is, but for blank ones that a page ends with', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(20)).map(([from, length]) => ({ from, to: from + length + 1 }))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('h', '.', '1', 't', '|'), { maxLength: 60 }),
        fc.array(span, { maxLength: 4 }),
        (signs, charts) => {
          const rows = rowsOf(signs.join(''), charts)
          const blocks = reportBlocks(rows)
          const seen = blocks.flatMap(({ from, to, head, isPage }, index) => [
            // Headers that are repeated on a page that the report begins were there before.
            ...(isPage && blocks[index - 1]?.head.join() === head.join() && head[0] !== undefined && head[0] < from - 1
              ? []
              : head),
            ...Array.from({ length: to - from }, (_, at) => from + at),
          ])
          const endsPage = (row: number): boolean => rows.isBlank(row) && (rows.pages.has(row + 1) || endsPage(row + 1))
          const all = Array.from({ length: rows.count }, (_, row) => row)
          expect(seen).toEqual(expect.arrayContaining(all.filter((row) => !endsPage(row))))
          expect(seen).toEqual(all.filter((row) => seen.includes(row)))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a chart over cells', () => {
  it.each([
    ['takes as many rows of the grid as of the workbook', { widthPixels: 680, heightPixels: 336 }, 'grid', 680, 432],
    ['is on paper as it is in the workbook', { widthPixels: 680, heightPixels: 336 }, 'paper', 680, 336],
    ['has the service’s size where it says none', {}, 'paper', 600, 371],
    ['is never so large that nothing else is seen', { widthPixels: 1e9, heightPixels: 1e9 }, 'paper', 4000, 3000],
  ] as const)('%s', (_, position, where, width, height) => {
    expect(laidSize(position, where)).toEqual({ width, height })
  })
})

describe('the foot of a page', () => {
  it.each([
    ['月统计 2026-11', '"月统计 2026-11"'],
    ['a"; } body { display: none', '"a\\22 \\3b  \\7d  body \\7b  display\\3a  none"'],
    ['a\nb\\', '"a\\a b\\5c "'],
  ])('says %j and nothing else', (text, written) => expect(cssString(text)).toBe(written))
})
