import { describe, expect, it } from 'vitest'
import { drawKeyFrom, parseDrawKey } from '../../../src/adapters/hmac/draw-key.ts'
import { hmacLots, lotOf, pledgeOf } from '../../../src/adapters/hmac/lots.ts'
import { keyFromLinks, lotsOf } from '../../../src/edge/lots.ts'
import type { CaseNumber } from '../../../src/model/case-number.ts'
import type { Week } from '../../../src/model/week.ts'

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const text = (fill: number): string => Buffer.from(key(fill)).toString('base64url')
const week = (number: number): Week => `2026-W${number}` as Week
const number = 'BX-20261121-001' as CaseNumber

describe('the lots of a ledger', () => {
  const lots = hmacLots(key(1), 'the-ledger')
  it('are what openssl makes of the secret that is published', () => {
    // printf %s '2026-W47 BX-20261121-001 1' | openssl dgst -sha256 -hmac secret; printf %s secret | openssl dgst -sha256
    expect(lotOf('secret', week(47), number, 1)).toBe(
      'b3d93da2ca91fb88570e4157e658b79a5305d475858b564419ace8bad2c44ae9',
    )
    expect(pledgeOf('secret')).toBe('2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b')
    expect(lots.lot(week(47), number, 2)).toBe(lotOf(lots.secret(week(47)), week(47), number, 2))
    expect(lots.pledge(week(47))).toBe(pledgeOf(lots.secret(week(47))))
  })

  it.each<[string, string]>([
    ['another week', lots.secret(week(48))],
    ['another ledger', hmacLots(key(1), 'the-other').secret(week(47))],
    ['another key', hmacLots(key(2), 'the-ledger').secret(week(47))],
  ])('of %s have another secret', (_, secret) => {
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(secret).not.toBe(lots.secret(week(47)))
  })

  it('are others for another cycle, and the same when they are asked again', () => {
    expect(lots.lot(week(47), number, 1)).not.toBe(lots.lot(week(47), number, 2))
    expect(hmacLots(key(1), 'the-ledger').lot(week(47), number, 1)).toBe(lots.lot(week(47), number, 1))
  })
})

it.each<[string, string, boolean]>([
  ['32 bytes', text(3), true],
  ['fewer', text(3).slice(4), false],
  ['more', `${text(3)}AAAA`, false],
  ['base64', `${text(3).slice(0, -1)}+`, false],
  ['with its padding', `${text(3)}=`, false],
  ['nothing', '', false],
  ['words', 'correct horse battery staple', false],
])('a key of %s', (_, typed, isKey) => {
  expect(parseDrawKey(typed) !== undefined).toBe(isKey)
})

describe('the key of a deployment', () => {
  const pledge = (drawKey?: string, linkKeys?: string) => lotsOf({ drawKey, linkKeys }, 'x')?.pledge(week(47))
  it.each<[string, string | undefined, string | undefined]>([
    ['is its own', pledge(text(5), `a:${text(6)}`), hmacLots(key(5), 'x').pledge(week(47))],
    [
      'else follows from the first of the links’',
      pledge(undefined, `a:${text(6)},b:${text(7)}`),
      pledge(drawKeyFrom(key(6))),
    ],
    ['and not from their names', pledge(undefined, `a:${text(6)}`), pledge(undefined, `b:${text(6)}`)],
    [
      'as the one that is said for a desk that does not run',
      pledge(keyFromLinks(`a:${text(6)}`)),
      pledge(undefined, `a:${text(6)}`),
    ],
    ['or there is none', pledge(), undefined],
  ])('%s', (_, one, other) => {
    expect(one).toBe(other)
  })

  it('is not the one that signs links', () => {
    expect(pledge(undefined, `a:${text(6)}`)).not.toBe(pledge(text(6)))
  })
})
