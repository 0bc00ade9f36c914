import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { type GroupParts, writeGroup } from '../app/group.ts'
import { readOptions } from '../edge/options.ts'
import { wireGroup } from '../edge/wire-group.ts'
import { Failure } from '../model/failure.ts'
import type { Language } from '../model/language.ts'
import { homeIn, openHome, runningDesk } from '../standalone/home.ts'
import { parseMonth } from '../statistics/month.ts'
import { flagsOf, folderOf } from './connect.ts'
import { groupJson } from './group-json.ts'
import { GroupMissing } from './group-missing.ts'
import { languageOf } from './language.ts'
import { nowOption, parseNow } from './now.ts'
import { reportText } from './report-text.ts'
import { setUpText } from './set-up-text.ts'
import { portOption } from './sheets.ts'
import { zoneOption } from './zone.ts'

/** `group setup`, `group report`, `group start`: the workbook in which a company adds up the months of its sites (R47). */
export const groupCommand = (): Command =>
  new Command('group')
    .description('多个站点的月统计汇总 · several sites’ months added up')
    .addCommand(setupCommand())
    .addCommand(reportCommand())
    .addCommand(startCommand())

const setupCommand = (): Command =>
  new Command('setup')
    .description('建立或更新汇总用的工作簿 · make the group’s workbook, or bring it up to date')
    .option('--create <title>', '先新建一个 Google 表格 · make a new Google spreadsheet first')
    .option('--zone <zone>', '新表格的时区 · time zone of the new spreadsheet', 'Asia/Shanghai')
    .action(async (flags: { create?: string; zone: string }, command: Command) => {
      const language = languageOf(command, process.env)
      const zone = zoneOption(flags.zone)
      if (flags.create !== undefined) {
        const { createGroup } = await import('../standalone/start-group.ts')
        const options = readOptions(process.env, flagsOf(command))
        const id = await createGroup(options, { title: flags.create, zone, language })
        command.setOptionValue('group', id)
        console.log(language === 'zh' ? `新表格 ${id}` : `New spreadsheet ${id}`)
      }
      const { parts, close } = await connectGroup(command, { zone, language })
      try {
        const { done } = await parts.book.setUp(language)
        for (const line of setUpText(done, language)) console.log(line)
        if (done.length > 0)
          console.log(
            language === 'zh'
              ? '请在“站点”表里填写各站点的名称和表格，再运行 group report'
              : 'Fill in the sites’ names and spreadsheets in the tab "Sites", then run group report',
          )
      } finally {
        await close()
      }
    })

interface ReportFlags {
  readonly month?: string
  readonly now?: string
  readonly json?: true
}

const reportCommand = (): Command =>
  new Command('report')
    .description('写汇总表 · write the group’s tabs')
    .option('--month <month>', '如 2026-11，默认本月和上月 · e.g. 2026-11; this month and the one before by default')
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (flags: ReportFlags, command: Command) => {
      const language = languageOf(command, process.env)
      const month = flags.month === undefined ? undefined : parseMonth(flags.month)
      if (flags.month !== undefined && month === undefined)
        throw new Failure({ kind: 'bad-option', option: '--month', problem: 'write 2026-11' })
      const { parts, close } = await connectGroup(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const { months } = await writeGroup(parts, {
          ...(month === undefined ? {} : { month }),
          ...(now === undefined ? {} : { now }),
        })
        if (flags.json === true) console.log(groupJson(months.map(({ report }) => report)))
        else
          for (const { tab } of months) {
            console.log(reportText(tab))
            console.log(language === 'zh' ? `已写入“${tab.title}”` : `Wrote "${tab.title}"`)
          }
      } finally {
        await close()
      }
    })

const DEFAULT_PORT = 8720

const startCommand = (): Command =>
  new Command('start')
    .description('在本机打开汇总用的工作簿 · open the group’s workbook on this machine')
    .option('--port <port>', '网页端口 · port of the page', portOption, DEFAULT_PORT)
    .option(
      '--host <host>',
      '监听地址；要让别的电脑打开用 0.0.0.0，需先设口令或名单 · address to listen on; 0.0.0.0 lets other machines in, with a passphrase or a list of people',
      '127.0.0.1',
    )
    .option('--zone <zone>', '新工作簿的时区 · time zone of a new workbook', 'Asia/Shanghai')
    .action(async (flags: { port: number; host: string; zone: string }, command: Command) => {
      const language = languageOf(command, process.env)
      const stopping = new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      const options = readOptions({ DAILY_CLEAR_LOG: 'warn', ...process.env }, flagsOf(command))
      const { startGroup } = await import('../standalone/start-group.ts')
      const { host, port } = flags
      const zone = zoneOption(flags.zone)
      const group = await startGroup({ folder: folderOf(command), host, port, language, zone }, options)
      console.log(`${language === 'zh' ? '打开' : 'Open'} ${group.addresses.join('  ')}`)
      await group.write()
      console.log(language === 'zh' ? '已写好汇总表。' : 'The group’s tabs are written.')
      await stopping
      await group.close()
      console.log(language === 'zh' ? '已停止，数据都在。' : 'Stopped; everything is kept.')
      process.exit()
    })

interface Connected {
  readonly parts: GroupParts
  readonly close: () => Promise<void>
}

/**
 * Connects to the group's workbook that is named; without one, to that of this machine: through its page where it runs, else to its file,
 * which is made where `made` says how. Throws `GroupMissing`.
 */
async function connectGroup(
  command: Command,
  made?: { readonly zone: string; readonly language: Language },
): Promise<Connected> {
  const options = readOptions({ DAILY_CLEAR_LOG: 'warn', ...process.env }, flagsOf(command))
  if (options.group !== undefined) return { parts: wireGroup(options), close: () => Promise.resolve() }
  const { createGroup, groupFolder, wireLocalGroup } = await import('../standalone/start-group.ts')
  const folder = groupFolder(folderOf(command))
  const running = runningDesk(homeIn(folder))
  if (running !== undefined) {
    const { spreadsheetId: group, sheetsUrl, sheetsToken } = running
    return { parts: wireLocalGroup(options, { group, sheetsUrl, sheetsToken }), close: () => Promise.resolve() }
  }
  if (made === undefined && !existsSync(homeIn(folder).workbookFile)) throw new GroupMissing(folder)
  const { openSheetsServer } = await import('../standalone/sheets-server/index.ts')
  const server = await openSheetsServer({ file: openHome(folder).workbookFile, host: '127.0.0.1', port: 0 })
  try {
    const access = { sheetsUrl: server.url, sheetsToken: 'local' }
    const [known] = server.spreadsheetIds()
    if (known === undefined && made === undefined) throw new GroupMissing(folder)
    const title = made?.language === 'en' ? 'Sites together' : '站点汇总'
    const group = known ?? (await createGroup(access, { zone: 'Asia/Shanghai', language: 'zh', ...made, title }))
    return { parts: wireLocalGroup(options, { group, ...access }), close: () => server.close() }
  } catch (thrown) {
    await server.close()
    throw thrown
  }
}
