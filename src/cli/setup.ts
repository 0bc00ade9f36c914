import { Command } from 'commander'
import { createSpreadsheet } from '../adapters/google-sheets/create.ts'
import { readOptions } from '../edge/options.ts'
import type { Language } from '../model/language.ts'
import type { SetUpStep } from '../ports/ledger.ts'
import { connect, flagsOf } from './connect.ts'
import { languageOf } from './language.ts'
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
        for (const step of done) console.log(stepText(step, language))
        if (done.length === 0)
          console.log(language === 'zh' ? '工作簿已是最新，无需改动' : 'The workbook is up to date; nothing changed')
        else
          console.log(
            language === 'zh' ? '还缺什么要人填的，运行 doctor 看' : 'Run doctor for what people have yet to fill in',
          )
      } finally {
        await close()
      }
    })

function stepText(step: SetUpStep, language: Language): string {
  const zh = language === 'zh'
  switch (step.what) {
    case 'tab-added':
      return zh ? `新建“${step.title}”` : `Added "${step.title}"`
    case 'columns-added':
      return zh
        ? `“${step.title}”补列：${step.headers.join('、')}`
        : `"${step.title}": added columns ${step.headers.join(', ')}`
    case 'look-restored':
      return zh
        ? `“${step.title}”恢复：${step.aspects.map((one) => ASPECTS[one] ?? one).join('、')}`
        : `"${step.title}": restored ${step.aspects.join(', ')}`
    case 'settings-added':
      return zh ? `“设置”补项：${step.names.join('、')}` : `Settings added: ${step.names.join(', ')}`
    case 'zone-set':
      return zh ? `表格时区设为 ${step.zone}` : `The spreadsheet's zone is now ${step.zone}`
  }
}

const ASPECTS: Readonly<Record<string, string>> = {
  frozen: '冻结表头',
  filter: '筛选',
  formats: '格式',
  dropdowns: '下拉',
  widths: '列宽',
  colours: '颜色',
  groups: '折叠的列',
  protection: '保护',
}
