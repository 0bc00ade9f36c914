import { describe, expect, it } from 'vitest'
import { type Claim, settleClaims } from '../../src/rules/claims.ts'

/** A row that was given the number, shows it, and is what it was. */
const held = (more: Partial<Claim> = {}): Claim => ({ row: 0, shows: true, holds: true, is: 9, was: 9, ...more })
/** One that was found to be a copy. */
const flagged = (more: Partial<Claim> = {}): Claim => held({ holds: false, ...more })
/** One that nobody has looked at yet, with a number that somebody typed. */
const typed = (more: Partial<Claim> = {}): Claim => ({
  row: 0,
  shows: true,
  holds: false,
  is: 9,
  was: undefined,
  ...more,
})

describe('whose number it is that several rows claim (R08)', () => {
  it.each<[string, readonly Claim[], string]>([
    ['one alone', [held()], 'own'],
    ['copied, nothing changed', [held(), held()], 'own copy'],
    ['copied twice', [held(), held(), held()], 'own copy copy'],
    ['copied below, another receipt', [held(), held({ is: 10 })], 'own new'],
    ['copied above, another receipt', [held({ is: 10 }), held()], 'new own'],
    ['copied below, the number cleared', [held(), held({ shows: false })], 'own new'],
    ['copied above, the number cleared', [held({ shows: false }), held()], 'new own'],
    [
      'copied, the case’s own number cleared and the copy changed',
      [held({ shows: false }), held({ is: 10 })],
      'own new',
    ],
    ['copied, its receipt cleared', [held(), held({ is: undefined })], 'own copy'],
    ['copied, the case’s own receipt cleared', [held({ is: undefined }), held()], 'copy own'],
    ['both corrected', [held({ is: 8 }), held({ is: 10 })], 'own new'],
    ['both cleared', [held({ shows: false }), held({ shows: false })], 'own new'],
    ['flagged before', [held(), flagged()], 'own copy'],
    ['flagged before, sorted above', [flagged(), held()], 'copy own'],
    ['flagged before, changed now', [held(), flagged({ is: 10 })], 'own new'],
    ['flagged before, the case corrected now', [held({ is: 8 }), flagged()], 'own copy'],
    ['flagged before, the case corrected now, sorted above', [flagged(), held({ is: 8 })], 'copy own'],
    ['both changed', [held({ is: 8 }), flagged({ is: 10 })], 'own new'],
    ['none holds it: typed twice', [typed(), typed()], 'own copy'],
    ['none holds it: typed for another receipt', [typed(), typed({ is: 10 })], 'own new'],
    ['typed above the case', [typed({ is: 10 }), held()], 'new own'],
    ['typed above the case, nothing else', [typed({ is: undefined }), held()], 'copy own'],
    [
      'callbacks, by the case that they are about',
      [held({ is: 'a', was: 'a' }), held({ is: 'b', was: 'a' })],
      'own new',
    ],
    ['nobody', [], ''],
  ])('%s', (_, claims, standings) => {
    const settled = settleClaims(claims.map((claim, row) => ({ ...claim, row: row + 1 })))
    expect([...settled.values()].join(' ')).toBe(standings)
    expect([...settled.keys()]).toEqual(claims.map((__, row) => row + 1))
  })
})
