import type { Instant } from '../../model/instant.ts'
import type { NoticeKey } from '../../model/notice.ts'
import type { CaseRegister } from '../../model/register.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { Bounds } from '../month.ts'
import type { Breach } from './breaches.ts'
import { countMails, type MailCounts } from './mail-counts.ts'
import type { PastCase } from './past-case.ts'
import { simulateMonth } from './run.ts'

/** A deadline that a case would not have kept. */
export interface CaseBreach extends Breach {
  readonly register: CaseRegister
  /** Index into the register's rows: people see `row + 1`. */
  readonly row: number
  /** Absent where the ledger has given it none. */
  readonly number: string | undefined
  /** What it was known by in the system it was imported from. */
  readonly externalId: string | undefined
}

/** What a month would have been with one set of settings. */
export interface Outcome {
  readonly counts: MailCounts
  /** What there was nobody to mail about, each once. */
  readonly unheard: readonly NoticeKey[]
  /** By case in the order of their receipt, then by deadline. */
  readonly breaches: readonly CaseBreach[]
}

export function outcomeOf(view: LedgerView, cases: readonly PastCase[], bounds: Bounds, asOf: Instant): Outcome {
  const { mails, unheard, cases: done } = simulateMonth(view, cases, bounds, asOf)
  return {
    counts: countMails(mails, view.settings.zone),
    unheard,
    breaches: done.flatMap(({ past, breaches }) => {
      const { register, row, number, fields } = past.row
      return breaches.map((breach): CaseBreach => ({ ...breach, register, row, number, externalId: fields.externalId }))
    }),
  }
}

/** What other settings change: deadlines that were kept and would not be, and the other way round. */
export interface Difference {
  readonly newBreaches: readonly CaseBreach[]
  readonly goneBreaches: readonly CaseBreach[]
}

/** A deadline is the same in both where its case, clock and cycle are, and it is the same time that the clock ran. */
export function differenceOf(present: Outcome, changed: Outcome): Difference {
  const [was, is] = [byName(present.breaches), byName(changed.breaches)]
  return {
    newBreaches: [...is].flatMap(([name, breach]) => (was.has(name) ? [] : [breach])),
    goneBreaches: [...was].flatMap(([name, breach]) => (is.has(name) ? [] : [breach])),
  }
}

function byName(breaches: readonly CaseBreach[]): ReadonlyMap<string, CaseBreach> {
  const times = new Map<string, number>()
  return new Map(
    breaches.map((breach) => {
      const { register, row, clock, cycle } = breach
      const name = `${register} ${row} ${clock} ${cycle}`
      const time = (times.get(name) ?? 0) + 1
      times.set(name, time)
      return [`${name} ${time}`, breach]
    }),
  )
}
