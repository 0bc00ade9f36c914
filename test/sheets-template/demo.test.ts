import { describe, expect, test } from 'vitest'
import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import { tabs } from '../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { wallFrom } from '../../src/calendar/wall.ts'
import { toInstant } from '../../src/calendar/zone.ts'
import { IMMEDIATE_CLOCKS } from '../../src/model/clock.ts'
import { type Instant, MINUTE } from '../../src/model/instant.ts'
import { REGISTERS } from '../../src/model/register.ts'
import type { RowPlan } from '../../src/plan/plan.ts'
import { planChanges } from '../../src/plan/plan-changes.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import type { Version } from '../../src/ports/ledger.ts'
import { isPaused, stoppedAt, WATCHED_CLOCKS } from '../../src/rules/case-facts.ts'
import { demoRows } from '../../src/sheet/demo-rows.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { demoChanges } from '../../src/standalone/demo.ts'
import { noticesIn } from '../support/desk.ts'

const IMMEDIATE: ReadonlySet<string> = new Set(IMMEDIATE_CLOCKS)
const SHANGHAI = 'Asia/Shanghai'

/** Moments at which the demonstration may be made. */
const MOMENTS: readonly (readonly [when: string, zone: string])[] = [
  ...['2026-11-20', '2026-12-01', '2027-01-01', '2027-03-01', '2027-03-31', '2028-02-29', '2028-03-01'].flatMap((day) =>
    ['00:00', '00:05', '08:00', '12:00', '23:55'].map((time) => [`${day} ${time}:31`, SHANGHAI] as const),
  ),
  // Ten days after clocks went forward, and on the day they go back.
  ['2027-03-24 00:05:00', 'America/New_York'],
  ['2027-11-07 12:00:00', 'America/New_York'],
]

/** The instant of a wall time such as `2026-11-20 10:20:00`. */
function moment(when: string, zone: string): Instant {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = when.split(/[- :]/).map(Number)
  return toInstant(zone, wallFrom(year, month, day, hour, minute, second))
}

/** A morning on which nothing hangs on the hour. */
const MORNING = moment('2026-11-20 10:20:00', SHANGHAI)

/** The rows that are wrong, by room, and how. */
const WRONG = {
  '10-1-702': ['resolvedAt: before'],
  '6-2-402': ['category: unknown-category'],
  '10-2-1203': ['phone: missing'],
  '3-1-1502': ['promisedAt: not-a-time'],
  '12-1-803': ['receivedAt: not-a-time'],
  '6-2-1202': ['feeAgreed: needed-with'],
  '12-1-1104': ['handler: unknown-staff'],
  '13-2-603': ['pauseReason: pauses-nothing'],
}

/** What callbacks of this week have made of their cases, by room. */
const STAGES: ReadonlyMap<string, string> = new Map([
  ['14-1-903', 'closed'],
  ['6-2-1503', 'toCall'],
  ['15-2-902', 'declined'],
  ['13-1-502', 'waiting'],
])

/** A new ledger with the demonstration typed in, swept at `now`: once, and again for what callbacks say of cases that had no number before. */
async function sweptDemo(zone: string, now: Instant) {
  const ledger = memoryLedger(zone)
  await ledger.setUp('zh')
  const bare = await ledger.read()
  await ledger.commit(bare, 'demo.0' as Version, demoChanges(bare, now))
  const sweep = async (run: string) => {
    const state = await ledger.read()
    const view = viewLedger(state)
    const plan = planSweep(view, now, run)
    await ledger.commit(state, `demo.${run}` as Version, planChanges(plan, view, state))
    return plan
  }
  const [plan, second] = [await sweep('1'), await sweep('2')]
  const latest = <R extends { readonly register?: string; readonly row: number }>(...all: readonly R[]) => [
    ...new Map(all.map((row) => [`${row.register ?? ''} ${row.row}`, row])).values(),
  ]
  return {
    ledger,
    rows: latest(...plan.rows, ...second.rows),
    callbacks: latest(...plan.callbacks, ...second.callbacks),
    made: plan.made,
    plan,
    second,
  }
}

type SweptRow = RowPlan

/** The clocks of a row that were stopped too late, or that run and are over. */
const lateClocks = ({ basis, fields, record }: SweptRow, now: Instant): readonly string[] =>
  WATCHED_CLOCKS.filter((clock) => {
    // Nobody is called back for what was finished before the week.
    const due = clock === 'callback' && record.choices === undefined ? undefined : basis?.clocks[clock]?.due
    if (due === undefined || (clock === 'resolve' && isPaused(fields))) return false
    return (stoppedAt(fields, clock) ?? now) > due
  })

