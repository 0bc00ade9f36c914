import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/ports/ledger.ts'
import { cell, desk, FIRST, row, type Swept, sh, type Typed } from '../../support/desk.ts'

/** The handler is told at 13:00 and twice more, an hour apart; the manager at 15:00. */
const RULES = [
  ['办结', '0', 1, '责任人', '1小时', 2],
  ['办结', '+2小时', 2, '项目经理'],
]

async function late(typed: Typed = {}) {
  const d = await desk()
  await d.rewrite('escalation', ([header = []]) => [header, ...RULES])
  await d.rewrite('policy', ([header = []]) => [
    header,
    header.map((title): Cell => ({ 台账: '投诉', 办结: '4小时', 日历: '24小时' })[String(title)] ?? null),
  ])
  await d.type('complaint', [row(typed)])
  await d.sweep('2026-11-20 09:00')
  return d
}

/** The first notice of a sweep that goes to somebody. */
const noticeTo = ({ plan }: Pick<Swept, 'plan'>, mail: string) =>
  plan.mails.find(({ to }) => to.mail === `${mail}@example.com`)?.notices[0] ?? expect.fail(`nothing to ${mail}`)

describe('what a notice knows', () => {
  it('how often it is told again, and when it moves up', async () => {
    const d = await late()
    const first = noticeTo(await d.sweep('2026-11-20 13:00'), 'chen.qiang')
    expect(first.items).toMatchObject([{ clock: 'resolve', level: 1, at: sh('2026-11-20 13:00') }])
    expect(first.items[0]).not.toHaveProperty('nth')
    expect(first.repeats).toEqual({
      every: { kind: 'span', unit: 'hour', amount: 1 },
      left: 2,
      until: sh('2026-11-20 15:00'),
    })
    expect(first.next).toMatchObject({ at: sh('2026-11-20 15:00'), roles: ['manager'], names: ['吴军', '王芳'] })
    const second = noticeTo(await d.sweep('2026-11-20 14:00'), 'chen.qiang')
    expect(second.items).toMatchObject([{ nth: 2, at: sh('2026-11-20 14:00') }])
    expect(second.repeats?.left).toBe(1)
  })

  it('that what comes next waits for the morning, where it would come at night (R24)', async () => {
    const d = await late({ receivedAt: cell('2026-11-20 17:30') })
    const first = noticeTo(await d.sweep('2026-11-20 21:30'), 'chen.qiang')
    expect(first.next?.at).toBe(sh('2026-11-21 07:30'))
    expect(first.repeats?.until).toBe(sh('2026-11-21 07:30'))
    const critical = await late({ receivedAt: cell('2026-11-20 17:30'), priority: '特急' })
    const urgent = noticeTo(await critical.sweep('2026-11-20 21:30'), 'chen.qiang')
    expect([urgent.next?.at, urgent.repeats?.until]).toEqual([sh('2026-11-20 23:30'), sh('2026-11-20 23:30')])
  })

  it('that it is not told again once somebody knows of it (R31)', async () => {
    const d = await late({ acknowledgedBy: '陈强', acknowledgedAt: cell('2026-11-20 13:00') })
    expect(noticeTo(await d.sweep('2026-11-20 13:01'), 'chen.qiang').repeats).toBeUndefined()
  })

  it('when it was to be told, and that it has gone up since, where nothing swept', async () => {
    const d = await late()
    const outage = await d.sweep('2026-11-20 19:00')
    const chen = noticeTo(outage, 'chen.qiang')
    expect(chen.items.map(({ level, at }) => [level, at])).toContainEqual([1, sh('2026-11-20 13:00')])
    expect(noticeTo(outage, 'wu.jun').next).toBeUndefined()
    expect(noticeTo(outage, 'wu.jun')).not.toHaveProperty('goneUp')
  })

  it('not that it is late of a row that was typed late', async () => {
    const d = await late()
    await d.type('complaint', [row({ handler: '刘洋' })])
    const { items } = noticeTo(await d.sweep('2026-11-20 14:20'), 'liu.yang')
    expect(new Set(items.map(({ at }) => at))).toEqual(new Set([sh('2026-11-20 14:20')]))
  })

  it('what was told before, and by whom it was known', async () => {
    const d = await late()
    await d.sweep('2026-11-20 13:00')
    await d.retype('complaint', FIRST, 'acknowledgedBy', '陈强')
    await d.sweep('2026-11-20 13:10')
    const { timeline } = noticeTo(await d.sweep('2026-11-20 15:00'), 'wu.jun')
    expect(timeline).toMatchObject([
      { kind: 'received', at: sh('2026-11-20 09:00') },
      { kind: 'told', level: 1, clocks: ['resolve'], to: ['陈强', '王芳'] },
      { kind: 'acknowledged', by: '陈强', at: sh('2026-11-20 13:10') },
    ])
  })

  it('whom an answer reaches: who took it, who works on it, the supervisors', async () => {
    const d = await late()
    const { answers = [] } = noticeTo(await d.sweep('2026-11-20 13:00'), 'chen.qiang')
    expect(answers.map(({ name }) => name)).toEqual(['王芳', '陈强', '周敏'])
  })

  it('in which roles nobody is, where that is why it comes to somebody', async () => {
    const d = await late({ handler: '外包小赵' })
    expect(noticeTo(await d.sweep('2026-11-20 13:00'), 'wu.jun').unreached).toEqual(['handler'])
    const known = await late()
    expect(noticeTo(await known.sweep('2026-11-20 13:00'), 'chen.qiang')).not.toHaveProperty('unreached')
  })

  it('who else was meant, and is not there', async () => {
    const d = await late({ handler: '外包小赵' })
    expect(noticeTo(await d.sweep('2026-11-20 13:00'), 'wu.jun')).not.toHaveProperty('missed')
    const away = await desk()
    await away.rewrite('escalation', ([header = []]) => [header, ['办结', '0', 1, '责任人、客服主任']])
    await away.type('complaint', [row({ handler: '外包小赵' })])
    const notice = noticeTo(await away.sweep('2026-11-23 09:00'), 'zhou.min')
    expect([notice.missed, notice.unreached]).toEqual([['handler'], undefined])
  })

  it('what is late of a case that is handed over, and when that moves up', async () => {
    const d = await late()
    await d.type('escalation', [{ clocks: '转交', offset: '0', level: 0, roles: '责任人' }])
    await d.sweep('2026-11-20 12:00')
    await d.retype('complaint', FIRST, 'handler', '刘洋')
    const early = noticeTo(await d.sweep('2026-11-20 12:01'), 'liu.yang')
    expect([early.inherited, early.next?.at]).toEqual([undefined, sh('2026-11-20 13:00')])
    await d.sweep('2026-11-20 13:00')
    await d.retype('complaint', FIRST, 'handler', '陈强')
    const notice = noticeTo(await d.sweep('2026-11-20 13:10'), 'chen.qiang')
    expect(notice.items.map(({ clock }) => clock)).toEqual(['handover'])
    expect(notice.inherited).toMatchObject([{ clock: 'resolve', level: 1, due: sh('2026-11-20 13:00') }])
    expect(notice.next?.at).toBe(sh('2026-11-20 15:00'))
  })

  it('in which language its reader is written to', async () => {
    const d = await late()
    const staff = await d.records('staff')
    await d.retype(
      'staff',
      staff.findIndex(({ name }) => name === '陈强'),
      'language',
      '英文',
    )
    const { plan } = await d.sweep('2026-11-20 13:00')
    expect(plan.mails.map(({ to }) => [to.name, to.language])).toEqual([
      ['陈强', 'en'],
      ['王芳', undefined],
    ])
  })
})
