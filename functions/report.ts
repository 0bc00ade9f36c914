import { http } from '@google-cloud/functions-framework'
import { z } from 'zod'
import { reportDueMonths, reportMonth } from '../src/app/report.ts'
import { httpFunction, nowSchema } from '../src/edge/http-function.ts'
import { parseMonth } from '../src/statistics/month.ts'

const body = z.strictObject({
  month: z
    .string()
    .transform((text, context) => {
      const month = parseMonth(text)
      if (month !== undefined) return month
      context.addIssue({ code: 'custom', message: 'a month is written 2026-11' })
      return z.NEVER
    })
    .optional(),
  now: nowSchema,
})

/** The clock calls it, every hour: writes the month's tab, or the month that is asked for. */
http(
  'report',
  httpFunction(
    () => process.env,
    body,
    async (parts, { month, now }) => {
      const run = { ...parts, runId: parts.newRunId() }
      const options = now === undefined ? {} : { now }
      const written =
        month === undefined ? await reportDueMonths(run, options) : [await reportMonth(run, { ...options, month })]
      return { written: written.map(({ tab, report }) => ({ title: tab.title, month: report.month })) }
    },
  ),
)
