/** What was typed on a card and not saved, by column: the text, and what stood in the cell when the typing began. */
export type Draft = ReadonlyMap<number, { readonly text: string; readonly before: string }>

/** A card's draft after something was typed. Typing back what stands there takes the change away. */
export function typed(draft: Draft, column: number, text: string, now: string): Draft {
  const next = new Map(draft)
  if (text === now) next.delete(column)
  else next.set(column, { text, before: draft.get(column)?.before ?? now })
  return next
}

/** What saving writes: only what differs from what stands in the sheet now. */
export const changesOf = (
  draft: Draft,
  now: (column: number) => string,
): readonly { readonly column: number; readonly text: string }[] =>
  [...draft].flatMap(([column, { text }]) => (text === now(column) ? [] : [{ column, text }]))

/** What somebody else wrote into a cell while it was typed into here; undefined when nobody did. */
export function theirs(draft: Draft, column: number, now: string): string | undefined {
  const mine = draft.get(column)
  return mine === undefined || mine.before === now || mine.text === now ? undefined : now
}

/** A draft without some columns. */
export const without = (draft: Draft, columns: readonly number[]): Draft =>
  new Map([...draft].filter(([column]) => !columns.includes(column)))

/** A draft after somebody else's text was seen and passed over: it will be written over. */
export function seen(draft: Draft, column: number, now: string): Draft {
  const mine = draft.get(column)
  return mine === undefined ? draft : new Map(draft).set(column, { ...mine, before: now })
}
