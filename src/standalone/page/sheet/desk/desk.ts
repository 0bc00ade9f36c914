import type { ChangeNotice } from '../../../sheets-server/history/notice.ts'
import type { SessionMessage } from '../../../web/messages.ts'
import { areaName } from '../model/a1.ts'
import { matchRows } from '../model/match-rows.ts'
import { type Row, resize, setTexts, type Tab } from '../model/tab.ts'
import type { Api, Stamp } from '../net/api.ts'
import { makeTab, readTab, type TabContent } from '../net/read-tab.ts'
import type { BatchValuesWire } from '../net/wire.ts'
import { readWorkbook, type TabInfo, type WorkbookInfo } from '../net/workbook.ts'
import { applyNotice, concernsWorkbook } from './notices.ts'
import { type Signal, signal } from './signal.ts'

/** What a page may hear of its tabs. */
type TabEvent = {
  readonly tab: Tab
  /** Rows or columns came, went or moved: what is laid out has to be laid out again. */
  readonly moved: boolean
  readonly gone: readonly Row[]
  /** Somebody else's change, and where. */
  readonly by?: { readonly person: string | undefined; readonly rows: readonly Row[]; readonly notice: ChangeNotice }
}

export type Desk = {
  readonly api: Api
  readonly session: () => SessionMessage
  readonly setSession: (session: SessionMessage) => void
  readonly workbook: () => WorkbookInfo
  readonly stamp: () => Stamp
  readonly tabs: ReadonlyMap<number, Tab>
  readonly tabChanged: Signal<TabEvent>
  /** The list of tabs, a title, widths, protection or filter views differ. */
  readonly workbookChanged: Signal<undefined>
  readonly noticed: Signal<ChangeNotice>
  readonly reloaded: Signal<undefined>
  readonly logInNeeded: Signal<undefined>
  /** A tab with its cells, read if this page has not got it. Undefined when the server is away or the tab is gone. */
  readonly open: (sheetId: number) => Promise<Tab | undefined>
  readonly notice: (notice: ChangeNotice) => void
  /** Reads everything again and finds the rows it knew in it. */
  readonly reload: () => Promise<void>
  readonly isReloading: () => boolean
  /** Resolves when every notice up to a revision was applied, or when the page has given up waiting and read everything. */
  readonly caughtUp: (revision: number) => Promise<void>
  /** Whether positions of an answer are this page's positions now, once it has caught up with it. */
  readonly fits: (stamp: Stamp | undefined) => Promise<boolean>
  readonly readWorkbook: () => Promise<void>
}

/** So many notices are kept for a tab that is being read while they come. */
const RECENT = 300
const PATIENCE = 3000
/** More areas than this are read as the whole tab. */
const MANY_AREAS = 60

const wholeOf = (tab: Tab): [number, number, number, number] => [0, 0, tab.rows.length, tab.columns.length]

