import { http } from '@google-cloud/functions-framework'
import { z } from 'zod'
import { sweep } from '../src/app/sweep.ts'
import { httpFunction, nowSchema } from '../src/edge/http-function.ts'

const body = z.strictObject({ now: nowSchema, planOnly: z.boolean().optional() })

/** The clock calls it, every minute: looks after the registers once. */
http(
  'sweep',
  httpFunction(
    () => process.env,
    body,
    async (parts, { now, planOnly }) => {
      const result = await sweep(
        { ...parts, runId: parts.newRunId() },
        { ...(now === undefined ? {} : { now }), ...(planOnly === undefined ? {} : { planOnly }) },
      )
      return {
        rows: result.plan.rows.length,
        numbered: result.plan.rows.filter((row) => row.isNew).length,
        changes: result.changes,
        sent: result.sent,
        failed: result.failed,
        unreadable: result.plan.unreadable,
        faults: result.plan.health.faults.map(({ id }) => id),
      }
    },
  ),
)
