import { describe, expect, it } from 'vitest'
import { roundOf } from '../../support.ts'
import { done, lookedOf, monthTab, november, open, values } from './support.ts'

const told = (
  rounds: Parameters<typeof november>[0],
  more: Parameters<typeof november>[1] = {},
  language: 'zh' | 'en' = 'zh',
) => {
  const all = values(monthTab(november(rounds, more), language))
  return all
    .slice(
      3,
      all.findIndex((row, at) => at > 3 && row.length === 0),
    )
    .map(([first]) => first)
}
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const noise = { category: '噪音扰民' }

describe('a month in words', () => {
  it('says what changed by more than chance, the farthest first', () => {
    const rounds = [
      ...times(20, () => done('2026-10-05 08:00', 10)),
      ...times(3, () => done('2026-10-06 08:00', 10, noise)),
      ...times(10, () => done('2026-11-05 08:00', 100)),
      ...times(10, () => done('2026-11-05 08:00', 10)),
      ...times(20, () => done('2026-11-06 08:00', 10, noise)),
    ]
    expect(told(rounds).slice(1)).toEqual([
      '报修：本月没有受理、重开或结转的。',
      '突发事件：本月没有受理、重开或结转的。',
      '与上月比，变化最大的：',
      '· 投诉 · 噪音扰民 · 受理 20 件，上月 3 件，多 17 件。',
      '· 投诉 · 按时率 75.0%，上月 100.0%，降 25.0 个百分点。',
      '· 投诉 · 受理 40 件，上月 23 件，多 17 件。',
    ])
    expect(told(rounds, {}, 'en').slice(3)).toEqual([
      'What changed most since the month before:',
      '· Complaints · 噪音扰民 · Received: 20, the month before 3: 17 more.',
      '· Complaints · On-time share 75.0%, the month before 100.0%: 25.0 points down.',
      '· Complaints · Received: 40, the month before 23: 17 more.',
    ])
  })

  it.each([
    ['of nothing due', [roundOf('2026-11-02 08:00')], '投诉：受理 1 件，办结 0 件，结转由 0 件到 1 件。'],
    ['none', [open('2026-11-02 08:00')], '投诉：受理 1 件，办结 0 件，按时率 0.0%，结转由 0 件到 1 件。'],
  ])('says the share on time: %s', (_, rounds, text) => {
    expect(told(rounds)[0]).toBe(text)
  })

  it('says nothing of counts while the month runs', () => {
    const rounds = [...times(20, () => done('2026-10-05 08:00', 10)), done('2026-11-01 08:00', 1)]
    expect(told(rounds, { asOf: '2026-11-02 08:00' }).at(-1)).toBe('与上月比，没有超出平常波动的变化。')
    expect(told(rounds).at(-1)).toBe('· 投诉 · 受理 1 件，上月 20 件，少 19 件。')
  })

  it('says four changes at most', () => {
    const rounds = times(8, (at) => times(20, () => done('2026-10-05 08:00', 10, { category: `${at}` }))).flat()
    const said = told([...rounds, done('2026-11-05 08:00', 1)])
    expect(said.filter((text) => String(text).startsWith('·'))).toHaveLength(4)
  })

  it('speaks of a category that is there no more', () => {
    const rounds = [
      ...times(20, () => done('2026-10-05 08:00', 10, noise)),
      ...times(20, () => done('2026-11-05 08:00', 10)),
    ]
    expect(told(rounds)).toContain('· 投诉 · 噪音扰民 · 受理 0 件，上月 20 件，少 20 件。')
  })

  it('leads from what is overdue to its rows, and from the oldest to its own', () => {
    const tab = monthTab(
      november([open('2026-11-02 08:00', { row: 7 }), open('2026-11-20 08:00', { row: 8, register: 'repair' })]),
    )
    const linked = tab.rows
      .slice(3, 12)
      .map(([cell]) => lookedOf(cell))
      .filter(({ link }) => link !== undefined)
    expect(linked).toEqual([
      {
        value: '投诉：本月受理或重开的有 1 件在办超时。',
        look: 'alarm',
        link: { title: '明细 2026-11', area: { row: 14, column: 0, rows: 1, columns: 9 } },
      },
      {
        value: '报修：本月受理或重开的有 1 件在办超时。',
        look: 'alarm',
        link: { title: '明细 2026-11', area: { row: 29, column: 0, rows: 1, columns: 9 } },
      },
      { value: '投诉：没有办结的里历时最长的是 第 8 行，已 28天16小时。', link: { register: 'complaint', row: 7 } },
    ])
  })

  it.each(['zh', 'en'] as const)('has no sentence wider than the page (%s)', (language) => {
    const category = '很长的类别名字'.repeat(10)
    const rounds = [
      ...times(20, () => done('2026-10-05 08:00', 10, { category })),
      open('2026-11-05 08:00', { category }),
    ]
    const wide = (text: string) => text.split('').reduce((sum, letter) => sum + (letter > '⺀' ? 13 : 7.6), 0)
    const said = told(rounds, { leftOut: [1], gone: ['repair', 'incident'] }, language)
    expect(said.length).toBeGreaterThan(4)
    for (const text of said) expect(wide(String(text))).toBeLessThanOrEqual(1_060)
  })
})
