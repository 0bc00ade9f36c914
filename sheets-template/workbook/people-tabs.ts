import type { Tab } from '../../src/sheet/definition.ts'
import { languages, registers, roles } from './choices.ts'

/** The roles that the staff tab fills; the others are whoever a row names. */
const offices = roles.filter(({ key }) => key !== 'handler' && key !== 'firstReceiver' && key !== 'caller')

/** Who is who (R25). */
export const staff = {
  key: 'staff',
  zh: '人员',
  en: 'Staff',
  columns: [
    { key: 'name', zh: '姓名', en: 'Name', type: 'text', writer: 'people', width: 90 },
    { key: 'mail', zh: '邮箱', en: 'Mail', type: 'text', writer: 'people', width: 220 },
    {
      key: 'roles',
      zh: '角色',
      en: 'Role',
      type: 'choices',
      writer: 'people',
      width: 160,
      choices: offices,
      help: {
        zh: '责任人和首问责任人按台账上的名字找，这里不用填',
        en: 'Handlers and first receivers are found by their names in the registers; leave blank for them',
      },
    },
    { key: 'department', zh: '部门', en: 'Department', type: 'text', writer: 'people', width: 100 },
    {
      key: 'registers',
      zh: '负责台账',
      en: 'Looks after registers',
      type: 'text',
      writer: 'people',
      width: 110,
      choices: registers.filter((register) => register.key !== 'callback'),
      help: {
        zh: '只负责一部分时填，如 报修；不填为全部',
        en: 'For whoever looks after a part only, e.g. Repair; blank: all',
      },
    },
    {
      key: 'categories',
      zh: '负责类别',
      en: 'Looks after categories',
      type: 'text',
      writer: 'people',
      width: 130,
      help: {
        zh: '如 电梯、消防；类别或子类；不填为全部',
        en: 'e.g. Lifts, Fire protection; categories or subcategories; blank: all',
      },
    },
    {
      key: 'buildings',
      zh: '负责楼栋',
      en: 'Looks after buildings',
      type: 'text',
      writer: 'people',
      width: 120,
      help: {
        zh: '如 3栋、5-8栋、A座；看不出楼栋的个案也会发；不填为全部',
        en: 'e.g. 3, 5-8, A; cases whose building cannot be told are mailed too; blank: all',
      },
    },
    {
      key: 'leaveFrom',
      zh: '休假自',
      en: 'On leave from',
      type: 'instant',
      writer: 'people',
      width: 130,
      help: { zh: '不填而填了“休假至”：已经在休假', en: 'Blank, with an end given: on leave already' },
    },
    { key: 'leaveUntil', zh: '休假至', en: 'On leave until', type: 'instant', writer: 'people', width: 130 },
    { key: 'deputy', zh: '代理人', en: 'Deputy', type: 'staff', writer: 'people', width: 90, from: ['staff', 'name'] },
    {
      key: 'also',
      zh: '别名',
      en: 'Also known as',
      type: 'text',
      writer: 'people',
      width: 160,
      help: {
        zh: '台账上也可以这样写，如王师傅；可填多个，用顿号分开',
        en: 'Other names that the registers may use; several may be given, separated by commas',
      },
    },
    {
      key: 'language',
      zh: '语言',
      en: 'Language',
      type: 'choice',
      writer: 'people',
      width: 80,
      choices: languages,
      help: {
        zh: '给这个人的邮件用哪种语言；不填为本站的语言',
        en: "The language of this person's mails; blank: the site's",
      },
    },
    { key: 'remark', zh: '备注', en: 'Remark', type: 'text', writer: 'people', width: 160 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab

/** Who is on duty in an office, and when (R25): a site without shifts leaves it empty. */
export const roster = {
  key: 'roster',
  zh: '值班',
  en: 'Duty roster',
  columns: [
    {
      key: 'days',
      zh: '日期',
      en: 'Days',
      type: 'text',
      writer: 'people',
      width: 210,
      help: {
        zh: '如 2026-11-21、2026-11-21至2026-11-27、周一至周五、周末；不填为每天',
        en: 'e.g. 2026-11-21, 2026-11-21 to 2026-11-27, Mon-Fri, weekends; blank: every day',
      },
    },
    {
      key: 'hours',
      zh: '时段',
      en: 'Hours',
      type: 'text',
      writer: 'people',
      width: 130,
      help: {
        zh: '如 08:00-20:00；20:00-08:00 跨零点，算在开始的那一天；不填为全天',
        en: 'e.g. 08:00-20:00; 20:00-08:00 crosses midnight and is of the day on which it begins; blank: all day',
      },
    },
    { key: 'role', zh: '角色', en: 'Role', type: 'choice', writer: 'people', width: 110, choices: offices },
    {
      key: 'names',
      zh: '姓名',
      en: 'Names',
      type: 'text',
      writer: 'people',
      width: 200,
      help: {
        zh: '可填多人，用顿号分开；当班期间，这个角色的邮件只发给他们；都联系不上时发给这个角色的其他人',
        en: 'Several may be given, separated by commas; during their shift the mails of the role go to them alone, or to the others of it where none of them can be reached',
      },
    },
    { key: 'remark', zh: '说明', en: 'Remark', type: 'text', writer: 'people', width: 200 },
    { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab
