import type { Tab } from '../../src/sheet/definition.ts'
import { atNight, clocks, doers, priorities, publicHolidays, registers, roles } from './choices.ts'

const limit = { type: 'text', writer: 'people', width: 90 } as const

/** Time limits (R15): the most specific matching row wins; every row names its calendar. */
export const policy = {
  key: 'policy',
  zh: '时限标准',
  en: 'Time limits',
  frozenColumns: 4,
  columns: [
    { key: 'register', zh: '台账', en: 'Register', type: 'choice', writer: 'people', width: 80, choices: registers },
    { key: 'category', zh: '类别', en: 'Category', type: 'text', writer: 'people', width: 100 },
    { key: 'subcategory', zh: '子类', en: 'Subcategory', type: 'text', writer: 'people', width: 150 },
    {
      key: 'priorities',
      zh: '优先级',
      en: 'Priority',
      type: 'choices',
      writer: 'people',
      width: 100,
      choices: priorities,
    },
    { key: 'dispatch', zh: '派单', en: 'Dispatch', ...limit },
    { key: 'respond', zh: '响应', en: 'Respond', ...limit },
    { key: 'arrive', zh: '到场', en: 'Arrive', ...limit },
    { key: 'reply', zh: '回复', en: 'Reply', ...limit },
    { key: 'resolve', zh: '办结', en: 'Resolve', ...limit },
    { key: 'progress', zh: '进展间隔', en: 'Progress every', ...limit },
    { key: 'callback', zh: '回访', en: 'Callback', ...limit },
    {
      key: 'calendar',
      zh: '日历',
      en: 'Calendar',
      type: 'text',
      writer: 'people',
      width: 120,
      from: ['calendars', 'name'],
      help: { zh: '在“日历”表里定义', en: 'Defined in the tab "Calendars"' },
    },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
    { key: 'remark', zh: '说明', en: 'Remark', type: 'text', writer: 'people', width: 260 },
  ],
} as const satisfies Tab

