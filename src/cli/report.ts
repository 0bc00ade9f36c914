import { Command } from 'commander'
import { reportMonth, reportWeek } from '../app/report.ts'
import { Failure } from '../model/failure.ts'
import type { Language } from '../model/language.ts'
import { CALLBACK_FIGURES, CALLBACK_KEYS, type CallbackKey } from '../statistics/callbacks/figures.ts'
import { parseMonth } from '../statistics/month.ts'
import { connect } from './connect.ts'
import { nowOption, parseNow } from './now.ts'
import { reportText } from './report-text.ts'
import { weekSaid } from './week.ts'
import { behindText, weekJson } from './week-text.ts'

/** `report month`, `report week`: writes the tab of one. */
export const reportCommand = (): Command =>
  new Command('report').description('报表 · reports').addCommand(monthCommand()).addCommand(weekCommand())

const monthCommand = (): Command =>
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
        console.log(wrote(tab.title, language))
      } finally {
        await close()
      }
    })

interface WeekFlags {
  readonly week?: string
  readonly now?: string
  readonly rows?: string
  readonly json?: true
}

const weekCommand = (): Command =>
  new Command('week')
    .description("写周回访表 · write the tab of the week's callbacks")
    .option('--week <week>', '如 2026-W47，默认本周 · e.g. 2026-W47; this week by default')
    .option('--rows <figure>', `列出一个指标背后的行 · list the rows behind a figure: ${CALLBACK_KEYS.join(' ')}`)
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (flags: WeekFlags, command: Command) => {
      const week = weekSaid(flags.week)
      const figure = figureSaid(flags.rows)
      const { parts, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const { tab, report } = await reportWeek(
          { ...parts, runId: parts.newRunId() },
          { ...(week === undefined ? {} : { week }), ...(now === undefined ? {} : { now }) },
        )
        if (flags.json === true) console.log(weekJson(report, figure))
        else {
          console.log(figure === undefined ? reportText(tab) : behindText(report, figure, language))
          console.log(wrote(tab.title, language))
        }
      } finally {
        await close()
      }
    })

const wrote = (title: string, language: Language): string =>
  language === 'zh' ? `已写入“${title}”` : `Wrote "${title}"`

function figureSaid(text: string | undefined): CallbackKey | undefined {
  if (text === undefined) return undefined
  if (Object.hasOwn(CALLBACK_FIGURES, text)) return text as CallbackKey
  throw new Failure({ kind: 'bad-option', option: '--rows', problem: CALLBACK_KEYS.join(' ') })
}
