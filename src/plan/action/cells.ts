import { statuses } from '../../../sheets-template/workbook/choices.ts'
import { type Action, type LinkClaim, STEPS } from '../../model/action.ts'
import { type Instant, instant, MINUTE } from '../../model/instant.ts'
import type { StaffMember } from '../../model/staff.ts'
import type { Cell } from '../../ports/ledger.ts'
import { renderCell } from '../../sheet/cells.ts'
import { cellAt } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { choiceKey, choiceWord } from '../../sheet/words.ts'
import type { PlannedRow } from '../plan-row.ts'
import type { ActedRow, CalledCase, Cells } from './case.ts'

/** What an action is done with besides what was typed. */
export interface Acting {
  readonly claim: LinkClaim
  readonly person: StaffMember
  readonly at: Instant
}

/**
 * The moment that an action puts into its cells: the minute, as people type it, but where something of the case happened within that
 * minute the very moment, or what came after would stand before it.
 */
export function momentOf({ fields, holding }: PlannedRow, now: Instant): Instant {
  const minute = instant(Math.floor(now / MINUTE) * MINUTE)
  const known: readonly number[] = [
    ...Object.values(fields).filter((value): value is Instant => typeof value === 'number'),
    ...holding.map(({ at }) => at),
  ]
  return known.some((at) => at > minute && at <= now) ? now : minute
}

/** The cells that a person would fill for an action, and nothing besides (R27); a callback has a row of its own. */
export function cellsFor(
  action: Exclude<Action, 'callback'>,
  typed: Cells,
  row: ActedRow,
  { claim, person, at }: Acting,
  view: LedgerView,
): Cells {
  const { register } = row
  const put = (key: string, value: string | Instant): readonly [string, Cell] => [
    key,
    cellIn(register, key, value, view),
  ]
  const told = typed.has('progress') ? [put('progressAt', at)] : []
  switch (action) {
    case 'acknowledge': {
      const levels = (claim.levels ?? []).toSorted((a, b) => a - b).join(view.settings.language === 'zh' ? '、' : ', ')
      return new Map([
        put('acknowledgedBy', person.name),
        put('acknowledgedAt', at),
        ['acknowledgedLevels', levels || null],
      ])
    }
    case 'dispatched':
    case 'responded':
    case 'arrived':
    case 'replied':
      return new Map([put(STEPS[action].column, at), ...typed, ...told])
    case 'progress':
    case 'promise':
    case 'handOver':
      return new Map([...typed, ...told])
    case 'notMine':
      return new Map([put('handler', row.planned.fields.firstReceiver ?? ''), ...typed, ...told])
    case 'done':
      return new Map([...typed, put('resolvedAt', at), ...statusFor(row, view)])
  }
}

/** A status that says something else gives way: it would contradict the time. */
function statusFor({ register, chosen }: ActedRow, { settings }: LedgerView): readonly (readonly [string, Cell])[] {
  const status = cellAt(chosen.row.cells, register.headers, 'status')
  if (status === undefined || choiceKey(statuses, String(status)) === 'resolved') return []
  return [['status', choiceWord(statuses, 'resolved', settings.language)]]
}

/** The cells of a callback: those of the row that is still to be called, else of a new one. */
export function callbackCells(
  typed: Cells,
  { number }: ActedRow,
  { register, open }: CalledCase,
  { person, at }: Acting,
  view: LedgerView,
): Cells {
  const { attempts = 0, calledAt } = open?.plan.fields ?? {}
  const put = (key: string, value: string | number): readonly [string, Cell] => [
    key,
    cellIn(register, key, value, view),
  ]
  // What an earlier try was told gives way: nobody was reached, or somebody was after all.
  const blank =
    open === undefined ? [] : ['outcome', 'handled', 'satisfaction', 'suggestion'].map((key) => [key, null] as const)
  return new Map<string, Cell>([
    ...(open === undefined ? [put('case', number ?? '')] : []),
    put('caller', person.name),
    put('calledAt', at),
    put('attempts', Math.max(Math.floor(attempts) + (calledAt === undefined ? 0 : 1), 1)),
    ...blank,
    ...typed,
  ])
}

function cellIn(
  { columns }: Pick<ActedRow['register'] | CalledCase['register'], 'columns'>,
  key: string,
  value: string | number,
  view: LedgerView,
): Cell {
  const column = columns.find((one) => one.key === key)
  return column === undefined ? null : renderCell(column, value, view.settings)
}
