import { describe, expect, it } from 'vitest'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import { at } from '../calendar/support.ts'
import { cell, FIRST, row, sh, type Typed } from '../support/desk.ts'
import { ANSWER, deskWith, isIdle, lines, own, told } from './held-support.ts'

const UP: Typed = { clocks: '响应', offset: '+1小时', level: 2, roles: '项目经理' }
const REMINDER: Typed = { clocks: '办结', offset: '-1小时', level: 0, roles: '责任人' }
const DONE: Typed = { clocks: '办结', offset: '0', level: 1, roles: '责任人' }
const AT_ONCE: Typed = { clocks: '特急', offset: '0', level: 1, roles: '责任人' }
const UPSET: Typed = { clocks: '情绪未平息', offset: '0', level: 1, roles: '责任人' }

const WAITS = '001 响应1 chen.qiang 待发 0 11-21 07:30 安静时段，07:30 再发'
const evening = (time = '21:58', more: Typed = {}) => own({ receivedAt: cell(`2026-11-20 ${time}`), ...more })

/** A case whose answer is late at 22:03, and a sweep then. */
async function held(rules: readonly Typed[] = [ANSWER], more: Typed = {}) {
  const d = await deskWith(rules)
  await d.type('complaint', [evening('21:58', more)])
  await d.sweep('2026-11-20 21:59')
  expect(told(await d.sweep('2026-11-20 22:03'))).toEqual([])
  return d
}

describe('what is late in the evening', () => {
  it('is mailed before the quiet hours as at any time', async () => {
    const d = await deskWith([ANSWER])
    await d.type('complaint', [evening('21:54')])
    expect(told(await d.sweep('2026-11-20 21:59'))).toEqual(['陈强: 001 respond1'])
  })

  it('waits for the morning as a line that says so, and that is written once', async () => {
    const d = await held()
    expect(await lines(d)).toEqual([WAITS])
    expect(await isIdle(d, '2026-11-20 22:03', '2026-11-21 00:00', '2026-11-21 03:00', '2026-11-21 07:29')).toBe(true)
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 respond1'])
    expect(await lines(d)).toEqual(['001 响应1 chen.qiang 已发 1'])
    expect(await isIdle(d, '2026-11-21 07:30', '2026-11-21 09:00')).toBe(true)
  })

  it('waits on a Saturday as well, and in the words of the workbook', async () => {
    const d = await deskWith([], {}, 'en')
    await d.type('escalation', [{ clocks: 'Respond', offset: '0', level: 1, roles: 'Handler' }])
    await d.type('complaint', [
      own({
        receivedAt: cell('2026-11-21 23:00'),
        category: 'Other',
        handler: 'Chen Qiang',
        firstReceiver: 'Chen Qiang',
      }),
    ])
    await d.sweep('2026-11-21 23:10')
    expect(await lines(d)).toEqual([expect.stringMatching(/ Queued 0 11-22 07:30 Quiet hours: goes at 07:30$/)])
  })

  it('tells of itself when it spoke', async () => {
    const d = await held()
    const { plan } = await d.sweep('2026-11-21 07:31')
    expect(plan.mails.flatMap(({ notices }) => notices.flatMap(({ items }) => items.map((item) => item.at)))).toEqual([
      sh('2026-11-20 22:03'),
    ])
  })

  it('is one mail a case in the morning, however many levels spoke, and whenever', async () => {
    const d = await held([ANSWER, { ...UP, roles: '责任人' }])
    await d.sweep('2026-11-20 23:03')
    expect(await lines(d)).toHaveLength(2)
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 respond1 respond2'])
  })

  it('is one list a person where there are many', async () => {
    const d = await deskWith([ANSWER])
    for (let minute = 50; minute < 56; minute++) await d.type('complaint', [evening(`22:${minute}`)])
    for (let minute = 0; minute < 6; minute++) await d.sweep(instant(sh('2026-11-20 22:55') + minute * MINUTE))
    expect((await d.sweep('2026-11-21 07:30')).plan.mails.map(({ notices }) => notices.length)).toEqual([6])
  })

  it('goes with the first sweep after the night where none was in time', async () => {
    const d = await held()
    expect(told(await d.sweep('2026-11-21 09:12'))).toEqual(['陈强: 001 respond1'])
  })

  it('goes as well where nothing swept all night', async () => {
    const d = await deskWith([ANSWER, UP])
    await d.type('complaint', [evening()])
    await d.sweep('2026-11-20 21:59')
    expect(told(await d.sweep('2026-11-21 08:00'))).toEqual([
      '陈强: 001 respond1 respond2',
      '吴军: 001 respond1 respond2',
    ])
  })

  it('is mailed at once where there are no quiet hours, and held in those that the site has', async () => {
    const d = await deskWith([ANSWER], { 安静时段: '12:00-14:00' })
    await d.type('complaint', [own({ receivedAt: cell('2026-11-20 11:58') }), evening()])
    await d.sweep('2026-11-20 12:03')
    expect(await lines(d)).toEqual(['001 响应1 chen.qiang 待发 0 11-20 14:00 安静时段，14:00 再发'])
    expect(told(await d.sweep('2026-11-20 22:03'))).toEqual(['陈强: 001 respond1', '陈强: 002 respond1'])
  })
})

