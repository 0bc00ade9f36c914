import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src/model/action.ts'
import { refusalWords } from '../../../src/plan/action/text.ts'
import { parseRecord } from '../../../src/sheet/record.ts'
import { cell, FIRST, row, sh, type Typed, ZONE } from '../../support/desk.ts'
import { actingDesk, claimed, EMPTY, NUMBER, peoplesIn, planned, press, WHO } from '../acting.ts'

const NOON = '2026-11-20 12:00'

/** The cells of a row that are other than they were. */
async function changed(before: Typed, after: Promise<Typed>): Promise<Typed> {
  const now = await after
  const keys = new Set([...Object.keys(before), ...Object.keys(now)])
  return Object.fromEntries([...keys].filter((key) => before[key] !== now[key]).map((key) => [key, now[key] ?? null]))
}

describe('what an action writes (R27)', () => {
  it.each<[string, Action, Readonly<Record<string, string>>, Typed, Typed]>([
    ['acknowledge', 'acknowledge', EMPTY, {}, { acknowledgedBy: '陈强', acknowledgedAt: cell(NOON) }],
    [
      'progress over an older one',
      'progress',
      { progress: '配件明天到' },
      { progress: '已关阀', progressAt: cell('2026-11-20 10:00') },
      { progress: '配件明天到', progressAt: cell(NOON) },
    ],
    ['a promise', 'promise', { promisedAt: '2026-11-21T18:00' }, {}, { promisedAt: cell('2026-11-21 18:00') }],
    [
      'a promise as people say it, with a word',
      'promise',
      { promisedAt: '明天18点', progress: '等配件' },
      {},
      { promisedAt: '明天18点', progress: '等配件', progressAt: cell(NOON) },
    ],
    ['a handover', 'handOver', { handler: '刘洋' }, {}, { handler: '刘洋' }],
    [
      'a handover with a word, to a name with a title',
      'handOver',
      { handler: ' 刘洋师傅 ', progress: '请带管钳' },
      {},
      { handler: '刘洋', progress: '请带管钳', progressAt: cell(NOON) },
    ],
    [
      'not mine',
      'notMine',
      { progress: '是电的事' },
      {},
      { handler: '王芳', progress: '是电的事', progressAt: cell(NOON) },
    ],
    ['done', 'done', { result: '已劝停' }, {}, { result: '已劝停', resolvedAt: cell(NOON) }],
    [
      'done over a status that says otherwise',
      'done',
      { result: '已劝停' },
      { status: '处理中' },
      { result: '已劝停', resolvedAt: cell(NOON), status: '已办结' },
    ],
  ])('%s', async (_what, action, typed, has, cells) => {
    const d = await actingDesk(has)
    const before = await peoplesIn(d, 'complaint')
    const plan = await press(d, action, typed, '2026-11-20 12:00')
    expect(plan).toMatchObject({ kind: 'done', done: { action, by: '陈强', at: sh(NOON) }, number: NUMBER })
    const { record, ...now } = await changed(before, peoplesIn(d, 'complaint'))
    expect(now).toEqual(cells)
    // All else that is remembered of the row stays.
    const [was, is] = [before['record'], record].map((text) => parseRecord(String(text), ZONE))
    expect({ ...is, acts: undefined }).toEqual({ ...was, acts: undefined })
    expect(is?.acts).toMatchObject([{ action, by: '陈强', at: sh(NOON) }])
  })

  it('the levels that the mail spoke of', async () => {
    const d = await actingDesk()
    await press(d, 'acknowledge', EMPTY, NOON, claimed({ levels: [2, 1] }))
    expect(await peoplesIn(d, 'complaint')).toMatchObject({ acknowledgedLevels: '1、2' })
  })

  it('the very moment, where something happened within the minute', async () => {
    const d = await actingDesk({ respondedAt: cell('2026-11-20 12:00') + 20 / 86_400 })
    const plan = await press(d, 'progress', { progress: '在路上' }, '2026-11-20 12:00:40')
    expect(plan).toMatchObject({ done: { at: sh('2026-11-20 12:00:40') } })
  })

  it('what a paid repair asks for', async () => {
    const d = await actingDesk({ paid: '是', fee: 120 }, 'repair')
    const claim = claimed({ number: 'BX-20261120-001' as typeof NUMBER })
    const asked = await press(d, 'done', { result: '换好了' }, NOON, claim)
    expect(asked).toMatchObject({ kind: 'refused', why: 'problems', problems: [{ column: 'feeAgreed' }] })
    const refused = await press(d, 'done', { result: '换好了', feeAgreed: 'no' }, NOON, claim)
    expect(refused).toMatchObject({ why: 'problems', problems: [{ column: 'feeAgreed' }] })
    expect(await press(d, 'done', { result: '换好了', feeAgreed: 'yes' }, NOON, claim)).toMatchObject({ kind: 'done' })
    expect(await peoplesIn(d, 'repair')).toMatchObject({ result: '换好了', feeAgreed: '是', resolvedAt: cell(NOON) })
  })

  it('an incident that is under control, before anybody knows what came of it', async () => {
    const d = await actingDesk({ occurredAt: cell('2026-11-20 08:55') }, 'incident')
    const claim = claimed({ number: 'SJ-20261120-001' as typeof NUMBER })
    expect(await press(d, 'done', EMPTY, NOON, claim)).toMatchObject({ kind: 'done' })
    expect(await peoplesIn(d, 'incident')).toMatchObject({ resolvedAt: cell(NOON) })
  })
})

