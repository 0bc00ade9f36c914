import { describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { printDuration } from '../../src/calendar/duration.ts'
import { Failure } from '../../src/model/failure.ts'
import { HOUR, MINUTE } from '../../src/model/instant.ts'
import { type PolicyPlan, planPolicy } from '../../src/plan/plan-policy.ts'
import { policyChanges } from '../../src/plan/policy-changes.ts'
import type { Goal } from '../../src/plan/policy-moves.ts'
import type { Cell, Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, FIRST, noticesIn, row, sh, type Typed } from '../support/desk.ts'

const COMPLAINTS = 1
const REPAIRS = 2
const WORKING_TIME = 2
const NOON = '2026-11-20 12:00'

/** A desk where one case was taken at 09:00 and looked at a minute later. */
async function withCase(more: Typed = {}, tab: 'complaint' | 'repair' = 'complaint'): Promise<Desk> {
  const d = await desk()
  await d.type(tab, [row({ ...(tab === 'repair' ? { category: '门窗五金' } : {}), ...more })])
  await d.sweep('2026-11-20 09:01')
  return d
}
const preview = async (d: Desk, at = NOON, only: readonly string[] = []): Promise<PolicyPlan> =>
  planPolicy(viewLedger(await d.read()), sh(at), only)
async function apply(d: Desk, at = NOON): Promise<PolicyPlan> {
  const state = await d.read()
  const view = viewLedger(state)
  const plan = planPolicy(view, sh(at))
  expect(await d.commit(state, `apply ${at}` as Version, policyChanges(plan, view, '王芳'))).toMatchObject({
    kind: 'committed',
  })
  return plan
}
const hours = (at: string): Goal['due'] => sh(at)
const shown = (goal: Goal | undefined) => goal?.due ?? (goal?.limit && printDuration(goal.limit, 'zh'))
const moves = ({ cases }: PolicyPlan) =>
  cases.flatMap((one) => one.moves.map(({ clock, was, becomes }) => [clock, shown(was), shown(becomes)]))
const due = (d: Desk, tab: TabKey, clock: string): Promise<Cell> => d.cell(tab, FIRST, `${clock}Due`)

describe('what applying the policy of today would change', () => {
  it('is nothing where nobody changed it', async () => {
    expect(await preview(await withCase())).toMatchObject({ cases: [], untouched: { same: 1 } })
  })

  it.each<[string, string, Cell, 'complaint' | 'repair', unknown[][]]>([
    ['a limit', 'resolve', '1天', 'complaint', [['resolve', hours('2026-11-23 09:00'), hours('2026-11-21 09:00')]]],
    [
      'an interval',
      'progress',
      '8小时',
      'complaint',
      [['progress', hours('2026-11-21 09:00'), hours('2026-11-20 17:00')]],
    ],
    ['a limit that is gone', 'reply', null, 'complaint', [['reply', hours('2026-11-21 09:00'), undefined]]],
    ['a limit that is new', 'arrive', '1天', 'complaint', [['arrive', undefined, hours('2026-11-21 09:00')]]],
    ['a limit of what has not begun', 'callback', '次日', 'complaint', [['callback', '3天', '次日']]],
    ['a limit of what has not begun that is gone', 'callback', null, 'complaint', [['callback', '3天', undefined]]],
    ['a working day', 'resolve', '次日', 'repair', [['resolve', hours('2026-11-20 18:00'), hours('2026-11-21 18:00')]]],
    ['the same in other words', 'resolve', 'T+0', 'repair', []],
  ])('follows %s', async (_, column, value, tab, expected) => {
    const d = await withCase({}, tab)
    await d.retype('policy', tab === 'complaint' ? COMPLAINTS : REPAIRS, column, value)
    const plan = await preview(d)
    expect(moves(plan)).toEqual(expected)
    expect(plan.untouched.same).toBe(expected.length === 0 ? 1 : 0)
  })

  it('says by how much, on the wall and in the open hours of the calendar', async () => {
    const d = await withCase({}, 'repair')
    await d.retype('policy', REPAIRS, 'resolve', '次日 10:00')
    await d.retype('policy', REPAIRS, 'arrive', '10分钟')
    const [found] = (await preview(d)).cases
    expect(found?.moves.map(({ clock, elapsed, working }) => [clock, elapsed, working])).toEqual([
      ['arrive', -20 * MINUTE, -20 * MINUTE],
      ['resolve', 16 * HOUR, 1.5 * HOUR],
    ])
  })

  it('and round the clock on the wall alone', async () => {
    const d = await withCase()
    await d.retype('policy', COMPLAINTS, 'resolve', '4天')
    const [found] = (await preview(d)).cases
    expect(found?.moves).toEqual([
      {
        clock: 'resolve',
        was: { due: sh('2026-11-23 09:00'), limit: { kind: 'days', amount: 3, unit: 'day' }, calendar: 'always' },
        becomes: { due: sh('2026-11-24 09:00'), limit: { kind: 'days', amount: 4, unit: 'day' }, calendar: 'always' },
        elapsed: 24 * HOUR,
        overdueAtOnce: false,
      },
    ])
  })

  it('follows the hours of a calendar, and its special days', async () => {
    const d = await withCase({ receivedAt: cell('2026-11-19 10:00') }, 'repair')
    await d.retype('policy', REPAIRS, 'reply', '2个工作日')
    await apply(d)
    await d.retype('calendars', WORKING_TIME, 'fri', '08:30-16:00')
    await d.retype('calendars', WORKING_TIME, 'thu', '08:30-16:30')
    expect(moves(await preview(d))).toEqual([['resolve', sh('2026-11-19 18:00'), sh('2026-11-19 16:30')]])
    await d.type('days', [{ from: cell('2026-11-20 00:00'), hours: '休息' }])
    expect(moves(await preview(d))).toEqual([
      ['reply', sh('2026-11-21 10:00'), sh('2026-11-22 10:00')],
      ['resolve', sh('2026-11-19 18:00'), sh('2026-11-19 16:30')],
      ['progress', sh('2026-11-20 10:00'), sh('2026-11-21 10:00')],
    ])
  })

  it('follows what "at once" means, another row that fits better, and another default priority', async () => {
    const d = await withCase({ category: '给排水' }, 'repair')
    const settings = await d.records('settings')
    await d.type('policy', [
      { register: '报修', category: '给排水', resolve: '2天', calendar: '工作时间', respond: '立即' },
    ])
    const [first] = (await preview(d)).cases
    expect([first?.before.policyRow, first?.after.policyRow]).toEqual([3, 24])
    expect(moves(await preview(d))).toContainEqual(['resolve', sh('2026-11-21 00:00'), sh('2026-11-22 09:00')])
    await apply(d)
    await d.retype(
      'settings',
      settings.findIndex(({ name }) => name === '“立即”的分钟数'),
      'value',
      '7',
    )
    expect(moves(await preview(d))).toEqual([['respond', sh('2026-11-20 09:05'), sh('2026-11-20 09:07')]])
    await d.deleteRow('policy', 24)
    const categories = await d.records('categories')
    const water = categories.findIndex(({ register, category }) => register === '报修' && category === '给排水')
    await d.retype('categories', water, 'priority', '一般')
    expect((await preview(d)).cases.map(({ after }) => after.policyRow)).toEqual([REPAIRS])
  })

  it('follows another calendar, also for what has not begun; but days are days in all of them', async () => {
    const d = await withCase({}, 'repair')
    await d.retype('policy', REPAIRS, 'calendar', '24小时')
    const clocks = async () => (await preview(d)).cases.flatMap((one) => one.moves.map(({ clock }) => clock))
    expect(await clocks()).toEqual(['resolve'])
    await d.retype('policy', REPAIRS, 'calendar', '工作时间')
    await d.retype('policy', REPAIRS, 'callback', '2个工作日')
    await apply(d)
    await d.retype('policy', REPAIRS, 'calendar', '24小时')
    expect(await clocks()).toEqual(['resolve', 'callback'])
  })

  it('is nothing where rows only moved in the tab', async () => {
    const d = await withCase()
    await d.rewrite('policy', ([header = [], ...rows]) => [header, ...rows.toReversed()])
    expect(await preview(d)).toMatchObject({ cases: [], untouched: { same: 1 } })
  })
})

describe('what never moves', () => {
  const shortenAll = async (d: Desk) => {
    for (const line of [COMPLAINTS, REPAIRS])
      for (const column of ['dispatch', 'respond', 'arrive', 'reply', 'resolve', 'progress', 'callback'])
        await d.retype('policy', line, column, '1分钟')
  }

  it('a clock that was stopped', async () => {
    const d = await withCase({ respondedAt: cell('2026-11-20 09:03'), repliedAt: cell('2026-11-20 11:00') })
    await shortenAll(d)
    expect((await preview(d)).cases.flatMap((one) => one.moves.map(({ clock }) => clock))).toEqual([
      'dispatch',
      'arrive',
      'resolve',
      'progress',
      'callback',
    ])
    const before = [await due(d, 'complaint', 'respond'), await due(d, 'complaint', 'reply')]
    await apply(d)
    expect([await due(d, 'complaint', 'respond'), await due(d, 'complaint', 'reply')]).toEqual(before)
    expect(before).toEqual([cell('2026-11-20 09:05'), cell('2026-11-21 09:00')])
  })

  it('nor does it when its own facts are corrected: it keeps the limit that it was judged by', async () => {
    const d = await withCase({ respondedAt: cell('2026-11-20 09:03') })
    await d.retype('policy', COMPLAINTS, 'respond', '10分钟')
    await apply(d)
    await d.retype('complaint', FIRST, 'receivedAt', cell('2026-11-20 08:59'))
    await d.sweep('2026-11-20 12:01')
    expect(await due(d, 'complaint', 'respond')).toBe(cell('2026-11-20 09:04'))
    await d.retype('policy', COMPLAINTS, 'respond', null)
    await apply(d)
    await d.sweep('2026-11-20 12:02')
    expect(await due(d, 'complaint', 'respond')).toBe(cell('2026-11-20 09:04'))
  })

  it('a clock that was stopped before it had a limit', async () => {
    const d = await withCase({ arrivedAt: cell('2026-11-20 09:03') })
    await d.retype('policy', COMPLAINTS, 'arrive', '1分钟')
    const { cases } = await apply(d)
    expect(cases.map((one) => one.moves)).toEqual([[]])
    expect(await due(d, 'complaint', 'arrive')).toBeNull()
    expect((await preview(d)).untouched.same).toBe(1)
  })

  it('an appointment', async () => {
    const d = await withCase({ appointmentAt: cell('2026-11-20 16:00') }, 'repair')
    await d.retype('policy', REPAIRS, 'arrive', '1分钟')
    const { cases } = await apply(d)
    expect(cases.map((one) => one.moves)).toEqual([[]])
    expect(await due(d, 'repair', 'arrive')).toBe(cell('2026-11-20 16:00'))
    await d.retype('repair', FIRST, 'appointmentAt', null)
    await d.sweep('2026-11-20 12:01')
    expect(await due(d, 'repair', 'arrive')).toBe(cell('2026-11-20 09:01'))
  })

  it('a resolved case', async () => {
    const d = await withCase({ resolvedAt: cell('2026-11-20 09:00'), result: '已处理' })
    await shortenAll(d)
    expect(await preview(d)).toMatchObject({ cases: [], untouched: { resolved: 1, same: 0 } })
  })

  it('a case with blocking problems, a case no row fits, a copy, a row without a number', async () => {
    const d = await withCase()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:02')
    await d.retype('complaint', at, 'category', '闹鬼')
    const rows = (await d.table('complaint')).rows
    await d.rewrite('complaint', () => [...rows, rows[FIRST] ?? []])
    await d.type('complaint', [row()])
    await shortenAll(d)
    expect(await preview(d)).toMatchObject({ cases: [{ row: { row: FIRST } }], untouched: { unaccepted: 1 } })
    await d.retype('policy', COMPLAINTS, 'category', '绿化养护')
    expect(await preview(d)).toMatchObject({ cases: [], untouched: { unaccepted: 1, unmatched: 1 } })
  })

  it('a register that cannot be read, which is said', async () => {
    const d = await withCase()
    await shortenAll(d)
    await d.lose('complaint', '办结时间')
    expect(await preview(d)).toMatchObject({
      cases: [],
      unreadable: [{ tab: { zh: '投诉台账' }, headers: [{ zh: '办结时间' }] }],
    })
    expect((await preview(d, NOON, ['TS-20261120-001'])).cases).toEqual([])
    await expect(preview(d, NOON, ['BX-20261120-001'])).rejects.toThrow('unknown-case')
  })

  it('what the case’s own facts change is not the policy’s doing', async () => {
    const d = await withCase({ respondedAt: cell('2026-11-20 09:03') })
    await d.retype('complaint', FIRST, 'progressAt', cell('2026-11-20 11:00'))
    expect(await preview(d)).toMatchObject({ cases: [], untouched: { same: 1 } })
    await d.retype('policy', COMPLAINTS, 'progress', '12小时')
    expect(moves(await preview(d))).toEqual([['progress', sh('2026-11-21 11:00'), sh('2026-11-20 23:00')]])
  })
})

describe('a manager who looks', () => {
  it('learns what would be overdue at once, and about which cases mails would leave', async () => {
    const d = await withCase({ respondedAt: cell('2026-11-20 09:03') })
    await d.type('complaint', [row({ respondedAt: cell('2026-11-20 09:03'), receivedAt: cell('2026-11-20 08:00') })])
    await d.sweep('2026-11-20 09:04')
    await d.retype('policy', COMPLAINTS, 'resolve', '3小时30分钟')
    const { cases } = await preview(d)
    expect(cases.map((one) => [one.moves.map(({ overdueAtOnce }) => overdueAtOnce), one.mails])).toEqual([
      [[false], true],
      [[true], true],
    ])
    expect(moves(await preview(d, '2026-11-20 09:05'))).toHaveLength(2)
  })

  it('is not told that a paused case is overdue: it waits', async () => {
    const paused = { pausedAt: cell('2026-11-20 09:30'), pauseReason: '等配件' }
    const d = await withCase({ respondedAt: cell('2026-11-20 09:03'), repliedAt: cell('2026-11-20 09:03'), ...paused })
    await d.sweep('2026-11-20 10:00')
    await d.retype('policy', COMPLAINTS, 'resolve', '1小时')
    const [one] = (await preview(d)).cases
    expect(one?.moves.map(({ clock, overdueAtOnce }) => [clock, overdueAtOnce])).toEqual([['resolve', false]])
    expect(one?.mails).toBe(false)
  })

  it('may name cases, in whatever width and case, and hears of those that are not there', async () => {
    const d = await withCase()
    await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:02')
    await d.retype('policy', COMPLAINTS, 'resolve', '1天')
    const { cases } = await preview(d, NOON, [' ｔｓ20261120—2'])
    expect(cases.map(({ number }) => number)).toEqual(['TS-20261120-002'])
    const thrown = await preview(d, NOON, ['TS-20261120-001', 'TS-1', '']).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(Failure)
    expect((thrown as Failure).reason).toEqual({ kind: 'unknown-case', numbers: ['TS-1', ''] })
  })
})

describe('the policy applied', () => {
  it('moves the deadlines, says so in the history, and has nothing to do the second time', async () => {
    const d = await withCase()
    await d.retype('policy', COMPLAINTS, 'resolve', '1天')
    await d.retype('policy', COMPLAINTS, 'callback', '次日')
    await apply(d)
    expect(await due(d, 'complaint', 'resolve')).toBe(cell('2026-11-21 09:00'))
    expect(await preview(d)).toMatchObject({ cases: [], untouched: { same: 1 } })
    const { tables } = await d.read('history')
    expect(tables.get('history')?.rows.slice(2)).toEqual([
      [cell(NOON), 'TS-20261120-001', '时限标准', '办结时限', '2026-11-23 09:00', '2026-11-21 09:00', '王芳', '命令'],
      [cell(NOON), 'TS-20261120-001', '时限标准', '回访时限', '3天（24小时）', '次日（24小时）', '王芳', '命令'],
    ])
    await d.sweep('2026-11-20 12:01')
    expect(await due(d, 'complaint', 'resolve')).toBe(cell('2026-11-21 09:00'))
    await d.retype('complaint', FIRST, 'resolvedAt', cell('2026-11-20 13:00'))
    await d.retype('complaint', FIRST, 'result', '已处理')
    await d.sweep('2026-11-20 13:01')
    expect(await due(d, 'complaint', 'callback')).toBe(cell('2026-11-22 00:00'))
  })

  it('writes the system’s cells alone', async () => {
    const d = await withCase({ remark: '=1+1' })
    await d.retype('policy', COMPLAINTS, 'resolve', '1天')
    const view = viewLedger(await d.read())
    const columns = new Map(view.registers[0]?.columns.map(({ key, writer }) => [key, writer]))
    const at = new Map([...(view.registers[0]?.headers.at ?? [])].map(([key, index]) => [index, key]))
    const changes = policyChanges(planPolicy(view, sh(NOON)), view, undefined)
    const written = changes.flatMap((change) => (change.kind === 'write' ? [at.get(change.column) ?? ''] : []))
    expect(new Set(written)).toEqual(new Set(['resolveDue', 'basis', 'seen']))
    for (const key of written) expect(columns.get(key)).toBe('system')
  })

  it('has the next sweep mail what is due by it, and repeat nothing that was mailed', async () => {
    const d = await withCase()
    const mailed = async (at: string) =>
      noticesIn((await d.sweep(at)).plan).flatMap(({ items }) => items.map(({ clock, level }) => `${clock} ${level}`))
    expect(await mailed('2026-11-20 09:06')).toEqual(['respond 1'])
    await d.retype('complaint', FIRST, 'repliedAt', cell('2026-11-20 09:07'))
    expect(await mailed('2026-11-21 09:01')).toEqual(['progress 1'])
    await d.retype('policy', COMPLAINTS, 'resolve', '1天')
    await d.retype('policy', COMPLAINTS, 'progress', '4小时')
    await apply(d, '2026-11-21 09:02')
    expect(await mailed('2026-11-21 09:02')).toEqual(['progress 2', 'resolve 1'])
    expect(await mailed('2026-11-21 09:03')).toEqual([])
    await d.retype('complaint', FIRST, 'progressAt', cell('2026-11-21 09:10'))
    expect(await mailed('2026-11-21 13:11')).toContain('progress 1')
  })
})
