#!/usr/bin/env node
import { Command } from 'commander'
import { connect } from './connect.ts'
import { importCommand } from './import.ts'
import { languageOf } from './language.ts'
import { problemLine } from './problem.ts'
import { reportCommand } from './report.ts'
import { setupCommand } from './setup.ts'
import { sheetsCommand } from './sheets.ts'
import { showCommand } from './show.ts'
import { startCommand } from './start.ts'
import { sweepCommand } from './sweep.ts'
import { typeCommand } from './type.ts'

const program = new Command('daily-clear')
  .description("日清：共享表格里的客服台账 · a service desk's ledger in a shared spreadsheet")
  .option('--lang <language>', 'zh 或 en · zh or en')
  .option('--data <folder>', '本机台账的文件夹 · folder of the desk on this machine (data)')
  .option('--spreadsheet <id>', 'Google 表格的 ID · id of a Google spreadsheet')
  .option('--sheets-url <url>', '表格服务地址 · address of the Sheets service')
  .option('--log <level>', 'silent error warn info')
  .addCommand(startCommand(), { isDefault: false })
  .addCommand(setupCommand())
  .addCommand(sweepCommand())
  .addCommand(reportCommand())
  .addCommand(importCommand(connect))
  .addCommand(showCommand())
  .addCommand(typeCommand())
  .addCommand(sheetsCommand())

try {
  await program.parseAsync()
} catch (thrown) {
  const line = problemLine(thrown, languageOf(program, process.env))
  console.error(line ?? thrown)
  process.exitCode = 1
}
