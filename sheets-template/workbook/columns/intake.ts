import type { Column } from '../../../src/sheet/definition.ts'
import { priorities } from '../choices.ts'
import { words } from '../content/words.ts'

/** What a clerk writes down while the customer is speaking: who, where, what. The registers of cases share it. */

export const firstReceiver = {
  key: 'firstReceiver',
  zh: '首问责任人',
  en: 'First receiver',
  type: 'staff',
  writer: 'people',
  width: 90,
  required: true,
  from: ['staff', 'name'],
  help: words(
    '谁接的谁负责到底，每次上报都会通知到；名字要在“人员”表里',
    'Answers for it to the end, hears of every escalation; a name of the tab "Staff"',
  ),
  example: words('王芳', 'Wang Fang'),
} as const satisfies Column

export const customer = [
  {
    key: 'customer',
    zh: '客户姓名',
    en: 'Customer',
    type: 'text',
    writer: 'people',
    width: 90,
    help: words('匿名的可以不填，但要在“匿名”填是', 'May stay blank where "Anonymous" says yes'),
    example: words('陈女士', 'Ms Chen'),
  },
  {
    key: 'phone',
    zh: '电话',
    en: 'Phone',
    type: 'phone',
    writer: 'people',
    width: 120,
    help: words(
      '手机，或带区号的座机；分机写 转801；港澳台和国外的写 +852 …；两个号码用顿号分开',
      'A mobile, or a land line with its area code; ext 801; from abroad +852 …; two with a comma between',
    ),
    example: words('13800138000', '13800138000'),
  },
] as const satisfies readonly Column[]

export const room = {
  key: 'room',
  zh: '房号或地点',
  en: 'Room or place',
  type: 'room',
  writer: 'people',
  width: 110,
  required: true,
  help: words(
    '如 3-2-1201（3栋2单元1201室），或公共区域的位置',
    'e.g. 3-2-1201 (block 3, unit 2, room 1201), or a place in the common area',
  ),
  example: words('3-2-1201', '3-2-1201'),
} as const satisfies Column

export const occurred = [
  {
    key: 'occurredAt',
    zh: '发生时间',
    en: 'Happened at',
    type: 'instant',
    writer: 'people',
    width: 130,
    expects: 'past',
    help: words('不填即为受理时间', 'Left blank, it is the time of receipt'),
    example: words('2026-11-20 19:00', '2026-11-20 19:00'),
  },
  {
    key: 'place',
    zh: '发生地点',
    en: 'Where it happened',
    type: 'text',
    writer: 'people',
    width: 110,
    rare: true,
    help: words('不填即为房号或地点', 'Left blank, it is the room or place'),
  },
] as const satisfies readonly Column[]

export const matter = [
  {
    key: 'category',
    zh: '类别',
    en: 'Category',
    type: 'text',
    writer: 'people',
    width: 100,
    required: true,
    from: ['categories', 'category'],
    help: words('“分类”表里的类别，也可以写它的别名', 'Of the tab "Categories", by any of its names'),
    example: words('车辆管理', 'Vehicles and parking'),
  },
  {
    key: 'subcategory',
    zh: '子类',
    en: 'Subcategory',
    type: 'text',
    writer: 'people',
    width: 130,
    from: ['categories', 'subcategory'],
    help: words(
      '先填类别，下拉里就只有它的子类；只填子类也可以',
      'The list offers those of the category; alone it will do as well',
    ),
    example: words('固定车位被占', 'Assigned space taken'),
  },
] as const satisfies readonly Column[]

export const priority = {
  key: 'priority',
  zh: '优先级',
  en: 'Priority',
  type: 'choice',
  writer: 'people',
  width: 70,
  choices: priorities,
  help: words(
    '不填则按类别的默认优先级；特急（危及人身安全）立即上报',
    "Blank: the category's own; critical (safety of people) goes up at once",
  ),
} as const satisfies Column

/** What goes up at once (R29). */
export const calls = [
  {
    key: 'upset',
    zh: '情绪未平息',
    en: 'Not calmed',
    type: 'yesno',
    writer: 'people',
    width: 80,
    help: words(
      '客户情绪激动，3–5 分钟未能安抚：填是，立即上报客服主任',
      'Angry, not calmed in 3 to 5 minutes: yes goes to the supervisor at once',
    ),
  },
  {
    key: 'beyondAuthority',
    zh: '超出权限',
    en: 'Beyond authority',
    type: 'yesno',
    writer: 'people',
    width: 80,
    help: words(
      '超出首问责任人的处理权限：填是，立即上报客服主任',
      "Outside the first receiver's authority: yes goes to the supervisor at once",
    ),
  },
  {
    key: 'anonymous',
    zh: '匿名',
    en: 'Anonymous',
    type: 'yesno',
    writer: 'people',
    width: 60,
    help: words('填是，姓名和电话可以不填', 'With yes, name and phone may stay blank'),
  },
] as const satisfies readonly Column[]

export const identity = [
  {
    key: 'identityVerified',
    zh: '身份已核实',
    en: 'Identity verified',
    type: 'yesno',
    writer: 'people',
    width: 90,
    rare: true,
    help: words('已核实是业主或住户的填是', 'Yes once it is certain that it is an owner or a resident'),
  },
  {
    key: 'sensitive',
    zh: '敏感',
    en: 'Sensitive',
    type: 'yesno',
    writer: 'people',
    width: 60,
    rare: true,
    help: words('不宜回访的个案', 'A case that is better not called back'),
  },
] as const satisfies readonly Column[]
