import { html, nothing, render } from 'lit-html'
import { isRange } from '../control/commands.ts'
import type { Page } from '../control/page.ts'
import { clearView, reorder, savedViews, saveView, useView } from '../control/sorting.ts'
import { takeBack } from '../control/take-back.ts'
import { clockTime } from '../control/today.ts'
import type { Connection } from '../desk/connection.ts'
import { cellName } from '../model/a1.ts'
import { areaOf } from '../model/sight.ts'
import { headerOf, textOf } from '../model/tab.ts'

export type ChromeHosts = {
  readonly top: HTMLElement
  readonly away: HTMLElement
  readonly formula: HTMLElement
  readonly view: HTMLElement
  readonly tabs: HTMLElement
  readonly status: HTMLElement
}

export type ChromeActions = {
  readonly find: () => void
  readonly search: () => void
  readonly changes: () => void
  readonly print: () => void
  readonly edit: () => void
  readonly retry: () => void
  readonly newMails: () => number
  readonly mailbox: () => void
}

/** So long a word about what was done stays in sight, and one about what was refused. */
const SAID = 10_000
const REFUSED = 60_000

/** Everything around the grid. Each part is drawn when what it shows may differ, at most once a frame. */
export function openChrome(page: Page, connection: Connection, hosts: ChromeHosts, actions: ChromeActions) {
  const { words, desk, edits } = page
  let queued = false
  let naming = false

  function soon(): void {
    if (queued) return
    queued = true
    requestAnimationFrame(() => {
      queued = false
      drawTop()
      drawAway()
      drawFormula()
      drawView()
      drawTabs()
      drawState()
    })
  }

  const back = () => `${location.pathname}${location.search}${location.hash}`
  const logOut = async (): Promise<void> => {
    await fetch('/desk/session', { method: 'DELETE', credentials: 'same-origin' })
    location.assign(`/log-in?to=${encodeURIComponent(back())}`)
  }

  const undo = (back: boolean): void => {
    page.editor().focus()
    void takeBack(page, back)
  }

  function drawTop(): void {
    const { name, logIn, mail, sweep } = desk.session()
    const { title, timeZone } = desk.workbook()
    const can = edits.can()
    const mails = actions.newMails()
    document.title = `${page.tab()?.title ?? ''} · ${title}`
    render(
      html`<h1>${title}</h1>
        <div class="tools" role="toolbar" aria-label=${words.menu}>
          <button type="button" class="icon" title=${words.undoTitle} aria-label=${words.undo} ?disabled=${!can.undo}
            @click=${() => undo(true)}>↶</button>
          <button type="button" class="icon" title=${words.redoTitle} aria-label=${words.redo} ?disabled=${!can.redo}
            @click=${() => undo(false)}>↷</button>
          <button type="button" title=${words.findTitle} @click=${actions.find}>${words.find}</button>
          <button type="button" @click=${actions.search}>${words.search}</button>
          <button type="button" class="wide-only" @click=${actions.changes}>${words.changes}</button>
          <button type="button" class="wide-only" @click=${actions.print}>${words.print}</button>
          <a class="button wide-only" href="/desk/workbook.xlsx" download>${words.download}</a>
        </div>
        <div class="about">
          <span class="sweep ${sweep?.ok === false ? 'failed' : ''}">${
            sweep === undefined
              ? words.noSweep
              : sweep.ok
                ? words.sweepAt(clockTime(sweep.at, timeZone))
                : words.sweepFailed(clockTime(sweep.at, timeZone))
          }</span>
          ${
            mail?.kind === 'server'
              ? html`<span class="mail wide-only">${words.mailServer(mail.address)}</span>`
              : mail?.kind === 'none'
                ? nothing
                : html`<a class="mail" href="/mail" @click=${actions.mailbox}>${words.mailbox}${
                    mails > 0 ? html` <b aria-label=${words.newMails(mails)}>${mails}</b>` : nothing
                  }</a>`
          }
          <span class="who" title=${words.you}>${name === null || name === '' ? words.nobody : name}</span>
          ${
            logIn === 'none'
              ? html`<a href=${`/log-in?to=${encodeURIComponent(back())}`}>${words.changeName}</a>`
              : html`<button type="button" class="link" @click=${() => void logOut()}>${words.logOut}</button>`
          }
        </div>`,
      hosts.top,
    )
  }

  function drawAway(): void {
    const isAway = connection.isAway()
    hosts.away.hidden = !isAway
    render(
      isAway
        ? html`<span>${words.away}${edits.unsent() > 0 ? html` <b>${words.waiting(edits.unsent())}</b>` : nothing}</span>
            <button type="button" @click=${actions.retry}>${words.retry}</button>`
        : nothing,
      hosts.away,
    )
  }

  function drawFormula(): void {
    const sight = page.sight()
    const selection = page.selection()
    const focus = selection?.focus
    const area = sight === undefined || selection === undefined ? undefined : areaOf(sight, selection)
    const name = focus === undefined ? '' : cellName(focus.row.index, focus.column.index)
    const editor = page.editor()
    const text =
      focus === undefined ? '' : editor.mode() === 'parked' ? textOf(focus.row, focus.column) : editor.value()
    const size =
      area !== undefined && isRange(page) ? words.range(area.bottom - area.top, area.right - area.left) : nothing
    render(
      html`<span class="address" role="group" aria-label=${words.addressLabel}>${name}</span>
        <span class="heading">${focus === undefined ? '' : page.headerOf(focus)}</span>
        <span class="content" role="group" aria-label=${words.formulaBar} @click=${actions.edit}>${text}</span>
        <span class="size">${size}</span>`,
      hosts.formula,
    )
  }

  /** The button may be gone afterwards, and the focus with it: it goes back to the cells. */
  const andBack = (change: (page: Page) => Promise<void>): void => {
    page.editor().focus()
    void change(page)
  }

  function drawView(): void {
    const view = page.view()
    const tab = page.tab()
    const views = savedViews(page)
    const active = view.sorting !== undefined || view.filters.size > 0
    hosts.view.hidden = !active && views.length === 0
    if (hosts.view.hidden || tab === undefined) return
    const parts = [
      ...(view.sorting === undefined
        ? []
        : [words.sortedBy(headerOf(tab, view.sorting.column), view.sorting.descending)]),
      ...(view.filters.size === 0 ? [] : [words.filtered(view.shown, view.total)]),
    ]
    const choose = (event: Event): void => {
      const id = Number((event.target as HTMLSelectElement).value)
      const chosen = views.find(({ filterViewId }) => filterViewId === id)
      void (chosen === undefined ? clearView(page) : useView(page, chosen))
      page.editor().focus()
    }
    render(
      html`${
        views.length === 0
          ? nothing
          : html`<label>${words.views} <select @change=${choose}>
              <option value="">${words.noView}</option>
              ${views.map(({ filterViewId, title }) => html`<option value=${filterViewId}>${title}</option>`)}
            </select></label>`
      }
      ${active ? html`<span role="status">${parts.join(' · ')}</span><small>${words.viewOnly}</small>` : nothing}
      ${
        active && view.stale
          ? html`<button type="button" class="hint" @click=${() => andBack(reorder)}>${words.stale} · ${words.again}</button>`
          : nothing
      }
      ${active ? html`<button type="button" @click=${() => andBack(clearView)}>${words.clearView}</button>` : nothing}
      ${active && !naming ? html`<button type="button" @click=${startNaming}>${words.saveView}</button>` : nothing}
      ${
        active && naming
          ? html`<form @submit=${(event: SubmitEvent) => {
              event.preventDefault()
              naming = false
              void saveView(page, new FormData(event.target as HTMLFormElement).get('title') as string).then(soon)
              page.editor().focus()
            }}><input name="title" required aria-label=${words.viewName} placeholder=${words.viewName}>
            <button type="submit" class="main">${words.apply}</button></form>`
          : nothing
      }`,
      hosts.view,
    )
  }
  const startNaming = (): void => {
    naming = true
    drawView()
    hosts.view.querySelector<HTMLInputElement>('input[name=title]')?.focus()
  }

  function drawTabs(): void {
    const now = page.tab()?.sheetId
    const open = desk.workbook().tabs.filter(({ hidden }) => !hidden)
    const go = (event: KeyboardEvent, index: number): void => {
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (by === 0) return
      const next = (index + by + open.length) % open.length
      hosts.tabs.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
    }
    render(
      open.map(
        ({ sheetId, title }, index) => html`<button type="button" role="tab" aria-selected=${String(sheetId === now)}
          tabindex=${sheetId === now ? 0 : -1} aria-controls="grid" @keydown=${(event: KeyboardEvent) => go(event, index)}
          @click=${() => void page.show(sheetId).then(() => page.editor().focus())}>${title}</button>`,
      ),
      hosts.tabs,
    )
  }

  let said = { kind: 'note', words: '' }
  function drawState(): void {
    const unsent = edits.unsent()
    render(
      html`<span class=${`said is-${said.kind}`}>${said.words}</span>
        <span class="state">${
          connection.isAway() && unsent > 0 ? words.waiting(unsent) : unsent > 0 ? words.saving : words.saved
        }</span>`,
      hosts.status,
    )
  }
  let fading: number | undefined
  page.said.on((next) => {
    said = next
    soon()
    window.clearTimeout(fading)
    fading = window.setTimeout(
      () => {
        said = { kind: 'note', words: '' }
        soon()
      },
      next.kind === 'refused' ? REFUSED : SAID,
    )
  })
  for (const signal of [
    page.selected,
    page.typed,
    page.laidOut,
    edits.changed,
    desk.workbookChanged,
    connection.changed,
  ])
    signal.on(soon)
  desk.tabChanged.on(soon)
  page.shown.on(() => {
    naming = false
    soon()
  })
  soon()
  return { redraw: soon }
}
