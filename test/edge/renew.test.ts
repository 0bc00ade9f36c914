import { expect, it } from 'vitest'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { actLimits } from '../../src/edge/act/limits.ts'
import type { Linked, Reply } from '../../src/edge/act/linked.ts'
import { renewLink, renewList } from '../../src/edge/act/renew.ts'
import { readOptions } from '../../src/edge/options.ts'
import { wire } from '../../src/edge/wire.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import { Failure } from '../../src/model/failure.ts'
import type { FollowedLink } from '../../src/ports/action-links.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { actDesk, twoCases } from '../app/acting.ts'
import { sh } from '../support/desk.ts'

const NOW = sh('2026-11-20 12:00')
const MAIL = 'chen.qiang@example.com'
const EXPIRED: FollowedLink = {
  kind: 'expired',
  since: sh('2026-11-20 11:00'),
  claim: { target: 'progress', number: 'TS-20261120-001' as CaseNumber, cycle: 1, mail: MAIL, id: 'x' },
}

it.each<[string, (linked: Linked) => Promise<Reply>]>([
  ['about the case of a link', (linked) => renewLink(linked, EXPIRED, '10.0.0.1', 'zh')],
  ['with all that is open', (linked) => renewList(linked, MAIL, '10.0.0.1', 'zh')],
])('a mail %s that could not be sent may be asked for again at once, and then comes once an hour', async (_, ask) => {
  const d = await actDesk()
  await d.type('complaint', twoCases())
  await d.sweep('2026-11-20 09:05')
  const mailer = memoryMailer()
  let isAway = true
  const ledger: Ledger = {
    ...d,
    read: (...how) => (isAway ? Promise.reject(new Failure({ kind: 'sheets-quota' })) : d.read(...how)),
  }
  const options = readOptions({
    DAILY_CLEAR_SPREADSHEET: 'x',
    DAILY_CLEAR_LOG: 'silent',
    DAILY_CLEAR_LINK_URL: 'https://desk.example.com/act',
    DAILY_CLEAR_LINK_KEYS: `a:${Buffer.alloc(32).toString('base64url')}`,
  })
  const wired = wire(options)
  if (wired.links === undefined) throw new Error('no links')
  const parts = { ...wired, ledger, mailer, clock: { now: () => NOW } }
  const reads = { ledger, forget: () => undefined }
  const linked: Linked = { options, parts, links: wired.links, reads, limits: actLimits() }
  expect((await ask(linked)).status).toBe(503)
  isAway = false
  mailer.failWith({ kind: 'unreachable', error: 'connect ECONNREFUSED' })
  await ask(linked)
  mailer.failWith(undefined)
  for (let times = 0; times < 2; times++) expect((await ask(linked)).status).toBe(200)
  expect(mailer.sent.map(({ to }) => to)).toEqual([MAIL])
})
