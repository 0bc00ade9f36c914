import { describe, expect, it } from 'vitest'
import { changeRequests } from '../../src/adapters/google-sheets/requests.ts'
import { registerOf } from '../../src/model/case-number.ts'
import { type Part, planParts } from '../../src/plan/plan-parts.ts'
import { requestSize } from '../../src/plan/request-size.ts'
import type { Change } from '../../src/ports/ledger.ts'
import { keptRows } from '../../src/sheet/journal.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, FIRST, row, tabOf } from '../support/desk.ts'
import { copyRow } from './support.ts'

const KEYS = tabOf('complaint').columns.map(({ key }) => key)

const NOW = '2026-11-20 09:40'

async function partsOf(d: Desk, largest?: number) {
  const { state, plan, changes } = await d.look(NOW)
  return { state, plan, changes, parts: planParts(plan, viewLedger(state), state, largest) }
}

/** The rows of registers that a part writes to: `complaint 2`. */
const rowsOf = ({ changes }: Pick<Part, 'changes'>): readonly string[] => [
  ...new Set(
    changes.flatMap((change) =>
      change.kind === 'write' && ['complaint', 'repair', 'callback', 'incident'].includes(change.tab)
        ? [`${change.tab} ${change.row}`]
        : [],
    ),
  ),
]
const seriesIn = ({ changes }: Pick<Part, 'changes'>) =>
  changes.flatMap((change) => (change.kind === 'append' && change.tab === 'system' ? change.rows : []))

let customers = 0
/** Received at a time, from somebody else than any other: none repeats another. */
const received = (time: string) => {
  const room = `${++customers}-1-101`
  return {
    receivedAt: cell(`2026-11-20 ${time}`),
    room,
    customer: `客户${room}`,
    phone: `139${String(customers).padStart(8, '0')}`,
  }
}

describe('a plan that one commit takes', () => {
  it('is one part, with the rows that its mails rest on', async () => {
    const d = await desk()
    await d.type('complaint', [
      row(received('09:39')),
      row(received('09:00')),
      row({ ...received('09:39'), priority: '特急' }),
    ])
    const { parts, changes, plan } = await partsOf(d)
    expect(parts).toHaveLength(1)
    expect(parts[0]?.changes).toEqual(changes)
    expect(parts[0]?.lines).toBe(plan.lines)
    expect(parts[0]?.rows.toSorted((a, b) => a.row - b.row)).toEqual(
      [FIRST + 1, FIRST + 2].map((at) => ({ register: 'complaint', row: at })),
    )
  })

  it('is none when there is nothing to do', async () => {
    const d = await desk()
    await d.sweep(NOW)
    expect((await partsOf(d)).parts).toEqual([])
    expect((await partsOf(d, 1)).parts).toEqual([])
  })
})

