import { describe, expect, it } from 'vitest'
import { readChineseNumber } from '../../src/calendar/chinese-number.ts'
import { parseDuration, printDuration } from '../../src/calendar/duration.ts'
import type { Duration } from '../../src/model/duration.ts'

const minutes = (amount: number): Duration => ({ kind: 'span', unit: 'minute', amount })
const span = (amount: number): Duration => ({ kind: 'span', unit: 'hour', amount })
const days = (amount: number): Duration => ({ kind: 'days', unit: 'day', amount })
const weeks = (amount: number): Duration => ({ kind: 'days', unit: 'week', amount })
const workdays = (amount: number): Duration => ({ kind: 'workdays', amount })
const end = (on: number): Duration => ({ kind: 'day-end', days: on })
const moment = (on: number, minuteOfDay: number): Duration => ({ kind: 'day-at', days: on, minuteOfDay })
const shift: Duration = { kind: 'shift-end' }
const atOnce: Duration = { kind: 'at-once' }

describe('parseDuration', () => {
  it.each<[Duration, string]>([
    [
      minutes(5),
      '5分钟 | 5分 | 5m | 5 min | 5 minutes | ５分钟 | 五分钟 | 5 分钟 | 5分钟内 | within 5 min | 5MIN | 5   minutes | within  5 m',
    ],
    [minutes(30), '30分钟 | 三十分钟 | 半小时 | 半个小时 | 半个钟头 | 0.5小时 | half an hour'],
    [minutes(90), '90分钟 | 1小时30分钟 | 1h30m | 1 h 30 min | 一个半小时 | 1小时半 | 1.5h | 一小时三十分'],
    [minutes(15), '一刻钟 | 1刻钟 | 一刻 | 15分 | 十五分钟'],
    [minutes(45), '三刻钟 | 3刻 | 四十五分'],
    [minutes(105), '一百〇五分钟 | 105m'],
    [minutes(125), '2小时零5分 | 两小时零五分钟'],
    [span(24), '24小时 | 24h | ２４小时 | 二十四小时 | 24个小时 | 24 hours | 24小时以内'],
    [span(2), '2个小时 | 两个小时 | 两小时 | 2 hrs | 2钟头 | 两 个 小时'],
    [days(3), '3天 | 3日 | 三天 | 3d | 3 days | 3个自然日 | 3天内'],
    [days(1), '1天 | 一日 | 1 day'],
    [weeks(1), '1周 | 一周 | 1个星期 | 一个星期 | 1星期 | 1w | 1 week | 一个礼拜'],
    [workdays(2), '2个工作日 | 2工作日 | 两个工作日 | 2wd | 2 working days | 2 workdays | 2 business days'],
    [end(0), '当日 | 当天 | 同日 | 本日 | 即日 | 当日内 | T+0 | t+0 | Ｔ＋０ | same day | end of day'],
    [end(1), '次日 | 第二天 | 翌日 | T+1 | T + 1 | next day | 次日内'],
    [end(3), 'T+3 | t+3'],
    [end(3650), 'T+3650'],
    [
      moment(1, 510),
      '次日 08:30 | 次日08：30 | 次日8:30 | 次日 8点半 | 次日上午8点30分 | T+1 08:30 | next day 08:30 | 次日 08:30前',
    ],
    [moment(0, 1080), '当日 18:00 | 当天下午6点 | same day 18:00 | 当日18:00之前'],
    [moment(0, 720), '当日 12:00 | 当日下午12点 | 当日上午12点 | 当日 12点'],
    [moment(1, 870), '次日 14:30 | 次日14点半 | 次日下午14点30分 | 次日下午2点30分'],
    [moment(1, 600), '次日 10:00 | 次日上午10点'],
    [moment(2, 720), 'T+2 12:00'],
    [moment(1, 1440), '次日 24:00'],
    [shift, '当班 | 当班内 | 本班 | 当班次 | 本班次 | end of shift | shift end | this shift'],
    [atOnce, '立即 | 马上 | 即时 | 立刻 | 即刻 | at once | immediate | At Once | immediately'],
  ])('%j', (duration, said) => {
    for (const text of said.split(' | ')) expect([text, parseDuration(text)]).toEqual([text, duration])
    expect(parseDuration(printDuration(duration, 'zh'))).toEqual(duration)
    expect(parseDuration(printDuration(duration, 'en'))).toEqual(duration)
  })

  it.each([
    [
      'no-fixed-length',
      '3个月 | 一个月 | 半个月 | 1年 | 半年 | 1个季度 | 3 months | 1 month | 3mo | 1 quarter | 2y | 1 year',
    ],
    ['unclear', '3M | 1.5天 | 0.5周'],
    ['negative', '-5分钟 | －5分钟 | −5分钟 | 负5分钟'],
    ['out-of-range', '0分钟 | 0天 | 零小时 | 99999天 | 99999999分钟 | T+3651 | T+99999 | 9999999999999999999小时'],
    ['no-unit', '24 | 5 | 1.5'],
    ['too-fine', '30秒 | 30s | 30 s | 30sec | 1 second | 30 seconds | 1.5分钟 | 0.001小时'],
    [
      'no-such-time',
      '次日 25:00 | 次日 08:60 | 次日 08:75 | 次日 24:01 | 次日 8 | 次日上午13点 | 次日 108:30 | 次日 08:300 | 次日 08前:30 | 次日 9上午8点 | 次日 8点30分钟 | 次日 8点60分',
    ],
    ['empty', ' | 　'],
    [
      'not-understood',
      '尽快 | 1 5分钟 | 五五分钟 | 一百二天 | 小时 | T+ | T+1天 | 8:30 | 分钟5 | 5分钟左右 | 约3天 | 3-5天 | toString | 5 in m | 3内天 | 半小时多 | 约半小时 | 二一刻 | 一刻钟左右 | 5 shifts | 30 secondsx | 3mops | 2yards | sumo | 到第三天',
    ],
  ])('refuses as %s', (code, said) => {
    for (const text of said.split(' | ')) {
      expect([text, parseDuration(text)]).toEqual([text, { problem: expect.objectContaining({ code }) as object }])
    }
  })

  it.each([
    [
      'part-of-day',
      '半天 | 半日 | 半个工作日 | 半工作日 | 半周 | 半星期 | 半个星期 | 半礼拜 | 半个礼拜 | 1.5天 | 两天半 | 一周半 | 三天半左右',
    ],
    ['numbered-day', '第三天 | 第3天 | 第30天 | 第十二日 | 第三天上午'],
    [
      'from-today',
      '今天 | 今日 | 明天 | 明日 | 后天 | 大后天 | 隔天 | 隔日 | 最迟明天 | today | tomorrow | by tomorrow',
    ],
    ['hours-or-time', '3时 | 30 时 | 2.5时 | 3时30分 | 约3时'],
    ['months-or-minutes', '3M | 30M'],
    [
      'sum',
      '1天12小时 | 1d12h | 1 day 2 h | 2 days 3 h | 1周2天 | 1 week 2 days | 2 weeks 1 day | 1天零2小时 | 1天又2个小时 | 1天2钟头 | 1天2个钟头 | 3天5分 | 1星期2日',
    ],
  ])('says of what is unclear that it is %s', (why, said) => {
    for (const text of said.split(' | ')) {
      expect([text, parseDuration(text)]).toEqual([
        text,
        { problem: expect.objectContaining({ code: 'unclear', why }) as object },
      ])
    }
  })

  it('says which unit has no fixed length, and how much is too much', () => {
    expect(parseDuration('３ 个月')).toEqual({ problem: { code: 'no-fixed-length', unit: 'month', text: '3个月' } })
    expect(parseDuration('1个季度')).toMatchObject({ problem: { unit: 'quarter' } })
    expect(parseDuration('2 years')).toMatchObject({ problem: { unit: 'year' } })
    expect(parseDuration('T+9999')).toEqual({
      problem: { code: 'out-of-range', unit: 'day', amount: 9999, most: 3650 },
    })
    expect(parseDuration('9999天')).toEqual({
      problem: { code: 'out-of-range', unit: 'day', amount: 9999, most: 3650 },
    })
  })
})

