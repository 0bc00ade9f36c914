import { html, render } from 'lit-html'
import type { Page } from '../control/page.ts'
import { filterBy } from '../control/sorting.ts'
import { type Column, headerOf, isBlank, textOf } from '../model/tab.ts'
import type { Filter } from '../model/view.ts'

/** So many values are listed; whoever has more to choose from searches. */
const LISTED = 300
const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

const toSerial = (day: string): number | undefined =>
  day === '' ? undefined : Math.round((Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY)
const toDay = (serial: number | undefined): string =>
  serial === undefined ? '' : new Date(EPOCH + Math.floor(serial) * DAY).toISOString().slice(0, 10)

/** What of a column is to be seen: by value, by text, blank or not, by dates. It closes with the choice, or without one. */
export function openFilterPanel(page: Page, column: Column, anchor: DOMRect): void {
  const tab = page.tab()
  if (tab === undefined) return
  const { words } = page
  const before = page.view().filters.get(column)
  const values = new Map<string, number>()
  for (const row of tab.rows.slice(tab.frozenRows)) {
    if (isBlank(row)) continue
    const text = textOf(row, column)
    values.set(text, (values.get(text) ?? 0) + 1)
  }
  const collator = new Intl.Collator('zh-CN', { numeric: true })
  const sorted = [...values.keys()].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : collator.compare(a, b)))
  const hidden = new Set(before?.kind === 'hidden' ? before.texts : [])
  let kind: Filter['kind'] = before?.kind ?? 'hidden'
  let text = before?.kind === 'contains' ? before.text : ''
  let search = ''
  let from = before?.kind === 'between' ? toDay(before.from) : ''
  let until = before?.kind === 'between' ? toDay(before.to) : ''

  const host = document.createElement('dialog')
  host.className = 'filter-panel'
  host.setAttribute('aria-label', `${words.filterColumn} ${headerOf(tab, column)}`)
  document.body.append(host)
  const close = (): void => {
    host.close()
    host.remove()
    page.editor().focus()
  }
  const chosen = (): Filter | undefined => {
    switch (kind) {
      case 'hidden':
        return hidden.size === 0 ? undefined : { kind, texts: hidden }
      case 'contains':
        return text.trim() === '' ? undefined : { kind, text: text.trim() }
      case 'between': {
        const [first, last] = [toSerial(from), toSerial(until)]
        return first === undefined && last === undefined ? undefined : { kind, from: first, to: last }
      }
      case 'blank':
      case 'not-blank':
        return { kind }
    }
  }
  const apply = (): void => {
    close()
    void filterBy(page, column, chosen())
  }
  const matches = (): readonly string[] => sorted.filter((value) => value.toLowerCase().includes(search.toLowerCase()))
  const choice = (value: Filter['kind'], label: string) =>
    html`<label><input type="radio" name="kind" .checked=${kind === value} @change=${() => {
      kind = value
      draw()
    }}> ${label}</label>`
  const toggle = (value: string, on: boolean): void => {
    if (on) hidden.delete(value)
    else hidden.add(value)
    draw()
  }
  const byValue = () => {
    const found = matches()
    return html`
      <input type="search" aria-label=${words.searchValues} placeholder=${words.searchValues} .value=${search}
        @input=${(event: InputEvent) => {
          search = (event.target as HTMLInputElement).value
          draw()
        }}>
      <p class="links">
        <button type="button" @click=${() => {
          for (const value of found) hidden.delete(value)
          draw()
        }}>${words.all}</button>
        <button type="button" @click=${() => {
          for (const value of found) hidden.add(value)
          draw()
        }}>${words.none}</button>
      </p>
      <ul>${found.slice(0, LISTED).map(
        (value) => html`<li><label><input type="checkbox" .checked=${!hidden.has(value)}
          @change=${(event: Event) => toggle(value, (event.target as HTMLInputElement).checked)}>
          <span>${value === '' ? words.blanks : value}</span> <small>${values.get(value)}</small></label></li>`,
      )}</ul>
      ${found.length > LISTED ? html`<p class="hint">${words.tooMany(LISTED)}</p>` : ''}`
  }
  const byText = () => html`<input type="text" aria-label=${words.byText} .value=${text}
    @input=${(event: InputEvent) => {
      text = (event.target as HTMLInputElement).value
    }}>`
  const byDate = () => html`<p class="dates"><label>${words.from} <input type="date" .value=${from}
      @input=${(event: InputEvent) => {
        from = (event.target as HTMLInputElement).value
      }}></label><label>${words.until} <input type="date" .value=${until}
      @input=${(event: InputEvent) => {
        until = (event.target as HTMLInputElement).value
      }}></label></p>`
  const draw = (): unknown =>
    render(
      html`<form method="dialog" @submit=${(event: Event) => {
        event.preventDefault()
        apply()
      }}>
        <h2>${headerOf(tab, column)}</h2>
        <fieldset>
          ${choice('hidden', words.byValue)} ${choice('contains', words.byText)} ${choice('between', words.byDate)}
          ${choice('blank', words.blanks)} ${choice('not-blank', words.notBlanks)}
        </fieldset>
        ${kind === 'hidden' ? byValue() : kind === 'contains' ? byText() : kind === 'between' ? byDate() : ''}
        <p class="buttons">
          <button type="button" @click=${close}>${words.cancel}</button>
          <button type="submit" class="main">${words.apply}</button>
        </p>
      </form>`,
      host,
    )
  draw()
  host.addEventListener('cancel', (event) => {
    event.preventDefault()
    close()
  })
  host.addEventListener('keydown', (event) => event.stopPropagation())
  host.addEventListener('click', (event) => {
    if (event.target === host) close()
  })
  host.showModal()
  const { width, height } = host.getBoundingClientRect()
  host.style.left = `${Math.max(4, Math.min(anchor.left, window.innerWidth - width - 4))}px`
  host.style.top = `${Math.max(4, Math.min(anchor.bottom + 2, window.innerHeight - height - 4))}px`
}
