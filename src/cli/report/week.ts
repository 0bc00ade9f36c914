import { Command } from 'commander'
import { reportWeek } from '../../app/report-week.ts'
import { Failure } from '../../model/failure.ts'
import { CALLBACK_FIGURES, CALLBACK_KEYS, type CallbackKey } from '../../statistics/callbacks/figures.ts'
import { connect } from '../connect.ts'
import { nowOption, parseNow } from '../now.ts'
import { reportText, wrote } from '../report-text.ts'
import { weekSaid } from '../week.ts'
import { behindText, weekJson } from '../week-text.ts'

interface Flags {
  readonly week?: string
  readonly now?: string
  readonly rows?: string
  readonly json?: true
}

/** `report week`: writes the tab of a week's callbacks, and says what is asked for of it. */
export const weekCommand = (): Command =>
  new Command('week')
    .description("写周回访表 · write the tab of the week's callbacks")
    .option('--week <week>', '如 2026-W47，默认本周 · e.g. 2026-W47; this week by default')
    .option('--rows <figure>', `列出一个指标背后的行 · list the rows behind a figure: ${CALLBACK_KEYS.join(' ')}`)
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (flags: Flags, command: Command) => {
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

function figureSaid(text: string | undefined): CallbackKey | undefined {
  if (text === undefined) return undefined
  if (Object.hasOwn(CALLBACK_FIGURES, text)) return text as CallbackKey
  throw new Failure({ kind: 'bad-option', option: '--rows', problem: CALLBACK_KEYS.join(' ') })
}
