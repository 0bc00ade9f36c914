import { describe, expect, it } from 'vitest'
import { readOptions } from '../../src/edge/options.ts'
import { wire } from '../../src/edge/wire.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Week } from '../../src/model/week.ts'

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64url')
const LINKS = { DAILY_CLEAR_LINK_KEYS: `a:${key(1)}`, DAILY_CLEAR_LINK_URL: 'https://desk.example.com/act' }
const wired = (env: Readonly<Record<string, string>>) =>
  wire(readOptions({ DAILY_CLEAR_SPREADSHEET: 'x', DAILY_CLEAR_LOG: 'silent', ...env })).lots?.pledge(
    '2026-W47' as Week,
  )

describe('what callbacks are drawn with', () => {
  it('is nothing without a key', () => {
    expect(wired({})).toBeUndefined()
    expect(wired({ DAILY_CLEAR_DRAW_KEY: '' })).toBeUndefined()
  })

  it('is the same as long as its key is, whatever links are signed with', () => {
    const own = wired({ DAILY_CLEAR_DRAW_KEY: key(2) })
    expect(own).toMatch(/^[0-9a-f]{64}$/)
    expect(wired({ ...LINKS, DAILY_CLEAR_DRAW_KEY: key(2) })).toBe(own)
  })

  it('follows from the first key of the links where none is said', () => {
    const derived = wired(LINKS)
    expect(derived).toBe(wired({ ...LINKS, DAILY_CLEAR_LINK_KEYS: `b:${key(1)},c:${key(3)}` }))
    expect(derived).not.toBe(wired({ ...LINKS, DAILY_CLEAR_LINK_KEYS: `c:${key(3)},b:${key(1)}` }))
    expect(derived).not.toBe(wired({ DAILY_CLEAR_DRAW_KEY: key(1) }))
  })

  it.each(['secret', `${key(1)}=`, key(1).slice(2), 'a:b'])('is not %j, and that is not repeated', (typed) => {
    const read = () => readOptions({ DAILY_CLEAR_DRAW_KEY: typed })
    expect(read).toThrow(Failure)
    expect(read).not.toThrow(typed)
  })
})
