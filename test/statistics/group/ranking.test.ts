import { describe, expect, it } from 'vitest'
import { groupReport } from '../../../src/statistics/group/group-report.ts'
import { type RankedKey, ranking } from '../../../src/statistics/group/ranking.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { complaints, NOVEMBER, siteOf } from './support.ts'

/** The places of sites with such complaints by a figure: the number, and whether it is clearly better or worse. */
function places(key: RankedKey, rankFrom: number, ...sites: readonly (readonly Round[])[]): readonly string[] {
  const report = groupReport(
    sites.map((rounds, index) => siteOf(`S${index}`, rounds)),
    NOVEMBER,
  )
  return ranking(report.registers[0]?.sites ?? [], rankFrom).map((one) => {
    const { place, apart } = one[key]
    return `${place ?? '–'}${apart === undefined ? '' : ` ${apart}`}`
  })
}

describe('sites are ranked', () => {
  it.each<{ what: string; key: RankedKey; sites: readonly (readonly Round[])[]; found: readonly string[] }>([
    {
      what: 'by what share is on time, the most first',
      key: 'onTimeShare',
      sites: [complaints(20, 10), complaints(20, 14), complaints(20, 12)],
      found: ['3', '1', '2'],
    },
    {
      what: 'together where they are as good, though of other numbers',
      key: 'onTimeShare',
      sites: [complaints(20, 10), complaints(40, 20), complaints(20, 8)],
      found: ['1', '1', '3'],
    },
    {
      what: 'but not those with so few cases that it would be chance, whether they look best or worst',
      key: 'onTimeShare',
      sites: [complaints(19, 19), complaints(20, 11), complaints(1, 0), complaints(20, 12)],
      found: ['–', '2', '–', '1'],
    },
    {
      what: 'and said to be better or worse where chance hardly makes that of it',
      key: 'onTimeShare',
      sites: [complaints(100, 95), complaints(100, 60), complaints(100, 78)],
      found: ['1 better', '3 worse', '2'],
    },
    {
      what: 'by hours, the least first',
      key: 'medianHours',
      sites: [complaints(20, 20, 12), complaints(20, 20, 3), complaints(30, 20, 3)],
      found: ['3', '1', '1'],
    },
    {
      what: 'by nothing where nothing was measured',
      key: 'satisfiedShare',
      sites: [complaints(20, 20), []],
      found: ['–', '–'],
    },
    { what: 'alone', key: 'onTimeShare', sites: [complaints(20, 1)], found: ['1'] },
  ])('$what', ({ key, sites, found }) => {
    expect(places(key, 20, ...sites)).toEqual(found)
  })

  it('from as many cases on as is set', () => {
    expect(places('onTimeShare', 5, complaints(5, 5), complaints(4, 4))).toEqual(['1', '–'])
  })

  it('by repeats, of which fewer are better', () => {
    const repeated = (count: number, repeats: number): readonly Round[] =>
      complaints(count, count).map((one, index) => ({ ...one, isRepeat: index < repeats }))
    expect(places('repeatRate', 20, repeated(100, 30), repeated(100, 2))).toEqual(['2 worse', '1 better'])
  })
})
