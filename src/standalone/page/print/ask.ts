import { html, nothing, render } from 'lit-html'
import type { PrintWords } from './words.ts'

/** Beyond this many rows whoever prints is told so. */
export const MANY = 2000

export type Asked = { readonly rows: number; readonly hasChoice: boolean; readonly withSystem: boolean }

/** Asks what to print. Resolves to undefined when nothing is to be printed after all. */
export function askWhat(
  asked: Asked,
  words: PrintWords,
  lang: string,
): Promise<{ readonly withSystem: boolean } | undefined> {
  const dialog = document.createElement('dialog')
  dialog.className = 'print-ask'
  dialog.lang = lang
  dialog.setAttribute('aria-labelledby', 'print-ask-title')
  render(
    html`<form method="dialog">
      <h2 id="print-ask-title">${words.title}</h2>
      <p>${words.rows(asked.rows)}</p>
      ${asked.rows > MANY ? html`<p class="print-warning">${words.many}</p>` : nothing}
      ${
        asked.hasChoice
          ? html`<label><input type="checkbox" name="system" ?checked=${asked.withSystem} /> ${words.withSystem}</label>`
          : nothing
      }
      <p class="print-buttons">
        <button type="submit" value="">${words.cancel}</button>
        <button type="submit" value="print" class="print-main" autofocus>${words.print}</button>
      </p>
    </form>`,
    dialog,
  )
  document.body.append(dialog)
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const box = dialog.querySelector('input')
      dialog.remove()
      resolve(dialog.returnValue === 'print' ? { withSystem: box?.checked ?? asked.withSystem } : undefined)
    })
    dialog.showModal()
  })
}
