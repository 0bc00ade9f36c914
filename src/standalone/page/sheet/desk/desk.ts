import type { ChangeNotice } from '../../../sheets-server/history/notice.ts'
import type { SessionMessage } from '../../../web/messages.ts'
import { regroup } from '../model/groups.ts'
import { type Row, resize, type Tab } from '../model/tab.ts'
import type { Api, Stamp } from '../net/api.ts'
import { makeTab, readTab } from '../net/read-tab.ts'
import { readWorkbook, type WorkbookInfo } from '../net/workbook.ts'
import { openChangedTexts } from './changed-texts.ts'
import { applyNotice, concernsWorkbook } from './notices.ts'
import { renew } from './renew.ts'
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
  /** Reads what could not be read when it changed. */
  readonly freshen: () => void
  /** Brings the texts of all rows up to date, where formulas may have other results. */
  readonly readFormulas: (tab: Tab) => Promise<void>
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
export function openDesk(api: Api, session: SessionMessage, workbook: WorkbookInfo, stamp: Stamp | undefined): Desk {
  let now: Stamp = stamp ?? { revision: 0, shape: 0, epoch: '' }
  let info = workbook
  let who = session
  let reloading: Promise<void> | undefined
  let rereading: number | undefined
  const tabs = new Map<number, Tab>()
  const opening = new Map<number, Promise<Tab | undefined>>()
  const recent: ChangeNotice[] = []
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

  const dirty = openChangedTexts({
    api,
    fits,
    isOpen: (tab) => tabs.has(tab.sheetId),
    logIn: () => logInNeeded.tell(undefined),
    read: (tab) => tabChanged.tell({ tab, moved: false, gone: [] }),
  })

  function take(tab: Tab, notice: ChangeNotice): void {
    const applied = applyNotice(tab, notice)
    if (applied === undefined) return
    if (applied.moved) dirty.moved(tab)
    dirty.add(tab, applied.cells)
    const foreign = notice.client !== api.client
    const rows = foreign ? rowsIn(tab, applied.cells) : []
    tabChanged.tell({
      tab,
      moved: applied.moved,
      gone: applied.gone,
      ...(foreign ? { by: { person: notice.person, rows, notice } } : {}),
    })
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
    void dirty.read()
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
      const { title, frozenRows, frozenColumns, lineless, protections, merges, report } = one
      const isMerged = JSON.stringify(merges) !== JSON.stringify(tab.merges)
      Object.assign(tab, { title, frozenRows, frozenColumns, lineless, protections, merges, report })
      if (!fitting) continue
      const isSized = tab.rows.length === one.rowCount && tab.columns.length === one.columnCount
      const gone = isSized ? [] : resize(tab, one.rowCount, one.columnCount)
      const isRegrouped = regroup(tab, one.groups)
      if (!isSized || isRegrouped || isMerged) tabChanged.tell({ tab, moved: true, gone })
    }
    workbookChanged.tell(undefined)
    if (!fitting) rereading = window.setTimeout(() => void reread(), 200)
  }

  function freshen(some: Iterable<Tab> = tabs.values()): void {
    for (const tab of some) {
      if (!tab.stale) continue
      tab.stale = false
      dirty.addWhole(tab)
    }
    void dirty.read()
  }

  async function readFormulas(tab: Tab): Promise<void> {
    if (!tab.formulasMoved) return
    tab.formulasMoved = false
    dirty.addWhole(tab)
    await dirty.read()
  }

  async function openTab(sheetId: number): Promise<Tab | undefined> {
    const known = tabs.get(sheetId)
    if (known !== undefined) {
      freshen([known])
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
      void dirty.read()
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
    freshen,
    readFormulas,
    isReloading: () => reloading !== undefined,
    caughtUp,
    fits,
    readWorkbook: reread,
  }
}

function rowsIn(tab: Tab, areas: readonly (readonly [number, number, number, number])[]): readonly Row[] {
  return areas.flatMap(([top, , bottom]) => (bottom - top > 200 ? [] : tab.rows.slice(top, bottom)))
}
