import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { cell, type Desk, desk, noticesIn, row } from '../support/desk.ts'

type Row = Readonly<Record<string, Cell>>
/** Another two who hold an office beside 周敏, the one supervisor of a new workbook. */
const OTHERS: readonly Row[] = [
  { name: '郑一', mail: 'zheng@example.com', roles: '客服主任' },
  { name: '冯二', mail: 'feng@example.com', roles: '客服主任', buildings: '5栋' },
]
const toldAt = async (d: Desk, time: string): Promise<readonly string[]> =>
  noticesIn((await d.sweep(time)).plan).flatMap(({ to }) => to.map(({ name }) => name))

/** A desk with one complaint of building 3 that nobody answers: *respond* is due at 09:05. */
async function unanswered(change: (d: Desk) => Promise<unknown>): Promise<Desk> {
  const d = await desk()
  await d.type('staff', OTHERS)
  await change(d)
  await d.type('complaint', [row()])
  await d.sweep('2026-11-20 09:01')
  return d
}

describe('the mail of an office (R25)', () => {
  const early: Row = { days: '周一至周五', hours: '08:00-20:00', role: '客服主任', names: '郑一' }
  it.each<[string, readonly Row[], readonly string[]]>([
    ['goes to those whose scope it is where nobody has a shift', [], ['陈强', '王芳', '周敏', '郑一']],
    ['goes to whoever is on duty alone', [early], ['陈强', '王芳', '郑一']],
    [
      'goes to the whole office outside of the shifts',
      [{ ...early, hours: '20:00-08:00' }],
      ['陈强', '王芳', '周敏', '郑一'],
    ],
    ['goes to the whole office on other days', [{ ...early, days: '周末' }], ['陈强', '王芳', '周敏', '郑一']],
    ['once to one who is on duty and the handler', [{ ...early, names: '陈强' }], ['陈强', '王芳']],
  ])('%s', async (_, shifts, names) => {
    const d = await unanswered((one) => one.type('roster', shifts))
    expect(await toldAt(d, '2026-11-20 09:05')).toEqual(names)
  })

  it('is not sent again because the shift has changed', async () => {
    const d = await unanswered((one) => one.type('roster', [early, { ...early, hours: '20:00-08:00', names: '周敏' }]))
    expect(await toldAt(d, '2026-11-20 09:05')).toContain('郑一')
    await d.sweep('2026-11-20 12:00')
    const { plan } = await d.sweep('2026-11-20 20:01')
    const again = plan.mails.filter(({ to }) => to.name === '周敏').flatMap(({ notices }) => notices[0]?.items ?? [])
    expect(again.filter(({ clock, level }) => clock === 'respond' && level === 1)).toEqual([])
  })

  it('that waited for its server goes to whoever is on duty by then', async () => {
    const d = await unanswered((one) => one.type('roster', [early, { ...early, hours: '20:00-08:00', names: '冯二' }]))
    await d.sweep('2026-11-20 09:05', 'unreachable')
    const { plan } = await d.sweep('2026-11-20 20:30')
    const told = plan.mails.map(({ to }) => to.name)
    expect([told.includes('郑一'), told.includes('冯二')]).toEqual([false, true])
  })
})

describe('a workbook of before there was a roster', () => {
  it('is swept as it was, and nobody is mailed about it', async () => {
    const d = await unanswered((one) => one.deleteTab('roster'))
    const { plan } = await d.look('2026-11-20 09:05')
    expect(plan.health.mails).toEqual([])
    expect(plan.health.faults.map(({ id, stops }) => `${id} ${stops}`)).toEqual(['tab.roster roster'])
    expect(await toldAt(d, '2026-11-20 09:05')).toEqual(['陈强', '王芳', '周敏', '郑一'])
    await d.setUp('zh')
    expect((await d.look('2026-11-20 09:06')).plan.health.faults).toEqual([])
  })

  it('one whose roster was lost keeps it, and says so', async () => {
    const d = await unanswered((one) => one.type('roster', [{ role: '客服主任', names: '郑一' }]))
    await d.deleteTab('roster')
    const { plan } = await d.look('2026-11-20 09:05')
    expect(plan.health.faults.map(({ id, stops }) => `${id} ${stops}`)).toEqual(['tab.roster held'])
    expect(noticesIn(plan)[0]?.to.map(({ name }) => name)).toEqual(['陈强', '王芳', '郑一'])
  })
})

it('leave that begins tomorrow leaves today’s mails where they are (R25)', async () => {
  const d = await unanswered(async (one) => {
    const chen = (await one.records('staff')).findIndex(({ name }) => name === '陈强')
    await one.retype('staff', chen, 'leaveFrom', cell('2026-11-21 00:00'))
    await one.retype('staff', chen, 'leaveUntil', cell('2026-11-25 00:00'))
    await one.retype('staff', chen, 'deputy', '刘洋')
  })
  expect((await toldAt(d, '2026-11-20 09:05'))[0]).toBe('陈强')
})
