import { describe, expect, it } from 'vitest'
import { reportDue } from '../../src/app/report-due.ts'
import { reportMonth } from '../../src/app/report-month.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Log } from '../../src/ports/log.ts'
import { readFigures } from '../../src/sheet/figures-tab.ts'
import { readClosed } from '../../src/statistics/closed/closed-tab.ts'
import { printClosed } from '../../src/statistics/closed/closed-text.ts'
import { month } from '../statistics/support.ts'
import { cell, type Desk, desk, FIRST, row, sh, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

const NOVEMBER = '月统计 2026-11'
let runs = 0
const partsOf = (ledger: Desk, time: string, log: Log = silent) => ({
  ledger,
  clock: { now: () => sh(time) },
  log,
  runId: `r${runs++}`,
})

/** What an hourly call writes of months: their titles, those that are final with a sign. */
async function hour(d: Desk, time: string): Promise<readonly string[]> {
  const { months } = await reportDue(partsOf(d, time))
  return months.map(({ report }) => report.month + (report.closedAt === undefined ? '' : ' final'))
}

const one = (d: Desk, time: string, name: string, isToClose = false) =>
  reportMonth(partsOf(d, time), { month: month(name), isToClose })

/** A desk with a complaint of the 20th of November, resolved in time, and one that is open; both known to a sweep. */
async function working(): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [
    row({ respondedAt: cell('2026-11-20 09:02'), resolvedAt: cell('2026-11-20 11:00'), result: '好了' }),
    row({ receivedAt: cell('2026-11-25 10:00'), room: '5-1-0302', description: '楼道灯不亮' }),
  ])
  await d.sweep('2026-11-25 10:01')
  return d
}

const kept = async (d: Desk) => {
  const { tables } = await d.read(['figures', 'closed'])
  return {
    closed: readClosed(tables.get('closed'), ZONE),
    figures: readFigures(tables.get('figures'), ZONE),
    version: (await d.read()).version,
  }
}

describe('what the hour writes of months', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a desk of today, on its first day', ['2026-11-25 11:00'], ['2026-11']],
    ['in the last hour of a month', ['2026-11-25 11:00', '2026-11-30 23:59'], ['2026-11']],
    ['in the first hour of the next', ['2026-11-25 11:00', '2026-12-01 00:00'], ['2026-12', '2026-11']],
    ['until it becomes final', ['2026-11-25 11:00', '2026-12-04 23:59'], ['2026-12', '2026-11']],
    ['as the day begins that is set', ['2026-11-25 11:00', '2026-12-05 00:00'], ['2026-12', '2026-11 final']],
    ['never again afterwards', ['2026-11-25 11:00', '2026-12-05 00:00', '2026-12-05 01:00'], ['2026-12']],
    ['after a long outage', ['2026-11-25 11:00', '2027-01-20 08:00'], ['2027-01', '2026-11 final', '2026-12 final']],
    ['a new desk has no month before', ['2026-12-08 08:00'], ['2026-12']],
    ['in its first days, it has', ['2026-12-03 08:00'], ['2026-12', '2026-11']],
  ])('%s', async (_, times, expected) => {
    const d = await working()
    let written: readonly string[] = []
    for (const time of times) written = await hour(d, time)
    expect(written).toEqual(expected)
  })

  it('a month that somebody asked for becomes final with the others', async () => {
    const d = await working()
    await one(d, '2026-11-25 11:00', '2026-08')
    expect(await hour(d, '2026-11-25 12:00')).toEqual(['2026-11', '2026-08 final'])
  })

  it('writes nothing where nothing would be another', async () => {
    const d = await working()
    await hour(d, '2026-12-05 00:00')
    await hour(d, '2026-12-06 00:00')
    const before = await d.report(NOVEMBER)
    const lines = (await kept(d)).closed
    await hour(d, '2026-12-06 00:00')
    expect(await d.report(NOVEMBER)).toBe(before)
    expect((await kept(d)).closed).toEqual(lines)
  })
})

