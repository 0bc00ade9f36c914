import { expect, it } from 'vitest'
import { planText } from '../../src/cli/plan-text.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { ANSWER, deskWith, own } from '../plan/held-support.ts'
import { answered, dayDesk } from '../statistics/daily/support.ts'
import { cell } from '../support/desk.ts'

it('a sweep in the quiet hours says that notices wait', async () => {
  const d = await deskWith([ANSWER])
  await d.type('complaint', [own({ receivedAt: cell('2026-11-20 22:30') })])
  const { plan, changes, state } = await d.look('2026-11-20 23:00')
  const swept = { plan, view: viewLedger(state), changes: changes.length, sent: 0, failed: 0 }
  expect(planText(swept, true, 'zh')).toContain('暂不发的通知 1 条：')
  expect(planText(swept, true, 'en')).toContain('Notices that wait: 1,')
})

it('a sweep that would mail the day says to whom', async () => {
  const d = await dayDesk()
  await d.type('complaint', [answered()])
  const { plan, changes, state } = await d.look('2026-11-20 17:30')
  const swept = { plan, view: viewLedger(state), changes: changes.length, sent: 0, failed: 0 }
  expect(planText(swept, true, 'zh')).toContain('✉ 日清日审 → 周敏、吴军、公司客服中心、陈强')
  expect(planText(swept, true, 'zh')).toMatch(/邮件 4$/)
  expect(planText(swept, false, 'zh')).not.toContain('日清日审')
})
