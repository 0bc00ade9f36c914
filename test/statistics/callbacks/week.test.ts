import { describe, expect, it } from 'vitest'
import { pledgeOf } from '../../../src/adapters/hmac/lots.ts'
import { CALLBACK_KEYS, type CallbackFigures } from '../../../src/statistics/callbacks/figures.ts'
import { fill } from '../../plan/support.ts'
import { cell, type Desk, desk, FIRST, row, type Typed } from '../../support/desk.ts'
import { done, LOTS, repair, repairsDone, report, sweepWith } from './desk.ts'
import { W47 } from './support.ts'

/** The counts that are not 0, and the shares, in short. */
const said = (figures: CallbackFigures): string =>
  CALLBACK_KEYS.flatMap((key) => {
    const { numerator, denominator } = figures[key]
    if (denominator !== undefined) return numerator === 0 ? [] : [`${key} ${numerator}/${denominator}`]
    return numerator === 0 ? [] : [`${key} ${numerator}`]
  }).join(', ')

const ANSWERS = {
  satisfied: { handled: '是', satisfaction: '满意' },
  fairly: { handled: '是', satisfaction: '基本满意' },
  dissatisfied: { handled: '否', satisfaction: '不满意' },
  refused: { outcome: '拒访' },
  notReached: { outcome: '未接通' },
} as const satisfies Readonly<Record<string, Typed>>

/** Complaints of Monday, all resolved by Tuesday's sweep, so that each has its callback: in the order of their rows. */
async function complaintsDone(...more: readonly Typed[]): Promise<Desk> {
  const d = await desk()
  await d.type(
    'complaint',
    more.map((one) => row({ receivedAt: cell('2026-11-16 09:00'), ...done('2026-11-16 15:00'), ...one })),
  )
  await sweepWith(d, '2026-11-16 16:00')
  return d
}

const call = async (d: Desk, index: number, answer: Typed, at = '2026-11-17 10:00'): Promise<void> => {
  await fill(d, 'callback', FIRST + index, { calledAt: cell(at), ...answer })
}

