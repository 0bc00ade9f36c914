import { describe, expect, it } from 'vitest'
import { hmacLots } from '../../src/adapters/hmac/lots.ts'
import { reportDue } from '../../src/app/report-due.ts'
import { reportMonth } from '../../src/app/report-month.ts'
import { reportWeek } from '../../src/app/report-week.ts'
import { parseWeek } from '../../src/calendar/week.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Change, Ledger, LedgerState, Version } from '../../src/ports/ledger.ts'
import { complaint, ledgerState, month, sh } from '../statistics/support.ts'
import { desk } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

/** A ledger that is overtaken as often as told, and reads the states in turn, the last one again and again. */
function fakeLedger(overtaken: number, ...states: readonly [LedgerState, ...LedgerState[]]) {
  const commits: { on: LedgerState; next: string; changes: readonly Change[] }[] = []
  let reads = 0
  const ledger: Ledger = {
    read: () => {
      const state = states[Math.min(reads, states.length - 1)] ?? states[0]
      // Whoever was faster left another version.
      return Promise.resolve({ ...state, version: `v${reads++}` as Version })
    },
    commit(on, next, changes) {
      commits.push({ on, next, changes })
      return Promise.resolve(commits.length <= overtaken ? { kind: 'overtaken' } : { kind: 'committed', found: [] })
    },
    setUp: () => Promise.reject(new Error('not asked for')),
  }
  return { ledger, commits, reads: () => reads }
}

const parts = { clock: { now: () => sh('2026-12-01 07:00') }, log: silent, runId: 'r' }
const state = ledgerState({ complaints: [complaint('2026-11-30 23:00')] })

describe('writing the callbacks of a week (R44)', () => {
  const lots = hmacLots(new Uint8Array(32), 'ledger')
  const w48 = parseWeek('2026-W48')
  if (w48 === undefined) throw new Error('no week')

  it.each([
    ['the present one, by the clock', {}, '周回访', '2026-W49'],
    ['that of the moment asked for', { now: sh('2026-11-29 23:59') }, '周回访', '2026-W48'],
    ['another one, under its own name', { week: w48 }, '周回访 2026-W48', '2026-W48'],
  ])('%s', async (_, options, title, week) => {
    const { ledger, commits } = fakeLedger(0, state)
    const { tab, report } = await reportWeek({ ...parts, ledger, lots }, options)
    expect([tab.title, report.present.week]).toEqual([title, week])
    expect(commits).toMatchObject([{ next: 'r.1', changes: [{ kind: 'report', report: { title } }] }])
  })

  it('publishes no secret before the week is over by the clock, whatever moment is asked for', async () => {
    const { ledger } = fakeLedger(0, state)
    const secrets = async (now: string) => {
      const { report } = await reportWeek({ ...parts, ledger, lots }, { now: sh(now) })
      return report.weeks.flatMap(({ draw }) => (draw.secret === undefined ? [] : [draw.week]))
    }
    expect((await secrets('2027-01-30 12:00')).at(-1)).toBe('2026-W48')
    expect((await secrets('2026-11-29 12:00')).at(-1)).toBe('2026-W47')
  })
})

