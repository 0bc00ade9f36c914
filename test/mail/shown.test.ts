import { describe, expect, it } from 'vitest'
import { LONG, shownLine, shownLines } from '../../src/mail/shown.ts'

const PHONE = '13812345678'
/** Nobody sees it, and nothing of it is left when the text is cleaned. */
const unseen = (count: number): string => '\u200B'.repeat(count)

describe('a text too long to be looked at whole', () => {
  it.each(Array.from({ length: 16 }, (_, n) => 4_985 + n))(
    'shows no part of a phone number that it was cut within: at %i',
    (before) => {
      const typed = unseen(before) + PHONE + unseen(60_000)
      expect(shownLine(typed, 300)).not.toMatch(/\d{4}/)
      expect(shownLines(typed, LONG, 'more').join()).not.toMatch(/\d{4}/)
    },
  )

  it('nor of one that people wrote with blanks, nor of the own one in the midst of others', () => {
    const spaced = Array.from(PHONE).join(' - ')
    for (let before = 4_950; before < 5_000; before++) {
      expect(shownLine(unseen(before) + spaced + unseen(60_000), 300)).not.toMatch(/\d/)
      expect(shownLine(`${unseen(before)}88886666${unseen(60_000)}`, 300, '88886666')).not.toMatch(/\d{5}/)
    }
  })

  it('says that there is more, though nothing of it is to be seen', () => {
    expect(shownLine(unseen(6_000), 60)).toBe('…')
    expect(shownLines(unseen(6_000), LONG, 'more')).toEqual(['more'])
    expect(shownLines(`${'甲'.repeat(300)}${unseen(6_000)}`, LONG, 'more')).toEqual(['甲'.repeat(100), 'more'])
  })

  it.each([0, 1])('is not cut within a character: %i', (odd) => {
    const shown = shownLine(`${'a'.repeat(odd)}${'👍'.repeat(150)}a${unseen(6_000)}`, 300)
    expect(shown).toMatch(/👍…$/u)
    expect(shown.isWellFormed()).toBe(true)
  })

  it('looks the same as a shorter one as far as it is shown', () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => `line ${n} ${PHONE}`)
    const [short, long] = [lines.slice(0, 100), lines].map((some) => some.join('\n'))
    expect(shownLines(long ?? '', LONG, 'more')).toEqual(shownLines(short ?? '', LONG, 'more'))
    expect(shownLine(long ?? '', 60)).toBe(shownLine(short ?? '', 60))
  })
})
