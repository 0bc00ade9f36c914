import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import { type Instant, instant, MINUTE, SECOND } from '../../src/model/instant.ts'
import type { Mailer } from '../../src/ports/mailer.ts'
import { readNotices } from '../../src/sheet/notice-log.ts'
import { row, sh, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

/** Forty complaints that nobody answers, five minutes after the last was numbered. */
async function lateDesk() {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  await ledger.type(
    'complaint',
    Array.from({ length: 40 }, () => row()),
  )
  let now: Instant = sh('2026-11-20 09:06')
  let runs = 0
  const clock = { now: () => now }
  return {
    clock,
    pass: (milliseconds: number) => {
      now = instant(now + milliseconds)
    },
    run: (mailer: Mailer) => sweep({ ledger, mailer, clock, log: silent, runId: `r${runs++}` }),
    lines: async () => {
      const table = (await ledger.read()).tables.get('notices')
      if (table === undefined) throw new Error('no notices')
      const numbers = new Set(table.rows.slice(1).map((cells) => String(cells[0])))
      return readNotices(table, ZONE).linesOf(numbers)
    },
  }
}

describe('a sweep with more mails than time', () => {
  it('notes what left before its time is over, and leaves the rest for the next, none twice', async () => {
    const desk = await lateDesk()
    const inner = memoryMailer()
    const slow: Mailer = {
      send: (mail) => {
        desk.pass(5 * SECOND)
        return inner.send(mail)
      },
    }
    const first = await desk.run(slow)
    expect(first.sent).toBeGreaterThan(0)
    expect(first.sent).toBeLessThan(40)
    const states = (await desk.lines()).map(({ state, attempts }) => `${state} ${attempts}`)
    expect(states.filter((state) => state === 'sent 1')).toHaveLength(first.sent)
    expect(states.filter((state) => state === 'failed 0')).toHaveLength(40 - first.sent)
    for (let turn = 0; turn < 10; turn++) {
      desk.pass(MINUTE)
      await desk.run(slow)
    }
    const respond = inner.sent.filter(({ messageId }) => messageId.includes('.respond-1.'))
    expect(respond).toHaveLength(40)
    expect(new Set(respond.map(({ messageId }) => messageId)).size).toBe(40)
  })
})

describe('a mail server that is away', () => {
  it('is asked once a sweep, and everything leaves when it is back, days later', async () => {
    const desk = await lateDesk()
    const inner = memoryMailer()
    inner.failWith('connect ECONNREFUSED', 'unreachable')
    let asked = 0
    const counted: Mailer = {
      send: (mail) => {
        asked++
        return inner.send(mail)
      },
    }
    expect(await desk.run(counted)).toMatchObject({ sent: 0, failed: 40 })
    expect(asked).toBe(1)
    for (let hour = 0; hour < 60; hour++) {
      desk.pass(60 * MINUTE)
      await desk.run(counted)
    }
    inner.failWith(undefined)
    for (let turn = 0; turn < 3; turn++) {
      desk.pass(60 * MINUTE)
      await desk.run(counted)
    }
    const lines = await desk.lines()
    expect(lines.filter(({ clock, level }) => clock === 'respond' && level === 1).map(({ state }) => state)).toEqual(
      Array.from({ length: 40 }, () => 'sent'),
    )
  })
})
