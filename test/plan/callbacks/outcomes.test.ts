import { describe, expect, it } from 'vitest'
import { FIRST, row } from '../../support/desk.ts'
import { fill, settle, told } from '../support.ts'
import {
  answered,
  CALL,
  CASE,
  callback,
  complaint,
  DONE,
  finished,
  NOT_SATISFIED,
  REFUSED,
  SATISFIED,
  stages,
  t,
} from './support.ts'

describe('a finished complaint (R32, R38)', () => {
  it('has its callback, and waits for it', async () => {
    const d = await finished()
    expect(await complaint(d)).toMatchObject({
      stage: '待回访',
      callbackDue: t('23 10:00'),
      closedSeen: null,
      callbackSays: '必访：投诉；由陈强回访，2026-11-23 10:00前',
    })
    expect(await callback(d)).toMatchObject({
      number: CALL,
      case: CASE,
      why: '必访',
      whyReason: '投诉',
      caller: '陈强',
      stage: '待回访',
      check: null,
      dueAt: t('23 10:00'),
      customer: '李四',
      phone: '138****0000',
      room: '3-2-1201',
    })
  })

  it('whose customer is satisfied is closed, and says by which road (R33)', async () => {
    const d = await finished()
    await fill(d, 'callback', FIRST, SATISFIED)
    const swept = await settle(d, '2026-11-21 10:01')
    expect(await complaint(d)).toMatchObject({
      stage: '已关闭',
      closedSeen: t('21 10:00'),
      callbackSays: '必访：投诉；2026-11-21 10:00 满意',
    })
    expect(told(swept)).toEqual([
      `${CASE} | 阶段 | 待回访 | 已关闭`,
      `${CASE} | 回访结果 |  | 满意 2026-11-21 10:00 ${CALL}`,
      `${CASE} | 关闭 |  | 客户满意，结果已记`,
      `${CALL} | 阶段（2026-11-21 10:00） | 待回访 | 已回访`,
    ])
  })

  it('called on the day on which it was resolved, as a mere date, was called after that', async () => {
    const d = await finished()
    await fill(d, 'callback', FIRST, { ...SATISFIED, calledAt: t('20') })
    await settle(d, '2026-11-20 15:00')
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', closedSeen: t('20 10:00') })
    expect((await callback(d))['check']).toBeNull()
  })

  it('called before it was resolved is still to be called, and says so', async () => {
    const d = await finished()
    await fill(d, 'callback', FIRST, { ...SATISFIED, calledAt: t('20 09:30') })
    await settle(d, '2026-11-20 15:00')
    expect((await complaint(d))['stage']).toBe('待回访')
    expect((await callback(d))['check']).toBe('“回访时间”早于“办结时间”，请改其中一个')
  })

  it('is closed all the same where its customer is fairly satisfied', async () => {
    expect((await complaint(await answered({ ...SATISFIED, satisfaction: '基本满意' })))['stage']).toBe('已关闭')
  })

  it('is not closed by a customer who is satisfied with what was not done, and the callback says so (R33)', async () => {
    const d = await answered({ ...SATISFIED, handled: '否' })
    expect(await complaint(d)).toMatchObject({ stage: '待回访', closedSeen: null })
    expect(await callback(d)).toMatchObject({ stage: '待回访', check: '“是否已处理”和“满意度”矛盾，请改其中一个' })
    await fill(d, 'callback', FIRST, { handled: '是' })
    await settle(d, '2026-11-21 11:00')
    expect(await stages(d, 'complaint')).toEqual(['已关闭'])
    expect(await stages(d, 'callback')).toEqual(['已回访'])
  })

  it('is not closed without a result, and says so (R33)', async () => {
    const d = await answered(SATISFIED, { ...DONE, result: null })
    expect(await complaint(d)).toMatchObject({ stage: '待回访', check: '客户已满意，填了“处理结果”才能关闭' })
    await fill(d, 'complaint', FIRST, { result: '好' })
    await settle(d, '2026-11-21 11:00')
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', check: null })
  })

  it('whose customer is not satisfied is open again since then, with new deadlines and the callback kept (R34)', async () => {
    const d = await answered(NOT_SATISFIED)
    expect(await complaint(d)).toMatchObject({
      stage: '待响应',
      reopenedSeen: t('21 10:00'),
      resolveDue: t('24 10:00'),
      callbackDue: null,
      callbackSays: `第1轮回访不满意（${CALL}），已重开`,
    })
    expect(await callback(d)).toMatchObject({ stage: '已回访', dueAt: t('23 10:00') })
    await fill(d, 'complaint', FIRST, { resolvedAt: t('21 15:00') })
    await settle(d, '2026-11-21 15:01')
    expect(await stages(d, 'complaint')).toEqual(['待回访'])
    expect(await callback(d, FIRST + 1)).toMatchObject({
      number: 'HF-20261121-001',
      case: CASE,
      stage: '待回访',
      dueAt: t('24 15:00'),
    })
    await fill(d, 'callback', FIRST + 1, { ...SATISFIED, calledAt: t('22 09:00') })
    await settle(d, '2026-11-22 09:01')
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', closedSeen: t('22 09:00') })
    expect(await stages(d, 'callback')).toEqual(['已回访', '已回访'])
  })

  it('reopened while its status still says 已办结 says what to do', async () => {
    const d = await answered(NOT_SATISFIED, { status: '已办结', result: '好' })
    expect(await complaint(d)).toMatchObject({ stage: '待响应' })
    expect((await complaint(d))['check']).toMatch(/^客户回访不满意（HF-20261120-001），这一件已重开/)
    await fill(d, 'complaint', FIRST, { resolvedAt: t('21 15:00') })
    await settle(d, '2026-11-21 15:01')
    expect(await complaint(d)).toMatchObject({ stage: '待回访', check: null })
  })

  it('whose customer would not be asked waits seven days, and is closed (R35)', async () => {
    const d = await answered(REFUSED)
    expect(await complaint(d)).toMatchObject({
      stage: '拒访待关',
      callbackSays: '必访：投诉；2026-11-21 10:00 拒访，没有新的就在 2026-11-28 10:00 关闭',
    })
    await settle(d, '2026-11-28 09:59')
    expect(await stages(d, 'complaint')).toEqual(['拒访待关'])
    await settle(d, '2026-11-28 10:00')
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', closedSeen: t('28 10:00') })
  })

  it('stays open for seven days more where the same customer comes back on the matter (R35, R40)', async () => {
    const d = await answered(REFUSED)
    await d.type('complaint', [row({ receivedAt: t('25 09:00') })])
    await settle(d, '2026-11-25 09:01')
    expect(await complaint(d, FIRST + 1)).toMatchObject({ repeatOf: CASE })
    await settle(d, '2026-11-28 10:00')
    expect((await complaint(d))['stage']).toBe('拒访待关')
    await settle(d, '2026-12-02 09:00')
    expect((await complaint(d))['stage']).toBe('已关闭')
  })

  it('whose customer is not reached is tried on other days and hours, then goes to the supervisor (R37)', async () => {
    const d = await finished()
    const tries: readonly [string, string, string, number | null][] = [
      ['21 10:00', '2026-11-21 10:01', '未接通', t('23 10:00')],
      // The same day does not count.
      ['21 15:00', '2026-11-21 15:01', '未接通', t('23 10:00')],
      ['22 13:00', '2026-11-22 13:01', '未接通', t('24 00:00')],
      ['23 19:00', '2026-11-23 19:01', '未接通', null],
    ]
    for (const [calledAt, now, outcome, due] of tries) {
      await fill(d, 'callback', FIRST, { calledAt: t(calledAt), outcome })
      await settle(d, now)
      expect([calledAt, (await complaint(d))['callbackDue'], (await callback(d))['dueAt']]).toEqual([
        calledAt,
        due,
        due,
      ])
    }
    expect(await complaint(d)).toMatchObject({
      stage: '待回访',
      callbackSays: '必访：投诉；由陈强回访；已试3次未接通，已转主管',
    })
    expect((await callback(d))['tries']).toBe(
      '2026-11-21 10:00；2026-11-21 15:00（不计）；2026-11-22 13:00；2026-11-23 19:00',
    )
    await fill(d, 'callback', FIRST, { ...SATISFIED, calledAt: t('24 09:00'), outcome: null })
    await settle(d, '2026-11-24 09:01')
    // Whoever reaches them after all is late of nothing.
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', callbackDue: null })
  })

  it('a call that does not count as another try says why', async () => {
    const d = await answered({ calledAt: t('21 10:00'), outcome: '未接通' })
    await fill(d, 'callback', FIRST, { calledAt: t('22 10:30') })
    await settle(d, '2026-11-22 10:31')
    expect((await callback(d))['check']).toBe('这次未接通不计次：请换一天、换一个时段（相差两小时以上）再访')
  })

  it.each([
    ['sensitive, with its reason', { sensitive: '是', remark: '家属要求保密' }, '免访：敏感'],
    ['settled on the spot', { settledOnSpot: '是', onSpotSatisfaction: '满意' }, '免访：当场解决，客户满意'],
  ])('exempt is closed at once: %s (R36)', async (_, more, says) => {
    const d = await finished({ ...DONE, ...more })
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', callbackSays: says, check: null })
    expect(await stages(d, 'callback')).toEqual([])
  })

  it('a suggestion goes to its tab once, and again where it is put otherwise (R39)', async () => {
    const d = await answered({ ...SATISFIED, suggestion: '多装一盏灯，电话13912345678' })
    await settle(d, '2026-11-21 10:05')
    await fill(d, 'callback', FIRST, { suggestion: '多装两盏灯' })
    await settle(d, '2026-11-21 10:06')
    const lines = (await d.read('suggestions')).tables.get('suggestions')?.rows.slice(1)
    expect(lines?.map((cells) => cells.slice(1, 6))).toEqual([
      [CALL, CASE, '其它', '3-2-1201', '多装一盏灯，电话139****5678'],
      [CALL, CASE, '其它', '3-2-1201', '多装两盏灯'],
    ])
  })

  it('what was finished before callbacks were made is left as it was, and what is typed for it counts', async () => {
    const d = await finished({ resolvedAt: t('20 09:30'), result: '好' })
    await d.type('complaint', [row({ receivedAt: t('13 09:00'), resolvedAt: t('13 10:00'), result: '好' })])
    await settle(d, '2026-11-20 10:05')
    expect(await stages(d, 'complaint')).toEqual(['待回访', '已办结'])
    await d.type('callback', [{ case: 'TS-20261113-001', caller: '王芳', ...SATISFIED }])
    await settle(d, '2026-11-21 10:01')
    expect(await stages(d, 'complaint')).toEqual(['待回访', '已关闭'])
  })
})

describe('an incident (R04)', () => {
  const INCIDENT = row({ occurredAt: t('20 08:55'), information: '是' })
  it('that is closed before its callback has ended is not closed yet, and says so', async () => {
    const d = await finished()
    await d.type('incident', [INCIDENT])
    await settle(d, '2026-11-20 10:02')
    const { number } = (await d.records('incident'))[FIRST] ?? {}
    expect(number).toBe('SJ-20261120-001')
    await fill(d, 'incident', FIRST, { resolvedAt: t('20 09:30'), closedAt: t('20 10:00'), result: '好' })
    await settle(d, '2026-11-20 10:03')
    const [, , incident] = await d.records('incident')
    expect(incident).toMatchObject({
      stage: '待回访',
      check: '回访还没有结果，“结案时间”暂不算：请先在“回访台账”里完成回访',
    })
    await fill(d, 'callback', FIRST + 1, SATISFIED)
    await settle(d, '2026-11-21 10:01')
    expect((await d.records('incident'))[FIRST]).toMatchObject({ stage: '已结案', check: null })
  })
})
