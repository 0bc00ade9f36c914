import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import { type Instant, instant, MINUTE, SECOND } from '../../src/model/instant.ts'
import type { Mailer } from '../../src/ports/mailer.ts'
import { readNotices } from '../../src/sheet/notice-log.ts'
import { row, sh, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

/** So many handlers, each with a late complaint; first receiver and supervisor hear of all of them. */
const HANDLERS = Array.from({ length: 40 }, (_, n) => ({ name: `维修工${n + 1}`, mail: `worker${n + 1}@example.com` }))
const READERS = HANDLERS.length + 2

type Moved = ReturnType<typeof memoryLedger>

/** Complaints that nobody answers, five minutes after the last was numbered. */
async function lateDesk() {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  await ledger.type('staff', HANDLERS)
  await ledger.type(
    'complaint',
    HANDLERS.map(({ name }) => row({ handler: name })),
  )
  let now: Instant = sh('2026-11-20 09:06')
  let runs = 0
  const clock = { now: () => now }
  return {
    ledger,
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
    expect(first.sent).toBeLessThan(READERS)
    const mails = Map.groupBy(await desk.lines(), ({ messageId }) => messageId)
    const states = [...mails.values()].flatMap((lines) => [
      ...new Set(lines.map(({ state, attempts }) => `${state} ${attempts}`)),
    ])
    expect(states.filter((state) => state === 'sent 1')).toHaveLength(first.sent)
    expect(states.filter((state) => state === 'queued 0')).toHaveLength(READERS - first.sent)
    for (let turn = 0; turn < 10; turn++) {
      desk.pass(MINUTE)
      await desk.run(slow)
    }
    const told = (await desk.lines()).filter(({ clock, level }) => clock === 'respond' && level === 1)
    expect(told.map(({ state }) => state)).toEqual(told.map(() => 'sent'))
    expect(told).toHaveLength(3 * HANDLERS.length)
    expect(new Set(inner.sent.map(({ messageId }) => messageId)).size).toBe(inner.sent.length)
    for (const { mail } of HANDLERS) expect(inner.sent.filter(({ to }) => to === mail)).toHaveLength(1)
  })
})

describe('lines that somebody moves while the mails leave', () => {
  it.each([
    ['a line put in above', (ledger: Moved) => ledger.insertRow('notices', 1)],
    ['the first line put last', (ledger: Moved) => ledger.moveRow('notices', 1, 40)],
    ['a line taken out', (ledger: Moved) => ledger.deleteRow('notices', 2)],
  ])('are told what became of their own mails: %s', async (_, move) => {
    const desk = await lateDesk()
    const inner = memoryMailer()
    let isMoved = false
    const slow: Mailer = {
      send: async (mail) => {
        desk.pass(11 * SECOND)
        if (!isMoved) await move(desk.ledger)
        isMoved = true
        return inner.send(mail)
      },
    }
    await desk.run(slow)
    const left = new Set(inner.sent.map(({ messageId }) => messageId))
    expect(left.size).toBeGreaterThan(1)
    for (const line of await desk.lines())
      expect([line.messageId, line.state]).toEqual([line.messageId, left.has(line.messageId) ? 'sent' : 'queued'])
  })
})

describe('a mail server that is away', () => {
  it('is asked once a sweep, and everything leaves when it is back, days later', async () => {
    const desk = await lateDesk()
    const inner = memoryMailer()
    inner.failWith({ kind: 'unreachable', error: 'connect ECONNREFUSED' })
    let asked = 0
    const counted: Mailer = {
      send: (mail) => {
        asked++
        return inner.send(mail)
      },
    }
    expect(await desk.run(counted)).toMatchObject({ sent: 0, failed: READERS })
    expect(asked).toBe(1)
    for (let hour = 0; hour < 30; hour++) {
      desk.pass(60 * MINUTE)
      await desk.run(counted)
    }
    inner.failWith(undefined)
    for (let turn = 0; turn < 3; turn++) {
      desk.pass(60 * MINUTE)
      await desk.run(counted)
    }
    const told = (await desk.lines()).filter(({ clock, level }) => clock === 'respond' && level === 1)
    expect(told.map(({ state }) => state)).toEqual(told.map(() => 'sent'))
    expect(told).toHaveLength(3 * HANDLERS.length)
    // A day of it are one list for whoever hears of all.
    expect(inner.sent.filter(({ to }) => to === 'zhou.min@example.com').length).toBeLessThan(6)
  })
})
