import {
  callbackWhy,
  causes,
  repairChannels,
  satisfactions,
  validities,
  yesNo,
} from '../../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../../calendar/format.ts'
import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { ReportSite } from '../../model/report-tab.ts'
import type { Choice } from '../../sheet/definition.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { choiceWord } from '../../sheet/words.ts'
import type { Round } from '../round.ts'

/** What a field of a round says: words, a key of the workbook's choices, a moment, or yes and no. */
export type FieldValue = string | Instant | boolean | undefined

type Field = Words & {
  readonly of: (round: Round) => FieldValue
  readonly choices?: readonly Choice[]
}

const outcomes: readonly Choice[] = [...satisfactions, { key: 'refused', zh: '拒访', en: 'Refused' }]

/** All of a round that the figures of a month rest on, by the words for it: what of these is found otherwise later is a correction. */
export const CORRECTED_FIELDS = {
  category: { zh: '类别', en: 'Category', of: ({ category }) => category },
  subcategory: { zh: '子类', en: 'Subcategory', of: ({ subcategory }) => subcategory },
  cause: { zh: '原因', en: 'Cause', of: ({ cause }) => cause, choices: causes },
  channel: { zh: '渠道', en: 'Channel', of: ({ channel }) => channel, choices: repairChannels },
  validity: { zh: '是否有效', en: 'Validity', of: ({ validity }) => validity, choices: validities },
  department: { zh: '部门', en: 'Department', of: ({ department }) => department },
  handler: { zh: '责任人', en: 'Handler', of: ({ handler }) => handler },
  building: { zh: '楼栋', en: 'Building', of: ({ building }) => building },
  abnormal: { zh: '异常', en: 'Abnormal', of: ({ isAbnormal }) => isAbnormal },
  repeat: { zh: '重复', en: 'Repeat', of: ({ isRepeat }) => isRepeat },
  begunAt: { zh: '受理或重开', en: 'Received or reopened', of: ({ begunAt }) => begunAt },
  dispatchedAt: { zh: '派单', en: 'Dispatched', of: ({ clocks }) => clocks.dispatch?.stoppedAt },
  respondedAt: { zh: '响应', en: 'Responded', of: ({ clocks }) => clocks.respond?.stoppedAt },
  arrivedAt: { zh: '到场', en: 'Arrived', of: ({ clocks }) => clocks.arrive?.stoppedAt },
  repliedAt: { zh: '回复客户', en: 'Customer answered', of: ({ repliedAt }) => repliedAt },
  resolvedAt: { zh: '办结', en: 'Resolved', of: ({ resolvedAt }) => resolvedAt },
  closedAt: { zh: '关闭', en: 'Closed', of: ({ closedAt }) => closedAt },
  reopened: { zh: '办结后重开', en: 'Reopened afterwards', of: ({ isReopened }) => isReopened },
  pausedAt: { zh: '暂停', en: 'Paused', of: ({ pausedAt }) => pausedAt },
  dispatchDue: { zh: '派单时限', en: 'Due: dispatch', of: ({ clocks }) => clocks.dispatch?.due },
  respondDue: { zh: '响应时限', en: 'Due: respond', of: ({ clocks }) => clocks.respond?.due },
  arriveDue: { zh: '到场时限', en: 'Due: arrive', of: ({ clocks }) => clocks.arrive?.due },
  replyDue: { zh: '回复时限', en: 'Due: reply', of: ({ clocks }) => clocks.reply?.due },
  resolveDue: { zh: '办结时限', en: 'Due: resolve', of: ({ clocks }) => clocks.resolve?.due },
  callbackWhy: { zh: '回访类别', en: 'Callback', of: ({ callback }) => callback?.why, choices: callbackWhy },
  callbackOutcome: {
    zh: '回访结果',
    en: 'What the customer said',
    of: ({ callback }) => callback?.outcome,
    choices: outcomes,
  },
  callbackLate: { zh: '回访超时', en: 'Called back late', of: ({ callback }) => callback?.isLate },
} as const satisfies Readonly<Record<string, Field>>

export type CorrectedField = keyof typeof CORRECTED_FIELDS
export const CORRECTED_KEYS = Object.keys(CORRECTED_FIELDS) as readonly CorrectedField[]

const BLANK = { zh: '（空）', en: '(blank)' } as const

/** What a field said, as a text for people: no phone number is whole in it. */
export function fieldText(
  key: CorrectedField,
  value: FieldValue,
  { zone, language }: Omit<ReportSite, 'site'>,
): string {
  if (value === undefined || value === '') return BLANK[language]
  if (typeof value === 'boolean') return choiceWord(yesNo, value ? 'yes' : 'no', language)
  if (typeof value === 'number') return formatInstant(zone, value)
  const { choices }: Field = CORRECTED_FIELDS[key]
  return maskPhonesIn(choices === undefined ? value : choiceWord(choices, value, language))
}
