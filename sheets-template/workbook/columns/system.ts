import type { Column } from '../../../src/sheet/definition.ts'
import { words } from '../content/words.ts'

/** What the system tells about a row at its left, where it is seen; the choices of the stage are the register's. */
export const number = {
  key: 'number',
  zh: '编号',
  en: 'Number',
  type: 'text',
  writer: 'system',
  width: 140,
} as const satisfies Column

export const check = {
  key: 'check',
  zh: '检查',
  en: 'Check',
  type: 'text',
  writer: 'system',
  width: 220,
} as const satisfies Column

const due = { type: 'instant', writer: 'system', width: 130 } as const

/** The deadlines, one a clock (R14). The colour stays until the column of `deadlineUntil` is filled. */
export const dispatchDeadline = [
  { key: 'dispatchDue', zh: '派单时限', en: 'Dispatch by', ...due, deadlineUntil: 'dispatchedAt' },
] as const satisfies readonly Column[]

export const deadlines = [
  { key: 'respondDue', zh: '响应时限', en: 'Respond by', ...due, deadlineUntil: 'respondedAt' },
  { key: 'arriveDue', zh: '到场时限', en: 'Arrive by', ...due, deadlineUntil: 'arrivedAt' },
  { key: 'replyDue', zh: '回复时限', en: 'Reply by', ...due, deadlineUntil: 'repliedAt' },
  { key: 'resolveDue', zh: '办结时限', en: 'Resolve by', ...due, deadlineUntil: 'resolvedAt' },
  { key: 'progressDue', zh: '进展时限', en: 'Progress by', ...due, deadlineUntil: 'resolvedAt' },
  { key: 'callbackDue', zh: '回访时限', en: 'Call back by', ...due, deadlineIn: 'toCall' },
] as const satisfies readonly Column[]

/** When the system first saw what a clerk chose without typing when: it never writes into a clerk's own cell (promise 1). */
export const seenTimes = [
  {
    key: 'resolvedSeen',
    zh: '办结(系统记)',
    en: 'Resolved (as seen)',
    ...due,
    help: words(
      '选了“已办结”而没有填时间时，系统第一次看到的时间；填上时间即以所填为准',
      'Where "Resolved" was chosen and no time typed: when it was first seen. A time that is typed counts instead',
    ),
  },
  {
    key: 'reopenedSeen',
    zh: '重开(系统记)',
    en: 'Reopened (as seen)',
    ...due,
    help: words(
      '选了“重开”而没有填时间时，系统第一次看到的时间；填上时间即以所填为准',
      'Where "Reopened" was chosen and no time typed: when it was first seen. A time that is typed counts instead',
    ),
  },
] as const satisfies readonly Column[]

/** How the case stands with its callback (R32–R37), and since when it is closed; an incident is closed in its own column (R04). */
export const callbackSays = {
  key: 'callbackSays',
  zh: '回访情况',
  en: 'Callback',
  type: 'text',
  writer: 'system',
  width: 200,
  help: words(
    '办结后系统写：必访、抽访、免访或未抽中，由谁回访，结果如何',
    'Written once it is resolved: mandatory, sampled, exempt or not drawn, who calls, and what came of it',
  ),
} as const satisfies Column

export const closedSeen = {
  key: 'closedSeen',
  zh: '关闭时间',
  en: 'Closed at',
  type: 'instant',
  writer: 'system',
  width: 130,
  help: words(
    '客户满意、免访、拒访满七天，或当周没有抽中时，由系统关闭',
    'Closed by the system: satisfied, exempt, declined and seven days quiet, or not drawn in its week',
  ),
} as const satisfies Column

/** The earlier case that it is likely to repeat (R40). */
export const repeats = [
  {
    key: 'repeatOf',
    zh: '疑似重复',
    en: 'Likely repeats',
    type: 'text',
    writer: 'system',
    width: 140,
    help: words(
      '同一客户或房号、同一件事，近期已有的个案',
      'An earlier case of the same customer or room about the same matter',
    ),
  },
  { key: 'likeness', zh: '相似之处', en: 'Likeness', type: 'text', writer: 'system', width: 180 },
] as const satisfies readonly Column[]

const hidden = { type: 'text', writer: 'system', width: 100, hidden: true } as const

/** Which cells of the row are wrong, for the colours. Hidden. */
export const marks = { key: 'marks', zh: '有误的格', en: 'Marked cells', ...hidden } as const satisfies Column

/**
 * What the sweep remembers of a row. Hidden: nobody needs to read it. Losing `seen` costs one more look; `basis` holds what the
 * deadlines rest on, `record` the state that was last seen.
 */
export const memory = [
  { key: 'basis', zh: '时限依据', en: 'Deadline basis', ...hidden },
  { key: 'record', zh: '上次所见', en: 'Last seen state', ...hidden },
  { key: 'seen', zh: '已阅', en: 'Seen', ...hidden },
] as const satisfies readonly Column[]
