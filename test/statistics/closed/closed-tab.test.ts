import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closed as closedTab } from '../../../sheets-template/workbook/index.ts'
import type { Cell, Table } from '../../../src/ports/ledger.ts'
import { closeChanges, readClosed } from '../../../src/statistics/closed/closed-tab.ts'
import type { ClosedMonth } from '../../../src/statistics/month/month-report.ts'
import { runs } from '../../property/runs.ts'
import { month, sh } from '../support.ts'
import { anyClosed, DECEMBER_5, november, plainRound, ZONE } from './any-rounds.ts'

const context = { zone: ZONE, language: 'zh' } as const
const header = closedTab.columns.map(({ zh }) => zh)
const table = (...rows: readonly (readonly Cell[])[]): Table => ({
  tab: 'closed',
  title: '定稿底数',
  rows: [header, ...rows],
})
const linesOf = (closed: ClosedMonth, on = table()): readonly (readonly Cell[])[] =>
  closeChanges(on, closed, context).flatMap((change) => (change.kind === 'append' ? change.rows : []))

/** So much that it takes three cells. */
const large = november(
  ...Array.from({ length: 1100 }, (_, row) => plainRound({ row, handler: `张${row}🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂` })),
)

describe('the tab of final months', () => {
  it('gives back what was made final, whatever stands in it', () => {
    fc.assert(
      fc.property(anyClosed, (closed) => {
        const read = readClosed(table(...linesOf(closed)), ZONE)
        expect([...read.closed.values()]).toEqual([closed])
        expect(read.spoilt.size).toBe(0)
      }),
      runs(60),
    )
  })

  it('takes as many lines as fit, each of which a cell can hold', () => {
    const lines = linesOf(large)
    expect(lines.length).toBe(3)
    for (const [index, [name, part, , data]] of lines.entries()) {
      expect([name, part]).toEqual(['2026-11', index + 1])
      expect(String(data).length).toBeLessThanOrEqual(40_000)
      expect(String(data).isWellFormed()).toBe(true)
    }
  })

  const [one] = linesOf(november(plainRound()))
  const [first = [], second = [], third = []] = linesOf(large)
  const again = linesOf({ ...november(), closedAt: sh('2027-01-09 12:00') })
  const december = linesOf({ ...november(), month: month('2026-12'), closedAt: sh('2027-01-05 00:00') })
  it.each<[string, readonly (readonly Cell[])[], readonly string[], readonly string[]]>([
    ['nothing yet', [], [], []],
    ['one month', [one ?? []], ['2026-11'], []],
    ['two, with blank rows between', [one ?? [], [], ...december], ['2026-11', '2026-12'], []],
    ['parts that somebody sorted', [third, first, second], ['2026-11'], []],
    ['a part twice', [first, second, second, third], ['2026-11'], []],
    ['a part gone', [first, third], [], ['2026-11']],
    ['a part that somebody typed into', [first, [...second.slice(0, 3), 'x'], third], [], ['2026-11']],
    ['another month’s name', [['2026-10', ...(one ?? []).slice(1)]], [], ['2026-10']],
    ['no month at all', [['十一月', ...(one ?? []).slice(1)]], [], []],
    ['spoilt, and made final anew', [first, third, ...again], ['2026-11'], []],
    ['a spoilt one beside a good one', [first, third, ...december], ['2026-12'], ['2026-11']],
  ])('%s', (_, rows, good, spoilt) => {
    const read = readClosed(table(...rows), ZONE)
    expect([[...read.closed.keys()], [...read.spoilt.keys()]]).toEqual([good, spoilt])
  })

  it('a month stays as it was first made final', () => {
    const read = readClosed(table(one ?? [], ...again), ZONE)
    expect(read.closed.get(month('2026-11'))?.closedAt).toBe(DECEMBER_5)
  })

  it('says in which row a spoilt month stands', () => {
    expect([...readClosed(table([], first, third), ZONE).spoilt]).toEqual([['2026-11', 2]])
  })

  it('is written wherever its columns stand, and not at all where one is gone', () => {
    const moved = { ...table(), rows: [['备注', ...header.toReversed()]] }
    const lines = linesOf(november(plainRound()), moved)
    expect(readClosed({ ...moved, rows: [...moved.rows, ...lines] }, ZONE).closed.size).toBe(1)
    expect(linesOf(november(), { ...table(), rows: [header.slice(1)] })).toEqual([])
    expect(closeChanges(undefined, november(), context)).toEqual([])
    expect(readClosed(undefined, ZONE).closed.size).toBe(0)
  })
})
