import { Command } from 'commander'
import { OPTIONS } from '../edge/options.ts'
import { VERSION } from '../edge/version.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { callbacksCommand } from './callbacks.ts'
import { connect } from './connect.ts'
import { deadlineCommand } from './deadline.ts'
import { doctorCommand } from './doctor.ts'
import { explainCommand } from './explain.ts'
import { groupCommand } from './group.ts'
import { importCommand } from './import.ts'
import { languageOf } from './language.ts'
import { libraryCommand } from './library.ts'
import { mailCommand } from './mail-preview.ts'
import { peopleCommand } from './people.ts'
import { policyCommand } from './policy.ts'
import { reportCommand } from './report.ts'
import { setupCommand } from './setup.ts'
import { sheetsCommand } from './sheets.ts'
import { showCommand } from './show.ts'
import { simulateCommand } from './simulate.ts'
import { startCommand } from './start.ts'
import { sweepCommand } from './sweep.ts'
import { typeCommand } from './type.ts'

const program = new Command('daily-clear')
  .description("日清：共享表格里的客服台账 · a service desk's ledger in a shared spreadsheet")
  .version(VERSION, '--version', '版本 · version')
  .option('--lang <language>', 'zh 或 en；新工作簿也写成它 · zh or en; a new workbook is written in it')
  .option('--data <folder>', '本机台账的文件夹 · folder of the desk on this machine (data)')
  .addCommand(startCommand(), { isDefault: false })
  .addCommand(setupCommand())
  .addCommand(sweepCommand())
  .addCommand(reportCommand())
  .addCommand(groupCommand())
  .addCommand(callbacksCommand())
  .addCommand(libraryCommand())
  .addCommand(policyCommand())
  .addCommand(simulateCommand(connect))
  .addCommand(importCommand(connect))
  .addCommand(mailCommand())
  .addCommand(doctorCommand())
  .addCommand(showCommand())
  .addCommand(explainCommand())
  .addCommand(deadlineCommand())
  .addCommand(typeCommand())
  .addCommand(peopleCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(sheetsCommand())

for (const option of Object.values(OPTIONS))
  if ('flag' in option)
    program.option(`--${option.flag} <value>`, `${option.help.zh} · ${option.help.en} (${option.env})`)
// What holds for every command is found in its own help: which language a new workbook is written in, which folder is meant.
for (const command of program.commands) command.configureHelp({ showGlobalOptions: true })
program.addHelpText('after', () => {
  const secrets = Object.values(OPTIONS).filter((option) => !('flag' in option))
  const lines = secrets.map(({ env, help }) => `  ${env.padEnd(26)} ${help.zh} · ${help.en}`)
  return ['', '只从环境变量读取 · from the environment only:', ...lines].join('\n')
})

try {
  await program.parseAsync()
} catch (thrown) {
  const { problemLine } = await import('./problem.ts')
  const line = problemLine(thrown, languageOf(program, process.env))
  console.error(line ?? thrown)
  process.exitCode = 1
}
