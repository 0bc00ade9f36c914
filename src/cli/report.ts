import { Command } from 'commander'
import { reportBoard } from '../app/report-board.ts'
import { reportDaily } from '../app/report-daily.ts'
import type { AsOf, ReportParts } from '../app/report-parts.ts'
import type { ReportTab } from '../model/report-tab.ts'
import { connect } from './connect.ts'
import { nowOption, parseNow } from './now.ts'
import { monthCommand } from './report/month.ts'
import { weekCommand } from './report/week.ts'
import { reportText, wrote } from './report-text.ts'

/** `report month`, `week`, `daily`, `board`: writes the tab of one. */
export const reportCommand = (): Command =>
  new Command('report')
    .description('报表 · reports')
    .addCommand(monthCommand())
    .addCommand(weekCommand())
    .addCommand(plainCommand('daily', "写日清表 · write the day's tab", reportDaily))
    .addCommand(plainCommand('board', '写看板 · write the board', reportBoard))

/** A report that has nothing to choose but its moment. */
const plainCommand = (
  name: string,
  description: string,
  report: (parts: ReportParts, options: AsOf) => Promise<{ readonly tab: ReportTab }>,
): Command =>
  new Command(name)
    .description(description)
    .addOption(nowOption())
    .action(async (flags: { readonly now?: string }, command: Command) => {
      const { parts, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const { tab } = await report({ ...parts, runId: parts.newRunId() }, now === undefined ? {} : { now })
        console.log(reportText(tab))
        console.log(wrote(tab.title, language))
      } finally {
        await close()
      }
    })