describe('a final month (R50)', () => {
  async function final(): Promise<Desk> {
    const d = await working()
    await hour(d, '2026-11-25 11:00')
    await hour(d, '2026-12-05 00:00')
    return d
  }

  it('says so in its tab and in its figures', async () => {
    const d = await final()
    const tab = await d.report(NOVEMBER)
    expect(JSON.stringify(tab?.rows[0])).toContain('定稿于 2026-12-05 00:00')
    const { figures, closed } = await kept(d)
    expect(figures.find((of) => of.month === '2026-11')).toMatchObject({ isClosed: true, asOf: sh('2026-12-05 00:00') })
    expect([...closed.closed.keys()]).toEqual(['2026-11'])
  })

  it('is the same to the byte whenever it is written again, whatever has happened since', async () => {
    const d = await final()
    const [tab, rows] = [await d.report(NOVEMBER), await d.report('明细 2026-11')]
    await d.retype('complaint', FIRST + 1, 'resolvedAt', cell('2026-12-08 09:00'))
    await d.retype('complaint', FIRST + 1, 'result', '换了灯')
    await d.type('complaint', [row({ receivedAt: cell('2026-12-07 09:00') })])
    await d.sweep('2026-12-08 09:01')
    await one(d, '2026-12-09 12:00', '2026-11')
    expect(await d.report(NOVEMBER)).toEqual(tab)
    expect(await d.report('明细 2026-11')).toEqual(rows)
  })

  describe('beside months that never were', () => {
    const OCTOBER = [
      row({ receivedAt: cell('2026-10-20 09:00'), resolvedAt: cell('2026-10-20 11:00'), result: '好了' }),
      row({
        receivedAt: cell('2026-10-21 09:00'),
        resolvedAt: cell('2026-10-21 12:00'),
        result: '好了',
        room: '1-1-101',
      }),
    ]
    /** November final beside October, in two rows of which one is corrected later and a third is typed. */
    async function corrected(between: (d: Desk) => Promise<unknown> = () => Promise.resolve()) {
      const d = await desk()
      await d.type('complaint', OCTOBER)
      await d.type('complaint', [row({ resolvedAt: cell('2026-11-20 11:00'), result: '好了' })])
      await d.sweep('2026-11-25 10:01')
      await hour(d, '2026-11-25 11:00')
      await hour(d, '2026-12-05 00:00')
      const then = [await d.report(NOVEMBER), await d.report('明细 2026-11')]
      await between(d)
      await d.retype('complaint', FIRST, 'category', '噪音扰民')
      await d.retype('complaint', FIRST + 1, 'resolvedAt', cell('2026-10-21 18:00'))
      await d.type('complaint', [
        row({
          receivedAt: cell('2026-10-22 09:00'),
          resolvedAt: cell('2026-10-22 10:00'),
          result: '好了',
          room: '2-1-101',
        }),
      ])
      await d.sweep('2026-12-06 09:00')
      const { corrections, report } = await one(d, '2026-12-06 10:30', '2026-11')
      return { then, now: [await d.report(NOVEMBER), await d.report('明细 2026-11')], corrections, report }
    }
    const received = ({ before }: Awaited<ReturnType<typeof one>>['report']) =>
      before?.registers.map((of) => ('lacks' in of ? undefined : of.total.counts.received))

    it('is the same to the byte where what it is compared with is corrected', async () => {
      const { then, now, corrections, report } = await corrected()
      expect(now).toEqual(then)
      expect(corrections).toMatchObject({ cases: [], figures: [] })
      expect(received(report)).toEqual([2, 0, 0])
    })

    it('is compared with the ledger as it stands where an older version made it final', async () => {
      const { report } = await corrected(async (d) => {
        const final = (await kept(d)).closed.closed.get(month('2026-11'))
        if (final === undefined) throw new Error('not final')
        const { compared, ...older } = final
        expect(compared).toHaveLength(12)
        await d.retype('closed', 1, 'data', printClosed(older, ZONE))
      })
      expect(received(report)).toEqual([3, 0, 0])
    })

    it('is compared with a month that is final itself by what was kept of that', async () => {
      const { report } = await corrected((d) => one(d, '2026-12-05 12:00', '2026-10', true))
      expect(report.before?.registers).toMatchObject([{ category: [{ names: ['其它'] }] }, {}, {}])
      expect(received(report)).toEqual([2, 0, 0])
    })
  })

  it('stays as it was where something is corrected, and says what, in which case, and which figures', async () => {
    const d = await final()
    await d.retype('complaint', FIRST, 'category', '噪音扰民')
    await d.sweep('2026-12-06 09:00')
    expect(await hour(d, '2026-12-06 10:00')).toEqual(['2026-12', '2026-11 final'])
    const { report, corrections } = await one(d, '2026-12-06 10:30', '2026-11')
    expect(report.registers).toMatchObject([{ by: { category: [{ names: ['其它'] }] } }, {}, {}])
    expect(corrections?.cases).toMatchObject([
      {
        number: 'TS-20261120-001',
        kind: 'changed',
        row: FIRST,
        changes: [{ field: 'category', before: '其它', after: '噪音扰民' }],
      },
    ])
    expect(corrections?.figures).toContainEqual({
      register: 'complaint',
      group: { dimension: 'category', names: ['其它'] },
      figure: 'received',
      before: 2,
      after: 1,
    })
    // It was written with them; until something else is corrected it is not written again.
    expect(await hour(d, '2026-12-06 11:00')).toEqual(['2026-12'])
    await d.retype('complaint', FIRST, 'category', '其它')
    await d.sweep('2026-12-06 11:30')
    expect(await hour(d, '2026-12-06 12:00')).toEqual(['2026-12', '2026-11 final'])
  })

  it('leads to its rows where they stand by now', async () => {
    const d = await final()
    await d.moveRow('complaint', FIRST, FIRST + 2)
    const { report } = await one(d, '2026-12-06 10:30', '2026-11')
    const rows = report.registers.flatMap((of) => ('rounds' in of ? of.rounds.map(({ item }) => item.row) : []))
    expect(rows).toEqual([FIRST + 1, FIRST])
    await d.deleteRow('complaint', FIRST)
    const { corrections } = await one(d, '2026-12-06 11:30', '2026-11')
    expect(corrections?.cases).toMatchObject([{ kind: 'gone', row: undefined }])
  })

  it.each<[string, (d: Desk) => Promise<unknown>, object]>([
    [
      'a part of it is gone',
      (d) => d.retype('closed', 1, 'data', 'x'),
      { kind: 'final-month-spoilt', month: '2026-11', row: 1 },
    ],
    ['its line is gone', (d) => d.deleteRow('closed', 1), { kind: 'final-month-spoilt', month: '2026-11' }],
    ['the whole tab is gone', (d) => d.deleteTab('closed'), { kind: 'final-month-spoilt', month: '2026-11' }],
  ])('is not counted anew in silence where %s', async (_, spoil, reason) => {
    const d = await final()
    await spoil(d)
    const before = await d.report(NOVEMBER)
    await expect(one(d, '2026-12-06 10:30', '2026-11')).rejects.toMatchObject({ reason })
    const events: unknown[] = []
    const note = (event: string, fields?: object) => events.push([event, fields])
    await reportDue(partsOf(d, '2026-12-06 11:00', { info: () => undefined, warn: note, error: note }))
    expect(events).toEqual([['months-not-final', { months: ['2026-11'] }]])
    expect(await d.report(NOVEMBER)).toBe(before)
  })

  it('is made final anew where somebody asks for that, once what was kept of it is spoilt', async () => {
    const d = await final()
    await d.retype('closed', 1, 'data', 'x')
    const { report } = await one(d, '2026-12-06 10:30', '2026-11', true)
    expect(report.closedAt).toBe(sh('2026-12-06 10:30'))
    expect((await one(d, '2026-12-07 10:30', '2026-11')).report.closedAt).toBe(sh('2026-12-06 10:30'))
  })

  it('is final once: asking again changes nothing', async () => {
    const d = await final()
    const { report } = await one(d, '2026-12-06 10:30', '2026-11', true)
    expect(report.closedAt).toBe(sh('2026-12-05 00:00'))
    expect((await kept(d)).closed.closed.size).toBe(1)
  })
})

