import { beforeAll, describe, expect, it } from 'vitest'
import type { Action } from '../../src/model/action.ts'
import type { ActPlan } from '../../src/plan/action/outcome.ts'
import { refusalWords } from '../../src/plan/action/text.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts'
import { cell, type Desk } from '../support/desk.ts'
import { actingDesk, claimed, planned } from './acting.ts'

const NOON = '2026-11-20 12:00'

/** Nothing of these tests is written: they share one desk. */
let desk: Desk
let finished: Desk
beforeAll(async () => {
  desk = await actingDesk()
  finished = await actingDesk({ resolvedAt: cell('2026-11-20 09:00'), result: '好了' })
})

const writtenTo = (plan: ActPlan, key: string): unknown =>
  plan.kind === 'done' ? plan.cells.find((one) => one.key === key)?.cell : undefined

/** What a form is told, by column; words in both languages without a whole phone number. */
function problems(plan: ActPlan): readonly string[] {
  if (plan.kind !== 'refused') return [plan.kind]
  const { zh, en } = refusalWords(plan)
  expect([zh, en].every((text) => text !== '' && !/1[3-9]\d{9}/.test(text) && text.length < 400)).toBe(true)
  return plan.why === 'problems' ? plan.problems.map(({ column }) => column) : [plan.why]
}

const REFUSED: ReadonlySet<string> = new Set(['nothing visible', '50,000 characters'])
const fields: readonly (readonly [Action, string])[] = [
  ['progress', 'progress'],
  ['notMine', 'progress'],
  ['done', 'result'],
]

describe('texts that nobody should type', () => {
  const texts = Object.entries(HOSTILE_TEXTS)
  it.each(fields.flatMap(([action, key]) => texts.map(([name, text]) => [name, action, key, text] as const)))(
    '%s is text to %s, or refused in words',
    async (name, action, key, text) => {
      const plan = await planned(desk, action, { [key]: text }, NOON)
      expect(plan.kind === 'done' ? [] : problems(plan)).toEqual(REFUSED.has(name) ? [key] : [])
      if (REFUSED.has(name)) return
      expect(plan.kind).toBe('done')
      expect(writtenTo(plan, key)).toBe(
        text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').replaceAll('\r', '\n'),
      )
    },
  )

  it.each(texts)('%s is a few words beside a step, or none, or refused in words', async (name, text) => {
    const plan = await planned(desk, 'responded', { progress: text }, NOON)
    const isNone = name === 'nothing visible'
    expect(plan.kind === 'done' ? [] : problems(plan)).toEqual(REFUSED.has(name) && !isNone ? ['progress'] : [])
    const cells = plan.kind === 'done' ? plan.cells.map(({ key }) => key) : []
    expect(cells).toEqual(
      plan.kind !== 'done' ? [] : isNone ? ['respondedAt'] : ['respondedAt', 'progress', 'progressAt'],
    )
  })

  it('is as long as nobody writes by hand, or is refused', async () => {
    expect((await planned(desk, 'progress', { progress: '长'.repeat(5000) }, NOON)).kind).toBe('done')
    expect(problems(await planned(desk, 'progress', { progress: '长'.repeat(5001) }, NOON))).toEqual(['progress'])
  })

  it('what was not asked is not written', async () => {
    const typed = {
      progress: '在路上',
      number: 'TS-1',
      record: 'x',
      handler: '刘洋',
      ['__proto__']: 'x',
      constructor: 'x',
    }
    const plan = await planned(desk, 'progress', typed, NOON)
    expect(plan.kind === 'done' && plan.cells.map(({ key }) => key).toSorted()).toEqual(['progress', 'progressAt'])
  })
})

describe('dates that are no promise', () => {
  it.each([
    '',
    '0000-01-01T00:00',
    '0001-01-01 10:00',
    '1899-12-31 10:00',
    '1900-01-01T00:00',
    '9999-12-31T23:59',
    '10000-01-01T00:00',
    '+275760-09-13T00:00',
    '2026-02-30T10:00',
    '2026-11-21T25:00',
    '2026-11-20T11:59',
    '2026-11-20 08:00',
    '昨天',
    '尽快',
    '13800000000',
    '=NOW()+1',
    '<b>2026-11-21</b>',
    '2026-11-21 18:00\0\0x',
    '长'.repeat(50_000),
  ])('%s', async (promisedAt) => {
    expect(problems(await planned(desk, 'promise', { promisedAt }, NOON))).toEqual(['promisedAt'])
  })

  it.each([
    ['2026-11-21T18:00', cell('2026-11-21 18:00')],
    ['２０２６－１１－２１ １８：００', cell('2026-11-21 18:00')],
    ['2026年11月21日 18点', cell('2026-11-21 18:00')],
    ['2026-11-20', cell('2026-11-20 00:00')],
    ['明天下午6点', '明天下午6点'],
  ])('%s is one', async (promisedAt, stands) => {
    expect(writtenTo(await planned(desk, 'promise', { promisedAt }, NOON), 'promisedAt')).toEqual(stands)
  })
})

describe('people who are nobody', () => {
  it.each([
    '',
    '张三丰',
    '王',
    '王芳、李静',
    '刘洋?',
    '__proto__',
    'constructor',
    '=A1',
    '13800000000',
    '\u202E洋刘',
    '长'.repeat(300),
  ])('%s', async (handler) => {
    expect(problems(await planned(desk, 'handOver', { handler }, NOON))).toEqual(['handler'])
  })
})

describe('answers that are none', () => {
  const good = { method: 'phone', handled: '是', satisfaction: 'satisfied' }
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['no method', { ...good, method: '' }, ['method']],
    ['a method that there is not', { ...good, method: '飞鸽' }, ['method']],
    ['half handled', { ...good, handled: '也许' }, ['handled']],
    ['a formula for satisfied', { ...good, satisfaction: '=1' }, ['satisfaction']],
    ['nothing at all', { method: 'phone' }, ['handled', 'satisfaction']],
    ['refused and answered', { ...good, outcome: 'refused' }, ['handled', 'satisfaction']],
  ])('%s', async (_what, typed, columns) => {
    expect(problems(await planned(finished, 'callback', typed, NOON, claimed()))).toEqual(columns)
  })
})
