import { expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import { type Instant, instant, SECOND } from '../../src/model/instant.ts'
import type { Cell, Ledger, Version } from '../../src/ports/ledger.ts'
import { cell, FIRST, row, sh, tabOf, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

const ROWS = 2200
const SWEEP_TIME = 50 * SECOND
const COMMIT_TIME = 14 * SECOND

/** A register full of rows typed since the last sweep, the last one of them an emergency, where each commit takes its time. */
async function slowDesk() {
  const memory = memoryLedger(ZONE)
  await memory.setUp('zh')
  const columns = tabOf('complaint').columns.map(({ key }) => key)
  const typed = (index: number): readonly Cell[] => {
    const cells = row({
      receivedAt: cell('2026-11-20 09:39'),
      description: `第 ${index} 件`,
      ...(index === ROWS - 1 ? { priority: '特急' } : {}),
    })
    return columns.map((key) => cells[key] ?? null)
  }
  const rows = Array.from({ length: ROWS }, (_, index) => typed(index))
  await memory.commit(await memory.read(), 'typed' as Version, [{ kind: 'append', tab: 'complaint', rows }])
  let now: Instant = sh('2026-11-20 09:40')
  const ledger: Ledger = {
    ...memory,
    commit: (...args) => {
      now = instant(now + COMMIT_TIME)
      return memory.commit(...args)
    },
  }
  const mailer = memoryMailer()
  let run = 0
  return {
    mailer,
    clock: { now: () => now },
    sweep: () =>
      sweep({
        ledger,
        mailer,
        clock: { now: () => now },
        log: silent,
        runId: `r${++run}`,
        until: instant(now + SWEEP_TIME),
      }),
    numbers: async () =>
      ((await memory.read()).tables.get('complaint')?.rows ?? []).slice(FIRST).map((cells) => cells[0] ?? null),
  }
}

it('a sweep does what it has time for, the most urgent first, and mails it; the next ones do the rest, and nothing twice', async () => {
  const desk = await slowDesk()
  const began = desk.clock.now()
  const first = await desk.sweep()
  // One commit begins before half of the time is over and ends after it; then the mails' own.
  expect(desk.clock.now() - began).toBeLessThanOrEqual(SWEEP_TIME)
  const given = (await desk.numbers()).filter((number) => number !== null)
  expect(given.length).toBeGreaterThan(0)
  expect(given.length).toBeLessThan(ROWS)
  expect((await desk.numbers()).at(-1)).toMatch(/^TS-20261120-/)
  expect(first.sent).toBeGreaterThan(0)
  expect(desk.mailer.sent.every(({ subject }) => subject.includes(String(given.at(-1))))).toBe(true)

  const early = await desk.numbers()
  for (let sweeps = 0; (await desk.sweep()).changes > 0; sweeps++) expect(sweeps).toBeLessThan(5)
  const numbers = await desk.numbers()
  expect(new Set(numbers).size).toBe(ROWS)
  expect(numbers.filter((number) => number === null)).toEqual([])
  expect(early.every((number, index) => number === null || number === numbers[index])).toBe(true)
  const sent = desk.mailer.sent.map(({ messageId }) => messageId)
  expect(new Set(sent).size).toBe(sent.length)
}, 60_000)
