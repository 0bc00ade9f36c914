import { describe, expect, it } from 'vitest'
import { afterTyping, type Timer } from '../../src/standalone/after-typing.ts'

/** Time that passes when it is told to, and what is to happen in it. */
function playedTime() {
  let now = 0
  const due = new Map<object, { readonly at: number; readonly call: () => void }>()
  const timer: Timer = {
    now: () => now,
    after(milliseconds, call) {
      const key = {}
      due.set(key, { at: now + milliseconds, call })
      return () => void due.delete(key)
    },
  }
  return {
    timer,
    pass: async (milliseconds: number) => {
      const end = now + milliseconds
      for (;;) {
        const [next] = [...due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)
        if (next === undefined) break
        now = next[1].at
        due.delete(next[0])
        next[1].call()
        await settled()
      }
      now = end
    },
  }
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

function typist({ lasting = false } = {}) {
  const time = playedTime()
  const sweeps: number[] = []
  let over: (() => void) | undefined
  const typing = afterTyping(() => {
    sweeps.push(time.timer.now())
    return lasting ? new Promise<void>((resolve) => (over = resolve)) : Promise.resolve()
  }, time.timer)
  return {
    ...time,
    sweeps,
    typing,
    end: async () => {
      over?.()
      await settled()
    },
  }
}

describe('after typing', () => {
  it('a sweep comes when nobody has changed anything for two seconds', async () => {
    const { typing, pass, sweeps } = typist()
    typing.typed()
    await pass(1999)
    expect(sweeps).toEqual([])
    await pass(1)
    expect(sweeps).toEqual([2000])
    await pass(60_000)
    expect(sweeps).toEqual([2000])
  })

  it('who keeps typing puts it off, by twenty seconds at most', async () => {
    const { typing, pass, sweeps } = typist()
    for (let n = 0; n < 30; n++) {
      typing.typed()
      await pass(1000)
    }
    expect(sweeps).toEqual([20_000])
    await pass(2000)
    expect(sweeps).toEqual([20_000, 31_000])
  })

  it('two never run at once: what is typed while one runs has the next', async () => {
    const { typing, pass, sweeps, end } = typist({ lasting: true })
    typing.typed()
    await pass(2000)
    typing.typed()
    await pass(10_000)
    expect(sweeps).toEqual([2000])
    await end()
    await pass(0)
    expect(sweeps).toEqual([2000, 12_000])
    await end()
    await pass(60_000)
    expect(sweeps).toHaveLength(2)
  })

  it('typing that goes on when a sweep ends is waited for', async () => {
    const { typing, pass, sweeps, end } = typist({ lasting: true })
    typing.typed()
    await pass(2000)
    await pass(5000)
    typing.typed()
    await end()
    await pass(1999)
    expect(sweeps).toEqual([2000])
    await pass(1)
    expect(sweeps).toEqual([2000, 9000])
  })

  it('nothing comes once it is closed', async () => {
    const { typing, pass, sweeps, end } = typist({ lasting: true })
    typing.typed()
    await pass(2000)
    typing.typed()
    typing.close()
    await end()
    typing.typed()
    await pass(60_000)
    expect(sweeps).toEqual([2000])
  })
})
