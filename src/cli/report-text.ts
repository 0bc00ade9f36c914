import { formatWall } from '../calendar/format.ts'
import { serialToWall } from '../calendar/serial.ts'
import type { Language } from '../model/language.ts'
import type { ReportCell, ReportTab } from '../model/report-tab.ts'

/** A report tab as lines for the terminal, formatted as the sheet shows it, without the blank rows that charts lie over. */
export const reportText = ({ rows }: ReportTab): string =>
  rows
    .map((row) => row.map(cellText).join('  ').trimEnd())
    .filter((line, at, lines) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .trimEnd()

function cellText(cell: ReportCell): string {
  if (cell === null || typeof cell !== 'object') return String(cell ?? '')
  const { value, look = 'text' } = cell
  if (typeof value !== 'number') return value ?? ''
  if (look === 'moment') {
    const wall = serialToWall(value)
    return wall === undefined ? String(value) : formatWall(wall)
  }
  const sign = look.startsWith('change') && value > 0 ? '+' : ''
  if (look.endsWith('share')) return `${sign}${(value * 100).toFixed(1)}%`
  return sign + (look.endsWith('hours') ? value.toFixed(1) : String(value))
}

/** That a tab was written. */
export const wrote = (title: string, language: Language): string =>
  language === 'zh' ? `已写入“${title}”` : `Wrote "${title}"`
