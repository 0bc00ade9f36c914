import { hmacLots } from '../../../src/adapters/hmac/lots.ts'
import { memoryLedger } from '../../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../../src/adapters/memory/mailer.ts'
import { sweep } from '../../../src/app/sweep.ts'
import { instantToSerial } from '../../../src/calendar/serial.ts'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../../../src/model/instant.ts'
import type { NoticeLine } from '../../../src/model/notice.ts'
import type { Register } from '../../../src/model/register.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { type LedgerView, viewLedger } from '../../../src/sheet/ledger-view.ts'
import { sh, ZONE } from '../../support/desk.ts'
import { silent } from '../../support/sheets-desk.ts'
import { type Deed, type OUTAGE, SETTINGS, WEEK } from './script.ts'

const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
const SAID = /^(周.) (\d\d:\d\d)$/

/** `周一 08:46` of the week as a moment; undefined where a text is no such time. */
function momentIn(said: string): Instant | undefined {
  const [, day, time = ''] = SAID.exec(said) ?? []
  const index = DAYS.findIndex((one) => one === day)
  return index < 0 ? undefined : sh(`2026-11-${16 + index} ${time}`)
}

export function momentOf(said: string): Instant {
  const moment = momentIn(said)
  if (moment === undefined) throw new Error(`no time of the week: ${said}`)
  return moment
}

/** A moment of the week as `周一 08:46`. */
export function saidOf(at: Instant): string {
  const day = DAYS[Math.floor((at - momentOf('周一 00:00')) / DAY)] ?? '下周'
  return `${day} ${new Date(at + 8 * HOUR).toISOString().slice(11, 16)}`
}

const cellsOf = (cells: Readonly<Record<string, string>>): Readonly<Record<string, Cell>> =>
  Object.fromEntries(
    Object.entries(cells).map(([key, said]) => {
      const at = momentIn(said)
      return [key, at === undefined ? said : instantToSerial(ZONE, at)]
    }),
  )

/** What became of a line of the notices tab. */
export interface Told extends NoticeLine {
  /** Why it waited, where it was held: until the morning, or for its reader's next list; and since when. */
  readonly held?: { readonly since: Instant; readonly why: string }
}

export interface Played {
  readonly lines: readonly Told[]
  /** What the cases are called in the script, by their numbers. */
  readonly nameOf: ReadonlyMap<string, string>
  /** Whose a mailbox is. */
  readonly personOf: ReadonlyMap<string, string>
  readonly mails: number
}

/** What is drawn is the same each time. */
const LOTS = hmacLots(new Uint8Array(32), 'week')

/** Plays the week on a ledger in memory, swept each so many minutes; where there is an outage, not in those hours. */
export async function playWeek(minutes: number, outage?: typeof OUTAGE): Promise<Played> {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  await settle(ledger)
  const places: Places = new Map()
  const mailer = memoryMailer()
  const held = new Map<string, { readonly since: Instant; readonly why: string }>()
  const left = [...WEEK]
  const first = momentOf('周一 00:00')
  const end = instant(first + 7 * DAY)
  const [away, back] = outage === undefined ? [end, end] : [momentOf(outage.from), momentOf(outage.until)]
  for (let now = first; now < end; now = instant(now + minutes * MINUTE)) {
    for (let [next] = left; next !== undefined && momentOf(next.at) <= now; [next] = left) {
      await type(next, ledger, places)
      left.shift()
    }
    if (now >= away && now < back) continue
    const swept = await sweep({
      ledger,
      mailer,
      clock: { now: () => now },
      log: silent,
      runId: `run${now}.`,
      lots: LOTS,
    })
    for (const { line } of swept.plan.lines)
      if (line.state === 'queued' && !held.has(keyOf(line)))
        held.set(keyOf(line), { since: now, why: line.error ?? '' })
  }
  const view = viewLedger(await ledger.read())
  const people = [...view.staff.values()].map(({ name, mail = '' }) => [mail, name] as const)
  return {
    lines: view.notices.all().map((line) => {
      const was = held.get(keyOf(line))
      return was === undefined ? line : { ...line, held: was }
    }),
    nameOf: namesOf(view, places),
    personOf: new Map(people),
    mails: mailer.sent.length,
  }
}

const keyOf = ({ number, clock, level, cycle, nth = 1, to }: NoticeLine): string =>
  [number, clock, level, cycle, nth, to].join(' ')

type Ledger = ReturnType<typeof memoryLedger>
interface Place {
  readonly tab: Register
  readonly row: number
}
type Places = Map<string, Place>

async function type(deed: Deed, ledger: Ledger, places: Places): Promise<void> {
  if ('into' in deed) {
    const start = await ledger.type(deed.into, deed.rows.map(cellsOf))
    for (const [index, { description }] of deed.rows.entries())
      places.set(description, { tab: deed.into, row: start + index })
    return
  }
  const isCallback = 'callbacksOf' in deed
  for (const name of isCallback ? deed.callbacksOf : deed.cases) {
    const typed = places.get(name)
    if (typed === undefined) throw new Error(`nobody has typed ${name}`)
    const place = isCallback ? await lastCallback(ledger, typed) : typed
    for (const [key, cell] of Object.entries(cellsOf(deed.cells))) await ledger.retype(place.tab, place.row, key, cell)
  }
}

/** The last callback that the system has made of a case. */
async function lastCallback(ledger: Ledger, { tab, row }: Place): Promise<Place> {
  const { registers, callbacks } = viewLedger(await ledger.read())
  const now = momentOf('周日 23:59')
  const number = registers.find(({ register }) => register === tab)?.read(row, now).number
  const rows = [...(callbacks?.table.rows.keys() ?? [])].slice(1)
  const found = rows.findLast((at) => callbacks?.read(at, now).fields.case === number)
  if (number === undefined || found === undefined) throw new Error(`no callback of ${number ?? tab}`)
  return { tab: 'callback', row: found }
}

async function settle(ledger: Ledger): Promise<void> {
  const { tables } = await ledger.read()
  const rowOf = (tab: 'staff' | 'settings', name: string) =>
    (tables.get(tab)?.rows ?? []).findIndex(([first]) => first === name)
  for (const [name, cells] of Object.entries(SETTINGS.staff))
    for (const [key, cell] of Object.entries(cellsOf(cells)))
      await ledger.retype('staff', rowOf('staff', name), key, cell)
  for (const [name, value] of Object.entries(SETTINGS.settings))
    await ledger.retype('settings', rowOf('settings', name), 'value', value)
  await ledger.type('roster', SETTINGS.roster)
}

/** Cases by their numbers, and by what their rows were known by before they had one. */
function namesOf({ registers }: LedgerView, places: Places): Played['nameOf'] {
  const names = new Map<string, string>()
  for (const [name, { tab, row }] of places) {
    const register = registers.find((one) => one.register === tab)
    const number = register?.read(row, momentOf('周日 23:59')).number
    if (number === undefined) continue
    names.set(number, name)
    names.set(number.replace(/-.*/, `-?-${row + 1}`), name)
  }
  return names
}
