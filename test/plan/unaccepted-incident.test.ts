import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { Language } from '../../src/model/language.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, FIRST, row, type Swept, sh, type Typed } from '../support/desk.ts'
import { copyRow, fill } from './support.ts'

/** A fire whose time of report nobody can read. */
const FIRE = row({ receivedAt: '刚才', category: '安全类', subcategory: '火灾', handler: null })

/** What each person is told: `SJ-? critical2 incident1 → 周敏`; of a row without a number the letters alone. */
const told = ({ plan }: Pick<Swept, 'plan'>): readonly string[] =>
  plan.mails.flatMap(({ to, notices }) =>
    notices.map(
      ({ number, items }) =>
        `${number.replace(/\?-.*/, '?')} ${items.map(({ clock, level }) => `${clock}${level}`).join(' ')} → ${to.name}`,
    ),
  )

async function wrong(tab: 'incident' | 'complaint' | 'repair', typed: Typed, language?: Language) {
  const d = await desk(language)
  await d.type(tab, [typed])
  return { d, first: await d.sweep('2026-11-20 09:02') }
}

const at = async (d: Desk, time: string, post?: 'taken' | 'later') => told(await d.sweep(`2026-11-20 ${time}`, post))

describe('what goes up on first sight does not wait until its row is accepted (R29, R30)', () => {
  const everybody = (said: string) => ['王芳', '周敏', '吴军'].map((name) => `${said} → ${name}`)
  const untilSupervisor = (said: string) => everybody(said).slice(0, 2)

  it.each<[string, 'incident' | 'complaint' | 'repair', Typed, readonly string[]]>([
    ['a fire, its time unread', 'incident', FIRE, everybody('SJ-? critical2 incident1')],
    [
      'an incident of a class nobody knows',
      'incident',
      { ...FIRE, category: '闹鬼' },
      untilSupervisor('SJ-? incident1'),
    ],
    ['somebody hurt', 'incident', { ...FIRE, category: '闹鬼', injured: 2 }, everybody('SJ-? critical2 incident1')],
    [
      'a repair typed as 特急',
      'repair',
      row({ room: null, priority: '特急', handler: null }),
      everybody('BX-? critical2'),
    ],
    [
      'an abnormal complaint',
      'complaint',
      row({ room: null, abnormal: '是', handler: null }),
      ['TS-? abnormal2 → 王芳', 'TS-? abnormal2 → 周敏', 'TS-? abnormal2 → 公司客服中心'],
    ],
    [
      'a customer not calmed',
      'complaint',
      row({ room: null, upset: '是', handler: null }),
      untilSupervisor('TS-? upset1'),
    ],
    ['a complaint like any other', 'complaint', row({ room: null, handler: null }), []],
    ['an incident that is over', 'incident', { ...FIRE, resolvedAt: cell('2026-11-20 09:01') }, []],
  ])('%s', async (_, tab, typed, expected) => {
    const { d, first } = await wrong(tab, typed)
    expect(told(first)).toEqual(expected)
    expect((await d.look('2026-11-20 09:03')).changes).toEqual([])
  })

  it('once accepted it is not mailed again, and stays up', async () => {
    const { d } = await wrong('incident', FIRE)
    await fill(d, 'incident', FIRST, { receivedAt: cell('2026-11-20 09:00'), arrivedAt: cell('2026-11-20 09:02') })
    expect(await at(d, '09:04')).toEqual([])
    expect(await d.cell('incident', FIRST, 'number')).toBe('SJ-20261120-001')
    await d.retype('incident', FIRST, 'remark', '看过')
    expect(await at(d, '09:06')).toEqual([])
    // Wrong again, it is the same case.
    await d.retype('incident', FIRST, 'receivedAt', '刚才')
    expect(await at(d, '09:08')).toEqual([])
  })

  it('what could not leave leaves under the number once there is one, to the same people', async () => {
    const d = await desk()
    await d.type('complaint', [row({ room: null, upset: '是', handler: null })])
    await d.sweep('2026-11-20 09:02', 'later')
    await fill(d, 'complaint', FIRST, { room: '3-2-1201', respondedAt: cell('2026-11-20 09:03') })
    expect(await at(d, '09:04')).toEqual(['TS-20261120-001 upset1 → 王芳', 'TS-20261120-001 upset1 → 周敏'])
    expect(await at(d, '09:20')).toEqual([])
    const lines = (await d.records('notices')).slice(1)
    expect(lines.map(({ number, state }) => [number, state])).toEqual([
      ['TS-20261120-001', '已发'],
      ['TS-20261120-001', '已发'],
    ])
  })

  it('what is typed while the row is wrong goes up then, and its later levels count from there', async () => {
    const { d } = await wrong('complaint', row({ room: null, handler: null }))
    await d.retype('complaint', FIRST, 'upset', '是')
    expect(await at(d, '09:20')).toEqual(['TS-? upset1 → 王芳', 'TS-? upset1 → 周敏'])
    const [, line] = await d.records('notices')
    expect(line?.['due']).toBe(cell('2026-11-20 09:20'))
    await fill(d, 'complaint', FIRST, { room: '3-2-1201', respondedAt: cell('2026-11-20 09:03') })
    await d.sweep('2026-11-20 09:25')
    const [complaints] = viewLedger(await d.read()).registers
    expect(complaints?.read(FIRST, sh('2026-11-20 09:25')).basis?.clocks.upset?.due).toBe(sh('2026-11-20 09:20'))
  })

  it('taken back while the row is wrong it is no emergency any more', async () => {
    const d = await desk()
    await d.type('complaint', [row({ room: null, upset: '是', handler: null })])
    await d.sweep('2026-11-20 09:02', 'later')
    await d.retype('complaint', FIRST, 'upset', null)
    expect(await at(d, '09:10')).toEqual([])
    expect((await d.records('notices')).slice(1).map(({ state }) => state)).toEqual(['不必再发', '不必再发'])
  })

  it('a copy of a case goes up for nobody; copied before it had a number, each does', async () => {
    const { d } = await wrong('incident', FIRE)
    await copyRow(d, 'incident', FIRST, FIRST + 1)
    expect(await at(d, '09:03')).toEqual(everybody('SJ-? critical2 incident1'))
    const accepted = await desk()
    await accepted.type('incident', [
      { ...FIRE, receivedAt: cell('2026-11-20 09:00'), arrivedAt: cell('2026-11-20 09:01') },
    ])
    await accepted.sweep('2026-11-20 09:02')
    await copyRow(accepted, 'incident', FIRST, FIRST + 1)
    await accepted.retype('incident', FIRST, 'receivedAt', '刚才')
    await accepted.retype('incident', FIRST + 1, 'receivedAt', '刚才')
    expect(await at(accepted, '09:03')).toEqual([])
  })

  it.each<[Language, Typed, readonly string[], string]>([
    ['zh', FIRE, ['突发事件台账 第3行', '火灾', '立即上报', '“报告时间”填的“刚才”看不懂'], '改对了才有编号，才算受理'],
    [
      'en',
      { ...FIRE, receivedAt: 'just now', firstReceiver: 'Wang Fang', category: 'Safety', subcategory: 'Fire' },
      ['row 3 of Incidents', 'Fire', 'up at once', '"Reported at": "just now" cannot be read as a time'],
      'until it is right it has no number and is no case',
    ],
  ])(
    'the mails say what is wrong with the row, and its first receiver is asked to mend it, in %s',
    async (language, typed, words, asked) => {
      const { d, first } = await wrong('incident', typed, language)
      const { settings } = viewLedger(await d.read())
      const mails = first.plan.mails.map((mail) => noticeMail(mail, { ...settings, now: first.plan.now }))
      expect(mails.length).toBeGreaterThan(1)
      for (const { subject, text } of mails) for (const word of words) expect(`${subject}\n${text}`).toContain(word)
      expect(mails.find(({ to }) => to === 'wang.fang@example.com')?.text).toContain(asked)
    },
  )
})
