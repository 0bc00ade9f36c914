import type { SessionMessage } from '../../web/messages.ts'
import { mountSearch, openCard } from '../card/index.ts'
import { mountCharts } from '../charts/index.ts'
import { mountPrint } from '../print/index.ts'
import type { SheetWords } from '../shared/words-sheet.ts'
import { clearCells, fillDown } from './control/blocks.ts'
import { cardContext } from './control/card-context.ts'
import { bindClipboard } from './control/clipboard.ts'
import { keepColumnWidths } from './control/column-width.ts'
import { bindKeyboard } from './control/commands.ts'
import { openEditing } from './control/editing.ts'
import { followLink } from './control/follow.ts'
import { keepLooks } from './control/looks-in-sight.ts'
import { openMenus } from './control/menus.ts'
import { showOthers } from './control/others.ts'
import { openPage, type Page } from './control/page.ts'
import { followAddress } from './control/places.ts'
import { bindPointer } from './control/pointer.ts'
import { keepUnsent } from './control/restore.ts'
import { deleteRows, insertRows } from './control/rows.ts'
import { speakCells } from './control/spoken.ts'
import { takeBack } from './control/take-back.ts'
import { openConnection } from './desk/connection.ts'
import { openDesk } from './desk/desk.ts'
import { openEdits } from './desk/edits.ts'
import { openLooks } from './desk/looks-loader.ts'
import { openChartLayer } from './grid/chart-layer.ts'
import { openGrid } from './grid/grid-view.ts'
import { openMergeLayer } from './grid/merge-layer.ts'
import { openOverlay } from './grid/overlay.ts'
import { defineRevoGrid } from './grid/revogrid.ts'
import { isExample } from './model/example.ts'
import type { Api, Stamp } from './net/api.ts'
import { openLive } from './net/live.ts'
import type { WorkbookInfo } from './net/workbook.ts'
import { openChangesPanel } from './panels/changes-panel.ts'
import { openChrome } from './panels/chrome.ts'
import { openFindBar } from './panels/find-bar.ts'
import { openGroupBar } from './panels/group-bar.ts'
import { openNewMails } from './panels/new-mails.ts'
import { openNoteBubble } from './panels/note-bubble.ts'
import { openUnsavedPanel } from './panels/unsaved-panel.ts'

const at = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

