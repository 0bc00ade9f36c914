import { http } from '@google-cloud/functions-framework'
import { z } from 'zod'
import { type SweepResult, sweep } from '../src/app/sweep.ts'
import { httpFunction, nowSchema } from '../src/edge/http-function.ts'
import { pinged } from '../src/edge/pinged.ts'
import { healthFigures } from '../src/plan/health-figures.ts'

const body = z.strictObject({ now: nowSchema, planOnly: z.boolean().optional() })

/** The clock calls it, every minute: looks after the registers once. */
http(
  'sweep',
  httpFunction(
    () => process.env,
    body,
    async (parts, { now, planOnly }) => {
      const once = () =>
        sweep(
          { ...parts, runId: parts.newRunId(), until: parts.sweepEnd() },
          { ...(now === undefined ? {} : { now }), ...(planOnly === undefined ? {} : { planOnly }) },
        )
      // What is only tried out, or at another time, says nothing of whether the schedule runs.
      const result = await (planOnly === true || now !== undefined ? once() : pinged(parts.ping, once))
      return {
        rows: result.plan.rows.length,
        numbered: result.plan.rows.filter((row) => row.isNew).length,
        changes: result.changes,
        sent: result.sent,
        failed: result.failed,
        unreadable: result.plan.unreadable,
        faults: result.plan.health.faults.map(({ id }) => id),
        figures: figuresOf(result),
      }
    },
  ),
)

/** How the ledger stands, as the health tab has it; what people typed is not in it. */
function figuresOf({ view, plan }: SweepResult): Readonly<Record<string, unknown>> {
  const { rows, open, wrong, unaccepted, mails } = healthFigures(view, plan.now, plan)
  return { rows, open, wrong, unaccepted, mails }
}