describe('the history of an action', () => {
  it.each<[string, Action, Readonly<Record<string, string>>, Typed, readonly (readonly string[])[]]>([
    [
      'progress keeps the words it takes the place of',
      'progress',
      { progress: '配件明天到' },
      { progress: '已关阀', progressAt: cell('2026-11-20 10:00') },
      [['进展', '2026-11-20 10:00 已关阀', '2026-11-20 12:00 配件明天到']],
    ],
    [
      'a handover with a word is two lines',
      'handOver',
      { handler: '刘洋', progress: '打 13800000000 联系' },
      { progress: '已关阀' },
      [
        ['转交', '陈强', '刘洋'],
        ['进展', '已关阀', '2026-11-20 12:00 打 138****0000 联系'],
      ],
    ],
    ['done', 'done', { result: '已劝停' }, {}, [['办结', '', '2026-11-20 12:00 已劝停']]],
    ['acknowledge', 'acknowledge', EMPTY, {}, [['知悉 1级', '', '2026-11-20 12:00 陈强 1']]],
  ])('%s', async (_what, action, typed, has, told) => {
    const d = await actingDesk(has)
    const plan = await press(d, action, typed, NOON, claimed({ levels: action === 'acknowledge' ? [1] : [] }))
    const lines = plan.kind === 'done' ? plan.lines : []
    expect(lines.map(({ what, before, after }) => [what, before, after])).toEqual(told)
    for (const line of lines) expect(line).toMatchObject({ number: NUMBER, kind: 'action', by: '陈强', how: 'mail' })
  })

  it('keeps a long note whole', async () => {
    const long = '长'.repeat(20_000)
    const d = await actingDesk({ progress: long })
    await press(d, 'progress', { progress: '短' }, NOON)
    const rows = (await d.read('history')).tables.get('history')?.rows ?? []
    expect(rows.at(-1)).toContain(long)
  })

  it('is needed for whatever would be lost: without the tab nothing is typed over', async () => {
    const d = await actingDesk({ progress: '已关阀' })
    await d.deleteTab('history')
    const plan = await press(d, 'progress', { progress: '配件明天到' }, NOON)
    expect(plan).toMatchObject({ kind: 'refused', why: 'gone', missing: [{ zh: '历史' }] })
    expect(await press(d, 'acknowledge', EMPTY, NOON)).toMatchObject({ kind: 'done' })
  })

  it('is needed with the column that would keep it', async () => {
    const d = await actingDesk({ progress: '已关阀' })
    await d.lose('history', '原来')
    const plan = await press(d, 'progress', { progress: '配件明天到' }, NOON)
    expect(plan).toMatchObject({ kind: 'refused', why: 'gone', missing: [{ zh: '历史' }] })
  })
})

