import { describe, expect, it } from 'vitest'
import { instant } from '../../src/model/instant.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { parseBasis } from '../../src/sheet/basis.ts'
import { cell, type Desk, deskBefore, FIRST, row, type Swept, sh, type Typed, ZONE } from '../support/desk.ts'
import { fill, mailed, settle, told } from './support.ts'

const ONE = 'TS-20261120-001'
const t = (text: string) => cell(`2026-11-${text}`)

/** What somebody types before a sweep, and where the case then stands: `stage | cycle | what is wrong`. */
type Step = readonly [time: string, typed: Typed, expected: string]

const wrong = ({ plan }: Swept): string =>
  (plan.rows[0]?.problems ?? [])
    .map((problem) => [problem.code, problem.column, ...('other' in problem ? [problem.other] : [])].join(' '))
    .join(', ')

async function stand(d: Desk, swept: Swept): Promise<string> {
  const record = (await d.records('complaint'))[FIRST] ?? {}
  const basis = parseBasis(String(record['basis']), ZONE)
  return [record['stage'], basis?.cycle ?? '-', wrong(swept)].join(' | ')
}

/** A complaint that was answered, and the result known; its number is given at 09:02. */
async function answered(more: Typed = {}): Promise<Desk> {
  const d = await deskBefore()
  await d.type('complaint', [row({ respondedAt: t('20 09:01'), result: '好', ...more })])
  await settle(d, '2026-11-20 09:02')
  return d
}
const unfinished = (at: string) => [{ code: 'unfinished', column: 'resolvedAt', at: sh(`2026-11-${at}`) }]

