import { formatInstant } from '../calendar/format.ts'
import type { Basis } from '../model/basis.ts'
import type { CallbackFields } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import type { CaseNumber } from '../model/case-number.ts'
import type { HistoryLine } from '../model/history.ts'
import type { Instant } from '../model/instant.ts'
import type { Language, Words } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import { stoppedAt } from '../rules/case-facts.ts'
import type { Standing } from '../rules/claims.ts'
import type { Choice } from '../sheet/definition.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { choiceWord } from '../sheet/words.ts'

/** A row whose history is told. */
export interface StageTold {
  readonly row: {
    readonly register: Register
    readonly numberText: string | undefined
    readonly basis: Basis | undefined
  }
  readonly standing: Standing
  /** Whether it was typed into a row that another case had been emptied out of. */
  readonly isReplacing?: boolean | undefined
  readonly number: CaseNumber | undefined
  readonly stage: string
  readonly was: RowRecord
  readonly fields: CaseFields & Pick<CallbackFields, 'calledAt'>
  readonly seen: Pick<RowRecord, 'resolvedSeen' | 'reopenedSeen'>
  /** Whether a customer who was not satisfied reopened it: when that was said is when it was seen reopened. */
  readonly isReopenedByCall?: boolean
}

const WORDS = {
  received: { zh: '受理编号', en: 'Taken in' },
  stage: { zh: '阶段', en: 'Stage' },
  asSeen: { zh: '未填时间，以看到为准', en: 'no time typed: as seen' },
  byCall: { zh: '回访不满意', en: 'not satisfied when called back' },
  restored: { zh: '编号被改动，已恢复', en: 'Number was overwritten, put back' },
  cleared: { zh: '编号被清空，已恢复', en: 'Number was cleared, put back' },
  replaced: {
    zh: '原行的个案清空后另填的，另编新号',
    en: 'Typed where a case was emptied out, given a number of its own',
  },
  copied: { zh: '复制的行，另编新号', en: 'Copied row, given a number of its own' },
} as const satisfies Record<string, Words>

/**
 * What the history tells of how far a case has come, and of its number (R08): each change since the row was last seen, with the time
 * that was typed. A case that was imported, or is older than its record, begins in silence.
 */
export function stageLines(
  told: StageTold,
  at: Instant,
  { zone, language }: { readonly zone: string; readonly language: Language },
): readonly HistoryLine[] {
  const { row, standing, number, stage, was } = told
  if (number === undefined || standing === 'copy') return []
  const line = (kind: 'stage' | 'number', what: string, before: string, after: string): HistoryLine => ({
    at,
    number,
    kind,
    what,
    before,
    after,
    how: 'seen',
  })
  const shown = row.numberText ?? ''
  const lines: HistoryLine[] = []
  if (was.number === undefined && standing === 'new' && shown !== '')
    lines.push(line('number', WORDS[told.isReplacing ? 'replaced' : 'copied'][language], shown, number))
  else if (was.number === number && shown !== number)
    lines.push(line('number', WORDS[shown === '' ? 'cleared' : 'restored'][language], shown, number))
  const isNew = was.number === undefined
  if (isNew && (shown === number || row.basis?.origin === 'import')) return lines
  if (was.stage === stage && !isNew) return lines
  const word = (key: string | undefined) => (key === undefined ? '' : stageWord(row.register, key, language))
  // A case that is over when it is first seen was taken in when somebody says; what nobody says is told.
  const time = !isNew || isAsSeen(told) ? timeOf(told, zone, language) : ''
  const what = WORDS[isNew ? 'received' : 'stage'][language] + time
  return [...lines, line('stage', what, isNew ? '' : word(was.stage), word(stage))]
}

/** The time that a stage was reached at, as it was typed. */
function timeOf(told: StageTold, zone: string, language: Language): string {
  const at = reachedAt(told)
  if (at === undefined) return ''
  const isByCall = told.isReopenedByCall === true && at === told.seen.reopenedSeen
  const how = isByCall ? WORDS.byCall[language] : isAsSeen(told) ? WORDS.asSeen[language] : undefined
  const said = [formatInstant(zone, at), how ?? []].flat().join(' ')
  return language === 'zh' ? `（${said}）` : ` (${said})`
}

function isAsSeen(told: StageTold): boolean {
  const at = reachedAt(told)
  return at !== undefined && (at === told.seen.resolvedSeen || at === told.seen.reopenedSeen)
}

function reachedAt({ stage, was, fields }: StageTold): Instant | undefined {
  const reached: Readonly<Record<string, Instant | undefined>> = {
    waiting: fields.reopenedAt,
    working: was.stage === 'paused' ? fields.resumedAt : stoppedAt(fields, 'respond'),
    paused: fields.pausedAt,
    resolved: fields.resolvedAt,
    closed: fields.closedAt,
    called: fields.calledAt,
    refused: fields.calledAt,
    notReached: fields.calledAt,
  }
  return reached[stage]
}

/** The word that a register shows for a stage. */
export function stageWord(register: Register, stage: string, language: Language): string {
  const column = REGISTER_TABS[register].columns.find(({ key }) => key === 'stage')
  const choices: readonly Choice[] = column !== undefined && 'choices' in column ? column.choices : []
  return choiceWord(choices, stage, language)
}
