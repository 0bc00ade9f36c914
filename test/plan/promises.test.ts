import { describe, expect, it } from 'vitest'
import { cell, desk, noticesIn, row, type Swept } from '../support/desk.ts'

/** What the mails say of promises, and to whom. */
const mailed = ({ plan }: Swept): readonly string[] =>
  noticesIn(plan).flatMap(({ items, to }) =>
    items
      .filter(({ clock }) => clock === 'promise' || clock === 'slip')
      .map(({ clock, level }) => `${clock} ${level} ${to.map(({ name }) => name).join('、')}`),
  )
/** The lines about promises that were added to the history tab. */
const history = ({ changes }: Swept): readonly string[] =>
  changes
    .flatMap((change) => (change.kind === 'append' && change.tab === 'history' ? change.rows : []))
    .filter(([, , kind]) => kind === '承诺' || kind === 'Promise')
    .map(([, number, kind, what, before, after]) => [number, kind, what, before, after].join(' | '))
const day = (text: string) => cell(`2026-11-${text}`)

/** A complaint that was answered, and promised for the 22nd at 18:00. */
async function promised() {
  const d = await desk()
  await d.set('安静时段', '无')
  const at = await d.type('complaint', [
    row({ respondedAt: day('20 09:01'), repliedAt: day('20 09:30'), promisedAt: day('22 18:00') }),
  ])
  const promise = (text: string | null) => d.retype('complaint', at, 'promisedAt', text === null ? null : day(text))
  return { d, at, promise }
}

describe('a promised date is a deadline (R20)', () => {
  it('reminded of, overdue, moved up', async () => {
    const { d } = await promised()
    await d.sweep('2026-11-20 09:31')
    expect(mailed(await d.sweep('2026-11-22 13:59'))).toEqual([])
    expect(mailed(await d.sweep('2026-11-22 14:00'))).toEqual(['promise 0 陈强'])
    expect(mailed(await d.sweep('2026-11-22 18:00'))).toEqual(['promise 1 陈强、王芳、周敏'])
    expect(mailed(await d.sweep('2026-11-22 22:00'))).toEqual(['promise 2 陈强、王芳、吴军'])
    expect(mailed(await d.sweep('2026-11-22 22:01'))).toEqual([])
  })

  it('nothing but the time passing makes the sweep look again', async () => {
    const { d } = await promised()
    await d.sweep('2026-11-20 09:31')
    await d.sweep('2026-11-22 13:00')
    expect((await d.look('2026-11-22 13:01')).plan.rows).toEqual([])
    expect((await d.look('2026-11-22 13:59')).plan.rows).toEqual([])
    expect((await d.look('2026-11-22 14:00')).plan.rows).toHaveLength(1)
  })

  it('each date anew', async () => {
    const { d, promise } = await promised()
    await d.sweep('2026-11-20 09:31')
    await d.sweep('2026-11-22 17:00')
    expect(mailed(await d.sweep('2026-11-22 18:00'))).toEqual(['promise 1 陈强、王芳、周敏'])
    await promise('24 18:00')
    expect(mailed(await d.sweep('2026-11-22 19:00'))).toEqual([])
    await d.sweep('2026-11-24 17:00')
    expect(mailed(await d.sweep('2026-11-24 18:00'))).toEqual(['promise 1 陈强、王芳、周敏'])
  })

  it('for a mere date it holds until the end of that day, also of the day of receipt', async () => {
    const { d, at, promise } = await promised()
    await promise('20 00:00')
    await d.sweep('2026-11-20 09:31')
    expect(await d.cell('complaint', at, 'check')).toBeNull()
    expect(mailed(await d.sweep('2026-11-20 23:58'))).toEqual(['promise 0 陈强'])
    expect(mailed(await d.sweep('2026-11-20 23:59'))).toEqual(['promise 1 陈强、王芳、周敏'])
  })

  it('not once the case is resolved', async () => {
    const { d, at } = await promised()
    await d.sweep('2026-11-20 09:31')
    await d.retype('complaint', at, 'resolvedAt', day('22 17:00'))
    await d.retype('complaint', at, 'result', '好')
    await d.sweep('2026-11-22 17:01')
    expect(mailed(await d.sweep('2026-11-23 18:00'))).toEqual([])
  })

  it('put off once it is only told; a second time it goes up, and so each time after', async () => {
    const { d, promise } = await promised()
    await d.sweep('2026-11-20 09:31')
    await promise('23 18:00')
    expect(mailed(await d.sweep('2026-11-21 10:00'))).toEqual([])
    await promise('24 18:00')
    expect(mailed(await d.sweep('2026-11-21 11:00'))).toEqual([])
    expect(mailed(await d.sweep('2026-11-21 11:10'))).toEqual(['slip 2 王芳、周敏、吴军'])
    expect(mailed(await d.sweep('2026-11-21 11:11'))).toEqual([])
    await promise('25 18:00')
    await d.sweep('2026-11-21 12:00')
    expect(mailed(await d.sweep('2026-11-21 12:10'))).toEqual(['slip 2 王芳、周敏、吴军'])
    expect((await d.records('notices')).slice(1).filter(({ clock }) => clock === '再次推迟')).toHaveLength(6)
  })

  it('a date put off a second time by a slip of the pen, and mended within ten minutes, goes to nobody', async () => {
    const { d, promise } = await promised()
    await d.sweep('2026-11-20 09:31')
    await promise('23 18:00')
    await d.sweep('2026-11-21 10:00')
    await promise('27 18:00')
    await d.sweep('2026-11-21 11:00')
    await promise('23 18:00')
    await d.sweep('2026-11-21 11:09')
    expect(mailed(await d.sweep('2026-11-21 11:30'))).toEqual([])
  })

  it('of a mail that did not leave no more is said when the date was changed again', async () => {
    const { d, promise } = await promised()
    await d.sweep('2026-11-20 09:31')
    await d.sweep('2026-11-22 18:00', 'later')
    await promise('24 18:00')
    expect(mailed(await d.sweep('2026-11-22 18:05'))).toEqual([])
    const lines = (await d.records('notices')).slice(1).filter(({ clock }) => clock === '承诺')
    expect(lines.map(({ state }) => state)).toEqual(['不必再发', '不必再发', '不必再发'])
  })
})

