import { describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { type LedgerView, viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, desk, row, sh } from '../support/desk.ts'

const without = async (...gone: readonly TabKey[]) => {
  const state = await (await desk()).read()
  return { ...state, tables: new Map([...state.tables].filter(([key]) => !gone.includes(key))) }
}

describe('a ledger that lost a tab', () => {
  it.each<[readonly TabKey[], readonly string[]]>([
    [['settings'], ['设置']],
    [['notices', 'policy'], ['通知记录']],
    [['system', 'staff', 'escalation', 'categories'], ['系统']],
    [
      ['settings', 'notices', 'system'],
      ['设置', '通知记录', '系统'],
    ],
  ])('%j cannot go on', async (gone, missing) => {
    const state = await without(...gone)
    expect(() => viewLedger(state)).toThrow(
      expect.objectContaining({
        reason: { kind: 'not-set-up', missing: missing.map((zh) => expect.objectContaining({ zh }) as unknown) },
      }),
    )
  })

  it('any other is named, and nothing of it is known', async () => {
    const gone: readonly TabKey[] = ['policy', 'staff', 'categories', 'escalation', 'calendars', 'days', 'history']
    const view = viewLedger(await without(...gone, 'callback', 'health'))
    expect(new Set(view.missingTabs)).toEqual(new Set([...gone, 'callback', 'health']))
    expect([view.policy, view.escalation, view.categories, view.staff.size, view.callbacks]).toEqual([
      [],
      [],
      [],
      0,
      undefined,
    ])
  })

  it('a register is left out', async () => {
    const view = viewLedger(await without('complaint'))
    expect(view.registers.map(({ register }) => register)).toEqual(['repair', 'incident'])
    expect([...view.missingTabs]).toEqual(['complaint'])
  })

  it.each<[TabKey, string]>([
    ['staff', '不知道谁'],
    ['categories', '闹鬼'],
  ])('without %s names are taken as they are typed', async (gone, typed) => {
    const d = await desk()
    const at = await d.type('complaint', [row({ handler: '不知道谁', category: '闹鬼' })])
    const state = await d.read()
    const told = (tables: typeof state.tables) =>
      viewLedger({ ...state, tables })
        .registers[0]?.read(at, sh('2026-11-20 10:00'))
        .problems.flatMap((problem) => ('typed' in problem ? problem.typed : []))
    expect(told(state.tables)).toContain(typed)
    expect(told(new Map([...state.tables].filter(([key]) => key !== gone)))).not.toContain(typed)
  })
})

describe('the print of the settings', () => {
  const print = async (
    change: (d: Awaited<ReturnType<typeof desk>>) => Promise<unknown>,
  ): Promise<[LedgerView, LedgerView]> => {
    const d = await desk()
    const before = viewLedger(await d.read())
    await change(d)
    return [before, viewLedger(await d.read())]
  }
  it.each<[TabKey, string, string | number]>([
    ['policy', 'resolve', '9天'],
    ['escalation', 'level', 5],
    ['categories', 'priority', '特急'],
    ['staff', 'leaveUntil', cell('2026-12-01 00:00')],
    ['settings', 'value', '别处'],
  ])('changes with %s %s', async (tab, column, value) => {
    const [before, after] = await print((d) => d.retype(tab, 1, column, value))
    expect(after.settingsMark).not.toBe(before.settingsMark)
  })
  it('changes with a row more', async () => {
    const [before, after] = await print((d) => d.type('staff', [{ name: '新人' }]))
    expect(after.settingsMark).not.toBe(before.settingsMark)
  })
  it('changes where a row is deleted or two change places', async () => {
    const [before, deleted] = await print((d) => d.deleteRow('categories', 3))
    const [, swapped] = await print((d) =>
      d.rewrite('categories', ([a = [], b = [], c = [], ...rest]) => [a, c, b, ...rest]),
    )
    expect(new Set([before, deleted, swapped].map((view) => view.settingsMark)).size).toBe(3)
  })
  it.each<TabKey>(['policy', 'escalation', 'categories', 'staff', 'settings'])(
    'stays with what the system writes into %s',
    async (tab) => {
      const [before, after] = await print((d) => d.retype(tab, 1, 'check', '提示'))
      expect(after.settingsMark).toBe(before.settingsMark)
    },
  )
  it('stays with what is remarked', async () => {
    const [before, after] = await print((d) => d.retype('policy', 1, 'remark', '改了'))
    expect(after.settingsMark).toBe(before.settingsMark)
  })
  it('stays with what happens elsewhere', async () => {
    const [before, after] = await print((d) => d.type('complaint', [row()]))
    expect(after.settingsMark).toBe(before.settingsMark)
  })
})