describe('what is mailed at night', () => {
  it.each<[string, readonly Typed[], Typed, readonly string[]]>([
    ['all of a case that is 特急', [ANSWER], { priority: '特急' }, ['陈强: 001 respond1']],
    ['what goes up because it is', [AT_ONCE], { priority: '特急' }, ['陈强: 001 critical1']],
    ['nothing of one that is 紧急', [ANSWER], { priority: '紧急' }, []],
    ['not even what goes up on first sight', [UPSET], { upset: '是' }, []],
    ['but where the rule says so', [{ ...UPSET, night: '照发' }], { upset: '是' }, ['陈强: 001 upset1']],
    ['and of several that rule alone', [{ ...UPSET, night: '照发' }, ANSWER], { upset: '是' }, ['陈强: 001 upset1']],
    ['not where it says the other thing', [{ ...UPSET, night: '等天亮' }], { upset: '是' }, []],
  ])('%s', async (_, rules, more, expected) => {
    const d = await deskWith(rules)
    await d.type('complaint', [evening('21:58', more)])
    expect(told(await d.sweep('2026-11-20 22:03'))).toEqual(expected)
    expect(await isIdle(d, '2026-11-20 22:03')).toBe(true)
    // In the morning the rest, and nothing twice.
    const all = rules.length - expected.length
    expect(told(await d.sweep('2026-11-21 07:30'))).toHaveLength(all)
  })

  it('a fire that nobody could accept yet (R30)', async () => {
    const d = await deskWith([AT_ONCE])
    await d.type('incident', [
      row({ receivedAt: '刚才', category: '安全类', subcategory: '火灾', firstReceiver: '陈强' }),
    ])
    expect((await d.sweep('2026-11-21 02:00')).plan.mails.map(({ to }) => to.name)).toEqual(['陈强'])
  })

  it('what waited, once its case is 特急', async () => {
    const d = await held()
    await d.retype('complaint', FIRST, 'priority', '特急')
    expect(told(await d.sweep('2026-11-20 23:00'))).toEqual(['陈强: 001 respond1'])
    expect(await isIdle(d, '2026-11-20 23:00', '2026-11-21 07:30')).toBe(true)
  })

  it('what may have left already, as the same mail', async () => {
    const d = await deskWith([ANSWER])
    await d.type('complaint', [evening('21:53')])
    const { plan } = await d.sweep('2026-11-20 21:58', 'dies')
    const again = await d.sweep('2026-11-20 22:08')
    expect(again.plan.mails.map(({ messageId }) => messageId)).toEqual(plan.mails.map(({ messageId }) => messageId))
  })

  it('what is wrong with the workbook itself', async () => {
    const d = await deskWith([ANSWER])
    await d.lose('complaint', '受理时间')
    const { plan } = await d.sweep('2026-11-21 02:00')
    expect(plan.health.mails).toHaveLength(1)
    expect(plan.lines.map(({ line }) => line.state)).toEqual(['sending'])
  })
})

