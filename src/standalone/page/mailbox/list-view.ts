import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { MailLine } from '../../web/messages.ts'
import { aboutView } from './mail-view.ts'
import { type State, threadsIn } from './state.ts'
import type { Thread } from './threads.ts'
import { fullTime, shortTime } from './times.ts'
import type { MailboxWords } from './words.ts'

export type ListActions = {
  readonly choose: (to: string | undefined) => void
  readonly search: (text: string) => void
  readonly open: (name: string) => void
  readonly older: () => void
}

/** Everybody who ever got a mail, with how many. */
export function recipientsView(state: State, words: MailboxWords, { choose }: ListActions): TemplateResult {
  const line = (to: string | undefined, label: string, count: number | undefined) =>
    html`<li>
      <button type="button" aria-current=${state.to === to ? 'true' : nothing} @click=${() => choose(to)}>
        <span class="address">${label}</span>${count === undefined ? nothing : html`<span class="count">${count}</span>`}
      </button>
    </li>`
  return html`<nav class="recipients" aria-label=${words.recipients}>
    <h2>${words.recipients}</h2>
    <ul>
      ${line(undefined, words.everybody, undefined)}
      ${state.recipients.map(({ address, count }) => line(address, address, count))}
    </ul>
    <select
      aria-label=${words.recipients}
      @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value || undefined)}
    >
      <option value="" .selected=${state.to === undefined}>${words.everybody}</option>
      ${state.recipients.map(
        ({ address, count }) =>
          html`<option value=${address} .selected=${state.to === address}>${address} (${count})</option>`,
      )}
    </select>
  </nav>`
}

/** The threads, newest first. One mail of the list takes the tab key; up and down go from it to the others. */
export function listView(state: State, words: MailboxWords, now: number, actions: ListActions): TemplateResult {
  const threads = threadsIn(state)
  const all = threads.flatMap(({ mails }) => mails)
  const stop = all.find(({ name }) => name === state.open?.name) ?? all[0]
  return html`<section class="list" aria-label=${words.mails}>
    <div class="find">
      <input
        type="search"
        .value=${state.search}
        placeholder=${words.search}
        aria-label=${words.search}
        @input=${(event: Event) => actions.search((event.currentTarget as HTMLInputElement).value)}
      />
    </div>
    <div class="scroll">
      ${threads.length === 0 ? emptyView(state, words) : nothing}
      <ol class="threads">
        ${repeat(
          threads,
          ({ id }) => id,
          (thread) => threadView(thread, state, words, now, stop, actions),
        )}
      </ol>
      ${state.more ? html`<button type="button" class="older" @click=${actions.older}>${words.older}</button>` : nothing}
      ${threads.length === 0 || state.more ? nothing : html`<div class="empty about">${aboutView(state, words)}</div>`}
    </div>
  </section>`
}

function threadView(
  { mails }: Thread,
  state: State,
  words: MailboxWords,
  now: number,
  stop: MailLine | undefined,
  actions: ListActions,
): TemplateResult {
  const lines = repeat(
    mails,
    ({ name }) => name,
    (mail) => {
      const isUnread = !state.read.has(mail.name)
      return html`<li>
        <a
          href="#${mail.name}"
          data-name=${mail.name}
          class=${isUnread ? 'unread' : ''}
          tabindex=${mail === stop ? 0 : -1}
          aria-current=${mail.name === state.open?.name ? 'true' : nothing}
          @click=${(event: MouseEvent) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            actions.open(mail.name)
          }}
        >
          ${isUnread ? html`<span class="hidden">${words.unread}</span>` : nothing}
          <span class="subject">${mail.subject}</span>
          <span class="who">${mail.again === true ? html`<strong>${words.again}</strong> ` : nothing}${mail.to.join(', ')}</span>
          <time datetime=${new Date(mail.at).toISOString()} title=${fullTime(mail.at, state.timeZone)}>${shortTime(mail.at, now, state.timeZone)}</time>
        </a>
      </li>`
    },
  )
  return mails.length === 1
    ? html`<li class="thread"><ol>${lines}</ol></li>`
    : html`<li class="thread several"><p class="gathered">${words.threadOf(mails.length)}</p><ol>${lines}</ol></li>`
}

function emptyView(state: State, words: MailboxWords): TemplateResult {
  if (!state.loaded) return html`<p class="empty">${words.loading}</p>`
  if (state.search.trim() !== '') return html`<p class="empty">${words.nothingFound(state.search.trim())}</p>`
  if (state.to !== undefined) return html`<p class="empty">${words.noneFor(state.to)}</p>`
  if (state.session?.mail?.kind === 'server') return html`<p class="empty">${words.emptyServer}</p>`
  return html`<div class="empty">
    <h2>${words.emptyTitle}</h2>
    ${words.empty.map((text) => html`<p>${text}</p>`)}
  </div>`
}
