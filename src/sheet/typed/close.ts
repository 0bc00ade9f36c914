/** More than that is no help. */
const MOST = 5

/** Those words that differ from a typed one by one character: another, one more, one less, or two that changed places. */
export function* closeWords(typed: string, words: Iterable<string>): Generator<string> {
  for (const word of words) if (isClose(typed, word)) yield word
}

/** The first few of what may have been meant, each once, and not what was typed. */
export const offered = (words: Iterable<string>, typed: string): readonly string[] =>
  [...new Set(words)].filter((word) => word !== typed).slice(0, MOST)

function isClose(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length)
  const shorter = Math.min(one.length, other.length)
  if (longer - shorter > 1 || shorter < 2) return false
  let head = 0
  while (head < shorter && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  const left = longer - head - tail
  if (left !== 2 || longer !== shorter) return left === 1
  return one[head] === other[head + 1] && one[head + 1] === other[head]
}
