import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChineseNumber } from '../../src/calendar/chinese-number.ts'
import { parseDuration, printDuration } from '../../src/calendar/duration.ts'
import { LIMITS } from '../../src/calendar/duration-problem.ts'
import { parseHours, printHours } from '../../src/calendar/hours.ts'
import type { Duration } from '../../src/model/duration.ts'
import { runs } from './runs.ts'

const upTo = (max: number) => fc.integer({ min: 1, max })
const on = fc.nat(LIMITS.day)

const duration: fc.Arbitrary<Duration> = fc.oneof(
  fc.record({ kind: fc.constant('span'), unit: fc.constant('minute'), amount: upTo(LIMITS.minute) }),
  fc.record({ kind: fc.constant('span'), unit: fc.constant('hour'), amount: upTo(LIMITS.hour) }),
  fc.record({ kind: fc.constant('days'), unit: fc.constant('day'), amount: upTo(LIMITS.day) }),
  fc.record({ kind: fc.constant('days'), unit: fc.constant('week'), amount: upTo(LIMITS.week) }),
  fc.record({ kind: fc.constant('workdays'), amount: upTo(LIMITS.workday) }),
  fc.record({ kind: fc.constant('day-end'), days: on }),
  fc.record({ kind: fc.constant('day-at'), days: on, minuteOfDay: fc.nat(1440) }),
  fc.constantFrom<Duration>({ kind: 'shift-end' }, { kind: 'at-once' }),
)

const language = fc.constantFrom('zh', 'en')

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))

describe('durations', () => {
  it('are read as they were printed, in both languages, wide or narrow', () => {
    fc.assert(
      fc.property(duration, language, (d, spoken) => {
        const printed = printDuration(d, spoken)
        expect(parseDuration(printed)).toEqual(d)
        expect(parseDuration(fullWidth(printed))).toEqual(d)
        expect(parseDuration(`  ${printed.toUpperCase().replace(/\dM$/, '')} `)).toEqual(d)
      }),
    )
  })

  it('answer any text with a duration that prints and reads the same, or a problem', () => {
    const bits = fc.constantFrom(
      '1',
      '30',
      '两',
      '半',
      '个',
      '小时',
      '分',
      '天',
      '工作日',
      '周',
      '月',
      '次日',
      '当',
      '日',
      ' ',
      'T+',
      '.',
      ':',
      'h',
      'm',
      '-',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(bits, { maxLength: 6 }).map((all) => all.join('')),
        ),
        (text) => {
          const read = parseDuration(text)
          if ('problem' in read) return
          expect(parseDuration(printDuration(read, 'zh'))).toEqual(read)
          expect(parseDuration(printDuration(read, 'en'))).toEqual(read)
        },
      ),
      runs(2000),
    )
  })
})

describe('open hours', () => {
  it('are read as they were printed', () => {
    const marks = fc.uniqueArray(fc.nat(1440), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b))
    fc.assert(
      fc.property(marks, language, (edges, spoken) => {
        const hours = []
        for (let i = 0; i + 1 < edges.length; i += 2) hours.push({ start: edges[i] ?? 0, end: edges[i + 1] ?? 0 })
        expect(parseHours(printHours(hours, spoken))).toEqual({ hours })
      }),
    )
  })
})

describe('Chinese numerals', () => {
  const DIGITS = '零一二三四五六七八九'
  const written = (n: number): string => {
    const places = [
      ['千', 1000],
      ['百', 100],
      ['十', 10],
      ['', 1],
    ] as const
    const all = places.map(([unit, size]) => {
      const digit = Math.floor(n / size) % 10
      return digit === 0 ? '零' : `${DIGITS.charAt(digit)}${unit}`
    })
    return all
      .join('')
      .replace(/零+/g, '零')
      .replace(/^零|零$/g, '')
      .replace(/^一十/, '十')
  }

  it('are read up to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        expect(readChineseNumber(written(n))).toBe(n)
      }),
    )
  })
})
