import type { Words } from '../../model/language.ts'

/** What can be wrong with a question; `%` is the value that stands there. */
export const FAULT_WORDS = {
  // A line.
  'line-too-long': { zh: '这一行超过 1 MB，没有读', en: 'this line is over 1 MB and was not read' },
  'not-json': { zh: '%不是 JSON', en: '% is not JSON' },
  'not-a-question': {
    zh: '每行应是一个 JSON 对象 { … }，不是%',
    en: 'each line should be a JSON object { … }, not %',
  },
  kind: {
    zh: '没有%这种问题，可用 add、diff、add_days、local_to_instant',
    en: 'there is no question %; there are add, diff, add_days, local_to_instant',
  },
  // Shapes.
  missing: { zh: '缺少', en: 'missing' },
  'not-text': { zh: '%不是文字，请加引号', en: '% is no text; put it in quotes' },
  'not-a-number': {
    zh: '%不是数字，请写不带引号的数字，如 90',
    en: '% is no number; write one without quotes, such as 90',
  },
  infinite: { zh: '超出了数字的范围', en: 'is beyond what a number holds' },
  'not-a-list': { zh: '%不是列表，请写成 [ … ]', en: '% is no list; write [ … ]' },
  'not-an-object': { zh: '%不是对象，请写成 { … }', en: '% is no object; write { … }' },
  'not-a-pair': { zh: '不是一对值，请写成 [开始, 结束]', en: 'no pair; write [from, to]' },
  'too-many': { zh: '太多，最多 1000 项', en: 'too many; the most is 1000' },
  // Amounts.
  'not-whole': { zh: '%不是整数', en: '% is no whole number' },
  'not-above-zero': { zh: '%不大于 0', en: '% is not above 0' },
  'too-far': { zh: '%超出了一万年', en: '% is beyond ten thousand years' },
  'both-amounts': { zh: '与 minutes 只能写一个', en: 'write this or minutes, not both' },
  'no-amount': { zh: '缺少（也没有 duration）', en: 'missing, and so is duration' },
  // Times.
  zone: {
    zh: '%不是时区，请写 IANA 名称，如 Asia/Shanghai',
    en: '% is no time zone; write an IANA name, such as Asia/Shanghai',
  },
  'not-a-date': { zh: '%不是日期，请写成 2026-11-21', en: '% is no date; write 2026-11-21' },
  'no-such-date': { zh: '没有%这一天', en: '%: there is no such day' },
  'no-such-time': {
    zh: '%里没有这样的时刻，一天是 00:00 到 24:00',
    en: '% holds no time of day; a day has 00:00 to 24:00',
  },
  'not-a-moment': {
    zh: '%不是 ISO 8601 时间，请写成 2026-11-21T09:30:00+08:00；不写时差的是 timezone 的钟点',
    en: '% is no ISO 8601 time; write 2026-11-21T09:30:00+08:00, or no offset for the wall clock of timezone',
  },
  'not-local': {
    zh: '%带了时差，请只写钟点，如 2026-11-21T09:30',
    en: '% has an offset; write the wall time alone, such as 2026-11-21T09:30',
  },
  years: { zh: '%不在 0 到 9999 年之间', en: '% lies outside the years 0 to 9999' },
  // Calendars.
  weekday: {
    zh: '没有这样的星期，可用 mon、tue、wed、thu、fri、sat、sun',
    en: 'no day of the week; there are mon, tue, wed, thu, fri, sat, sun',
  },
  'not-a-clock': { zh: '%不是时刻，请写成 08:30', en: '% is no time of day; write 08:30' },
  'no-such-hours': {
    zh: '%里有不存在的时刻：开始是 00:00 到 23:59，结束最晚 24:00',
    en: '% holds no time of day: hours begin from 00:00 to 23:59 and end by 24:00',
  },
  'no-length': {
    zh: '%没有长度：开始和结束相同；全天请写 00:00 到 24:00',
    en: '% has no length: it ends where it begins; a whole day is 00:00 to 24:00',
  },
  'never-open': { zh: '没有任何开放时间', en: 'no open time at all' },
  twice: { zh: '%写了两次', en: '% stands here twice' },
  'holiday-too': { zh: '%也在 holidays 里，请留一处', en: '% is in holidays too; leave one of them out' },
  'no-hours': { zh: '补班日没有时段', en: 'a make-up workday without hours' },
  'no-hours-to-lend': {
    zh: '%那天按星期没有时段，一周里也没有可借的，请写 {"date": …, "hours": [["08:30", "18:00"]]}',
    en: '% falls on a weekday without hours, and no other has any to lend; write {"date": …, "hours": [["08:30", "18:00"]]}',
  },
  'ends-before': { zh: '结束早于开始', en: 'ends before it begins' },
  'counted-back': { zh: '往回数工作日时不能有暂停', en: 'cannot be let out where days are counted back' },
  'beyond-years': { zh: '结果不在 0 到 9999 年之间', en: 'leads outside the years 0 to 9999' },
} as const satisfies Readonly<Record<string, Words>>
