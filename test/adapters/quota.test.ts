import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotaOf } from '../../src/adapters/google-sheets/quota.ts'
import { MINUTE, SECOND } from '../../src/model/instant.ts'
import { runs } from '../property/runs.ts'

/** A quota on a clock that stands until it is moved; what sleeps wakes in order of time. */
function quotaDesk(perMinute: number) {
  let now = 0
  const sleeping: { readonly at: number; readonly wake: () => void }[] = []
  const quota = quotaOf({
    perMinute,
    now: () => now,
    sleep: (milliseconds) => new Promise((wake) => sleeping.push({ at: now + milliseconds, wake })),
  })
  return {
    ...quota,
    now: () => now,
    /** Lets time pass, and whatever was waited for happen. */
    async pass(milliseconds: number): Promise<void> {
      const end = now + milliseconds
      for (;;) {
        await new Promise(setImmediate)
        const next = sleeping.toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > end) break
        sleeping.splice(sleeping.indexOf(next), 1)
        now = next.at
        next.wake()
      }
      now = end
    },
  }
}

describe('a quota', () => {
  it('gives in any minute no more turns than there are, to whoever asked first, and none too late', async () => {
    const asking = fc.record({
      after: fc.integer({ min: 0, max: 20 * SECOND }),
      patience: fc.constantFrom(0, 5 * SECOND, MINUTE, 3 * MINUTE, Infinity),
    })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(asking, { maxLength: 40 }), async (most, asked) => {
        const desk = quotaDesk(most)
        const turns: { readonly asked: number; readonly index: number; readonly at: number }[] = []
        let refused = 0
        for (const [index, { after, patience }] of asked.entries()) {
          await desk.pass(after)
          const begun = desk.now()
          void desk.take('read', patience).then((isGiven) => {
            if (!isGiven) {
              refused++
              expect(desk.now()).toBe(begun)
            } else turns.push({ asked: begun, index, at: desk.now() })
            if (isGiven) expect(desk.now() - begun).toBeLessThanOrEqual(patience)
          })
        }
        await desk.pass(3600 * SECOND)
        expect(turns.length + refused).toBe(asked.length)
        expect(turns.map(({ index }) => index)).toEqual(turns.map(({ index }) => index).toSorted((a, b) => a - b))
        for (const { at } of turns)
          expect(turns.filter((other) => other.at >= at && other.at <= at + MINUTE).length).toBeLessThanOrEqual(most)
        // Nobody waits who need not.
        for (const [place, { asked: begun, at }] of turns.entries())
          if (at > begun)
            expect(turns.slice(0, place).filter((other) => other.at >= at - 61 * SECOND).length).toBeGreaterThanOrEqual(
              most,
            )
      }),
      runs(200),
    )
  })

  it('counts reads and writes apart', async () => {
    const desk = quotaDesk(1)
    expect(await desk.take('read', 0)).toBe(true)
    expect(await desk.take('write', 0)).toBe(true)
    expect(await desk.take('read', 0)).toBe(false)
    expect(await desk.take('write', 0)).toBe(false)
  })

  it('that is held gives nobody a turn until then, and takes no shorter hold for the longer', async () => {
    const desk = quotaDesk(60)
    desk.hold('read', 30 * SECOND)
    desk.hold('read', 5 * SECOND)
    expect(await desk.take('read', 29 * SECOND)).toBe(false)
    expect(await desk.take('write', 0)).toBe(true)
    const turn = desk.take('read', 30 * SECOND)
    await desk.pass(30 * SECOND)
    expect(await turn).toBe(true)
    expect(await desk.take('read', 0)).toBe(true)
  })
})
