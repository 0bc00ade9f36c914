import { describe, expect, it } from 'vitest'
import { cell, desk, noticesIn, row } from '../support/desk.ts'

/** What staff do over days to one case, and what leaves the desk for it. */
const mails = async (d: Awaited<ReturnType<typeof desk>>, at: string) =>
  noticesIn((await d.sweep(at)).plan).flatMap(({ items, cycle }) =>
    items.map(({ clock, level }) => `${clock} ${level} #${cycle}`),
  )

describe('rounds', () => {
  it('a case reopened again and again is watched in each of its cycles', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ respondedAt: cell('2026-11-20 09:01') })])
    await d.sweep('2026-11-20 09:02')
    for (const [day, cycle] of [
      ['21', 2],
      ['22', 3],
      ['23', 4],
    ] as const) {
      await d.retype('complaint', at, 'resolvedAt', cell(`2026-11-${day} 08:00`))
      await d.retype('complaint', at, 'result', '已处理')
      await d.sweep(`2026-11-${day} 08:01`)
      await d.retype('complaint', at, 'reopenedAt', cell(`2026-11-${day} 09:00`))
      expect(await mails(d, `2026-11-${day} 09:01`)).toEqual([`reopened 1 #${cycle}`])
      expect(await mails(d, `2026-11-${day} 09:06`)).toEqual([`respond 1 #${cycle}`])
    }
  })

  it('a reopening that was taken back takes no mail from the one that comes later', async () => {
    const d = await desk()
    const done = { respondedAt: cell('2026-11-20 09:01'), resolvedAt: cell('2026-11-20 10:00'), result: '已处理' }
    const at = await d.type('complaint', [row(done)])
    await d.sweep('2026-11-20 10:01')
    await d.retype('complaint', at, 'reopenedAt', cell('2026-11-20 11:00'))
    expect(await mails(d, '2026-11-20 11:06')).toEqual(['reopened 1 #2', 'respond 1 #2'])
    await d.retype('complaint', at, 'reopenedAt', null)
    expect(await mails(d, '2026-11-20 11:10')).toEqual([])
    await d.retype('complaint', at, 'reopenedAt', cell('2026-11-25 09:00'))
    expect(await mails(d, '2026-11-25 09:06')).toEqual(['reopened 1 #3', 'respond 1 #3'])
  })

  it('progress is asked for again each time its interval lapses', async () => {
    const d = await desk()
    const at = await d.type('complaint', [
      row({ respondedAt: cell('2026-11-20 09:01'), repliedAt: cell('2026-11-20 09:30') }),
    ])
    await d.sweep('2026-11-20 09:31')
    expect(await mails(d, '2026-11-21 09:01')).toEqual(['progress 1 #1'])
    await d.retype('complaint', at, 'progressAt', cell('2026-11-21 09:10'))
    expect(await mails(d, '2026-11-21 09:11')).toEqual([])
    expect(await mails(d, '2026-11-22 09:11')).toContain('progress 1 #1')
  })

  it('a notice that was dropped for a slip of the pen comes when the slip is mended', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    await d.sweep('2026-11-20 09:06', 'later')
    await d.retype('complaint', at, 'respondedAt', cell('2026-11-20 09:04'))
    expect(await mails(d, '2026-11-20 09:08')).toEqual([])
    await d.retype('complaint', at, 'respondedAt', null)
    expect(await mails(d, '2026-11-20 09:09')).toEqual(['respond 1 #1'])
  })

  it('a reopened row that cannot be accepted says nothing of its old deadlines, and its new ones count once it is mended', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ respondedAt: cell('2026-11-20 09:01') })])
    await d.sweep('2026-11-20 09:02')
    await d.retype('complaint', at, 'resolvedAt', cell('2026-11-20 10:00'))
    await d.retype('complaint', at, 'result', '已处理')
    await d.sweep('2026-11-20 10:01')
    await d.retype('complaint', at, 'category', '乱写')
    await d.retype('complaint', at, 'reopenedAt', cell('2026-11-28 09:00'))
    expect(await mails(d, '2026-11-28 09:01')).toEqual([])
    await d.retype('complaint', at, 'category', '噪音扰民')
    expect(await mails(d, '2026-11-28 09:06')).toEqual(['reopened 1 #2', 'respond 1 #2'])
  })

  it('a copy answers for the case as soon as it is the only one', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    const number = await d.cell('complaint', at, 'number')
    const copy = await d.type('complaint', [{ ...row(), number }])
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', copy, 'stage')).toBe('待更正')
    await d.deleteRow('complaint', at)
    await d.sweep('2026-11-20 09:03')
    expect(await d.cell('complaint', at, 'stage')).toBe('待响应')
    expect(await mails(d, '2026-11-20 09:06')).toEqual(['respond 1 #1'])
  })
})
