import { describe, expect, it } from 'vitest'
import { hostnameOf, isLoopback } from '../../../src/standalone/web/access/loopback.ts'
import { personName } from '../../../src/standalone/web/access/person-name.ts'
import { hashPassphrase, isPassphrase } from '../../../src/standalone/web/access/scrypt.ts'

describe('a name', () => {
  it.each([
    ['王芳', '王芳'],
    ['  Wang \u3000 Fang\u00A0', 'Wang Fang'],
    ["O'Neill-李 3", "O'Neill-李 3"],
    ['e\u0301', 'é'],
    ['𠮷'.repeat(50), '𠮷'.repeat(50)],
    ['𠮷'.repeat(51), undefined],
    ['', undefined],
    [' \t ', undefined],
    ['a\nb', undefined],
    ['a\u0000b', undefined],
    ['a\u202Eb', undefined],
    ['a\u2066b', undefined],
    ['a\u200Bb', undefined],
    ['\u3164', undefined],
    ['\uD800', undefined],
  ])('%j is %j', (text, expected) => expect(personName(text)).toBe(expected))
})

describe('a host', () => {
  it.each(['localhost', '127.0.0.1', '127.255.0.9', '::1'])('%s is this machine', (host) =>
    expect(isLoopback(host)).toBe(true),
  )
  it.each(['0.0.0.0', '::', '192.168.1.5', 'localhost.evil', '128.0.0.1', '', 'desk.local', '::2'])(
    '%j is not this machine alone',
    (host) => expect(isLoopback(host)).toBe(false),
  )
  it.each([
    ['localhost:8710', 'localhost'],
    ['[::1]:8710', '::1'],
    ['Desk.Office', 'desk.office'],
    ['a b', undefined],
    ['user@host', undefined],
    ['host/path', undefined],
    ['', undefined],
  ])('%j is called %j', (host, expected) => expect(hostnameOf(host)).toBe(expected))
})

describe('a passphrase', () => {
  it('is known again, also when it was composed otherwise, and by nothing else', async () => {
    const kept = await hashPassphrase('caf\u00E9 noir')
    expect(await isPassphrase('cafe\u0301 noir', kept)).toBe(true)
    expect(await isPassphrase('cafe noir', kept)).toBe(false)
    expect((await hashPassphrase('caf\u00E9 noir')).hash).not.toBe(kept.hash)
  })
})
