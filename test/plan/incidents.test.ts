import { describe, expect, it } from 'vitest'
import { clocks as clockWords } from '../../sheets-template/workbook/choices.ts'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { Language } from '../../src/model/language.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { choiceWord } from '../../src/sheet/words.ts'
import { cell, type Desk, deskBefore, noticesIn, type Swept, type Typed } from '../support/desk.ts'

/** The first report of a lift that stands between two floors, as a clerk types it. */
const REPORT: Readonly<Record<Language, Typed>> = {
  zh: {
    receivedAt: cell('2026-11-20 22:16'),
    firstReceiver: '王芳',
    customer: '刘先生',
    phone: '13800000000',
    room: '2栋1单元电梯',
    category: '设备类',
    subcategory: '电梯困人',
    description: '电梯停在3、4层之间，困两人',
    injured: 0,
  },
  en: {
    receivedAt: cell('2026-11-20 22:16'),
    firstReceiver: 'Wang Fang',
    customer: 'Mr Liu',
    phone: '13800000000',
    room: 'Lift, block 2 unit 1',
    category: 'Equipment',
    subcategory: 'People trapped in a lift',
    description: 'The lift stands between floors 3 and 4 with two people',
    injured: 0,
  },
}
const FLOODING: Typed = { ...REPORT.zh, subcategory: '爆管水浸', room: '地下车库B2', description: '消防管爆，车库进水' }
const POWER: Typed = { ...REPORT.zh, subcategory: '停电', description: '2栋全楼停电' }

async function reported(language: Language = 'zh', typed: Typed = REPORT[language]) {
  const d = await deskBefore(language)
  const at = await d.type('incident', [typed])
  const first = await d.sweep('2026-11-20 22:17')
  return { d, at, first }
}

/** What the notices of a sweep are about and to whom: `2 critical → a, b`. */
const mailed = ({ plan }: Swept): readonly string[] =>
  noticesIn(plan).map(
    ({ items, to }) =>
      `${items.map(({ clock, level }) => `${clock} ${level}`).join(', ')} → ${to.map(({ name }) => name).join(', ')}`,
  )

const subjectsOf = async (d: Desk, { plan }: Swept): Promise<readonly string[]> => {
  const { settings } = viewLedger(await d.read())
  return [...new Set(plan.mails.map((mail) => noticeMail(mail, { ...settings, now: plan.now }).subject))]
}

/** What changed, and from what to what, of each line of the history. */
async function historyOf(d: Desk): Promise<readonly string[]> {
  const rows = (await d.read('history')).tables.get('history')?.rows.slice(1) ?? []
  return rows.map(([, , , what, before, after]) => [what, before, after].join(' | '))
}