const lateByRoom = (rows: readonly SweptRow[], now: Instant): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const late = lateClocks(row, now)
      return late.length === 0 ? [] : [[row.fields.room ?? '', late]]
    }),
  )

const problemsByRoom = (rows: readonly SweptRow[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    rows
      .filter(({ problems }) => problems.length > 0)
      .map(({ fields, problems }) => [fields.room ?? '', problems.map(({ column, code }) => `${column}: ${code}`)]),
  )

describe('the demonstration ledger, swept', () => {
  test('every row but the three that cannot be accepted gets a number', async () => {
    const { rows } = await sweptDemo(SHANGHAI, MORNING)
    expect(rows.filter(({ register }) => register === 'complaint')).toHaveLength(35)
    expect(rows.filter(({ register }) => register === 'repair')).toHaveLength(24)
    expect(rows.filter(({ register }) => register === 'incident')).toHaveLength(4)
    expect(new Set(rows.flatMap(({ number }) => number ?? [])).size).toBe(60)
    const unnumbered = rows.filter(({ number }) => number === undefined).map(({ fields }) => fields.room)
    expect(unnumbered).toEqual(['6-2-402', '10-2-1203', '12-1-803'])
  })

  test('the stages are those of a desk in the middle of its day', async () => {
    const { rows } = await sweptDemo(SHANGHAI, MORNING)
    const counts = Object.fromEntries(
      [...Map.groupBy(rows, ({ stage }) => stage)].map(([stage, those]) => [stage, those.length]),
    )
    expect(counts).toEqual({
      resolved: 27,
      toCall: 8,
      declined: 1,
      closed: 5,
      unaccepted: 3,
      paused: 2,
      working: 13,
      waiting: 3,
      afterCare: 1,
    })
  })

  test('what is late is late by intent', async () => {
    const { rows } = await sweptDemo(SHANGHAI, MORNING)
    const isOver = ({ stage }: SweptRow) => ['resolved', 'toCall', 'declined', 'afterCare', 'closed'].includes(stage)
    const over = rows.filter(isOver)
    const open = rows.filter((row) => !isOver(row))
    expect(lateByRoom(over, MORNING)).toEqual({
      '6-1-503': ['resolve'],
      '12-2-1604': ['resolve', 'promise'],
      '4-2-101': ['respond'],
      '8-2-1204': ['resolve'],
      '10-2-1501': ['arrive'],
      // Drawn, and its callback was due before anybody swept.
      地下车库B1东区: ['callback'],
    })
    expect(lateByRoom(open, MORNING)).toEqual({
      '9-2-2101': ['resolve', 'progress', 'promise'],
      '1-2-601': ['reply'],
      '5-2-1403': ['resolve'],
      // It waits for parts and gives no reason: that is no pause (R21).
      '13-2-603': ['resolve'],
    })
  })

  test('one is late by an hour, one is due within the hour, three were reopened', async () => {
    const { rows } = await sweptDemo(SHANGHAI, MORNING)
    const replyIn = (room: string) => {
      const due = rows.find(({ fields }) => fields.room === room)?.basis?.clocks.reply?.due
      return due === undefined ? undefined : (due - MORNING) / MINUTE
    }
    expect(replyIn('1-2-601')).toBe(-60)
    expect(replyIn('11-2-1702')).toBe(40)
    const reopened = rows.filter(({ fields }) => fields.reopenedAt !== undefined)
    expect(reopened.map(({ fields, stage }) => [fields.room, stage])).toEqual([
      ['7-2-1102', 'resolved'],
      ['8-1-1401', 'working'],
      // By its callback.
      ['13-1-502', 'waiting'],
    ])
  })

  test('sweeping again changes nothing', async () => {
    const { ledger } = await sweptDemo(SHANGHAI, MORNING)
    const state = await ledger.read()
    const view = viewLedger(state)
    const again = planSweep(view, MORNING, 'again')
    expect(again.rows).toEqual([])
    expect(again.mails).toEqual([])
    expect(planChanges(again, view, state)).toEqual([])
  })

  test('callbacks are of cases that are finished, by the numbers that these are given', async () => {
    const { rows, callbacks } = await sweptDemo(SHANGHAI, MORNING)
    const cases = new Map(rows.map((row) => [row.number as string | undefined, row]))
    const about = (number: string | undefined) => cases.get(number)
    expect(callbacks.map(({ fields, stage }) => [about(fields.case)?.fields.room, stage])).toEqual([
      ['3-2-1201', 'called'],
      ['7-1-1503', 'called'],
      ['13-1-1902', 'called'],
      ['3-1-801', 'toCall'],
      ['7-2-1604', 'notReached'],
      ['12-2-1604', 'refused'],
      ['2-2-902', 'toCall'],
      ['14-1-903', 'called'],
      ['6-2-1503', 'notReached'],
      ['15-2-902', 'refused'],
      ['13-1-502', 'called'],
    ])
    for (const { dueAt, fields } of callbacks) {
      const called = about(fields.case)
      const room = called?.fields.room ?? ''
      // What was finished before the week is left as it was.
      expect([room, called?.stage]).toEqual([room, STAGES.get(room) ?? 'resolved'])
      if (called?.stage === 'resolved') expect(dueAt).toBe(called.basis?.clocks.callback?.due)
    }
  })

  test('who was finished this week and not called yet is called by the system, but who said so on the spot', async () => {
    const { rows, made } = await sweptDemo(SHANGHAI, MORNING)
    const whyOf = new Map(
      rows.map(({ fields, record }) => [fields.room, record.choices?.map(({ why, because }) => [why, because])]),
    )
    const roomOf = new Map(rows.map(({ number, fields }) => [number as string | undefined, fields.room]))
    expect(made.map(({ fields }) => roomOf.get(fields.case)).map((room) => [room, whyOf.get(room)?.[0]])).toEqual([
      ['5-1-602', ['mandatory', 'complaint']],
      ['6-1-503', ['mandatory', 'complaint']],
      ['4-1-1602', ['mandatory', 'complaint']],
      ['1-2-1204', ['mandatory', 'emergency']],
      ['10-1-1102', ['sampled', undefined]],
      ['3-1-1603', ['mandatory', 'emergency']],
      ['8-1-203', ['mandatory', 'information']],
      ['地下车库B1东区', ['sampled', undefined]],
    ])
    expect(whyOf.get('2-2-1101')).toEqual([['exempt', 'onSpot']])
    expect(whyOf.get('南门岗亭')).toEqual([['exempt', 'sensitive']])
  })

  test('two come again; of a third the clerk says that it does not', async () => {
    const { rows } = await sweptDemo(SHANGHAI, MORNING)
    const repeats = rows.flatMap(({ fields, record }) => (record.repeat ? [[fields.room, record.repeat.of]] : []))
    expect(repeats).toEqual([
      ['5-1-602', 'TS-20261031-002'],
      ['7-1-1503', 'TS-20261101-001'],
    ])
    expect(rows.filter(({ fields }) => fields.notRepeat === true).map(({ fields }) => fields.room)).toEqual(['6-1-503'])
  })

  test('one incident is open, and has gone up to supervisor and project manager', async () => {
    const { rows, plan } = await sweptDemo(SHANGHAI, MORNING)
    const incidents = rows.filter(({ register }) => register === 'incident')
    expect(incidents.map(({ stage }) => stage)).toEqual(['closed', 'closed', 'afterCare', 'working'])
    const up = noticesIn(plan).filter(({ items }) => items.some(({ clock }) => IMMEDIATE.has(clock)))
    const told = up.map(({ fields, items, to }) => [
      fields.room,
      items.map(({ clock }) => clock),
      to.map((one) => one.name),
    ])
    expect(told.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual(
      [
        ['15-1-701', ['abnormal'], ['王芳', '周敏', '公司客服中心']],
        ['1-2-601', expect.arrayContaining(['authority', 'reply']), expect.arrayContaining(['周敏', '李静'])],
        ['7-1-1503', ['repeat'], ['王芳', '李静', '周敏']],
        ['4-2-1702', expect.arrayContaining(['critical']), expect.arrayContaining(['周敏', '吴军'])],
        ['9-2-2101', expect.arrayContaining(['upset', 'resolve']), expect.arrayContaining(['周敏', '李静'])],
        ['9栋1单元左梯', ['critical', 'incident'], ['陈强', '李静', '周敏', '吴军']],
      ].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    )
  })

  test('what was resolved without a time is resolved when it was first seen', async () => {
    const { rows } = await sweptDemo(SHANGHAI, MORNING)
    const seen = rows.filter(({ record }) => record.resolvedSeen !== undefined)
    expect(seen.map(({ fields, stage, problems }) => [fields.room, stage, problems, fields.resolvedAt])).toEqual([
      ['4-1-1602', 'toCall', [], MORNING],
    ])
  })

  test('is typed below the example rows, into all four registers', async () => {
    const ledger = memoryLedger(SHANGHAI)
    await ledger.setUp('zh')
    const before = await ledger.read()
    await ledger.commit(before, 'demo.0' as Version, demoChanges(before, MORNING))
    const after = await ledger.read()
    for (const register of REGISTERS) {
      const [header, example, first] = after.tables.get(register)?.rows ?? []
      expect(header).toEqual(before.tables.get(register)?.rows[0])
      expect(example).toEqual(before.tables.get(register)?.rows[1])
      expect(example).toContain('示例')
      expect(first?.some((cell) => cell !== null && cell !== '')).toBe(true)
    }
  })

  test('every category of the workbook appears', async () => {
    const { rows } = await sweptDemo(SHANGHAI, MORNING)
    const shown = new Set(rows.map(({ register, fields }) => `${register} ${fields.category ?? ''}`))
    // Incidents are rare: not every class of them happens within three weeks.
    const offered = new Set(
      categoryContent.flatMap(({ register, category }) =>
        register === 'incident' ? [] : [`${register} ${category.zh}`],
      ),
    )
    expect([...offered].filter((one) => !shown.has(one))).toEqual([])
  })

  test('text that looks like a formula or a date stays text', async () => {
    const { ledger } = await sweptDemo(SHANGHAI, MORNING)
    const cells = (await ledger.read()).tables.get('complaint')?.rows.flat() ?? []
    expect(cells).toContain('3-2-1201')
    expect(cells.filter((cell) => typeof cell === 'string' && cell.startsWith('='))).toHaveLength(1)
  })
})

describe.each(MOMENTS)('made at %s in %s', (when, zone) => {
  const now = moment(when, zone)
  let once: ReturnType<typeof sweptDemo> | undefined
  const swept = () => (once ??= sweptDemo(zone, now))

  test('exactly the intended rows are wrong, and in the intended way', async () => {
    const { rows, callbacks } = await swept()
    expect(problemsByRoom(rows)).toEqual(WRONG)
    // What a customer answered is none of the choices.
    expect(callbacks.map(({ problems }) => problems.map(({ column, code }) => `${column}: ${code}`))).toEqual([
      [],
      [],
      [],
      ['satisfaction: unknown-choice'],
      ...Array.from({ length: 7 }, () => []),
    ])
  })

  test('nothing that has happened lies after now', async () => {
    const { rows } = await swept()
    const ahead = (row: SweptRow, mayLieAhead: readonly string[]) =>
      Object.entries(row.fields).filter(
        ([key, value]) => key.endsWith('At') && !mayLieAhead.includes(key) && typeof value === 'number' && value > now,
      )
    expect(rows.flatMap((row) => ahead(row, ['appointmentAt', 'promisedAt']))).toEqual([])
    const resolved = rows.filter(({ stage }) => ['resolved', 'toCall', 'declined', 'closed'].includes(stage))
    expect(resolved).toHaveLength(41)
    expect(resolved.flatMap((row) => ahead(row, []))).toEqual([])
  })

  test('what is long over is late and what is late by an hour is so at any hour', async () => {
    const { rows } = await swept()
    const late = lateByRoom(rows, now)
    expect(late['9-2-2101']).toEqual(['resolve', 'progress', 'promise'])
    expect(late['1-2-601']).toEqual(['reply'])
    expect(late['5-2-1403']).toContain('resolve')
  })

  test('there are callbacks to be made, and one of each that came to something', async () => {
    const { rows, made } = await swept()
    expect(made.length).toBeGreaterThanOrEqual(6)
    const stages = new Map(rows.map(({ fields, stage }) => [fields.room, stage]))
    expect([...STAGES].map(([room]) => [room, stages.get(room)])).toEqual([...STAGES])
  })

  test('times are whole minutes', () => {
    const typed = demoRows({ now, zone })
    const timeColumns = new Set<string>(
      tabs.flatMap(({ columns }) => columns.filter(({ type }) => type === 'instant').map(({ key }) => key)),
    )
    const odd = REGISTERS.flatMap((register) => typed[register].flatMap((row) => Object.entries(row))).filter(
      ([key, cell]) => {
        const minutes = Number(cell) * 24 * 60
        return timeColumns.has(key) && typeof cell === 'number' && Math.abs(minutes - Math.round(minutes)) > 1e-4
      },
    )
    expect(odd).toEqual([])
  })
})
