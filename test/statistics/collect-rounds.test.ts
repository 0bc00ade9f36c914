import { describe, expect, it } from 'vitest'
import type { Instant } from '../../src/model/instant.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { collectLedger } from '../../src/statistics/collect-ledger.ts'
import { COUNTED_CLOCKS, type Round } from '../../src/statistics/round.ts'
import { fill } from '../plan/support.ts'
import { shown } from '../rules/support.ts'
import { cell, type Desk, desk, FIRST, row, sh, type Typed } from '../support/desk.ts'

const t = (text: string): number => cell(`2026-11-${text}`)
const november = (text: string): Instant => sh(`2026-11-${text}`)

async function roundsAt(d: Desk, asOf: Instant): Promise<readonly Round[]> {
  const { registers } = collectLedger(viewLedger(await d.read()), asOf)
  return registers.flatMap((one) => ('rounds' in one ? one.rounds : []))
}

/** A cycle in a line: `begun → resolved, closed`, its clocks as `clock deadline/stopped`, its reply and its callback. */
function lineOf({ cycle, begunAt, resolvedAt, isReopened, closedAt, repliedAt, clocks, callback }: Round): string {
  const runs = COUNTED_CLOCKS.flatMap((clock) => {
    const one = clocks[clock]
    return one === undefined ? [] : [`${clock} ${shown(one.due)}/${shown(one.stoppedAt) ?? ''}`]
  })
  const called = callback && `${callback.why} ${callback.outcome ?? '-'}${callback.isLate ? ' late' : ''}`
  return [
    `${cycle}: ${shown(begunAt)} → ${shown(resolvedAt) ?? ''}${isReopened ? ' reopened' : ''}`,
    ...runs,
    `replied ${shown(repliedAt) ?? '-'}`,
    ...(called === undefined ? [] : [called]),
    ...(closedAt === undefined ? [] : [`closed ${shown(closedAt)}`]),
  ].join(' | ')
}

type Register = 'complaint' | 'repair' | 'incident'
type Step = readonly [time: string, typed: Typed, callback?: readonly [row: number, cells: Typed]]

/** Plays a case: what is typed when, with a sweep after it; each look back tells what was told then. The lines of the last look. */
async function played(register: Register, first: Typed, steps: readonly Step[]): Promise<readonly string[]> {
  const d = await desk()
  await d.type(register, [row(first)])
  const looks: { readonly at: Instant; readonly lines: readonly string[] }[] = []
  for (const [time, typed, called] of steps) {
    await fill(d, register, FIRST, typed)
    if (called !== undefined) await fill(d, 'callback', called[0], called[1])
    const at = november(time)
    await d.sweep(at)
    looks.push({ at, lines: (await roundsAt(d, at)).map(lineOf) })
    for (const look of looks) expect((await roundsAt(d, look.at)).map(lineOf)).toEqual(look.lines)
  }
  return looks.at(-1)?.lines ?? []
}

const answer = (at: string, satisfaction: string): Typed => ({ calledAt: t(at), handled: '是', satisfaction })
const CLOCKS = 'respond 20 09:05/20 09:03 | reply 21 09:00/20 12:00'
const REPAIR = { category: '门窗五金', description: '窗把手松了' }

