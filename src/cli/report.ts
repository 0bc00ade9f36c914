import { Command } from 'commander'
import { reportMonth } from '../app/report.ts'
import { Failure } from '../model/failure.ts'
import { parseMonth } from '../statistics/month.ts'
import { connect } from './connect.ts'
import { nowOption, parseNow } from './now.ts'
import { reportText } from './report-text.ts'

/** `report month`: writes the month's tab. */
export const reportCommand = (): Command =>
  new Command('report').description('报表 · reports').addCommand(
    new Command('month')
      .description("写月统计表 · write the month's tab")
      .option('--month <month>', '如 2026-11，默认本月 · e.g. 2026-11; this month by default')
      .addOption(nowOption())
      .action(async (flags: { month?: string; now?: string }, command: Command) => {
        const month = flags.month === undefined ? undefined : parseMonth(flags.month)
        if (flags.month !== undefined && month === undefined)
          throw new Failure({ kind: 'bad-option', option: '--month', problem: 'write 2026-11' })
        const { parts, language, close } = await connect(command)
        try {
          const now = parseNow(flags.now, parts.clock.now)
          const { tab } = await reportMonth(
            { ...parts, runId: parts.newRunId() },
            {
              ...(month === undefined ? {} : { month }),
              ...(now === undefined ? {} : { now }),
            },
          )
          console.log(reportText(tab))
          console.log(language === 'zh' ? `已写入“${tab.title}”` : `Wrote "${tab.title}"`)
        } finally {
          await close()
        }
      }),
  )