describe('printDuration', () => {
  it.each<[Duration, string, string]>([
    [minutes(1), '1分钟', '1 minute'],
    [span(24), '24小时', '24 hours'],
    [days(3), '3天', '3 days'],
    [weeks(1), '1周', '1 week'],
    [workdays(1), '1个工作日', '1 working day'],
    [end(0), '当日', 'same day'],
    [end(1), '次日', 'next day'],
    [end(5), 'T+5', 'T+5'],
    [moment(1, 510), '次日 08:30', 'next day 08:30'],
    [moment(3, 0), 'T+3 00:00', 'T+3 00:00'],
    [shift, '当班', 'end of shift'],
    [atOnce, '立即', 'at once'],
  ])('%j', (duration, zh, en) => {
    expect(printDuration(duration, 'zh')).toBe(zh)
    expect(printDuration(duration, 'en')).toBe(en)
  })
})

describe('readChineseNumber', () => {
  it.each([
    ['零', 0],
    ['〇', 0],
    ['两', 2],
    ['十', 10],
    ['十五', 15],
    ['三十', 30],
    ['九十九', 99],
    ['一百', 100],
    ['一百零五', 105],
    ['一百〇五', 105],
    ['一百二十', 120],
    ['一百一十五', 115],
    ['两千', 2000],
    ['三千零二十', 3020],
    ['九千九百九十九', 9999],
  ])('%s', (text, value) => {
    expect(readChineseNumber(text)).toBe(value)
  })

  it.each([
    '',
    '二五',
    '一百二',
    '百',
    '十十',
    '十百',
    '零十',
    '一十百',
    '二〇',
    '五十六十',
    '五十六百',
    '一百一百',
    '一百十五',
    '一百零',
    '一千零二百二',
    '万',
  ])('refuses %j', (text) => {
    expect(readChineseNumber(text)).toBeUndefined()
  })
})
