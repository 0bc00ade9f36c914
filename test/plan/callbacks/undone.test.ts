import { describe, expect, it } from 'vitest'
import { type Desk, FIRST, row } from '../../support/desk.ts'
import { copyRow, empty, fill, moveRow, numbersOf, settle } from '../support.ts'
import {
  answered,
  CALL,
  CASE,
  callback,
  complaint,
  DONE,
  finished,
  NO_ANSWER,
  NOT_SATISFIED,
  REFUSED,
  SATISFIED,
  stages,
  t,
} from './support.ts'

/** A complaint of somebody else. */
const OTHER = row({ receivedAt: t('20 09:05'), room: '5-1-301', phone: '13900000000', customer: '赵六' })

const deleteRow = (d: Desk, tab: 'complaint' | 'callback', at: number) =>
  d.rewrite(tab, (rows) => rows.toSpliced(at, 1))

describe('an answer that is corrected', () => {
  it.each([
    ['satisfied, in truth not', SATISFIED, NOT_SATISFIED, '待响应'],
    ['not satisfied, in truth satisfied', NOT_SATISFIED, SATISFIED, '已关闭'],
    ['not satisfied, in truth declined', NOT_SATISFIED, { ...REFUSED, handled: null, satisfaction: null }, '拒访待关'],
    ['declined, in truth satisfied', REFUSED, { ...SATISFIED, outcome: null }, '已关闭'],
    ['satisfied, in truth nobody was called', SATISFIED, NO_ANSWER, '待回访'],
    ['not satisfied, in truth nobody was called', NOT_SATISFIED, NO_ANSWER, '待回访'],
    ['declined, in truth not reached', REFUSED, { outcome: '未接通' }, '待回访'],
  ])('%s', async (_, first, then, stage) => {
    const d = await answered(first)
    await fill(d, 'callback', FIRST, then)
    await settle(d, '2026-11-21 10:05')
    expect(await stages(d, 'complaint')).toEqual([stage])
    expect(await numbersOf(d, 'callback')).toEqual([CALL])
  })

  it('gives back the deadlines that it took, and the same reopening is the same again', async () => {
    const d = await finished()
    const before = await complaint(d)
    await fill(d, 'callback', FIRST, NOT_SATISFIED)
    await settle(d, '2026-11-21 10:01')
    await fill(d, 'callback', FIRST, { satisfaction: null })
    await settle(d, '2026-11-21 10:02')
    const { resolveDue, callbackDue, reopenedSeen } = before
    expect(await complaint(d)).toMatchObject({ resolveDue, callbackDue, reopenedSeen })
    await fill(d, 'callback', FIRST, { satisfaction: '不满意' })
    const { plan } = await settle(d, '2026-11-21 10:03')
    expect(plan.rows.map(({ basis }) => basis?.cycle)).toEqual([2])
    expect(plan.mails).toEqual([])
  })

  it('moves the reopening with the time of the call', async () => {
    const d = await answered(NOT_SATISFIED)
    await fill(d, 'callback', FIRST, { calledAt: t('21 09:30') })
    const { plan } = await settle(d, '2026-11-21 10:05')
    expect((await complaint(d))['reopenedSeen']).toBe(t('21 09:30'))
    expect(plan.rows.map(({ basis }) => basis?.cycle)).toEqual([2])
  })

  it('changes nothing of a reopened case in which something was done since', async () => {
    const d = await answered(NOT_SATISFIED)
    await fill(d, 'complaint', FIRST, { respondedAt: t('21 11:00') })
    await settle(d, '2026-11-21 11:01')
    await fill(d, 'callback', FIRST, { satisfaction: '满意' })
    const { plan } = await settle(d, '2026-11-21 11:02')
    expect(await stages(d, 'complaint')).toEqual(['处理中'])
    expect(plan.rows.map(({ basis }) => basis?.cycle)).toEqual([2])
  })

  it('in the third round gives back the second', async () => {
    const d = await answered(NOT_SATISFIED)
    await fill(d, 'complaint', FIRST, { resolvedAt: t('21 15:00') })
    await settle(d, '2026-11-21 15:01')
    await fill(d, 'callback', FIRST + 1, { ...NOT_SATISFIED, calledAt: t('22 09:00') })
    const third = await settle(d, '2026-11-22 09:01')
    expect(third.plan.rows.map(({ basis }) => basis?.cycle)).toEqual([3])
    await fill(d, 'callback', FIRST + 1, { satisfaction: '满意' })
    const second = await settle(d, '2026-11-22 09:02')
    expect(second.plan.rows.map(({ basis, stage }) => [basis?.cycle, stage])).toEqual([[2, 'closed']])
    expect(await complaint(d)).toMatchObject({ reopenedSeen: t('21 10:00') })
  })
})

