import { describe, expect, it } from 'vitest'
import { applyPolicy, type PlannedPolicy, previewPolicy } from '../../src/app/apply-policy.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Ledger, Version } from '../../src/ports/ledger.ts'
import type { Log } from '../../src/ports/log.ts'
import { cell, type Desk, desk, FIRST, row, sh } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

/** A desk with one open complaint whose policy was changed, and the parts of a manager at the command line. */
async function changed(log: Partial<Log> = {}) {
  const d = await desk()
  await d.type('complaint', [row()])
  await d.sweep('2026-11-20 09:01')
  await d.retype('policy', 1, 'resolve', '1天')
  const parts = {
    ledger: d as Ledger,
    clock: { now: () => sh('2026-11-20 12:00') },
    log: { ...silent, ...log },
    runId: 'apply',
  }
  return { d, parts, resolveDue: () => d.cell('complaint', FIRST, 'resolveDue') }
}
const other = (d: Desk, run: string) =>
  d.read().then((state) => d.commit(state, run as Version, [{ kind: 'append', tab: 'system', rows: [[run, 1]] }]))
const becomes = ({ plan }: PlannedPolicy) => plan.cases.flatMap(({ moves }) => moves.map((move) => move.becomes?.due))
const renewalsIn = async (d: Desk) =>
  (await d.read('history')).tables.get('history')?.rows.filter((cells) => cells.includes('时限标准'))

describe('a manager who applies the policy', () => {
  it('is asked about the plan that is then committed', async () => {
    const { d, parts, resolveDue } = await changed()
    const asked: unknown[] = []
    const done = await applyPolicy(parts, { by: '王芳' }, (planned, isOther) => {
      asked.push([becomes(planned), isOther])
      return Promise.resolve(true)
    })
    expect(asked).toEqual([[[sh('2026-11-21 09:00')], false]])
    expect(done?.plan.cases).toHaveLength(1)
    expect(await resolveDue()).toBe(cell('2026-11-21 09:00'))
    expect(await renewalsIn(d)).toHaveLength(1)
  })

  it('who says no leaves all as it is', async () => {
    const { d, parts } = await changed()
    const before = await d.read('history')
    expect(await applyPolicy(parts, {}, () => false)).toBeUndefined()
    expect(await d.read('history')).toEqual(before)
  })

  it('is not asked where nothing would change', async () => {
    const { parts } = await changed()
    await applyPolicy(parts, {}, () => true)
    const again = await applyPolicy({ ...parts, runId: 'again' }, {}, () => {
      throw new Error('asked')
    })
    expect(again?.plan).toMatchObject({ cases: [], untouched: { same: 1 } })
  })

  it('is not asked again where somebody committed what is nothing to the plan', async () => {
    const { d, parts, resolveDue } = await changed()
    let asked = 0
    await applyPolicy(parts, {}, async () => {
      await other(d, 'between')
      return ++asked === 1
    })
    expect(asked).toBe(1)
    expect(await resolveDue()).toBe(cell('2026-11-21 09:00'))
  })

  it('is not asked again where somebody sorted the rows', async () => {
    const { d, parts } = await changed()
    await d.type('complaint', [row({ receivedAt: cell('2026-11-20 10:00') })])
    await d.retype('policy', 1, 'resolve', '3天')
    await d.sweep('2026-11-20 10:01')
    await d.retype('policy', 1, 'resolve', '1天')
    let asked = 0
    const done = await applyPolicy(parts, {}, async () => {
      await d.rewrite('complaint', ([header = [], example = [], first = [], second = []]) => [
        header,
        example,
        second,
        first,
      ])
      return ++asked === 1
    })
    expect([asked, done?.plan.cases.map(({ number }) => number)]).toEqual([1, ['TS-20261120-002', 'TS-20261120-001']])
    expect(await Promise.all([FIRST, FIRST + 1].map((at) => d.cell('complaint', at, 'resolveDue')))).toEqual([
      cell('2026-11-21 10:00'),
      cell('2026-11-21 09:00'),
    ])
  })

  it('is asked again where other deadlines would move, and nothing is written before', async () => {
    const { d, parts, resolveDue } = await changed()
    const asked: unknown[] = []
    await applyPolicy(parts, {}, async (planned, isOther) => {
      asked.push([becomes(planned), isOther, await resolveDue()])
      if (!isOther) await d.retype('policy', 1, 'resolve', '2天')
      return true
    })
    expect(asked).toEqual([
      [[sh('2026-11-21 09:00')], false, cell('2026-11-23 09:00')],
      [[sh('2026-11-22 09:00')], true, cell('2026-11-23 09:00')],
    ])
    expect(await resolveDue()).toBe(cell('2026-11-22 09:00'))
  })

  it('is told, and asked nothing more, where meanwhile there is nothing left to change', async () => {
    const { d, parts, resolveDue } = await changed()
    let asked = 0
    const done = await applyPolicy(parts, {}, async () => {
      asked++
      await d.retype('policy', 1, 'resolve', '3天')
      return true
    })
    expect([asked, done?.plan.cases]).toEqual([1, []])
    expect(await resolveDue()).toBe(cell('2026-11-23 09:00'))
    expect(await renewalsIn(d)).toEqual([])
  })

  it('leaves a line in the log for each deadline, with nobody’s name or phone, once it is done', async () => {
    const lines: unknown[] = []
    const { parts } = await changed({ info: (event, fields) => lines.push([event, fields]) })
    await applyPolicy(parts, { by: '王芳' }, () => {
      expect(lines).toEqual([])
      return true
    })
    expect(lines).toEqual([
      [
        'deadline-renewed',
        { case: 'TS-20261120-001', clock: 'resolve', from: '2026-11-23T01:00:00.000Z', to: '2026-11-21T01:00:00.000Z' },
      ],
    ])
  })

  it('hears of a number that is none before anything is asked', async () => {
    const { parts } = await changed()
    const thrown = await applyPolicy(parts, { cases: ['TS-9'] }, () => true).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(Failure)
    expect((thrown as Failure).reason).toEqual({ kind: 'unknown-case', numbers: ['TS-9'] })
  })
})

describe('a preview', () => {
  it('writes nothing, and is as of the time that is given', async () => {
    const { d, parts } = await changed()
    const before = await d.read()
    const { plan } = await previewPolicy(parts, { now: sh('2026-11-22 09:00') })
    expect(plan.cases[0]?.moves.map(({ overdueAtOnce }) => overdueAtOnce)).toEqual([true])
    expect(await d.read()).toEqual(before)
  })
})
