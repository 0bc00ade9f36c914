import { describe, expect, it } from 'vitest'
import { planPolicy } from '../../src/plan/plan-policy.ts'
import { policyChanges } from '../../src/plan/policy-changes.ts'
import type { Change, Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, row, sh, type Typed } from '../support/desk.ts'

const DUES = ['respondDue', 'replyDue', 'resolveDue', 'progressDue', 'callbackDue'] as const

/** A desk whose complaints about anything else are counted in the workshop's calendar: row 25 of the time limits. */
async function workshop(rows: readonly Typed[], time = '2026-11-20 16:01', language: 'zh' | 'en' = 'zh') {
  const d = await desk(language)
  const limit = language === 'zh' ? ['投诉', '其它', '工程'] : ['Complaint', 'Other', 'Workshop']
  await d.type('policy', [
    {
      register: limit[0] ?? '',
      category: limit[1] ?? '',
      calendar: limit[2] ?? '',
      reply: '1wd',
      resolve: '8h',
      progress: '24h',
      callback: '3d',
    },
  ])
  const at = await d.type('complaint', rows)
  const swept = await d.sweep(time)
  return { d, at, ...swept }
}

const received = (more: Typed = {}): Typed => row({ receivedAt: cell('2026-11-20 16:00'), ...more })

/** The notes that a plan writes, by what the header says. */
async function written(d: Desk, changes: readonly Change[]): Promise<Readonly<Record<string, string>>> {
  const headers = (await d.table('complaint')).rows[0] ?? []
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.kind === 'write' && change.note !== undefined ? [[String(headers[change.column]), change.note]] : [],
    ),
  )
}

const notesOf = async (d: Desk, at: number) =>
  Object.fromEntries(
    await Promise.all(DUES.map(async (key) => [key, (await d.note('complaint', at, key))?.split('\n')[0]] as const)),
  )