describe('what people fill decides the stage', () => {
  it.each<[string, readonly Step[]]>([
    ['resolved by its time', [['20 10:00', { resolvedAt: t('20 09:50') }, '已办结 | 1 | ']]],
    [
      'resolved by the status alone',
      [
        ['20 10:00', { status: '已办结' }, '已办结 | 1 | '],
        ['21 10:00', { remark: '回访过' }, '已办结 | 1 | '],
      ],
    ],
    [
      'a time typed later counts instead of the one seen',
      [
        ['20 10:00', { status: '已办结' }, '已办结 | 1 | '],
        ['20 11:00', { resolvedAt: t('20 09:30') }, '已办结 | 1 | '],
      ],
    ],
    [
      'three rounds by the status alone',
      [
        ['20 10:00', { status: '已办结' }, '已办结 | 1 | '],
        ['21 10:00', { status: '重开' }, '待响应 | 2 | '],
        ['21 10:30', { status: '处理中' }, '待响应 | 2 | '],
        ['22 10:00', { status: '已办结' }, '已办结 | 2 | '],
        ['23 10:00', { status: '重开' }, '待响应 | 3 | '],
        ['24 10:00', { status: '已办结' }, '已办结 | 3 | '],
      ],
    ],
    [
      'rounds by times alone',
      [
        ['20 10:00', { resolvedAt: t('20 09:50') }, '已办结 | 1 | '],
        ['21 10:00', { reopenedAt: t('21 09:00') }, '待响应 | 2 | '],
        ['22 10:00', { resolvedAt: t('22 09:00') }, '已办结 | 2 | '],
        ['23 10:00', { reopenedAt: t('23 09:00') }, '待响应 | 3 | '],
      ],
    ],
    [
      'resolved by a time, reopened by the status, resolved by the status',
      [
        ['20 10:00', { resolvedAt: t('20 09:50') }, '已办结 | 1 | '],
        ['21 10:00', { status: '重开' }, '待响应 | 2 | '],
        ['22 10:00', { status: '已办结' }, '已办结 | 2 | '],
      ],
    ],
    [
      'resolved by the status, reopened by a time',
      [
        ['20 10:00', { status: '已办结' }, '已办结 | 1 | '],
        ['21 10:00', { reopenedAt: t('21 09:00') }, '待响应 | 2 | not-with status reopenedAt'],
        ['21 11:00', { status: null }, '待响应 | 2 | '],
      ],
    ],
    [
      'resolved by a time while the status still says reopened',
      [
        ['20 10:00', { status: '已办结' }, '已办结 | 1 | '],
        ['21 10:00', { status: '重开' }, '待响应 | 2 | '],
        ['22 10:00', { resolvedAt: t('22 09:00') }, '已办结 | 2 | not-with status resolvedAt'],
        ['22 11:00', { status: '已办结' }, '已办结 | 2 | '],
        ['23 10:00', { status: '重开' }, '待响应 | 3 | '],
      ],
    ],
    [
      'reopened, and the former resolution cleared',
      [
        ['20 10:00', { resolvedAt: t('20 09:50') }, '已办结 | 1 | '],
        ['21 10:00', { status: '重开' }, '待响应 | 2 | '],
        ['21 10:30', { resolvedAt: null }, '待响应 | 2 | needed-with resolvedAt reopenedAt'],
        ['22 10:00', { resolvedAt: t('22 09:00'), status: '处理中' }, '已办结 | 2 | not-with status resolvedAt'],
      ],
    ],
    [
      'reopened before it was ever resolved',
      [['20 10:00', { status: '重开' }, '处理中 | 1 | nothing-to-reopen status']],
    ],
    [
      'reopened by mistake and set back within minutes',
      [
        ['20 10:00', { status: '已办结' }, '已办结 | 1 | '],
        ['21 10:00', { status: '重开' }, '待响应 | 2 | '],
        ['21 10:05', { status: '已办结' }, '已办结 | 1 | '],
      ],
    ],
    [
      'reopened by mistake and cleared within minutes',
      [
        ['20 10:00', { resolvedAt: t('20 09:50') }, '已办结 | 1 | '],
        ['21 10:00', { status: '重开' }, '待响应 | 2 | '],
        ['21 10:05', { status: null }, '已办结 | 1 | '],
      ],
    ],
    [
      'reopened, and resolved again after a while',
      [
        ['20 10:00', { status: '已办结' }, '已办结 | 1 | '],
        ['21 10:00', { status: '重开' }, '待响应 | 2 | '],
        ['21 10:10', { status: '已办结' }, '已办结 | 2 | '],
      ],
    ],
    [
      'resolved by a time that has not come',
      [
        ['20 10:00', { resolvedAt: t('20 12:00') }, '处理中 | 1 | in-the-future resolvedAt'],
        ['20 11:50', {}, '已办结 | 1 | '],
      ],
    ],
    [
      'resolved with a reopening typed ahead of its time',
      [
        ['20 10:00', { status: '已办结', reopenedAt: t('22 09:00') }, '已办结 | 1 | in-the-future reopenedAt'],
        ['20 11:00', { remark: '再看' }, '已办结 | 1 | in-the-future reopenedAt'],
        ['20 12:00', { reopenedAt: null }, '已办结 | 1 | '],
      ],
    ],
    [
      'in progress, and yet resolved',
      [['20 10:00', { status: '处理中', resolvedAt: t('20 09:50') }, '已办结 | 1 | not-with status resolvedAt']],
    ],
    [
      'paused and taken up again',
      [
        ['20 10:00', { pauseReason: '等客户', pausedAt: t('20 09:50') }, '暂停 | 1 | '],
        ['20 11:00', { resumedAt: t('20 10:50') }, '处理中 | 1 | '],
      ],
    ],
  ])('%s', async (_, steps) => {
    const d = await answered()
    const stood: Cell[] = []
    for (const [time, typed] of steps) {
      await fill(d, 'complaint', FIRST, typed)
      stood.push(await stand(d, await settle(d, `2026-11-${time}`)))
    }
    expect(stood).toEqual(steps.map(([, , expected]) => expected))
  })
})

