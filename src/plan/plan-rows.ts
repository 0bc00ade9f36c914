import { type Instant, instant } from '../model/instant.ts'
import { noticeKeyText } from '../model/notice.ts'
import type { Numbering } from '../rules/numbering.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import type { RegisterTable } from '../sheet/register-table.ts'
import type { Calls } from './callbacks/calls.ts'
import { type ChosenRow, chooseRows } from './choose-rows.ts'
import { type PlannedRow, planRow, type RowOptions } from './plan-row.ts'
import type { RepeatKnown } from './repeats/known.ts'

/** Rows as they are planned. */
export interface PlannedRows {
  readonly planned: readonly (PlannedRow & { readonly chosen: ChosenRow })[]
  /** The lines of the notices about them. */
  readonly lines: readonly StoredNotice[]
}

/** What is known of a row that is planned once more in the same sweep. */
type Anew = Pick<RowOptions, 'given' | 'isPicked' | 'cameBackAt' | 'repeat'>

export type PlanAll = (rows: readonly ChosenRow[], anew?: ReadonlyMap<ChosenRow, Anew>) => PlannedRows

/** Plans rows with the callbacks of their cases. */
export const planner =
  ({
    view,
    numbers,
    calls,
    runId,
    now,
  }: {
    readonly view: LedgerView
    readonly numbers: Numbering
    readonly calls: Calls
    readonly runId: string
    readonly now: Instant
  }): PlanAll =>
  (rows, anew) => {
    const looked = new Set(rows.flatMap(({ row, claim }) => [claim ?? [], row.record.draft ?? []].flat()))
    const lines = view.notices.linesOf(looked)
    // What was dropped was never sent: should it become true again, it is a notice like any other.
    const sent = new Set(lines.filter(({ state }) => state !== 'dropped').map(noticeKeyText))
    const planned = rows.map((chosen) => {
      const options = { unique: `${chosen.row.row + 1}-${runId}`, calls, ...anew?.get(chosen) }
      return { ...planRow(chosen, view, numbers, sent, now, options), chosen }
    })
    return { planned, lines }
  }

/** What follows of all rows together for some of them: who is drawn (R38), and which earlier case one repeats (R40). */
export interface Together {
  readonly picks: ReadonlySet<string>
  readonly repeats: ReadonlyMap<PlannedRows['planned'][number], RepeatKnown>
}

/**
 * The rows with what follows of them together: those planned anew for which it makes a difference, among them cases about which nothing
 * else was to be done: one that was drawn, and one whose customer declined to be asked and came back on the matter (R35).
 */
export function lookedAgain(
  first: PlannedRows,
  { picks, repeats }: Together,
  registers: readonly RegisterTable[],
  planAll: PlanAll,
  view: LedgerView,
  now: Instant,
): PlannedRows {
  const returns = cameBack(repeats)
  // One that is closed only now was not before its customer came back: nobody looked in between.
  const isDeclined = ({ plan, callback }: PlannedRow): boolean =>
    plan.stage === 'declined' ||
    (plan.was.stage === 'declined' &&
      (returns.get(plan.number ?? '') ?? Infinity) < (callback?.life.closedAt ?? -Infinity))
  const known = first.planned.flatMap((row) => {
    const { number = '', isNew } = row.plan
    const repeat = repeats.get(row)
    const isReturn = returns.has(number) && isDeclined(row)
    if (!picks.has(number) && !isReturn && repeat === undefined) return []
    const anew: Anew = {
      isPicked: picks.has(number),
      ...(isReturn ? { cameBackAt: returns.get(number) } : {}),
      ...(repeat === undefined ? {} : { repeat }),
      ...(isNew && row.plan.number !== undefined ? { given: row.plan.number } : {}),
    }
    return [[row.chosen, anew] as const]
  })
  const planned = new Set(first.planned.map(({ plan }) => plan.number as string | undefined))
  const others = new Set([...picks, ...returns.keys()].filter((number) => !planned.has(number)))
  const found = (others.size === 0 ? [] : registers)
    .flatMap((register) => chooseRows(register, view.settingsMark, others, now).rows)
    .flatMap((chosen) => {
      const { claim = '', standing, row } = chosen
      if (standing !== 'own' || !others.has(claim) || !(picks.has(claim) || row.record.stage === 'declined')) return []
      const anew: Anew = { isPicked: picks.has(claim), cameBackAt: returns.get(claim) }
      return [[chosen, anew] as const]
    })
  if (known.length + found.length === 0) return first
  const anew = new Map<ChosenRow, Anew>([...known, ...found])
  const again = planAll([...anew.keys()], anew)
  const rowOf = new Map(again.planned.map((row) => [row.chosen, row]))
  const lines = new Map([...first.lines, ...again.lines].map((line) => [line.row, line]))
  return {
    planned: [
      ...first.planned.map((row) => rowOf.get(row.chosen) ?? row),
      ...found.flatMap(([chosen]) => rowOf.get(chosen) ?? []),
    ],
    lines: [...lines.values()],
  }
}

/** The cases that are found to be repeated, each with when its customer came back. */
function cameBack(repeats: Together['repeats']): ReadonlyMap<string, Instant> {
  const returns = new Map<string, Instant>()
  for (const [{ plan }, { repeat }] of repeats) {
    const { receivedAt } = plan.fields
    if (repeat === undefined || receivedAt === undefined || repeat.of === plan.was.repeat?.of) continue
    returns.set(repeat.of, instant(Math.max(receivedAt, returns.get(repeat.of) ?? receivedAt)))
  }
  return returns
}
