import { describe, expect, it } from 'vitest'
import { desk } from '../../support/desk.ts'

const taken = (what: string): string => `表里没有“${what}”，这是规定，照样件件回访：请补上这一行`

describe('what the rules ask for and somebody took out of its tab (R32)', () => {
  it.each<[string, (cells: readonly unknown[]) => boolean, string]>([
    ['one row', (cells) => !cells.includes('外来施工'), taken('外来单位施工的报修')],
    [
      'every row',
      () => false,
      ['每一件投诉', '外来单位施工的报修', '给排水的报修', '特急、紧急的报修', '业主提供的有效信息']
        .map(taken)
        .join('；'),
    ],
  ])('is told beside what is left of it: %s; once, and no more when it is back', async (_, isLeft, says) => {
    const d = await desk()
    const before = (await d.read()).tables.get('mandatory')?.rows ?? []
    await d.rewrite('mandatory', (rows) => rows.filter((cells, row) => row === 0 || isLeft(cells)))
    await d.sweep('2026-11-20 09:00')
    expect(await d.cell('mandatory', 1, 'check')).toBe(says)
    expect(JSON.stringify(await d.records('health'))).toContain('规定的必访类别不全：照样件件回访')
    expect((await d.look('2026-11-20 09:01')).changes).toEqual([])
    await d.rewrite('mandatory', () => before)
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('mandatory', 1, 'check')).toBeFalsy()
  })
})
