import { describe, expect, it } from 'vitest'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import { NOBODY_REACHABLE } from '../../src/model/notice.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { at } from '../calendar/support.ts'
import { cell, type Desk, desk, noticesIn, row, type Typed } from '../support/desk.ts'

/** A desk with one complaint that nobody answers: *respond* is due at 09:05. */
async function unanswered(more: Typed = {}) {
  const d = await desk()
  const at = await d.type('complaint', [row(more)])
  await d.sweep('2026-11-20 09:01')
  return { d, at }
}
/** What the notices tab says of cases, the same of several people once; faults of the workbook have tests of their own. */
const log = async (d: Desk) => [
  ...new Set(
    (await d.records('notices'))
      .slice(1)
      .filter(({ clock }) => clock !== '运行状况')
      .map(({ clock, level, state, attempts, cycle }) =>
        [clock, level, state, attempts, ...(cycle === 1 ? [] : [cycle])].join(' '),
      ),
  ),
]

describe('mails begin when their moment comes, once', () => {
  it('level by level', async () => {
    const { d } = await unanswered()
    const seen: string[] = []
    for (const time of ['09:04', '09:05', '09:06', '09:34', '09:35', '10:00', '11:05', '20:00']) {
      const { plan } = await d.sweep(`2026-11-20 ${time}`)
      for (const { items, to } of noticesIn(plan))
        seen.push(`${time} ${items.map((item) => item.level).join()} ${to.map(({ name }) => name).join('、')}`)
    }
    expect(seen).toEqual(['09:05 1 陈强、王芳、周敏', '09:35 2 王芳、吴军', '11:05 3 王芳、公司客服中心'])
    expect(await log(d)).toEqual(['响应 1 已发 1', '响应 2 已发 1', '响应 3 已发 1'])
  })

  it('an old case brings all its levels in one mail', async () => {
    const { d } = await unanswered({ receivedAt: cell('2026-11-01 09:00') })
    expect((await d.look('2026-11-20 09:02')).plan.mails).toEqual([])
    expect(await log(d)).toHaveLength(12)
    const lines = (await d.records('notices')).slice(1)
    const mailOf = Map.groupBy(lines, ({ to }) => to)
    expect([...mailOf.keys()].toSorted()).toEqual([
      'chen.qiang@example.com',
      'service@example.com',
      'wang.fang@example.com',
      'wu.jun@example.com',
      'zhou.min@example.com',
    ])
    for (const ofOne of mailOf.values()) expect(new Set(ofOne.map(({ messageId }) => messageId)).size).toBe(1)
  })

  it('the mail says what comes next, and to whom', async () => {
    const { d } = await unanswered()
    const { plan } = await d.sweep('2026-11-20 09:05')
    expect(noticesIn(plan)).toMatchObject([
      { number: 'TS-20261120-001', cycle: 1, next: { roles: ['firstReceiver', 'manager'], names: ['王芳', '吴军'] } },
    ])
    await d.sweep('2026-11-20 09:35')
    expect(noticesIn((await d.sweep('2026-11-20 11:05')).plan)[0]?.next).toBeUndefined()
  })

  it('mails of one case to one person refer to those before (R28)', async () => {
    const { d } = await unanswered()
    const { plan } = await d.sweep('2026-11-20 09:05')
    expect(plan.mails.map(({ references }) => references)).toEqual([[], [], []])
    const later = await d.sweep('2026-11-20 09:35')
    const toWang = plan.mails.find(({ to }) => to.name === '王芳')?.messageId
    expect(later.plan.mails.map(({ to, references }) => [to.name, references])).toEqual([
      ['王芳', [toWang]],
      ['吴军', []],
    ])
  })

  it('mails of one case do not refer to a list that told of others too', async () => {
    const { d, at } = await unanswered()
    await d.set('几件合成一封', 2)
    await d.type('complaint', [row()])
    expect((await d.sweep('2026-11-20 09:05')).plan.mails[0]?.notices).toHaveLength(2)
    await d.retype('complaint', at, 'respondedAt', cell('2026-11-20 09:06'))
    const single = (await d.sweep('2026-11-20 09:35')).plan.mails.find(({ to }) => to.name === '王芳')
    const next = (await d.sweep('2026-11-20 11:05')).plan.mails.find(({ to }) => to.name === '王芳')
    expect([single?.references, next?.references]).toEqual([[], [single?.messageId]])
  })

  it('no reminder once the deadline is there', async () => {
    const { d, at } = await unanswered({ respondedAt: cell('2026-11-20 09:02') })
    await d.sweep('2026-11-21 09:00')
    expect(await log(d)).toEqual(['回复 1 已发 1', '进展 1 已发 1'])
    await d.retype('complaint', at, 'repliedAt', cell('2026-11-21 09:01'))
    await d.sweep('2026-11-24 09:00')
    expect(await log(d)).not.toContain('办结 0 已发 1')
  })

  it.each<[string, Typed]>([
    ['responded', { respondedAt: cell('2026-11-20 09:04') }],
    ['arrived', { arrivedAt: cell('2026-11-20 09:04') }],
    ['replied', { repliedAt: cell('2026-11-20 09:04') }],
    ['resolved', { resolvedAt: cell('2026-11-20 09:04') }],
  ])('none for a clock that stopped: %s', async (_, typed) => {
    const { d, at } = await unanswered()
    for (const [key, value] of Object.entries(typed)) await d.retype('complaint', at, key, value)
    await d.sweep('2026-11-20 12:00')
    expect(await log(d)).toEqual([])
  })

  it('paused: resolve is silent until it is resumed, progress is not (R21)', async () => {
    const { d, at } = await unanswered({ repliedAt: cell('2026-11-20 09:01') })
    await d.retype('complaint', at, 'pausedAt', cell('2026-11-22 09:00'))
    await d.retype('complaint', at, 'pauseReason', '等配件')
    await d.sweep('2026-11-23 12:00')
    expect(await log(d)).toEqual(['进展 1 已发 1', '进展 2 已发 1', '进展 3 已发 1'])
    await d.retype('complaint', at, 'resumedAt', cell('2026-11-23 12:00'))
    await d.sweep('2026-11-23 12:01')
    expect(await d.cell('complaint', at, 'resolveDue')).toBe(cell('2026-11-24 12:00'))
    await d.sweep('2026-11-24 11:00')
    expect(await log(d)).toContain('办结 0 已发 1')
  })

  it('a reopening begins anew (R31)', async () => {
    const { d, at } = await unanswered()
    await d.sweep('2026-11-20 09:05')
    await d.retype('complaint', at, 'resolvedAt', cell('2026-11-20 09:10'))
    await d.retype('complaint', at, 'result', '好')
    await d.sweep('2026-11-20 09:11')
    await d.retype('complaint', at, 'reopenedAt', cell('2026-11-20 14:00'))
    await d.sweep('2026-11-20 14:04')
    await d.sweep('2026-11-20 14:05')
    expect(await log(d)).toEqual(['响应 1 已发 1', '不满意重开 1 已发 1 2', '响应 1 已发 1 2'])
  })

  it('names in the settings count at the moment of sending', async () => {
    const { d } = await unanswered()
    const chen = (await d.records('staff')).findIndex(({ name }) => name === '陈强')
    await d.retype('staff', chen, 'leaveUntil', cell('2026-11-25 00:00'))
    await d.retype('staff', chen, 'deputy', '刘洋')
    const { plan } = await d.sweep('2026-11-20 09:05')
    expect(noticesIn(plan)[0]?.to.map(({ name }) => name)).toEqual(['刘洋', '王芳', '周敏'])
  })
})

