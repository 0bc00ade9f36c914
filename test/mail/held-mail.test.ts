import { expect, it } from 'vitest'
import { healthMail } from '../../src/mail/health-mail.ts'
import type { Language } from '../../src/model/language.ts'
import type { HealthMail } from '../../src/plan/plan.ts'
import { keep, viewOf } from '../sheet/kept-support.ts'
import { type Desk, desk, sh, ZONE } from '../support/desk.ts'

const SINCE = sh('2026-11-20 09:03')

async function mailAbout(language: Language, spoil: (d: Desk) => Promise<unknown>) {
  const d = await desk(language)
  await keep(d, '2026-11-20 08:00')
  await spoil(d)
  const { faults } = await viewOf(d)
  const notice: HealthMail = {
    messageId: '<health.r1@daily-clear>',
    number: '运行状况' as HealthMail['number'],
    faults: faults.map((fault) => ({ ...fault, since: SINCE })),
    outage: undefined,
    to: { mail: 'admin@example.com' },
  }
  return healthMail(notice, { site: 'Garden', zone: ZONE, language, now: SINCE })
}

it('the mail about spoilt rows says that nothing stands still, and which rows to mend', async () => {
  const { subject, text } = await mailAbout('zh', async (d) => {
    for (let row = 1; row <= 7; row++) await d.retype('policy', row, 'respond', '马尚')
  })
  expect(subject).toBe('设置有误，仍按上次的有效内容：时限标准 / 第 2、3、4、5、6 行等 7 行 · Garden')
  expect(text.split('\n').slice(0, 5)).toEqual([
    '2026-11-20 09:03 的巡检发现设置有读不懂的，或缺了。日清没有停，仍按上次的有效内容办：',
    '',
    '1. 时限标准 / 第 2、3、4、5、6 行等 7 行',
    '   设置有误：仍按上次的有效内容，这里的改动不起作用。',
    '   → 照“检查”列改正，改好就生效。',
  ])
})

it('in English, of tabs that are gone', async () => {
  const { subject, text } = await mailAbout('en', (d) => d.deleteTab('staff'))
  expect(subject).toBe('Settings stay as they were last good: Staff · Garden')
  expect(text.split('\n').slice(0, 5)).toEqual([
    'The sweep of 2026-11-20 09:03 found settings that cannot be read or are gone. Nothing stands still: what was last good of them stays in force:',
    '',
    '1. Staff',
    '   The tab is gone: what was last good stays in force; what is changed here has no effect.',
    "   → Restore it from the spreadsheet's version history, or run setup to make it anew as it was last good, without the remarks.",
  ])
})

it('where something else stands still too, that is said first', async () => {
  const { subject } = await mailAbout('zh', async (d) => {
    await d.retype('policy', 1, 'respond', '马尚')
    await d.deleteTab('repair')
  })
  expect(subject).toBe('日清停了一部分：工作簿有 2 处问题 · Garden')
})