export function openDesk(api: Api, session: SessionMessage, workbook: WorkbookInfo, stamp: Stamp | undefined): Desk {
  let now: Stamp = stamp ?? { revision: 0, shape: 0, epoch: '' }
  let info = workbook
  let who = session
  let reloading: Promise<void> | undefined
  let rereading: number | undefined
  const tabs = new Map<number, Tab>()
  const opening = new Map<number, Promise<Tab | undefined>>()
  const recent: ChangeNotice[] = []
  const dirty = new Map<Tab, [number, number, number, number][]>()
  let reading = false
  const waiting = new Set<() => void>()

  const tabChanged = signal<TabEvent>()
  const workbookChanged = signal<undefined>()
  const noticed = signal<ChangeNotice>()
  const reloaded = signal<undefined>()
  const logInNeeded = signal<undefined>()

  const wake = (): void => {
    for (const check of [...waiting]) check()
  }

  const caughtUp = (revision: number): Promise<void> =>
    new Promise((resolve) => {
      const epoch = now.epoch
      const check = (): void => {
        if (now.revision < revision && now.epoch === epoch) return
        window.clearTimeout(timer)
        waiting.delete(check)
        resolve()
      }
      const timer = window.setTimeout(() => {
        waiting.delete(check)
        void reload().then(resolve)
      }, PATIENCE)
      waiting.add(check)
      check()
    })

  async function fits(answer: Stamp | undefined): Promise<boolean> {
    if (answer === undefined) return true
    if (answer.epoch !== now.epoch) {
      await reload()
      return false
    }
    if (answer.revision > now.revision) await caughtUp(answer.revision)
    return answer.shape === now.shape && answer.epoch === now.epoch
  }

  function take(tab: Tab, notice: ChangeNotice): void {
    const applied = applyNotice(tab, notice)
    if (applied === undefined) return
    // Areas that were not read yet were of the positions before; those of this notice are of the positions now.
    if (applied.moved && dirty.has(tab)) dirty.set(tab, [wholeOf(tab)])
    if (applied.cells.length > 0) {
      const areas = dirty.get(tab) ?? []
      dirty.set(tab, areas)
      for (const [top, left, bottom, right] of applied.cells) areas.push([top, left, bottom, right])
      if (areas.length > MANY_AREAS) areas.splice(0, areas.length, wholeOf(tab))
    }
    const foreign = notice.client !== api.client
    const rows = foreign ? rowsIn(tab, applied.cells) : []
    tabChanged.tell({
      tab,
      moved: applied.moved,
      gone: applied.gone,
      ...(foreign ? { by: { person: notice.person, rows, notice } } : {}),
    })
  }

  /** Reads the texts that changed, in one call for all of them, until none is left. */
  async function readDirty(): Promise<void> {
    if (reading) return
    reading = true
    while (dirty.size > 0) {
      const batch = [...dirty]
      dirty.clear()
      for (const [tab, areas] of batch) await readAreas(tab, areas)
    }
    reading = false
  }

  async function readAreas(tab: Tab, areas: readonly (readonly [number, number, number, number])[]): Promise<void> {
    const wanted = areas
      .map(([top, left, bottom, right]) => ({
        top,
        left,
        bottom: Math.min(bottom, tab.rows.length),
        right: Math.min(right, tab.columns.length),
      }))
      .filter(({ top, left, bottom, right }) => bottom > top && right > left)
    if (wanted.length === 0) return
    const query = wanted.map((area) => `ranges=${encodeURIComponent(areaName(tab.title, area))}`).join('&')
    const outcome = await api.spreadsheet<BatchValuesWire>(`/values:batchGet?${query}`)
    if (outcome.kind === 'log-in') logInNeeded.tell(undefined)
    if (outcome.kind !== 'done') {
      tab.stale = true
      return
    }
    if (!(await fits(outcome.stamp))) {
      if (!tabs.has(tab.sheetId)) return
      dirty.set(tab, [wholeOf(tab)])
      return
    }
    for (const [i, { top, left, bottom, right }] of wanted.entries())
      setTexts(tab, top, left, bottom, right, outcome.data.valueRanges?.[i]?.values ?? [])
    tabChanged.tell({ tab, moved: false, gone: [] })
  }

  function notice(one: ChangeNotice): void {
    if (one.epoch !== now.epoch) {
      void reload()
      return
    }
    if (one.revision <= now.revision) return
    recent.push(one)
    if (recent.length > RECENT) recent.shift()
    now = { revision: one.revision, shape: one.shape, epoch: one.epoch }
    for (const tab of tabs.values()) take(tab, one)
    for (const gone of one.gone ?? []) tabs.delete(gone)
    noticed.tell(one)
    wake()
    void readDirty()
    if (concernsWorkbook(one)) {
      window.clearTimeout(rereading)
      rereading = window.setTimeout(() => void reread(), 40)
    }
  }

  /** Titles, sizes, protection and filter views; sizes come after the rows that the notices told of. */
  async function reread(): Promise<void> {
    const outcome = await readWorkbook(api)
    if (outcome.kind === 'log-in') logInNeeded.tell(undefined)
    if (outcome.kind !== 'done') return
    const fitting = await fits(outcome.stamp)
    info = outcome.data
    for (const one of info.tabs) {
      const tab = tabs.get(one.sheetId)
      if (tab === undefined) continue
      Object.assign(tab, { title: one.title, frozenRows: one.frozenRows, frozenColumns: one.frozenColumns })
      tab.protections = one.protections
      if (!fitting || (tab.rows.length === one.rowCount && tab.columns.length === one.columnCount)) continue
      const gone = resize(tab, one.rowCount, one.columnCount)
      tabChanged.tell({ tab, moved: true, gone })
    }
    workbookChanged.tell(undefined)
    if (!fitting) rereading = window.setTimeout(() => void reread(), 200)
  }

  async function openTab(sheetId: number): Promise<Tab | undefined> {
    const known = tabs.get(sheetId)
    if (known !== undefined) {
      if (known.stale) {
        known.stale = false
        dirty.set(known, [wholeOf(known)])
        void readDirty()
      }
      return known
    }
    for (;;) {
      const one = info.tabs.find((tab) => tab.sheetId === sheetId)
      if (one === undefined) return undefined
      const outcome = await readTab(api, one)
      if (outcome.kind === 'log-in') logInNeeded.tell(undefined)
      if (outcome.kind !== 'done') return undefined
      if (outcome.stamp !== undefined && outcome.stamp.epoch !== now.epoch) {
        await reload()
        continue
      }
      const tab = makeTab(one, outcome.data, outcome.stamp)
      const first = recent[0]
      if (first !== undefined && recent.length >= RECENT && first.revision > tab.revision + 1) continue
      tabs.set(sheetId, tab)
      for (const late of recent) take(tab, late)
      void readDirty()
      return tab
    }
  }

  function open(sheetId: number): Promise<Tab | undefined> {
    const running = opening.get(sheetId) ?? openTab(sheetId).finally(() => opening.delete(sheetId))
    opening.set(sheetId, running)
    return running
  }

  function reload(): Promise<void> {
    reloading ??= readAll().finally(() => {
      reloading = undefined
    })
    return reloading
  }

  async function readAll(): Promise<void> {
    const outcome = await readWorkbook(api)
    if (outcome.kind === 'log-in') logInNeeded.tell(undefined)
    if (outcome.kind !== 'done') return
    info = outcome.data
    now = outcome.stamp ?? now
    recent.length = 0
    dirty.clear()
    for (const [sheetId, tab] of [...tabs]) {
      const one = info.tabs.find((candidate) => candidate.sheetId === sheetId)
      const read = one === undefined ? undefined : await readTab(api, one)
      if (one === undefined || read?.kind !== 'done') {
        if (one === undefined) tabs.delete(sheetId)
        else tab.stale = true
        continue
      }
      const gone = renew(tab, one, read.data, read.stamp)
      tabChanged.tell({ tab, moved: true, gone })
    }
    workbookChanged.tell(undefined)
    reloaded.tell(undefined)
    wake()
  }

  return {
    api,
    session: () => who,
    setSession: (next) => {
      who = next
      workbookChanged.tell(undefined)
    },
    workbook: () => info,
    stamp: () => now,
    tabs,
    tabChanged,
    workbookChanged,
    noticed,
    reloaded,
    logInNeeded,
    open,
    notice,
    reload,
    isReloading: () => reloading !== undefined,
    caughtUp,
    fits,
    readWorkbook: reread,
  }
}