describe('making a month final by hand', () => {
  it('takes a month that is over, before its day has come', async () => {
    const d = await working()
    const { report } = await one(d, '2026-12-01 00:00', '2026-11', true)
    expect(report.closedAt).toBe(sh('2026-12-01 00:00'))
  })

  it('takes no month that runs', async () => {
    const d = await working()
    await expect(one(d, '2026-11-30 23:59', '2026-11', true)).rejects.toMatchObject({
      reason: { kind: 'month-not-final', why: 'running' },
    })
  })

  it('takes none of which a register cannot be counted; the hour waits for it, too', async () => {
    const d = await working()
    await hour(d, '2026-11-25 11:00')
    const column = (await d.table('complaint')).rows[0]?.indexOf('办结时间') ?? -1
    await d.deleteColumn('complaint', column)
    await expect(one(d, '2026-12-05 00:00', '2026-11', true)).rejects.toMatchObject({
      reason: { kind: 'month-not-final', why: { lacks: [{ zh: '办结时间' }] } },
    })
    expect(await hour(d, '2026-12-05 00:00')).toEqual(['2026-12', '2026-11'])
    await d.setUp('zh')
    expect(await hour(d, '2026-12-05 01:00')).toEqual(['2026-12', '2026-11 final'])
  })

  it('needs the tab that keeps it', async () => {
    const d = await working()
    await hour(d, '2026-11-25 11:00')
    await d.deleteTab('closed')
    await expect(one(d, '2026-12-05 00:00', '2026-11', true)).rejects.toBeInstanceOf(Failure)
    expect(await hour(d, '2026-12-05 00:00')).toEqual(['2026-12', '2026-11'])
  })
})

it('a title that is taken keeps no other month from becoming final', async () => {
  const d = await working()
  await hour(d, '2026-11-25 11:00')
  const taken: Desk = {
    ...d,
    commit: (on, next, changes) =>
      changes.some((change) => change.kind === 'report' && change.report.title === '月统计 2026-12')
        ? Promise.reject(new Failure({ kind: 'title-taken', title: '月统计 2026-12' }))
        : d.commit(on, next, changes),
  }
  await expect(hour(taken, '2026-12-05 00:00')).rejects.toMatchObject({ reason: { kind: 'title-taken' } })
  expect([...(await kept(d)).closed.closed.keys()]).toEqual(['2026-11'])
  expect(await d.report('周回访')).toBeDefined()
})