/** Who is mailed when (R24). */
export const escalation = {
  key: 'escalation',
  zh: '升级规则',
  en: 'Escalation',
  columns: [
    {
      key: 'clocks',
      zh: '时限',
      en: 'Clock',
      type: 'choices',
      writer: 'people',
      width: 220,
      choices: clocks,
      help: { zh: '可填多个，用顿号分开', en: 'Several may be given, separated by commas' },
    },
    {
      key: 'offset',
      zh: '提前或超过',
      en: 'Before or after',
      type: 'text',
      writer: 'people',
      width: 100,
      help: {
        zh: '0 为到时即发；-30分钟 为提前；+4小时、+1天 为超过后；50% 为时限过半',
        en: '0 at the deadline, -30m before, +4h or +1d after, 50% when half of the time is used',
      },
    },
    { key: 'level', zh: '级别', en: 'Level', type: 'number', writer: 'people', width: 60, format: '0' },
    { key: 'roles', zh: '通知谁', en: 'To', type: 'choices', writer: 'people', width: 260, choices: roles },
    {
      key: 'every',
      zh: '重复间隔',
      en: 'Repeat every',
      type: 'text',
      writer: 'people',
      width: 90,
      help: {
        zh: '没人处理就每隔这么久再发，如 1小时、1天；有人“知悉”或办结就停；不填不重复',
        en: 'Mailed again so often, e.g. 1h, 1d, until somebody acknowledges or resolves it; blank: once',
      },
    },
    {
      key: 'most',
      zh: '最多重复',
      en: 'Repeats at most',
      type: 'number',
      writer: 'people',
      width: 80,
      format: '0',
      help: { zh: '最多再发几次；不填为 3 次', en: 'How many times again at most; blank: 3' },
    },
    {
      key: 'night',
      zh: '安静时段',
      en: 'Quiet hours',
      type: 'choice',
      writer: 'people',
      width: 90,
      choices: atNight,
      help: {
        zh: '不填：除特急以外，等安静时段过了再发；照发：夜里也发',
        en: 'Blank: held until the quiet hours are over, unless critical; mailed: at night as well',
      },
    },
    { key: 'remark', zh: '说明', en: 'Remark', type: 'text', writer: 'people', width: 260 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab

/** A callback is not called back. */
const caseRegisters = registers.filter(({ key }) => key !== 'callback')

/** What is always called back (R32): the first four stand in the rules of the trade, a site adds its own. */
export const mandatory = {
  key: 'mandatory',
  zh: '必访范围',
  en: 'Mandatory callbacks',
  columns: [
    {
      key: 'reason',
      zh: '理由',
      en: 'Reason',
      type: 'text',
      writer: 'people',
      width: 160,
      required: true,
      help: { zh: '写在回访台账的“必访理由”里', en: 'Stands in the callbacks as "Mandatory because"' },
    },
    {
      key: 'register',
      zh: '台账',
      en: 'Register',
      type: 'choice',
      writer: 'people',
      width: 80,
      choices: caseRegisters,
    },
    { key: 'category', zh: '类别', en: 'Category', type: 'text', writer: 'people', width: 120 },
    { key: 'subcategory', zh: '子类', en: 'Subcategory', type: 'text', writer: 'people', width: 150 },
    {
      key: 'priorities',
      zh: '优先级',
      en: 'Priority',
      type: 'choices',
      writer: 'people',
      width: 100,
      choices: priorities,
    },
    { key: 'doneBy', zh: '施工方', en: 'Done by', type: 'choice', writer: 'people', width: 100, choices: doers },
    {
      key: 'information',
      zh: '有效信息',
      en: 'Valid information',
      type: 'yesno',
      writer: 'people',
      width: 90,
      help: { zh: '填是：只管标了“有效信息”的', en: 'With yes: only what is marked as valid information' },
    },
    { key: 'remark', zh: '说明', en: 'Remark', type: 'text', writer: 'people', width: 260 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab

export const categories = {
  key: 'categories',
  zh: '分类',
  en: 'Categories',
  columns: [
    { key: 'register', zh: '台账', en: 'Register', type: 'choice', writer: 'people', width: 80, choices: registers },
    { key: 'category', zh: '类别', en: 'Category', type: 'text', writer: 'people', width: 120 },
    { key: 'subcategory', zh: '子类', en: 'Subcategory', type: 'text', writer: 'people', width: 180 },
    {
      key: 'priority',
      zh: '默认优先级',
      en: 'Default priority',
      type: 'choice',
      writer: 'people',
      width: 90,
      choices: priorities,
    },
    {
      key: 'also',
      zh: '别名',
      en: 'Also known as',
      type: 'text',
      writer: 'people',
      width: 160,
      help: {
        zh: '台账上也可以这样写；可填多个，用顿号分开',
        en: 'Other words that the registers may use; several may be given, separated by commas',
      },
    },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab

/** Wide enough for a morning and an afternoon. */
const dayHours = { type: 'text', writer: 'people', width: 195 } as const
const restHours = { ...dayHours, width: 110 } as const

/** When a site works (R15): any number of calendars, each with the open hours of its week. */
export const calendars = {
  key: 'calendars',
  zh: '日历',
  en: 'Calendars',
  frozenColumns: 2,
  columns: [
    {
      key: 'name',
      zh: '日历',
      en: 'Calendar',
      type: 'text',
      writer: 'people',
      width: 120,
      help: {
        zh: '时限标准用这个名称；“24小时”总是全天，不用填时段',
        en: 'The time limits use this name; "Round the clock" is always open and needs no hours',
      },
    },
    // Beside the name: behind seven days it would be out of sight.
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 200 },
    {
      key: 'mon',
      zh: '周一',
      en: 'Mon',
      ...dayHours,
      help: {
        zh: '如 08:30-12:00、14:00-18:00；夜班 22:00-06:00 可跨零点；全天；休息',
        en: 'e.g. 08:30-12:00, 14:00-18:00; 22:00-06:00 crosses midnight; all day; closed',
      },
    },
    { key: 'tue', zh: '周二', en: 'Tue', ...dayHours },
    { key: 'wed', zh: '周三', en: 'Wed', ...dayHours },
    { key: 'thu', zh: '周四', en: 'Thu', ...dayHours },
    { key: 'fri', zh: '周五', en: 'Fri', ...dayHours },
    { key: 'sat', zh: '周六', en: 'Sat', ...restHours },
    { key: 'sun', zh: '周日', en: 'Sun', ...restHours },
    {
      key: 'holidays',
      zh: '法定节假日',
      en: 'Public holidays',
      type: 'choice',
      writer: 'people',
      width: 110,
      choices: publicHolidays,
      help: {
        zh: '照常上班：天天按星期；中国：法定节假日休息，调休日上班',
        en: 'Worked: every day by its weekday; China: closed on public holidays, open on make-up workdays',
      },
    },
    { key: 'remark', zh: '说明', en: 'Remark', type: 'text', writer: 'people', width: 260 },
  ],
} as const satisfies Tab

/** Days that differ from the week and from the public holidays: struck or added by the site (R15). */
export const days = {
  key: 'days',
  zh: '特殊日期',
  en: 'Special days',
  columns: [
    { key: 'from', zh: '日期', en: 'Date', type: 'instant', writer: 'people', width: 110, format: 'yyyy-mm-dd' },
    {
      key: 'to',
      zh: '至',
      en: 'Until',
      type: 'instant',
      writer: 'people',
      width: 110,
      format: 'yyyy-mm-dd',
      help: { zh: '只有一天时不填；这一天也算在内', en: 'Blank for a single day; this day is included' },
    },
    {
      key: 'hours',
      zh: '时段',
      en: 'Hours',
      type: 'text',
      writer: 'people',
      width: 150,
      help: {
        zh: '休息；照常（按星期上班，不管法定节假日）；按周一（调休）；或 09:00-16:00',
        en: 'closed; as usual (by its weekday, whatever the public holidays say); like Mon (a make-up day); or 09:00-16:00',
      },
    },
    {
      key: 'calendars',
      zh: '用于日历',
      en: 'For calendars',
      type: 'text',
      writer: 'people',
      width: 150,
      help: {
        zh: '不填为“24小时”以外的全部日历；可填多个，用顿号分开',
        en: 'Blank: every calendar but "Round the clock"; several may be given, separated by commas',
      },
    },
    { key: 'name', zh: '名称', en: 'Name', type: 'text', writer: 'people', width: 160 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab

export const settings = {
  key: 'settings',
  zh: '设置',
  en: 'Settings',
  columns: [
    { key: 'name', zh: '项目', en: 'Setting', type: 'text', writer: 'people', width: 140 },
    { key: 'value', zh: '值', en: 'Value', type: 'text', writer: 'people', width: 220 },
    { key: 'remark', zh: '说明', en: 'Remark', type: 'text', writer: 'people', width: 420 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab
