import { describe, expect, it } from 'vitest'
import type { CaseRegister } from '../../src/model/register.ts'
import { registerTable } from '../../src/sheet/register-table.ts'
import { unwatchedClocks } from '../../src/sheet/unwatched.ts'
import { cell, desk, noticesIn, row, tabOf, ZONE } from '../support/desk.ts'

/** A register without some of its columns. */
function without(register: CaseRegister, gone: readonly string[]) {
  const header = tabOf(register).columns.flatMap(({ key, zh }) => (gone.includes(key) ? [] : [zh]))
  const table = { tab: register, title: '', rows: [header] }
  return registerTable(register, table, { zone: ZONE, language: 'zh', people: undefined, kinds: undefined })
}

describe('clocks that nobody could stop (R05)', () => {
  it.each<[string, CaseRegister, readonly string[], readonly string[]]>([
    ['none where all is there', 'complaint', [], []],
    ['none for a column that stops nothing', 'complaint', ['remark', 'channel'], []],
    ['the response', 'complaint', ['respondedAt'], ['respond', 'reopened']],
    ['the arrival', 'complaint', ['arrivedAt'], ['arrive']],
    ['the reply', 'complaint', ['repliedAt'], ['reply']],
    ['who took it over', 'complaint', ['handler'], ['handover']],
    ['the dispatch', 'repair', ['dispatchedAt'], ['dispatch']],
    ['both', 'repair', ['dispatchedAt', 'arrivedAt'], ['dispatch', 'arrive']],
    [
      'all that ends with the resolution',
      'complaint',
      ['resolvedAt'],
      [
        'resolve',
        'progress',
        'promise',
        'slip',
        'critical',
        'incident',
        'abnormal',
        'upset',
        'authority',
        'repeat',
        'handover',
      ],
    ],
    ['not what the register never had: a complaint is not dispatched', 'complaint', ['dispatchedAt'], []],
  ])('%s', (_, register, gone, clocks) => {
    expect([...unwatchedClocks(register, { registers: [without(register, gone)] })]).toEqual(clocks)
  })

  it('of a register that is not there, none', () => {
    expect(unwatchedClocks('repair', { registers: [without('complaint', ['respondedAt'])] }).size).toBe(0)
  })

  it('alert nobody, while the others do', async () => {
    const d = await desk()
    await d.type('complaint', [row({ repliedAt: null })])
    await d.lose('complaint', '响应时间')
    await d.sweep('2026-11-20 09:01')
    const mails = async (time: string) => noticesIn((await d.sweep(time)).plan).flatMap(({ items }) => items)
    expect((await mails('2026-11-20 09:06')).map(({ clock }) => clock)).toEqual([])
    expect((await mails('2026-11-21 09:01')).map(({ clock }) => clock)).toContain('reply')
    expect(await d.cell('complaint', 2, 'respondDue')).toBe(cell('2026-11-20 09:05'))
  })
})
