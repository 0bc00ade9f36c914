import { describe, expect, it } from 'vitest'
import { STEP_ACTIONS, STEPS, type Step } from '../../src/model/action.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../src/model/register.ts'
import { lookAt } from '../../src/plan/action/look.ts'
import { refusalWords } from '../../src/plan/action/text.ts'
import { hasStep } from '../../src/rules/actions.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, FIRST, sh, type Typed } from '../support/desk.ts'
import { actingDesk, claimed, EMPTY, peoplesIn, planned, press, WHO } from './acting.ts'

const NOON = '2026-11-20 12:00'
const ONE = '2026-11-20 13:00'
const NUMBERS = { complaint: 'TS-20261120-001', repair: 'BX-20261120-001', incident: 'SJ-20261120-001' } as const
const to = (register: CaseRegister, more: Parameters<typeof claimed>[0] = {}) =>
  claimed({ number: NUMBERS[register] as ReturnType<typeof claimed>['number'], ...more })
const deskOf = (register: CaseRegister, has: Typed = {}) =>
  actingDesk(register === 'incident' ? { occurredAt: cell('2026-11-20 08:55'), ...has } : has, register)

const TOLD: Readonly<Record<Step, string>> = {
  dispatched: '派单',
  responded: '联系客户',
  arrived: '到场',
  replied: '答复客户',
}
const each = CASE_REGISTERS.flatMap((register) => STEP_ACTIONS.map((step) => [register, step] as const))
const has = each.filter(([register, step]) => hasStep(register, step))

describe('a step of a case (R14, R27)', () => {
  it.each(has)('of a %s fills its own time and nothing else: %s', async (register, step) => {
    const d = await deskOf(register)
    const before = await peoplesIn(d, register)
    const plan = await press(d, step, EMPTY, '2026-11-20 12:00:40', to(register))
    expect(plan).toMatchObject({ kind: 'done', done: { action: step, by: '陈强', at: sh(NOON) } })
    const { record, ...after } = await peoplesIn(d, register)
    expect({ ...after, record: before['record'] }).toEqual({ ...before, [STEPS[step].column]: cell(NOON) })
    expect(record).not.toBe(before['record'])
    expect(plan.kind === 'done' && plan.lines).toMatchObject([
      { kind: 'action', what: TOLD[step], before: '', after: NOON, by: '陈强', how: 'mail' },
    ])
  })

  it.each(has)('of a %s with a few words, which are progress: %s', async (register, step) => {
    const d = await deskOf(register, { progress: '已关阀' })
    const plan = await press(d, step, { progress: '打 13800000000 说好了' }, NOON, to(register))
    expect(await peoplesIn(d, register)).toMatchObject({
      [STEPS[step].column]: cell(NOON),
      progress: '打 13800000000 说好了',
      progressAt: cell(NOON),
    })
    expect(plan.kind === 'done' && plan.lines.map(({ what, before, after }) => [what, before, after])).toEqual([
      [TOLD[step], '', NOON],
      ['进展', '已关阀', `${NOON} 打 138****0000 说好了`],
    ])
  })

  it.each(each.filter(([register, step]) => !hasStep(register, step)))(
    'that a %s has no time for is none: %s',
    async (register, step) => {
      expect(await planned(await deskOf(register), step, EMPTY, NOON, to(register))).toEqual({
        kind: 'refused',
        why: 'other-action',
      })
    },
  )

  it('of a case that was reopened takes the place of the time before, which the history keeps', async () => {
    const d = await actingDesk({
      respondedAt: cell('2026-11-20 09:00'),
      resolvedAt: cell('2026-11-20 09:00'),
      result: '好了',
    })
    await d.retype('complaint', FIRST, 'reopenedAt', cell('2026-11-20 11:00'))
    await d.sweep('2026-11-20 11:01')
    const plan = await press(d, 'responded', EMPTY, NOON, claimed({ cycle: 2 }))
    expect(plan).toMatchObject({ kind: 'done', lines: [{ before: '2026-11-20 09:00', after: NOON }] })
  })
})

