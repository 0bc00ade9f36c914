import type { Tab } from '../../src/sheet/definition.ts'
import { historyKinds, learntBy, noticeClocks, noticeStates, registers, yesNo } from './choices.ts'

/** A callback is no case. */
const caseRegisters = registers.filter(({ key }) => key !== 'callback')

/** Every notice, written before it is sent and again afterwards: what was mailed to whom, and what was not (promise 4). */
export const notices = {
  key: 'notices',
  zh: '通知记录',
  en: 'Notices',
  system: true,
  columns: [
    { key: 'number', zh: '编号', en: 'Number', type: 'text', writer: 'system', width: 140 },
    { key: 'clock', zh: '时限', en: 'Clock', type: 'choice', writer: 'system', width: 70, choices: noticeClocks },
    { key: 'due', zh: '到时', en: 'Due', type: 'instant', writer: 'system', width: 130 },
    { key: 'level', zh: '级别', en: 'Level', type: 'number', writer: 'system', width: 60, format: '0' },
    { key: 'cycle', zh: '第几轮', en: 'Cycle', type: 'number', writer: 'system', width: 60, format: '0' },
    { key: 'state', zh: '状态', en: 'State', type: 'choice', writer: 'system', width: 80, choices: noticeStates },
    { key: 'to', zh: '收件人', en: 'To', type: 'text', writer: 'system', width: 240 },
    { key: 'attempts', zh: '次数', en: 'Attempts', type: 'number', writer: 'system', width: 60, format: '0' },
    { key: 'at', zh: '时间', en: 'At', type: 'instant', writer: 'system', width: 140 },
    { key: 'messageId', zh: '邮件标识', en: 'Message-ID', type: 'text', writer: 'system', width: 260 },
    { key: 'error', zh: '错误', en: 'Error', type: 'text', writer: 'system', width: 260 },
    { key: 'begunAt', zh: '起草', en: 'Begun', type: 'instant', writer: 'system', width: 140 },
    { key: 'nextAt', zh: '下次', en: 'Next try', type: 'instant', writer: 'system', width: 140 },
    { key: 'doubt', zh: '存疑', en: 'In doubt', type: 'choice', writer: 'system', width: 60, choices: yesNo },
    { key: 'toldAt', zh: '已告知', en: 'Told', type: 'instant', writer: 'system', width: 140 },
    { key: 'nth', zh: '第几次', en: 'Time', type: 'number', writer: 'system', width: 60, format: '0' },
  ],
} as const satisfies Tab

/** What became of the cases, line by line; never read back, never changed (R20, R23). */
export const history = {
  key: 'history',
  zh: '历史',
  en: 'History',
  system: true,
  appendOnly: true,
  columns: [
    { key: 'at', zh: '时间', en: 'At', type: 'instant', writer: 'system', width: 140 },
    { key: 'number', zh: '编号', en: 'Number', type: 'text', writer: 'system', width: 140 },
    { key: 'kind', zh: '类别', en: 'Kind', type: 'choice', writer: 'system', width: 80, choices: historyKinds },
    { key: 'what', zh: '变化', en: 'Change', type: 'text', writer: 'system', width: 220 },
    { key: 'before', zh: '原来', en: 'Before', type: 'text', writer: 'system', width: 180 },
    { key: 'after', zh: '现在', en: 'After', type: 'text', writer: 'system', width: 180 },
    { key: 'by', zh: '谁', en: 'By', type: 'text', writer: 'system', width: 100 },
    { key: 'how', zh: '如何得知', en: 'Learnt by', type: 'choice', writer: 'system', width: 100, choices: learntBy },
  ],
} as const satisfies Tab

