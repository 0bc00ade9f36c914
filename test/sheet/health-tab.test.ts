import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../src/model/instant.ts'
import { faultsOf } from '../../src/sheet/faults.ts'
import { healthChanges, parseSince, printSince, type StandingFault } from '../../src/sheet/health-tab.ts'
import { at } from '../calendar/support.ts'
import { sh, ZONE } from '../support/desk.ts'
import { tableOf } from './support.ts'

const CONTEXT = { zone: ZONE, language: 'zh' } as const
const SINCE = sh('2026-11-20 09:03')
const EVERYTHING: readonly StandingFault[] = faultsOf({ tables: new Map() }).map((fault) => ({
  ...fault,
  since: SINCE,
}))

describe('since when faults stand, as it is remembered', () => {
  it('comes back as it was', () => {
    const faults = EVERYTHING.map((fault, index) => ({ ...fault, since: (SINCE + index) as Instant }))
    expect(parseSince(printSince(faults, ZONE), ZONE)).toEqual(new Map(faults.map(({ id, since }) => [id, since])))
  })
  it('whatever else stands there is not known, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const at of parseSince(text, ZONE).values()) expect(Number.isFinite(at)).toBe(true)
      }),
    )
    expect(
      parseSince('tab.days gestern\ntab.policy 2026-11-20T09:03:00.000\ntab.staff 9999-99-99T00:00:00', ZONE),
    ).toEqual(new Map([['tab.policy', SINCE]]))
  })
})

describe('another zone in the settings', () => {
  it('moves it as it moves the cells', () => {
    const moved = parseSince(printSince(EVERYTHING.slice(0, 1), ZONE), 'Asia/Tokyo')
    expect([...moved.values()]).toEqual([at('Asia/Tokyo', '2026-11-20 09:03')])
  })
})

describe('the tab', () => {
  const headed = tableOf('health', [])
  it('gets a line for each fault; what stands there already is not written again', () => {
    const [first, ...more] = healthChanges(EVERYTHING, headed, CONTEXT)
    expect(more).toEqual([])
    if (first?.kind !== 'append') throw new Error('nothing appended')
    expect(first.rows).toHaveLength(EVERYTHING.length)
    const written = { ...headed, rows: [...headed.rows, ...first.rows] }
    expect(healthChanges(EVERYTHING, written, CONTEXT)).toEqual([])
    const fewer = healthChanges(EVERYTHING.slice(4, 5), written, CONTEXT)
    // The line that is left moves up, the others are cleared.
    expect(fewer.filter((change) => change.kind === 'write' && change.row === 1)).toHaveLength(2)
    expect(fewer.every((change) => change.kind === 'write' && (change.row === 1 || change.cell === null))).toBe(true)
  })
  it('without its headers, or gone, is left alone', () => {
    expect(healthChanges(EVERYTHING, undefined, CONTEXT)).toEqual([])
    expect(healthChanges(EVERYTHING, { ...headed, rows: [['自己的列']] }, CONTEXT)).toEqual([])
    expect(healthChanges(EVERYTHING, { ...headed, rows: [] }, CONTEXT)).toEqual([])
  })
})
