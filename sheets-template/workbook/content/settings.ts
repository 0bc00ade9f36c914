import type { Words } from '../../../src/model/language.ts'
import { words } from './words.ts'

export const SETTING_NAMES = [
  'site',
  'language',
  'timeZone',
  'atOnceMinutes',
  'dueSoonHours',
  'correctionMinutes',
  'alarmMinutes',
  'noticeDays',
  'quietHours',
  'digestFrom',
  'dailyMails',
  'callbackShare',
  'callTries',
  'otherCaller',
  'repeatDays',
  'dailyAt',
  'closeDay',
] as const
export type SettingName = (typeof SETTING_NAMES)[number]

export type SettingContent = Words & { readonly value: Words; readonly remark: Words }

/** The settings with the values they have until a site changes them. */
export const settingContent: Readonly<Record<SettingName, SettingContent>> = {
  site: {
    ...words('项目名称', 'Site'),
    value: words('示例花园', 'Sample Gardens'),
    remark: words('邮件和报表上的名称', 'Its name on mails and reports'),
  },
  language: {
    ...words('语言', 'Language'),
    value: words('中文', 'English'),
    remark: words('系统写的字和邮件用的语言：中文、英文', 'What the system writes and mails in: Chinese or English'),
  },
  timeZone: {
    ...words('时区', 'Time zone'),
    value: words('Asia/Shanghai', 'Asia/Shanghai'),
    remark: words('表格里所有时间的时区（IANA 名称）', 'The zone of every time in this workbook (IANA name)'),
  },
  atOnceMinutes: {
    ...words('“立即”的分钟数', 'Minutes of "at once"'),
    value: words('5', '5'),
    remark: words('时限标准里写“立即”时按几分钟算', 'How many minutes "at once" means in the time limits'),
  },
  dueSoonHours: {
    ...words('临期提前小时数', 'Hours of "due soon"'),
    value: words('2', '2'),
    remark: words(
      '时限变黄的提前量；改后请重新运行 setup',
      'How long before a deadline it turns yellow; run setup after a change',
    ),
  },
  correctionMinutes: {
    ...words('更正提醒分钟数', 'Minutes to a correction notice'),
    value: words('30', '30'),
    remark: words(
      '一行填错、进不了台账超过这么久，就通知首问责任人，再逐级上报；突发事件按“立即”的分钟数',
      'A row that cannot be accepted for so long is mailed to its first receiver, then goes up; an incident after the minutes of "at once"',
    ),
  },
  alarmMinutes: {
    ...words('多少分钟没有巡检就报警', 'Minutes without a sweep to an alarm'),
    value: words('60', '60'),
    remark: words(
      '这么久没有巡检，下一次巡检就发邮件告诉管理员；要比定时巡检的间隔长得多',
      'When nothing swept for so long, the next sweep mails the administrator; well above the time between two scheduled sweeps',
    ),
  },
  noticeDays: {
    ...words('通知保留天数', 'Days notices are kept'),
    value: words('30', '30'),
    remark: words(
      '通知记录里办完的行过了这么多天归并成一件一行，已通知过的不会再发',
      'Finished lines of the notices become one a case after so many days; what was mailed is not mailed again',
    ),
  },
  quietHours: {
    ...words('安静时段', 'Quiet hours'),
    value: words('22:00-07:30', '22:00-07:30'),
    remark: words(
      '这段时间只发特急的和升级规则里写了“照发”的，其余到点再发；写“无”就整夜照发',
      'Only what is critical, and rules that say so, are mailed in these hours; the rest leaves when they end; "none": mails leave at night too',
    ),
  },
  digestFrom: {
    ...words('几件合成一封', 'Cases to one list'),
    value: words('6', '6'),
    remark: words(
      '一次要发给同一个人的事项达到这么多件，就合成一封清单',
      'From so many cases on, what one person is to be told at once is one mail with a list',
    ),
  },
  dailyMails: {
    ...words('每人每天最多几封', 'Mails a person a day'),
    value: words('20', '20'),
    remark: words(
      '一个人一天收满这么多封，其余每两小时合成一封；特急的照发；0 为不限',
      'After so many mails to one person on one day the rest comes as a list every two hours; what is critical still comes at once; 0: no limit',
    ),
  },
  callbackShare: {
    ...words('抽访比例(%)', 'Callback share (%)'),
    value: words('30', '30'),
    remark: words(
      '每周办结的个案至少回访百分之几，必访的算在内；30 到 100',
      'How many per cent of the cases finished in a week are called back at least, mandatory ones included; 30 to 100',
    ),
  },
  callTries: {
    ...words('未接通再访次数', 'Calls to reach a customer'),
    value: words('3', '3'),
    remark: words(
      '不同的日子、不同的时段都没接通，满这么多次就报给客服主任；1 到 10',
      'After so many calls that reached nobody, on different days and at different hours, the supervisor is told; 1 to 10',
    ),
  },
  otherCaller: {
    ...words('独自办理的由别人回访', 'Somebody else calls back'),
    value: words('否', 'No'),
    remark: words(
      '填是：从接到办完都是一个人的，由客服主任回访',
      'With yes: a supervisor calls where one person alone took the case and finished it',
    ),
  },
  repeatDays: {
    ...words('重复判断天数', 'Days a repeat is looked for'),
    value: words('30', '30'),
    remark: words(
      '同一客户或房号，这么多天内又为同一件事找来，算重复；0 为不查',
      'The same customer or room with the same matter within so many days is a repeat; 0: not looked for',
    ),
  },
  dailyAt: {
    ...words('日清时间', 'Daily clear at'),
    value: words('17:30', '17:30'),
    remark: words(
      '每天这个时间把日清发给主任以上，把各人没办完的发给各人；写“无”就不发',
      'At this time every day supervisors are mailed the day, and everybody their own open cases; "none": nobody is',
    ),
  },
  closeDay: {
    ...words('月报定稿日', 'Months are closed on day'),
    value: words('5', '5'),
    remark: words(
      '上月的统计到这个月的这一天零点定稿，以后的改动另列为更正；1 到 28',
      'The month before is final from the beginning of this day on; later changes are listed as corrections; 1 to 28',
    ),
  },
}
