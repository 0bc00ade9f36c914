/** A cell holds 50,000 characters. */
const LONGEST_PIECE = 40_000

/** A long text in pieces that fit into a cell each; none for a blank one. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = start + LONGEST_PIECE
    // No character is cut through.
    const isCut = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')
    pieces.push(text.slice(start, isCut ? end - 1 : end))
    start = isCut ? end - 1 : end
  }
  return pieces
}
