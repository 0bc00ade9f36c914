import { type Simulation, simulate } from '../../src/app/simulate.ts'
import { isDraft } from '../../src/model/case-number.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { NoticeLine } from '../../src/model/notice.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { type Month, monthBounds } from '../../src/statistics/month.ts'
import { collectPast } from '../../src/statistics/simulate/collect-past.ts'
import { type SimulatedMail, simulateMonth } from '../../src/statistics/simulate/run.ts'
import { cell, type Desk, FIRST, type Swept, sh, type Typed, ZONE } from '../support/desk.ts'

export const OCTOBER = '2026-10' as Month

/** Something typed into a row at a minute; the first of a row makes it. */
export interface Event {
  readonly at: string | Instant
  readonly row: number
  readonly cells: Typed
}

const instantOf = (at: Event['at']): Instant => (typeof at === 'string' ? sh(at) : at)

/** Plays what people type into the complaints and a sweep each minute, idle ones left out; what each mailed, a line a mail. */
export async function played(d: Desk, events: readonly Event[], until: Instant): Promise<readonly string[]> {
  const typing = Map.groupBy(events, ({ at }) => instantOf(at) as number)
  const ahead = new Set<number>(typing.keys())
  const mails: string[] = []
  for (let at = first(ahead); at !== undefined && at <= until; at = first(ahead)) {
    ahead.delete(at)
    for (const { row, cells } of typing.get(at) ?? []) await put(d, row, cells)
    const { plan } = await d.sweep(instant(at))
    mails.push(...mailsOf(plan))
    const looks = plan.rows.flatMap(({ nextLook }) => (typeof nextLook === 'number' ? [nextLook as number] : []))
    const tries = plan.lines.flatMap(({ line }) => (line.state === 'queued' ? [line.nextAt ?? 0] : []))
    for (const next of [...looks, ...tries]) ahead.add(Math.max(minute(next), at + MINUTE))
  }
  return mails.toSorted()
}

const first = (ahead: ReadonlySet<number>): number | undefined =>
  ahead.size === 0 ? undefined : [...ahead].reduce((a, b) => Math.min(a, b))
const minute = (at: number): number => Math.ceil(at / MINUTE) * MINUTE

async function put(d: Desk, row: number, cells: Typed): Promise<void> {
  const rows = (await d.table('complaint')).rows.length
  if (FIRST + row >= rows) await d.type('complaint', [cells])
  else for (const [key, value] of Object.entries(cells)) await d.retype('complaint', FIRST + row, key, value)
}

const keysOf = (lines: readonly Pick<NoticeLine, 'number' | 'clock' | 'level' | 'cycle' | 'nth'>[]): string =>
  lines
    .map(
      ({ number, clock, level, cycle, nth = 1 }) =>
        `${isDraft(number) ? 'draft' : number.slice(-3)} ${clock} ${level}${cycle > 1 ? ` cycle ${cycle}` : ''}${nth > 1 ? ` x${nth}` : ''}`,
    )
    .toSorted()
    .join(', ')

const mailText = (at: Instant, to: string, keys: string): string =>
  `${new Date(at + 8 * 3_600_000).toISOString().slice(5, 16)} ${to}: ${keys}`

function mailsOf({ mails, lines, now }: Swept['plan']): readonly string[] {
  return mails.map(({ messageId, to }) => {
    const told = lines.flatMap(({ line }) => (line.messageId === messageId ? [line] : []))
    return mailText(now, to.name, keysOf(told))
  })
}

const shown = ({ at, to, told }: SimulatedMail): string => mailText(at, to.name, keysOf(told))

/** What a simulation of October mails, a line a mail. */
export async function simulated(d: Desk, asOf: Instant): Promise<readonly string[]> {
  const view = viewLedger(await d.read())
  const bounds = monthBounds(ZONE, OCTOBER)
  const { cases } = collectPast(view, bounds, asOf)
  return simulateMonth(view, cases, bounds, asOf).mails.map(shown).toSorted()
}

/** A case of October as it stands in the end. */
export const of = (received: string, more: Typed = {}): Typed => ({
  receivedAt: cell(`2026-10-${received}`),
  firstReceiver: '王芳',
  handler: '陈强',
  customer: '李四',
  phone: '13800000000',
  room: '3-2-1201',
  category: '其它',
  description: '半夜施工',
  ...more,
})

export const simulateOctober = (d: Desk, options: Parameters<typeof simulate>[1] = {}): Promise<Simulation> =>
  simulate({ ledger: d, clock: { now: () => sh('2026-11-22 20:00') } }, { month: OCTOBER, ...options })
