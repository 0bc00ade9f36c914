import { describe, expect, it } from 'vitest'
import { serviceError } from '../../src/adapters/google-sheets/service-error.ts'
import { SECOND } from '../../src/model/instant.ts'

describe('what the client throws', () => {
  const headers = (said: Readonly<Record<string, string>>) => ({ get: (name: string) => said[name] ?? null })
  it.each([
    [{ 'retry-after': '7' }, 7 * SECOND],
    [{ 'retry-after': 'Sat, 21 Nov 2026 01:00:30 GMT', date: 'Sat, 21 Nov 2026 01:00:00 GMT' }, 30 * SECOND],
    [{ 'retry-after': 'Sat, 21 Nov 2026 01:00:30 GMT' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '0' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{}, undefined],
  ])('%j asks to wait %s ms', (said, wait) => {
    expect(serviceError({ response: { status: 429, headers: headers(said) } }).retryAfter).toBe(wait)
  })

  it.each([
    ['<html><head><title>502 Bad\n  Gateway</title></head><body>nginx</body></html>', '502 Bad Gateway nginx'],
    ['x'.repeat(100_000), 'x'.repeat(300)],
    ['<'.repeat(1000), ''],
  ])('a page for a message is one short line', (message, line) => {
    expect(serviceError(Object.assign(new Error(message), { response: { status: 502 } })).message).toBe(line)
  })
})
