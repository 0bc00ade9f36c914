import { existsSync } from 'node:fs'
import { Command } from 'commander'
import type { Language } from '../model/language.ts'
import type { Contents } from '../standalone/backup/inspect.ts'
import { openHome } from '../standalone/home.ts'
import { folderOf } from './connect.ts'
import { DeskMissing } from './desk-missing.ts'
import { languageOf } from './language.ts'

/** `backup FILE`: saves the workbook of the desk on this machine, running or not. */
export const backupCommand = (): Command =>
  new Command('backup')
    .description('备份本机台账，运行中也可以 · save the desk on this machine, also while it runs')
    .argument('<file>', '备份存到哪个文件 · the file to save into')
    .option('--force', '覆盖已有的文件 · overwrite a file that is there')
    .action(async (file: string, flags: { force?: true }, command: Command) => {
      const language = languageOf(command, process.env)
      const home = openHome(folderOf(command))
      if (!existsSync(home.workbookFile)) throw new DeskMissing(home.folder)
      const { saveBackup } = await import('../standalone/backup/save.ts')
      const contents = await saveBackup(home, file, { force: flags.force === true })
      console.log(
        language === 'zh'
          ? `已备份到 ${file}：${contentsText(contents, language)}`
          : `Saved to ${file}: ${contentsText(contents, language)}`,
      )
    })

/** `restore FILE`: puts a backup in place of the workbook; the present one is put aside. */
export const restoreCommand = (): Command =>
  new Command('restore')
    .description('从备份恢复本机台账，现有的另存 · put a backup in place; what is there is put aside')
    .argument('<file>', '备份文件 · the backup')
    .action(async (file: string, _flags: object, command: Command) => {
      const language = languageOf(command, process.env)
      const { restoreBackup } = await import('../standalone/backup/restore.ts')
      const { aside, ...contents } = await restoreBackup(openHome(folderOf(command)), file, new Date())
      console.log(restoredText(file, contents, aside, language))
    })

function restoredText(file: string, contents: Contents, aside: string | undefined, language: Language): string {
  const zh = language === 'zh'
  const lines = [
    zh
      ? `已从 ${file} 恢复：${contentsText(contents, language)}`
      : `Restored from ${file}: ${contentsText(contents, language)}`,
  ]
  if (aside !== undefined) lines.push(zh ? `恢复前的数据在 ${aside}` : `What was there before is in ${aside}`)
  lines.push(
    zh
      ? '备份之后发出过的通知，启动后可能会再发一次。'
      : 'Notices that were mailed since the backup may be mailed again once the desk starts.',
  )
  return lines.join('\n')
}

function contentsText({ cases, size }: Contents, language: Language): string {
  const megabytes = `${(size / 1e6).toFixed(1)} MB`
  if (cases === undefined) return megabytes
  return language === 'zh' ? `${cases} 件，${megabytes}` : `${cases} ${cases === 1 ? 'case' : 'cases'}, ${megabytes}`
}