describe('an incident from the first report to its closing (R04, R30)', () => {
  const STEPS: readonly (readonly [when: string, typed: Typed, stage: Readonly<Record<Language, string>>])[] = [
    ['20 22:20', { respondedAt: cell('2026-11-20 22:17') }, { zh: '处置中', en: 'Being dealt with' }],
    [
      '20 22:22',
      { arrivedAt: cell('2026-11-20 22:19'), measures: '安抚被困者，通知维保' },
      { zh: '处置中', en: 'Being dealt with' },
    ],
    [
      '20 23:10',
      { progress: '维保已到', progressAt: cell('2026-11-20 23:05') },
      { zh: '处置中', en: 'Being dealt with' },
    ],
    ['20 23:50', { resolvedAt: cell('2026-11-20 23:40') }, { zh: '已控制', en: 'Under control' }],
    ['21 00:10', { afterCareUntil: cell('2026-11-22 18:00') }, { zh: '善后中', en: 'After-care' }],
    ['21 10:00', { closedAt: cell('2026-11-21 09:50'), result: '两人救出，身体无恙' }, { zh: '已结案', en: 'Closed' }],
  ]

  it.each(['zh', 'en'] as const)('goes stage by stage, each told once in its history, in %s', async (language) => {
    const { d, at } = await reported(language)
    const see = (key: string): Promise<Cell> => d.cell('incident', at, key)
    expect(await see('number')).toBe('SJ-20261120-001')
    expect(await see('stage')).toBe(language === 'zh' ? '待响应' : 'Waiting for response')
    for (const [when, typed, stage] of STEPS) {
      for (const [key, value] of Object.entries(typed)) await d.retype('incident', at, key, value)
      await d.sweep(`2026-11-${when}`)
      expect([when, await see('stage'), await see('check')]).toEqual([when, stage[language], null])
      expect((await d.look(`2026-11-${when}`)).changes).toEqual([])
    }
    expect(await historyOf(d)).toEqual(
      language === 'zh'
        ? [
            '受理编号 |  | 待响应',
            '阶段（2026-11-20 22:17） | 待响应 | 处置中',
            '阶段（2026-11-20 23:40） | 处置中 | 已控制',
            '阶段 | 已控制 | 善后中',
            '阶段（2026-11-21 09:50） | 善后中 | 已结案',
          ]
        : [
            'Taken in |  | Waiting for response',
            'Stage (2026-11-20 22:17) | Waiting for response | Being dealt with',
            'Stage (2026-11-20 23:40) | Being dealt with | Under control',
            'Stage | Under control | After-care',
            'Stage (2026-11-21 09:50) | After-care | Closed',
          ],
    )
    expect((await d.look('2026-12-20 10:00')).changes).toEqual([])
  })

  it('has the deadlines of an incident: at once, 3 minutes, every hour, a callback the next day', async () => {
    const { d, at } = await reported()
    const due = (key: string) => d.cell('incident', at, key)
    expect(await due('respondDue')).toBe(cell('2026-11-20 22:21'))
    expect(await due('arriveDue')).toBe(cell('2026-11-20 22:19'))
    expect(await due('progressDue')).toBe(cell('2026-11-20 23:16'))
    for (const none of ['replyDue', 'resolveDue', 'callbackDue']) expect(await due(none)).toBeNull()
    await d.retype('incident', at, 'arrivedAt', cell('2026-11-20 22:19'))
    await d.retype('incident', at, 'progressAt', cell('2026-11-20 22:40'))
    await d.sweep('2026-11-20 22:41')
    expect(await due('progressDue')).toBe(cell('2026-11-20 23:40'))
    await d.retype('incident', at, 'resolvedAt', cell('2026-11-20 23:00'))
    await d.sweep('2026-11-20 23:01')
    expect(await due('callbackDue')).toBe(cell('2026-11-22 00:00'))
  })

  it('is late when nobody reports for an hour, and no longer once it is under control', async () => {
    const { d, at } = await reported()
    await d.retype('incident', at, 'arrivedAt', cell('2026-11-20 22:19'))
    // Or that it is critical would be told again each half hour.
    await d.retype('incident', at, 'acknowledgedBy', '王芳')
    expect(mailed(await d.sweep('2026-11-20 22:30'))).toEqual([])
    expect(mailed(await d.sweep('2026-11-20 23:15'))).toEqual([])
    expect(mailed(await d.sweep('2026-11-20 23:16'))).toEqual(['progress 1 → 王芳, 周敏'])
    await d.retype('incident', at, 'progressAt', cell('2026-11-20 23:20'))
    expect(mailed(await d.sweep('2026-11-20 23:21'))).toEqual([])
    expect(mailed(await d.sweep('2026-11-21 00:20'))).toEqual(['progress 1 → 王芳, 周敏'])
    await d.retype('incident', at, 'resolvedAt', cell('2026-11-21 00:30'))
    expect(mailed(await d.sweep('2026-11-21 06:00'))).toEqual([])
  })
})

describe('goes up on first sight, to supervisor and project manager together', () => {
  const both = '王芳, 周敏, 吴军'
  it.each<[string, Typed, readonly string[]]>([
    ['a lift with people in it', REPORT.zh, [`critical 2, incident 1 → ${both}`]],
    ['a flooding', FLOODING, [`critical 2, incident 1 → ${both}`]],
    ['a fire', { ...REPORT.zh, category: '安全类', subcategory: '火灾' }, [`critical 2, incident 1 → ${both}`]],
    ['a power cut: to the supervisor', POWER, ['incident 1 → 王芳, 周敏']],
    ['a power cut with somebody hurt', { ...POWER, injured: 1 }, [`critical 2, incident 1 → ${both}`]],
    ['a power cut typed as 特急', { ...POWER, priority: '特急' }, [`critical 2, incident 1 → ${both}`]],
    [
      'with its handler',
      { ...POWER, injured: 2, handler: '陈强' },
      ['critical 2, incident 1 → 陈强, 王芳, 周敏, 吴军'],
    ],
  ])('%s', async (_, typed, expected) => {
    const { d, first } = await reported('zh', typed)
    expect(mailed(first)).toEqual(expected)
    expect(mailed(await d.sweep('2026-11-20 22:18'))).toEqual([])
  })

  it('somebody is hurt later on: up then, once', async () => {
    const { d, at } = await reported('zh', POWER)
    await d.retype('incident', at, 'arrivedAt', cell('2026-11-20 22:19'))
    await d.retype('incident', at, 'injured', 1)
    expect(mailed(await d.sweep('2026-11-20 22:25'))).toEqual([`critical 2 → ${both}`])
    await d.retype('incident', at, 'injured', 3)
    expect(mailed(await d.sweep('2026-11-20 22:26'))).toEqual([])
  })

  it('a report that comes in when all is over calls nobody', async () => {
    const { first } = await reported('zh', { ...REPORT.zh, resolvedAt: cell('2026-11-20 22:17') })
    expect(mailed(first)).toEqual([])
  })

  it.each<[Language, string]>([
    ['zh', '【特急】SJ-20261120-001 电梯困人 2栋1单元电梯 · 立即上报 · 示例花园'],
    ['en', '[Critical] SJ-20261120-001 People trapped in a lift Lift, block 2 unit 1 · up at once · Sample Gardens'],
  ])('the mail says so, in %s', async (language, subject) => {
    const { d, first } = await reported(language)
    expect(await subjectsOf(d, first)).toEqual([subject])
    const lines = (await d.records('notices')).slice(1)
    expect(lines.map(({ clock, level, number }) => [clock, level, number])).toEqual(
      expect.arrayContaining([
        [choiceWord(clockWords, 'critical', language), 2, 'SJ-20261120-001'],
        [choiceWord(clockWords, 'incident', language), 1, 'SJ-20261120-001'],
      ]),
    )
    // First receiver, handler where there is one, supervisor and project manager.
    expect(new Set(lines.map(({ to }) => to)).size).toBe(3)
    expect(new Set(lines.map(({ clock, to }) => `${String(clock)} ${String(to)}`)).size).toBe(lines.length)
  })
})

