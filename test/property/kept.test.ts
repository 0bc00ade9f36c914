import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, LedgerState } from '../../src/ports/ledger.ts'
import { type LedgerView, viewLedger } from '../../src/sheet/ledger-view.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts'
import { inForce, keptDesk, typed } from '../sheet/kept-support.ts'
import { cell } from '../support/desk.ts'
import { runs } from './runs.ts'

/** Columns in which nothing but what is listed there, or can be read, holds: any of these texts is a slip. */
const STRICT = {
  policy: [
    'register',
    'priorities',
    'dispatch',
    'respond',
    'arrive',
    'reply',
    'resolve',
    'progress',
    'callback',
    'calendar',
  ],
  escalation: ['clocks', 'offset', 'level', 'roles'],
  categories: ['register', 'priority'],
  staff: ['mail', 'roles', 'leaveUntil'],
  calendars: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holidays'],
  days: ['from', 'to', 'hours', 'calendars'],
  settings: ['name'],
} as const satisfies Partial<Record<TabKey, readonly string[]>>

type Tab = keyof typeof STRICT
const TABS = Object.keys(STRICT) as readonly Tab[]

/** What nobody sees counts as blank in some columns, and a sum is a text as any other. */
const slip = fc.oneof(
  fc.constantFrom(
    '？！',
    '#REF!',
    'TRUE!',
    '4消时',
    '=1/0',
    '\0x',
    HOSTILE_TEXTS.HTML,
    HOSTILE_TEXTS['mail headers'],
    HOSTILE_TEXTS['half a character'],
  ),
  fc.string({ minLength: 1, maxLength: 5 }).map((text) => `？${text}`),
)

let state: LedgerState
let before: LedgerView
beforeAll(async () => {
  const desk = await keptDesk(async (d) => {
    for (let day = 1; day <= 5; day++)
      await d.type('days', [
        { from: cell(`2026-12-0${day} 00:00`), hours: '休息', calendars: '工程', name: `第${day}天` },
      ])
  })
  state = await desk.read()
  before = viewLedger(state)
})

const rowsOf = (tab: Tab): number => (state.tables.get(tab)?.rows.length ?? 1) - 1
type Spoilt = readonly [tab: Tab, row: number, column: string, typed: Cell]
const spoilt: fc.Arbitrary<readonly Spoilt[]> = fc.array(
  fc.constantFrom(...TABS).chain((tab) =>
    fc.tuple(
      fc.constant(tab),
      // Nobody looks at the hours of 24小时.
      fc.nat().map((n) => (tab === 'calendars' ? 2 + (n % (rowsOf(tab) - 1)) : 1 + (n % rowsOf(tab)))),
      fc.constantFrom<string>(...STRICT[tab]),
      slip,
    ),
  ),
  { minLength: 1, maxLength: 12 },
)

const spoil = (on: LedgerState, cells: readonly Spoilt[]): LedgerState =>
  TABS.reduce(
    (one, tab) =>
      typed(
        one,
        tab,
        cells.filter(([key]) => key === tab).map(([, row, column, text]) => [row, column, text]),
      ),
    on,
  )

it('whatever is spoilt, all that was in force stays', () => {
  fc.assert(
    fc.property(spoilt, (cells) => {
      const view = viewLedger(spoil(state, cells))
      expect(inForce(view)).toEqual(inForce(before))
      expect(view.calendars.get('工程')).toEqual(before.calendars.get('工程'))
    }),
    runs(200),
  )
})

it('rows that are only spoilt leave the mark as it is, where what tells them can be read', () => {
  const readable = spoilt.map((cells) =>
    cells.filter(
      ([, , column]) => !['register', 'priorities', 'clocks', 'level', 'name', 'from', 'calendars'].includes(column),
    ),
  )
  fc.assert(
    fc.property(readable, (cells) => {
      expect(viewLedger(spoil(state, cells)).settingsMark).toBe(before.settingsMark)
    }),
    runs(200),
  )
})

it('every spoilt row says so, and no other', () => {
  fc.assert(
    fc.property(spoilt, (cells) => {
      const { tabProblems } = viewLedger(spoil(state, cells))
      for (const tab of TABS) {
        const wrong = new Set(cells.filter(([key]) => key === tab).map(([, row]) => row))
        const told = [...(tabProblems.get(tab) ?? [])].filter(([, list]) => list.length > 0).map(([row]) => row)
        expect(new Set(told)).toEqual(wrong)
      }
    }),
    runs(200),
  )
})

it('hostile cells anywhere, also in what is kept: no throw but for what a ledger cannot do without', () => {
  const anywhere = fc.array(
    fc.tuple(
      fc.constantFrom<TabKey>(...TABS, 'kept'),
      fc.nat(30),
      fc.nat(14),
      fc.oneof(fc.constantFrom<Cell>(...Object.values(HOSTILE_TEXTS), null, true, Number.NaN, 1e300, -1), fc.string()),
    ),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(anywhere, (cells) => {
      const tables = new Map(state.tables)
      for (const [tab, row, column, value] of cells) {
        const table = tables.get(tab)
        if (table === undefined) continue
        const rows = table.rows.map((one) => [...one])
        while (rows.length <= row) rows.push([])
        const filled = rows[row] ?? []
        while (filled.length <= column) filled.push(null)
        filled[column] = value
        tables.set(tab, { ...table, rows })
      }
      try {
        viewLedger({ ...state, tables })
      } catch (thrown) {
        expect(thrown).toMatchObject({ reason: { kind: 'not-set-up' } })
      }
    }),
    runs(150),
  )
})
