/** The words of a text, each of which is written once and then known by its place: few are used, again and again. */
export interface WordList {
  /** A word's place in base 36; blank where there is none. */
  readonly place: (word: string | undefined) => string
  /** In the order in which they came. */
  readonly words: () => readonly string[]
}

export function wordList(): WordList {
  const places = new Map<string, string>()
  return {
    place(word) {
      if (word === undefined) return ''
      const known = places.get(word)
      if (known !== undefined) return known
      const place = places.size.toString(36)
      places.set(word, place)
      return place
    },
    words: () => [...places.keys()],
  }
}