describe('what is wrong with an incident is said beside it', () => {
  const problemsAt = async (typed: Typed, time: string): Promise<readonly string[] | undefined> => {
    const d = await deskBefore()
    await d.type('incident', [{ ...REPORT.zh, ...typed }])
    const { plan } = await d.look(time)
    return plan.rows[0]?.problems.map(({ column, code, severity }) => `${column} ${code} ${severity}`)
  }
  const over = { resolvedAt: cell('2026-11-20 23:00') }
  it.each<[string, Typed, string, readonly string[]]>([
    ['nothing', {}, '20 22:17', []],
    ['a reporter over the radio has no phone', { phone: null }, '20 22:17', []],
    ['no place', { room: null }, '20 22:17', ['room missing blocks']],
    [
      'a class of no incident',
      { category: '噪音扰民', subcategory: null },
      '20 22:17',
      ['category unknown-category blocks'],
    ],
    ['half a person hurt', { injured: 1.5 }, '20 22:17', ['injured impossible-number warns']],
    ['under control asks for no result yet', over, '20 23:10', []],
    [
      'closed asks for the result',
      { ...over, closedAt: cell('2026-11-20 23:30') },
      '20 23:40',
      ['result needed-with warns'],
    ],
    [
      'closed and never under control',
      { closedAt: cell('2026-11-20 23:30'), result: '好' },
      '20 23:40',
      ['resolvedAt needed-with warns'],
    ],
    [
      'closed before it was under control',
      { ...over, closedAt: cell('2026-11-20 22:50'), result: '好' },
      '20 23:40',
      ['closedAt before warns'],
    ],
    ['after-care goes on', { ...over, afterCareUntil: cell('2026-11-22 18:00') }, '22 17:59', []],
    [
      'after-care is over and nobody closed it',
      { ...over, afterCareUntil: cell('2026-11-22 18:00') },
      '22 18:00',
      ['afterCareUntil after-care-over warns'],
    ],
    [
      'after-care before it is under control',
      { afterCareUntil: cell('2026-11-22 18:00') },
      '20 23:10',
      ['resolvedAt needed-with warns'],
    ],
  ])('%s', async (_, typed, time, expected) => expect(await problemsAt(typed, `2026-11-${time}`)).toEqual(expected))

  it('after-care that runs out is seen though nobody touches the row, and gone once it is extended or closed', async () => {
    const { d, at } = await reported('zh', { ...REPORT.zh, ...over, resolvedAt: cell('2026-11-20 22:17') })
    await d.retype('incident', at, 'afterCareUntil', cell('2026-11-22 18:00'))
    await d.sweep('2026-11-21 09:00')
    expect((await d.look('2026-11-22 17:59')).changes).toEqual([])
    await d.sweep('2026-11-22 18:00')
    expect(await d.cell('incident', at, 'check')).toContain('善后至')
    await d.retype('incident', at, 'afterCareUntil', cell('2026-11-24 18:00'))
    await d.sweep('2026-11-22 18:01')
    expect(await d.cell('incident', at, 'check')).toBeNull()
    await d.retype('incident', at, 'closedAt', cell('2026-11-23 10:00'))
    await d.retype('incident', at, 'result', '车库清理消杀完毕')
    await d.sweep('2026-11-23 10:01')
    expect([await d.cell('incident', at, 'stage'), await d.cell('incident', at, 'check')]).toEqual(['已结案', null])
    expect((await d.look('2026-11-24 18:00')).changes).toEqual([])
  })

  it('an incident that was under control and is not any more is said to be so', async () => {
    const { d, at } = await reported('zh', { ...REPORT.zh, ...over })
    await d.sweep('2026-11-20 23:01')
    await d.retype('incident', at, 'resolvedAt', null)
    await d.sweep('2026-11-21 09:00')
    const { plan } = await d.look('2026-11-21 09:00')
    expect(plan.rows).toEqual([])
    expect(await d.cell('incident', at, 'check')).toContain('控制时间')
  })
})