describe('what waits, and is not true any more in the morning', () => {
  it.each<[string, string, Typed]>([
    ['answered', '2026-11-21 06:00', { respondedAt: cell('2026-11-21 05:58') }],
    ['resolved', '2026-11-21 06:00', { resolvedAt: cell('2026-11-21 05:58'), result: '好' }],
    ['answered, seen in the morning alone', '2026-11-21 07:30', { respondedAt: cell('2026-11-21 05:58') }],
  ])('is dropped: %s', async (_, time, typed) => {
    const d = await held()
    for (const [key, value] of Object.entries(typed)) await d.retype('complaint', FIRST, key, value)
    expect(told(await d.sweep(time))).toEqual([])
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual([])
    expect(await lines(d)).toEqual(['001 响应1 chen.qiang 不必再发 0'])
  })

  it('is held anew where it becomes true again in the night', async () => {
    const d = await held()
    await d.retype('complaint', FIRST, 'respondedAt', cell('2026-11-20 22:02'))
    await d.sweep('2026-11-20 22:10')
    await d.retype('complaint', FIRST, 'respondedAt', null)
    expect(told(await d.sweep('2026-11-20 22:11'))).toEqual([])
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 respond1'])
  })

  it('is a reminder whose deadline passed: that it is overdue goes instead', async () => {
    const d = await deskWith([REMINDER, DONE])
    // A repair is to be done on its day, which ends at 18:00 with working time; round the clock three days later.
    await d.type('complaint', [
      evening('22:30', { receivedAt: cell('2026-11-17 23:30'), respondedAt: cell('2026-11-17 23:30') }),
    ])
    expect(told(await d.sweep('2026-11-20 22:30'))).toEqual([])
    expect(await lines(d)).toEqual(['001 办结0 chen.qiang 待发 0 11-21 07:30 安静时段，07:30 再发'])
    await d.sweep('2026-11-20 23:30')
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 resolve1'])
    expect((await lines(d)).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      '办结0 chen.qiang 不必再发 0',
      '办结1 chen.qiang 已发 1',
    ])
  })
})

describe('whom it goes to in the morning', () => {
  it('whoever handles the case then', async () => {
    const d = await held()
    await d.retype('complaint', FIRST, 'handler', '李静')
    await d.retype('complaint', FIRST, 'firstReceiver', '李静')
    expect(told(await d.sweep('2026-11-21 05:00'))).toEqual([])
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['李静: 001 respond1'])
    expect(await lines(d)).toEqual(['001 响应1 li.jing 已发 1'])
  })

  it('whoever is named in the night where there was nobody', async () => {
    const d = await deskWith([ANSWER])
    const staff = await d.table('staff')
    await d.rewrite('staff', (rows) => rows.slice(0, 1))
    await d.type('complaint', [evening()])
    await d.sweep('2026-11-20 22:03')
    expect(await lines(d)).toEqual([expect.stringMatching(/^001 响应1 null 失败 0 11-20 23:03/)])
    await d.rewrite('staff', () => staff.rows)
    expect(told(await d.sweep('2026-11-20 22:10'))).toEqual([])
    expect(await lines(d)).toEqual([WAITS])
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 respond1'])
  })
})

