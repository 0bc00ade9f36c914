import path from 'node:path'
import { Command, Option } from 'commander'
import { type CsvFile, openCsv } from '../adapters/csv/csv-file.ts'
import { type RejectsFile, rejectsFile } from '../adapters/csv/rejects-file.ts'
import { importCases } from '../app/import/import-cases.ts'
import type { Reject } from '../app/import/plan-batch.ts'
import type { Parts } from '../edge/wire.ts'
import type { Language } from '../model/language.ts'
import { CASE_REGISTERS, type CaseRegister } from '../model/register.ts'
import { type BoundMap, bindMap, namesTwice } from '../sheet/import/columns.ts'
import { ImportFault, importFaultText } from '../sheet/import/fault.ts'
import { importProblemsText } from '../sheet/import/problem.ts'
import { progressText, stoppedText, summaryText } from '../sheet/import/summary.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { readMap } from './import-map.ts'

/** What an import needs of a connection: it mails nobody. */
type ImportParts = Pick<Parts, 'ledger' | 'clock' | 'log' | 'newRunId' | 'close'>

/** What the command works with once it is connected. `close` ends all of it; without one, the parts are closed. */
export interface ImportConnection {
  readonly parts: ImportParts
  readonly language: Language
  readonly close?: () => Promise<void>
}

interface Flags {
  readonly register: CaseRegister
  readonly map: string
  readonly rejects?: string
  readonly dryRun?: true
}

/**
 * `import FILE.csv --register complaint --map MAP.json`: brings an old ledger in. Rejected rows go to a file and are no
 * failure; what keeps the import from beginning is one line and exit code 1.
 */
export const importCommand = (connect: (command: Command) => Promise<ImportConnection>): Command =>
  new Command('import')
    .description('导入旧台账（CSV） · bring in an old ledger from CSV')
    .argument('<file>', 'CSV 文件 · the CSV file')
    .addOption(
      new Option('--register <register>', '导入到哪本台账 · the register it goes into')
        .choices(CASE_REGISTERS)
        .makeOptionMandatory(),
    )
    .requiredOption('--map <file>', '列的映射（JSON，见 docs/import） · how its columns map (JSON, see docs/import)')
    .option('--rejects <file>', '退回的行写到哪里 · where rejected rows go (FILE.rejects.csv)')
    .option('--dry-run', '只检查，不写入台账 · check everything, write nothing to the ledger')
    .action(async (file: string, flags: Flags, command: Command) => {
      const { parts, language, close } = await connect(command)
      try {
        console.log(await run(file, flags, parts, language))
      } catch (thrown) {
        if (!(thrown instanceof ImportFault)) throw thrown
        console.error(importFaultText(thrown.reason, language))
        process.exitCode = 1
      } finally {
        await (close ?? (() => parts.close()))()
      }
    })

async function run(file: string, flags: Flags, parts: ImportParts, language: Language): Promise<string> {
  const rejectsPath = flags.rejects ?? `${file.replace(/\.csv$/i, '')}.rejects.csv`
  if (path.resolve(rejectsPath) === path.resolve(file)) throw new ImportFault({ kind: 'rejects-over-source', file })
  const map = await readMap(flags.map, flags.register, language)
  const csv = await openCsv(file, map)
  const bound = bindMap(map, csv.header)
  if ('missing' in bound) throw new ImportFault({ kind: 'misfit-map', ...bound, has: csv.header })
  const rejects = rejectsFile(rejectsPath, csv.header, map.delimiter)
  const dryRun = flags.dryRun === true
  try {
    const counts = await importWithBar(csv, bound, rejects, { parts, language, dryRun })
    return summaryText(
      {
        ...counts,
        dryRun,
        title: REGISTER_TABS[flags.register][language],
        rejects: counts.rejected > 0 ? rejectsPath : undefined,
        twice: namesTwice(csv.header),
      },
      language,
    )
  } finally {
    await rejects.close()
  }
}

async function importWithBar(
  csv: CsvFile,
  bound: BoundMap,
  rejects: RejectsFile,
  { parts, language, dryRun }: { parts: ImportParts; language: Language; dryRun: boolean },
) {
  const bar = await progressBar(csv.count, language)
  const columns = REGISTER_TABS[bound.map.register].columns
  const inWords = ({ problems, ...row }: Reject) => ({
    ...row,
    reason: importProblemsText(problems, columns, language),
  })
  let settled = 0
  try {
    const counts = await importCases({ ...parts, runId: parts.newRunId() }, csv.records(), bound, {
      dryRun,
      onBatch: async ({ lines, taken }, rejected) => {
        settled = taken
        await rejects.write(rejected.map(inWords))
        bar.at(lines)
      },
    })
    bar.end(true)
    return counts
  } catch (thrown) {
    bar.end(false)
    if (!dryRun && settled > 0) console.error(stoppedText(settled, language))
    throw thrown
  }
}

interface Bar {
  at(lines: number): void
  end(finished: boolean): void
}

/** A bar on a terminal, a line a batch everywhere else. */
async function progressBar(total: number, language: Language): Promise<Bar> {
  if (!process.stdout.isTTY)
    return { at: (lines) => console.log(progressText(lines, total, language)), end: () => undefined }
  const { progress } = await import('@clack/prompts')
  const bar = progress({ max: Math.max(1, total), size: 30 })
  let shown = 0
  bar.start(progressText(0, total, language))
  return {
    at(lines) {
      bar.advance(lines - shown, progressText(lines, total, language))
      shown = lines
    },
    end(finished) {
      if (finished) bar.stop(progressText(shown, total, language))
      else bar.error(progressText(shown, total, language))
    },
  }
}
