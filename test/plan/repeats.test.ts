import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { cell, type Desk, desk, FIRST, noticesIn, row, type Swept, type Typed } from '../support/desk.ts'

const on = (text: string) => cell(`2026-11-${text}`)
const at = (text: string) => `2026-11-${text}`

/** Overdue is told at once, and each half hour; what is still overdue two hours later to the manager, and again an hour after. */
const RULES = [
  ['办结', '0', 1, '责任人', '30分钟', 3],
  ['办结', '+2小时', 2, '项目经理', '1小时', 1],
]

/** A complaint that was to be resolved by 13:00, four hours after it was received. */
async function late(more: Typed = {}) {
  const d = await desk()
  await d.rewrite('escalation', ([header = []]) => [header, ...RULES])
  await d.rewrite('policy', ([header = []]) => [
    header,
    header.map((title): Cell => ({ 台账: '投诉', 办结: '4小时', 日历: '24小时' })[String(title)] ?? null),
  ])
  await d.type('complaint', [row(more)])
  await d.sweep(at('20 09:00'))
  return d
}

/** `1 陈强`, from the second time on with which it is: `1x2 陈强`. */
const told = ({ plan }: Pick<Swept, 'plan'>): readonly string[] =>
  noticesIn(plan).flatMap(({ items, to }) =>
    items.map(
      ({ level, nth }) => `${level}${nth === undefined ? '' : `x${nth}`} ${to.map(({ name }) => name).join('、')}`,
    ),
  )
/** What is told at each of these times. */
async function week(d: Desk, ...times: readonly string[]) {
  const all: (readonly string[])[] = []
  for (const time of times) all.push(told(await d.sweep(at(time))))
  return all
}
/** The lines of the notices tab, whenever they were written. */
const lines = async (d: Desk) =>
  (await d.records('notices'))
    .slice(1)
    .filter(({ clock }) => clock === '办结')
    .map(({ level, nth, to }) => `${String(level)} ${String(nth ?? '')} ${String(to)}`)
    .toSorted()
const acknowledge = async (d: Desk, typed: Typed) => {
  for (const [key, value] of Object.entries(typed)) await d.retype('complaint', FIRST, key, value)
}

describe('a rule that repeats itself (R24)', () => {
  it('speaks when it is time, as often as it may, and to the first receiver too (R09)', async () => {
    const d = await late()
    const times = [
      '20 12:59',
      '20 13:00',
      '20 13:29',
      '20 13:30',
      '20 14:00',
      '20 14:30',
      '20 15:00',
      '20 16:00',
      '21 12:00',
    ]
    expect(await week(d, ...times)).toEqual([
      [],
      ['1 陈强、王芳'],
      [],
      ['1x2 陈强、王芳'],
      ['1x3 陈强、王芳'],
      ['1x4 陈强、王芳'],
      ['2 吴军、王芳'],
      ['2x2 吴军、王芳'],
      [],
    ])
  })

  it('is looked at again by time alone, and not before', async () => {
    const d = await late()
    await d.sweep(at('20 13:00'))
    expect((await d.look(at('20 13:29'))).plan.rows).toEqual([])
    expect((await d.look(at('20 13:30'))).plan.rows).toHaveLength(1)
  })

  it('after an outage has said the same: a line for each time, one mail a person', async () => {
    const often = await late()
    const times = ['20 13:00', '20 13:30', '20 14:00', '20 14:30', '20 15:00', '20 16:00']
    await week(often, ...times)
    const once = await late()
    const { plan } = await once.sweep(at('20 16:00'))
    expect(plan.mails.map(({ to }) => to.name).toSorted()).toEqual(['吴军', '王芳', '陈强'].toSorted())
    expect(await lines(once)).toEqual(await lines(often))
    expect(await lines(once)).toHaveLength(12)
  })

  it('a repeat that was put off is not sent twice, nor beside the next as another case', async () => {
    const d = await late()
    await d.sweep(at('20 13:00'))
    await d.sweep(at('20 13:30'), 'later')
    expect(told(await d.sweep(at('20 13:31')))).toEqual(['1x2 陈强、王芳'])
    expect(told(await d.sweep(at('20 13:32')))).toEqual([])
  })

  it('does not repeat where the notices could not tell one time from another', async () => {
    const d = await late()
    await d.lose('notices', '第几次')
    expect(await week(d, '20 13:00', '20 13:30', '20 14:00', '20 15:00')).toEqual([
      ['1 陈强、王芳'],
      [],
      [],
      ['2 吴军、王芳'],
    ])
  })
})

it('a rule that lost the column of its repeats still speaks', async () => {
  const d = await late()
  await d.lose('escalation', '重复间隔')
  expect(await week(d, '20 13:00', '20 13:30', '20 15:00')).toEqual([['1 陈强、王芳'], [], ['2 吴军、王芳']])
})

