import { describe, expect, it } from 'vitest'
import { reportMemory } from '../../../src/standalone/page/sheet/model/report-memory.ts'

const none = { pages: [], headers: [] }

describe('what a report remembers of itself', () => {
  it.each([
    ['as it was written', '{"kind":"month","pages":[40],"headers":[5,12]}', { pages: [40], headers: [5, 12] }],
    ['of a kind alone', '{"kind":"rows"}', none],
    ['that is no JSON', '{"kind":', none],
    ['that is nothing', '', none],
    ['that is null', 'null', none],
    ['that is a list', '[1,2]', none],
    ['with rows that are none', '{"pages":[-1,2.5,"3",null,7,1e999],"headers":"1"}', { pages: [7], headers: [] }],
  ])('%s', (_, metadataValue, memory) => {
    expect(reportMemory([{ metadataKey: 'daily-clear.report', metadataValue }])).toEqual(memory)
  })

  it.each([
    ['of no metadata', []],
    ['of other metadata', [{ metadataKey: 'daily-clear.tab', metadataValue: 'complaint' }, {}]],
  ])('%s is none', (_, metadata) => expect(reportMemory(metadata)).toBeUndefined())

  it('without a value is a report all the same', () => {
    expect(reportMemory([{ metadataKey: 'daily-clear.report' }])).toEqual(none)
  })
})
