import { formatInstant } from '../../calendar/format.ts'
import { serialToInstant } from '../../calendar/serial.ts'
import { type Action, STEPS } from '../../model/action.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { HistoryLine } from '../../model/history.ts'
import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { Cell } from '../../ports/ledger.ts'
import type { Column } from '../../sheet/definition.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import type { Cells } from './case.ts'

/** What an action is called where it is told. */
const ACTION_WORDS: Readonly<Record<Action, Words>> = {
  acknowledge: { zh: '知悉', en: 'Acknowledged' },
  dispatched: { zh: '派单', en: 'Dispatched' },
  responded: { zh: '联系客户', en: 'Customer contacted' },
  arrived: { zh: '到场', en: 'On the scene' },
  replied: { zh: '答复客户', en: 'Customer answered' },
  progress: { zh: '进展', en: 'Progress' },
  promise: { zh: '承诺完成时间', en: 'Promised date' },
  handOver: { zh: '转交', en: 'Handed over' },
  done: { zh: '办结', en: 'Done' },
  callback: { zh: '回访', en: 'Called back' },
  notMine: { zh: '不归我办', en: 'Not mine' },
}

/** The columns whose cells tell what an action changed; what is said beside it is progress, and a line of its own. */
const TELLING: Readonly<Record<Action, readonly string[]>> = {
  acknowledge: ['acknowledgedAt', 'acknowledgedBy', 'acknowledgedLevels'],
  dispatched: [STEPS.dispatched.column],
  responded: [STEPS.responded.column],
  arrived: [STEPS.arrived.column],
  replied: [STEPS.replied.column],
  progress: ['progressAt', 'progress'],
  promise: ['promisedAt'],
  handOver: ['handler'],
  notMine: ['handler'],
  done: ['resolvedAt', 'status', 'result', 'feeAgreed'],
  callback: ['calledAt', 'caller', 'method', 'attempts', 'outcome', 'handled', 'satisfaction', 'suggestion'],
}

/** What was done, by whom, to which cells. */
export interface Told {
  readonly number: CaseNumber
  readonly action: Action
  readonly by: string
  /** When it was written. */
  readonly at: Instant
  readonly levels?: readonly number[] | undefined
  readonly columns: readonly Column[]
  /** What stood under a column, and what stands there now. */
  readonly before: (key: string) => Cell
  readonly cells: Cells
  /** The row's own phone, which is not repeated. */
  readonly phone: string | undefined
}

/**
 * The lines of the history: one for what was done; another where a note on progress came with it. What stood in the cells before is kept
 * whole, for it stands nowhere else any more.
 */
export function actionLines(told: Told, view: LedgerView): readonly HistoryLine[] {
  const { language } = view.settings
  const { action, levels = [] } = told
  const word = ACTION_WORDS[action][language]
  const which = levels.toSorted((a, b) => a - b).join(language === 'zh' ? '、' : ', ')
  const level = which === '' ? '' : language === 'zh' ? ` ${which}级` : `, level ${which}`
  const isNoted = told.cells.has('progress') && action !== 'progress'
  return [
    line(told, word + level, TELLING[action], view),
    ...(isNoted ? [line(told, ACTION_WORDS.progress[language], TELLING.progress, view)] : []),
  ]
}

function line(told: Told, what: string, keys: readonly string[], view: LedgerView): HistoryLine {
  const { number, by, at, columns, before, cells, phone } = told
  const written = columns.filter(({ key }) => keys.includes(key) && cells.has(key))
  const inOrder = written.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
  const shown = (cellOf: (key: string) => Cell): string =>
    inOrder
      .map((column) => shownCell(column, cellOf(column.key), view.settings.zone))
      .filter((text) => text !== '')
      .join(' ')
  return {
    at,
    number,
    kind: 'action',
    what,
    before: shown(before),
    after: maskPhonesIn(
      shown((key) => cells.get(key)),
      phone,
    ),
    by,
    how: 'mail',
  }
}

/** A cell as people see it. */
export function shownCell({ type }: Pick<Column, 'type'>, cell: Cell, zone: string): string {
  const at = type === 'instant' && typeof cell === 'number' ? serialToInstant(zone, cell) : undefined
  return at === undefined ? String(cell ?? '') : formatInstant(zone, at)
}
