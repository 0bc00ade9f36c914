import { describe, expect, it } from 'vitest'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import { caseMailId, digestId, isOurs, keeperMailId, takenOutId } from '../../src/plan/mails/mail-ids.ts'
import type { Cell, Version } from '../../src/ports/ledger.ts'
import { cell, type Desk, desk, noticesIn, row, type Swept, sh, tabOf } from '../support/desk.ts'

const CHEN = 'chen.qiang@example.com'

/** Complaints that are late at 09:05, by so many. */
async function late(cases = 1) {
  const d = await desk()
  await d.type(
    'complaint',
    Array.from({ length: cases }, () => row()),
  )
  await d.sweep('2026-11-20 09:01')
  return d
}

const staffRow = async (d: Desk, name: string) => (await d.records('staff')).findIndex((one) => one['name'] === name)

/** Who is mailed about how many cases: `陈强 1`. */
const mailed = ({ plan }: Pick<Swept, 'plan'>) => plan.mails.map(({ to, notices }) => `${to.name} ${notices.length}`)

const lines = async (d: Desk) =>
  (await d.records('notices'))
    .slice(1)
    .filter(({ clock }) => clock !== '运行状况')
    .map(({ clock, level, to, state }) => [clock, level, to, state].join(' '))

describe('whom a mail that waits goes to', () => {
  it('an address corrected in the staff tab', async () => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.retype('staff', await staffRow(d, '陈强'), 'mail', 'chen@example.org')
    expect(mailed(await d.sweep('2026-11-20 09:06'))).toEqual(['陈强 1', '王芳 1', '周敏 1'])
    expect(await lines(d)).toEqual([
      '响应 1 chen@example.org 已发',
      '响应 1 wang.fang@example.com 已发',
      '响应 1 zhou.min@example.com 已发',
    ])
  })

  it('whoever handles the case now; whom the rules mean no longer is not told', async () => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.retype('complaint', 2, 'handler', '李静')
    // The first receiver hears besides that the case was handed over.
    expect(mailed(await d.sweep('2026-11-20 09:06'))).toEqual(['李静 1', '王芳 1', '周敏 1', '王芳 1'])
    await d.sweep('2026-11-20 09:30')
    expect((await lines(d)).filter((line) => line.includes(CHEN))).toEqual([])
  })

  it('nobody where the others whom the rules mean have it already', async () => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', ({ to }) => (to === CHEN ? { kind: 'later', error: '451' } : { kind: 'sent' }))
    await d.retype('complaint', 2, 'handler', '王芳')
    const { plan } = await d.sweep('2026-11-20 09:06')
    expect(noticesIn(plan).flatMap(({ items }) => items.map(({ clock }) => clock))).toEqual(['handover'])
    expect((await lines(d))[0]).toBe(`响应 1 ${CHEN} 不必再发`)
  })

  it('everybody, where there was nobody', async () => {
    const d = await desk()
    const staff = await d.table('staff')
    await d.rewrite('staff', (rows) => rows.slice(0, 1))
    await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:05')
    await d.rewrite('staff', () => staff.rows)
    expect(mailed(await d.sweep('2026-11-20 09:06'))).toEqual(['陈强 1', '王芳 1', '周敏 1'])
    expect((await lines(d)).filter((line) => line.startsWith('响应 1'))).toHaveLength(3)
  })

  it('what may have left goes to the same person as the same mail, to another as a new one', async () => {
    const d = await late()
    const { plan: first } = await d.sweep('2026-11-20 09:05', 'unknown')
    await d.retype('staff', await staffRow(d, '陈强'), 'mail', 'chen@example.org')
    const { plan } = await d.sweep('2026-11-20 09:15')
    const idTo = (mails: typeof plan.mails, name: string) => mails.find(({ to }) => to.name === name)?.messageId
    expect(idTo(plan.mails, '王芳')).toBe(idTo(first.mails, '王芳'))
    expect(idTo(plan.mails, '陈强')).not.toBe(idTo(first.mails, '陈强'))
    const doubts = (await d.records('notices')).slice(1).map(({ to, doubt }) => [to, doubt])
    expect(doubts).toEqual([
      ['chen@example.org', null],
      ['wang.fang@example.com', '是'],
      ['zhou.min@example.com', '是'],
    ])
  })

  it('what a server put off often, and then a sweep died over, is tried once more', async () => {
    const d = await late()
    let now = sh('2026-11-20 09:05')
    for (let turn = 0; turn < 5; turn++, now = instant(now + 20 * MINUTE)) await d.sweep(now, 'later')
    await d.sweep(now, 'dies')
    const { plan } = await d.sweep(instant(now + 10 * MINUTE))
    expect(plan.mails.filter(({ messageId }) => messageId.includes('respond-1'))).toHaveLength(3)
  })

  it('is begun anew where its deadline was moved on before it left, when the new one passes', async () => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', 'dies')
    await d.retype('complaint', 2, 'receivedAt', cell('2026-11-20 09:14'))
    for (const time of ['09:14', '09:16']) expect(mailed(await d.sweep(`2026-11-20 ${time}`))).toEqual([])
    expect(mailed(await d.sweep('2026-11-20 09:19'))).toEqual(['陈强 1', '王芳 1', '周敏 1'])
  })

  it('a sweep that dies each time does not mail it for ever', async () => {
    const d = await late()
    let tries = 0
    for (let turn = 0; turn < 12; turn++)
      tries += (await d.sweep(instant(sh('2026-11-20 09:05') + turn * 10 * MINUTE), 'dies')).plan.mails.filter(
        ({ to, messageId }) => to.mail === CHEN && messageId.includes('respond-1'),
      ).length
    expect(tries).toBe(4)
    expect((await lines(d))[0]).toBe(`响应 1 ${CHEN} 结果不明`)
    expect(await d.cell('notices', 1, 'toldAt')).not.toBeNull()
  })
})

