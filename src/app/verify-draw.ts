import { weekOf } from '../calendar/week.ts'
import { Failure } from '../model/failure.ts'
import { DAY, instant } from '../model/instant.ts'
import type { Week } from '../model/week.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Lots } from '../ports/lots.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { type DrawSecret, type VerifiedWeek, verifyWeek } from '../statistics/callbacks/verify-week.ts'

export interface VerifyParts {
  readonly ledger: Pick<Ledger, 'read'>
  readonly clock: Clock
  readonly lots?: Lots | undefined
}

export interface VerifyOptions {
  /** Default: the week before the clock's. */
  readonly week?: Week | undefined
  /** As it was published; default: what the desk's own key says. */
  readonly secret?: string | undefined
}

/**
 * Goes through the draw of a week again (R38): one read, nothing is written. `by` makes of a secret what follows from it. Throws `Failure`:
 * `bad-option` where the week is not over, or where no secret is said and the desk has no key; what the ledger throws.
 */
export async function verifyDraw(
  { ledger, clock, lots }: VerifyParts,
  { week: asked, secret }: VerifyOptions,
  by: (secret: string, week: Week) => DrawSecret,
): Promise<VerifiedWeek & { readonly zone: string }> {
  const view = viewLedger(await ledger.read())
  const now = clock.now()
  const { zone } = view.settings
  const week = asked ?? weekOf(zone, instant(now - 7 * DAY))
  // Whoever could go through it earlier would know whom it picks next.
  if (week >= weekOf(zone, now))
    throw new Failure({ kind: 'bad-option', option: '--week', problem: `${week} 还没有过完 · is not over` })
  const known = secret ?? lots?.secret(week)
  if (known === undefined)
    throw new Failure({
      kind: 'bad-option',
      option: '--secret',
      problem:
        '这里没有密钥，请给出周回访表上公布的 · there is no key here: say the secret that the weekly tab publishes',
    })
  return { ...verifyWeek(view, week, now, by(known, week)), zone }
}
