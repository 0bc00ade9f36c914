import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, answerLine } from '../../src/cli/deadline/answer.ts'

type Fields = Readonly<Record<string, unknown>>

const DAY = [
  ['08:30', '12:00'],
  ['14:00', '18:00'],
]
const OFFICE = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY }
const NIGHTS = { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']], sat: [['22:00', '06:00']] }
/** Friday, an hour before closing. */
const FRIDAY = '2026-11-20T17:00:00+08:00'
const office: Fields = { timezone: 'Asia/Shanghai', hours: OFFICE, start: FRIDAY }
const clock: Fields = { timezone: 'Asia/Shanghai', start: FRIDAY }

describe('add', () => {
  it.each<[string, Fields, string]>([
    ['within hours', { ...office, minutes: 30 }, '2026-11-20T17:30:00+08:00'],
    ['until closing', { ...office, minutes: 60 }, '2026-11-20T18:00:00+08:00'],
    ['over the weekend', { ...office, minutes: 61 }, '2026-11-23T08:31:00+08:00'],
    ['round the clock', { ...clock, minutes: 61 }, '2026-11-20T18:01:00+08:00'],
    ['no hours said as null', { ...clock, hours: null, holidays: null, minutes: 61 }, '2026-11-20T18:01:00+08:00'],
    ['half minutes', { ...office, minutes: 60.5 }, '2026-11-23T08:30:30+08:00'],
    ['milliseconds', { ...office, minutes: 0.0001 }, '2026-11-20T17:00:00.006+08:00'],
    ['nothing', { ...office, minutes: 0 }, '2026-11-20T17:00:00+08:00'],
    ['nothing outside hours', { ...office, start: '2026-11-21T09:00', minutes: 0 }, '2026-11-23T08:30:00+08:00'],
    ['back', { ...office, start: '2026-11-23T09:00', minutes: -60 }, '2026-11-20T17:30:00+08:00'],
    ['as people say it', { ...office, duration: '1小时30分钟' }, '2026-11-23T09:00:00+08:00'],
    ['working days', { ...office, duration: '2个工作日' }, '2026-11-24T17:00:00+08:00'],
    ['the end of the day', { ...office, duration: '当日' }, '2026-11-20T18:00:00+08:00'],
    ['the end of the day, round the clock', { ...clock, duration: 'T+0' }, '2026-11-21T00:00:00+08:00'],
    ['at once', { ...office, duration: '立即' }, '2026-11-20T17:05:00+08:00'],
    ['at once, otherwise', { ...office, duration: '立即', at_once_minutes: 2.5 }, '2026-11-20T17:02:30+08:00'],
    [
      'at once, to the millisecond',
      { ...office, duration: '立即', at_once_minutes: 0.00001 },
      '2026-11-20T17:00:00.001+08:00',
    ],
    [
      'a pause',
      { ...office, minutes: 60, pauses: [['2026-11-20T17:30', '2026-11-23T09:00']] },
      '2026-11-23T09:30:00+08:00',
    ],
    [
      'a pause without length',
      { ...office, minutes: 60, pauses: [['2026-11-20T17:30', '2026-11-20T17:30']] },
      '2026-11-20T18:00:00+08:00',
    ],
    [
      'a pause of working days',
      { ...office, duration: '1wd', pauses: [['2026-11-20T17:15', '2026-11-20T17:45']] },
      '2026-11-23T17:30:00+08:00',
    ],
    ['a holiday', { ...office, holidays: ['2026-11-23'], minutes: 90 }, '2026-11-24T09:00:00+08:00'],
    [
      'a make-up day with the hours of Monday',
      { ...office, workdays: ['2026-11-21'], minutes: 90 },
      '2026-11-21T09:00:00+08:00',
    ],
    [
      'a make-up day with the hours of its own weekday',
      { ...office, hours: { ...OFFICE, sat: [['10:00', '11:00']] }, workdays: ['2026-11-21'], minutes: 90 },
      '2026-11-21T10:30:00+08:00',
    ],
    [
      'a make-up day with hours that it brings',
      { ...office, workdays: [{ date: '2026-11-21', hours: [['09:00', '12:00']] }], minutes: 90 },
      '2026-11-21T09:30:00+08:00',
    ],
    [
      'a make-up day as an object',
      { ...office, workdays: [{ date: '2026-11-21' }], minutes: 90 },
      '2026-11-21T09:00:00+08:00',
    ],
    ['a holiday round the clock', { ...clock, holidays: ['2026-11-21'], minutes: 480 }, '2026-11-22T01:00:00+08:00'],
    [
      'a make-up day alone',
      { ...office, hours: {}, workdays: [{ date: '2026-11-21', hours: [['09:00', '12:00']] }], minutes: 180 },
      '2026-11-21T12:00:00+08:00',
    ],
    [
      'until 24:00',
      { ...office, hours: { fri: [['20:00', '24:00']], mon: [['00:00', '02:00']] }, minutes: 300 },
      '2026-11-23T01:00:00+08:00',
    ],
    ['until 00:00', { ...office, hours: { fri: [['20:00', '00:00']] }, minutes: 240 }, '2026-11-21T00:00:00+08:00'],
    [
      // 22:00 to 06:00 over the hour that is left out in Berlin: seven hours.
      'a night in spring',
      { timezone: 'Europe/Berlin', hours: NIGHTS, start: '2026-03-28T22:00', minutes: 7 * 60 + 1 },
      '2026-03-30T22:01:00+02:00',
    ],
    [
      'a night in autumn',
      { timezone: 'Europe/Berlin', hours: NIGHTS, start: '2026-10-24T22:00', minutes: 9 * 60 },
      '2026-10-25T06:00:00+01:00',
    ],
    [
      'a wall time that is left out',
      { timezone: 'America/New_York', start: '2026-03-08T02:30', minutes: 0 },
      '2026-03-08T03:30:00-04:00',
    ],
    [
      'a wall time that comes twice',
      { timezone: 'America/New_York', start: '2026-11-01T01:30', minutes: 0 },
      '2026-11-01T01:30:00-04:00',
    ],
    [
      'its second coming',
      { timezone: 'America/New_York', start: '2026-11-01T01:30:00-05:00', minutes: 0 },
      '2026-11-01T01:30:00-05:00',
    ],
    [
      'local mean time',
      { timezone: 'Asia/Shanghai', start: '1900-01-01T00:00', minutes: 1 },
      '1900-01-01T00:01:00+08:05:43',
    ],
    [
      'local mean time, west',
      { timezone: 'America/New_York', start: '1880-01-01T00:00', minutes: 1 },
      '1880-01-01T00:01:00-04:56:02',
    ],
    ['a fixed offset', { timezone: '+05:45', start: '2026-11-20T12:00Z', minutes: 0 }, '2026-11-20T17:45:00+05:45'],
    ['the first year', { timezone: 'UTC', start: '0000-01-01T00:00', minutes: 1 }, '0000-01-01T00:01:00+00:00'],
    ['the last minute', { timezone: 'UTC', start: '9999-12-31T23:58', minutes: 1 }, '9999-12-31T23:59:00+00:00'],
    [
      'an unknown field',
      { ...office, minutes: 30, id: 'V1', colour: ['red'], end: 'nonsense', days: '!' },
      '2026-11-20T17:30:00+08:00',
    ],
    [
      'null for what is not said',
      { ...office, kind: null, minutes: 30, duration: null, pauses: null, at_once_minutes: null },
      '2026-11-20T17:30:00+08:00',
    ],
  ])('%s', (_, question, deadline) => {
    expect(answer(question, 'zh')).toEqual({ deadline })
    expect(answer({ kind: 'add', ...question }, 'en')).toEqual({ deadline })
  })

  it.each([
    '2026-11-20T09:00Z',
    '2026-11-20t09:00z',
    '2026-11-20 17:00:00+08:00',
    '2026-11-20T17:00:00.000+0800',
    '2026-11-20T17:00:00,0009999+08',
    '2026-11-20T17:00:00+08:00:00',
    '2026-11-20T17:00',
    '2026-11-20T24:00+15:00',
  ])('begins at %s', (start) => {
    expect(answer({ ...office, start, minutes: 30 }, 'en')).toEqual({ deadline: '2026-11-20T17:30:00+08:00' })
  })
})

describe('the other kinds', () => {
  it.each<[string, Fields, Fields]>([
    ['minutes between', { ...office, kind: 'diff', end: '2026-11-23T09:00' }, { minutes: 90 }],
    ['minutes back', { ...office, kind: 'diff', start: '2026-11-23T09:00', end: FRIDAY }, { minutes: -90 }],
    ['seconds between', { ...office, kind: 'diff', end: '2026-11-20T17:00:45' }, { minutes: 0.75 }],
    ['none between', { ...office, kind: 'diff', start: '2026-11-21T09:00', end: '2026-11-21T19:00' }, { minutes: 0 }],
    [
      'without pauses',
      { ...office, kind: 'diff', end: '2026-11-23T09:00', pauses: [['2026-11-20T17:50', '2026-11-23T08:40']] },
      { minutes: 70 },
    ],
    ['days on', { ...office, kind: 'add_days', days: 3 }, { deadline: '2026-11-25T17:00:00+08:00' }],
    ['days back', { ...office, kind: 'add_days', days: -3, pauses: [] }, { deadline: '2026-11-17T17:00:00+08:00' }],
    ['no days', { ...office, kind: 'add_days', days: 0 }, { deadline: '2026-11-20T17:00:00+08:00' }],
    ['days round the clock', { ...clock, kind: 'add_days', days: 3 }, { deadline: '2026-11-23T17:00:00+08:00' }],
    [
      'days and a pause',
      { ...office, kind: 'add_days', days: 1, pauses: [['2026-11-20T17:15', '2026-11-20T17:45']] },
      { deadline: '2026-11-23T17:30:00+08:00' },
    ],
    [
      'a wall time',
      { kind: 'local_to_instant', timezone: 'Asia/Kathmandu', local: '2026-11-20T17:00' },
      { instant: '2026-11-20T17:00:00+05:45' },
    ],
    [
      '24:00',
      { kind: 'local_to_instant', timezone: 'UTC', local: '2024-02-28T24:00' },
      { instant: '2024-02-29T00:00:00+00:00' },
    ],
    [
      'the 29th of February of the year 0',
      { kind: 'local_to_instant', timezone: 'UTC', local: '0000-02-29T12:00:00.125', hours: 'not asked for' },
      { instant: '0000-02-29T12:00:00.125+00:00' },
    ],
  ])('%s', (_, question, expected) => {
    expect(answer(question, 'zh')).toEqual(expected)
  })
})

const diff: Fields = { ...office, kind: 'diff', end: FRIDAY }
const days: Fields = { ...office, kind: 'add_days', days: 1 }
const local: Fields = { kind: 'local_to_instant', timezone: 'UTC', local: '2026-11-20T17:00' }
const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown

/** In English, where it is and what is wrong; the same place in Chinese. */
const WRONG: readonly (readonly [question: unknown, text: string])[] = [
  [[], 'each line should be a JSON object { … }, not a list'],
  [deep, 'each line should be a JSON object { … }, not a list'],
  [null, 'each line should be a JSON object { … }, not null'],
  ['text', 'each line should be a JSON object { … }, not "text"'],
  [12, 'each line should be a JSON object { … }, not 12'],
  [{}, 'timezone: missing; start: missing'],
  [
    { ...office, kind: 'subtract' },
    'kind: there is no question "subtract"; there are add, diff, add_days, local_to_instant',
  ],
  [
    { ...office, kind: 'toString' },
    'kind: there is no question "toString"; there are add, diff, add_days, local_to_instant',
  ],
  [{ ...office, kind: deep }, 'kind: there is no question a list; there are add, diff, add_days, local_to_instant'],
  [{ ...office }, 'minutes: missing, and so is duration'],
  [{ ...office, minutes: 5, duration: '5m' }, 'duration: write this or minutes, not both'],
  [{ ...office, minutes: '5' }, 'minutes: "5" is no number; write one without quotes, such as 90'],
  [{ ...office, minutes: true }, 'minutes: true is no number; write one without quotes, such as 90'],
  [{ ...office, minutes: deep }, 'minutes: a list is no number; write one without quotes, such as 90'],
  [{ ...office, minutes: Number.POSITIVE_INFINITY }, 'minutes: is beyond what a number holds'],
  [{ ...office, duration: 5 }, 'duration: 5 is no text; put it in quotes'],
  [{ ...office, duration: '' }, 'duration: "" says nothing; write 24h or 3d'],
  [{ ...office, duration: '3M' }, 'duration: "3M" may be months or minutes; write 90d or 3m'],
  [{ ...office, duration: '-5m' }, 'duration: "-5m" is negative; a time limit runs forward: leave the minus out'],
  [{ ...office, duration: '99999d' }, 'duration: "99999d" is too long; the most is 3650 days'],
  [{ ...office, duration: '立即', at_once_minutes: 0 }, 'at_once_minutes: 0 is not above 0'],
  [
    { ...office, duration: '立即', at_once_minutes: '5' },
    'at_once_minutes: "5" is no number; write one without quotes, such as 90',
  ],
  [
    { ...office, timezone: 'Asia/Nowhere', minutes: 5 },
    'timezone: "Asia/Nowhere" is no time zone; write an IANA name, such as Asia/Shanghai',
  ],
  [{ ...office, timezone: '', minutes: 5 }, 'timezone: "" is no time zone; write an IANA name, such as Asia/Shanghai'],
  [{ ...office, timezone: 8, minutes: 5 }, 'timezone: 8 is no text; put it in quotes'],
  [
    { ...office, start: '20/11/2026 17:00', minutes: 5 },
    'start: "20/11/2026 17:00" is no ISO 8601 time; write 2026-11-21T09:30:00+08:00, or no offset for the wall clock of timezone',
  ],
  [
    { ...office, start: '2026-11-20', minutes: 5 },
    'start: "2026-11-20" is no ISO 8601 time; write 2026-11-21T09:30:00+08:00, or no offset for the wall clock of timezone',
  ],
  [
    { ...office, start: '２０２６-11-20T17:00', minutes: 5 },
    'start: "２０２６-11-20T17:00" is no ISO 8601 time; write 2026-11-21T09:30:00+08:00, or no offset for the wall clock of timezone',
  ],
  [
    { ...office, start: '-0001-11-20T17:00', minutes: 5 },
    'start: "-0001-11-20T17:00" is no ISO 8601 time; write 2026-11-21T09:30:00+08:00, or no offset for the wall clock of timezone',
  ],
  [{ ...office, start: 1_700_000_000, minutes: 5 }, 'start: 1700000000 is no text; put it in quotes'],
  [{ ...office, start: '2023-02-29T17:00', minutes: 5 }, 'start: "2023-02-29T17:00": there is no such day'],
  [{ ...office, start: '2026-13-01T17:00', minutes: 5 }, 'start: "2026-13-01T17:00": there is no such day'],
  [
    { ...office, start: '2026-11-20T25:00', minutes: 5 },
    'start: "2026-11-20T25:00" holds no time of day; a day has 00:00 to 24:00',
  ],
  [
    { ...office, start: '2026-11-20T24:01', minutes: 5 },
    'start: "2026-11-20T24:01" holds no time of day; a day has 00:00 to 24:00',
  ],
  [
    { ...office, start: '2026-11-20T12:60', minutes: 5 },
    'start: "2026-11-20T12:60" holds no time of day; a day has 00:00 to 24:00',
  ],
  [
    { ...office, start: '2016-12-31T23:59:60Z', minutes: 5 },
    'start: "2016-12-31T23:59:60Z" holds no time of day; a day has 00:00 to 24:00',
  ],
  [
    { ...office, start: '2026-11-20T12:00+24:00', minutes: 5 },
    'start: "2026-11-20T12:00+24:00" holds no time of day; a day has 00:00 to 24:00',
  ],
  [
    { ...office, start: '0000-01-01T00:00+09:00', minutes: 5 },
    'start: "0000-01-01T00:00+09:00" lies outside the years 0 to 9999',
  ],
  [{ ...clock, start: '9999-12-31T23:59', minutes: 1 }, 'minutes: leads outside the years 0 to 9999'],
  [{ ...clock, minutes: 1e300 }, 'minutes: leads outside the years 0 to 9999'],
  [{ ...clock, minutes: -1e300 }, 'minutes: leads outside the years 0 to 9999'],
  [{ ...office, minutes: 1e300 }, 'minutes: leads outside the years 0 to 9999'],
  [{ ...office, minutes: -1e12 }, 'minutes: leads outside the years 0 to 9999'],
  [{ ...clock, start: '9999-12-31T00:00', duration: '3650d' }, 'duration: leads outside the years 0 to 9999'],
  [{ ...clock, start: '9999-12-31T00:00', duration: '当日' }, 'duration: leads outside the years 0 to 9999'],
  [{ ...office, start: '9999-12-31T23:00', duration: '2wd' }, 'duration: leads outside the years 0 to 9999'],
  [{ ...office, duration: '立即', at_once_minutes: 1e300 }, 'duration: leads outside the years 0 to 9999'],
  [{ ...office, hours: [], minutes: 5 }, 'hours: a list is no object; write { … }'],
  [{ ...office, hours: {}, minutes: 5 }, 'hours: no open time at all'],
  [{ ...office, hours: { mon: [], tue: null }, minutes: 5 }, 'hours: no open time at all'],
  [
    { ...office, hours: { monday: DAY }, minutes: 5 },
    'hours.monday: no day of the week; there are mon, tue, wed, thu, fri, sat, sun',
  ],
  [{ ...office, hours: { mon: '09:00-17:00' }, minutes: 5 }, 'hours.mon: "09:00-17:00" is no list; write [ … ]'],
  [
    { ...office, hours: { mon: ['09:00', '17:00'] }, minutes: 5 },
    'hours.mon[0]: no pair; write [from, to]; hours.mon[1]: no pair; write [from, to]',
  ],
  [{ ...office, hours: { mon: [['09:00']] }, minutes: 5 }, 'hours.mon[0]: no pair; write [from, to]'],
  [{ ...office, hours: { mon: [['09:00', '12:00', '17:00']] }, minutes: 5 }, 'hours.mon[0]: no pair; write [from, to]'],
  [
    { ...office, hours: { mon: [[9, 17]] }, minutes: 5 },
    'hours.mon[0][0]: 9 is no text; put it in quotes; hours.mon[0][1]: 17 is no text; put it in quotes',
  ],
  [
    { ...office, hours: { mon: [['09:00', '٠١:00']] }, minutes: 5 },
    'hours.mon[0][1]: "٠١:00" is no time of day; write 08:30',
  ],
  [
    { ...office, hours: { fri: DAY, sat: [['09:00', '25:00']] }, minutes: 5 },
    'hours.sat: "09:00-25:00" holds no time of day: hours begin from 00:00 to 23:59 and end by 24:00',
  ],
  [
    { ...office, hours: { fri: [['24:00', '06:00']] }, minutes: 5 },
    'hours.fri: "24:00-06:00" holds no time of day: hours begin from 00:00 to 23:59 and end by 24:00',
  ],
  [
    { ...office, hours: { fri: [['08:30', '12:60']] }, minutes: 5 },
    'hours.fri: "08:30-12:60" holds no time of day: hours begin from 00:00 to 23:59 and end by 24:00',
  ],
  [
    { ...office, hours: { fri: [['08:30', '08:30']] }, minutes: 5 },
    'hours.fri: "08:30-08:30" has no length: it ends where it begins; a whole day is 00:00 to 24:00',
  ],
  [
    { ...office, hours: { fri: [...DAY, ['11:00', '13:00']] }, minutes: 5 },
    'hours.fri: "08:30-12:00" and "11:00-13:00" overlap',
  ],
  [
    {
      ...office,
      hours: {
        fri: [
          ['22:00', '06:00'],
          ['05:00', '08:00'],
        ],
      },
      minutes: 5,
    },
    'hours.fri: "22:00-06:00" and "05:00-08:00" overlap',
  ],
  [{ ...office, holidays: '2026-11-23', minutes: 5 }, 'holidays: "2026-11-23" is no list; write [ … ]'],
  [{ ...office, holidays: ['2023-02-29'], minutes: 5 }, 'holidays[0]: "2023-02-29": there is no such day'],
  [
    { ...office, holidays: ['2026-11-23', '23.11.2026'], minutes: 5 },
    'holidays[1]: "23.11.2026" is no date; write 2026-11-21',
  ],
  [{ ...office, holidays: [null], minutes: 5 }, 'holidays[0]: missing'],
  [{ ...office, workdays: [20_261_121], minutes: 5 }, 'workdays[0]: 20261121 is no object; write { … }'],
  [{ ...office, workdays: [{ hours: DAY }], minutes: 5 }, 'workdays[0].date: missing'],
  [
    { ...office, workdays: [{ date: '2026-11-21', hours: [] }], minutes: 5 },
    'workdays[0]: a make-up workday without hours',
  ],
  [{ ...office, workdays: ['2026-11-21', '2026-11-21'], minutes: 5 }, 'workdays[1]: "2026-11-21" stands here twice'],
  [
    { ...office, holidays: ['2026-11-21'], workdays: ['2026-11-21'], minutes: 5 },
    'workdays[0]: "2026-11-21" is in holidays too; leave one of them out',
  ],
  [
    { ...office, hours: {}, workdays: ['2026-11-21'], minutes: 5 },
    'workdays[0]: "2026-11-21" falls on a weekday without hours, and no other has any to lend; write {"date": …, "hours": [["08:30", "18:00"]]}',
  ],
  [
    { ...office, hours: {}, workdays: [{ date: '2026-11-21', hours: [['09:00', '12:00']] }], minutes: 181 },
    'hours: not enough open time after 2026-11-20: closed for five years on end',
  ],
  [
    { ...days, hours: {}, workdays: [{ date: '2026-11-21', hours: [['09:00', '12:00']] }], days: -1 },
    'hours: not enough open time before 2026-11-20: closed for five years on end',
  ],
  [{ ...office, minutes: 5, pauses: [[FRIDAY]] }, 'pauses[0]: no pair; write [from, to]'],
  [{ ...office, minutes: 5, pauses: [[FRIDAY, null]] }, 'pauses[0][1]: missing'],
  [{ ...office, minutes: 5, pauses: [[FRIDAY, '2026-11-20T16:59']] }, 'pauses[0]: ends before it begins'],
  [
    { ...office, minutes: 5, pauses: [['0000-01-01T00:00+09:00', FRIDAY]] },
    'pauses[0][0]: "0000-01-01T00:00+09:00" lies outside the years 0 to 9999',
  ],
  [{ ...office, minutes: 5, pauses: Array(1001).fill([FRIDAY, FRIDAY]) }, 'pauses: too many; the most is 1000'],
  [{ ...days, days: -1, pauses: [[FRIDAY, FRIDAY]] }, 'pauses: cannot be let out where days are counted back'],
  [{ ...days, days: 1.5 }, 'days: 1.5 is no whole number'],
  [{ ...days, days: 1e15 }, 'days: 1000000000000000 is beyond ten thousand years'],
  [{ ...days, days: 3_000_000 }, 'days: leads outside the years 0 to 9999'],
  [{ ...days, days: undefined }, 'days: missing'],
  [{ ...diff, end: null }, 'end: missing'],
  [{ ...diff, end: '9999-12-31T24:00' }, 'end: "9999-12-31T24:00" lies outside the years 0 to 9999'],
  [{ ...local, local: undefined }, 'local: missing'],
  [
    { ...local, local: '2026-11-20T17:00Z' },
    'local: "2026-11-20T17:00Z" has an offset; write the wall time alone, such as 2026-11-21T09:30',
  ],
  [{ ...local, local: '2023-02-29T17:00' }, 'local: "2023-02-29T17:00": there is no such day'],
  [
    { ...office, minutes: 5, holidays: ['1', '2', '3', '4', '5', '6', '7'] },
    [0, 1, 2, 3, 4].map((index) => `holidays[${index}]: "${index + 1}" is no date; write 2026-11-21`).join('; ') +
      '; 2 more',
  ],
]

describe('what is wrong, and where', () => {
  it.each(WRONG.map(([question, text]) => [text, question] as const))('%s', (text, question) => {
    expect(answer(question, 'en')).toEqual({ error: text })
    const told = answer(question, 'zh')
    const { error } = 'error' in told ? told : { error: '' }
    expect(error).toMatch(/\p{Script=Han}/u)
    const places = (said: string, colon: string) =>
      [...said.matchAll(new RegExp(`(?:^|[;；] ?)([a-z_]+[\\w.[\\]]*)${colon}`, 'g'))].map((match) => match[1])
    expect(places(error, '：')).toEqual(places(text, ': '))
    for (const [, typed = ''] of text.matchAll(/: "([^"]+)"/g)) expect(error).toContain(`“${typed}”`)
  })

  it('is told in Chinese', () => {
    const said = (question: unknown) => answer(question, 'zh')
    expect(said({ ...office, start: '2023-02-29T17:00', minutes: '5' })).toEqual({
      error: 'start：没有“2023-02-29T17:00”这一天；minutes：“5”不是数字，请写不带引号的数字，如 90',
    })
    expect(said({ ...office, hours: { mon: [['08:30', '08:30']] }, minutes: 5 })).toEqual({
      error: 'hours.mon：“08:30-08:30”没有长度：开始和结束相同；全天请写 00:00 到 24:00',
    })
    expect(said({ ...office, duration: '半天' })).toEqual({
      error: 'duration：“半天”分不清是自然日还是工作日的一部分，请写小时，如 4小时 或 36小时',
    })
  })
})

describe('lines', () => {
  it.each([
    ['nonsense', '"nonsense" is not JSON'],
    ['{"a":1', '"{"a":1" is not JSON'],
    ['{"a":1}{"a":1}', '"{"a":1}{"a":1}" is not JSON'],
    ['{"minutes":NaN}', '"{"minutes":NaN}" is not JSON'],
    ['\u0000', '"" is not JSON'],
    ['\u202E{', '"{" is not JSON'],
    ['['.repeat(500_000), `"${'['.repeat(30)}…" is not JSON`],
    ['😀'.repeat(100_000), `"${'😀'.repeat(15)}…" is not JSON`],
  ])('%#', (line, error) => {
    expect(answerLine(line, 'en')).toEqual({ error })
  })

  it('names out of the machine room are names like others', () => {
    const said = (line: string) => answerLine(line, 'en')
    const rest = '"timezone":"UTC","start":"2026-11-20T17:00Z"'
    expect(said(`{"__proto__":{"minutes":5,"kind":"diff"},${rest}}`)).toEqual({
      error: 'minutes: missing, and so is duration',
    })
    expect(said(`{"hours":{"__proto__":[["00:00","24:00"]],"constructor":[]},${rest},"minutes":5}`)).toEqual({
      error:
        'hours.__proto__: no day of the week; there are mon, tue, wed, thu, fri, sat, sun; hours.constructor: no day of the week; there are mon, tue, wed, thu, fri, sat, sun',
    })
    expect(said(`{"minutes":1e999,${rest}}`)).toEqual({ error: 'minutes: is beyond what a number holds' })
  })

  it('has an answer to anything', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'UTC',
        'Asia/Shanghai',
        FRIDAY,
        '0000-01-01T00:00',
        '9999-12-31T24:00',
        '24:00',
        '22:00',
        '3天',
        'T+1',
        'diff',
        'add_days',
        'local_to_instant',
      ),
    )
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.double(),
        fc.integer(),
        fc.constantFrom(null, true),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(text, fc.constantFrom('mon', 'sat', 'date', 'hours', '__proto__')), tie('any'), {
          maxKeys: 3,
        }),
      ),
    })).any
    const names = [
      'kind',
      'timezone',
      'start',
      'end',
      'local',
      'minutes',
      'days',
      'duration',
      'hours',
      'holidays',
      'workdays',
      'pauses',
      'at_once_minutes',
    ]
    const question = fc.record(
      {
        ...Object.fromEntries(names.map((name) => [name, value])),
        timezone: fc.oneof(fc.constantFrom('UTC', 'Asia/Shanghai'), value),
        start: fc.oneof(fc.constant(FRIDAY), value),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(value, question), (asked) => {
        const given = answerLine(JSON.stringify(asked), 'zh')
        expect(Object.keys(given)).toHaveLength(1)
        expect(JSON.stringify(given).isWellFormed()).toBe(true)
        expect(Object.values(given)[0]).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})