/** What customers suggested when they were called back, line by line (R39); what the desk makes of it is people's to write. */
export const suggestions = {
  key: 'suggestions',
  zh: '客户建议',
  en: 'Suggestions',
  appendOnly: true,
  columns: [
    { key: 'at', zh: '时间', en: 'At', type: 'instant', writer: 'system', width: 140 },
    { key: 'callback', zh: '回访编号', en: 'Callback', type: 'text', writer: 'system', width: 140 },
    { key: 'number', zh: '个案编号', en: 'Case', type: 'text', writer: 'system', width: 140 },
    { key: 'category', zh: '类别', en: 'Category', type: 'text', writer: 'system', width: 100 },
    { key: 'room', zh: '房号', en: 'Room', type: 'text', writer: 'system', width: 100 },
    { key: 'suggestion', zh: '建议', en: 'Suggestion', type: 'text', writer: 'system', width: 360 },
    {
      key: 'taken',
      zh: '处理意见',
      en: 'What is made of it',
      type: 'text',
      writer: 'people',
      width: 220,
      help: { zh: '采纳、答复或转交：由本站自己填', en: 'Taken up, answered, passed on: for the desk to fill in' },
    },
  ],
} as const satisfies Tab

/**
 * Exemplary cases with cause, handling and lesson, and without whoever it was (R48). The system fills its columns from the registers;
 * what is to be learnt of a case, and that nobody can be known from it, is people's to say. What was reviewed is not written again.
 */
export const library = {
  key: 'library',
  zh: '案例库',
  en: 'Case library',
  frozenColumns: 1,
  filter: true,
  columns: [
    { key: 'number', zh: '个案编号', en: 'Case', type: 'text', writer: 'system', width: 140, wraps: true },
    { key: 'title', zh: '标题', en: 'Title', type: 'text', writer: 'people', width: 160, wraps: true },
    {
      key: 'register',
      zh: '台账',
      en: 'Register',
      type: 'choice',
      writer: 'system',
      width: 80,
      wraps: true,
      choices: caseRegisters,
    },
    { key: 'category', zh: '类别', en: 'Category', type: 'text', writer: 'system', width: 100, wraps: true },
    { key: 'subcategory', zh: '子类', en: 'Subcategory', type: 'text', writer: 'system', width: 130, wraps: true },
    { key: 'cause', zh: '原因', en: 'Cause', type: 'text', writer: 'system', width: 110, wraps: true },
    {
      key: 'story',
      zh: '经过（已隐去）',
      en: 'What happened (names removed)',
      type: 'text',
      writer: 'system',
      width: 320,
      wraps: true,
    },
    {
      key: 'handling',
      zh: '处理（已隐去）',
      en: 'What was done (names removed)',
      type: 'text',
      writer: 'system',
      width: 320,
      wraps: true,
    },
    { key: 'lesson', zh: '启示', en: 'Lesson', type: 'text', writer: 'people', width: 260, wraps: true },
    {
      key: 'removed',
      zh: '隐去了什么',
      en: 'What was removed',
      type: 'text',
      writer: 'system',
      width: 160,
      wraps: true,
    },
    {
      key: 'alsoRemove',
      zh: '还要隐去',
      en: 'Remove as well',
      type: 'text',
      writer: 'people',
      width: 140,
      wraps: true,
      help: {
        zh: '还能认出是谁的词，用顿号分开：系统也把它们隐去',
        en: 'Words by which somebody may still be known, with commas between: the system takes them out, too',
      },
    },
    {
      key: 'reviewed',
      zh: '已审',
      en: 'Reviewed',
      type: 'yesno',
      writer: 'people',
      width: 70,
      wraps: true,
      help: {
        zh: '看过、认不出是谁了，填“是”：以后系统不再改写这一行',
        en: 'Yes once somebody has read it and nobody can be known from it: the row is not written again',
      },
    },
    {
      key: 'reviewer',
      zh: '审核人',
      en: 'Reviewed by',
      type: 'staff',
      writer: 'people',
      width: 90,
      wraps: true,
      from: ['staff', 'name'],
    },
    { key: 'says', zh: '提示', en: 'Hint', type: 'text', writer: 'system', width: 240, wraps: true },
    { key: 'record', zh: '上次所写', en: 'As last written', type: 'text', writer: 'system', width: 100, hidden: true },
  ],
} as const satisfies Tab