describe('a callback’s row', () => {
  it('that is deleted is made anew with another number when its case is next looked at', async () => {
    const d = await finished()
    await deleteRow(d, 'callback', FIRST)
    await fill(d, 'complaint', FIRST, { remark: '催' })
    await settle(d, '2026-11-20 10:05')
    expect(await numbersOf(d, 'callback')).toEqual(['HF-20261120-002'])
  })

  it('that is deleted once it was answered takes nothing away', async () => {
    const d = await answered(SATISFIED)
    await deleteRow(d, 'callback', FIRST)
    await fill(d, 'complaint', FIRST, { remark: '记' })
    await settle(d, '2026-11-21 10:05')
    expect(await stages(d, 'complaint')).toEqual(['已关闭'])
    expect(await numbersOf(d, 'callback')).toEqual([])
  })

  it('that is deleted once it reopened its case leaves that open', async () => {
    const d = await answered(NOT_SATISFIED)
    await deleteRow(d, 'callback', FIRST)
    await fill(d, 'complaint', FIRST, { remark: '记' })
    const { plan } = await settle(d, '2026-11-21 10:05')
    expect(plan.rows.map(({ basis, stage }) => [basis?.cycle, stage])).toEqual([[2, 'waiting']])
  })

  it('that is emptied is made anew', async () => {
    const d = await finished()
    await empty(d, 'callback', FIRST)
    await settle(d, '2026-11-20 10:05')
    expect(await numbersOf(d, 'callback')).toEqual([CALL, 'HF-20261120-002'])
  })

  it('that is copied is one too many, and its answer counts for nothing', async () => {
    const d = await finished()
    await copyRow(d, 'callback', FIRST, FIRST + 1)
    await fill(d, 'callback', FIRST + 1, SATISFIED)
    await settle(d, '2026-11-21 10:01')
    expect(await stages(d, 'callback')).toEqual(['待回访', '待更正'])
    expect(await stages(d, 'complaint')).toEqual(['待回访'])
  })

  it('that is moved is the same', async () => {
    const d = await finished()
    await d.type('callback', [{ case: CASE, caller: '王芳', remark: '另一次' }])
    await settle(d, '2026-11-20 10:02')
    await moveRow(d, 'callback', FIRST, FIRST + 1)
    await fill(d, 'callback', FIRST + 1, SATISFIED)
    await settle(d, '2026-11-21 10:01')
    expect(await stages(d, 'complaint')).toEqual(['已关闭'])
    expect(await numbersOf(d, 'callback')).toEqual(['HF-20261120-002', CALL])
  })

  it('that names another case by now tells of that one, and takes back what it told of the first', async () => {
    const d = await finished()
    await d.type('complaint', [OTHER])
    await settle(d, '2026-11-20 10:02')
    await fill(d, 'complaint', FIRST + 1, DONE)
    await settle(d, '2026-11-20 10:03')
    await fill(d, 'callback', FIRST, SATISFIED)
    await settle(d, '2026-11-21 10:01')
    expect(await stages(d, 'complaint')).toEqual(['已关闭', '待回访'])
    await fill(d, 'callback', FIRST, { case: 'TS-20261120-002' })
    await settle(d, '2026-11-21 10:02')
    expect(await stages(d, 'complaint')).toEqual(['待回访', '已关闭'])
    const rows = (await d.records('callback')).slice(FIRST)
    expect(rows.map((one) => [one['number'], one['case'], one['stage']])).toEqual([
      [CALL, 'TS-20261120-002', '已回访'],
      ['HF-20261120-002', 'TS-20261120-002', '不必回访'],
      ['HF-20261121-001', CASE, '待回访'],
    ])
  })

  it('whose case is cleared out of its cell is still about it', async () => {
    const d = await answered(SATISFIED)
    await fill(d, 'callback', FIRST, { case: null })
    await settle(d, '2026-11-21 10:05')
    expect(await stages(d, 'complaint')).toEqual(['已关闭'])
    expect(await stages(d, 'callback')).toEqual(['待更正'])
    expect(await numbersOf(d, 'callback')).toEqual([CALL])
  })

  it('that people typed for a finished case is its callback', async () => {
    const d = await finished()
    await deleteRow(d, 'callback', FIRST)
    await d.type('callback', [{ case: CASE, caller: '王芳' }])
    await settle(d, '2026-11-20 10:02')
    expect(await numbersOf(d, 'callback')).toEqual(['HF-20261120-002'])
    expect((await complaint(d))['callbackSays']).toBe('必访：投诉；由王芳回访，2026-11-23 10:00前')
  })

  it('that was typed before its case was finished becomes its callback', async () => {
    const d = await finished()
    await d.type('complaint', [OTHER])
    await settle(d, '2026-11-20 10:02')
    await d.type('callback', [{ case: 'TS-20261120-002', caller: '王芳' }])
    await settle(d, '2026-11-20 10:03')
    await fill(d, 'complaint', FIRST + 1, DONE)
    await settle(d, '2026-11-20 10:04')
    expect(await stages(d, 'callback')).toEqual(['待回访', '待回访'])
    expect((await callback(d, FIRST + 1))['dueAt']).toBe(t('23 10:00'))
  })
})

