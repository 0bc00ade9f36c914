const LONGEST = 50
/** Controls, and characters that turn the direction of writing or cannot be seen: with them one name can look like another. */
const DECEIVING = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115F\u1160\u3164\uFFA0]/u

/**
 * A name as a person typed it, trimmed and composed, its blanks single; undefined for one that nobody may have: blank, longer
 * than fifty characters, or with characters that deceive the eye.
 */
export function personName(text: string): string | undefined {
  if (!text.isWellFormed()) return undefined
  const name = text
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim()
  return name === '' || Array.from(name).length > LONGEST || DECEIVING.test(name) ? undefined : name
}
