import type { Problem } from '../model/problem.ts'

/**
 * Which cells of a row are wrong, as the text of a hidden cell that the colours look into: `|phone|room!|`, with an exclamation
 * mark where the row cannot be accepted; undefined where none is.
 */
export function marksOf(problems: readonly Problem[]): string | undefined {
  const worst = new Map<string, boolean>()
  for (const { column, severity } of problems) worst.set(column, worst.get(column) === true || severity === 'blocks')
  if (worst.size === 0) return undefined
  return `|${[...worst].map(([column, blocks]) => (blocks ? `${column}!` : column)).join('|')}|`
}
