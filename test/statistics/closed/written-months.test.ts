import { describe, expect, it } from 'vitest'
import { parseWrittenMonths, printWrittenMonths } from '../../../src/statistics/closed/written-months.ts'
import { month } from '../support.ts'

describe('what the last months’ tabs were', () => {
  it.each<[string, string | undefined, string, string]>([
    ['nothing yet', undefined, '2026-11', '2026-11=new'],
    ['another month', '2026-10=a', '2026-11', '2026-10=a 2026-11=new'],
    ['the same month', '2026-10=a 2026-11=b', '2026-10', '2026-10=new 2026-11=b'],
    ['an earlier one', '2026-10=a', '2026-09', '2026-09=new 2026-10=a'],
    ['what somebody typed', '2026-1=a =x 2026-10 2026-10=b <b>', '2026-11', '2026-10=b 2026-11=new'],
  ])('after %s', (_, known, name, expected) => {
    expect(printWrittenMonths(parseWrittenMonths(known), month(name), 'new')).toBe(expected)
  })

  it('are those of the last year alone', () => {
    const all = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}=a`)
    const text = printWrittenMonths(parseWrittenMonths(all.join(' ')), month('2026-01'), 'new')
    expect(text).toBe([...all.slice(1), '2026-01=new'].join(' '))
  })
})