describe('the history of a promise', () => {
  const line = (what: string, before: string, after: string) =>
    [`TS-20261120-001 | 承诺 | ${what}`, before && `2026-11-${before}`, after && `2026-11-${after}`].join(' | ')

  it('tells each change once, with the number that the case gets in the same sweep', async () => {
    const { d, promise } = await promised()
    const told: string[] = []
    const sweep = async (time: string) => {
      const swept = await d.sweep(`2026-11-${time}`)
      told.push(...history(swept))
      expect((await d.look(`2026-11-${time}`)).changes).toEqual([])
    }
    await sweep('20 09:31')
    await promise('23 18:00')
    await sweep('20 09:40')
    await promise('25 18:00')
    await sweep('21 10:00')
    await promise(null)
    await sweep('21 11:00')
    await promise('25 18:00')
    await sweep('21 12:00')
    await promise('24 18:00')
    await sweep('21 13:00')
    await promise('26 18:00')
    await sweep('21 14:00')
    expect(told).toEqual([
      line('承诺完成时间', '', '22 18:00'),
      line('承诺完成时间更正', '22 18:00', '23 18:00'),
      line('承诺完成时间推迟（第 1 次）', '23 18:00', '25 18:00'),
      line('承诺完成时间取消', '25 18:00', ''),
      line('承诺完成时间恢复', '', '25 18:00'),
      line('承诺完成时间提前', '25 18:00', '24 18:00'),
      line('承诺完成时间推迟（第 2 次）', '24 18:00', '26 18:00'),
    ])
  })

  it('cleared and another date given: a change of the date that was given before', async () => {
    const { d, promise } = await promised()
    await d.sweep('2026-11-20 09:31')
    await promise(null)
    await d.sweep('2026-11-20 10:00')
    await promise('25 18:00')
    expect(history(await d.sweep('2026-11-20 11:00'))).toEqual([
      line('承诺完成时间推迟（第 1 次）', '22 18:00', '25 18:00'),
    ])
  })

  it('a reopening changes no promise: one that stands goes on unsaid, one gone by ends unsaid', async () => {
    for (const stands of ['22 18:00', '20 11:00']) {
      const { d, at, promise } = await promised()
      await promise(stands)
      await d.sweep('2026-11-20 09:31')
      await d.retype('complaint', at, 'resolvedAt', day('20 12:00'))
      await d.retype('complaint', at, 'result', '好')
      await d.sweep('2026-11-20 12:01')
      await d.retype('complaint', at, 'reopenedAt', day('21 09:00'))
      expect(history(await d.sweep('2026-11-21 09:01'))).toEqual([])
      await promise('24 18:00')
      expect(history(await d.sweep('2026-11-21 10:01'))).toEqual([
        stands === '22 18:00'
          ? line('承诺完成时间推迟（第 1 次）', '22 18:00', '24 18:00')
          : line('承诺完成时间', '', '24 18:00'),
      ])
    }
  })

  it('says nothing of a row that is not accepted, and says it once it is', async () => {
    const { d, at } = await promised()
    await d.retype('complaint', at, 'category', '闹鬼')
    expect(history(await d.sweep('2026-11-20 09:31'))).toEqual([])
    await d.retype('complaint', at, 'category', '其它')
    expect(history(await d.sweep('2026-11-20 09:32'))).toEqual([line('承诺完成时间', '', '22 18:00')])
  })

  it('in English, as ordinals are said', async () => {
    const d = await desk('en')
    const at = await d.type('complaint', [row({ category: 'Other', promisedAt: day('21 18:00') })])
    const told: string[] = history(await d.sweep('2026-11-20 09:31')).map((text) => text.split(' | ')[2] ?? '')
    for (const date of ['22', '23', '24', '25']) {
      await d.retype('complaint', at, 'promisedAt', day(`${date} 18:00`))
      told.push(
        ...history(await d.sweep(`2026-11-21 ${date.replace('2', '1')}:00`)).map((text) => text.split(' | ')[2] ?? ''),
      )
    }
    expect(told).toEqual([
      'Promised for',
      'Promised date put off (1st time)',
      'Promised date put off (2nd time)',
      'Promised date put off (3rd time)',
      'Promised date put off (4th time)',
    ])
  })
})