describe('a second press', () => {
  it('is one also when much was done to the case in between', async () => {
    const d = await actingDesk()
    const first = claimed()
    await press(d, 'progress', { progress: '第一次' }, NOON, first)
    for (let n = 0; n < 20; n++) await press(d, 'progress', { progress: `后来 ${n}` }, '2026-11-20 13:00')
    expect(await planned(d, 'progress', { progress: '第一次' }, '2026-11-20 14:00', first)).toMatchObject({
      kind: 'already',
      isThisLink: true,
    })
  })

  const all: readonly (readonly [Action, Readonly<Record<string, string>>])[] = [
    ['acknowledge', EMPTY],
    ['progress', { progress: '在路上' }],
    ['promise', { promisedAt: '2026-11-21 18:00' }],
    ['handOver', { handler: '刘洋' }],
    ['notMine', { progress: '是电的事' }],
    ['done', { result: '已劝停' }],
  ]
  it.each(all)('of the same link to %s changes nothing and says who and when', async (action, typed) => {
    const d = await actingDesk()
    const claim = claimed({ target: action })
    await press(d, action, typed, NOON, claim)
    await d.sweep('2026-11-20 12:01')
    const again = await planned(d, action, typed, '2026-11-20 13:00', claim)
    expect(again).toEqual({ kind: 'already', what: action, by: '陈强', at: sh(NOON), isThisLink: true })
  })

  it.each<[string, Action, Readonly<Record<string, string>>, string, Action, Readonly<Record<string, string>>, object]>(
    [
      [
        'done by another',
        'done',
        { result: '好了' },
        WHO.王芳,
        'done',
        { result: '已好' },
        { what: 'done', by: '陈强', at: sh(NOON) },
      ],
      [
        'progress of what is done',
        'done',
        { result: '好了' },
        WHO.王芳,
        'progress',
        { progress: 'x' },
        { what: 'done', by: '陈强' },
      ],
      [
        'acknowledged',
        'acknowledge',
        EMPTY,
        WHO.王芳,
        'acknowledge',
        EMPTY,
        { what: 'acknowledge', by: '陈强', at: sh(NOON) },
      ],
      [
        'with that person',
        'handOver',
        { handler: '刘洋' },
        WHO.王芳,
        'handOver',
        { handler: '刘洋' },
        { what: 'handOver' },
      ],
      [
        'promised for that date',
        'promise',
        { promisedAt: '2026-11-21 18:00' },
        WHO.王芳,
        'promise',
        { promisedAt: '2026-11-21T18:00' },
        { what: 'promise' },
      ],
    ],
  )('of another link finds it so: %s', async (_what, first, typed, mail, second, then, found) => {
    const d = await actingDesk()
    await press(d, first, typed, NOON)
    await d.sweep('2026-11-20 12:01')
    const again = await planned(d, second, then, '2026-11-20 13:00', claimed({ mail }))
    expect(again).toMatchObject({ kind: 'already', isThisLink: false, ...found })
  })

  it('acknowledges beside what somebody acknowledged before any sweep has seen it', async () => {
    const d = await actingDesk()
    await press(d, 'acknowledge', EMPTY, '2026-11-20 12:00:10', claimed({ levels: [1] }))
    await press(d, 'acknowledge', EMPTY, '2026-11-20 12:00:50', claimed({ levels: [2], mail: WHO.周敏 }))
    await d.sweep('2026-11-20 12:01')
    const { record } = (await d.records('complaint'))[FIRST] ?? {}
    expect(parseRecord(String(record), ZONE).acks).toEqual([
      { at: sh(NOON), levels: [1] },
      { at: sh(NOON), levels: [2] },
    ])
  })

  it('acknowledges again what was told since', async () => {
    const d = await actingDesk()
    await press(d, 'acknowledge', EMPTY, '2026-11-20 09:10', claimed({ levels: [1] }))
    await d.sweep('2026-11-20 09:11')
    expect(await planned(d, 'acknowledge', EMPTY, '2026-11-20 09:12', claimed({ levels: [1] }))).toMatchObject({
      kind: 'already',
    })
    expect(await planned(d, 'acknowledge', EMPTY, '2026-11-24 12:00', claimed({ levels: [1] }))).toMatchObject({
      kind: 'done',
    })
  })
})

