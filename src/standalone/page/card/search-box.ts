import { html, nothing, render, type TemplateResult } from 'lit-html'
import { openCard } from './card.ts'
import type { CardContext, Register } from './context.ts'
import { type CaseHit, type SearchIndex, searchAll, searchIndex, summaryOf } from './search.ts'
import { cardWords } from './words.ts'

type SearchBox = { readonly focus: () => void; readonly close: () => void }

/** Results that are shown. */
const MOST = 30
const REST = 120

/** Puts a search box with its results into `host`; a result opens as a card. */
export function mountSearch(host: HTMLElement, context: CardContext): SearchBox {
  const words = cardWords[context.language]
  let query = ''
  let found: { readonly hits: readonly CaseHit[]; readonly more: boolean } | undefined
  let indexes: readonly { readonly register: Register; readonly index: SearchIndex }[] | undefined
  /** What became of reading the registers that are not in sight. */
  let reading: 'not yet' | 'now' | 'all' | 'some' = 'not yet'
  /** The first that is found is to be opened as soon as there is one. */
  let wantsFirst = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (query.trim() === '') found = undefined
    else {
      indexes ??= context.registers().map((register) => ({ register, index: searchIndex(register) }))
      found = searchAll(indexes, query, MOST)
    }
    draw()
  }
  /** What is in sight is searched at once, the rest as soon as it was read. */
  const readOn = (): void => {
    if (reading === 'now' || reading === 'all') return
    reading = 'now'
    void context.readRegisters().then((isAll) => {
      reading = isAll ? 'all' : 'some'
      indexes = undefined
      if (found !== undefined) look()
      if (wantsFirst) openFirst()
    })
  }
  const openFirst = (): void => {
    const [first] = found?.hits ?? []
    wantsFirst = first === undefined && reading === 'now'
    if (first !== undefined) void open(first)
  }
  const lookSoon = (): void => {
    readOn()
    clearTimeout(timer)
    timer = setTimeout(look, REST)
    draw()
  }
  const clear = (): void => {
    query = ''
    found = undefined
    draw()
  }

  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && found !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      clear()
      focus()
      return
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.isComposing || (step === 0 && event.key !== 'Enter')) return
    const buttons = [...host.querySelectorAll<HTMLElement>('.search-results button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (event.key === 'Enter') {
      if (at !== -1) return
      event.preventDefault()
      // Whoever types fast means what is typed now.
      readOn()
      look()
      openFirst()
      return
    }
    event.preventDefault()
    if (at + step < 0) focus()
    else buttons[at + step]?.focus()
  }

  const open = async ({ row, register }: CaseHit): Promise<void> => {
    if (register.sheetId() !== context.sheetId()) await context.show(register.sheetId())
    if (register.sheetId() === context.sheetId()) openCard(context, row)
  }

  const resultView = (hit: CaseHit): TemplateResult => {
    const { row, register } = hit
    const { name, stage, details } = summaryOf(register, row)
    const position = register.position(row)
    return html`<li>
      <button type="button" @click=${() => void open(hit)}>
        <span class="search-name">${name || (position === undefined ? '' : words.row(position + 1))}</span>
        ${stage === '' ? nothing : html`<span class="search-stage">${stage}</span>`}
        ${register.sheetId() === context.sheetId() ? nothing : html`<span class="search-tab">${register.title()}</span>`}
        <span class="search-details">${details.join(' · ')}</span>
      </button>
    </li>`
  }

  const told = ({ hits, more }: NonNullable<typeof found>): string => {
    if (hits.length > 0) return words.found(hits.length, more)
    return reading === 'now' ? words.reading : reading === 'some' ? words.noneRead : words.none
  }

  const draw = (): void => {
    render(
      html`<div class="search" role="search" @keydown=${move}>
        <input
          type="search"
          .value=${query}
          placeholder=${words.search}
          aria-label=${words.search}
          autocomplete="off"
          @input=${(event: Event) => {
            query = (event.currentTarget as HTMLInputElement).value
            wantsFirst = false
            lookSoon()
          }}
        />
        <p class="card-hidden" role="status">${found === undefined ? '' : told(found)}</p>
        ${
          found === undefined
            ? nothing
            : html`<section class="search-results" aria-label=${words.results} aria-busy=${timer === undefined && reading !== 'now' ? 'false' : 'true'}>
                ${found.hits.length === 0 ? nothing : html`<ul>${found.hits.map(resultView)}</ul>`}
                ${found.hits.length === 0 || found.more ? html`<p>${told(found)}</p>` : nothing}
              </section>`
        }
      </div>`,
      host,
    )
  }

  const focus = (): void => host.querySelector('input')?.focus()
  const stop = context.onChange(() => {
    indexes = undefined
    // Another register may have come.
    if (reading !== 'now') reading = 'not yet'
    if (found !== undefined) lookSoon()
  })
  /** The results go when the focus has left them for the page; a card that opens over them leaves them. */
  const left = (event: FocusEvent): void => {
    const to = event.relatedTarget
    if (to instanceof Node && !host.contains(to) && !(to instanceof Element && to.closest('dialog') !== null)) {
      found = undefined
      draw()
    }
  }
  host.addEventListener('focusout', left)
  draw()
  return {
    focus,
    close() {
      clearTimeout(timer)
      stop()
      host.removeEventListener('focusout', left)
      render(html``, host)
    },
  }
}
