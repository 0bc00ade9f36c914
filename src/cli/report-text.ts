import type { ReportCell, ReportTab } from '../model/report-tab.ts'

/** A report tab as lines for the terminal, formatted as the sheet shows it. */
export const reportText = ({ rows }: ReportTab): string =>
  rows
    .map((row) => row.map(cellText).join('  ').trimEnd())
    .join('\n')
    .trimEnd()

function cellText(cell: ReportCell): string {
  if (cell === null || typeof cell !== 'object') return String(cell ?? '')
  const { value, look } = cell
  if (typeof value !== 'number') return value ?? ''
  if (look === 'share' || look === 'total-share') return `${(value * 100).toFixed(1)}%`
  return look === 'hours' || look === 'total-hours' ? value.toFixed(1) : String(value)
}