/** Wires the parts of the page together. */
export async function startSheet(
  api: Api,
  session: SessionMessage,
  words: SheetWords,
  workbook: WorkbookInfo,
  stamp: Stamp | undefined,
  logIn: () => void,
): Promise<void> {
  await defineRevoGrid()
  const desk = openDesk(api, session, workbook, stamp)
  const connection = openConnection(() => live.retry())
  const edits = openEdits(desk, connection.host(desk))
  const grid = openGrid(at('grid'), {
    mark: (column) => {
      const { sorting, filters } = page.view()
      return {
        ...(sorting?.column === column ? { sorted: sorting.descending ? ('down' as const) : ('up' as const) } : {}),
        filtered: filters.has(column),
      }
    },
    menuLabel: words.columnMenu,
  })
  grid.element.setAttribute('aria-label', words.grid)
  openMergeLayer(grid)
  const laidCharts = openChartLayer(grid)
  const overlay = openOverlay(grid)
  const page: Page = openPage(desk, edits, words, grid, overlay, at('grid'))
  const editing = openEditing(page, at('over-grid'))
  const notes = openNoteBubble(page, at('over-grid'))
  const find = openFindBar(page, at('find'))
  openGroupBar(page, at('groups'))
  const changes = openChangesPanel(page, at('changes'))
  openUnsavedPanel(page, at('unsaved'))
  const looks = openLooks({
    api,
    fits: desk.fits,
    changed: (tab) => {
      if (tab === page.tab()) grid.refresh()
    },
  })
  const context = cardContext(page, desk, editing, looks)
  const charts = mountCharts(at('charts'), {
    language: session.language,
    get: async (path) => {
      const outcome = await api.spreadsheet<unknown>(path)
      if (outcome.kind !== 'done') throw new Error(outcome.kind)
      return outcome.data
    },
    over: (sheetId) => {
      const tab = page.tab()
      return tab?.sheetId === sheetId && tab.report !== undefined ? laidCharts.put : undefined
    },
  })
  const printing = mountPrint({ ...context, person: () => desk.session().name, pictures: charts.pictures })

  const clipboard = bindClipboard(page, editing)
  const menus = openMenus(page, editing, {
    copy: clipboard.copyBySystem,
    history: () => changes.show(page.selection()?.focus),
    note: notes.toggle,
    follow: () => followLink(page),
    card: () => {
      const [tab, row] = [page.tab(), page.selection()?.focus.row]
      if (tab === undefined || row === undefined) return
      if (isExample(tab, row)) page.say('note', words.exampleRow(row.index + 1))
      else openCard(context, row.id)
    },
  })
  bindKeyboard(page, editing, {
    clear: () => void clearCells(page, editing),
    fillDown: () => void fillDown(page),
    undo: () => void takeBack(page, true),
    redo: () => void takeBack(page, false),
    find: find.open,
    menu: menus.atFocus,
    filter: menus.filter,
    note: notes.toggle,
    follow: () => followLink(page),
    insertRows: () => void insertRows(page, false),
    deleteRows: () => void deleteRows(page),
    escape: () => {
      clipboard.forget()
      notes.hide()
    },
    leave: (back) =>
      document.querySelector<HTMLElement>(back ? '#top button:enabled' : '#tabs [tabindex="0"]')?.focus(),
  })
  grid.entered.on(() => editing.editor.focus())
  // F6 is the way back as well.
  for (const id of ['top', 'tabs', 'view', 'groups'])
    at(id).addEventListener('keydown', (event) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      editing.editor.focus()
    })
  at('formula').setAttribute('aria-label', words.formulaBar)
  at('tabs').setAttribute('aria-label', words.tabs)
  bindPointer(page, editing, { menu: menus.cells, columnMenu: menus.column, hover: notes.hover })

  const mails = openNewMails(api, () => chrome.redraw())
  const chrome = openChrome(
    page,
    connection,
    {
      top: at('top'),
      away: at('away'),
      formula: at('formula'),
      view: at('view'),
      tabs: at('tabs'),
      status: at('status'),
    },
    {
      find: find.open,
      search: openSearch(context),
      changes: () => (changes.isOpen() ? changes.close() : changes.show()),
      print: () => void printing.print(),
      edit: () => editing.edit(),
      retry: () => {
        connection.heard()
        live.retry()
      },
      newMails: mails.count,
      mailbox: mails.seen,
    },
  )

  const live = openLive({
    since: desk.stamp,
    change: (notice) => {
      desk.notice(notice)
      charts.noticed(notice)
    },
    reload: () => {
      void desk.reload()
      charts.reload()
    },
    sweep: (sweep) => {
      desk.setSession({ ...desk.session(), sweep })
    },
    mail: mails.came,
    connected: (is) => {
      if (!is) {
        connection.lost()
        void lookForSession()
        return
      }
      connection.heard()
      desk.freshen()
    },
  })
  /** A stream does not say why it broke; nobody being logged in any more is one reason. */
  const lookForSession = async (): Promise<void> => {
    const outcome = await api.desk<SessionMessage>('/session')
    const isShut = outcome.kind === 'done' ? outcome.data.spreadsheetId === undefined : outcome.kind === 'log-in'
    if (isShut) desk.logInNeeded.tell(undefined)
  }
  let isLeaving = false
  desk.logInNeeded.on(() => {
    if (isLeaving) return
    isLeaving = true
    window.setTimeout(logIn, 0)
  })
  // What is being typed is kept to the last letter with what is on its way, and before `keepUnsent` says that this page has left it.
  window.addEventListener('pagehide', () => {
    if (isLeaving) editing.handOver()
  })

  keepLooks(page, looks)
  showOthers(page, notes.changedBy)
  speakCells(page, at('spoken'))
  keepColumnWidths(page)
  page.shown.on((tab) => charts.show(tab.sheetId))
  let width = at('grid').clientWidth
  new ResizeObserver(() => {
    // Only a width that lets fewer or more columns be pinned asks for a new layout.
    const now = at('grid').clientWidth
    if (now === width) return
    width = now
    page.relay()
  }).observe(at('grid'))

  await followAddress(page)
  editing.editor.focus()
  await keepUnsent(desk, edits)
}

/** The search box for cases, put in place when it is first asked for; on a phone it is what one comes for. */
function openSearch(context: Parameters<typeof mountSearch>[1]): () => void {
  const host = at('search')
  let search: ReturnType<typeof mountSearch> | undefined
  const mount = (): ReturnType<typeof mountSearch> => {
    host.hidden = false
    search ??= mountSearch(host, context)
    return search
  }
  if (window.matchMedia('(width <= 700px)').matches) mount()
  return () => mount().focus()
}
