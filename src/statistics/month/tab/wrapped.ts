/** Pixels of a letter on the page: of a Chinese one, and of any other. */
const WIDE = 13.5
const NARROW = 8
const MAY_END = /[\s，。；：、）」”]/u

/**
 * A text in lines of so many pixels at most, for a row of a tab each: cells there run on over blank ones, and do not wrap. Lines end at
 * blanks and punctuation where there are any, and cut no character through.
 */
export function wrapped(text: string, pixels: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  let width = 0
  for (const letter of text) {
    const next = width + pixelsOf(letter)
    if (next <= pixels || current === '') {
      current += letter
      width = next
      continue
    }
    const end = lastEnd(current)
    lines.push(current.slice(0, end).trimEnd())
    current = current.slice(end).trimStart() + letter
    width = widthOf(current)
  }
  return [...lines, current.trimEnd()]
}

/** A text as far as so many pixels reach, with a sign for what was left out. */
export function within(text: string, pixels: number): string {
  if (widthOf(text) <= pixels) return text
  let beginning = ''
  let width = WIDE
  for (const letter of text) {
    width += pixelsOf(letter)
    if (width > pixels) break
    beginning += letter
  }
  return `${beginning}…`
}

const pixelsOf = (letter: string): number => (letter > '⺀' ? WIDE : NARROW)

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += pixelsOf(letter)
  return width
}

/** Where a line is cut: behind its last blank or mark in the second half, else at its end. */
function lastEnd(line: string): number {
  for (let at = line.length; at > line.length / 2; at--) if (MAY_END.test(line[at - 1] ?? '')) return at
  return line.length
}