describe('a plan too large for one commit', () => {
  it('does first what is of no case, then what is most urgent', async () => {
    const d = await desk()
    await d.type('complaint', [
      row({ ...received('09:38'), category: '闹鬼' }),
      row(received('09:39')),
      row(received('09:30')),
      row({ ...received('09:39'), priority: '紧急' }),
      row({ ...received('09:38'), abnormal: '是' }),
      row({ ...received('09:38'), resolvedAt: cell('2026-11-20 09:39'), result: '已劝阻' }),
    ])
    await d.type('repair', [row({ ...received('09:39'), priority: '特急' })])
    const { parts, plan } = await partsOf(d, 1)
    const [first, ...others] = parts
    expect(first?.changes.some((change) => 'tab' in change && change.tab === 'calendars')).toBe(true)
    expect(first && rowsOf(first)).toEqual([])
    expect(others.map(rowsOf)).toEqual(
      // What goes up on first sight; urgent; then normal ones, the first due first; over; no case.
      [
        ['repair', 0],
        ['complaint', 4],
        ['complaint', 3],
        ['complaint', 2],
        ['complaint', 1],
        ['complaint', 5],
        ['complaint', 0],
      ].map(([tab, at]) => [`${tab} ${FIRST + Number(at)}`]),
    )
    expect(parts.flatMap(({ lines }) => lines)).toHaveLength(plan.lines.length)
    for (const { lines, rows } of parts)
      for (const { line } of lines) expect(rows.map(({ register }) => register)).toContain(registerOf(line.number))
  })

  it('remembers with each part the highest number that was given by then', async () => {
    const d = await desk()
    await d.type('complaint', [
      row(received('09:39')),
      row(received('09:38')),
      row({ ...received('09:37'), priority: '特急' }),
      row({ ...received('09:39'), priority: '紧急' }),
    ])
    const { parts } = await partsOf(d, 1)
    const withCases = parts.filter((part) => rowsOf(part).length > 0)
    expect(withCases.map((part) => [...rowsOf(part), ...seriesIn(part)])).toEqual([
      [`complaint ${FIRST + 2}`, ['TS-20261120', 3]],
      [`complaint ${FIRST + 3}`, ['TS-20261120', 4]],
      [`complaint ${FIRST + 1}`],
      [`complaint ${FIRST}`],
    ])
  })

  it('keeps a case in one part, however large', async () => {
    const d = await desk()
    await d.type('complaint', [row({ ...received('09:00'), description: '长'.repeat(40_000), phone: '不详' }), row()])
    const { parts } = await partsOf(d, 100)
    for (const number of ['TS-20261120-001', 'TS-20261120-002'])
      expect(parts.filter(({ changes }) => JSON.stringify(changes).includes(number))).toHaveLength(1)
  })

  it.each<[string, (d: Desk) => Promise<void>, readonly string[]]>([
    [
      'a copy and its original',
      async (d) => {
        await copyRow(d, 'complaint', FIRST, FIRST + 2)
        await d.retype('complaint', FIRST, 'priority', '紧急')
      },
      [`complaint ${FIRST}`, `complaint ${FIRST + 2}`],
    ],
    [
      'rows whose hidden cells were left behind by a sort',
      (d) =>
        d.rewrite('complaint', (rows) => {
          const hidden = (column: number) => ['seen', 'basis', 'record'].includes(KEYS[column] ?? '')
          const from = (at: number, other: number) =>
            (rows[at] ?? []).map((own, column) => (hidden(column) ? own : rows[other]?.[column]))
          return rows.with(FIRST, from(FIRST, FIRST + 1)).with(FIRST + 1, from(FIRST + 1, FIRST))
        }),
      [`complaint ${FIRST}`, `complaint ${FIRST + 1}`],
    ],
    [
      'a case and its callback',
      async (d) => {
        await d.type('callback', [{ case: 'TS-20261120-001', caller: '王芳' }])
        await d.retype('complaint', FIRST, 'priority', '紧急')
      },
      [`complaint ${FIRST}`, `callback ${FIRST}`],
    ],
  ])('does not part %s', async (_name, work, together) => {
    const d = await desk()
    await d.type('complaint', [row(received('09:38')), row(received('09:37'))])
    await d.sweep(NOW)
    await work(d)
    const { parts } = await partsOf(d, 1)
    expect(parts.map(rowsOf).filter((rows) => rows.includes(together[0] ?? ''))).toEqual([together])
  })
})

describe('the size of requests', () => {
  const sizeSent = (changes: readonly Change[], kept: number): number =>
    kept +
    new TextEncoder().encode(
      JSON.stringify(
        changeRequests(changes, { sheetIdOf: () => 1_234_567_890, noteOf: () => '', ruleOf: () => undefined }),
      ),
    ).length

  it.each([
    ['rows one below the other', (at: number) => row(received(`09:${10 + (at % 20)}`))],
    [
      'rows that are wrong',
      (at: number) => row({ ...received('09:39'), phone: '不详', category: at % 2 ? '闹鬼' : '其它' }),
    ],
    [
      'texts in which every character is written out',
      () => row({ ...received('09:39'), handler: '\u0001"\\\ud800'.repeat(50) }),
    ],
  ])('%s: not less than what is sent, and not much more', async (_name, typed) => {
    const d = await desk()
    await d.type(
      'complaint',
      Array.from({ length: 60 }, (_, at) => typed(at)),
    )
    const { state, changes } = await partsOf(d)
    const kept = new TextEncoder().encode(JSON.stringify(keptRows(changes, state))).length
    const sent = sizeSent(changes, kept)
    expect(requestSize(changes)).toBeGreaterThan(sent)
    expect(requestSize(changes)).toBeLessThan(sent * 1.6)
  })
})