describe('what the hour asks for', () => {
  it('writes the board though nothing changed since it was written: somebody may have deleted its tab', async () => {
    const d = await desk()
    await d.sweep('2026-12-01 06:59')
    const commits: { next: string; changes: readonly Change[] }[] = []
    const ledger: Ledger = {
      ...d,
      commit(on, next, changes) {
        commits.push({ next, changes })
        return d.commit(on, next, changes)
      },
    }
    for (const runId of ['r', 's']) await reportDue({ ...parts, ledger, runId })
    const boards = commits.filter(({ changes }) =>
      changes.some((one) => one.kind === 'report' && one.report.title === '看板'),
    )
    expect(boards.map(({ next }) => next)).toEqual(['rb.1', 'sb.1'])
  })

  it.each([
    ['month', '月统计 2026-12'],
    ['day', '日清日审'],
    ['week', '周回访'],
    ['board', '看板'],
  ])('where the title of the %s is taken all others are written, and it is said afterwards', async (_, title) => {
    const { ledger, commits } = fakeLedger(0, state)
    const bears = (changes: readonly Change[]) =>
      changes.some((one) => one.kind === 'report' && one.report.title === title)
    const taken: Ledger = {
      ...ledger,
      commit: (on, next, changes) =>
        bears(changes) ? Promise.reject(new Failure({ kind: 'title-taken', title })) : ledger.commit(on, next, changes),
    }
    await expect(reportDue({ ...parts, ledger: taken })).rejects.toMatchObject({ reason: { kind: 'title-taken' } })
    const titles = commits.flatMap(({ changes }) =>
      changes.map((one) => (one.kind === 'report' ? one.report.title : '')),
    )
    const all = ['月统计 2026-12', '日清日审', '周回访', '看板']
    expect(all.filter((one) => !titles.includes(one))).toEqual([title])
  })
})

describe('writing a month', () => {
  it('reads once, writes its tabs and its figures in one commit, and answers with the figures', async () => {
    const { ledger, commits, reads } = fakeLedger(0, state)
    const {
      tab: { title },
      report,
    } = await reportMonth({ ...parts, ledger, runId: 'run1' }, { month: month('2026-11') })
    expect(title).toBe('月统计 2026-11')
    expect(report.registers).toMatchObject([
      { total: { counts: { received: 1 } } },
      { total: { counts: { received: 0 } } },
      { register: 'incident', total: { counts: { received: 0 } } },
    ])
    expect(reads()).toBe(1)
    const whats = commits.map(({ next, changes }) => [
      next,
      ...changes.map((change) => (change.kind === 'report' ? change.report.title : 'tab' in change ? change.tab : '')),
    ])
    expect(whats).toEqual([['run1.1', '月统计 2026-11', '明细 2026-11', 'figures', 'system']])
  })

  it.each([
    ["the clock's month in the site's zone", {}, '月统计 2026-12'],
    ['that of the moment asked for', { now: sh('2026-11-30 23:59:59') }, '月统计 2026-11'],
  ])('takes %s when none is given', async (_, options, title) => {
    const { ledger } = fakeLedger(0, state)
    expect((await reportMonth({ ...parts, ledger }, options)).tab.title).toBe(title)
  })

  it('counts anew, under a new version, where another commit came first', async () => {
    const later = ledgerState({ complaints: [complaint('2026-12-01 06:00'), complaint('2026-12-01 06:30')] })
    const { ledger, commits } = fakeLedger(1, state, later)
    const events: unknown[] = []
    const note = (event: string, fields?: object) => events.push([event, fields])
    const log = { info: note, warn: note, error: note }
    const { report } = await reportMonth({ ...parts, ledger, log })
    expect(report.registers).toMatchObject([{ total: { counts: { received: 2 } } }, {}, {}])
    expect(events).toEqual([
      ['overtaken', { attempt: 1 }],
      ['report-written', { month: '2026-12', title: '月统计 2026-12' }],
    ])
    expect(commits.map(({ on, next }) => [on.tables === later.tables, next])).toEqual([
      [false, 'r.1'],
      [true, 'r.2'],
    ])
  })

  it('gives up in the end, and says so', async () => {
    const { ledger, commits } = fakeLedger(Infinity, state)
    const failed = reportMonth({ ...parts, ledger })
    await expect(failed).rejects.toBeInstanceOf(Failure)
    await expect(failed).rejects.toMatchObject({ reason: { kind: 'overtaken', tries: commits.length } })
    expect(commits.length).toBeGreaterThan(1)
  })

  it('says which tabs are missing', async () => {
    const { ledger } = fakeLedger(0, ledgerState({ gone: ['settings'] }))
    await expect(reportMonth({ ...parts, ledger })).rejects.toMatchObject({
      reason: { kind: 'not-set-up', missing: [{ zh: '设置', en: 'Settings' }] },
    })
  })
})