describe('many cases at once', () => {
  it('are a mail each up to five, and one list a person from six on', async () => {
    expect(mailed(await (await late(5)).sweep('2026-11-20 09:05'))).toHaveLength(15)
    expect(mailed(await (await late(6)).sweep('2026-11-20 09:05'))).toEqual(['陈强 6', '王芳 6', '周敏 6'])
  })

  it('a thousand are one list a person, every line sent', async () => {
    const d = await desk()
    await d.type(
      'complaint',
      Array.from({ length: 1000 }, (_, n) => row({ receivedAt: cell(`2026-11-20 0${n % 9}:00`) })),
    )
    const { plan } = await d.sweep('2026-11-20 09:05')
    expect(new Set(plan.mails.map(({ to }) => to.mail)).size).toBe(plan.mails.length)
    expect(plan.mails.length).toBeLessThanOrEqual(5)
    const states = (await d.records('notices')).slice(1).map(({ state }) => state)
    expect(states.length).toBeGreaterThan(3000)
    expect(new Set(states)).toEqual(new Set(['已发']))
    expect((await d.look('2026-11-20 09:05')).changes).toEqual([])
  }, 60_000)

  it('that an outage held back one by one come as one list a person', async () => {
    const d = await desk()
    for (let n = 0; n < 12; n++) {
      await d.type('complaint', [row({ receivedAt: cell(`2026-11-20 09:${String(n).padStart(2, '0')}`) })])
      await d.sweep(instant(sh('2026-11-20 09:05') + n * MINUTE), 'unreachable')
    }
    await d.sweep('2026-11-20 09:20', 'unreachable')
    const { plan } = await d.sweep('2026-11-20 09:40')
    const respond = plan.mails.filter(({ notices }) => notices.length >= 12)
    expect(respond.map(({ to }) => to.name).toSorted()).toEqual(['周敏', '王芳', '陈强'].toSorted())
  })

  it('a list that may have left goes again as it was, what is new beside it', async () => {
    const d = await late(6)
    const first = await d.sweep('2026-11-20 09:05', 'unknown')
    await d.type('complaint', [row({ receivedAt: cell('2026-11-20 09:05') })])
    await d.sweep('2026-11-20 09:06')
    const again = await d.sweep('2026-11-20 09:15')
    const ids = ({ plan }: Swept) => plan.mails.filter(({ notices }) => notices.length > 1).map((one) => one.messageId)
    expect(ids(again)).toEqual(ids(first))
    expect(mailed(again)).toEqual(expect.arrayContaining(['陈强 6', '陈强 1']))
  })

  it('the most urgent mail leaves first', async () => {
    const d = await desk()
    await d.type('complaint', [row({ handler: '李静' }), row({ priority: '特急' })])
    const { plan } = await d.sweep('2026-11-20 09:05')
    const ranks = plan.mails.map(({ notices }) => notices[0]?.priority)
    expect(ranks.lastIndexOf('critical')).toBeLessThan(ranks.indexOf('normal'))
  })
})

