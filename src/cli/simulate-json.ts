import type { Simulation } from '../app/simulate.ts'
import { cleanLine } from '../mail/clean.ts'
import { type Instant, SECOND } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import { maskPhonesIn } from '../sheet/phone-mask.ts'
import type { MailCount } from '../statistics/simulate/mail-counts.ts'
import type { CaseBreach, Outcome } from '../statistics/simulate/outcome.ts'

/**
 * A simulation for programs: times in ISO 8601 with the offset Z, lengths in seconds, days as the site's calendar has them, rows as
 * people count them in the sheet or lines of the file, absent things as null.
 */
export function simulateJson(simulation: Simulation, language: Language): string {
  const { month, bounds, asOf, zone, cases, leftOut, unreadable, rejects, unknown, present, changed, findings } =
    simulation
  return JSON.stringify(
    {
      month,
      from: iso(bounds.start),
      to: iso(bounds.end),
      asOf: iso(asOf),
      zone,
      cases: { ...cases, leftOut, rejected: rejects.length },
      unreadable,
      unknown,
      present: outcomeJson(present),
      changed: changed === undefined ? null : outcomeJson(changed),
      difference:
        changed === undefined
          ? null
          : {
              mails: changed.counts.mails - present.counts.mails,
              breaches: changed.breaches.length - present.breaches.length,
              newBreaches: changed.newBreaches.map(breachJson),
              goneBreaches: changed.goneBreaches.map(breachJson),
            },
      problems: findings.map(({ severity, code, place, what }) => ({
        severity,
        code,
        file: place?.tab[language] ?? null,
        line: place?.row ?? null,
        column: place?.column?.[language] ?? null,
        what: maskPhonesIn(cleanLine(what[language])),
      })),
    },
    null,
    2,
  )
}

const iso = (at: Instant | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

const outcomeJson = ({ counts, unheard, breaches }: Outcome) => ({
  mails: {
    ...countJson(counts),
    people: counts.people.map(({ name, mail, ...count }) => ({ name, mail, ...countJson(count) })),
    unheard: unheard.length,
  },
  breaches: breaches.map(breachJson),
})

const countJson = ({ mails, singles, lists, byLevel, busiest }: MailCount) => ({
  total: mails,
  singles,
  lists,
  byLevel: Object.fromEntries(byLevel),
  busiest: busiest ?? null,
})

const breachJson = ({ number, externalId, register, row, clock, cycle, due, stoppedAt, late }: CaseBreach) => ({
  number: number ?? null,
  externalId: externalId ?? null,
  register,
  row: row + 1,
  clock,
  cycle,
  due: iso(due),
  stoppedAt: iso(stoppedAt),
  lateSeconds: Math.floor(late / SECOND),
})
