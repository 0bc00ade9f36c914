import { describe, expect, it } from 'vitest'
import { CASE_REGISTERS, type CaseRegister } from '../../src/model/register.ts'
import { desk, noticesIn, row, type Typed } from '../support/desk.ts'

const CASES: Readonly<Record<CaseRegister, Typed>> = {
  complaint: { abnormal: '是', upset: '是', beyondAuthority: '是' },
  repair: { category: '给排水', priority: '特急' },
  incident: { category: '设备类', subcategory: '电梯困人' },
}

describe('the first receiver is on every escalation (R09)', () => {
  it.each(CASE_REGISTERS)('%s, to the last level', async (register) => {
    const d = await desk()
    await d.type(register, [row(CASES[register])])
    const levels = new Set<number>()
    for (const time of [
      '20 09:00',
      '20 09:10',
      '20 09:40',
      '20 12:00',
      '21 08:30',
      '21 09:00',
      '22 09:00',
      '25 09:00',
    ]) {
      const { plan } = await d.sweep(`2026-11-${time}`)
      for (const { items, to } of noticesIn(plan)) {
        for (const { level } of items) levels.add(level)
        if (items.some(({ level }) => level > 0))
          expect(to.find(({ name }) => name === '王芳')?.roles).toContain('firstReceiver')
      }
    }
    expect([...levels].sort()).toEqual(register === 'incident' ? [1, 2, 3] : [0, 1, 2, 3])
  })

  it('also where a manager has taken them out of every rule', async () => {
    const d = await desk()
    const rules = await d.records('escalation')
    for (const index of rules.keys()) if (index > 0) await d.retype('escalation', index, 'roles', '项目经理')
    await d.type('complaint', [row(CASES.complaint)])
    const { plan } = await d.sweep('2026-11-20 09:10')
    expect(noticesIn(plan).map(({ to }) => to.map(({ name }) => name))).toEqual([['吴军', '王芳']])
  })

  it('whoever took it and handles it gets one mail, as both', async () => {
    const d = await desk()
    await d.type('complaint', [row({ handler: '王芳' })])
    await d.sweep('2026-11-20 09:01')
    const { plan } = await d.sweep('2026-11-20 09:05')
    expect(noticesIn(plan).map(({ to }) => to.map(({ name, roles }) => [name, ...roles]))).toEqual([
      [
        ['王芳', 'handler', 'firstReceiver'],
        ['周敏', 'supervisor'],
      ],
    ])
  })
})