describe('a case', () => {
  it('that is open again before anybody was asked needs no callback; finished again it has another', async () => {
    const d = await finished()
    await fill(d, 'complaint', FIRST, { reopenedAt: t('20 11:00') })
    await settle(d, '2026-11-20 11:01')
    expect(await stages(d, 'callback')).toEqual(['不必回访'])
    await fill(d, 'complaint', FIRST, { resolvedAt: t('20 12:00') })
    await settle(d, '2026-11-20 12:01')
    expect(await stages(d, 'callback')).toEqual(['不必回访', '待回访'])
  })

  it('whose resolution is cleared needs none, until it is resolved again', async () => {
    const d = await finished()
    await fill(d, 'complaint', FIRST, { resolvedAt: null })
    await settle(d, '2026-11-20 10:05')
    expect(await stages(d, 'callback')).toEqual(['不必回访'])
    await fill(d, 'complaint', FIRST, { resolvedAt: t('20 10:30') })
    await settle(d, '2026-11-20 10:31')
    expect(await stages(d, 'callback')).toEqual(['待回访'])
    expect((await callback(d))['dueAt']).toBe(t('23 10:30'))
  })

  it('that is exempt afterwards is closed, and is called back where that is taken back (R36)', async () => {
    const d = await finished()
    await fill(d, 'complaint', FIRST, { sensitive: '是', remark: '家属要求保密' })
    await settle(d, '2026-11-20 10:05')
    expect([await stages(d, 'complaint'), await stages(d, 'callback')]).toEqual([['已关闭'], ['不必回访']])
    await fill(d, 'complaint', FIRST, { sensitive: null })
    await settle(d, '2026-11-20 10:06')
    expect([await stages(d, 'complaint'), await stages(d, 'callback')]).toEqual([['待回访'], ['待回访']])
  })

  it('that is deleted leaves its callback without one', async () => {
    const d = await finished()
    await deleteRow(d, 'complaint', FIRST)
    await fill(d, 'callback', FIRST, SATISFIED)
    await settle(d, '2026-11-21 10:01')
    expect((await callback(d))['check']).toMatch(/不在任何台账里/)
  })

  it('that is emptied and typed again is the same, and so is its callback', async () => {
    const d = await finished()
    const typed = await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 10:05')
    await fill(d, 'complaint', FIRST, typed)
    await settle(d, '2026-11-20 10:06')
    expect([await stages(d, 'complaint'), await numbersOf(d, 'callback')]).toEqual([['待回访'], [CALL]])
  })
})

describe('without a column of the callbacks that they cannot do without', () => {
  it.each(['个案编号', '回访时间', '上次所见'])(
    '%s: cases wait, and the health tab says what stops',
    async (header) => {
      const d = await finished()
      await d.lose('callback', header)
      await d.type('complaint', [{ ...OTHER, ...DONE }])
      const { plan } = await d.sweep('2026-11-20 10:05')
      expect(plan.unreadable.map(({ tab }) => tab.zh)).toEqual(['回访台账'])
      expect(plan.made).toEqual([])
      expect(await stages(d, 'complaint')).toEqual(['待回访', '待回访'])
    },
  )
})
