import { describe, expect, it } from 'vitest'
import type { PolicyRow } from '../../src/model/policy.ts'
import { matchPolicy, type PolicyQuestion, policyTies } from '../../src/rules/match-policy.ts'
import { policyRow } from './support.ts'

const rows: readonly PolicyRow[] = [
  policyRow(1),
  policyRow(2, { priorities: ['urgent', 'critical'] }),
  policyRow(3, { category: '公区设备' }),
  policyRow(4, { category: '公区设备', priorities: ['critical'] }),
  policyRow(5, { category: '公区设备', subcategory: '爆管停水' }),
  policyRow(6, { category: '公区设备', subcategory: '爆管停水', priorities: ['urgent'] }),
  policyRow(7, { subcategory: '楼道灯故障' }),
  policyRow(8, { register: 'repair' }),
]
const ask = (more: Partial<PolicyQuestion> = {}): PolicyQuestion => ({
  register: 'complaint',
  category: '其它',
  priority: 'normal',
  ...more,
})

describe('the policy row of a case (R15)', () => {
  it.each<[string, Partial<PolicyQuestion>, number]>([
    ['nothing special: the default', {}, 1],
    ['a priority of the list', { priority: 'urgent' }, 2],
    ['the other priority of the list', { priority: 'critical' }, 2],
    ['the category', { category: '公区设备' }, 3],
    ['the category outweighs the priority', { category: '公区设备', priority: 'urgent' }, 3],
    ['category and priority', { category: '公区设备', priority: 'critical' }, 4],
    ['the subcategory', { category: '公区设备', subcategory: '爆管停水' }, 5],
    [
      'the subcategory outweighs category and priority',
      { category: '公区设备', subcategory: '爆管停水', priority: 'critical' },
      5,
    ],
    ['all three', { category: '公区设备', subcategory: '爆管停水', priority: 'urgent' }, 6],
    ['a subcategory of any category', { category: '公区设备', subcategory: '楼道灯故障', priority: 'critical' }, 7],
    ['a subcategory without a row falls back', { category: '公区设备', subcategory: '管井锁闭' }, 3],
    ['a subcategory of another category does not match', { subcategory: '爆管停水' }, 1],
    ['another register', { register: 'repair', category: '公区设备', priority: 'urgent' }, 8],
  ])('%s', (_, question, row) => {
    expect(matchPolicy(rows, ask(question))?.row).toBe(row)
    expect(matchPolicy(rows.toReversed(), ask(question))?.row).toBe(row)
  })

  it('has none where no row matches', () => {
    expect(matchPolicy(rows, ask({ register: 'incident' }))).toBeUndefined()
    expect(matchPolicy([policyRow(1, { priorities: [] })], ask())).toBeUndefined()
    expect(matchPolicy([], ask())).toBeUndefined()
  })

  it('takes the upper of two equal rows', () => {
    expect(matchPolicy([policyRow(1, { category: '其它' }), policyRow(2, { category: '其它' })], ask())?.row).toBe(1)
  })
})

describe('rows that no case could choose between', () => {
  it.each<[string, readonly PolicyRow[], readonly (readonly [number, number])[]]>([
    ['none', rows, []],
    ['two defaults', [policyRow(1), policyRow(2)], [[2, 1]]],
    [
      'three defaults all tie with the first',
      [policyRow(1), policyRow(2), policyRow(3)],
      [
        [2, 1],
        [3, 1],
      ],
    ],
    ['registers differ', [policyRow(1), policyRow(2, { register: 'repair' })], []],
    ['categories differ', [policyRow(1, { category: 'a' }), policyRow(2, { category: 'b' })], []],
    ['subcategories differ', [policyRow(1, { subcategory: 'a' }), policyRow(2, { subcategory: 'b' })], []],
    [
      'a priority in common',
      [policyRow(1, { priorities: ['urgent', 'normal'] }), policyRow(2, { priorities: ['critical', 'urgent'] })],
      [[2, 1]],
    ],
    [
      'no priority in common',
      [policyRow(1, { priorities: ['urgent'] }), policyRow(2, { priorities: ['critical'] })],
      [],
    ],
    ['every priority is less specific than one', [policyRow(1), policyRow(2, { priorities: ['urgent'] })], []],
    ['the other way round too', [policyRow(1, { priorities: ['urgent'] }), policyRow(2)], []],
    [
      'what ties only with a row that does not hold stays',
      [
        policyRow(1, { priorities: ['urgent'] }),
        policyRow(2, { priorities: ['urgent', 'critical'] }),
        policyRow(3, { priorities: ['critical'] }),
      ],
      [[2, 1]],
    ],
  ])('%s', (_, given, expected) => {
    expect([...policyTies(given)].map(([row, earlier]) => [row.row, earlier.row])).toEqual(expected)
  })
})