describe('lines of workbooks of before', () => {
  /** A line as it was written then: several people, no time of its own to be tried again. */
  async function before(state: string, to: string) {
    const d = await late()
    const old: Readonly<Record<string, Cell>> = {
      number: 'TS-20261120-001',
      clock: '响应',
      due: cell('2026-11-20 09:05'),
      level: 1,
      cycle: 1,
      state,
      to,
      attempts: 3,
      at: cell('2026-11-20 09:06'),
      messageId: '<TS-20261120-001.respond-1.old@daily-clear>',
      error: '451 busy',
    }
    const header = (await d.table('notices')).rows[0] ?? []
    const columns = tabOf('notices').columns
    const cells = header.map((word) => old[columns.find(({ zh }) => zh === word)?.key ?? ''] ?? null)
    await d.commit(await d.read(), `old-${state}` as Version, [{ kind: 'append', tab: 'notices', rows: [cells] }])
    return d
  }

  it.each([
    ['failed, and tried every hour', '失败', 'chen.qiang@example.com, wang.fang@example.com, zhou.min@example.com'],
    ['left by a sweep that died', '发送中', 'chen.qiang@example.com, wang.fang@example.com'],
    ['for nobody', '失败', ''],
  ])('what was pending goes on, to everybody: %s', async (_, state, to) => {
    const d = await before(state, to)
    const mails = []
    for (const time of ['09:20', '10:10', '10:30']) mails.push(...mailed(await d.sweep(`2026-11-20 ${time}`)))
    const first = (await lines(d)).filter((line) => line.startsWith('响应 1'))
    expect(first.toSorted()).toEqual([
      '响应 1 chen.qiang@example.com 已发',
      '响应 1 wang.fang@example.com 已发',
      '响应 1 zhou.min@example.com 已发',
    ])
  })

  it.each([
    ['sent', '已发'],
    ['for one person, and sent', '已发'],
  ])('nothing that was %s is mailed again', async (_, state) => {
    const d = await before(state, 'chen.qiang@example.com, wang.fang@example.com')
    const { plan } = await d.sweep('2026-11-20 09:20')
    expect(plan.lines).toEqual([])
  })

  it('a workbook that was not brought up to date tries again all the same, and not at every sweep', async () => {
    const d = await late()
    for (const header of ['起草', '下次', '存疑', '已告知']) await d.lose('notices', header)
    await d.sweep('2026-11-20 09:05', 'later')
    expect(mailed(await d.sweep('2026-11-20 09:06', 'later'))).toEqual([])
    expect(mailed(await d.sweep('2026-11-20 09:16'))).toEqual(['陈强 1', '王芳 1', '周敏 1'])
    expect(mailed(await d.sweep('2026-11-20 09:30'))).toEqual([])
  })
})

