/** Blocks of cells as text, in the form that Excel, WPS and Google Sheets share. */

/** Tab-separated lines; a cell with a tab, a line break or a quote at its begin is quoted, its quotes doubled. */
export const toTsv = (block: readonly (readonly string[])[]): string =>
  block.map((row) => row.map(quoted).join('\t')).join('\r\n')

const quoted = (text: string): string => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Reads what `toTsv` and the spreadsheet programs write. One line end at the very end belongs to the last row. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const row = rows.at(-1) as string[]
    if (text[at] === '"') {
      const cell = quotedAt(text, at)
      if (cell !== undefined) {
        row.push(cell.text)
        at = cell.end
      } else at = plain(text, at, row)
    } else at = plain(text, at, row)
    const mark = text[at]
    if (mark === undefined) break
    if (mark === '\t') {
      at++
      continue
    }
    at += mark === '\r' && text[at + 1] === '\n' ? 2 : 1
    if (at >= text.length) break
    rows.push([])
  }
  return rows
}

/** A cell in quotes; undefined when the quote is part of plain text. */
function quotedAt(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return undefined
    if (text[quote + 1] === '"') {
      at = quote + 2
      continue
    }
    const end = quote + 1
    const after = text[end]
    if (after !== undefined && !'\t\r\n'.includes(after)) return undefined
    return {
      text: text
        .slice(start + 1, quote)
        .replaceAll('""', '"')
        .replaceAll('\r\n', '\n'),
      end,
    }
  }
}

function plain(text: string, start: number, row: string[]): number {
  let end = start
  while (end < text.length && !'\t\r\n'.includes(text[end] as string)) end++
  row.push(text.slice(start, end))
  return end
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c)

/** A table for programs that prefer HTML; texts stay texts there (no `0755` that becomes 755). `mark` tells the page its own. */
export const toHtml = (block: readonly (readonly string[])[], mark: string): string =>
  `<meta charset="utf-8"><table data-daily-clear="${escapeHtml(mark)}">${block
    .map(
      (row) =>
        `<tr>${row
          .map((text) => {
            const asText = /^0\d|^\d{12,}$/.test(text) ? ` style="mso-number-format:'\\@'"` : ''
            return `<td${asText}>${escapeHtml(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')}</td>`
          })
          .join('')}</tr>`,
    )
    .join('')}</table>`

/** What a table cell of somebody's HTML is, once the browser has parsed it. */
export type HtmlCell = { readonly text: string; readonly rowSpan: number; readonly columnSpan: number }

/** Lays out the cells of a table, spans as blanks beside and below. */
export function layOut(rows: readonly (readonly HtmlCell[])[]): string[][] {
  const block: string[][] = rows.map(() => [])
  for (const [r, cells] of rows.entries()) {
    let c = 0
    for (const { text, rowSpan, columnSpan } of cells) {
      while (block[r]?.[c] !== undefined) c++
      for (let down = 0; down < Math.min(rowSpan, rows.length - r); down++)
        for (let right = 0; right < columnSpan; right++)
          (block[r + down] as string[])[c + right] = down === 0 && right === 0 ? text : ''
      c += columnSpan
    }
  }
  const width = block.reduce((n, row) => Math.max(n, row.length), 0)
  return block.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''))
}
