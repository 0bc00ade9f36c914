import { expect, it } from 'vitest'
import type { CallbackWhy } from '../../../src/model/callback.ts'
import type { CaseNumber } from '../../../src/model/case-number.ts'
import { draw, type Finished, wanted } from '../../../src/rules/callbacks/draw.ts'

it.each<[number, number, number]>([
  [0, 0.3, 0],
  [1, 0.3, 1],
  [3, 0.3, 1],
  [4, 0.3, 2],
  [10, 0.3, 3],
  [11, 0.3, 4],
  // 0.55 × 100 is a little more than 55 in binary, 0.29 × 100 a little less.
  [100, 0.55, 55],
  [100, 0.29, 29],
  [7, 1, 7],
])('of %i cases at %d there are %i to call', (finished, share, expected) => {
  expect(wanted(finished, share)).toBe(expected)
})

const LETTERS: Readonly<Record<string, CallbackWhy>> = {
  m: 'mandatory',
  s: 'sampled',
  e: 'exempt',
  d: 'inDraw',
  p: 'passed',
}
const finished = (text: string): readonly Finished[] =>
  Array.from(text).flatMap((letter, index) => {
    const why = LETTERS[letter]
    return why === undefined ? [] : [{ number: `BX-20261121-${index}` as CaseNumber, cycle: 1, why }]
  })
/** The last comes first. */
const backwards = (number: CaseNumber): string => String(99 - Number(number.slice(12))).padStart(2, '0')

it.each<[string, string, number, readonly number[]]>([
  ['nothing', '', 0.3, []],
  ['the first case of a week', 'd', 0.3, [0]],
  ['one of three', 'ddd', 0.3, [2]],
  ['two of four', 'dddd', 0.3, [3, 2]],
  ['what was picked counts', 'dsdd', 0.3, [3]],
  ['what is mandatory counts', 'dmdmd', 0.3, []],
  ['what is exempt counts among the finished', 'deee', 0.3, [0]],
  ['and cannot be drawn', 'eeee', 0.3, []],
  ['what is passed neither', 'ppd', 0.3, [2]],
  ['as many as there are', 'ddeee', 1, [1, 0]],
  ['all', 'dddm', 1, [2, 1, 0]],
])('%s: %s at %d', (_, text, share, picked) => {
  const all = finished(text)
  expect(draw(all, share, backwards)).toEqual(picked.map((index) => all[index]))
})

it('without lots everything is picked that may be', () => {
  expect(draw(finished('dmesdpd'), 0.3, undefined)).toEqual(finished('d___d_d').filter(({ why }) => why === 'inDraw'))
})
