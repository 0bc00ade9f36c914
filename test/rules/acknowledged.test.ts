import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import type { RowRecord } from '../../src/model/row-record.ts'
import { acknowledgements, levelsSaid } from '../../src/rules/acknowledged.ts'
import { ZONE } from '../support/desk.ts'
import { nov, shown } from './support.ts'

describe('the levels that a cell names (R31)', () => {
  it.each<[string, readonly number[] | undefined]>([
    ['1', [1]],
    ['１', [1]],
    ['1、2', [1, 2]],
    ['2,1', [1, 2]],
    ['1 2', [1, 2]],
    ['1，2；3', [1, 2, 3]],
    ['1\r\n2', [1, 2]],
    ['1级、2级', [1, 2]],
    ['第1级和第2级', [1, 2]],
    ['L1 & L2', [1, 2]],
    ['Level 1 and 2', [1, 2]],
    ['1-3', [1, 2, 3]],
    ['1～3级', [1, 2, 3]],
    ['1至2', [1, 2]],
    ['0', [0]],
    ['9', [9]],
    ['1、1', [1]],
    ['10', undefined],
    ['3-1', undefined],
    ['1/2', undefined],
    ['1.5', undefined],
    ['46024', undefined],
    ['一', undefined],
    ['都知道了', undefined],
    ['、', undefined],
    [' ', undefined],
    ['1、😀', undefined],
    ['-1', undefined],
    ['=1+1', undefined],
  ])('%j', (typed, expected) => {
    expect(levelsSaid(typed)).toEqual(expected)
  })
})

/** What is known after each look in turn, and with what was last seen of the cells. */
type Look = readonly [now: string, fields: CaseFields, isNewCycle?: boolean]
function looks(...all: readonly Look[]) {
  let was: Pick<RowRecord, 'acks' | 'ackSeen'> = {}
  for (const [now, fields, isNewCycle = false] of all) was = acknowledgements(fields, was, isNewCycle, nov(now), ZONE)
  return (was.acks ?? []).map(({ at, levels }) =>
    [shown(at), ...(levels === undefined ? [] : [levels.join()])].join(' '),
  )
}

const wang: CaseFields = { acknowledgedBy: '王芳' }
const wangAt10 = { ...wang, acknowledgedAt: nov('20 10:00') }

describe('what is remembered of who knows of a case', () => {
  it.each<[string, readonly Look[], readonly string[]]>([
    ['nobody', [['20 10:00', {}]], []],
    ['a name and a time', [['20 10:30', wangAt10]], ['20 10:00']],
    ['a name alone counts from when it was seen', [['20 10:30', wang]], ['20 10:30']],
    [
      'and does not count anew at each look',
      [
        ['20 10:30', wang],
        ['20 11:30', wang],
        ['20 12:30', wang],
      ],
      ['20 10:30'],
    ],
    [
      'a mere date counts from when it was seen',
      [['20 10:30', { ...wang, acknowledgedAt: nov('20 00:00') }]],
      ['20 10:30'],
    ],
    ['one of a day before from its end', [['20 10:30', { ...wang, acknowledgedAt: nov('19 00:00') }]], ['19 23:59']],
    ['a time without a name is nobody’s', [['20 10:30', { acknowledgedAt: nov('20 10:00') }]], []],
    ['levels', [['20 10:30', { ...wangAt10, acknowledgedLevels: '1、2' }]], ['20 10:00 1,2']],
    ['levels that cannot be read: none until they can', [['20 10:30', { ...wangAt10, acknowledgedLevels: '都' }]], []],
    [
      'and then from the time that was typed',
      [
        ['20 10:30', { ...wangAt10, acknowledgedLevels: '都' }],
        ['20 11:30', { ...wangAt10, acknowledgedLevels: '1' }],
      ],
      ['20 10:00 1'],
    ],
    [
      'what is typed over is still known',
      [
        ['20 10:30', { ...wang, acknowledgedLevels: '1' }],
        ['20 11:30', { acknowledgedBy: '周敏', acknowledgedLevels: '2' }],
      ],
      ['20 10:30 1', '20 11:30 2'],
    ],
    [
      'and what is cleared',
      [
        ['20 10:30', wang],
        ['20 11:30', {}],
      ],
      ['20 10:30'],
    ],
    [
      'cleared and typed again is another one',
      [
        ['20 10:30', wang],
        ['20 11:30', {}],
        ['20 12:30', wang],
      ],
      ['20 12:30'],
    ],
    [
      'a later one of all levels makes up for those before',
      [
        ['20 10:30', { ...wang, acknowledgedLevels: '1' }],
        ['20 11:30', wang],
      ],
      ['20 11:30'],
    ],
    [
      'one of the same levels does',
      [
        ['20 10:30', { ...wang, acknowledgedLevels: '1' }],
        ['20 11:30', { acknowledgedBy: '周敏', acknowledgedLevels: '1' }],
      ],
      ['20 11:30 1'],
    ],
    [
      'an earlier one adds nothing',
      [
        ['20 10:30', wang],
        ['20 11:30', wangAt10],
      ],
      ['20 10:30'],
    ],
    [
      'one of a level later than one of all',
      [
        ['20 10:30', wang],
        ['20 11:30', { ...wang, acknowledgedLevels: '2' }],
      ],
      ['20 10:30', '20 11:30 2'],
    ],
    [
      'reopened: none',
      [
        ['20 10:30', wangAt10],
        ['20 11:30', { ...wangAt10, reopenedAt: nov('20 11:00') }, true],
      ],
      [],
    ],
    [
      'reopened: the name that stands from before is none',
      [
        ['20 10:30', wang],
        ['20 11:30', { ...wang, reopenedAt: nov('20 11:00') }, true],
      ],
      [],
    ],
    [
      'reopened, with a time from before seen only then: none',
      [['20 11:30', { ...wangAt10, reopenedAt: nov('20 11:00') }, true]],
      [],
    ],
    [
      'known again after the reopening',
      [
        ['20 10:30', wangAt10],
        ['20 11:30', { reopenedAt: nov('20 11:00') }, true],
        ['20 12:30', { ...wang, reopenedAt: nov('20 11:00') }],
      ],
      ['20 12:30'],
    ],
  ])('%s', (_, all, expected) => {
    expect(looks(...all)).toEqual(expected)
  })

  it('does not grow without end', () => {
    const turns = Array.from(
      { length: 200 },
      (_, turn) =>
        [
          `20 10:${String(turn % 60).padStart(2, '0')}`,
          { acknowledgedBy: `某${turn}`, acknowledgedLevels: String(turn % 10) },
        ] as const,
    )
    expect(looks(...turns)).toHaveLength(10)
  })
})