describe('what was finished in a week, and called back (R32, R44)', () => {
  it('counts every outcome by itself', async () => {
    const d = await complaintsDone({}, {}, {}, {}, {}, {}, { phone: null, anonymous: '是', customer: null })
    await call(d, 0, ANSWERS.satisfied)
    await call(d, 1, ANSWERS.fairly)
    await call(d, 2, ANSWERS.dissatisfied)
    await call(d, 3, ANSWERS.refused)
    await call(d, 4, ANSWERS.notReached)
    await sweepWith(d, '2026-11-17 11:00')
    const { present, weeks } = await report(d, '2026-11-17 12:00')
    expect(said(present.total)).toBe(
      [
        'finished 7, mandatory 6, exempt 1, assigned 6, called 3, declined 1, open 2, unreached 1',
        'satisfied 1, fairly 1, dissatisfied 1, rate 3/7, pickedShare 6/7, satisfiedShare 2/3, exemptShare 1/7',
      ].join(', '),
    )
    expect(weeks.map(({ block }) => block.cycles.length)).toEqual([...Array<number>(12).fill(0), 7])
    expect(said((await report(d, '2026-11-24 12:00', '2026-W48')).last.total)).toContain('finished 7, ')
  })

  it('counts a case again when it is finished again, and only then', async () => {
    const d = await complaintsDone({})
    await call(d, 0, ANSWERS.dissatisfied)
    await sweepWith(d, '2026-11-17 11:00')
    expect(said((await report(d, '2026-11-17 12:00')).present.total)).toContain('finished 1, ')
    await fill(d, 'complaint', FIRST, { resolvedAt: cell('2026-11-24 09:00') })
    await sweepWith(d, '2026-11-24 09:01')
    const { present, last } = await report(d, '2026-11-24 10:00', '2026-W48')
    expect(said(present.total)).toBe('finished 1, mandatory 1, assigned 1, open 1, pickedShare 1/1')
    expect(said(last.total)).toContain('finished 1, mandatory 1, assigned 1, called 1, dissatisfied 1')
  })

  it('has nothing of a case that was reopened before anybody had called, but that it was', async () => {
    const d = await complaintsDone({})
    await fill(d, 'complaint', FIRST, { reopenedAt: cell('2026-11-17 09:00') })
    await sweepWith(d, '2026-11-17 09:01')
    expect(said((await report(d, '2026-11-17 12:00')).present.total)).toBe(
      'finished 1, mandatory 1, assigned 1, overtaken 1, pickedShare 1/1',
    )
  })

  it('has no case whose resolution was taken back', async () => {
    const d = await complaintsDone({})
    await fill(d, 'complaint', FIRST, { resolvedAt: null, result: null })
    await sweepWith(d, '2026-11-16 16:05')
    expect(said((await report(d, '2026-11-17 12:00')).present.total)).toBe('')
  })

  it('tells what is late, whether somebody called in the end or nobody did', async () => {
    const d = await complaintsDone({}, {}, {})
    await call(d, 0, ANSWERS.satisfied, '2026-11-19 14:59')
    await call(d, 1, ANSWERS.satisfied, '2026-11-20 10:00')
    await sweepWith(d, '2026-11-20 11:00')
    const late = async (asOf: string) => said((await report(d, asOf)).present.total)
    expect(await late('2026-11-20 12:00')).toContain('called 2, open 1, late 2,')
    expect(await late('2026-11-19 15:00')).not.toContain('late')
  })

  it('as of an earlier moment knows no later call', async () => {
    const d = await complaintsDone({})
    await call(d, 0, ANSWERS.satisfied)
    await sweepWith(d, '2026-11-17 11:00')
    expect(said((await report(d, '2026-11-17 09:59')).present.total)).toContain('open 1')
    expect(said((await report(d, '2026-11-17 10:00')).present.total)).toContain('called 1')
    expect(said((await report(d, '2026-11-16 15:59')).present.total)).toBe('')
  })

  it('is told by what is kept with the cases: a deleted row of the callbacks takes only its caller along', async () => {
    const d = await complaintsDone({})
    await call(d, 0, ANSWERS.satisfied)
    await sweepWith(d, '2026-11-17 11:00')
    const names = async () => (await report(d, '2026-11-17 12:00')).present.callers.map(({ name }) => name)
    expect(await names()).toEqual(['陈强'])
    await d.rewrite('callback', (rows) => rows.toSpliced(FIRST, 1))
    expect(await names()).toEqual([undefined])
    expect(said((await report(d, '2026-11-17 12:00')).present.total)).toContain('called 1, ')
  })

  it('by class: complete where nobody is left to be called, else with those who are', async () => {
    const d = await complaintsDone({}, {})
    await d.type('repair', [repair({ ...done('2026-11-16 17:00'), doneBy: '外来施工' })])
    await sweepWith(d, '2026-11-16 18:00')
    await call(d, 2, ANSWERS.refused)
    await call(d, 0, ANSWERS.satisfied)
    await sweepWith(d, '2026-11-17 11:00')
    const { classes } = (await report(d, '2026-11-17 12:00')).present
    expect(classes.map(({ reason, isComplete, open }) => [reason, isComplete, open])).toEqual([
      ['complaint', false, ['TS-20261116-002']],
      ['contractor', true, []],
      ['emergency', undefined, []],
      ['information', undefined, []],
    ])
  })

  it('by name: who calls, and who handled', async () => {
    const d = await complaintsDone({}, {}, { handler: '李静' }, { handler: null })
    await call(d, 0, ANSWERS.satisfied)
    await call(d, 2, ANSWERS.dissatisfied)
    await sweepWith(d, '2026-11-17 11:00')
    const { callers, handlers } = (await report(d, '2026-11-17 12:00')).present
    const told = (lines: typeof callers) =>
      lines.map(({ name, figures }) => `${name}: ${said(figures).split(', ex')[0]}`)
    expect(told(callers).map((line) => line.replace(/, (?:rate|pickedShare).*$/, ''))).toEqual([
      '陈强: finished 2, mandatory 2, assigned 2, called 1, open 1, satisfied 1',
      '李静: finished 1, mandatory 1, assigned 1, called 1, dissatisfied 1',
      '王芳: finished 1, mandatory 1, assigned 1, open 1',
    ])
    expect(handlers.map(({ name }) => name)).toEqual(['陈强', '李静', '王芳'])
  })
})

