import { html, nothing, type TemplateResult } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import type { ViewColumn } from './context.ts'
import { type Field, wallText } from './fields.ts'
import type { CardWords } from './words.ts'

/** One cell as a field of the card, with what there is to say about it. */
export type FieldState = {
  readonly column: ViewColumn
  readonly field: Field
  readonly text: string
  readonly isChanged: boolean
  /** Why the server did not take what was typed. */
  readonly refusal: string | undefined
  /** What somebody else wrote meanwhile. */
  readonly theirs: string | undefined
  readonly background: string | undefined
  /** What is noted at the cell. */
  readonly note: string | undefined
}

export type FieldActions = {
  readonly type: (column: number, text: string) => void
  readonly takeTheirs: (column: number) => void
  readonly timeZone: string
}

export function fieldView(state: FieldState, words: CardWords, actions: FieldActions): TemplateResult {
  const { column, refusal, theirs, note } = state
  const id = `card-${column.index}`
  const about = [
    ...(column.help === undefined ? [] : [`${id}-help`]),
    ...(note === undefined ? [] : [`${id}-note`]),
    ...(refusal === undefined && theirs === undefined ? [] : [`${id}-problem`]),
  ]
  return html`<div class=${state.isChanged ? 'card-field changed' : 'card-field'}>
    <label for=${id}>${column.header}</label>
    <div class="card-input">
      ${inputView(id, state, about.join(' ') || undefined, words, actions)}
      ${column.help === undefined ? nothing : html`<p id="${id}-help" class="card-help">${column.help}</p>`}
      ${note === undefined ? nothing : html`<p id="${id}-note" class="card-note">${note}</p>`}
      ${
        refusal === undefined && theirs === undefined
          ? nothing
          : html`<p id="${id}-problem" class="card-refusal" role="alert">
              ${refusal ?? words.changedMeanwhile(theirs === '' ? words.blank : (theirs ?? ''))}
              ${
                theirs === undefined
                  ? nothing
                  : html`<button type="button" @click=${() => actions.takeTheirs(column.index)}>${words.takeTheirs}</button>`
              }
            </p>`
      }
    </div>
  </div>`
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function inputView(
  id: string,
  { column, field, text, refusal, background }: FieldState,
  about: string | undefined,
  words: CardWords,
  { type, timeZone }: FieldActions,
): TemplateResult {
  const typed = (event: Event): void => type(column.index, (event.currentTarget as Control).value)
  const described = about ?? nothing
  const invalid = refusal === undefined ? nothing : 'true'
  const colour = background === undefined ? '' : `background:${background}`
  switch (field.kind) {
    case 'lines':
      return html`<textarea id=${id} rows="3" .style=${colour} aria-describedby=${described} aria-invalid=${invalid} .value=${live(text)} @input=${typed}></textarea>`
    case 'select':
      return html`<select id=${id} .style=${colour} aria-describedby=${described} aria-invalid=${invalid} .value=${live(text)} @change=${typed}>
        <option value="" ?selected=${text === ''}></option>
        ${field.options.map((option) => html`<option value=${option} ?selected=${option === text}>${option}</option>`)}
      </select>`
    case 'time':
      return html`<div class="card-time">
        <input id=${id} type="text" inputmode="text" autocomplete="off" placeholder=${words.timeHint} .style=${colour}
          aria-describedby=${described} aria-invalid=${invalid} .value=${live(text)} @input=${typed} />
        <button type="button" aria-label=${words.nowFor(column.header)} @click=${() => type(column.index, wallText(Date.now(), timeZone))}>
          ${words.now}
        </button>
      </div>`
    case 'suggest':
      return html`<input id=${id} type="text" list="${id}-list" autocomplete="off" .style=${colour} aria-describedby=${described}
          aria-invalid=${invalid} .value=${live(text)} @input=${typed} />
        <datalist id="${id}-list">${field.options.map((option) => html`<option value=${option}></option>`)}</datalist>`
    case 'line':
      return html`<input id=${id} type="text" inputmode=${field.mode} autocomplete="off" .style=${colour}
        aria-describedby=${described} aria-invalid=${invalid} .value=${live(text)} @input=${typed} />`
  }
}
