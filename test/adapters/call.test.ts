import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { googleSheetsLedger } from '../../src/adapters/google-sheets/ledger.ts'
import { type Quota, quotaOf } from '../../src/adapters/google-sheets/quota.ts'
import { failureText } from '../../src/edge/failure-text.ts'
import { Failure } from '../../src/model/failure.ts'
import { type Instant, instant, SECOND } from '../../src/model/instant.ts'
import type { Change, Version } from '../../src/ports/ledger.ts'
import type { Fault } from '../../src/standalone/sheets-server/index.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

const START = instant(Date.parse('2026-11-21T09:00:00+08:00'))

/** A desk whose calls go wrong as told once `fault` is set, and a ledger at it with a clock that only waiting moves. */
async function openDesk(server: Parameters<typeof openSheetsDesk>[0] = {}) {
  const faults: (Fault | undefined)[] = []
  let always: Fault | undefined
  const sheets = await openSheetsDesk({ ...server, faults: () => faults.shift() ?? always })
  await sheets.ledger.setUp('zh')
  const waits: number[] = []
  let now: number = START
  const context = {
    spreadsheetId: sheets.spreadsheetId,
    address: 'sheets.example.com',
    log: silent,
    now: () => instant(now),
    sleep: (milliseconds: number) => {
      waits.push(milliseconds)
      now += milliseconds
      return Promise.resolve()
    },
    random: () => 0.5,
    tries: 4,
  }
  return {
    ...sheets,
    waits,
    context,
    ledgerWith: (quota?: Quota) => googleSheetsLedger(sheets.client, { ...context, quota }),
    ledger: googleSheetsLedger(sheets.client, context),
    /** The next calls go wrong, one after the other. */
    spoil: (...next: (Fault | undefined)[]) => void faults.push(...next),
    spoilAll: (fault: Fault) => {
      always = fault
    },
    mend: () => {
      faults.length = 0
      waits.length = 0
      always = undefined
    },
    after: (milliseconds: number): Instant => instant(now + milliseconds),
  }
}

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.mend())
afterAll(() => desk.close())

const reasonOf = async (made: Promise<unknown>) => {
  const thrown: unknown = await made.then(
    () => undefined,
    (failure: unknown) => failure,
  )
  if (!(thrown instanceof Failure)) throw new Error('no failure', { cause: thrown })
  return thrown.reason
}

const JITTERED = 1.5 * SECOND

const passing: readonly (readonly [string, Fault, number])[] = [
  ['429 that does not say for how long', { status: 429 }, JITTERED],
  ['429 with a header', { status: 429, retryAfter: { in: 'header', seconds: 7 } }, 7 * SECOND],
  ['429 with a detail', { status: 429, retryAfter: { in: 'details', seconds: 3.5 } }, 3.5 * SECOND],
  ['503 with a header', { status: 503, retryAfter: { in: 'header', seconds: 2 } }, 2 * SECOND],
  ['408', { status: 408 }, JITTERED],
  ['500', { status: 500 }, JITTERED],
  ['503', { status: 503 }, JITTERED],
  ['a connection cut before', { cut: 'before' }, JITTERED],
  ['a connection cut after', { cut: 'after' }, JITTERED],
  ['half of the answer, whole to all appearance', { answer: 'half' }, JITTERED],
  ['half of the answer, and a cut', { answer: 'amid' }, JITTERED],
  ['an answer with nothing in it', { answer: 'empty' }, JITTERED],
  ['a page in place of the answer', { answer: 'html' }, JITTERED],
]

describe('a call that goes wrong once', () => {
  it.each(passing)('%s: a read is made again', async (_name, fault, wait) => {
    const before = await desk.ledger.read()
    desk.spoil(fault)
    expect(await desk.ledger.read()).toEqual(before)
    expect(desk.waits).toEqual([wait])
  })

  it.each(passing)('%s: a commit is made once', async (_name, fault, wait) => {
    const state = await desk.ledger.read()
    const rows = state.tables.get('complaint')?.rows ?? []
    const version = `after ${state.version}` as Version
    const change: Change = { kind: 'append', tab: 'complaint', rows: [['x']] }
    // After the look where the tabs are.
    desk.spoil(undefined, fault)
    expect((await desk.ledger.commit(state, version, [change])).kind).toBe('committed')
    expect(desk.waits).toEqual([wait])
    const after = await desk.ledger.read()
    expect(after.version).toBe(version)
    expect(after.tables.get('complaint')?.rows).toEqual([...rows, ['x']])
  })
})

describe('a call that goes wrong each time', () => {
  it.each([
    [{ status: 429 }, { kind: 'sheets-quota' }, '限额', 'quota'],
    [{ status: 503 }, { kind: 'sheets-unreachable' }, '连不上', 'does not answer'],
    [{ cut: 'before' }, { kind: 'sheets-unreachable' }, '连不上', 'does not answer'],
    [{ answer: 'half' }, { kind: 'sheets-unreachable', fault: 'half' }, '不完整', 'cut short'],
    [{ answer: 'html' }, { kind: 'sheets-unreachable', fault: 'half' }, '不完整', 'cut short'],
    [{ answer: 'empty' }, { kind: 'sheets-unreachable', fault: 'half' }, '不完整', 'cut short'],
  ] as const satisfies readonly (readonly [Fault, object, string, string])[])(
    '%j is tried as often as said, and told in words',
    async (fault, failure, zh, en) => {
      const calls = desk.calls.length
      desk.spoilAll(fault)
      const reason = await reasonOf(desk.ledger.read())
      expect(reason).toMatchObject(failure)
      expect(desk.calls.length - calls).toBe(4)
      expect(desk.waits).toEqual([1.5, 2.5, 4.5].map((seconds) => seconds * SECOND))
      expect(failureText(reason, 'zh')).toContain(zh)
      expect(failureText(reason, 'en')).toContain(en)
    },
  )

  it('is not repeated for longer than anybody waits where the service asks for an hour', async () => {
    desk.spoilAll({ status: 503, retryAfter: { in: 'header', seconds: 3600 } })
    expect(await reasonOf(desk.ledger.read())).toMatchObject({ kind: 'sheets-unreachable' })
    expect(desk.waits).toEqual([])
  })
})

