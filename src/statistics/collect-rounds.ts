import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import { everyRow } from '../plan/choose-rows.ts'
import { planRow } from '../plan/plan-row.ts'
import { numbering } from '../rules/numbering.ts'
import { buildingOf } from '../rules/scope.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { RegisterTable } from '../sheet/register-table.ts'
import { unwatchedClocks } from '../sheet/unwatched.ts'
import { afterwards } from './afterwards.ts'
import { asOfThen, recordThen } from './as-of.ts'
import type { CountedRounds, LeftOutRow } from './ledger-rounds.ts'
import { COUNTED_CLOCKS, type CountedClock, type Round, type RoundClock } from './round.ts'
import { clockOf, repliedIn, type Turn, turnsOf } from './turns.ts'

/**
 * The accepted cases of a register as they stood at `asOf`, each cycle by itself, the first one first: rows that have a number, and rows
 * that the sweep would give one. Acceptance, deadlines and callbacks are what the sweep's own planning says of the row, so that a report
 * does not depend on whether a sweep came before it. Rows received after `asOf` are nowhere. What a case is grouped by, whether it is
 * abnormal and whether it repeats another is told as it stands: of what was changed later nobody keeps how it was.
 */
export function collectRounds(
  register: RegisterTable,
  view: LedgerView,
  asOf: Instant,
): Pick<CountedRounds, 'rounds' | 'leftOut'> {
  const rounds: Round[] = []
  const leftOut: LeftOutRow[] = []
  // The numbers that planning gives out here are never written.
  const numbers = numbering(new Map(), [])
  const unwatched = unwatchedClocks(register.register, view)
  const clocks = COUNTED_CLOCKS.filter((clock) => !unwatched.has(clock))
  for (const { row, standing, claim } of everyRow(register, asOf)) {
    if (row.fields.receivedAt !== undefined && row.fields.receivedAt > asOf) continue
    const then = { ...row, ...asOfThen(row, asOf), record: recordThen(row.record, asOf) }
    const { plan } = planRow({ row: then, standing, claim }, view, numbers, new Set(), asOf)
    const { fields, basis, record } = plan
    const { receivedAt } = fields
    if (receivedAt === undefined || plan.number === undefined) {
      leftOut.push({ row: row.row, receivedAt })
      continue
    }
    const same = {
      register: row.register,
      row: row.row,
      number: plan.isNew ? undefined : plan.number,
      ...kindOf(fields),
    }
    const known = { register: row.register, fields, record, zone: view.settings.zone, asOf }
    const isRepeat = record.repeat !== undefined && fields.notRepeat !== true
    for (const turn of turnsOf({ ...fields, receivedAt }, basis))
      rounds.push({
        ...same,
        cycle: turn.cycle,
        isRepeat: isRepeat && turn.cycle === 1,
        begunAt: turn.begunAt,
        resolvedAt: turn.resolvedAt,
        isReopened: turn.endedAt !== undefined,
        repliedAt: repliedIn(turn, fields),
        clocks: clocksOf(turn, fields, clocks),
        pausedAt: turn.pausedAt,
        ...afterwards(turn, known),
      })
  }
  return { rounds, leftOut }
}

/** What of a case stays the same from cycle to cycle. */
const kindOf = (fields: CaseFields) => ({
  category: fields.category,
  subcategory: fields.subcategory,
  cause: fields.cause,
  channel: fields.channel,
  validity: fields.validity,
  department: fields.department,
  handler: fields.handler ?? fields.firstReceiver,
  building: buildingOf(fields.place ?? '') ?? buildingOf(fields.room ?? ''),
  isAbnormal: fields.abnormal === true,
})

function clocksOf(turn: Turn, fields: CaseFields, watched: readonly CountedClock[]): Round['clocks'] {
  const clocks: { [C in CountedClock]?: RoundClock } = {}
  for (const clock of watched) {
    const found = clockOf(clock, turn, fields)
    if (found !== undefined) clocks[clock] = found
  }
  return clocks
}
