import { cleanLine } from '../mail/clean.ts'
import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import { type Diagnosis, diagnose, type Standing } from '../plan/findings/diagnose.ts'
import type { Finding } from '../plan/findings/finding.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Lots } from '../ports/lots.ts'
import { maskPhonesIn } from '../sheet/phone-mask.ts'

/** What the doctor works with. */
export interface DoctorParts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly lots?: Lots
}

/**
 * Looks for what is wrong with a ledger, and how it stands: one read, no change. `now` replaces the clock's time. What people typed
 * comes back as one line fit for a terminal, without whole phone numbers (R28).
 *
 * Throws `Failure` where the ledger cannot be read at all.
 */
export async function examine(
  { ledger, clock, lots }: DoctorParts,
  { now }: { readonly now?: Instant } = {},
): Promise<Diagnosis> {
  const at = clock.now()
  // At another time than the clock's nobody knows how long nothing swept.
  const { findings, standing } = diagnose(await ledger.read(), now ?? at, {
    lots,
    clock: now === undefined ? at : undefined,
  })
  return { findings: findings.map(fitFinding), standing: standing && fitStanding(standing) }
}

const fitStanding = (standing: Standing): Standing => {
  const { figures } = standing
  const deadlines = figures.deadlines.map((one) => ({ ...one, tab: fitText(one.tab) }))
  return { ...standing, figures: { ...figures, deadlines } }
}

const fitFinding = (finding: Finding): Finding => ({
  ...finding,
  ...(finding.place === undefined
    ? {}
    : {
        place: {
          ...finding.place,
          tab: fit(finding.place.tab),
          ...(finding.place.column === undefined ? {} : { column: fit(finding.place.column) }),
        },
      }),
  what: fit(finding.what),
})

const fitText = (text: string): string => maskPhonesIn(cleanLine(text))
const fit = ({ zh, en }: Words): Words => ({ zh: fitText(zh), en: fitText(en) })