describe('a choice without a time', () => {
  it('is stamped beside the case when it is first seen, and stays', async () => {
    const d = await answered()
    await d.retype('complaint', FIRST, 'status', '已办结')
    await settle(d, '2026-11-20 10:00')
    await d.retype('complaint', FIRST, 'remark', '又看了一眼')
    await settle(d, '2026-11-21 10:00')
    expect((await d.records('complaint'))[FIRST]).toMatchObject({
      resolvedAt: null,
      resolvedSeen: t('20 10:00'),
      callbackDue: t('23 10:00'),
    })
  })

  it('is told in the history as seen, once', async () => {
    const d = await answered()
    await d.retype('complaint', FIRST, 'status', '已办结')
    expect(told(await settle(d, '2026-11-20 10:00'))).toEqual([
      `${ONE} | 阶段（2026-11-20 10:00 未填时间，以看到为准） | 处理中 | 已办结`,
    ])
    await d.retype('complaint', FIRST, 'resolvedAt', t('20 09:30'))
    await settle(d, '2026-11-20 11:00')
    expect((await d.records('complaint'))[FIRST]).toMatchObject({ resolvedSeen: null, callbackDue: t('23 09:30') })
  })

  it('is the same moment at every look, at whatever millisecond it was seen', async () => {
    const d = await answered()
    await d.retype('complaint', FIRST, 'status', '已办结')
    const now = instant(sh('2026-11-20 10:00') + 7123)
    await d.sweep(now)
    expect((await d.look(now)).changes).toEqual([])
    const seen = await d.cell('complaint', FIRST, 'callbackDue')
    await d.retype('complaint', FIRST, 'remark', '再看')
    await d.sweep('2026-11-20 12:00')
    expect(await d.cell('complaint', FIRST, 'callbackDue')).toBe(seen)
  })

  it.each<[string, Typed, Typed, string]>([
    ['a resolution', { status: '已办结' }, {}, '已办结 | 1 | '],
    ['a reopening', { resolvedAt: t('20 09:50') }, { status: '重开' }, '待响应 | 2 | '],
  ])('%s that was seen has happened, though the clock is put back', async (_, first, second, expected) => {
    const d = await answered()
    await fill(d, 'complaint', FIRST, first)
    await fill(d, 'complaint', FIRST, second)
    await settle(d, '2026-11-20 12:00')
    await d.retype('complaint', FIRST, 'remark', '再看')
    expect(await stand(d, await settle(d, '2026-11-20 11:00'))).toBe(expected)
  })

  it('stops the clocks, and a reopening starts them anew', async () => {
    const d = await answered({ repliedAt: t('20 09:01') })
    await d.retype('complaint', FIRST, 'status', '已办结')
    await settle(d, '2026-11-20 10:00')
    expect(mailed(await d.sweep('2026-11-25 10:00'))).toEqual([])
    await d.retype('complaint', FIRST, 'status', '重开')
    await settle(d, '2026-11-25 10:01')
    expect((await d.records('complaint'))[FIRST]).toMatchObject({
      respondDue: t('25 10:06'),
      resolveDue: t('28 10:01'),
    })
    expect(mailed(await d.sweep('2026-11-25 10:06'))).toEqual(['respond 1: 陈强、王芳、周敏、吴军'])
  })
})

