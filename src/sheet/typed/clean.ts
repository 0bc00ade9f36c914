/** What cannot be seen and means nothing in a cell: zero width, marks of direction, the choice of an emoji's look. */
const UNSEEN = /[\p{Cf}\uFE0E\uFE0F]+/gu
/** Dashes of every kind that a keyboard, a word processor or an input method makes of `-`. */
const DASHES = /[‐-―−﹣ー]/g

/** A typed text without what keyboards add to it: full-width as half-width, one kind of dash, nothing unseen, no blanks around it. */
export const clean = (text: string): string => text.normalize('NFKC').replace(UNSEEN, '').replace(DASHES, '-').trim()
