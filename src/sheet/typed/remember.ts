/** Longer texts are rare, and would fill the memory. */
const LONGEST = 100

/**
 * A reader that remembers what it has read: the same few names and words stand in thousands of rows. Of different texts it keeps
 * `most` at once.
 */
export function remember<T extends object | string>(most: number, read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = read(text)
    if (text.length > LONGEST) return found
    if (known.size >= most) known.clear()
    known.set(text, found)
    return found
  }
}
