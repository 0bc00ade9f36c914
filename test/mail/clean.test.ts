import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bound, boundLines } from '../../src/mail/bound.ts'
import { cleanLine, cleanLines } from '../../src/mail/clean.ts'
import { hostile } from './support-hostile.ts'

// What may never be in a mail but line feeds between lines.
const UNFIT = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u

describe('a typed text, cleaned', () => {
  it.each([
    ['a\r\nb\rc\nd\u2028e\u0085f', 'a b c d e f'],
    ['  a \t\u3000 b  ', 'a b'],
    ['a\0b\x1bc\x7fd', 'abcd'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['\u2066hidden\u2069\u200F', 'hidden'],
    ['pass\u200Bword\uFEFF\u00AD', 'password'],
    ['a\ud800b', 'a\ufffdb'],
    ['13\u200d8\u200c12345678', '13812345678'],
    ['👩‍👩‍👧 家', '👩‍👩‍👧 家'],
    ['می‌خواهم', 'می‌خواهم'],
    [`z${'\u0335'.repeat(500)}`, `z${'\u0335'.repeat(4)}`],
    ['中文，full-width：１２３', '中文，full-width：１２３'],
    ['', ''],
  ])('%j → %j', (typed, shown) => expect(cleanLine(typed)).toBe(shown))

  it('as lines, without blank ones', () => {
    expect(cleanLines(' a \r\n\r\n\0\n b\u202E \u2029c')).toEqual(['a', 'b', 'c'])
  })

  it('is one fit line, whatever it was', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const line = cleanLine(typed)
        expect(line).not.toMatch(UNFIT)
        expect(line.isWellFormed()).toBe(true)
        expect(line).toBe(line.trim())
        expect(cleanLine(line)).toBe(line)
      }),
    )
  })

  it('is fit lines, whatever it was', () => {
    fc.assert(fc.property(hostile, (typed) => cleanLines(typed).forEach((line) => expect(line).not.toMatch(UNFIT))))
  })
})

describe('a bounded line', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one too many', 11, 'one too ma…'],
    ['家👩‍👩‍👧家', 8, '家…'],
    ['cut here  and', 11, 'cut here…'],
    ['👍🏽👍🏽👍🏽', 5, '👍🏽…'],
  ])('%j in %d', (line, most, shown) => expect(bound(line, most)).toBe(shown))

  it('is never longer, and never holds half a character', () => {
    fc.assert(
      fc.property(hostile.map(cleanLine), fc.integer({ min: 1, max: 60 }), (line, most) => {
        const shown = bound(line, most)
        expect(shown.length).toBeLessThanOrEqual(most)
        expect(shown.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('bounded lines', () => {
  const room = { lines: 3, characters: 10 }
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'c', 'more'],
    ],
    [
      ['12345', '67890', '1'],
      ['12345', '67890', 'more'],
    ],
    [
      ['12345', '678901'],
      ['12345', 'more'],
    ],
    [
      ['12345678901', 'b'],
      ['123456789…', 'more'],
    ],
    [[], []],
  ])('%j', (lines, shown) => expect(boundLines(lines, room, 'more')).toEqual(shown))
})
