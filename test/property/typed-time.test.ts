import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../src/calendar/format.ts'
import { instantToSerial } from '../../src/calendar/serial.ts'
import { wallParts } from '../../src/calendar/wall.ts'
import { toWall } from '../../src/calendar/zone.ts'
import { DAY, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { fullTime } from '../../src/sheet/typed/full-time.ts'
import { Inferred, Misread } from '../../src/sheet/typed/misread.ts'
import { readTime } from '../../src/sheet/typed/time.ts'
import type { TimeContext } from '../../src/sheet/typed/which-moment.ts'
import { runs } from './runs.ts'

const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC')
const moment = fc
  .integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2199, 11, 30) / 1000 })
  .map((second) => instant(second * 1000))
const context: fc.Arbitrary<TimeContext> = fc.record({
  zone,
  language: fc.constantFrom('zh', 'en'),
  // A year from the bounds, so that the years beside it are within them.
  now: moment.filter((at) => at > Date.UTC(1992, 0) && at < Date.UTC(2197, 0)),
  expects: fc.constantFrom('past', 'future', 'either'),
})

const two = (value: number): string => String(value).padStart(2, '0')
const ENGLISH = ['Jan', 'February', 'mar', 'April', 'May', 'june', 'Jul', 'August', 'Sept', 'Oct', 'November', 'DEC']
const DIGITS = Array.from('〇一二三四五六七八九')
const chinese = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  if (value === 0) return '零'
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${ones > 0 ? (DIGITS[ones] ?? '') : ''}`
}

/** The ways to write a moment of a minute in full. */
const FORMS: readonly ((at: Instant, zone: string) => string)[] = [
  (at, zone) => formatInstant(zone, at),
  (at, zone) => formatInstant(zone, at).replaceAll('-', '.'),
  (at, zone) => formatInstant(zone, at).replaceAll('-', '/').replace(' ', '\u3000\u200b'),
  (at, zone) => formatInstant(zone, at).replace(' ', 'T'),
  (at, zone) => formatInstant(zone, at).replaceAll(/[-:]/g, ''),
  (at, zone) => formatInstant(zone, at).replaceAll(/[-: ]/g, ''),
  (at, zone) =>
    formatInstant(zone, at, 'second').replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (at, zone) =>
    partsOf(at, zone, ({ year, month, day, hour, minute }) => `${year}年${month}月${day}日 ${hour}时${minute}分`),
  (at, zone) =>
    partsOf(
      at,
      zone,
      ({ year, month, day, hour, minute }) => `${year} 年 ${month} 月 ${day} 号 ${two(hour)}点${two(minute)}`,
    ),
  (at, zone) =>
    partsOf(at, zone, ({ year, month, day, hour, minute }) => {
      const years = Array.from(String(year), (digit) => DIGITS[Number(digit)]).join('')
      return `${years}年${chinese(month)}月${chinese(day)}日${chinese(hour)}时${chinese(minute)}分`
    }),
  (at, zone) =>
    partsOf(at, zone, ({ year, month, day, hour, minute }) => {
      const time = `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'a.m.' : 'PM'}`
      return `${ENGLISH[month - 1]} ${day}, ${year} ${time}`
    }),
  (at, zone) =>
    partsOf(
      at,
      zone,
      ({ year, month, day, hour, minute }) => `${hour}:${two(minute)} ${day} ${ENGLISH[month - 1]} ${year}`,
    ),
]
const partsOf = (at: Instant, zone: string, write: (parts: ReturnType<typeof wallParts>) => string): string =>
  write(wallParts(toWall(zone, at)))

const PIECES = [
  ...[
    '2026',
    '26',
    '21',
    '11',
    '12',
    '9',
    '3',
    '30',
    '0',
    '00',
    '45',
    '24',
    '46347.5',
    '202611210930',
    '-',
    '/',
    '.',
    ':',
    '：',
  ],
  ...[
    '年',
    '月',
    '日',
    '号',
    '点',
    '时',
    '分',
    '半',
    '一刻',
    '十一',
    '二十',
    '零五',
    '上午',
    '下午',
    '晚上',
    '凌晨',
    '中午',
  ],
  ...['昨天', '今天', '明天', '昨晚', '今早', '上', '下', '本', '周五', '周', '日', '(周六)', '刚才', '至', '~'],
  ...[
    ' ',
    '  ',
    '\u3000',
    '\u200b',
    '\u200f',
    '\u00a0',
    '\n',
    ',',
    'T',
    'Z',
    '+08:00',
    'am',
    'p.m.',
    'Nov',
    'May',
    'th',
    'to',
  ],
  ...[
    'yesterday',
    'tomorrow',
    'last',
    'next',
    'Friday',
    'tonight',
    'this morning',
    'noon',
    "o'clock",
    '\0',
    '\ud800',
    '🕘',
  ],
]
/** What looks much like a time and may be one. */
const said = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join(''))
const shortOf = (read: ReturnType<typeof readTime>) =>
  read instanceof Misread ? { code: read.code, meant: read.meant } : read instanceof Inferred ? { at: read.at } : read

describe('times as people type them (R07)', () => {
  it('any way to write a time in full reads back to it', () => {
    fc.assert(
      fc.property(moment, context, fc.constantFrom(...FORMS), (some, seen, write) => {
        const at = instant(some - (some % MINUTE))
        const read = readTime(write(at, seen.zone), seen)
        // Not the instant: where clocks go back, no wall time can say the second coming.
        expect(typeof read === 'number' ? formatInstant(seen.zone, read, 'second') : read).toBe(
          formatInstant(seen.zone, at, 'second'),
        )
      }),
      runs(400),
    )
  })

  it('a cell’s serial number is its time to the millisecond', () => {
    fc.assert(
      fc.property(moment, fc.nat(999), context, (second, more, seen) => {
        const at = instant(second + more)
        const read = readTime(instantToSerial(seen.zone, at) ?? Number.NaN, seen)
        expect(typeof read === 'number' ? toWall(seen.zone, read) : read).toBe(toWall(seen.zone, at))
      }),
      runs(400),
    )
  })

  it('any cell comes to a moment or to a reason', () => {
    const any = fc.oneof(said, fc.string({ unit: 'binary', maxLength: 300 }), fc.double(), fc.integer(), fc.boolean())
    fc.assert(
      fc.property(any, context, (cell, seen) => {
        const read = readTime(cell, seen)
        if (read instanceof Misread) expect(read.typed).toBe(String(cell))
        else expect(Number.isFinite(read instanceof Inferred ? read.at : read)).toBe(true)
      }),
      runs(2000),
    )
  })

  it('50,000 characters of anything are read no further', () => {
    fc.assert(
      fc.property(
        fc.oneof(said, fc.constantFrom('1', '-', ' ', '.', '\u200b', '十', '年', 'ﷺ', '9:')),
        context,
        (part, seen) => {
          fc.pre(part.trim() !== '')
          const read = readTime(`${part.repeat(Math.ceil(50_000 / part.length))}!`, seen)
          expect(read).toMatchObject({ code: 'not-a-time' })
        },
      ),
      runs(50),
    )
  })

  it('what is inferred is near, and a time of day alone suits its column', () => {
    const clock = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${hour}:${two(minute)}`)
    fc.assert(
      fc.property(fc.oneof(said, clock), context, (text, seen) => {
        const read = readTime(text, seen)
        if (!(read instanceof Inferred)) return
        expect(Math.abs(read.at - seen.now)).toBeLessThanOrEqual(94 * DAY)
        if (!/^\d+:\d+$/.test(text)) return
        if (seen.expects === 'past') expect(read.at).toBeLessThanOrEqual(seen.now + 10 * MINUTE)
        if (seen.expects === 'future') expect(read.at).toBeGreaterThanOrEqual(seen.now - 10 * MINUTE)
      }),
      runs(2000),
    )
  })

  it('widths, blanks and what nobody sees make no difference', () => {
    const unseen = fc.constantFrom('\u200b', '\u200f', '\u202e', '\ufeff', '\u00ad')
    fc.assert(
      fc.property(said, unseen, fc.nat(40), context, (text, sign, place, seen) => {
        const read = shortOf(readTime(text, seen))
        const at = Math.min(place, text.length)
        for (const same of [
          text.normalize('NFKC'),
          ` ${text.replaceAll(' ', '\u3000 ')}\n`,
          text.slice(0, at) + sign + text.slice(at),
        ])
          expect([same, shortOf(readTime(same, seen))]).toEqual([same, read])
      }),
      runs(2000),
    )
  })

  it('each reading that is offered is read as just that', () => {
    fc.assert(
      fc.property(said, context, (text, seen) => {
        const read = readTime(text, seen)
        if (!(read instanceof Misread)) return
        for (const wording of read.meant) expect([wording, typeof readTime(wording, seen)]).toEqual([wording, 'number'])
      }),
      runs(2000),
    )
  })

  it('a time in full is the same in the settings and in a register', () => {
    fc.assert(
      fc.property(said, context, (text, seen) => {
        const full = fullTime(text, seen.zone)
        const read = readTime(text, seen)
        // 3点 is safe where no clerk types, and years reach further.
        if (full === undefined || text.includes('点') || (read instanceof Misread && read.code === 'odd-year')) return
        expect([text, read]).toEqual([text, full])
      }),
      runs(2000),
    )
  })
})