describe('the notes of deadlines', () => {
  it('come with the first stamp, one for each clock that runs', async () => {
    const { d, at } = await workshop([received()])
    // 24 open hours: 2 on Friday, 7.5 on Monday and on Tuesday, 7 on Wednesday.
    expect(await notesOf(d, at)).toEqual({
      respondDue: undefined,
      replyDue: '回复时限 2026-11-23 16:00',
      resolveDue: '办结时限 2026-11-23 16:30',
      progressDue: '进展时限 2026-11-25 17:30',
      callbackDue: undefined,
    })
    expect(await d.note('complaint', at, 'resolveDue')).toBe(
      [
        '办结时限 2026-11-23 16:30',
        '时限标准第 25 行（投诉、其它）：8小时',
        '从受理时间 2026-11-20 16:00 起',
        '日历：工程，周一至周五 08:30-12:00、14:00-18:00，周六至周日 休息',
        '11-20 周五 16:00–18:00 计2小时',
        '11-21 周六至11-22 周日 休',
        '11-23 周一 08:30–12:00、14:00–16:30 计6小时，累计8小时',
        '= 2026-11-23 16:30',
      ].join('\n'),
    )
  })

  it('are in the language of the workbook', async () => {
    const { d, at } = await workshop([received({ category: 'Other' })], '2026-11-20 16:01', 'en')
    expect(await d.note('complaint', at, 'replyDue')).toBe(
      [
        'Reply by 2026-11-23 16:00',
        'Time limits row 25 (Complaint, Other): 1 working day',
        'From 2026-11-20 16:00, "Received at"',
        'Calendar: Workshop, Mon-Fri 08:30-12:00, 14:00-18:00; Sat-Sun closed',
        'Fri 11-20 start, not counted',
        'Sat 11-21 to Sun 11-22 closed',
        'Mon 11-23 working day 1',
        '= 2026-11-23 16:00',
      ].join('\n'),
    )
  })

  it('are written once: planning again plans nothing', async () => {
    const { d } = await workshop([received()])
    expect((await d.look('2026-11-20 16:02')).changes).toEqual([])
  })

  it('are left alone by what does not touch their deadlines', async () => {
    const { d, at } = await workshop([received()])
    await d.retype('complaint', at, 'respondedAt', cell('2026-11-20 16:03'))
    await d.retype('complaint', at, 'remark', '看一下')
    await d.retype('policy', 24, 'resolve', '2h')
    await d.retype('calendars', 4, 'mon', '09:00-12:00')
    expect(await written(d, (await d.sweep('2026-11-20 16:05')).changes)).toEqual({})
  })

  it('of a paused clock is written anew when the pause begins and when it has ended, and no other', async () => {
    const { d, at } = await workshop([received()])
    await d.retype('complaint', at, 'pauseReason', '等配件')
    await d.retype('complaint', at, 'pausedAt', cell('2026-11-23 09:00'))
    const begun = await written(d, (await d.sweep('2026-11-23 09:01')).changes)
    expect(Object.keys(begun)).toEqual(['办结时限'])
    expect(begun['办结时限']?.split('\n').slice(-2)).toEqual([
      '= 2026-11-23 16:30',
      '11-23 09:00 起暂停（等配件），结束后再顺延',
    ])
    await d.retype('complaint', at, 'resumedAt', cell('2026-11-23 11:00'))
    const notes = await written(d, (await d.sweep('2026-11-23 11:01')).changes)
    expect(Object.keys(notes)).toEqual(['办结时限'])
    expect(notes['办结时限']?.split('\n').slice(4)).toEqual([
      '11-20 周五 16:00–18:00 计2小时',
      '11-21 周六至11-22 周日 休',
      '11-23 周一 08:30–09:00、11:00–12:00、14:00–18:00 计5小时30分钟（另暂停2小时），累计7小时30分钟',
      '11-24 周二 08:30–09:00 计30分钟，累计8小时',
      '暂停 11-23 09:00–11:00（等配件），2小时不计',
      '= 2026-11-24 09:00',
    ])
    await d.retype('complaint', at, 'pauseReason', '等客户')
    const corrected = await written(d, (await d.sweep('2026-11-23 11:02')).changes)
    expect(corrected['办结时限']).toContain('（等客户）')
  })

  it('go with their deadlines: a resolution that is taken back takes the callback’s', async () => {
    const { d, at } = await workshop([received()])
    await d.retype('complaint', at, 'resolvedAt', cell('2026-11-20 17:00'))
    await d.retype('complaint', at, 'result', '已处理')
    await d.sweep('2026-11-20 17:01')
    expect((await notesOf(d, at))['callbackDue']).toBe('回访时限 2026-11-23 17:00')
    // What is stopped keeps the note that it had.
    expect((await notesOf(d, at))['resolveDue']).toBe('办结时限 2026-11-23 16:30')
    await d.retype('complaint', at, 'resolvedAt', null)
    expect(await written(d, (await d.sweep('2026-11-20 17:02')).changes)).toEqual({ 回访时限: '' })
    expect((await notesOf(d, at))['callbackDue']).toBeUndefined()
  })

  it('are not given to what was stopped before the case was first stamped', async () => {
    const { d, at, changes } = await workshop(
      [
        received({
          respondedAt: cell('2026-11-20 16:02'),
          repliedAt: cell('2026-11-20 16:30'),
          resolvedAt: cell('2026-11-20 17:00'),
          result: '已处理',
        }),
        received({ repliedAt: cell('2026-11-20 16:30') }),
      ],
      '2026-11-20 18:00',
    )
    expect(Object.keys(await written(d, changes))).toEqual(['办结时限', '进展时限'])
    expect(Object.values(await notesOf(d, at)).filter((note) => note !== undefined)).toEqual([])
    expect((await notesOf(d, at + 1))['replyDue']).toBeUndefined()
  })

  it('of a person’s own date is none: what was promised has no note from us', async () => {
    const { d, at } = await workshop([received({ promisedAt: cell('2026-11-25 10:00') })])
    expect(await d.note('complaint', at, 'promisedAt')).toBeUndefined()
    const headers = (await d.table('complaint')).rows[0] ?? []
    await d.retype('complaint', at, 'promisedAt', cell('2026-11-27 10:00'))
    const { changes } = await d.sweep('2026-11-21 10:00')
    expect(changes.filter((change) => change.kind === 'write' && headers[change.column] === '承诺完成时间')).toEqual([])
  })

  it('tell of the policy that a manager applied anew', async () => {
    const { d, at } = await workshop([received()])
    await d.retype('policy', 24, 'resolve', '2h')
    const state = await d.read()
    const view = viewLedger(state)
    const plan = planPolicy(view, sh('2026-11-20 16:30'))
    await d.commit(state, 'apply' as Version, policyChanges(plan, view, '王芳'))
    expect((await d.note('complaint', at, 'resolveDue'))?.split('\n').slice(0, 2)).toEqual([
      '办结时限 2026-11-20 18:00',
      '时限标准第 25 行（投诉、其它）：2小时',
    ])
  })
})
