import type { Column, Row } from './tab.ts'

export type CellWrite = { readonly row: Row; readonly column: Column; readonly text: string }

/** Cells of neighbouring rows and columns that can be written as one range. */
export type Block = {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly texts: readonly (readonly string[])[]
}

/** Gathers writes into as few rectangles as lines of equal columns allow. A cell written twice has its last text. */
export function rectangles(cells: readonly CellWrite[]): readonly Block[] {
  const lines = new Map<Row, Map<Column, string>>()
  for (const { row, column, text } of cells) {
    let line = lines.get(row)
    line ??= new Map<Column, string>()
    lines.set(row, line)
    line.set(column, text)
  }
  const blocks: { rows: Row[]; columns: Column[]; texts: string[][] }[] = []
  let open: typeof blocks = []
  const ordered = [...lines].sort(([a], [b]) => a.index - b.index)
  for (const [row, line] of ordered) {
    const parts = columnParts([...line].sort(([a], [b]) => a.index - b.index))
    const fits =
      open.length === parts.length &&
      open.every((block, i) => {
        const part = parts[i]
        return (
          block.rows.at(-1)?.index === row.index - 1 &&
          block.columns[0] === part?.columns[0] &&
          block.columns.length === part?.columns.length
        )
      })
    if (!fits) {
      open = parts.map(({ columns }) => ({ rows: [], columns, texts: [] }))
      blocks.push(...open)
    }
    for (const [i, block] of open.entries()) {
      block.rows.push(row)
      block.texts.push(parts[i]?.texts ?? [])
    }
  }
  return blocks
}

function columnParts(line: readonly (readonly [Column, string])[]): { columns: Column[]; texts: string[] }[] {
  const parts: { columns: Column[]; texts: string[] }[] = []
  for (const [column, text] of line) {
    const open = parts.at(-1)
    if (open !== undefined && (open.columns.at(-1)?.index ?? -2) + 1 === column.index) {
      open.columns.push(column)
      open.texts.push(text)
    } else parts.push({ columns: [column], texts: [text] })
  }
  return parts
}
