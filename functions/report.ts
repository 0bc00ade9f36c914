import { http } from '@google-cloud/functions-framework'
import { z } from 'zod'
import type { WrittenBoard } from '../src/app/report-board.ts'
import type { WrittenDaily } from '../src/app/report-daily.ts'
import { reportDue } from '../src/app/report-due.ts'
import { reportMonth, type WrittenMonth } from '../src/app/report-month.ts'
import { beside, type ReportParts } from '../src/app/report-parts.ts'
import { reportWeek, type WrittenWeek } from '../src/app/report-week.ts'
import { parseWeek } from '../src/calendar/week.ts'
import { httpFunction, nowSchema } from '../src/edge/http-function.ts'
import type { Instant } from '../src/model/instant.ts'
import type { Week } from '../src/model/week.ts'
import { type Month, parseMonth } from '../src/statistics/month.ts'

/** Text that a parser understands; `form` says how it is written. */
const written = <T>(parse: (text: string) => T | undefined, form: string) =>
  z
    .string()
    .transform((text, context) => {
      const value = parse(text)
      if (value !== undefined) return value
      context.addIssue({ code: 'custom', message: form })
      return z.NEVER
    })
    .optional()

const body = z.strictObject({
  month: written(parseMonth, 'a month is written 2026-11'),
  week: written(parseWeek, 'a week is written 2026-W47'),
  now: nowSchema,
})

/** The clock calls it, every hour: writes the months' tabs, of which one may become final, the day's, the week's and the board, or what is asked for. */
http(
  'report',
  httpFunction(
    () => process.env,
    body,
    async (parts, asked) => ({ written: await write({ ...parts, runId: parts.newRunId() }, asked) }),
  ),
)

interface Asked {
  readonly month?: Month | undefined
  readonly week?: Week | undefined
  readonly now?: Instant | undefined
}

async function write(parts: ReportParts, { month, week, now }: Asked) {
  const options = now === undefined ? {} : { now }
  if (month === undefined && week === undefined) {
    const due = await reportDue(parts, options)
    return [...due.months.map(ofMonth), ofTab(due.daily), ofWeek(due.week), ofTab(due.board)]
  }
  return [
    ...(month === undefined ? [] : [ofMonth(await reportMonth(parts, { ...options, month }))]),
    ...(week === undefined ? [] : [ofWeek(await reportWeek(beside(parts, 'w'), { ...options, week }))]),
  ]
}

const ofMonth = ({ tab, report }: WrittenMonth) => ({
  title: tab.title,
  month: report.month,
  final: report.closedAt !== undefined,
})
const ofTab = ({ tab }: WrittenDaily | WrittenBoard) => ({ title: tab.title })
const ofWeek = ({ tab, report }: WrittenWeek) => ({ title: tab.title, week: report.present.week })