describe('a claim that does not hold any more', () => {
  it.each<[string, Partial<Parameters<typeof claimed>[0]>, Action, object]>([
    ['an address that nobody has', { mail: 'x@example.com' }, 'progress', { why: 'stranger' }],
    ['somebody who is nothing to the case', { mail: WHO.李静 }, 'progress', { why: 'not-yours', handler: '陈强' }],
    ['a date promised by whom it went up to', { mail: WHO.周敏 }, 'promise', { why: 'not-yours' }],
    ['given back by whoever answers for it', { mail: WHO.王芳 }, 'notMine', { why: 'answers-for-it' }],
    [
      'a number that nobody was given',
      { number: 'TS-20261120-009' as typeof NUMBER },
      'progress',
      { why: 'unknown-case' },
    ],
    ['a number of a callback', { number: 'HF-20261120-001' as typeof NUMBER }, 'progress', { why: 'unknown-case' }],
    ['another cycle', { cycle: 2 }, 'progress', { why: 'other-cycle', cycle: 1 }],
    ['a link for something else', { target: 'acknowledge' }, 'done', { why: 'other-action' }],
    ['a link to the row', { target: 'row' }, 'done', { why: 'other-action' }],
    ['a callback of what is not finished', {}, 'callback', { why: 'not-finished' }],
  ])('%s', async (_what, more, action, refusal) => {
    const d = await actingDesk()
    const typed = { progress: 'x', promisedAt: '2026-11-25', result: 'x', method: '电话' }
    const plan = await planned(d, action, typed, NOON, claimed(more))
    expect(plan).toMatchObject({ kind: 'refused', ...refusal })
    const { zh, en } = plan.kind === 'refused' ? refusalWords(plan) : { zh: '', en: '' }
    expect([zh, en]).toEqual([expect.stringMatching(/[一-龥].*。$/), expect.stringMatching(/^[A-Z].*\.$/)])
  })

  it.each<[string, Typed, Partial<Parameters<typeof claimed>[0]>, Action, object]>([
    ['works on it', { handler: '张三13900009999' }, { mail: WHO.李静 }, 'progress', { handler: '张三139****9999' }],
    [
      'knows of it',
      { acknowledgedBy: '张三13800000000', acknowledgedAt: cell('2026-11-20 11:00') },
      { levels: [1] },
      'acknowledge',
      { by: '张三138****0000' },
    ],
  ])('says who %s without the phone that was typed with the name', async (_what, more, claim, action, said) => {
    const d = await actingDesk(more)
    expect(await planned(d, action, { progress: 'x' }, NOON, claimed(claim))).toMatchObject(said)
  })

  it.each<[string, (d: Awaited<ReturnType<typeof actingDesk>>) => Promise<unknown>, object]>([
    ['whoever left the staff tab', (d) => d.retype('staff', 3, 'mail', 'other@example.com'), { why: 'stranger' }],
    ['a register that is gone', (d) => d.deleteTab('complaint'), { why: 'gone', missing: [{ zh: '投诉台账' }] }],
    [
      'a column that is gone',
      (d) => d.lose('complaint', '最新进展'),
      { why: 'gone', missing: [{ zh: '投诉台账/最新进展' }] },
    ],
    [
      'a column that says what a row is',
      (d) => d.lose('complaint', '受理时间'),
      { why: 'gone', missing: [{ zh: '投诉台账/受理时间' }] },
    ],
    ['a row that was deleted', (d) => d.deleteRow('complaint', FIRST), { why: 'unknown-case' }],
  ])('%s', async (_what, happens, refusal) => {
    const d = await actingDesk()
    expect(await d.cell('staff', 3, 'name')).toBe('陈强')
    await happens(d)
    expect(await planned(d, 'progress', { progress: 'x' }, NOON)).toMatchObject({ kind: 'refused', ...refusal })
  })

  it('a case that was reopened since is said to be so, and the next mail’s link works', async () => {
    const d = await actingDesk({ resolvedAt: cell('2026-11-20 10:00'), result: '好了' })
    await d.retype('complaint', FIRST, 'reopenedAt', cell('2026-11-20 11:00'))
    await d.sweep('2026-11-20 11:01')
    const typed = { result: '真好了' }
    expect(await planned(d, 'done', typed, NOON)).toMatchObject({ why: 'other-cycle', cycle: 2 })
    expect(await press(d, 'done', typed, NOON, claimed({ cycle: 2 }))).toMatchObject({
      kind: 'done',
      lines: [{ before: '2026-11-20 10:00 好了', after: '2026-11-20 12:00 真好了' }],
    })
  })

  it('a case whose number was cleared, or that was sorted apart from its memory, is put in order first', async () => {
    const d = await actingDesk()
    await d.retype('complaint', FIRST, 'number', null)
    expect(await planned(d, 'progress', { progress: 'x' }, NOON)).toEqual({ kind: 'unsettled' })
    await d.sweep(NOON)
    expect(await planned(d, 'progress', { progress: 'x' }, NOON)).toMatchObject({ kind: 'done' })
  })

  it('a row that is no case yet is to be corrected', async () => {
    const d = await actingDesk()
    await d.type('complaint', [row({ category: '' })])
    await d.sweep('2026-11-20 09:40')
    const draft = parseRecord(String(await d.cell('complaint', FIRST + 2, 'record')), ZONE).draft
    const claim = claimed({ number: draft as typeof NUMBER })
    expect(await planned(d, 'progress', { progress: 'x' }, NOON, claim)).toMatchObject({ why: 'no-case' })
  })
})
