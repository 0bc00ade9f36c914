import fc from 'fast-check'
import { CompactSign, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { joseActionLinks, type LinkOptions } from '../../../src/adapters/jose/action-links.ts'
import { parseLinkKeys } from '../../../src/adapters/jose/link-keys.ts'
import { LINK_TARGETS, type LinkClaim } from '../../../src/model/action.ts'
import { type CaseNumber, draftId } from '../../../src/model/case-number.ts'
import { DAY, HOUR, type Instant, instant, MINUTE, SECOND } from '../../../src/model/instant.ts'
import { runs } from '../../property/runs.ts'

const NOW = instant(Date.parse('2026-11-22T09:00:00+08:00'))
const key = (id: string, fill = id.charCodeAt(0)) => ({ id, secret: new Uint8Array(32).fill(fill) })
const A = key('a')
const B = key('b')
let bytes = 0
const options: LinkOptions = {
  url: 'https://desk.example.com/act',
  keys: [A],
  ledger: 'the-ledger',
  days: 7,
  random: (length) => new Uint8Array(length).fill(++bytes),
}
const claim: Omit<LinkClaim, 'id'> = {
  target: 'acknowledge',
  number: 'TS-20261121-001' as CaseNumber,
  cycle: 2,
  mail: 'Wang.Fang@Example.com',
  levels: [1, 2],
}
const tokenOf = (address: string): string => new URL(address).searchParams.get('t') ?? ''
const signed = async (how: Partial<LinkOptions> = {}, said = claim, now: Instant = NOW): Promise<string> =>
  tokenOf(await joseActionLinks({ ...options, ...how }).sign(said, now))
const follow = (token: string, now: Instant = NOW, how: Partial<LinkOptions> = {}) =>
  joseActionLinks({ ...options, ...how }).follow(token, now)

/** A token with our own key, whatever it says. */
const saying = (payload: Record<string, unknown>, header: Record<string, unknown> = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'a', ...header }).sign(A.secret)
const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

describe('a link', () => {
  it.each(LINK_TARGETS)('to %s says what it was signed with', async (target) => {
    const said = { ...claim, target }
    expect(await follow(await signed({}, said))).toEqual({
      kind: 'good',
      at: NOW,
      claim: { ...said, mail: 'wang.fang@example.com', id: expect.stringMatching(/^[\w-]{12}$/) as string },
    })
  })

  it('may speak of a row that has no number yet, and of no levels', async () => {
    const said = { target: 'row', number: draftId('repair', 'r1x7'), cycle: 1, mail: 'a@b.cn' } as const
    expect(await follow(await signed({}, said))).toMatchObject({ kind: 'good', claim: said })
  })

  it('keeps what its address says already, and is short enough for a line of plain text', async () => {
    const address = await joseActionLinks({ ...options, url: 'https://x.example.com/f/act?site=a%20b' }).sign(
      claim,
      NOW,
    )
    expect(new URL(address).searchParams.get('site')).toBe('a b')
    expect(address.length).toBeLessThan(400)
  })

  it('is another one each time', async () => {
    expect(await signed()).not.toBe(await signed())
  })

  it.each([
    ['until its last day', 7 * DAY - 1, 'good'],
    ['while the clocks of two machines differ a little', 7 * DAY + 50 * SECOND, 'good'],
    ['not after it', 7 * DAY + 2 * MINUTE, 'expired'],
    ['nor a year later', 365 * DAY, 'expired'],
    ['before it was signed, by a clock that is behind', -HOUR, 'good'],
  ])('is good %s', async (_when, after, kind) => {
    expect(await follow(await signed(), instant(NOW + after))).toMatchObject({ kind })
  })

  it('that has expired says whose it was, for what, and since when', async () => {
    expect(await follow(await signed(), instant(NOW + 8 * DAY))).toMatchObject({
      kind: 'expired',
      claim: { number: 'TS-20261121-001', mail: 'wang.fang@example.com' },
      since: NOW + 7 * DAY,
    })
  })
})

