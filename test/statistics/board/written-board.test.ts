import { describe, expect, it } from 'vitest'
import { type Instant, instant, MINUTE } from '../../../src/model/instant.ts'
import {
  isOutdated,
  isTooEarly,
  parseWritten,
  printWritten,
  refusedAt,
  type WrittenBoard,
} from '../../../src/statistics/board/written-board.ts'
import { sh } from '../../support/desk.ts'

const at = sh('2026-11-20 09:00')
const known: WrittenBoard = { at, until: sh('2026-11-20 11:00'), print: 'k2f' }
const after = (minutes: number): Instant => instant(at + minutes * MINUTE)

describe('what is remembered of the board', () => {
  it('is read back as it was written', () => {
    expect(parseWritten(printWritten(known))).toEqual(known)
  })

  it.each([
    undefined,
    '',
    ' ',
    'yesterday tomorrow k2f',
    '2026-11-20T01:00:00.000Z',
    '2026-11-20T01:00:00.000Z 2026-11-20T03:00:00.000Z',
    '2026-11-20T01:00:00.000Z 2026-11-20T03:00:00.000Z k2f more',
    '2026-13-45T01:00:00.000Z 2026-11-20T03:00:00.000Z k2f',
    '=NOW() 2026-11-20T03:00:00.000Z k2f',
    '\0'.repeat(50_000),
  ])('is not known where somebody typed over it: %j', (text) => {
    expect(parseWritten(text)).toBeUndefined()
  })
})

describe('when a board is written', () => {
  it.each<[name: string, known: WrittenBoard | undefined, now: Instant, print: string, isWritten: boolean]>([
    ['where none was ever', undefined, at, 'k2f', true],
    ['not within a minute, whatever has changed', known, instant(after(1) - 1), 'other', false],
    ['after a minute, where something has changed', known, after(1), 'other', true],
    ['not after a minute, where nothing has', known, after(1), 'k2f', false],
    ['when time alone makes another', known, known.until, 'k2f', true],
    ['not a moment before', known, instant(known.until - 1), 'k2f', false],
    ['not while the clock is a little behind', known, after(-9), 'other', false],
    ['where it was written far ahead of time', known, after(-11), 'k2f', true],
    ['not within an hour of one that could not be written', refusedAt(at), after(59), 'k2f', false],
    ['but then', refusedAt(at), after(60), 'k2f', true],
  ])('%s', (_, before, now, print, isWritten) => {
    expect(!isTooEarly(before, now) && isOutdated(before, print, now)).toBe(isWritten)
  })
})
