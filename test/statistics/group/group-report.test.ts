import { describe, expect, it } from 'vitest'
import { groupReport, type Site } from '../../../src/statistics/group/group-report.ts'
import { counted, month, sh } from '../support.ts'
import { complaints, NOVEMBER, siteOf } from './support.ts'

const OCTOBER = month('2026-10')
const complaintsOf = (sites: readonly Site[], of = NOVEMBER) => {
  const [register] = groupReport(sites, of).registers
  if (register === undefined) throw new Error('no complaints')
  return register
}

describe('the month of several sites', () => {
  it('is the sum of theirs', () => {
    const register = complaintsOf([siteOf('A', complaints(3, 2)), siteOf('B', complaints(5, 1))])
    expect(register.totals.total.counts).toMatchObject({ received: 8, onTime: 3, late: 5 })
    expect(register.sites.map(({ name, totals }) => [name, totals.counts.received])).toEqual([
      ['A', 3],
      ['B', 5],
    ])
  })

  it('of no site is nothing', () => {
    const report = groupReport([], NOVEMBER)
    expect(report).toMatchObject({ sites: [], absent: [] })
    expect(report.registers.map(({ totals }) => totals.total.counts.received)).toEqual([0, 0, 0])
    expect(report.registers[0]?.before).toBeUndefined()
  })

  it.each<{ what: string; site: Site; why: unknown }>([
    {
      what: 'cannot be read',
      site: { ...siteOf('X', []), months: { fault: { zh: '坏', en: 'bad' } } },
      why: { fault: { zh: '坏', en: 'bad' } },
    },
    { what: 'published other months only', site: siteOf('X', [], { months: [OCTOBER] }), why: 'not-published' },
    {
      what: 'published what is not whole',
      site: { ...siteOf('X', []), months: new Map([[NOVEMBER, 'broken']]) },
      why: 'broken',
    },
    {
      what: 'published with another version',
      site: { ...siteOf('X', []), months: new Map([[NOVEMBER, 'other-version']]) },
      why: 'other-version',
    },
  ])('counts the others where one $what, and names it', ({ site, why }) => {
    const report = groupReport([site, siteOf('A', complaints(3, 2))], NOVEMBER)
    expect(report.absent).toEqual([{ name: 'X', address: undefined, why }])
    expect(report.sites.map(({ name }) => name)).toEqual(['A'])
    expect(report.registers[0]?.totals.total.counts.received).toBe(3)
  })

  it('names the sites of which a register alone could not be counted', () => {
    const register = complaintsOf([siteOf('X', [], { isSpoilt: true }), siteOf('A', complaints(1, 1))])
    expect([register.uncounted, register.sites.map(({ name }) => name)]).toEqual([['X'], ['A']])
  })

  it('is compared with the month before by the sites that have both', () => {
    const old = siteOf('A', [...complaints(4, 4, 10, '2026-10'), ...complaints(6, 3)], { months: [OCTOBER, NOVEMBER] })
    const fresh = siteOf('B', complaints(50, 50))
    const register = complaintsOf([old, fresh])
    expect(register.before).toMatchObject({
      sites: 1,
      now: { counts: { received: 6 } },
      then: { counts: { received: 4 } },
    })
    expect(register.yearBefore).toBeUndefined()
    expect(register.trend.slice(-2).map(({ sites, totals }) => [sites, totals.counts.received])).toEqual([
      [1, 4],
      [2, 56],
    ])
    expect(register.trend[0]).toMatchObject({ month: '2025-12', sites: 0 })
  })

  it('is compared with the same month last year', () => {
    const rounds = [counted('2025-11-03 08:00'), ...complaints(2, 2)]
    const site = siteOf('A', rounds, { months: [month('2025-11'), NOVEMBER], asOf: sh('2026-11-22 12:00') })
    expect(complaintsOf([site]).yearBefore).toMatchObject({ sites: 1, then: { counts: { received: 1 } } })
  })
})