describe('keys', () => {
  it('rotate: the first signs, the others are still taken, one that was taken out is not', async () => {
    const old = await signed({ keys: [A] })
    expect(await follow(old, NOW, { keys: [B, A] })).toMatchObject({ kind: 'good' })
    expect(await follow(old, NOW, { keys: [B] })).toEqual({ kind: 'altered' })
    const young = await signed({ keys: [B, A] })
    expect(await follow(young, NOW, { keys: [B] })).toMatchObject({ kind: 'good' })
    expect(await follow(young, NOW, { keys: [A] })).toEqual({ kind: 'altered' })
  })

  const secret = (byte: number, length = 32) => Buffer.alloc(length, byte).toString('base64url')
  it.each([
    ['one', `a:${secret(1)}`, ['a']],
    ['several, with blanks between', `2026-11:${secret(1)}, 2026-05:${secret(2)}`, ['2026-11', '2026-05']],
    ['none', '', undefined],
    ['a secret that is too short', `a:${secret(1, 16)}`, undefined],
    ['no id', secret(1), undefined],
    ['an id of other characters', `ä:${secret(1)}`, undefined],
    ['one id twice', `a:${secret(1)},a:${secret(2)}`, undefined],
    ['an empty one behind the last comma', `a:${secret(1)},`, undefined],
  ])('are read: %s', (_what, text, ids) => {
    expect(parseLinkKeys(text)?.map(({ id }) => id)).toEqual(ids)
  })
})

describe('what is not a link of ours', () => {
  const good = async () => payloadOf(await signed())
  const unsigned = async () => {
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'a' })).toString('base64url')
    return `${none}.${(await signed()).split('.')[1] ?? ''}.`
  }
  it.each<[string, () => Promise<string> | string]>([
    ['nothing', () => ''],
    ['words', () => 'hello'],
    ['three empty parts', () => '..'],
    ['NUL and quotes', () => '\u0000".\'.<'],
    ['emoji', () => '😀.😀.😀'],
    ['half a surrogate', () => '\uD83D.a.b'],
    ['a megabyte', () => 'a'.repeat(1_000_000)],
    ['a million dots', () => '.'.repeat(1_000_000)],
    ['no algorithm', unsigned],
    ['another key under our id', () => signed({ keys: [key('a', 99)] })],
    ['a key that nobody knows', () => signed({ keys: [key('z')] })],
    ['an id that every object has', async () => saying(await good(), { kid: '__proto__' })],
    ['no key named', async () => saying(await good(), { kid: undefined })],
    ['another algorithm with our key', async () => saying(await good(), { alg: 'HS512' }).catch(() => '')],
    ['another ledger', () => signed({ ledger: 'another-ledger' })],
    ['another maker', async () => saying({ ...(await good()), iss: 'somebody' })],
    ['no end', async () => saying({ ...(await good()), exp: undefined })],
    ['an end that is no time', async () => saying({ ...(await good()), exp: 'never' })],
    ['no person', async () => saying({ ...(await good()), sub: undefined })],
    ['no id', async () => saying({ ...(await good()), jti: undefined })],
    ['a target that is none', async () => saying({ ...(await good()), t: 'delete' })],
    ['a number of another form', async () => saying({ ...(await good()), n: '../../etc' })],
    ['round nought', async () => saying({ ...(await good()), c: 0 })],
    ['levels that are words', async () => saying({ ...(await good()), l: ['all'] })],
    ['expired, and of another shape', async () => saying({ ...(await good()), exp: 1, t: 'delete' })],
    [
      'our key on something else than claims',
      () =>
        new CompactSign(new TextEncoder().encode('[]')).setProtectedHeader({ alg: 'HS256', kid: 'a' }).sign(A.secret),
    ],
    ['one cut short', async () => (await signed()).slice(0, -1)],
    ['one with something behind', async () => `${await signed()}=`],
    ['one with a part more', async () => `${await signed()}.x`],
  ])('%s', async (_what, make) => {
    expect(await follow(await make())).toEqual({ kind: 'altered' })
  })

  it('is one in which any character is another', async () => {
    const token = await signed()
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: token.length - 1 }),
        fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ')),
        async (at, other) => {
          fc.pre(token[at] !== other)
          expect(await follow(token.slice(0, at) + other + token.slice(at + 1))).toEqual({ kind: 'altered' })
        },
      ),
      runs(300),
    )
  })

  it('is whatever anybody puts there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.base64String({ maxLength: 80 }), { maxLength: 5 }).map((parts) => parts.join('.')),
        async (text) => {
          expect(await follow(text)).toEqual({ kind: 'altered' })
        },
      ),
      runs(50),
    )
  })
})
