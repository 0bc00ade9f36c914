/** What cannot be seen: marks of direction, zero width, the choice of an emoji's look, a key around a digit. */
const UNSEEN = /[\p{Cf}\p{Co}\uFE00-\uFE0F\u20E3]+/gu
/** All but tab and line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is typed may have them.
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]+/g
/** Letters and digits of other widths and faces, and what stands in addresses and numbers. */
const OTHER_FACES = /[０-９Ａ-Ｚａ-ｚ＠．＋＃＿\u{1D400}-\u{1D7FF}]|(?![0-9])\p{Nd}/gu

/**
 * A text as it is looked through, and as it is kept: what is typed to look like a letter or a digit is one, and nothing stands between
 * them that cannot be seen. Chinese marks stay as they are.
 */
export const tidied = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(UNSEEN, '')
    .replace(OTHER_FACES, (face) => asciiOf(face))

function asciiOf(face: string): string {
  const plain = face.normalize('NFKC')
  if (/^[\u0021-\u007E]$/.test(plain)) return plain
  if (!/^\p{Nd}$/u.test(plain)) return face
  // Decimal digits stand in tens, each from its zero on.
  const code = plain.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}
