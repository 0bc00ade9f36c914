const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * At most `most` UTF-16 units of a line, `…` at the end where something was left out. Never cuts an emoji, a surrogate pair or a
 * letter from its accents.
 */
export function bound(line: string, most: number): string {
  if (line.length <= most) return line
  let kept = ''
  // A little more than fits is looked at, so that the last character is seen whole.
  for (const { segment } of characters.segment(line.slice(0, most + 64))) {
    if (kept.length + segment.length > most - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** How much of a longer text a mail shows. */
export interface Bounds {
  readonly lines: number
  readonly characters: number
}

/** As many whole lines as fit, then `more`; the first line is cut where even that is too long. */
export function boundLines(
  lines: readonly string[],
  { lines: most, characters: room }: Bounds,
  more: string,
): readonly string[] {
  const kept: string[] = []
  let left = room
  for (const line of lines) {
    if (kept.length === most || line.length > left) break
    kept.push(line)
    left -= line.length
  }
  if (kept.length === lines.length) return kept
  const [first] = lines
  return kept.length === 0 && first !== undefined ? [bound(first, room), more] : [...kept, more]
}
