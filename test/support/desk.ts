import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { instantToSerial } from '../../src/calendar/serial.ts'
import type { Instant } from '../../src/model/instant.ts'
import type { Language } from '../../src/model/language.ts'
import { heartbeat } from '../../src/plan/heartbeat.ts'
import { committedLines, outcomeChanges, type SendOutcome } from '../../src/plan/mails/outcome-changes.ts'
import type { Notice, SweepPlan } from '../../src/plan/plan.ts'
import { planChanges } from '../../src/plan/plan-changes.ts'
import { planSweep, type SweepOptions } from '../../src/plan/plan-sweep.ts'
import type { Cell, Change, Ledger, LedgerState, Table, Version } from '../../src/ports/ledger.ts'
import type { Tab } from '../../src/sheet/definition.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { CALLBACKS_NAME } from '../../src/sheet/system-tab.ts'
import { at } from '../calendar/support.ts'

export const ZONE = 'Asia/Shanghai'

/** `2026-11-21 09:30` in Shanghai. */
export const sh = (text: string): Instant => at(ZONE, text)

/** The same as a cell. */
export function cell(text: string): number {
  const serial = instantToSerial(ZONE, sh(text))
  if (serial === undefined) throw new Error(`no cell can hold ${text}`)
  return serial
}

export type Typed = Readonly<Record<string, Cell>>

/** The first row that people type into: the example stands above it. */
export const FIRST = 2

/** A row that is accepted as it stands, received on Friday 2026-11-20 at 09:00. */
export const row = (more: Typed = {}): Typed => ({
  receivedAt: cell('2026-11-20 09:00'),
  firstReceiver: '王芳',
  handler: '陈强',
  customer: '李四',
  phone: '13800000000',
  room: '3-2-1201',
  category: '其它',
  description: '半夜施工',
  ...more,
})

/** What becomes of the mails of a sweep: taken, put off, refused for good …, or the sweep dies before it can say. */
export type Post = 'taken' | 'later' | 'refused' | 'unknown' | 'unreachable' | 'dies'

/** What a mail server makes of one mail. */
export type Judge = (mail: { readonly to: string; readonly messageId: string }) => SendOutcome

const OUTCOMES: Readonly<Record<Exclude<Post, 'dies'>, SendOutcome>> = {
  taken: { kind: 'sent' },
  later: { kind: 'later', error: '451 busy' },
  refused: { kind: 'refused', error: '550 no such user' },
  unknown: { kind: 'unknown', error: 'connection closed after DATA' },
  unreachable: { kind: 'unreachable', error: 'connect ECONNREFUSED' },
}

export interface Swept {
  readonly plan: SweepPlan
  readonly changes: readonly Change[]
}

/** What the mails of a plan tell, each once however many people are told. */
export const noticesIn = ({ mails }: Pick<SweepPlan, 'mails'>): readonly Notice[] => {
  const told = mails.flatMap(({ notices }) => notices)
  return [...new Map(told.map((notice) => [JSON.stringify([notice.number, notice.items]), notice])).values()]
}

export const tabOf = (key: TabKey): Tab => {
  const tab = tabs.find((one) => one.key === key)
  if (tab === undefined) throw new Error(`no tab ${key}`)
  return tab
}

/** Rows of a tab as text and numbers by column key. */
function recordsOf(table: Table): readonly Readonly<Record<string, Cell>>[] {
  const { at: columns } = findHeaders(tabOf(table.tab), table)
  return table.rows.map((cells) => Object.fromEntries([...columns].map(([key, index]) => [key, cells[index] ?? null])))
}

/** A ledger of before columns had keys: their headers alone say which they are. */
export const keyless = <L extends Ledger>(ledger: L): L => ({
  ...ledger,
  async read(whole) {
    const { version, tables } = await ledger.read(whole)
    const bare = [...tables].map(([tab, { title, rows }]) => [tab, { tab, title, rows }] as const)
    return { version, tables: new Map(bare) }
  },
})