describe('mails that did not leave', () => {
  it('are tried again after 1, 2, 4 … minutes, then every hour, under the same Message-ID', async () => {
    const { d } = await unanswered()
    const first = await d.sweep('2026-11-20 09:05', 'later')
    expect(await log(d)).toEqual(['响应 1 待发 1'])
    const id = first.plan.mails.find(({ to }) => to.name === '王芳')?.messageId
    const tries: number[] = [5]
    for (let minute = 6; minute < 4 * 60; minute++) {
      const time = `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const { plan } = await d.sweep(`2026-11-20 ${time}`, 'later')
      if (plan.mails.some(({ messageId }) => messageId === id)) tries.push(minute)
    }
    const waits = tries.slice(1).map((minute, index) => minute - (tries[index] ?? 0))
    for (const [index, wait] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      // Each up to a quarter sooner.
      expect(waits[index]).toBeLessThanOrEqual(wait)
      expect(waits[index]).toBeGreaterThanOrEqual(wait * 0.75)
    }
    await d.sweep('2026-11-20 14:00')
    expect(new Set((await log(d)).map((line) => line.slice(5, 7)))).toEqual(new Set(['已发']))
  })

  it('are tried for as long as they are true where the server is away', async () => {
    const { d } = await unanswered()
    for (let hour = 0; hour < 40; hour++)
      await d.sweep(`2026-11-${20 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, '0')}:59`, 'unreachable')
    const lines = (await d.records('notices')).slice(1).filter(({ clock }) => clock === '响应')
    expect(new Set(lines.map(({ state, attempts, error }) => [state, attempts, error].join(' ')))).toEqual(
      new Set(['待发 0 connect ECONNREFUSED']),
    )
    const { plan } = await d.look('2026-11-29 09:00')
    expect(noticesIn(plan).flatMap(({ items }) => items.map(({ clock }) => clock))).toContain('respond')
  })

  it('a sweep that died is taken up after ten minutes', async () => {
    const { d } = await unanswered()
    const { plan } = await d.sweep('2026-11-20 09:05', 'dies')
    expect(await log(d)).toEqual(['响应 1 发送中 1'])
    expect((await d.look('2026-11-20 09:14')).changes).toEqual([])
    const again = await d.sweep('2026-11-20 09:15')
    const ids = ({ mails }: typeof plan) => mails.map(({ messageId }) => messageId)
    expect(ids(again.plan)).toEqual(ids(plan))
    expect(await log(d)).toEqual(['响应 1 已发 2'])
  })

  it('are dropped where they are no longer true', async () => {
    const { d, at } = await unanswered()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.retype('complaint', at, 'respondedAt', cell('2026-11-20 09:05'))
    await d.sweep('2026-11-20 09:06')
    expect(await log(d)).toEqual(['响应 1 不必再发 1'])
    await d.sweep('2026-11-20 19:06')
    expect(await log(d)).toEqual(['响应 1 不必再发 1'])
  })

  it('are dropped where the row is gone', async () => {
    const { d, at } = await unanswered()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.deleteRow('complaint', at)
    await d.sweep('2026-11-20 09:06')
    expect(await log(d)).toEqual(['响应 1 不必再发 1'])
  })

  it('are sent for what still holds of them, the rest is dropped', async () => {
    const { d, at } = await unanswered({ receivedAt: cell('2026-11-19 09:00') })
    const before = await log(d)
    expect(before).toContain('进展 1 已发 1')
    const other = await desk()
    const index = await other.type('complaint', [row({ receivedAt: cell('2026-11-19 09:00') })])
    await other.sweep('2026-11-20 09:00', 'later')
    await other.retype('complaint', index, 'respondedAt', cell('2026-11-19 09:01'))
    const { plan } = await other.sweep('2026-11-20 09:01')
    expect(noticesIn(plan).map(({ items }) => items.map(({ clock }) => clock))).toEqual([['reply', 'progress']])
    expect(await log(other)).toEqual([
      '响应 1 不必再发 1',
      '回复 1 已发 2',
      '进展 1 已发 2',
      '响应 2 不必再发 1',
      '响应 3 不必再发 1',
    ])
    expect(at).toBe(index)
  })

  it('of a case that was reopened meanwhile are dropped', async () => {
    const { d, at } = await unanswered()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.retype('complaint', at, 'resolvedAt', cell('2026-11-20 09:05'))
    await d.retype('complaint', at, 'reopenedAt', cell('2026-11-20 09:06'))
    await d.sweep('2026-11-20 09:06')
    expect(await log(d)).toEqual(['响应 1 不必再发 1', '不满意重开 1 已发 1 2'])
    await d.sweep('2026-11-20 09:11')
    expect(await log(d)).toEqual(['响应 1 不必再发 1', '不满意重开 1 已发 1 2', '响应 1 已发 1 2'])
  })

  it('wait while a copy of the row stands below', async () => {
    const { d } = await unanswered()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.rewrite('complaint', (rows: readonly (readonly Cell[])[]) => [...rows, rows.at(-1) ?? []])
    await d.sweep('2026-11-20 09:06')
    expect(await log(d)).toEqual(['响应 1 已发 2'])
  })

  it('wait while the register lacks a column', async () => {
    const { d, at } = await unanswered()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.lose('complaint', '房号或地点')
    await d.sweep('2026-11-20 09:10')
    expect(await log(d)).toEqual(['响应 1 待发 1'])
    await d.setUp('zh')
    await d.retype('complaint', at, 'room', '3-2-1201')
    await d.sweep('2026-11-20 09:11')
    expect(await log(d)).toEqual(['响应 1 已发 2'])
  })
})

describe('nobody reachable', () => {
  it('is written down and tried again until somebody is', async () => {
    const d = await desk()
    await d.rewrite('staff', (rows) => rows.slice(0, 1))
    await d.type('complaint', [row()])
    const { plan } = await d.sweep('2026-11-20 09:05')
    expect(plan.mails).toEqual([])
    expect(await log(d)).toEqual(['响应 1 失败 0'])
    expect(await d.cell('notices', 1, 'error')).toBe(NOBODY_REACHABLE.zh)
    await d.type('staff', [{ name: '系统管理员', mail: 'admin@example.com', roles: '管理员' }])
    const later = await d.sweep('2026-11-20 09:08')
    expect(later.plan.mails.map(({ to }) => to)).toMatchObject([{ name: '系统管理员', mail: 'admin@example.com' }])
    expect(await log(d)).toEqual(['响应 1 已发 1'])
    expect(await d.cell('notices', 1, 'to')).toBe('admin@example.com')
  })
})

it('why a mail did not leave is written down until it left', async () => {
  const { d } = await unanswered()
  await d.sweep('2026-11-20 09:05', 'later')
  expect(await d.cell('notices', 1, 'error')).toBe('451 busy')
  await d.sweep('2026-11-20 09:06')
  expect(await d.cell('notices', 1, 'error')).toBeNull()
})

describe('where the clocks go back, and a deadline lies in the hour that comes twice', () => {
  const zone = 'America/New_York'
  /** 01:30 for the second time, when the last report of 22:30 is four hours old. */
  const second = instant(at(zone, '2026-11-01 01:30') + HOUR)

  async function reported() {
    const d = await desk()
    await d.set('时区', zone)
    await d.set('安静时段', '无')
    const done = { respondedAt: cell('2026-10-31 22:00'), arrivedAt: cell('2026-10-31 22:00') }
    const times = { receivedAt: cell('2026-10-31 22:00'), progressAt: cell('2026-10-31 22:30'), ...done }
    const typed = await d.type('repair', [row({ category: '电梯', repliedAt: cell('2026-10-31 22:00'), ...times })])
    await d.sweep(instant(second - HOUR))
    return { d, typed }
  }
  const progressIn = (d: Desk) => log(d).then((lines) => lines.filter((line) => line.startsWith('进展')))

  it('its mail leaves at the second, and once, whatever is typed then', async () => {
    const { d, typed } = await reported()
    expect(await progressIn(d)).toEqual([])
    await d.sweep(second)
    await d.retype('repair', typed, 'remark', '客户在家')
    await d.sweep(instant(second + MINUTE))
    expect(await progressIn(d)).toEqual(['进展 1 已发 1'])
  })

  it('a mail that is leaving is left alone for its ten minutes', async () => {
    const { d } = await reported()
    await d.sweep(second, 'dies')
    await d.sweep(instant(second + 9 * MINUTE))
    expect(await progressIn(d)).toEqual(['进展 1 发送中 1'])
    await d.sweep(instant(second + 10 * MINUTE))
    expect(await progressIn(d)).toEqual(['进展 1 已发 2'])
  })

  it('one that failed is tried again, not dropped', async () => {
    const { d } = await reported()
    await d.sweep(second, 'later')
    await d.sweep(instant(second + MINUTE))
    expect(await progressIn(d)).toEqual(['进展 1 已发 2'])
  })
})
