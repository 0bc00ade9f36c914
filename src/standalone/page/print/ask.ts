import { html, nothing, render } from 'lit-html'
import { type Part, partsOf } from './parts.ts'
import type { PrintWords } from './words.ts'

export type Asked = { readonly rows: number; readonly hasChoice: boolean; readonly withSystem: boolean }

export type Choice = { readonly withSystem: boolean; readonly part: Part }

/**
 * Asks what to print, and stays with a word while that is made ready. Resolves to undefined when nothing is to be printed
 * after all.
 */
export function askWhat(
  asked: Asked,
  words: PrintWords,
  lang: string,
  prepare: (choice: Choice) => Promise<void>,
): Promise<Choice | undefined> {
  const parts = partsOf(asked.rows)
  const dialog = document.createElement('dialog')
  dialog.className = 'print-ask'
  dialog.lang = lang
  dialog.setAttribute('aria-labelledby', 'print-ask-title')
  const choice = (form: HTMLFormElement): Choice => {
    const data = new FormData(form)
    // The newest rows stand at the end.
    const part = parts[Number(data.get('part') ?? parts.length - 1)] ?? { from: 0, to: asked.rows }
    return { part, withSystem: asked.hasChoice ? data.has('system') : asked.withSystem }
  }
  const draw = (isPreparing: boolean, submit: (form: HTMLFormElement) => void): void => {
    render(
      html`<form
        method="dialog"
        @submit=${(event: SubmitEvent) => {
          if ((event.submitter as HTMLButtonElement | null)?.value !== 'print') return
          event.preventDefault()
          if (!isPreparing) submit(event.currentTarget as HTMLFormElement)
        }}
      >
        <h2 id="print-ask-title">${words.title}</h2>
        <p>${words.rows(asked.rows)}</p>
        ${
          parts.length > 1
            ? html`<p class="print-warning">${words.many}</p>
              <label
                >${words.part}
                <select name="part">
                  ${parts.map(
                    ({ from, to }, index) =>
                      html`<option value=${index} ?selected=${index === parts.length - 1}>${words.rowsFromTo(from + 1, to)}</option>`,
                  )}
                </select></label
              >`
            : nothing
        }
        ${
          asked.hasChoice
            ? html`<label><input type="checkbox" name="system" ?checked=${asked.withSystem} /> ${words.withSystem}</label>`
            : nothing
        }
        <p class="print-wait" role="status">${isPreparing ? words.preparing : ''}</p>
        <p class="print-buttons">
          <button type="submit" value="">${words.cancel}</button>
          <button type="submit" value="print" class="print-main" autofocus aria-disabled=${isPreparing ? 'true' : nothing}>${words.print}</button>
        </p>
      </form>`,
      dialog,
    )
  }
  document.body.append(dialog)
  return new Promise((resolve) => {
    let chosen: Choice | undefined
    draw(false, (form) => {
      const wanted = choice(form)
      draw(true, () => undefined)
      void prepare(wanted).then(() => {
        // Whoever has closed it meanwhile prints nothing.
        if (!dialog.open) return
        chosen = wanted
        dialog.close()
      })
    })
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(chosen)
    })
    dialog.showModal()
  })
}