/** A desk on a memory ledger: what people do to the sheet, and sweeps at a time on the wall. */
export async function desk(language: Language = 'zh', ledger = memoryLedger(ZONE), options: SweepOptions = {}) {
  await ledger.setUp(language)
  let runs = 0

  const table = async (tab: TabKey): Promise<Table> => {
    const found = (await ledger.read()).tables.get(tab)
    if (found === undefined) throw new Error(`no tab ${tab}`)
    return found
  }
  const commit = async (state: LedgerState, changes: readonly Change[]): Promise<void> => {
    const done = await ledger.commit(state, `desk-${++runs}` as Version, changes)
    if (done.kind !== 'committed') throw new Error(done.kind)
  }
  const look = async (time: string | Instant): Promise<Swept & { readonly state: LedgerState }> => {
    const state = await ledger.read()
    const view = viewLedger(state)
    const plan = planSweep(view, typeof time === 'string' ? sh(time) : time, `run${++runs}`, options)
    return { state, plan, changes: planChanges(plan, view, state) }
  }

  return {
    ...ledger,
    table,
    look,
    /** Looks, writes, mails and writes what became of the mails. */
    async sweep(time: string | Instant, post: Post | Judge = 'taken'): Promise<Swept> {
      const { state, plan, changes } = await look(time)
      if (changes.length > 0)
        await commit(state, [...changes, ...heartbeat(plan, viewLedger(state), state, { writes: true })])
      const mails = [...plan.health.mails, ...plan.deliveries, ...plan.dailies, ...plan.mails]
      if (post !== 'dies' && mails.length > 0) {
        const judge: Judge = typeof post === 'function' ? post : () => OUTCOMES[post]
        const outcomes = new Map(mails.map(({ messageId, to }) => [messageId, judge({ messageId, to: to.mail })]))
        const view = viewLedger(state)
        await commit(await ledger.read(), outcomeChanges(committedLines(plan, view), outcomes, view, plan.now))
      }
      return { plan, changes }
    },
    /** The rows of a tab by column key, the header row first. */
    async records(tab: TabKey) {
      return recordsOf(await table(tab))
    },
    async cell(tab: TabKey, index: number, key: string): Promise<Cell> {
      return recordsOf(await table(tab))[index]?.[key]
    },
    /** Puts other rows in place of a tab's, as sorting, moving and inserting do; a row may be shorter, none longer than 80 cells. */
    async rewrite(tab: TabKey, change: (rows: readonly (readonly Cell[])[]) => readonly (readonly Cell[])[]) {
      const { rows } = await table(tab)
      const wanted = change(rows)
      const changes: Change[] = []
      for (let index = 0; index < Math.max(rows.length, wanted.length); index++)
        for (let column = 0; column < 80; column++)
          changes.push({ kind: 'write', tab, row: index, column, cell: wanted[index]?.[column] ?? null })
      await commit(await ledger.read(), changes)
    },
    /** Writes the value of a setting, found by its Chinese name. */
    async set(name: string, value: Cell) {
      const index = recordsOf(await table('settings')).findIndex((record) => record['name'] === name)
      if (index < 0) throw new Error(`no setting ${name}`)
      await ledger.retype('settings', index, 'value', value)
    },
    /** Deletes a column, found by what it is called now. */
    async lose(tab: TabKey, header: string) {
      const index = (await table(tab)).rows[0]?.indexOf(header) ?? -1
      if (index < 0) throw new Error(`no header ${header}`)
      await ledger.deleteColumn(tab, index)
    },
    /** Writes another word over a header, found by what the column is called now. */
    async rename(tab: TabKey, header: string, to: string) {
      const index = (await table(tab)).rows[0]?.indexOf(header) ?? -1
      if (index < 0) throw new Error(`no header ${header}`)
      await commit(await ledger.read(), [{ kind: 'write', tab, row: 0, column: index, cell: to }])
    },
  }
}

export type Desk = Awaited<ReturnType<typeof desk>>

/** A desk of before callbacks were made: what is finished stays resolved. For what does not ask after callbacks. */
export async function deskBefore(...how: Parameters<typeof desk>): Promise<Desk> {
  const d = await desk(...how)
  await d.commit(await d.read(), 'desk-before' as Version, [
    { kind: 'append', tab: 'system', rows: [[CALLBACKS_NAME, '2099-W01']] },
  ])
  return d
}
