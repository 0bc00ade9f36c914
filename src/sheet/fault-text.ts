import { clocks as clockChoices } from '../../sheets-template/workbook/choices.ts'
import type { Clock } from '../model/clock.ts'
import type { Language, Words } from '../model/language.ts'
import type { Effect, Fault } from './faults.ts'
import { beginning, oneLine } from './label.ts'
import { maskPhonesIn } from './phone-mask.ts'
import { choiceWord } from './words.ts'

/** A fault in words: where it is, what is wrong and what stops with it, what to do. */
export interface FaultText {
  readonly where: string
  readonly what: string
  readonly todo: string
}

/** A fault for whoever keeps the workbook. What people called a tab is one line without a whole phone number. */
export const faultText = (fault: Fault, language: Language): FaultText => ({
  where: whereText(fault, language),
  what: join(WRONG[fault.kind][language], stopsText(fault, language), language),
  todo: adviceOf(fault)[language],
})

function adviceOf({ kind, stops }: Fault): Words {
  if (kind === 'column-gone' && stops === 'held') return COLUMN_HELD
  if (kind !== 'tab-gone') return ADVICE[kind]
  if (stops === 'kept' || stops === 'journal') return MADE_ANEW
  if (stops === 'held') return TAB_HELD
  return stops === 'everything' ? MEMORY_LOST : ADVICE[kind]
}

/** The tab and the column or the rows as people see them, or should. */
function whereText(fault: Fault, language: Language): string {
  const title = beginning(maskPhonesIn(oneLine(fault.title[language])))
  if ('rows' in fault) return `${title} / ${rowsText(fault.rows, language)}`
  return 'column' in fault ? `${title} / ${fault.column[language]}` : title
}

/** As many rows are named. */
const MOST_ROWS = 5

function rowsText(rows: readonly number[], language: Language): string {
  const named = rows.slice(0, MOST_ROWS).map((row) => String(row + 1))
  const isMore = rows.length > MOST_ROWS
  if (language === 'zh') return `第 ${named.join('、')} 行${isMore ? `等 ${rows.length} 行` : ''}`
  return `${rows.length > 1 ? 'rows' : 'row'} ${named.join(', ')}${isMore ? ` and ${rows.length - MOST_ROWS} more` : ''}`
}

const join = (wrong: string, stops: string, language: Language): string =>
  language === 'zh' ? `${wrong}：${stops}` : `${wrong}: ${stops}`

const WRONG = {
  'tab-gone': { zh: '没有这张表', en: 'The tab is gone' },
  'headers-gone': { zh: '没有表头', en: 'The header row is gone' },
  'column-gone': { zh: '没有这一列', en: 'The column is gone' },
  'column-twice': { zh: '这个列名出现两次', en: 'Two columns have this name' },
  'classes-short': { zh: '规定的必访类别不全', en: 'Classes that the rules ask for are missing' },
  'rows-held': { zh: '设置有误', en: 'Settings that cannot be read' },
} as const satisfies Readonly<Record<Fault['kind'], Words>>

const ADVICE = {
  'tab-gone': {
    zh: '从表格的版本记录恢复；没有要找回的内容，就运行 setup 重建',
    en: "Restore it from the spreadsheet's version history; if nothing in it is missed, run setup to make it anew",
  },
  'headers-gone': {
    zh: '从表格的版本记录恢复，或把列名填回第一行；第一行已有别的内容的，先在它上面插入一行',
    en: "Restore it from the spreadsheet's version history, or type the headers into the first row again, above what stands there now",
  },
  'column-gone': {
    zh: '运行 setup 补上；如果只是改了名，请改回原名',
    en: 'Run setup to add it; if it was only renamed, give it its name back',
  },
  'column-twice': { zh: '给不是系统的那一列改名', en: "Rename the one that is not the system's" },
  'classes-short': { zh: '照“检查”列补上', en: 'Put them back as the column "Check" says' },
  'rows-held': { zh: '照“检查”列改正，改好就生效', en: 'Mend it as the column "Check" says; then it holds at once' },
} as const satisfies Readonly<Record<Fault['kind'], Words>>

/** Added by a set-up it would be blank: the rows would say something else. */
const COLUMN_HELD: Words = {
  zh: '从表格的版本记录恢复；如果只是改了名，请改回原名',
  en: "Restore it from the spreadsheet's version history; if it was only renamed, give it its name back",
}

/** What the system fills by itself. */
const MADE_ANEW: Words = { zh: '运行 setup 重建', en: 'Run setup to make it anew' }

/** Made anew it has what is in force, and nothing that was only remarked. */
const TAB_HELD: Words = {
  zh: '从表格的版本记录恢复，或运行 setup 按上次的有效内容重建（说明、备注除外）',
  en: "Restore it from the spreadsheet's version history, or run setup to make it anew as it was last good, without the remarks",
}

/** Made anew it would be empty: every mail would leave again. */
const MEMORY_LOST: Words = {
  zh: '从表格的版本记录恢复；恢复不了的，运行 setup 重建',
  en: "Restore it from the spreadsheet's version history; where that cannot be, run setup",
}