/** A month's figures as data, without a single case: what a group workbook adds up (R47). `data` may go on in further parts. */
export const figures = {
  key: 'figures',
  zh: '月数据',
  en: 'Month figures',
  system: true,
  hidden: true,
  appendOnly: true,
  columns: [
    { key: 'month', zh: '月份', en: 'Month', type: 'text', writer: 'system', width: 80 },
    { key: 'part', zh: '部分', en: 'Part', type: 'number', writer: 'system', width: 60, format: '0' },
    { key: 'asOf', zh: '截至', en: 'As of', type: 'instant', writer: 'system', width: 140 },
    { key: 'closed', zh: '定稿', en: 'Final', type: 'yesno', writer: 'system', width: 60 },
    { key: 'data', zh: '数据', en: 'Data', type: 'text', writer: 'system', width: 400 },
  ],
} as const satisfies Tab

/** What a final month was counted from (R50): what is found otherwise later is a correction. */
export const closed = {
  key: 'closed',
  zh: '定稿底数',
  en: 'Final months',
  system: true,
  hidden: true,
  appendOnly: true,
  columns: [
    { key: 'month', zh: '月份', en: 'Month', type: 'text', writer: 'system', width: 80 },
    { key: 'part', zh: '部分', en: 'Part', type: 'number', writer: 'system', width: 60, format: '0' },
    { key: 'at', zh: '定稿时间', en: 'Final since', type: 'instant', writer: 'system', width: 140 },
    { key: 'data', zh: '数据', en: 'Data', type: 'text', writer: 'system', width: 400 },
  ],
} as const satisfies Tab

/** How the ledger stands, and what keeps the system from its work, in words: rewritten as it comes and goes. */
export const health = {
  key: 'health',
  zh: '运行状况',
  en: 'Health',
  system: true,
  columns: [
    { key: 'what', zh: '项目', en: 'Item', type: 'text', writer: 'system', width: 200 },
    { key: 'since', zh: '时间', en: 'Time', type: 'instant', writer: 'system', width: 140 },
    { key: 'text', zh: '说明', en: 'Details', type: 'text', writer: 'system', width: 520 },
  ],
} as const satisfies Tab

/** What the system keeps for itself: the ledger's version and the last number given in each series. */
export const system = {
  key: 'system',
  zh: '系统',
  en: 'System',
  system: true,
  hidden: true,
  columns: [
    { key: 'name', zh: '名称', en: 'Name', type: 'text', writer: 'system', width: 200 },
    { key: 'value', zh: '值', en: 'Value', type: 'text', writer: 'system', width: 260 },
  ],
} as const satisfies Tab

/**
 * What stood in the rows of registers that the last commit wrote to, as that commit found them: copied by the service itself, in the
 * same batch and before anything was written, so that a row that had moved meanwhile is known for another, and gets back what is its
 * own (promise 2). From `image` on the cells are those of the register's row, in its own order.
 */
export const journal = {
  key: 'journal',
  zh: '写前留底',
  en: 'Journal',
  system: true,
  hidden: true,
  columns: [
    { key: 'register', zh: '台账', en: 'Register', type: 'text', writer: 'system', width: 100 },
    { key: 'row', zh: '行', en: 'Row', type: 'number', writer: 'system', width: 60, format: '0' },
    { key: 'expected', zh: '应有', en: 'Expected', type: 'text', writer: 'system', width: 200 },
    { key: 'written', zh: '写入', en: 'Written', type: 'text', writer: 'system', width: 200 },
    { key: 'image', zh: '原样', en: 'As it stood', type: 'text', writer: 'system', width: 100 },
  ],
} as const satisfies Tab

/** The settings tabs as they were last good, a line a piece: what a tab that is spoilt or gone is made up for with (promise 6). */
export const kept = {
  key: 'kept',
  zh: '有效设置',
  en: 'Settings in force',
  system: true,
  hidden: true,
  columns: [
    { key: 'tab', zh: '表', en: 'Tab', type: 'text', writer: 'system', width: 120 },
    { key: 'since', zh: '自', en: 'Since', type: 'instant', writer: 'system', width: 140 },
    { key: 'text', zh: '内容', en: 'Content', type: 'text', writer: 'system', width: 400 },
  ],
} as const satisfies Tab
