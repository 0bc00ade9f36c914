import { html, nothing, type TemplateResult } from 'lit-html'
import type { CaseRow } from './cases.ts'
import type { CardContext, RowId, ViewColumn } from './context.ts'
import { changesOf, type Draft, theirs } from './draft.ts'
import { type FieldActions, fieldView } from './field-view.ts'
import { fieldOf } from './fields.ts'
import { cardColumns, columnFor, type Group } from './groups.ts'
import { callbacksView, type Links, linkedText, linkUnder } from './linked.ts'
import { summaryOf } from './search.ts'
import type { CardWords } from './words.ts'

/** What an open card shows besides the row itself. */
export type CardState = {
  readonly row: RowId
  readonly draft: Draft
  readonly refusals: ReadonlyMap<number, string>
  readonly saving: 'no' | 'now' | 'waiting' | 'done'
  /** What its reader wanted to do when changes were in the way. */
  readonly wants: 'nothing' | 'close' | 'next' | 'previous' | CaseRow
}

export type CardActions = FieldActions & {
  readonly links: Links
  readonly save: () => void
  readonly discard: () => void
  readonly close: () => void
  readonly step: (steps: -1 | 1) => void
  /** Answers what to do with the changes that are in the way. */
  readonly decide: (what: 'save' | 'discard' | 'stay') => void
}

/** The text that is edited in a cell. */
export function editedText(context: CardContext, row: RowId, column: number): string {
  const { text, edited } = context.cell(row, column)
  return edited ?? text
}

export function cardView(
  context: CardContext,
  state: CardState,
  words: CardWords,
  actions: CardActions,
): TemplateResult {
  const { row } = state
  const position = context.position(row)
  const columns = context.columns()
  const { system, groups } = cardColumns(columns)
  const { name, stage } = summaryOf(context, row)
  const title = name === '' ? words.row((position ?? 0) + 1) : name
  const number = columnFor(columns, 'number')
  const rows = context.rows()
  const at = rows.indexOf(row)
  return html`<form class="card" method="dialog" novalidate @submit=${(event: Event) => {
    event.preventDefault()
    actions.save()
  }} @keydown=${(event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
      event.preventDefault()
      actions.save()
    }
  }}>
    <header class="card-head">
      <div class="card-name"><h2 id="card-title" tabindex="-1" autofocus><span class="card-hidden">${words.card(context.title(), '')}</span>${title}</h2>
      ${stage === '' ? nothing : html`<span class="card-stage">${stage}</span>`}</div>
      <span class="card-steps">
        <button type="button" aria-label=${words.previous} title=${words.previous} ?disabled=${at <= 0} @click=${() => actions.step(-1)}>↑</button>
        <button type="button" aria-label=${words.next} title=${words.next} ?disabled=${at === -1 || at >= rows.length - 1} @click=${() => actions.step(1)}>↓</button>
        <button type="button" aria-label=${words.close} title=${words.close} @click=${actions.close}>✕</button>
      </span>
    </header>
    <div class="card-body">
      ${
        position === undefined
          ? html`<p class="card-check" role="alert">${words.gone}</p>`
          : html`${standingView(context, row, system, words, actions.links)}
            ${
              number === undefined || name === ''
                ? nothing
                : html`<p class="card-mails"><a href="/mail?search=${encodeURIComponent(name)}" target="_blank" rel="noopener">${words.mails}</a></p>`
            }
            ${callbacksView(name, actions.links, words)}
            ${groups.map((group) => groupView(context, state, group, words, actions))}`
      }
    </div>
    ${footView(context, state, words, actions)}
  </form>`
}

/** The message of the check column, then what the system says: deadlines with their colours. */
function standingView(
  context: CardContext,
  row: RowId,
  system: readonly ViewColumn[],
  words: CardWords,
  links: Links,
): TemplateResult {
  const check = columnFor(system, 'check')
  const problem = check === undefined ? '' : context.cell(row, check.index).text
  const apart = [check, columnFor(system, 'number'), columnFor(system, 'stage')]
  const lines = system.filter((column) => !apart.includes(column) && context.cell(row, column.index).text !== '')
  return html`${problem === '' ? nothing : html`<p class="card-check"><strong>${words.check}</strong> ${linkedText(problem, links)}</p>`}
    ${
      lines.length === 0
        ? nothing
        : html`<section class="card-group">
            <h3>${words.stands}</h3>
            <dl class="card-standing">
              ${lines.map((column) => {
                const { text, background } = context.cell(row, column.index)
                return html`<div .style=${background === undefined ? '' : `background:${background}`}>
                  <dt>${column.header}</dt>
                  <dd>${linkedText(text, links)}</dd>
                </div>`
              })}
            </dl>
          </section>`
    }`
}

function groupView(
  context: CardContext,
  { row, draft, refusals }: CardState,
  { name, columns }: Group,
  words: CardWords,
  actions: CardActions,
): TemplateResult {
  const title = name === undefined ? undefined : name === 'other' ? words.other : words.groups[name]
  const rare = columns.filter(({ folded }) => folded === true)
  const isUsed = ({ index }: ViewColumn): boolean =>
    draft.has(index) || refusals.has(index) || editedText(context, row, index) !== ''
  const field = (column: ViewColumn): TemplateResult => {
    const { index } = column
    const now = editedText(context, row, index)
    const { background, note } = context.cell(row, index)
    const view = fieldView(
      {
        column,
        field: fieldOf(column, context.choices(row, index), now),
        text: draft.get(index)?.text ?? now,
        isChanged: draft.has(index),
        refusal: refusals.get(index),
        theirs: theirs(draft, index, now),
        background,
        note,
      },
      words,
      actions,
    )
    return html`${view}${linkUnder(now, actions.links, words)}`
  }
  return html`<section class="card-group" role="group" aria-label=${title ?? nothing}>
    ${title === undefined ? nothing : html`<h3>${title}</h3>`}
    ${columns.filter(({ folded }) => folded !== true).map(field)}
    ${
      rare.length === 0
        ? nothing
        : html`<details class="card-rare" ?open=${rare.some(isUsed)}>
            <summary>${words.rare(rare.length)}<small>${rare.map(({ header }) => header).join(words.comma)}</small></summary>
            ${rare.map(field)}
          </details>`
    }
  </section>`
}

function footView(context: CardContext, state: CardState, words: CardWords, actions: CardActions): TemplateResult {
  const { draft, saving, refusals, row, wants } = state
  const count = changesOf(draft, (column) => editedText(context, row, column)).length
  if (wants !== 'nothing' && count > 0)
    return html`<footer class="card-foot card-asks" role="alertdialog" aria-labelledby="card-asks">
      <p id="card-asks">${words.unsaved}</p>
      <button type="button" class="card-main" @click=${() => actions.decide('save')}>${words.saveAndGo}</button>
      <button type="button" @click=${() => actions.decide('discard')}>${words.discardAndGo}</button>
      <button type="button" @click=${() => actions.decide('stay')}>${words.stay}</button>
    </footer>`
  const told =
    refusals.size > 0
      ? words.refused
      : saving === 'now'
        ? words.saving
        : saving === 'waiting'
          ? words.waiting
          : count > 0
            ? words.changed(count)
            : saving === 'done'
              ? words.saved
              : words.nothing
  return html`<footer class="card-foot">
    <p role="status">${told}</p>
    ${count === 0 ? nothing : html`<button type="button" @click=${actions.discard}>${words.discard}</button>`}
    <button type="submit" class="card-main" ?disabled=${count === 0 || saving === 'now'}>${words.save}</button>
  </footer>`
}
