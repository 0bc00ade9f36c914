import { expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sendMails } from '../../src/app/send-mails.ts'
import { sweep } from '../../src/app/sweep.ts'
import { type Instant, instant, SECOND } from '../../src/model/instant.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { row, sh, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

/** A complaint that is late at 09:05. */
async function lateDesk() {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  await ledger.type('complaint', [row()])
  return ledger
}

it('a mail that ends after the time of the sweep is noted as sent, and does not leave again', async () => {
  const memory = await lateDesk()
  let now: Instant = sh('2026-11-20 09:06')
  const clock = { now: () => now }
  // As the real one: no call is of use beyond its end.
  const ledger: Ledger = {
    ...memory,
    commit: (on, next, changes, until) =>
      until !== undefined && until <= now
        ? Promise.reject(new Error('too late'))
        : memory.commit(on, next, changes, until),
  }
  const mailer = memoryMailer()
  const slow = {
    send: (...args: Parameters<typeof mailer.send>) => {
      now = instant(now + 60 * SECOND)
      return mailer.send(...args)
    },
  }
  const once = (runId: string) =>
    sweep({ ledger, mailer: slow, clock, log: silent, runId, until: instant(now + 50 * SECOND) })
  expect(await once('a')).toMatchObject({ sent: 1 })
  const sent = mailer.sent.map(({ messageId }) => messageId)
  for (const run of ['b', 'c', 'd']) {
    await once(run)
    now = instant(now + 11 * 60 * SECOND)
  }
  const all = mailer.sent.map(({ messageId }) => messageId)
  expect(all.filter((id) => id === sent[0])).toHaveLength(1)
  expect(new Set(all).size).toBe(all.length)
})

it('a mail that cannot be made does not keep the others from leaving', async () => {
  const ledger = await lateDesk()
  const now = sh('2026-11-20 09:06')
  const view = viewLedger(await ledger.read())
  const { mails, lines } = planSweep(view, now, 'r')
  const [first, ...others] = mails
  if (first === undefined) throw new Error('no mail')
  const mailer = memoryMailer()
  const { outcomes } = await sendMails(
    { health: [], deliveries: [], dailies: [], mails: [{ ...first, notices: [] }, ...others], lines, now, view },
    { over: new Set(), held: new Set() },
    { ledger, mailer, clock: { now: () => now }, log: silent },
    instant(now + SECOND),
  )
  expect(outcomes.get(first.messageId)).toMatchObject({ kind: 'later' })
  expect(mailer.sent).toHaveLength(others.length)
  expect(others.length).toBeGreaterThan(0)
})
