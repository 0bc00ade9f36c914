import { describe, expect, it } from 'vitest'
import { callbackText } from '../../../src/sheet/callback-text.ts'
import { FIRST, sh, ZONE } from '../../support/desk.ts'
import { fill, settle, told } from '../support.ts'
import { CASE, complaint, DONE, finished, NOT_SATISFIED, SATISFIED, stages, t } from './support.ts'

describe('what is told of callbacks', () => {
  it.each([
    [0, false, 'Mandatory: Complaint; Chen Qiang calls by 2026-11-23 10:00'],
    [1, false, 'Mandatory: Complaint; Chen Qiang calls by 2026-11-23 10:00; not reached in 1 try'],
    [3, true, 'Mandatory: Complaint; Chen Qiang calls; not reached in 3 tries, now with the supervisor'],
  ])('says in English who calls, after %i tries', (tries, isUnreached, text) => {
    const said = {
      choice: { why: 'mandatory', because: 'complaint' },
      caller: 'Chen Qiang',
      dueAt: sh('2026-11-23 10:00'),
      end: undefined,
      closesAt: undefined,
      tries,
      isUnreached,
      reopenedBy: undefined,
    } as const
    expect(callbackText(said, 'en', ZONE)).toBe(text)
  })

  it('says of a case that its callback reopened that the customer was not satisfied, when they said it', async () => {
    const d = await finished()
    await fill(d, 'callback', FIRST, NOT_SATISFIED)
    expect(told(await settle(d, '2026-11-21 10:01'))).toContain(
      `${CASE} | 阶段（2026-11-21 10:00 回访不满意） | 待回访 | 待响应`,
    )
  })

  it.each([
    ['when it was given', { calledAt: t('21 09:30') }, '第1轮回访不满意（HF-20261120-001），已重开'],
    ['what it was', SATISFIED, null],
  ])('says the same at each look of an answer of which is corrected, once work goes on, %s', async (_, then, says) => {
    const d = await finished()
    await fill(d, 'callback', FIRST, NOT_SATISFIED)
    await settle(d, '2026-11-21 10:01')
    await fill(d, 'complaint', FIRST, { respondedAt: t('21 10:10') })
    await settle(d, '2026-11-21 10:11')
    await fill(d, 'callback', FIRST, then)
    await settle(d, '2026-11-21 10:20')
    expect(await complaint(d)).toMatchObject({ stage: '处理中', callbackSays: says })
  })

  it('hears what is typed late of a round that is long over, at the first look', async () => {
    const d = await finished()
    await fill(d, 'complaint', FIRST, { reopenedAt: t('20 11:00') })
    await settle(d, '2026-11-20 11:01')
    await fill(d, 'complaint', FIRST, { resolvedAt: t('20 12:00') })
    await settle(d, '2026-11-20 12:01')
    await fill(d, 'callback', FIRST + 1, NOT_SATISFIED)
    await settle(d, '2026-11-21 10:01')
    await fill(d, 'callback', FIRST, { calledAt: t('20 10:30'), outcome: '拒访' })
    await settle(d, '2026-11-21 10:05')
    await fill(d, 'callback', FIRST + 1, SATISFIED)
    await settle(d, '2026-11-21 10:10')
    expect(await stages(d, 'complaint')).toEqual(['已关闭'])
  })

  it('says so too where the case was wrong when its customer answered, once it is mended', async () => {
    const d = await finished()
    await fill(d, 'complaint', FIRST, { category: null })
    await settle(d, '2026-11-21 09:00')
    await fill(d, 'callback', FIRST, NOT_SATISFIED)
    await settle(d, '2026-11-21 10:01')
    await fill(d, 'complaint', FIRST, { category: '其它' })
    await settle(d, '2026-11-21 10:30')
    expect(await complaint(d)).toMatchObject({
      stage: '待响应',
      callbackSays: `第1轮回访不满意（HF-20261120-001），已重开`,
    })
  })

  it('says of a case that is exempt for one reason nothing of another that does not hold (R36)', async () => {
    const d = await finished({ ...DONE, settledOnSpot: '是', onSpotSatisfaction: '满意', sensitive: '是' })
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', check: null, callbackSays: '免访：当场解决，客户满意' })
    await fill(d, 'complaint', FIRST, { onSpotSatisfaction: '不满意' })
    await settle(d, '2026-11-20 10:05')
    expect((await complaint(d))['check']).toMatch(/当场满意度.*不能免访.*敏感.*不能免访/)
  })

  it('asks nobody to call whose customer answered in another row', async () => {
    const d = await finished()
    await d.type('callback', [{ case: CASE, caller: '王芳', ...SATISFIED }])
    await settle(d, '2026-11-21 10:01')
    expect(await stages(d, 'callback')).toEqual(['不必回访', '已回访'])
    // What was answered in the wrong row is asked again.
    await fill(d, 'callback', FIRST + 1, { satisfaction: null, handled: null, calledAt: null })
    await settle(d, '2026-11-21 10:02')
    expect(await stages(d, 'callback')).toEqual(['待回访', '待回访'])
  })
})
