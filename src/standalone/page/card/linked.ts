import { html, nothing, type TemplateResult } from 'lit-html'
import { placeHash } from '../sheet/model/place-address.ts'
import { type CaseRow, type Cases, piecesOf } from './cases.ts'
import { columnFor, type Role } from './groups.ts'
import { summaryOf } from './search.ts'
import type { CardWords } from './words.ts'

/** What leads from a card to others. */
export type Links = {
  readonly cases: Cases
  /** Whether it is the row of this card itself. */
  readonly isHere: (row: CaseRow) => boolean
  readonly visit: (to: CaseRow) => void
}

/** A link to another card. With a key held it is a link like any other: a new tab of the browser shows the row. */
function linkTo(to: CaseRow, text: string, { visit }: Links): TemplateResult {
  const { register, row } = to
  const position = register.position(row)
  const href = placeHash({
    sheetId: register.sheetId(),
    ...(position === undefined ? {} : { cell: { row: position, column: 0 } }),
  })
  return html`<a class="card-link" href=${href} @click=${(event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    visit(to)
  }}>${text}</a>`
}

/** The text of a cell; the numbers in it that are those of other rows are links. */
export function linkedText(text: string, links: Links): TemplateResult {
  return html`${piecesOf(text).map((piece, index) => {
    const to = index % 2 === 1 ? links.cases.find(piece) : undefined
    return to === undefined || links.isHere(to) ? piece : linkTo(to, piece, links)
  })}`
}

/** What a field leads to whose text is the number of another row. */
export function linkUnder(text: string, links: Links, words: CardWords): TemplateResult | typeof nothing {
  const to = links.cases.find(text)
  return to === undefined || links.isHere(to)
    ? nothing
    : html`<p class="card-under">${linkTo(to, words.open(text.trim()), links)}</p>`
}

/** What was asked, and answered, in the order of a call. */
const ANSWERS = ['caller', 'calledAt', 'outcome', 'handled', 'satisfaction', 'suggestion'] as const satisfies Role[]

/** The callbacks of the case with this number, each with how it stands and what the customer answered. */
export function callbacksView(number: string, links: Links, words: CardWords): TemplateResult | typeof nothing {
  const calls = number === '' ? [] : links.cases.callbacksOf(number)
  if (calls.length === 0) return nothing
  return html`<section class="card-group">
    <h3>${words.callbacks}</h3>
    <ul class="card-callbacks">
      ${calls.map((call) => {
        const { register, row } = call
        const { name, stage } = summaryOf(register, row)
        const position = register.position(row)
        const shown = register.columns().filter(({ hidden }) => !hidden)
        const answers = ANSWERS.flatMap((role) => {
          const column = columnFor(shown, role)
          const text = column === undefined ? '' : register.cell(row, column.index).text.trim()
          return column === undefined || text === '' ? [] : [{ header: column.header, text }]
        })
        return html`<li>
          ${linkTo(call, name === '' ? words.row((position ?? 0) + 1) : name, links)}
          ${stage === '' ? nothing : html`<span class="card-stage">${stage}</span>`}
          ${
            answers.length === 0
              ? nothing
              : html`<dl class="card-standing">
                  ${answers.map(({ header, text }) => html`<div><dt>${header}</dt><dd>${text}</dd></div>`)}
                </dl>`
          }
        </li>`
      })}
    </ul>
  </section>`
}
