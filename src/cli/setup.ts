import { Command } from 'commander'
import { createSpreadsheet } from '../adapters/google-sheets/create.ts'
import { readOptions } from '../edge/options.ts'
import { connect, flagsOf } from './connect.ts'
import { languageOf } from './language.ts'
import { setUpText } from './set-up-text.ts'
import { zoneOption } from './zone.ts'

/** `setup`: makes the workbook, or brings it up to date without touching a row. */
export const setupCommand = (): Command =>
  new Command('setup')
    .description('建立或更新工作簿 · make the workbook, or bring it up to date')
    .option('--create <title>', '先新建一个表格 · make a new spreadsheet first')
    .option('--zone <zone>', '新表格的时区 · time zone of the new spreadsheet', 'Asia/Shanghai')
    .action(async (flags: { create?: string; zone: string }, command: Command) => {
      const language = languageOf(command, process.env)
      if (flags.create !== undefined) {
        const { sheetsUrl, sheetsToken } = readOptions(process.env, flagsOf(command))
        const { sheetsClient } = await import('../adapters/google-sheets/client.ts')
        const client = sheetsClient({
          ...(sheetsUrl === undefined ? {} : { rootUrl: sheetsUrl }),
          ...(sheetsToken === undefined ? {} : { accessToken: sheetsToken }),
        })
        const id = await createSpreadsheet(client, { title: flags.create, zone: zoneOption(flags.zone), language })
        command.setOptionValue('spreadsheet', id)
        console.log(language === 'zh' ? `新表格 ${id}` : `New spreadsheet ${id}`)
      }
      const { parts, close } = await connect(command)
      try {
        const { done } = await parts.ledger.setUp(language)
        for (const line of setUpText(done, language)) console.log(line)
        if (done.length > 0)
          console.log(
            language === 'zh' ? '还缺什么要人填的，运行 doctor 看' : 'Run doctor for what people have yet to fill in',
          )
      } finally {
        await close()
      }
    })
