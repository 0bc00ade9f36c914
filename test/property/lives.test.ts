import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import type { Lots } from '../../src/ports/lots.ts'
import { parseRecord } from '../../src/sheet/record.ts'
import { cell, type Desk, desk, FIRST, row, type Swept, sh, type Typed, tabOf, ZONE } from '../support/desk.ts'
import { oracle, type Row, type Tabs } from './lives/oracle.ts'
import { type Cells, KINDS, type Kind, type Step, step, typedAt } from './lives/script.ts'
import { runs } from './runs.ts'

/*
 * Lives of cases from the first word to the last: typed, finished, exempt, called, refused, reopened, put right, deleted, come again,
 * over weeks, in whatever order. What is closed was closed by a road of the trade (R32–R36), whatever was done on the way.
 */
const START = '2026-11-20 09:00'
const TABS = [...KINDS, 'callback'] as const

const sha = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('|')).digest('hex')
const lotsOf = (secret: string): Lots => ({
  secret: (week) => sha(secret, week),
  pledge: (week) => sha('pledge', secret, week),
  lot: (week, number, cycle) => sha(secret, week, number, String(cycle)),
})

/** A life at a desk that draws with `secret`; the callbacks that stand at its end. */
async function live(steps: readonly Step[], secret: string): Promise<readonly Row[]> {
  const lots = lotsOf(secret)
  const d = await desk('zh', memoryLedger(ZONE), { lots })
  const judge = oracle((week, number, cycle) => sha(secret, week, number, String(cycle)))
  const last = new Map<Kind, number>()
  let now: Instant = sh(START)
  let share = 30
  let count = 0
  for (const one of steps) {
    const time = cell(START) + (now - sh(START)) / (24 * 60 * MINUTE)
    if (one.do === 'share') {
      share = one.share
      await d.set('抽访比例(%)', share)
    } else if (one.do !== 'sweep') {
      await people(d, one, time)
    } else {
      now = instant(now + one.after * MINUTE)
      const before = await tabsOf(d)
      const swept = await d.sweep(now)
      const tabs = await tabsOf(d)
      expect(typedIn(tabs, before), 'what people typed stays as it is').toEqual(typedIn(before))
      expect((await d.look(now)).changes, 'planned again').toEqual([])
      madeOnce(swept, tabs)
      const at = cell(START) + (now - sh(START)) / (24 * 60 * MINUTE)
      const planned = new Set(swept.plan.rows.map(({ number }) => number))
      judge.judge({ now: at, at: now, share, tabs, planned }, linesOf(swept))
    }
  }
  return (await tabsOf(d)).callback

  async function people(at: Desk, one: Exclude<Step, { do: 'sweep' | 'share' }>, time: number): Promise<void> {
    if (one.do === 'type') {
      const customer = one.again ? (last.get(one.kind) ?? ++count) : ++count
      last.set(one.kind, customer)
      await at.type(one.kind, [
        {
          ...row({
            receivedAt: time - 1 / 24,
            customer: `客户${customer}`,
            phone: `137${String(customer).padStart(8, '0')}`,
            room: `${customer}-1-101`,
            category: one.kind === 'incident' ? '安全类' : '其它',
          }),
          ...cellsFor(one.kind, one.cells, time),
        },
      ])
      return
    }
    const tab = one.do === 'call' ? one.kind : one.tab
    const rows = (await at.records(tab)).slice(FIRST)
    if (rows.length === 0) return
    const place = FIRST + (one.pick % rows.length)
    if (one.do === 'delete') await at.deleteRow(tab, place)
    else if (one.do === 'copy') await at.rewrite(tab, (all) => [...all, all[place] ?? []])
    else if (one.do === 'last') await at.rewrite(tab, (all) => [...all.toSpliced(place, 1), all[place] ?? []])
    else if (one.do === 'call') {
      // Nobody knows the number of a case before it has one.
      const number = rows[place - FIRST]?.['number']
      if (typeof number !== 'string') return
      await at.type('callback', [{ case: number, caller: '陈强', why: '抽访', ...typedAt(one.cells, time) }])
    } else if ('cells' in one) {
      for (const [key, value] of Object.entries(cellsFor(tab, one.cells, time))) await at.retype(tab, place, key, value)
    }
  }
}

/** The cells that a tab has; an incident has categories of its own. */
function cellsFor(tab: Kind | 'callback', cells: Cells, time: number): Typed {
  const has = new Set(tabOf(tab).columns.map(({ key }) => key))
  const typed = Object.entries(typedAt(cells, time))
  return Object.fromEntries(typed.filter(([key]) => has.has(key) && (tab !== 'incident' || key !== 'category')))
}

async function tabsOf(d: Desk): Promise<Tabs> {
  const [complaint = [], repair = [], incident = [], callback = []] = await Promise.all(
    TABS.map((tab) => d.records(tab)),
  )
  return { complaint, repair, incident, callback }
}

/** What people typed into the first rows of each register: below them there may be callbacks that are made. */
function typedIn(tabs: Tabs, first: Tabs = tabs): unknown {
  return TABS.map((tab) => {
    const keys = tabOf(tab).columns.flatMap(({ key, writer }) => (writer === 'people' ? [key] : []))
    return tabs[tab].slice(0, first[tab].length).map((one) => keys.map((key) => one[key]))
  })
}

const linesOf = ({ changes }: Swept): readonly (readonly Cell[])[] =>
  changes.flatMap((change) => (change.kind === 'append' && change.tab === 'history' ? change.rows : []))

/** R38: a round of a case has one callback, but for those that people write or copy. */
function madeOnce({ plan }: Swept, { callback }: Tabs): void {
  for (const { number, record } of plan.made) {
    const same = callback.filter((one) => {
      const known = parseRecord(String(one['record'] ?? ''), ZONE)
      // A copy of which nobody can tell whose number it has is none.
      return one['case'] === record.about && known.cycle === record.cycle && one['stage'] !== '待更正'
    })
    expect(same.map((one) => one['number'])).toEqual([number])
  }
}

it('a case is closed by a road of the trade alone, and as many are called back as the rules ask for, whatever becomes of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40, size: 'max' }), (steps) =>
      live(steps, 'secret').then(() => undefined),
    ),
    runs(50),
  )
})

it('the same life with the same secret has the same callbacks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 40, size: 'max' }),
      fc.string(),
      async (steps, secret) => {
        expect(await live(steps, secret)).toEqual(await live(steps, secret))
      },
    ),
    runs(6),
  )
})