/** What becomes of the cases that come in meanwhile, where that stays. */
const RECOUNT: Words = {
  zh: '修好后用 policy 命令重算这期间的个案',
  en: 'once mended, have the cases of that time counted anew with the policy command',
}

const STOPS: Readonly<Record<Exclude<Effect['stops'], 'clocks' | 'limit'>, Words>> = {
  everything: { zh: '巡检不能进行', en: 'no sweep can be made' },
  register: {
    zh: '里面的行没有人看，不检查、不编号、不发通知；其它台账照常',
    en: 'nobody looks after its rows, there are no checks, numbers or mails; the other registers go on',
  },
  policy: {
    zh: '新个案没有时限，修好后自动补上；已有的时限不变',
    en: 'new cases have no deadlines until it is mended; those that stand stay',
  },
  escalation: { zh: '临期和超时不通知任何人', en: 'nobody is mailed about what is due or overdue' },
  mandatory: {
    zh: '只知道规定的几类必访，照样件件回访',
    en: 'only the classes that the rules ask for are known; all of these are called back',
  },
  classes: { zh: '照样件件回访', en: 'all of it is called back all the same' },
  categories: {
    zh: `类别不核对，也没有默认优先级；${RECOUNT.zh}`,
    en: `categories are not checked, and have no priority of their own; ${RECOUNT.en}`,
  },
  staff: {
    zh: '姓名不核对，通知发不出去，修好后自动补发',
    en: 'names are not checked, and no mail can be sent until it is mended',
  },
  roster: {
    zh: '不知道谁在值班，邮件发给这个角色的每个人',
    en: 'nobody is known to be on duty, and mails go to everybody of an office',
  },
  calendars: {
    zh: '“24小时”以外的时限都不计算，修好后自动补上；已有的时限不变',
    en: 'only limits round the clock are counted until it is mended; deadlines that stand stay',
  },
  days: {
    zh: `特殊日期不算在内，只按星期和法定节假日；${RECOUNT.zh}`,
    en: `special days do not count, only the week and the public holidays; ${RECOUNT.en}`,
  },
  held: {
    zh: '仍按上次的有效内容，这里的改动不起作用',
    en: 'what was last good stays in force; what is changed here has no effect',
  },
  kept: {
    zh: '设置一旦有误，没有上次的有效内容可用',
    en: 'should a setting be spoilt, there is nothing that was last good',
  },
  journal: {
    zh: '写入时正好有人移动行，写错了没有底稿可恢复',
    en: 'should rows be moved while they are written to, there is nothing to put them right with',
  },
  history: { zh: '变化不再记入历史，也不会补记', en: 'changes are not written down, and will not be later' },
  suggestions: { zh: '客户的建议暂时没有地方收集', en: 'suggestions are not collected until it is mended' },
  library: { zh: '典型案例暂时没有地方收集', en: 'exemplary cases are not collected until it is mended' },
  figures: {
    zh: '月数据不能留存，集团汇总读不到本站',
    en: 'months are not kept as data, and no group workbook can read them',
  },
  closed: {
    zh: '月统计不能定稿；已定稿的月份，底数没有了',
    en: 'months do not become final; of those that were, what they were counted from is lost',
  },
  health: { zh: '问题不能写在这里，只能用邮件通知', en: 'faults cannot be told here, only by mail' },
  mails: {
    zh: '没有邮箱，通知发不出去，修好后自动补发',
    en: 'no address is known, so no mail can be sent until it is mended',
  },
  offices: {
    zh: '不知道谁是主任、经理、管理员：只通知得到责任人和首问责任人',
    en: 'nobody is known to hold an office: mails reach handlers and first receivers alone',
  },
  check: { zh: '出了什么问题写不进表里', en: 'the sheet cannot say what is wrong' },
  colours: { zh: '填错的单元格不变色', en: 'cells that are wrong are not coloured' },
  shown: { zh: '照常计算，只是这里看不到', en: 'all goes on, but it is not shown here' },
  priorities: {
    zh: `没填优先级的按一般处理；${RECOUNT.zh}`,
    en: `cases without a priority count as normal; ${RECOUNT.en}`,
  },
  blank: { zh: '按没有填写处理', en: 'its cells count as blank' },
  left: { zh: '只看左边的一列', en: 'only the left one counts' },
  first: {
    zh: '第一行被当作表头，里面的内容没有人看；其它行照常',
    en: 'the first row is taken for it, and nobody looks after what stands there; the other rows go on',
  },
}

function stopsText(effect: Effect, language: Language): string {
  if (effect.stops === 'clocks') {
    const names = clockNames(effect.clocks, language)
    return language === 'zh' ? `${names}不再催办` : `nobody is alerted about: ${names}`
  }
  if (effect.stops !== 'limit') return STOPS[effect.stops][language]
  const name = clockNames([effect.clock], language)
  return language === 'zh'
    ? `新个案没有${name}时限；${RECOUNT.zh}`
    : `new cases have no deadline for: ${name}; ${RECOUNT.en}`
}

const clockNames = (clocks: readonly Clock[], language: Language): string =>
  clocks
    .map((clock) => choiceWord(clockChoices, clock, language))
    .map((name) => (language === 'zh' ? `“${name}”` : name))
    .join(language === 'zh' ? '' : ', ')