describe('the draw of a week (R38)', () => {
  it('shows how many are picked and what was pledged; no secret and no lot before the week is over', async () => {
    const d = await desk()
    await repairsDone(d, 8)
    const running = await report(d, '2026-11-22 23:59')
    const draw = running.weeks.at(-1)?.draw
    expect(draw).toMatchObject({
      week: W47,
      pledge: LOTS.pledge(W47),
      secret: undefined,
      without: undefined,
      finished: 8,
      wanted: 3,
      toCall: 3,
      lots: [],
    })
    expect(JSON.stringify(running)).not.toContain(LOTS.secret(W47))
    const over = (await report(d, '2026-11-23 00:00', '2026-W48')).weeks.at(-2)?.draw
    expect(over).toMatchObject({ secret: LOTS.secret(W47), pledge: pledgeOf(over?.secret ?? '') })
    expect(over?.picked.map(({ number }) => number)).toEqual(draw?.picked.map(({ number }) => number))
    expect(over?.lots.map(({ lot }) => lot)).toEqual(over?.lots.map(({ lot }) => lot).toSorted())
    expect(over?.lots).toHaveLength(8)
  })

  it('without a key everything is picked, and it says why', async () => {
    const d = await desk()
    await d.type('repair', [repair(done('2026-11-16 10:00')), repair(done('2026-11-16 11:00'))])
    await sweepWith(d, '2026-11-16 12:00', 'none')
    const { draw } = (await report(d, '2026-11-16 13:00', W47, 'none')).weeks.at(-1) ?? {}
    expect(draw).toMatchObject({ without: 'no-key', pledge: undefined, secret: undefined, finished: 2, toCall: 2 })
  })

  it('with another key than was pledged publishes no secret, and says why', async () => {
    const d = await desk()
    await repairsDone(d, 2)
    const other = { ...LOTS, pledge: () => 'other' }
    const { draw } = (await report(d, '2026-11-24 13:00', W47, other)).weeks.at(-1) ?? {}
    expect(draw).toMatchObject({ without: 'other-key', pledge: LOTS.pledge(W47), secret: undefined, lots: [] })
  })
})

describe('which weeks stand as lines', () => {
  it.each([
    ['2026-11-20 12:00', '2026-W47', '2026-W35', '2026-W46'],
    ['2027-01-02 12:00', '2026-W53', '2026-W41', '2026-W52'],
    ['2027-01-04 12:00', '2027-W01', '2026-W42', '2026-W53'],
  ])('as of %s: %s, from %s on, and %s before it', async (asOf, present, first, before) => {
    const { weeks, last } = await report(await desk(), asOf, present)
    expect([weeks.length, weeks[0]?.block.week, last.week]).toEqual([13, first, before])
    expect(new Set(weeks.map(({ block }) => block.week)).size).toBe(13)
  })

  it('over New Year: what a sweep sees finished on Sunday 3 January belongs to the last week of 2026', async () => {
    const d = await desk()
    const sunday = row({ receivedAt: cell('2027-01-02 09:00'), ...done('2027-01-03 23:50') })
    await d.type('complaint', [sunday])
    await sweepWith(d, '2027-01-03 23:59')
    await d.type('complaint', [sunday])
    await sweepWith(d, '2027-01-04 00:00')
    const { present, last } = await report(d, '2027-01-04 01:00', '2027-W01')
    expect([last.week, last.cycles.map(({ number }) => number)]).toEqual(['2026-W53', ['TS-20270102-001']])
    expect([present.week, present.cycles.map(({ number }) => number)]).toEqual(['2027-W01', ['TS-20270102-002']])
  })

  it.each([
    ['2026-W44', 'America/New_York', 7 * 24 + 1],
    ['2026-W10', 'America/New_York', 7 * 24 - 1],
    ['2026-W47', 'America/New_York', 7 * 24],
  ])('%s in %s lasts %d hours, and follows the week before', async (of, zone, hours) => {
    const d = await desk()
    await d.set('时区', zone)
    const { bounds, last, weeks } = await report(d, '2026-12-31 12:00', of)
    expect((bounds.to - bounds.from) / 3_600_000).toBe(hours)
    expect([weeks.length, Number(last.week.slice(6))]).toEqual([13, Number(of.slice(6)) - 1])
  })
})
