/** Longer texts say no more about the matter. */
const LOOKED_AT = 400

/** The pairs of neighbouring Chinese characters of a text, and its Latin words. */
function featuresOf(text: string): ReadonlySet<string> {
  const plain = text.slice(0, LOOKED_AT).normalize('NFKC').toLowerCase()
  const found = new Set<string>(plain.match(/[a-z0-9]+/g) ?? [])
  for (const run of plain.match(/\p{Script=Han}+/gu) ?? [])
    for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2))
  return found
}

/** How much two texts are about one matter, from 0 to 1: the same whichever comes first. */
export function textLikeness(one: string, other: string): number {
  const [first, second] = [featuresOf(one), featuresOf(other)]
  if (first.size + second.size === 0) return one === other ? 1 : 0
  return (2 * first.intersection(second).size) / (first.size + second.size)
}
