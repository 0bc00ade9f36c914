import { Command } from 'commander'
import { reportMonth, type WrittenMonth } from '../../app/report-month.ts'
import { formatInstant } from '../../calendar/format.ts'
import { Failure } from '../../model/failure.ts'
import type { Language } from '../../model/language.ts'
import type { FigureKey } from '../../statistics/month/tab/figures.ts'
import { type Month, parseMonth } from '../../statistics/month.ts'
import { connect } from '../connect.ts'
import { nowOption, parseNow } from '../now.ts'
import { reportText, wrote } from '../report-text.ts'
import { behindFigure } from './behind.ts'
import { correctionsText } from './corrections-text.ts'
import { figureSaid, type Narrowing, narrowingSaid } from './figure-said.ts'
import { monthCsv } from './month-csv.ts'
import { monthJson } from './month-json.ts'
import { rowsCsv, rowsText } from './rows-text.ts'

interface Flags {
  readonly month?: string
  readonly now?: string
  readonly rows?: string
  readonly by?: readonly string[]
  readonly json?: true
  readonly csv?: true
  readonly rebuild?: true
  readonly close?: true
}

/** `report month`: writes a month's tabs, and says what is asked for of it. */
export const monthCommand = (): Command =>
  new Command('month')
    .description("写月统计表 · write the month's tab")
    .option('--month <month>', '如 2026-11，默认本月 · e.g. 2026-11; this month by default')
    .option('--rows <figure>', '列出一个指标背后的行，如 超时 · list the rows behind a figure, e.g. late')
    .option('--by <group...>', '只看一组，如 责任人=张三 · of one group only, e.g. handler=张三')
    .option('--json', '输出数据 · as data')
    .option('--csv', '输出表格 · as a table for spreadsheets')
    .option('--rebuild', '按现在的台账重算已定稿的月份，说明差异 · count a final month again and explain what differs')
    .option('--close', '现在就定稿 · make the month final now')
    .addOption(nowOption())
    .action(async (flags: Flags, command: Command) => {
      const asked = askedOf(flags)
      const { parts, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const written = await reportMonth(
          { ...parts, runId: parts.newRunId() },
          {
            ...(asked.month === undefined ? {} : { month: asked.month }),
            ...(now === undefined ? {} : { now }),
            isToClose: flags.close === true,
          },
        )
        console.log(answer(written, asked, flags, language))
      } finally {
        await close()
      }
    })

interface Asked {
  readonly month: Month | undefined
  readonly figure: FigureKey | undefined
  readonly narrowings: readonly Narrowing[]
}

/** What the flags ask for. Throws `Failure` `bad-option`. */
function askedOf({ month: said, rows, by = [], json, csv }: Flags): Asked {
  const month = said === undefined ? undefined : parseMonth(said)
  if (said !== undefined && month === undefined) throw badOption('--month', 'write 2026-11')
  if (json === true && csv === true) throw badOption('--csv', '--json')
  if (by.length > 0 && rows === undefined) throw badOption('--by', '--rows …')
  return {
    month,
    figure: rows === undefined ? undefined : figureSaid(rows),
    narrowings: by.map(narrowingSaid),
  }
}

const badOption = (option: string, problem: string): Failure => new Failure({ kind: 'bad-option', option, problem })

/** What is said on the terminal, or handed to a program. */
function answer(
  { report, corrections, tab, zone }: WrittenMonth,
  { figure, narrowings }: Asked,
  { json, csv, rebuild }: Flags,
  language: Language,
): string {
  const speaks = { language, zone }
  const rows = figure === undefined ? undefined : behindFigure(report, figure, narrowings)
  if (json === true) return monthJson(report, corrections, rows)
  if (csv === true) return (rows === undefined ? monthCsv(report, language) : rowsCsv(rows, speaks)).trimEnd()
  const shown =
    figure !== undefined && rows !== undefined
      ? rowsText(report.month, figure, rows, speaks)
      : rebuild === true
        ? corrections === undefined
          ? notFinal(report.month, language)
          : correctionsText(corrections, speaks)
        : reportText(tab)
  const isSaid = report.closedAt === undefined || (rebuild === true && rows === undefined)
  const since = isSaid ? [] : [finalSince(report.month, formatInstant(zone, report.closedAt), language)]
  return [shown, wrote(tab.title, language), ...since].join('\n')
}

const notFinal = (month: Month, language: Language): string =>
  language === 'zh'
    ? `${month} 还没有定稿：已按现在的台账重新统计，没有可比的定稿`
    : `${month} is not final yet: it was counted again from the ledger as it is now, and there is nothing to compare it with`

const finalSince = (month: Month, since: string, language: Language): string =>
  language === 'zh' ? `${month} 已于 ${since} 定稿` : `${month} is final since ${since}`
