import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { Instant } from '../../src/model/instant.ts'
import type { Cell, LedgerState, Table, Version } from '../../src/ports/ledger.ts'
import { renderCell } from '../../src/sheet/cells.ts'
import type { ColumnType, Tab, ValueOf } from '../../src/sheet/definition.ts'
import type { LedgerView } from '../../src/sheet/ledger-view.ts'
import { collectLedger } from '../../src/statistics/collect-ledger.ts'
import { type MonthReport, type MonthSource, monthReport } from '../../src/statistics/month/month-report.ts'
import { type Month, parseMonth } from '../../src/statistics/month.ts'
import type { Round } from '../../src/statistics/round.ts'
import { at } from '../calendar/support.ts'

export const ZONE = 'Asia/Shanghai'

/** `2026-11-21 09:30` in Shanghai. */
export const sh = (text: string): Instant => at(ZONE, text)

export function month(text: string): Month {
  const parsed = parseMonth(text)
  if (parsed === undefined) throw new Error(`no month: ${text}`)
  return parsed
}

/** What a month is counted from where none is final. */
const sourceOf = (view: LedgerView, asOf: Instant): MonthSource => ({
  ...collectLedger(view, asOf),
  closed: new Map(),
})

/** A month of a ledger that was read, as of a moment, where none is final. */
export const reportOf = (view: LedgerView, text: string, asOf: Instant): MonthReport =>
  monthReport(sourceOf(view, asOf), month(text))

/** A complaint of the category 其它 in its first cycle, received at a moment in Shanghai, of which nothing else is known. */
export function roundOf(begunAt: string, more: Partial<Round> = {}): Round {
  return {
    register: 'complaint',
    row: 1,
    number: undefined,
    cycle: 1,
    category: '其它',
    subcategory: undefined,
    cause: undefined,
    channel: undefined,
    validity: undefined,
    department: undefined,
    handler: undefined,
    building: undefined,
    isAbnormal: false,
    isRepeat: false,
    begunAt: sh(begunAt),
    resolvedAt: undefined,
    isReopened: false,
    closedAt: undefined,
    repliedAt: undefined,
    clocks: {},
    pausedAt: undefined,
    callback: undefined,
    ...more,
  }
}

/** The same with the clock *resolve* alone; times as `2026-11-21 09:30` in Shanghai. */
export function counted(
  begunAt: string,
  {
    resolved,
    due,
    paused,
    ...more
  }: {
    resolved?: string
    due?: string
    paused?: string
    category?: string
    cycle?: number
    isReopened?: boolean
  } = {},
): Round {
  const time = (text: string | undefined) => (text === undefined ? undefined : sh(text))
  const resolvedAt = time(resolved)
  return roundOf(begunAt, {
    ...more,
    resolvedAt,
    repliedAt: resolvedAt,
    clocks: due === undefined ? {} : { resolve: { due: sh(due), stoppedAt: resolvedAt } },
    pausedAt: time(paused),
  })
}

type Row = CaseFields & { readonly number?: string; readonly basis?: string; readonly check?: string }

export interface Workbook {
  readonly language?: 'zh' | 'en'
  readonly site?: string
  readonly complaints?: readonly Row[]
  readonly repairs?: readonly Row[]
  /** What the complaints' limit for *resolve* is; none when absent. */
  readonly resolveIn?: string
  /** Tabs that people deleted. */
  readonly gone?: readonly TabKey[]
}

type Value = ValueOf<ColumnType> | undefined
type Content = Row | Readonly<Record<string, string | undefined>>

/** A workbook as it would be read: complaints have one policy row, the categories 其它 and 噪音扰民 exist. */
export function ledgerState(workbook: Workbook): LedgerState {
  const contents: Readonly<Partial<Record<TabKey, readonly Content[]>>> = {
    settings: [
      { name: 'site', value: workbook.site ?? '示例花园' },
      { name: 'language', value: workbook.language ?? 'zh' },
      { name: 'timeZone', value: ZONE },
    ],
    policy: [{ register: 'complaint', resolve: workbook.resolveIn, calendar: 'always' }],
    categories: [
      { register: 'complaint', category: '其它' },
      { register: 'complaint', category: '噪音扰民' },
      { register: 'repair', category: '电梯' },
    ],
    complaint: workbook.complaints ?? [],
    repair: workbook.repairs ?? [],
  }
  const standing = tabs.filter(({ key }) => workbook.gone?.includes(key) !== true)
  return {
    version: 'v0' as Version,
    tables: new Map(standing.map((tab): [TabKey, Table] => [tab.key, tableOf(tab, tab.key, contents[tab.key] ?? [])])),
  }
}

function tableOf(tab: Tab, key: TabKey, contents: readonly Content[]): Table {
  const rows = contents.map((content): readonly Cell[] => {
    const values = new Map<string, Value>(Object.entries(content))
    return tab.columns.map((column) => renderCell(column, values.get(column.key), { zone: ZONE, language: 'zh' }))
  })
  return { tab: key, title: tab.zh, rows: [tab.columns.map(({ zh }) => zh), ...rows] }
}

/** A row that is accepted as it stands. */
export const complaint = (receivedAt: string, more: Row = {}): Row => ({
  receivedAt: sh(receivedAt),
  firstReceiver: '张三',
  customer: '李四',
  phone: '13800000000',
  room: '3-2-1201',
  category: '其它',
  description: '半夜施工',
  ...more,
})
