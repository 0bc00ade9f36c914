import { html, nothing, type TemplateResult } from 'lit-html'
import type { ChartTable } from './chart-data.ts'
import type { Drawing } from './option.ts'
import type { ChartWords } from './words.ts'

/** Rows of a chart's table that a page is willing to hold. */
const MOST_ROWS = 500

/** One chart with what stands in for it where it cannot be seen. */
export function figureTemplate(
  drawing: Drawing,
  words: ChartWords,
  size: { readonly width: number; readonly height: number },
): TemplateResult {
  if (drawing.kind === 'not-drawn') return html`<p class="chart-sentence">${drawing.sentence}</p>`
  return html`<figure class="chart">
    <div
      class="chart-canvas"
      role="img"
      aria-label=${drawing.description}
      .style=${`width:${size.width}px;height:${size.height}px`}
    ></div>
    <details class="chart-data">
      <summary>${words.data}<span class="chart-hidden"> · ${drawing.title}</span></summary>
      <div class="chart-data-scroll" tabindex="0" role="region" aria-label="${words.data} · ${drawing.title}">
        ${tableTemplate(drawing.title, drawing.table, words)}
      </div>
    </details>
  </figure>`
}

function tableTemplate(title: string, { domain, lines }: ChartTable, words: ChartWords): TemplateResult {
  const shown = domain.points.slice(0, MOST_ROWS)
  const rest = domain.points.length - shown.length
  return html`<table>
    <caption class="chart-hidden">${title}</caption>
    <thead>
      <tr>
        <th scope="col">${domain.name || words.category}</th>
        ${lines.map(({ name }) => html`<th scope="col" class="chart-number">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${shown.map(
        ({ text }, index) =>
          html`<tr>
            <th scope="row">${text}</th>
            ${lines.map(({ points }) => html`<td class="chart-number">${points[index]?.text ?? ''}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>${rest > 0 ? html`<p>${words.more(rest)}</p>` : nothing}`
}
