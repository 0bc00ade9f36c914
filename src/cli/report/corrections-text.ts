import { registers } from '../../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../../calendar/format.ts'
import type { Language } from '../../model/language.ts'
import { choiceWord } from '../../sheet/words.ts'
import type { FigureChange } from '../../statistics/closed/changed-figures.ts'
import { CORRECTED_FIELDS, fieldText } from '../../statistics/closed/corrected-fields.ts'
import type { CaseCorrection, Corrections } from '../../statistics/closed/corrections.ts'
import type { UncountedRegister } from '../../statistics/ledger-rounds.ts'
import { tableLines } from '../table.ts'
import { FIGURES } from './figure-said.ts'
import { unitOf } from './figure-value.ts'

interface Speaks {
  readonly language: Language
  readonly zone: string
}

/**
 * Why a final month would be another one if it were counted now (R50): the cases that were found otherwise, field by field, and the figures
 * that follow from them, in total and by category. The month stays as it is.
 */
export function correctionsText({ month, closedAt, cases, figures, uncompared }: Corrections, speaks: Speaks): string {
  const zh = speaks.language === 'zh'
  const since = formatInstant(speaks.zone, closedAt)
  const notes = uncompared.map((one) => uncomparedText(one, speaks))
  if (cases.length === 0)
    return [
      ...notes,
      zh
        ? `${month} 于 ${since} 定稿，按现在的台账重算，没有差异`
        : `${month} is final since ${since}; counted again from the ledger as it is now, nothing differs`,
    ].join('\n')
  const told = figures.filter(({ group }) => group === undefined || group.dimension === 'category')
  return [
    ...notes,
    zh
      ? `${month} 于 ${since} 定稿，此后有 ${cases.length} 件更正（统计表的数字不变，更正列在表内）：`
      : `${month} is final since ${since}; corrected since: ${cases.length} (its figures stay, the tab lists the corrections):`,
    ...tableLines(cases.flatMap((one) => caseLines(one, speaks))),
    '',
    told.length === 0
      ? zh
        ? '各项指标不受影响'
        : 'No figure would be another one'
      : zh
        ? '如按现在的台账计算，指标会是：'
        : 'Counted from the ledger as it is now, the figures would be:',
    ...tableLines(told.map((one) => figureLine(one, speaks))),
  ].join('\n')
}

function uncomparedText({ register, lacks }: UncountedRegister, { language }: Speaks): string {
  const name = choiceWord(registers, register, language)
  const columns = lacks.map((one) => one[language]).join(language === 'zh' ? '、' : ', ')
  if (lacks.length === 0)
    return language === 'zh' ? `${name}：找不到这个台账，没有比较` : `${name}: there is no such register, not compared`
  return language === 'zh'
    ? `${name}：台账缺少列 ${columns}，没有比较`
    : `${name}: the register lacks ${columns}, not compared`
}

const KINDS = {
  added: { zh: '定稿后补入', en: 'added since' },
  gone: { zh: '已不在台账，或不再计入', en: 'gone from the register, or not counted any more' },
} as const

function caseLines(one: CaseCorrection, speaks: Speaks): readonly (readonly string[])[] {
  const { register, number, cycle, row, kind, changes } = one
  const zh = speaks.language === 'zh'
  const place = [
    choiceWord(registers, register, speaks.language),
    number ?? '',
    cycle === 1 ? '' : zh ? `第 ${cycle} 轮` : `time ${cycle}`,
    row === undefined ? '' : zh ? `第 ${row + 1} 行` : `row ${row + 1}`,
  ]
  if (kind !== 'changed') return [[...place, KINDS[kind][speaks.language]]]
  return changes.map(({ field, before, after }) => [
    ...place,
    CORRECTED_FIELDS[field][speaks.language],
    `${fieldText(field, before, speaks)} → ${fieldText(field, after, speaks)}`,
  ])
}

function figureLine({ register, group, figure, before, after }: FigureChange, speaks: Speaks): readonly string[] {
  const { language } = speaks
  const unit = unitOf(figure)
  return [
    choiceWord(registers, register, language),
    group === undefined ? (language === 'zh' ? '合计' : 'Total') : fieldText('category', group.names[0], speaks),
    FIGURES[figure][language],
    `${valueText(before, unit)} → ${valueText(after, unit)}`,
  ]
}

function valueText(value: number | undefined, unit: ReturnType<typeof unitOf>): string {
  if (value === undefined) return '—'
  if (unit === 'share') return `${(value * 100).toFixed(1)}%`
  return unit === 'hours' ? value.toFixed(1) : String(value)
}