describe('a case is told as it stood, at each moment and ever after', () => {
  it.each<[string, Register, Typed, readonly Step[], readonly string[]]>([
    [
      'answered, resolved, not satisfied, done again, called too late',
      'complaint',
      {},
      [
        ['20 09:01', {}],
        ['20 09:04', { respondedAt: t('20 09:03') }],
        ['20 12:01', { repliedAt: t('20 12:00') }],
        ['20 15:01', { resolvedAt: t('20 15:00'), result: '好' }],
        ['21 10:01', {}, [FIRST, answer('21 10:00', '不满意')]],
        ['21 11:01', { respondedAt: t('21 11:00') }],
        ['21 15:01', { resolvedAt: t('21 15:00') }],
        ['25 10:01', {}],
        ['26 10:01', {}, [FIRST + 1, answer('26 10:00', '满意')]],
      ],
      [
        `1: 20 09:00 → 20 15:00 reopened | ${CLOCKS} | resolve 23 09:00/20 15:00 | replied 20 12:00 | mandatory dissatisfied`,
        '2: 21 10:00 → 21 15:00 | respond 21 10:05/21 11:00 | reply 22 10:00/21 15:00 | resolve 24 10:00/21 15:00 | replied 21 15:00 | mandatory satisfied late | closed 26 10:00',
      ],
    ],
    [
      'closed, and reopened by hand afterwards: it was closed all the same',
      'complaint',
      { respondedAt: t('20 09:03'), repliedAt: t('20 12:00') },
      [
        ['20 15:01', { resolvedAt: t('20 15:00'), result: '好' }],
        ['21 10:01', {}, [FIRST, answer('21 10:00', '基本满意')]],
        ['24 09:01', { reopenedAt: t('24 09:00') }],
        ['24 09:03', { respondedAt: t('24 09:02') }],
      ],
      [
        `1: 20 09:00 → 20 15:00 reopened | ${CLOCKS} | resolve 23 09:00/20 15:00 | replied 20 12:00 | mandatory fairly | closed 21 10:00`,
        '2: 24 09:00 →  | respond 24 09:05/24 09:02 | reply 25 09:00/ | resolve 27 09:00/ | replied -',
      ],
    ],
    [
      'its customer declined: closed by seven quiet days',
      'complaint',
      { respondedAt: t('20 09:03'), repliedAt: t('20 12:00') },
      [
        ['20 15:01', { resolvedAt: t('20 15:00'), result: '好' }],
        ['21 10:01', {}, [FIRST, { calledAt: t('21 10:00'), outcome: '拒访' }]],
        ['28 09:59', {}],
        ['28 10:01', {}],
      ],
      [
        `1: 20 09:00 → 20 15:00 | ${CLOCKS} | resolve 23 09:00/20 15:00 | replied 20 12:00 | mandatory refused | closed 28 10:00`,
      ],
    ],
    [
      'settled on the spot: nobody is called, and it is closed with the work',
      'complaint',
      { respondedAt: t('20 09:03'), repliedAt: t('20 12:00') },
      [['20 15:01', { resolvedAt: t('20 15:00'), result: '好', settledOnSpot: '是', onSpotSatisfaction: '满意' }]],
      [
        `1: 20 09:00 → 20 15:00 | ${CLOCKS} | resolve 23 09:00/20 15:00 | replied 20 12:00 | exempt - | closed 20 15:00`,
      ],
    ],
    [
      'a repair, sent for and drawn',
      'repair',
      { ...REPAIR, dispatchedAt: t('20 09:02'), arrivedAt: t('20 09:20') },
      [
        ['20 09:10', {}],
        ['20 10:01', { resolvedAt: t('20 10:00'), result: '好', doneBy: '自有工程' }],
        ['23 00:01', {}],
        ['23 09:01', {}, [FIRST, answer('23 09:00', '满意')]],
      ],
      [
        '1: 20 09:00 → 20 10:00 | dispatch 20 09:05/20 09:02 | respond 20 09:05/20 09:20 | arrive 20 09:30/20 09:20 | reply 21 09:00/20 10:00 | resolve 20 18:00/20 10:00 | replied 20 10:00 | sampled satisfied | closed 23 09:00',
      ],
    ],
    [
      'an incident that was closed by hand, and whose customer was not satisfied',
      'incident',
      { category: '设备类', subcategory: '电梯困人', arrivedAt: t('20 09:02') },
      [
        ['20 10:01', { resolvedAt: t('20 10:00'), result: '好' }],
        ['21 10:01', { closedAt: t('21 10:00') }],
        ['22 10:01', {}, [FIRST, answer('22 10:00', '不满意')]],
      ],
      [
        '1: 20 09:00 → 20 10:00 reopened | respond 20 09:05/20 09:02 | arrive 20 09:03/20 09:02 | replied 20 10:00 | sampled dissatisfied late',
        '2: 22 10:00 →  | respond 22 10:05/ | arrive 22 10:03/ | replied -',
      ],
    ],
    [
      'reopened without having been resolved: open all the while, by the deadlines that hold now',
      'complaint',
      { respondedAt: t('20 09:03'), repliedAt: t('20 12:00') },
      [
        ['20 15:01', {}],
        ['21 09:01', { reopenedAt: t('21 09:00') }],
        ['22 09:01', { resolvedAt: t('22 09:00'), result: '好' }],
      ],
      [
        '1: 20 09:00 → 22 09:00 | respond 21 09:05/22 09:00 | reply 22 09:00/22 09:00 | resolve 24 09:00/22 09:00 | replied 22 09:00 | mandatory -',
      ],
    ],
  ])('%s', async (_, register, first, steps, expected) => {
    expect(await played(register, first, steps)).toEqual(expected)
  })
})

