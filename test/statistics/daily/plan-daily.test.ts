import { describe, expect, it } from 'vitest'
import { type Cell } from '../../../src/ports/ledger.ts'
import { cell, FIRST, sh, type Typed } from '../../support/desk.ts'
import { answered, dayDesk, dayLines, resolved, restaff, told } from './support.ts'

const DAY = '2026-11-20'
/** The offices of the sample staff, in the order in which they are told. */
const OVER = ['周敏', '吴军', '公司客服中心']
const all = (tally: string, ...own: readonly string[]) => [...OVER.map((name) => `${name}: ${tally}`), ...own]

describe('the mails of a day (R43)', () => {
  it('go to whoever is over others, and to everybody with open cases, once', async () => {
    const d = await dayDesk()
    await d.type('complaint', [answered(), answered({ handler: '刘洋' }), resolved()])
    expect(told(await d.sweep(`${DAY} 17:29`))).toEqual([])
    expect(told(await d.sweep(`${DAY} 17:30`))).toEqual(
      all('3 0 1 2 0 0', `陈强: + r${FIRST}`, `刘洋: + r${FIRST + 1}`),
    )
    expect(await dayLines(d)).toEqual(
      ['zhou.min', 'wu.jun', 'service', 'chen.qiang', 'liu.yang'].map((to) => `${to} 已发 1`),
    )
    for (const time of ['17:31', '18:30', '23:59']) expect((await d.look(`${DAY} ${time}`)).plan.dailies).toEqual([])
    expect(told(await d.sweep('2026-11-21 17:30'))).toHaveLength(5)
  })

  it.each<[string, readonly Typed[], readonly string[]]>([
    ['whoever is over others also where nothing is open', [resolved()], all('1 0 1 0 0 0')],
    ['whoever is over others also where there is no case at all', [], all('0 0 0 0 0 0')],
    [
      'a supervisor who handles one mail with both',
      [answered({ handler: '周敏' })],
      [`周敏: 1 0 0 1 0 0: + r${FIRST}`, '吴军: 1 0 0 1 0 0', '公司客服中心: 1 0 0 1 0 0'],
    ],
    [
      'who received it where nobody is named as handler',
      [answered({ handler: null })],
      all('1 0 0 1 0 0', `王芳: + r${FIRST}`),
    ],
  ])('reach %s', async (_, rows, expected) => {
    const d = await dayDesk()
    await d.type('complaint', rows)
    expect(told(await d.sweep(`${DAY} 17:30`))).toEqual(expected)
  })

  it.each<[string, readonly (readonly [string, string, Cell])[], readonly string[]]>([
    [
      'a deputy while somebody is on leave',
      [
        ['陈强', 'leaveUntil', cell('2026-12-01 00:00')],
        ['陈强', 'deputy', '孙丽'],
      ],
      all('1 0 0 1 0 0', `孙丽: + r${FIRST}`),
    ],
    [
      'nobody, and whoever is over others hears of it, where there is no deputy',
      [['陈强', 'leaveUntil', cell('2026-12-01 00:00')]],
      all('1 0 0 1 0 0'),
    ],
    [
      'the administrators where no office can be reached',
      OVER.map((name) => [name, 'mail', null] as const),
      ['系统管理员: 1 0 0 1 0 0', `陈强: + r${FIRST}`],
    ],
    [
      'a supervisor of the repairs of nothing of the complaints',
      [
        ['周敏', 'registers', '报修'],
        ['李静', 'roles', '客服主任'],
      ],
      ['李静: 1 0 0 1 0 0', '周敏: 0 0 0 0 0 0', '吴军: 1 0 0 1 0 0', '公司客服中心: 1 0 0 1 0 0', `陈强: + r${FIRST}`],
    ],
  ])('reach %s', async (_, edits, expected) => {
    const d = await dayDesk()
    for (const [name, key, value] of edits) await restaff(d, name, key, value)
    await d.type('complaint', [answered()])
    const swept = await d.sweep(`${DAY} 17:30`)
    expect(told(swept)).toEqual(expected)
  })

  it('name to whoever is over others whose list reaches nobody', async () => {
    const d = await dayDesk()
    await restaff(d, '陈强', 'mail', null)
    await d.type('complaint', [answered(), answered()])
    const { plan } = await d.sweep(`${DAY} 17:30`)
    expect(plan.dailies[0]?.day?.unreached).toEqual([{ name: '陈强', open: 2 }])
  })

  it('are a line that waits for somebody where there is nobody at all, and that is over with the day', async () => {
    const d = await dayDesk()
    await d.rewrite('staff', (rows) => rows.slice(0, 1))
    const { plan } = await d.sweep(`${DAY} 17:30`)
    expect([plan.dailies, await dayLines(d)]).toEqual([[], [' 失败 0']])
    await d.type('staff', [{ name: '周敏', mail: 'zhou.min@example.com', roles: '客服主任' }])
    expect(told(await d.sweep(`${DAY} 17:31`))).toEqual(['周敏: 0 0 0 0 0 0'])
    expect(await dayLines(d)).toEqual(['zhou.min 已发 1'])
  })

  it.each<[string, Readonly<Record<string, Cell>>, string, number]>([
    ['before the time', {}, '17:29', 0],
    ['at it', {}, '17:30', 3],
    ['hours later, for nothing swept', {}, '21:59', 3],
    ['not in the quiet hours when late', {}, '22:00', 0],
    ['late at night where there are none', { 安静时段: '无' }, '23:59', 3],
    ['in the quiet hours where they are meant to', { 日清时间: '22:30' }, '22:30', 3],
    ['at a time typed as a sheet keeps it', { 日清时间: 0.25 }, '06:00', 3],
    ['never where nobody wants them', { 日清时间: '无' }, '21:59', 0],
    ['at the default where the time cannot be read', { 日清时间: '25:00' }, '21:59', 0],
  ])('leave %s', async (_, settings, time, count) => {
    const d = await dayDesk(settings)
    expect((await d.sweep(`${DAY} ${time}`)).plan.dailies).toHaveLength(count)
  })

  it('are late on the same day after an outage, and of another day not at all', async () => {
    const d = await dayDesk()
    await d.type('complaint', [answered()])
    await d.sweep(`${DAY} 10:00`)
    expect(told(await d.sweep('2026-11-21 08:00'))).toEqual([])
    expect(told(await d.sweep('2026-11-21 20:00'))).toHaveLength(4)
  })

  it('go again as the ledger stands then, under the same Message-ID; who has nothing open any more gets none', async () => {
    const d = await dayDesk()
    await d.type('complaint', [answered(), answered({ handler: '刘洋' })])
    const first = await d.sweep(`${DAY} 17:30`, 'later')
    await d.retype('complaint', FIRST, 'resolvedAt', cell(`${DAY} 17:30`))
    await d.retype('complaint', FIRST, 'result', '已处理')
    const second = await d.sweep(`${DAY} 17:32`)
    expect(told(second)).toEqual(all('2 0 1 1 0 0', `刘洋: + r${FIRST + 1}`))
    const idOf = ({ plan }: typeof first, name: string) => plan.dailies.find(({ to }) => to.name === name)?.messageId
    expect(idOf(second, '刘洋')).toBe(idOf(first, '刘洋'))
    expect(await dayLines(d)).toEqual([
      'zhou.min 已发 2',
      'wu.jun 已发 2',
      'service 已发 2',
      'chen.qiang 不必再发 1',
      'liu.yang 已发 2',
    ])
  })

  it.each<[string, 'later' | 'unreachable' | 'unknown' | 'dies', string]>([
    ['a server put off', 'later', '不必再发'],
    ['could not be offered to a server', 'unreachable', '不必再发'],
    ['may have come', 'unknown', '结果不明'],
    ['a sweep died over', 'dies', '结果不明'],
  ])('end with their day: what %s', async (_, post, state) => {
    const d = await dayDesk()
    await d.sweep(`${DAY} 17:30`, post)
    const { plan } = await d.sweep('2026-11-21 00:00')
    expect(plan.dailies).toEqual([])
    expect((await dayLines(d)).map((line) => line.split(' ')[1])).toEqual([state, state, state])
  })

  it('wait through the night with what a server put off before it', async () => {
    const d = await dayDesk({ 日清时间: '21:59' })
    await d.sweep(`${DAY} 21:59`, 'later')
    expect((await d.look(`${DAY} 22:30`)).changes).toEqual([])
  })

  it('are not sent twice where the memory of them was cleared', async () => {
    const d = await dayDesk()
    await d.type('complaint', [answered()])
    await d.sweep(`${DAY} 17:30`)
    const index = (await d.records('system')).findIndex(({ name }) => name === 'daily')
    await d.retype('system', index, 'value', null)
    expect((await d.sweep(`${DAY} 18:00`)).plan.dailies).toEqual([])
  })

  it('are not sent twice where another time is set on the same day, or the zone', async () => {
    const d = await dayDesk()
    await d.sweep(`${DAY} 17:30`)
    await d.set('日清时间', '18:00')
    expect((await d.sweep(`${DAY} 18:00`)).plan.dailies).toEqual([])
  })

  it('follow a corrected address', async () => {
    const d = await dayDesk()
    await d.type('complaint', [answered()])
    await d.sweep(`${DAY} 17:30`, 'later')
    await restaff(d, '陈强', 'mail', 'chen@example.com')
    expect(told(await d.sweep(`${DAY} 17:32`))).toContain(`陈强: + r${FIRST}`)
    expect((await dayLines(d)).at(-1)).toBe('chen 已发 2')
  })

  it('are told as not delivered, like any other notice', async () => {
    const d = await dayDesk()
    await d.sweep(`${DAY} 17:30`, ({ to }) =>
      to.startsWith('wu.jun') ? { kind: 'refused', error: '550 no such user' } : { kind: 'sent' },
    )
    const { plan } = await d.sweep(`${DAY} 17:31`)
    expect(plan.deliveries.map(({ to, lines }) => [to.mail, lines.map(({ clock }) => clock)])).toEqual([
      ['admin@example.com', ['daily']],
    ])
  })

  it('have one moment where the clocks go back, and come an hour late where it is left out', async () => {
    const d = await dayDesk({ 时区: 'Europe/Berlin', 日清时间: '02:30', 安静时段: '无' })
    const berlin = (text: string) => sh(text)
    // 2026-10-25: 02:30 comes at 00:30 and at 01:30 UTC, 08:30 and 09:30 in Shanghai.
    expect((await d.sweep(berlin('2026-10-25 08:29'))).plan.dailies).toEqual([])
    expect((await d.sweep(berlin('2026-10-25 08:30'))).plan.dailies).toHaveLength(3)
    expect((await d.sweep(berlin('2026-10-25 09:30'))).plan.dailies).toEqual([])
  })
})
