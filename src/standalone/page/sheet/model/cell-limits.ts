/** A cell holds no more, here as in the real service. */
export const MOST_CHARACTERS = 50_000

export const isTooLong = (text: string): boolean => text.length > MOST_CHARACTERS

/** Signs that nobody can see or type and that other programs choke on; line breaks and tabs stay. */
export const withoutControls = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