/** One case as it is counted at a moment, of what is typed without any sweep. */
async function only(register: Register, typed: Typed, asOf = '20 18:00', lost?: string): Promise<Round | undefined> {
  const d = await desk()
  await d.type(register, [row(typed)])
  if (lost !== undefined) await d.lose(register, lost)
  const [first, ...more] = await roundsAt(d, november(asOf))
  expect(more).toEqual([])
  return first
}

describe('what a case is grouped by', () => {
  it.each<[string, Typed, Partial<Round>]>([
    [
      'as typed, in the words of the lists',
      {
        channel: '微信',
        department: '客服部',
        cause: '态度',
        validity: '部分有效',
        abnormal: '是',
      },
      { channel: 'online', department: '客服部', cause: 'attitude', validity: 'partly', isAbnormal: true },
    ],
    ['its handler', {}, { handler: '陈强' }],
    ['where nobody is named, who received it', { handler: null }, { handler: '王芳' }],
    ['its building, from the room', { room: '3-2-1201' }, { building: '3' }],
    ['from the place before the room', { room: '3-2-1201', place: '12号楼大堂' }, { building: '12' }],
    ['neither tells one', { room: '大门口' }, { building: undefined }],
    [
      'blank',
      { room: '大门口', department: null },
      { cause: undefined, channel: undefined, validity: undefined, department: undefined, isAbnormal: false },
    ],
  ])('%s', async (_, typed, expected) => {
    expect(await only('complaint', typed)).toMatchObject(expected)
  })

  it('has no number before a sweep has given it, and that one afterwards', async () => {
    const d = await desk()
    await d.type('complaint', [row()])
    expect(await roundsAt(d, november('20 09:01'))).toMatchObject([{ number: undefined, row: FIRST }])
    await d.sweep(november('20 09:01'))
    expect(await roundsAt(d, november('20 09:01'))).toMatchObject([{ number: 'TS-20261120-001', row: FIRST }])
  })

  it('is a repeat once it is known as one, until a clerk says that it is none', async () => {
    const d = await desk()
    const again = row({ receivedAt: t('21 09:00') })
    await d.type('complaint', [row(), again])
    await d.sweep(november('21 09:01'))
    const repeats = async () => (await roundsAt(d, november('21 09:01'))).map(({ isRepeat }) => isRepeat)
    expect(await repeats()).toEqual([false, true])
    await d.retype('complaint', FIRST + 1, 'notRepeat', '是')
    expect(await repeats()).toEqual([false, false])
    await d.sweep(november('21 09:02'))
    expect(await repeats()).toEqual([false, false])
  })
})

describe('a clock', () => {
  it('is none where the column is gone that stops it: on time or late, nobody knows', async () => {
    const typed = { respondedAt: t('20 09:03') }
    expect(Object.keys((await only('complaint', typed))?.clocks ?? {})).toEqual(['respond', 'reply', 'resolve'])
    const lost = await only('complaint', typed, '20 18:00', '响应时间')
    expect(Object.keys(lost?.clocks ?? {})).toEqual(['reply', 'resolve'])
  })

  it.each<[string, string, object | undefined]>([
    ['late: unknown', '21 09:00', undefined],
    ['in time: on time', '20 09:04', { due: november('20 09:05'), stoppedAt: november('20 09:04') }],
  ])('of a cycle whose time was typed over before anybody looked, resolved %s', async (_, resolved, expected) => {
    const d = await desk()
    await d.type('complaint', [row({ resolvedAt: t(resolved), result: '好' })])
    await d.sweep(november('22 08:00'))
    await fill(d, 'complaint', FIRST, { reopenedAt: t('22 09:00'), respondedAt: t('22 09:02') })
    await d.sweep(november('22 09:05'))
    const [first, second] = await roundsAt(d, november('22 09:05'))
    expect(first?.clocks.respond).toEqual(expected)
    expect(shown(second?.clocks.respond?.stoppedAt)).toBe('22 09:02')
  })
})
