import type { ExplainedDeadline } from '../../rules/explain-clock.ts'
import { deadlineLines, header, type Telling } from './deadline-lines.ts'
import { momentWord } from './time-words.ts'

/** A note is read beside its cell: so many lines and characters, and no more. */
const MOST_LINES = 12
const MOST_CHARACTERS = 600

/** The more there is to tell, the less of it is told, down to what does not shrink. */
const ROOMS = [
  { days: 6, pauses: 3, added: true },
  { days: 5, pauses: 2, added: true },
  { days: 4, pauses: 2, added: true },
  { days: 3, pauses: 2, added: true },
  { days: 3, pauses: 1, added: false },
] as const

/**
 * The note of a deadline's cell (R22): how it came about, in words that can be followed by hand. Holds nothing of the customer. Of
 * a promise there is none: the date is a person's own cell.
 */
export function deadlineNote(explained: ExplainedDeadline, telling: Telling): string {
  const title = `${header(telling, `${explained.clock}Due`)} ${momentWord(telling.zone, explained.due)}`
  let lines: readonly string[] = []
  for (const room of ROOMS) {
    lines = [title, ...deadlineLines(explained, telling, room)]
    if (lines.length <= MOST_LINES && lengthOf(lines) <= MOST_CHARACTERS) break
  }
  return shortened(lines).join('\n')
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0)

/** Longer than can be only with names and hours of odd length: their lines are cut, the first and the last stay whole. */
function shortened(lines: readonly string[]): readonly string[] {
  if (lengthOf(lines) <= MOST_CHARACTERS) return lines
  const [first, last] = [lines[0] ?? '', lines.at(-1) ?? '']
  const each = Math.floor((MOST_CHARACTERS - lengthOf([first, last])) / (lines.length - 2)) - 1
  return [first, ...lines.slice(1, -1).map((line) => cut(line, each)), last]
}

/** No character is cut through. */
const cut = (line: string, most: number): string =>
  line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
