import { http } from '@google-cloud/functions-framework'
import { z } from 'zod'
import { writeGroup } from '../src/app/group.ts'
import { httpFunctionWith, nowSchema } from '../src/edge/http-function.ts'
import { wireGroup } from '../src/edge/wire-group.ts'
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

/** The clock calls it, every day or hour: adds up what the sites have published of this month and the one before, or of the one asked for. */
http(
  'group',
  httpFunctionWith(
    (options) => wireGroup(options),
    () => process.env,
    body,
    async (parts, { month, now }) => {
      const { months } = await writeGroup(parts, {
        ...(month === undefined ? {} : { month }),
        ...(now === undefined ? {} : { now }),
      })
      return {
        written: months.map(({ tab, report }) => ({
          title: tab.title,
          month: report.month,
          sites: report.sites.length,
          absent: report.absent.length,
        })),
      }
    },
  ),
)
