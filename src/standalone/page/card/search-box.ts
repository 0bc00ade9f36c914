import { html, nothing, render, type TemplateResult } from 'lit-html'
import { openCard } from './card.ts'
import type { CardContext } from './context.ts'
import { type Hit, type SearchIndex, searchIndex, summaryOf } from './search.ts'
import { cardWords } from './words.ts'

export type SearchBox = { readonly focus: () => void; readonly close: () => void }

/** Results that are shown. */
const MOST = 30
const REST = 120

/** Puts a search box with its results into `host`; a result opens as a card. */
export function mountSearch(host: HTMLElement, context: CardContext): SearchBox {
  const words = cardWords[context.language]
  let query = ''
  let found: { readonly hits: readonly Hit[]; readonly more: boolean } | undefined
  let index: SearchIndex | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = (): void => {
    clearTimeout(timer)
    timer = undefined
    index ??= searchIndex(context)
    found = query.trim() === '' ? undefined : index.find(query, MOST)
    draw()
  }
  const lookSoon = (): void => {
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
      look()
      host.querySelector<HTMLElement>('.search-results button')?.click()
      return
    }
    event.preventDefault()
    if (at + step < 0) focus()
    else buttons[at + step]?.focus()
  }

  const resultView = ({ row }: Hit): TemplateResult => {
    const { name, stage, details } = summaryOf(context, row)
    const position = context.position(row)
    return html`<li>
      <button type="button" @click=${() => openCard(context, row)}>
        <span class="search-name">${name || (position === undefined ? '' : words.row(position + 1))}</span>
        ${stage === '' ? nothing : html`<span class="search-stage">${stage}</span>`}
        <span class="search-details">${details.join(' · ')}</span>
      </button>
    </li>`
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
            lookSoon()
          }}
        />
        <p class="card-hidden" role="status">${found === undefined ? '' : found.hits.length === 0 ? words.none(context.title()) : words.found(found.hits.length, found.more)}</p>
        ${
          found === undefined
            ? nothing
            : html`<section class="search-results" aria-label=${words.results} aria-busy=${timer === undefined ? 'false' : 'true'}>
                ${
                  found.hits.length === 0
                    ? html`<p>${words.none(context.title())}</p>`
                    : html`<ul>${found.hits.map(resultView)}</ul>
                        ${found.more ? html`<p>${words.found(found.hits.length, true)}</p>` : nothing}`
                }
              </section>`
        }
      </div>`,
      host,
    )
  }

  const focus = (): void => host.querySelector('input')?.focus()
  const stop = context.onChange(() => {
    index = undefined
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
