import { html, render } from 'lit-html'
import type { ChangedCell, ChangeLine } from '../../../web/messages.ts'
import { unfold } from '../control/folds.ts'
import type { Page } from '../control/page.ts'
import { clockTime } from '../control/today.ts'
import { cellName } from '../model/a1.ts'
import type { Cell } from '../model/sight.ts'

export type ChangesPanel = {
  /** Who changed what; of one cell when it is given. */
  readonly show: (cell?: Cell) => void
  readonly close: () => void
  readonly isOpen: () => boolean
}

const PAGE = 50

export function openChangesPanel(page: Page, host: HTMLElement): ChangesPanel {
  const { words, desk } = page
  let lines: readonly ChangeLine[] = []
  let more = false
  let cell: Cell | undefined
  let whole = false
  let problem = ''

  async function read(before?: number): Promise<void> {
    const tab = page.tab()
    const query = new URLSearchParams({ limit: String(PAGE) })
    if (!whole && tab !== undefined) query.set('sheetId', String(tab.sheetId))
    if (cell !== undefined) {
      query.set('row', String(cell.row.index))
      query.set('column', String(cell.column.index))
    }
    if (before !== undefined) query.set('before', String(before))
    const outcome = await desk.api.desk<readonly ChangeLine[]>(`/changes?${query.toString()}`)
    problem = outcome.kind === 'done' ? '' : outcome.kind === 'refused' ? outcome.refusal.words : words.away
    if (outcome.kind === 'done') {
      lines = before === undefined ? outcome.data : [...lines, ...outcome.data]
      more = outcome.data.length === PAGE
    }
    draw()
  }

  const close = (): void => {
    host.hidden = true
    page.editor().focus()
    window.dispatchEvent(new Event('resize'))
  }

  const goTo = async ({ sheetId }: ChangeLine, { row, column }: ChangedCell): Promise<void> => {
    if (row === undefined) return
    await page.show(sheetId)
    const at = page.tab()?.rows[row]
    const of = page.tab()?.columns[column]
    unfold(page, of)
    const sight = page.sight()
    if (at === undefined || of === undefined || sight === undefined) return
    const place = { row: sight.rowAt.get(at) ?? -1, column: sight.columnAt.get(of) ?? -1 }
    if (place.row >= 0 && place.column >= 0) page.selectPlace(place)
    page.editor().focus()
  }

  const cellLine = (line: ChangeLine, one: ChangedCell) => html`<li>
    <button type="button" class="place" ?disabled=${one.row === undefined} @click=${() => void goTo(line, one)}>
      ${one.row === undefined ? words.goneRow : cellName(one.row, one.column)}</button>
    <span class="before">${one.before === '' ? words.blankText : one.before}</span>
    <span aria-label="→">→</span> <span class="after">${one.after === '' ? words.blankText : one.after}</span>
  </li>`

  const draw = (): unknown =>
    render(
      html`<header><h2>${cell === undefined ? words.changes : words.changesOf(page.nameOf(cell))}</h2>
          <button type="button" class="icon" aria-label=${words.close} @click=${close}>×</button></header>
        ${
          cell === undefined
            ? html`<label class="whole"><input type="checkbox" .checked=${whole} @change=${(event: Event) => {
                whole = (event.target as HTMLInputElement).checked
                void read()
              }}> ${words.allTabs}</label>`
            : ''
        }
        ${problem === '' ? '' : html`<p class="problem">${problem}</p>`}
        ${lines.length === 0 && problem === '' ? html`<p>${words.noChanges}</p>` : ''}
        <ol>${lines.map(
          (line) => html`<li>
            <p><strong>${line.person === '' ? words.nobody : line.person}</strong>
              <time>${clockTime(line.at, desk.workbook().timeZone)}</time></p>
            ${line.rowsAdded > 0 ? html`<p>${words.rowsAdded(line.rowsAdded)}</p>` : ''}
            ${line.rowsDeleted > 0 ? html`<p>${words.rowsDeleted(line.rowsDeleted)}</p>` : ''}
            <ul>${line.cells.slice(0, 12).map((one) => cellLine(line, one))}</ul>
            ${line.more === true || line.cells.length > 12 ? html`<p>${words.andMore}</p>` : ''}
          </li>`,
        )}</ol>
        ${more ? html`<button type="button" @click=${() => void read(lines.at(-1)?.change)}>${words.more}</button>` : ''}`,
      host,
    )

  host.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
  })
  desk.noticed.on(({ change }) => {
    if (!host.hidden && change !== undefined) void read()
  })
  page.shown.on(() => {
    if (host.hidden) return
    cell = undefined
    void read()
  })
  return {
    show: (of) => {
      cell = of
      host.hidden = false
      lines = []
      draw()
      window.dispatchEvent(new Event('resize'))
      host.querySelector<HTMLElement>('button')?.focus()
      void read()
    },
    close,
    isOpen: () => !host.hidden,
  }
}
