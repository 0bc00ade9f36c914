import { html, nothing, type TemplateResult } from 'lit-html'
import { keyed } from 'lit-html/directives/keyed.js'
import type { MailMessage } from '../../web/messages.ts'
import { mailPath } from './ask.ts'
import { PARTS, type Part, partOf, type State } from './state.ts'
import { fullTime } from './times.ts'
import type { MailboxWords } from './words.ts'

export type MailActions = {
  readonly close: () => void
  readonly step: (steps: number) => void
  readonly show: (part: Part) => void
}

/** The mail that is open, or what stands in its place. */
export function mailView(state: State, words: MailboxWords, actions: MailActions): TemplateResult {
  const { open } = state
  if (open === undefined)
    return html`<section class="mail" aria-label=${words.frame}>
      ${
        // What is there to choose from says it all, or the empty list does.
        state.mails.length === 0
          ? nothing
          : html`<div class="empty"><p>${words.choose}</p>${aboutView(state, words)}</div>`
      }
    </section>`
  const bar = html`<div class="bar">
    <button type="button" class="back" @click=${actions.close}>${words.back}</button>
    <span class="steps">
      <button type="button" aria-label=${words.previous} title=${words.previous} @click=${() => actions.step(-1)}>↑</button>
      <button type="button" aria-label=${words.next} title=${words.next} @click=${() => actions.step(1)}>↓</button>
    </span>
  </div>`
  if (typeof open.mail === 'string')
    return html`<section class="mail" aria-label=${words.frame} aria-busy=${open.mail === 'loading'}>
      ${bar}
      <p class="empty" role="status">${words[open.mail]}</p>
    </section>`
  const mail = open.mail
  return html`<section class="mail" aria-labelledby="mail-subject">
    ${bar}
    <header>
      <h2 id="mail-subject" tabindex="-1">${mail.subject}</h2>
      <dl>
        <div><dt>${words.to}</dt><dd>${mail.to.join(', ')}</dd></div>
        <div><dt>${words.from}</dt><dd>${mail.from}</dd></div>
        <div><dt>${words.at}</dt><dd>${fullTime(mail.at, state.timeZone)}</dd></div>
      </dl>
      ${mail.again === true ? html`<p class="again">${words.whyAgain}</p>` : nothing}
    </header>
    ${partsView(state, mail, words, actions)}
    ${attachmentsView(mail, words)}
  </section>`
}

/** What a newcomer wants to know of the mails. */
export const aboutView = ({ session }: State, words: MailboxWords): TemplateResult =>
  html`<h2>${words.aboutTitle}</h2>
    ${words.about.map((text) => html`<p>${text}</p>`)}
    ${session?.mail?.kind === 'server' ? nothing : html`<p>${words.stays}</p>`}`

function partsView(state: State, mail: MailMessage, words: MailboxWords, { show }: MailActions): TemplateResult {
  const parts = PARTS.filter((part) => part !== 'html' || mail.hasHtml)
  const shown = partOf(state, mail)
  const go = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = parts[(parts.indexOf(shown) + step + parts.length) % parts.length]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    show(next)
    document.getElementById(`part-${next}`)?.focus()
  }
  return html`<div class="parts" role="tablist" aria-label=${words.parts} @keydown=${go}>
      ${parts.map(
        (part) =>
          html`<button
            type="button"
            role="tab"
            id="part-${part}"
            aria-selected=${part === shown ? 'true' : 'false'}
            aria-controls="part"
            tabindex=${part === shown ? 0 : -1}
            @click=${() => show(part)}
          >
            ${words[part]}
          </button>`,
      )}
    </div>
    <div class="part" id="part" role="tabpanel" aria-labelledby="part-${shown}" tabindex=${shown === 'html' ? -1 : 0}>
      ${keyed(`${mail.name} ${shown}`, bodyView(mail, shown, words))}
    </div>`
}

/**
 * The mail's HTML stays in its frame: no scripts, no forms, no way to this page. The server says the same again by a policy
 * of its own. A new mail is a new frame, so that the browser's way back leads to mails and not through frames.
 */
function bodyView(mail: MailMessage, part: Part, words: MailboxWords): TemplateResult {
  switch (part) {
    case 'html':
      return html`<iframe
        title="${words.frame}: ${mail.subject}"
        src="${mailPath(mail.name)}/html"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
      ></iframe>`
    case 'text':
      return mail.text.trim() === ''
        ? html`<p class="empty">${words.noText}</p>`
        : html`<pre dir="auto">${linked(mail.text)}</pre>`
    case 'headers':
      return html`<table class="headers">
        ${mail.headers.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
      </table>`
  }
}

/** A text with its web addresses as links. */
function linked(text: string): readonly (string | TemplateResult)[] {
  return text.split(/(https?:\/\/[^\s<>"'，。；：）】」]+)/u).map((piece, index) => {
    if (index % 2 === 0) return piece
    // A full stop or bracket behind an address belongs to the sentence.
    const address = piece.replace(/[.,;:!?)\]]+$/, '')
    return html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>${piece.slice(address.length)}`
  })
}

const attachmentsView = ({ name, attachments }: MailMessage, words: MailboxWords): TemplateResult | typeof nothing =>
  attachments.length === 0
    ? nothing
    : html`<section class="attachments" aria-label=${words.attachments}>
        <h3>${words.attachments}</h3>
        <ul>
          ${attachments.map(
            ({ filename, type, size }, index) =>
              html`<li>
                <a href="${mailPath(name)}/attachments/${index}" download=${filename}>${filename || words.unnamed}</a>
                <span>${type} · ${words.size(size)}</span>
              </li>`,
          )}
        </ul>
      </section>`
