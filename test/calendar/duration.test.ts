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
    [minutes(5), '5分钟 | 5分 | 5m | 5 min | 5 minutes | ５分钟 | 五分钟 | 5 分钟 | 5分钟内 | within 5 min'],
    [minutes(30), '30分钟 | 三十分钟 | 半小时 | 半个小时 | 半个钟头 | 0.5小时 | half an hour'],
    [minutes(90), '90分钟 | 1小时30分钟 | 1h30m | 1 h 30 min | 一个半小时 | 1小时半 | 1.5h | 一小时三十分'],
    [minutes(15), '一刻钟 | 15分 | 十五分钟'],
    [minutes(125), '2小时零5分 | 两小时零五分钟'],
    [span(24), '24小时 | 24h | ２４小时 | 二十四小时 | 24个小时 | 24 hours | 24小时以内'],
    [span(2), '2个小时 | 两个小时 | 两小时 | 2 hrs | 2钟头 | 两 个 小时'],
    [days(3), '3天 | 3日 | 三天 | 3d | 3 days | 3个自然日 | 3天内'],
    [days(1), '1天 | 一日 | 1 day'],
    [weeks(1), '1周 | 一周 | 1个星期 | 一个星期 | 1星期 | 1w | 1 week | 一个礼拜'],
    [workdays(2), '2个工作日 | 2工作日 | 两个工作日 | 2wd | 2 working days | 2 workdays | 2 business days'],
    [end(0), '当日 | 当天 | 当日内 | T+0 | t+0 | Ｔ＋０ | same day | end of day'],
    [end(1), '次日 | 第二天 | 翌日 | T+1 | T + 1 | next day | 次日内'],
    [end(3), 'T+3 | t+3'],
    [
      moment(1, 510),
      '次日 08:30 | 次日08：30 | 次日8:30 | 次日 8点半 | 次日上午8点30分 | T+1 08:30 | next day 08:30 | 次日 08:30前',
    ],
    [moment(0, 1080), '当日 18:00 | 当天下午6点 | same day 18:00 | 当日18:00之前'],
    [moment(2, 720), 'T+2 12:00'],
    [moment(1, 1440), '次日 24:00'],
    [shift, '当班 | 当班内 | 本班 | end of shift'],
    [atOnce, '立即 | 马上 | 即时 | 立刻 | at once | At Once | immediately'],
  ])('%j', (duration, said) => {
    for (const text of said.split(' | ')) expect([text, parseDuration(text)]).toEqual([text, duration])
    expect(parseDuration(printDuration(duration, 'zh'))).toEqual(duration)
    expect(parseDuration(printDuration(duration, 'en'))).toEqual(duration)
  })

  it.each([
    ['no-fixed-length', '3个月 | 一个月 | 半个月 | 1年 | 半年 | 1个季度 | 3 months | 2y | 1 year'],
    [
      'unclear',
      '半天 | 半个工作日 | 半日 | 1.5天 | 两天半 | 3M | 第三天 | 第3天 | 明天 | 隔日 | 3时 | 1天12小时 | 1d12h | 1周2天',
    ],
    ['negative', '-5分钟 | －5分钟 | −5分钟 | 负5分钟'],
    ['out-of-range', '0分钟 | 0天 | 零小时 | 99999天 | 99999999分钟 | T+99999 | 9999999999999999999小时'],
    ['no-unit', '24 | 5 | 1.5'],
    ['too-fine', '30秒 | 30s | 30 seconds | 1.5分钟 | 0.001小时'],
    ['no-such-time', '次日 25:00 | 次日 08:75 | 次日 24:01 | 次日 8 | 次日上午15点'],
    ['empty', ' | 　'],
    [
      'not-understood',
      '尽快 | 1 5分钟 | 五五分钟 | 一百二天 | 小时 | T+ | T+1天 | 8:30 | 分钟5 | 5分钟左右 | 约3天 | 3-5天 | toString',
    ],
  ])('refuses as %s', (code, said) => {
    for (const text of said.split(' | ')) {
      expect([text, parseDuration(text)]).toEqual([text, { problem: expect.objectContaining({ code }) as object }])
    }
  })

  it('says which unit has no fixed length, and how much is too much', () => {
    expect(parseDuration('３ 个月')).toEqual({ problem: { code: 'no-fixed-length', unit: 'month', text: '3个月' } })
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
    ['两', 2],
    ['十', 10],
    ['十五', 15],
    ['三十', 30],
    ['九十九', 99],
    ['一百', 100],
    ['一百零五', 105],
    ['一百二十', 120],
    ['一百一十五', 115],
    ['两千', 2000],
    ['三千零二十', 3020],
    ['九千九百九十九', 9999],
  ])('%s', (text, value) => {
    expect(readChineseNumber(text)).toBe(value)
  })

  it.each(['', '二五', '一百二', '百', '十十', '十百', '零十', '一十百', '万'])('refuses %j', (text) => {
    expect(readChineseNumber(text)).toBeUndefined()
  })
})