function rowsIn(tab: Tab, areas: readonly (readonly [number, number, number, number])[]): readonly Row[] {
  return areas.flatMap(([top, , bottom]) => (bottom - top > 200 ? [] : tab.rows.slice(top, bottom)))
}

/** Puts fresh content into a tab whose rows keep their identity as far as they are found again. */
function renew(tab: Tab, info: TabInfo, content: TabContent, stamp: Stamp | undefined): readonly Row[] {
  const fresh = makeTab(info, content, stamp)
  const old = tab.rows
  const match = matchRows(
    old.map(({ texts }) => texts),
    fresh.rows.map(({ texts }) => texts),
  )
  const kept = new Set<Row>()
  tab.rows = fresh.rows.map((row, index) => {
    const same = old[match[index] ?? -1]
    if (same === undefined) return row
    kept.add(same)
    same.index = index
    same.texts = row.texts
    same.looksAt = -1
    return same
  })
  const gone = old.filter((row) => !kept.has(row))
  for (const row of gone) row.index = -1
  if (fresh.columns.length === tab.columns.length) {
    for (const [index, column] of tab.columns.entries()) Object.assign(column, fresh.columns[index])
  } else tab.columns = fresh.columns
  tab.title = fresh.title
  tab.frozenRows = fresh.frozenRows
  tab.frozenColumns = fresh.frozenColumns
  tab.protections = fresh.protections
  tab.revision = fresh.revision
  tab.looksAt++
  tab.stale = false
  return gone
}