describe('an impossible move', () => {
  it.each<[string, Typed, Typed]>([
    ['a time cleared', { resolvedAt: t('20 09:50') }, { resolvedAt: null }],
    ['a status cleared', { status: '已办结' }, { status: null }],
    ['a status set back', { status: '已办结' }, { status: '处理中' }],
  ])('%s is a problem until it is mended', async (_, done, undone) => {
    const d = await answered()
    await fill(d, 'complaint', FIRST, done)
    await settle(d, '2026-11-20 10:00')
    await fill(d, 'complaint', FIRST, undone)
    const told = await settle(d, '2026-11-20 10:10')
    expect(told.plan.rows[0]?.problems).toMatchObject(unfinished('20 10:00'))
    const said = await d.cell('complaint', FIRST, 'check')
    await d.retype('complaint', FIRST, 'remark', '再看')
    await settle(d, '2026-11-21 10:00')
    expect(await d.cell('complaint', FIRST, 'check')).toBe(said)
    await fill(d, 'complaint', FIRST, done)
    await settle(d, '2026-11-21 10:01')
    expect(await d.cell('complaint', FIRST, 'check')).toBeNull()
  })

  it('taken back within ten minutes was a slip of the pen', async () => {
    const d = await answered()
    await d.retype('complaint', FIRST, 'status', '已办结')
    await settle(d, '2026-11-20 10:00')
    await d.retype('complaint', FIRST, 'status', '处理中')
    expect(await stand(d, await settle(d, '2026-11-20 10:09'))).toBe('处理中 | 1 | ')
    await d.retype('complaint', FIRST, 'remark', '再看')
    expect(await stand(d, await settle(d, '2026-11-20 12:00'))).toBe('处理中 | 1 | ')
  })

  it('put back and taken back once more is not', async () => {
    const d = await answered()
    const looks: Swept[] = []
    for (const [time, resolvedAt] of [
      ['10:00', t('20 09:50')],
      ['11:00', null],
      ['12:00', t('20 09:50')],
      ['12:05', null],
    ] as const) {
      await d.retype('complaint', FIRST, 'resolvedAt', resolvedAt)
      looks.push(await settle(d, `2026-11-20 ${time}`))
    }
    expect(looks.at(-1)?.plan.rows[0]?.problems).toMatchObject(unfinished('20 10:00'))
  })

  it('a reopening mends it', async () => {
    const d = await answered()
    await d.retype('complaint', FIRST, 'resolvedAt', t('20 09:50'))
    await settle(d, '2026-11-20 10:00')
    await d.retype('complaint', FIRST, 'resolvedAt', null)
    await settle(d, '2026-11-20 11:00')
    await fill(d, 'complaint', FIRST, { resolvedAt: t('20 09:50'), reopenedAt: t('20 10:50') })
    expect(await stand(d, await settle(d, '2026-11-20 11:05'))).toBe('待响应 | 2 | ')
  })

  it.each<[string, Typed, string]>([
    ['put back', { status: '已办结' }, '已办结 | 1 | '],
    ['called reopened', { status: '重开' }, '待响应 | 2 | '],
  ])('by the status alone is mended when it is %s', async (_, typed, expected) => {
    const d = await answered()
    await d.retype('complaint', FIRST, 'status', '已办结')
    await settle(d, '2026-11-20 10:00')
    await d.retype('complaint', FIRST, 'status', '处理中')
    await settle(d, '2026-11-20 11:00')
    await fill(d, 'complaint', FIRST, typed)
    expect(await stand(d, await settle(d, '2026-11-20 11:30'))).toBe(expected)
    expect(await d.cell('complaint', FIRST, 'resolvedSeen')).toBe(cell('2026-11-20 10:00'))
  })

  it('is none while the row cannot be accepted', async () => {
    const d = await answered()
    await d.retype('complaint', FIRST, 'resolvedAt', t('20 09:50'))
    await settle(d, '2026-11-20 10:00')
    await fill(d, 'complaint', FIRST, { category: '闹鬼', resolvedAt: null })
    expect(wrong(await settle(d, '2026-11-20 12:00'))).toBe('unknown-category category')
    await d.retype('complaint', FIRST, 'category', '其它')
    const { plan } = await settle(d, '2026-11-20 12:01')
    expect(plan.rows[0]?.problems).toMatchObject(unfinished('20 10:00'))
  })
})

describe('an incident is over in two steps (R04)', () => {
  it('under control, in after-care, closed, and not open again by itself', async () => {
    const d = await deskBefore()
    await d.type('incident', [row({ category: '安全类' })])
    await settle(d, '2026-11-20 09:02')
    const stages: Cell[] = []
    for (const [time, typed] of [
      ['20 10:00', { resolvedAt: t('20 09:50') }],
      ['20 10:30', { afterCareUntil: t('21 09:00') }],
      ['21 09:01', { remark: '到期' }],
      ['21 10:00', { closedAt: t('21 09:30'), result: '已恢复' }],
      ['21 11:00', { closedAt: null, resolvedAt: null, afterCareUntil: null }],
    ] as const) {
      await fill(d, 'incident', FIRST, typed)
      const swept = await settle(d, `2026-11-${time}`)
      stages.push(`${String(await d.cell('incident', FIRST, 'stage'))} ${wrong(swept)}`.trim())
    }
    expect(stages).toEqual([
      '已控制',
      '善后中',
      '善后中 after-care-over afterCareUntil',
      '已结案',
      '待响应 unfinished resolvedAt',
    ])
  })
})