describe('a step that was taken', () => {
  it.each(has)('of a %s through this very link: %s', async (register, step) => {
    const d = await deskOf(register)
    const claim = to(register, { target: step })
    await press(d, step, EMPTY, NOON, claim)
    await d.sweep('2026-11-20 12:01')
    const again = await planned(d, step, { progress: '又一次' }, ONE, claim)
    expect(again).toEqual({ kind: 'already', what: step, by: '陈强', at: sh(NOON), isThisLink: true })
  })

  it.each<[string, Typed, Step, Step | undefined, object]>([
    ['through another’s link', {}, 'responded', 'responded', { what: 'responded', by: '陈强', at: sh(NOON) }],
    ['by what came after it', {}, 'responded', 'arrived', { what: 'arrived', by: '陈强', at: sh(NOON) }],
    [
      'in the sheet: nobody knows by whom',
      { respondedAt: cell('2026-11-20 09:30') },
      'responded',
      undefined,
      { what: 'responded', by: undefined, at: sh('2026-11-20 09:30') },
    ],
    [
      'by arriving, in the sheet',
      { arrivedAt: cell('2026-11-20 09:30') },
      'dispatched',
      undefined,
      { what: 'arrived', by: undefined, at: sh('2026-11-20 09:30') },
    ],
    [
      'by its end',
      { resolvedAt: cell('2026-11-20 09:30'), result: '好了' },
      'replied',
      undefined,
      { what: 'done', by: '陈强', at: sh('2026-11-20 09:30') },
    ],
  ])('%s', async (_how, typed, step, first, found) => {
    const d = await actingDesk({}, 'repair')
    for (const [key, value] of Object.entries(typed)) await d.retype('repair', FIRST, key, value)
    if (first !== undefined) await press(d, first, EMPTY, NOON, to('repair'))
    await d.sweep('2026-11-20 12:01')
    const before = await peoplesIn(d, 'repair')
    expect(await press(d, step, EMPTY, ONE, to('repair', { mail: WHO.王芳 }))).toEqual({
      kind: 'already',
      isThisLink: false,
      ...found,
    })
    expect(await peoplesIn(d, 'repair')).toEqual(before)
  })

  it('is no longer offered on the page of its case', async () => {
    const d = await actingDesk({}, 'repair')
    const offered = async () =>
      lookAt(viewLedger(await d.read()), to('repair'), sh(ONE)).seen?.may.filter((one) => Object.hasOwn(STEPS, one))
    expect(await offered()).toEqual(['dispatched', 'responded', 'arrived', 'replied'])
    await press(d, 'arrived', EMPTY, NOON, to('repair'))
    expect(await offered()).toEqual(['replied'])
  })
})

describe('a step that cannot be', () => {
  it.each<[string, Typed, Step, string]>([
    ['before the customer was called', { respondedAt: cell('2026-11-20 12:05') }, 'arrived', '响应时间'],
    ['before the case was received', { receivedAt: cell('2026-11-20 12:05') }, 'responded', '受理时间'],
  ])('%s', async (_what, typed, step, named) => {
    const d = await actingDesk()
    for (const [key, value] of Object.entries(typed)) await d.retype('complaint', FIRST, key, value)
    const plan = await planned(d, step, EMPTY, NOON)
    expect(plan).toMatchObject({ kind: 'refused', why: 'problems', problems: [{ column: STEPS[step].column }] })
    expect(plan.kind === 'refused' && refusalWords(plan).zh).toContain(named)
  })

  it.each<[string, Step]>([
    ['派单时间', 'dispatched'],
    ['答复时间', 'replied'],
  ])('without the column that it fills: %s', async (column, step) => {
    const d = await actingDesk({}, 'repair')
    await d.lose('repair', column)
    expect(await planned(d, step, EMPTY, NOON, to('repair'))).toMatchObject({
      kind: 'refused',
      why: 'gone',
      missing: [{ zh: `报修台账/${column}` }],
    })
  })

  it.each([
    ['somebody who is nothing to the case', WHO.李静, 'refused'],
    ['whoever took it', WHO.王芳, 'done'],
    ['whom it goes up to', WHO.周敏, 'done'],
  ])('by %s: %s is %s', async (_who, mail, kind) => {
    expect((await planned(await actingDesk(), 'responded', EMPTY, NOON, claimed({ mail }))).kind).toBe(kind)
  })
})