describe('a clock that jumps', () => {
  it('back: what was begun in the future is not waited for', async () => {
    const d = await late()
    await d.sweep('2027-11-20 09:05', 'later')
    const { plan } = await d.sweep('2026-11-20 09:06')
    expect(plan.mails.length).toBeGreaterThan(0)
    const states = (await lines(d)).filter((line) => line.startsWith('响应 1')).map((line) => line.split(' ').at(-1))
    expect(states).toEqual(['已发', '已发', '已发'])
  })

  it('forward: a mail that a server put off once is not given up', async () => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', 'later')
    await d.sweep('2027-11-20 09:05', 'later')
    const states = (await lines(d)).filter((line) => line.startsWith('响应 1')).map((line) => line.split(' ').at(-1))
    expect(states).toEqual(['待发', '待发', '待发'])
  })
})

it('where summer time ends a mail that is leaving before the hour comes again is left alone', async () => {
  const zone = 'America/New_York'
  const d = await desk()
  await d.set('时区', zone)
  await d.set('安静时段', '无')
  await d.type('complaint', [row({ receivedAt: cell('2026-11-01 01:49') })])
  // 01:55 for the first time; ten minutes later it is 01:05 for the second.
  const first = instant(Date.parse('2026-11-01T05:55:00Z'))
  await d.sweep(instant(first - 5 * MINUTE))
  const { plan } = await d.sweep(first, 'dies')
  expect(plan.mails.length).toBeGreaterThan(0)
  for (const minutes of [1, 4, 9]) expect(mailed(await d.look(instant(first + minutes * MINUTE)))).toEqual([])
  const again = await d.sweep(instant(first + 11 * MINUTE))
  expect(again.plan.mails.map(({ messageId }) => messageId)).toEqual(
    expect.arrayContaining(plan.mails.map(({ messageId }) => messageId)),
  )
  expect(
    (await d.look(instant(first + 3 * HOUR))).plan.mails.filter(({ messageId }) => messageId.includes('respond-1')),
  ).toEqual([])
})

describe('Message-IDs', () => {
  const hostile = [
    '',
    'TS-20261121-001',
    'TS-?-3-run1',
    '<a@b>\r\nBcc: x',
    '😀'.repeat(200),
    'x'.repeat(50_000),
    '\0\ud800',
    '..',
  ]
  it.each(hostile.map((text) => [text.slice(0, 20), text]))('are valid whatever a case is known by: %j', (_, text) => {
    const ids = [
      caseMailId(text, { clock: 'respond', level: 1e300 }, text, text),
      digestId(text, text),
      keeperMailId('delivery', text, text),
      takenOutId(text, text),
    ]
    for (const id of ids) {
      expect(isOurs(id)).toBe(true)
      expect(id.length).toBeLessThanOrEqual(200)
      expect(id).not.toMatch(/\.\.|<\.|\.@/)
    }
  })

  it('differ where anything does', () => {
    const at = { clock: 'respond', level: 1 } as const
    const ids = [
      caseMailId('TS-?-3', at, 'r1', 'a@x'),
      caseMailId('TS-!-3', at, 'r1', 'a@x'),
      caseMailId('TS-?-3', { ...at, level: -1 }, 'r1', 'a@x'),
      caseMailId('TS-?-3', { ...at, level: 1.5 }, 'r1', 'a@x'),
      caseMailId('TS-?-3', at, 'r2', 'a@x'),
      caseMailId('TS-?-3', at, 'r1', 'b@x'),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('one that was spoilt in the sheet is made anew', async () => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', 'later')
    for (const at of [1, 2, 3]) await d.retype('notices', at, 'messageId', '<x>\r\nBcc: y')
    const { plan } = await d.sweep('2026-11-20 09:06')
    expect(plan.mails).toHaveLength(3)
    for (const { messageId } of plan.mails) expect(isOurs(messageId)).toBe(true)
  })
})