describe('acknowledging stops the repeats of its level (R31)', () => {
  const later = ['20 13:30', '20 14:00', '20 15:00', '20 16:00']
  const second = ['2 吴军、王芳']
  const again = ['2x2 吴军、王芳']
  // What speaks at once is one notice, to everybody whom any of it is for.
  const both = ['1x4 陈强、王芳、吴军', '2 陈强、王芳、吴军']
  const goesOn = [['1x2 陈强、王芳'], ['1x3 陈强、王芳'], both, again]
  it.each<[string, Typed, readonly (readonly string[])[]]>([
    ['a name', { acknowledgedBy: '陈强' }, [[], [], second, again]],
    ['a name and a time', { acknowledgedBy: '陈强', acknowledgedAt: on('20 13:01') }, [[], [], second, again]],
    ['a time from before anything was told', { acknowledgedBy: '陈强', acknowledgedAt: on('20 12:00') }, goesOn],
    ['its level', { acknowledgedBy: '陈强', acknowledgedLevels: '1' }, [[], [], second, again]],
    ['another level', { acknowledgedBy: '陈强', acknowledgedLevels: '2' }, goesOn],
    ['a time alone, of nobody', { acknowledgedAt: on('20 13:01') }, goesOn],
    ['levels that cannot be read', { acknowledgedBy: '陈强', acknowledgedLevels: '都' }, goesOn],
  ])('typed into the sheet: %s', async (_, typed, expected) => {
    const d = await late()
    await d.sweep(at('20 13:00'))
    await acknowledge(d, typed)
    await d.sweep(at('20 13:02'))
    expect(await week(d, ...later)).toEqual(expected)
  })

  it('a time that lies ahead counts when it has come', async () => {
    const d = await late()
    await d.sweep(at('20 13:00'))
    await acknowledge(d, { acknowledgedBy: '陈强', acknowledgedAt: on('20 14:15') })
    expect(await week(d, '20 13:02', ...later)).toEqual([[], ['1x2 陈强、王芳'], ['1x3 陈强、王芳'], second, again])
  })

  it('typed over by whoever knows of the next level, it still holds', async () => {
    const d = await late()
    await d.sweep(at('20 13:00'))
    await acknowledge(d, { acknowledgedBy: '陈强', acknowledgedLevels: '1' })
    await week(d, '20 13:02', '20 15:00')
    await acknowledge(d, { acknowledgedBy: '吴军', acknowledgedLevels: '2' })
    expect(await week(d, '20 15:01', '20 16:00', '21 12:00')).toEqual([[], [], []])
  })

  it('a repeat that waits to be sent is not sent any more', async () => {
    const d = await late()
    await d.sweep(at('20 13:00'))
    await d.sweep(at('20 13:30'), 'later')
    await acknowledge(d, { acknowledgedBy: '陈强' })
    expect(told(await d.sweep(at('20 13:40')))).toEqual([])
    expect((await d.records('notices')).slice(1).map(({ nth, state }) => [nth, state])).toEqual([
      [null, '已发'],
      [null, '已发'],
      [2, '不必再发'],
      [2, '不必再发'],
    ])
  })

  it('resolving stops all, and reopening starts anew', async () => {
    const d = await late({ repliedAt: null })
    await week(d, '20 13:00', '20 15:00')
    await acknowledge(d, { acknowledgedBy: '吴军' })
    await d.sweep(at('20 15:01'))
    await acknowledge(d, { resolvedAt: on('20 15:10'), result: '好了' })
    expect(await week(d, '20 15:11', '20 16:00')).toEqual([[], []])
    await d.retype('complaint', FIRST, 'reopenedAt', on('20 17:00'))
    expect(await week(d, '20 17:01', '20 21:00', '20 21:30')).toEqual([
      [],
      ['1 陈强、吴军、王芳'],
      ['1x2 陈强、吴军、王芳'],
    ])
  })

  it.each<[string, Typed, Cell]>([
    ['good as it is', { acknowledgedBy: '陈强', acknowledgedAt: on('20 09:00'), acknowledgedLevels: '1、2' }, null],
    ['nobody of the staff tab', { acknowledgedBy: '老外' }, '“知悉人”填的“老外”认不出是“人员”表里的谁，请写表里的全名'],
    ['ahead', { acknowledgedBy: '陈强', acknowledgedAt: on('20 10:00') }, '“知悉时间”是将来的时间，请核对'],
    [
      'before it was received',
      { acknowledgedBy: '陈强', acknowledgedAt: on('20 08:00') },
      '“知悉时间”早于“受理时间”，请改其中一个',
    ],
    ['a time of nobody', { acknowledgedAt: on('20 09:00') }, '有了“知悉时间”，还要填“知悉人”'],
    ['levels of nobody', { acknowledgedLevels: '1' }, '有了“知悉级别”，还要填“知悉人”'],
    [
      'no levels',
      { acknowledgedBy: '陈强', acknowledgedLevels: '1级半' },
      '“知悉级别”填的“1级半”看不懂，提醒照发，请写 1 或 1、2；要说到那时为止的各级，请留空',
    ],
  ])('its cells are checked, and keep no row from its number: %s', async (_, typed, said) => {
    const d = await late(typed)
    expect(await d.cell('complaint', FIRST, 'number')).toBe('TS-20261120-001')
    expect(await d.cell('complaint', FIRST, 'check')).toBe(said)
  })
})