describe('a mail server that is away in the evening', () => {
  it('is not asked again in the quiet hours; what it was told of waits', async () => {
    const d = await deskWith([ANSWER])
    await d.type('complaint', [evening('21:53')])
    await d.sweep('2026-11-20 21:58', 'unreachable')
    expect(told(await d.sweep('2026-11-20 22:01'))).toEqual([])
    expect(await lines(d)).toEqual([WAITS])
    expect(await isIdle(d, '2026-11-20 22:01', '2026-11-21 03:00')).toBe(true)
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 respond1'])
  })

  it('that put the mail off gets it in the morning, and the tries stay counted', async () => {
    const d = await deskWith([ANSWER])
    await d.type('complaint', [evening('21:53')])
    await d.sweep('2026-11-20 21:58', 'later')
    await d.sweep('2026-11-20 22:05')
    expect(await lines(d)).toEqual([WAITS.replace('待发 0', '待发 1')])
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 respond1'])
    expect(await lines(d)).toEqual(['001 响应1 chen.qiang 已发 2'])
  })

  it('is asked again for what is 特急', async () => {
    const d = await deskWith([ANSWER])
    await d.type('complaint', [evening('21:53', { priority: '特急' })])
    await d.sweep('2026-11-20 21:58', 'unreachable')
    expect(told(await d.sweep('2026-11-20 22:01'))).toEqual(['陈强: 001 respond1'])
  })

  it('when the morning comes is asked as at any time', async () => {
    const d = await held()
    await d.sweep('2026-11-21 07:30', 'unreachable')
    expect(told(await d.sweep('2026-11-21 07:31'))).toEqual(['陈强: 001 respond1'])
  })
})

describe('where the settings change in the night', () => {
  it('and there are no quiet hours any more, what waited goes', async () => {
    const d = await held()
    await d.set('安静时段', '无')
    expect(told(await d.sweep('2026-11-20 23:00'))).toEqual(['陈强: 001 respond1'])
  })

  it('and they end later, it waits as long', async () => {
    const d = await held()
    await d.set('安静时段', '22:00-09:00')
    await d.sweep('2026-11-20 23:00')
    expect(await lines(d)).toEqual([WAITS.replaceAll('07:30', '09:00')])
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual([])
    expect(told(await d.sweep('2026-11-21 09:00'))).toEqual(['陈强: 001 respond1'])
  })

  it('and a value cannot be read, the last good one stays in force', async () => {
    const d = await held()
    await d.set('安静时段', '晚上')
    expect(told(await d.sweep('2026-11-20 23:00'))).toEqual([])
    expect((await d.records('settings')).map(({ check }) => check)).toContain(
      '“值”“晚上”不是看得懂的安静时段，请写成一段，如 22:00-07:30，或写 无，仍按原来的“22:00-07:30”',
    )
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 001 respond1'])
  })
})

it.each([
  ['an hour shorter', '2027-03-27 23:00', 10],
  ['an hour longer', '2026-10-24 23:00', 12],
])('a night that is %s ends by the clock on the wall', async (_, received, hours) => {
  const zone = 'Europe/Berlin'
  const d = await deskWith([ANSWER], { 时区: zone, 安静时段: '20:00-10:00' })
  await d.type('complaint', [own({ receivedAt: received })])
  const begun = instant(at(zone, received) + 5 * MINUTE)
  expect(told(await d.sweep(begun))).toEqual([])
  const end = instant(at(zone, received) + hours * HOUR)
  expect(await lines(d, zone)).toEqual([expect.stringContaining('10:00 再发')])
  expect(told(await d.sweep(instant(end - MINUTE)))).toEqual([])
  expect(told(await d.sweep(end))).toEqual(['陈强: 001 respond1'])
})

it('an old ledger that is first opened at night is held once, and is a list a person in the morning', async () => {
  const d = await deskWith([ANSWER, UP])
  await d.type(
    'complaint',
    Array.from({ length: 60 }, (_, n) => own({ receivedAt: cell(`2026-11-1${n % 9} 10:00`), room: `3-2-${n}` })),
  )
  expect((await d.sweep('2026-11-20 23:00')).plan.mails).toEqual([])
  expect(await lines(d)).toHaveLength(60 * 3)
  expect(await isIdle(d, '2026-11-20 23:00', '2026-11-21 04:00')).toBe(true)
  const { plan } = await d.sweep('2026-11-21 07:30')
  expect(plan.mails.map(({ to, notices }) => [to.name, notices.length]).toSorted()).toEqual([
    ['吴军', 60],
    ['陈强', 60],
  ])
  expect(await isIdle(d, '2026-11-21 07:30')).toBe(true)
})
