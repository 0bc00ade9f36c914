/**
 * Phone numbers as a mail or a note may show them (R28): it is read by several people, so none is ever whole. A mobile keeps its first
 * three and last four digits, every other number loses its last four; what is shorter or longer than a phone number shows less.
 */

const MOBILE = /^(?:00)?(?:86)?0?(1[3-9]\d{9})$/
/** The longest number there is (E.164); more digits than that are several numbers without anything between. */
const LONGEST = 15
/** A field holds a number or two; what is beyond that is not shown. */
const MOST = 48

const DIGIT = /\p{Nd}/gu

/** Masks a phone field. Several numbers, parted by `/`, `、`, `,` or `;`, are masked each. Whatever was typed, no number is whole. */
export function maskPhone(typed: string): string {
  const parts = typed.normalize('NFKC').split(/[/、,;，；\n]+/)
  return parts
    .map((part) => maskOne(part.trim().slice(0, MOST)))
    .filter((part) => part !== '')
    .slice(0, 3)
    .join(' / ')
}

function maskOne(part: string): string {
  if (part === '') return ''
  const digits = (part.match(DIGIT) ?? []).join('')
  const mobile = MOBILE.exec(digits)?.[1]
  if (mobile !== undefined && !/\p{L}/u.test(part)) return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
  // Without digits it is a name on some service, or a number in words.
  if (digits === '') return '****'
  const kept = digits.length > LONGEST ? 3 : Math.min(Math.max(digits.length - 4, 0), 8)
  let seen = 0
  return part.replace(DIGIT, (digit) => (seen++ < kept ? digit : '*'))
}

const D = '[0-9０-９]'
/** What people put between digits. */
const GAP = '[\\s\\-–—.·()（）]{0,3}'
const FREE = new RegExp(
  [
    `(?<!${D})(?:[+＋]?${GAP}[8８]${GAP}[6６]${GAP})?[1１]${GAP}[3-9３-９](?:${GAP}${D}){9}(?!${D})`,
    `(?<!${D})[0０]${D}{2,3}(?:${GAP}${D}){7,8}(?!${D})`,
    `[+＋](?:${GAP}${D}){8,15}`,
  ].join('|'),
  'g',
)

/** A pattern that finds these digits however they are written. */
const written = (digits: string): RegExp => {
  const each = Array.from(digits, (digit) => `[${digit}${String.fromCharCode(digit.charCodeAt(0) + 0xfee0)}]`)
  return new RegExp(each.join(GAP), 'g')
}

/**
 * Masks what looks like a phone number in running text: Chinese mobiles, numbers with an area code, numbers with `+`. `own` is the
 * row's own phone: its numbers are found also where they do not look like one. Dates, room and case numbers stay.
 */
export function maskPhonesIn(text: string, own = ''): string {
  let masked = text
  for (const part of own
    .normalize('NFKC')
    .slice(0, 200)
    .split(/[/、,;，；\n转]+/)) {
    const digits = part.replaceAll(/\D/g, '')
    if (digits.length >= 7) masked = masked.replace(written(digits.slice(0, 40)), maskPhone)
  }
  return masked.replace(FREE, maskPhone)
}
