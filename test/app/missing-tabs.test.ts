import { beforeAll, describe, expect, it } from 'vitest'
import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { previewPolicy } from '../../src/app/apply-policy.ts'
import { explainNumber } from '../../src/app/explain.ts'
import { reportMonth } from '../../src/app/report-month.ts'
import { sweep } from '../../src/app/sweep.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Ledger, LedgerState } from '../../src/ports/ledger.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Column, Tab } from '../../src/sheet/definition.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { cell, type Desk, desk, row, sh, tabOf } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

const NOW = sh('2026-11-20 12:00')
const clock = { now: () => NOW }

/** A desk with an open complaint and a finished repair. */
async function working(): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [row()])
  await d.type('repair', [
    row({
      category: '给排水',
      respondedAt: cell('2026-11-20 09:02'),
      resolvedAt: cell('2026-11-20 10:00'),
      result: '好了',
    }),
  ])
  await d.sweep('2026-11-20 10:01')
  return d
}

const losses = tabs.flatMap(
  (tab: Tab & { readonly key: TabKey }): (readonly [string, TabKey, Column | undefined])[] => [
    [tab.zh, tab.key, undefined],
    ...tab.columns.map((column) => [`${tab.zh}/${column.zh}`, tab.key, column] as const),
  ],
)

/** What a command says of the workbook that it cannot do with; undefined where it does its work. */
async function lacked(run: () => Promise<unknown>): Promise<readonly string[] | undefined> {
  try {
    await run()
    return undefined
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.reason.kind === 'not-set-up')
      return thrown.reason.missing.map(({ zh }) => zh)
    throw thrown
  }
}

/** The same ledger as somebody reads it who finds a tab or a column gone. */
function without(state: LedgerState, tab: TabKey, column: Column | undefined): Pick<Ledger, 'read' | 'commit'> {
  const tables = new Map(state.tables)
  const table = tables.get(tab)
  const index = column && findHeaders(tabOf(tab), table).at.get(column.key)
  if (table === undefined || index === undefined) tables.delete(tab)
  else tables.set(tab, { tab, title: table.title, rows: table.rows.map((cells) => cells.toSpliced(index, 1)) })
  return {
    read: () => Promise.resolve({ ...state, tables }),
    commit: () => Promise.resolve({ kind: 'committed', found: [] }),
  }
}

/** What the policy cannot be applied without, where nothing is kept of it. */
const needed: ReadonlySet<TabKey> = new Set(['policy', 'categories', 'calendars', 'days'])

describe.each([
  ['that was swept', true],
  ['of which nothing is kept', false],
] as const)('every command on a workbook %s, without every tab and every column', (_, isKept) => {
  let state: LedgerState
  beforeAll(async () => {
    const d = await working()
    // A workbook that was never swept has nothing in there.
    if (!isKept) await d.rewrite('kept', (rows) => rows.slice(0, 1))
    state = await d.read()
  })
  it.each(losses)('%s', async (name, tab, column) => {
    const parts = { ledger: without(state, tab, column) as Ledger, clock, log: silent, runId: 'r' }
    const explained = await lacked(() => explainNumber(parts, 'TS-20261120-001'))
    const previewed = await lacked(() => previewPolicy(parts))
    const reported = await lacked(() => reportMonth(parts))
    for (const one of [explained, previewed, reported]) if (one !== undefined) expect(one).toEqual([name])
    const isForAll = ['settings', 'notices', 'system'].includes(tab) && explained !== undefined
    if (isForAll) {
      expect(tab === 'settings' && isKept).toBe(false)
      return
    }
    // A report of what is there: figures of the other registers, and what it lacks in words.
    expect(reported).toBeUndefined()
    if (!needed.has(tab) || isKept) expect(previewed).toBeUndefined()
    else if (column === undefined) expect(previewed).toEqual([name])
    if (tab !== 'complaint') expect(explained).toBeUndefined()
    else if (column === undefined || column.key === 'number') expect(explained).toEqual([name])
  })
})

describe('a report without a register', () => {
  it.each([
    ['the tab', '没有统计：找不到这个台账', (d: Desk) => d.deleteTab('repair')],
    ['its number', '没有统计：台账缺少列 “编号”', (d: Desk) => d.lose('repair', '编号')],
  ])('%s: says so in its place, and counts the others', async (_, said, lose) => {
    const d = await working()
    await lose(d)
    const { report, tab } = await reportMonth({ ledger: d, clock, log: silent, runId: 'r' })
    expect(report.registers.map((one) => ('lacks' in one ? 'lacks' : one.total.counts.received))).toEqual([
      1,
      'lacks',
      0,
    ])
    const texts = tab.rows.flat().map((one) => (one !== null && typeof one === 'object' ? one.value : one))
    expect(texts.join('\n')).toContain(said)
  })
})

describe('a sweep that nobody can be told of', () => {
  it('says so loudly in the log, and mails the one it was given', async () => {
    const logged: string[] = []
    const log: Log = { ...silent, error: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`) }
    const d = await working()
    await d.deleteTab('staff')
    await d.rewrite('kept', (rows) => rows.slice(0, 1))
    const mailer = memoryMailer()
    const parts = { ledger: d, mailer, clock, log, runId: 'r1' }
    await sweep(parts)
    expect(mailer.sent.filter(({ messageId }) => messageId.includes('health'))).toEqual([])
    expect(logged).toContain('nobody-told-of-faults {"faults":["tab.staff"]}')
    await sweep({ ...parts, runId: 'r2', administrator: 'keeper@example.com' }, { now: sh('2026-11-20 13:30') })
    const [mail] = mailer.sent
    expect(mail).toMatchObject({ to: 'keeper@example.com', subject: '日清停了一部分：人员 · 示例花园' })
    await sweep({ ...parts, runId: 'r3', administrator: 'keeper@example.com' }, { now: sh('2026-11-20 13:31') })
    expect(mailer.sent.filter(({ to }) => to === 'keeper@example.com')).toHaveLength(1)
  })
})
