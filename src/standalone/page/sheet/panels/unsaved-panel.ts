import { html, render } from 'lit-html'
import { execCopy } from '../../shared/exec-copy.ts'
import type { Page } from '../control/page.ts'
import { refusalWords } from '../control/refusal-words.ts'
import type { Lost } from '../desk/edits.ts'

/** Typed texts that have no place any more: kept in sight, to be copied, until their author has done with them. */
export function openUnsavedPanel(page: Page, host: HTMLElement): void {
  const { words } = page
  let lost: readonly Lost[] = []
  let copied: Lost | undefined

  const why = (one: Lost): string => {
    switch (one.why) {
      case 'row-gone':
        return words.rowGone
      case 'tab-gone':
        return words.tabGone(one.tab.title)
      case 'unknown-place':
        return words.placeUnknown
      case 'refused':
        return one.refusal === undefined ? '' : refusalWords(words, one.tab, one.refusal)
    }
  }
  const textOf = ({ texts }: Lost): string =>
    texts.length === 1 ? (texts[0]?.text ?? '') : texts.map(({ header, text }) => `${header}\t${text}`).join('\n')

  const copy = (one: Lost, button: HTMLElement): void => {
    const area = document.createElement('textarea')
    area.value = textOf(one)
    host.append(area)
    area.select()
    const done = execCopy('copy')
    area.remove()
    button.focus()
    if (done) copied = one
    draw()
  }
  const drop = (one: Lost): void => {
    lost = lost.filter((other) => other !== one)
    draw()
    page.editor().focus()
  }
  const draw = (): void => {
    host.hidden = lost.length === 0
    render(
      html`<h2>${words.unsavedTitle}</h2>
        <ul>${lost.map(
          (one) => html`<li>
            <p>${why(one)} <small>${one.tab.title}</small></p>
            ${one.texts.slice(0, 8).map(({ header, text }) => html`<blockquote><small>${header}</small> ${text}</blockquote>`)}
            ${one.texts.length > 8 ? html`<p>${words.andMore}</p>` : ''}
            <button type="button" class="main" @click=${(event: Event) => copy(one, event.currentTarget as HTMLElement)}>
              ${copied === one ? words.copiedText : words.copyText}</button>
            <button type="button" @click=${() => drop(one)}>${words.dismiss}</button>
          </li>`,
        )}</ul>`,
      host,
    )
  }
  page.edits.lost.on((one) => {
    lost = [...lost, one]
    draw()
    page.say('refused', why(one))
  })
}
