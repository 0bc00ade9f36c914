import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeNote, ourNote } from '../../src/model/cell-note.ts'
import { runs } from './runs.ts'

const language = fc.constantFrom('zh', 'en')
const ours = fc
  .tuple(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 4 }), language)
  .map(([sentences, of]) => ourNote(sentences, of))
/** What people write holds no words in our marks. */
const theirs = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '已核对', '【', '日清')), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('】', ''))

it('whatever people wrote into a note stands there as before once our words are gone', () => {
  fc.assert(
    fc.property(theirs, fc.array(ours, { minLength: 1, maxLength: 3 }), (note, added) => {
      const merged = added.reduce<string>((present, one) => mergeNote(present, one), note)
      expect(merged).toBe(note === '' ? added.at(-1) : `${added.at(-1) ?? ''}\n${note}`)
      expect(mergeNote(merged, '')).toBe(note)
    }),
    runs(400),
  )
})

it('what people write around our words, on lines of their own or not, stays in its order', () => {
  fc.assert(
    fc.property(theirs, theirs, ours, ours, (before, after, first, second) => {
      const present = before + first + after
      expect(mergeNote(present, first)).toBe(present)
      expect(mergeNote(present, second)).toBe(before + second + after)
      const letters = (text: string) => text.replaceAll('\n', '')
      expect(letters(mergeNote(present, ''))).toBe(letters(before + after))
    }),
    runs(400),
  )
})
