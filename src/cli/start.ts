import { Command } from 'commander'
import stringWidth from 'fast-string-width'
import { type Options, readOptions } from '../edge/options.ts'
import type { Language, Words } from '../model/language.ts'
import { shownMailServer } from '../standalone/addresses.ts'
import type { Desk } from '../standalone/start.ts'
import { DEFAULT_FOLDER, flagsOf, folderOf } from './connect.ts'
import { languageOf } from './language.ts'
import { portOption } from './sheets.ts'
import { zoneOption } from './zone.ts'

const DEFAULT_PORT = 8710

/** `start`: the whole desk on this machine, until it is told to stop. */
export const startCommand = (): Command =>
  new Command('start')
    .description('在本机启动 · start the desk on this machine')
    .option(
      '--port <port>',
      '网页端口，邮件用下一个 · port of the pages; mail takes the next',
      portOption,
      DEFAULT_PORT,
    )
    .option(
      '--host <host>',
      '监听地址；要让别的电脑打开用 0.0.0.0，需先设口令或名单 · address to listen on; 0.0.0.0 lets other machines in, with a passphrase or a list of people',
      '127.0.0.1',
    )
    .option('--zone <zone>', '新工作簿的时区 · time zone of a new workbook', 'Asia/Shanghai')
    .option('--empty', '新工作簿不带演示台账 · no demonstration ledger in a new workbook')
    .action(async (flags: { port: number; host: string; zone: string; empty?: true }, command: Command) => {
      const language = languageOf(command, process.env)
      const stopping = new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      const { port, host } = flags
      const zone = zoneOption(flags.zone)
      const demo = flags.empty !== true
      const folder = folderOf(command)
      const options = readOptions({ DAILY_CLEAR_LOG: 'warn', ...process.env }, flagsOf(command))
      const { startDesk } = await import('../standalone/start.ts')
      const desk = await startDesk({ folder, host, port, zone, language, demo }, options)
      console.log(welcome(desk, { options, demo, folder }, language))
      if (desk.mailProblem !== undefined) console.error(mailProblemText(desk, desk.mailProblem, language))
      await desk.calls.joined('sweep')
      await desk.calls.joined('report')
      console.log(
        language === 'zh' ? '已完成第一次巡检和月统计。' : "The first sweep and the month's figures are done.",
      )
      await stopping
      console.log(language === 'zh' ? '正在停止…' : 'Stopping…')
      await desk.close()
      console.log(language === 'zh' ? '已停止，数据都在。' : 'Stopped; everything is kept.')
      // The functions' idle connections to the mail server need not be waited for.
      process.exit()
    })

const mailProblemText = ({ smtpUrl }: Desk, problem: string, language: Language): string =>
  language === 'zh'
    ? `邮件服务器 ${shownMailServer(smtpUrl)} 没有应答（${problem}）：请检查 SMTP_URL；通知都留在“通知记录”里，会自动重发`
    : `The mail server ${shownMailServer(smtpUrl)} does not answer (${problem}): check SMTP_URL; notices stay in their tab and are sent again`

interface Told {
  readonly options: Options
  readonly demo: boolean
  readonly folder: string
}

const FUNCTIONS = {
  sweep: { zh: '巡检（每分钟、填写后）', en: 'Sweep (each minute, after typing)' },
  report: { zh: '月统计（每小时）', en: 'Figures (each hour)' },
  act: { zh: '邮件里的按钮', en: 'Buttons in mails' },
} as const satisfies Readonly<Record<Desk['functions'][number]['name'], Words>>

/** What a person needs first stands first: the address to open, on this machine and on others. */
function welcome(desk: Desk, { options, demo, folder }: Told, language: Language): string {
  const zh = language === 'zh'
  const [own = '', ...others] = desk.addresses
  const mail =
    options.smtpUrl === undefined
      ? `${own}mail  ${desk.smtpUrl} → ${desk.home.mailFolder}/*.eml`
      : `${shownMailServer(desk.smtpUrl)} ${zh ? '（真实邮件服务器）' : '(a real mail server)'}`
  const rows: readonly (readonly [string, string])[] = [
    ...others.map((address) => [zh ? '别的电脑打开' : 'From others', address] as const),
    [zh ? '邮件' : 'Mail', mail],
    [zh ? '工作簿' : 'Workbook', `${desk.sheetsUrl}  ${desk.spreadsheetId}`],
    [zh ? '数据文件' : 'Data file', desk.home.workbookFile],
    ...desk.functions.map(({ name, url }) => [FUNCTIONS[name][language], url] as const),
    [
      zh ? '看台账' : 'Look',
      `npx daily-clear ${folder === DEFAULT_FOLDER ? '' : `--data ${folder} `}show ${zh ? '投诉台账' : 'Complaints'}`,
    ],
    [zh ? '停止' : 'Stop', 'Ctrl+C'],
  ]
  const widest = Math.max(...rows.map(([name]) => stringWidth(name)))
  const made = !desk.isNew
    ? ''
    : demo
      ? zh
        ? '（新工作簿，含演示台账）'
        : ' (a new workbook with a demonstration ledger)'
      : zh
        ? '（新工作簿）'
        : ' (a new workbook)'
  return [
    `${zh ? '打开' : 'Open'} ${own}`,
    `${zh ? '日清已启动' : 'daily-clear is running'}${made}`,
    ...rows.map(([name, value]) => `  ${name}${' '.repeat(widest - stringWidth(name) + 2)}${value}`),
  ].join('\n')
}