describe('a call that is to be answered by a time', () => {
  it.each([
    [{ status: 429, retryAfter: { in: 'header', seconds: 30 } }, 10, 'sheets-quota', 1, []],
    [{ status: 503 }, 5, 'sheets-unreachable', 3, [1.5, 2.5]],
    [{ cut: 'before' }, 1, 'sheets-unreachable', 1, []],
  ] as const satisfies readonly (readonly [Fault, number, string, number, readonly number[]])[])(
    '%j, %i s: does not wait for what would come too late',
    async (fault, seconds, kind, calls, waits) => {
      const before = desk.calls.length
      desk.spoilAll(fault)
      expect((await reasonOf(desk.ledger.read(undefined, desk.after(seconds * SECOND)))).kind).toBe(kind)
      expect(desk.calls.length - before).toBe(calls)
      expect(desk.waits).toEqual(waits.map((wait) => wait * SECOND))
    },
  )

  it('is not made when the time is over', async () => {
    const state = await desk.ledger.read()
    const before = desk.calls.length
    const late = { kind: 'sheets-unreachable', fault: 'late' }
    expect(await reasonOf(desk.ledger.read(undefined, desk.after(0)))).toMatchObject(late)
    expect(await reasonOf(desk.ledger.commit(state, 'v' as Version, [], desk.after(-1)))).toMatchObject(late)
    expect(desk.calls.length).toBe(before)
  })

  it('is broken off when nothing comes', async () => {
    desk.spoilAll({ answer: 'never' })
    const reason = await reasonOf(desk.ledger.read(undefined, desk.after(100)))
    expect(reason).toMatchObject({ kind: 'sheets-unreachable', fault: 'late' })
    expect(failureText(reason, 'zh')).toContain('没有按时答复')
    expect(failureText(reason, 'en')).toContain('did not answer in time')
  })

  it('is made again after one that hung, while there is time', async () => {
    const before = await desk.ledger.read()
    desk.spoil({ answer: 'never' })
    // The clock stands still while the call hangs.
    expect(await desk.ledger.read(undefined, desk.after(1.8 * SECOND))).toEqual(before)
    expect(desk.waits).toEqual([JITTERED])
  })
})

describe('a quota', () => {
  const quotaOn = (perMinute: number): Quota => quotaOf({ perMinute, now: desk.context.now, sleep: desk.context.sleep })

  it('keeps calls within what the service grants: none is refused', async () => {
    let now: number = START
    const strict = await openSheetsDesk({
      now: () => now,
      quota: { readsPerMinutePerUser: 5, writesPerMinutePerUser: 5 },
    })
    try {
      await strict.ledger.setUp('zh')
      now += 120 * SECOND
      const sleep = (milliseconds: number) => {
        now += milliseconds
        return Promise.resolve()
      }
      const quota = quotaOf({ perMinute: 5, now: () => now, sleep })
      const ledger = googleSheetsLedger(strict.client, { ...desk.context, spreadsheetId: strict.spreadsheetId, quota })
      const before = strict.calls.length
      for (let turn = 0; turn < 8; turn++) {
        const state = await ledger.read()
        expect((await ledger.commit(state, `q${turn}` as Version, [])).kind).toBe('committed')
      }
      expect(strict.calls.length - before).toBe(24)
      expect(desk.waits).toEqual([])
    } finally {
      await strict.close()
    }
  })

  it('that is used up fails what cannot wait, without a call', async () => {
    const ledger = desk.ledgerWith(quotaOn(2))
    await ledger.read()
    await ledger.read()
    const before = desk.calls.length
    expect(await reasonOf(ledger.read(undefined, desk.after(20 * SECOND)))).toEqual({ kind: 'sheets-quota' })
    expect(desk.calls.length).toBe(before)
    await ledger.read(undefined, desk.after(70 * SECOND))
    expect(desk.waits).toEqual([61 * SECOND])
  })

  it('that the service says is used up holds back everybody’s calls of that kind', async () => {
    const quota = quotaOn(60)
    const [one, other] = [desk.ledgerWith(quota), desk.ledgerWith(quota)]
    await other.read()
    desk.spoil({ status: 429, retryAfter: { in: 'header', seconds: 40 } })
    expect((await reasonOf(one.read(undefined, desk.after(30 * SECOND)))).kind).toBe('sheets-quota')
    const before = desk.calls.length
    expect((await reasonOf(other.read(undefined, desk.after(30 * SECOND)))).kind).toBe('sheets-quota')
    expect(desk.calls.length).toBe(before)
    await other.read()
    expect(desk.waits).toEqual([40 * SECOND])
  })
})
