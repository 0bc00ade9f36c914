import path from 'node:path'
import { Command, Option } from 'commander'
import { openCsv } from '../adapters/csv/csv-file.ts'
import { readTabCsv } from '../adapters/csv/tab-csv.ts'
import { type SimulateOptions, type SimulateParts, simulate } from '../app/simulate.ts'
import { Failure } from '../model/failure.ts'
import { type Language, wordsOf } from '../model/language.ts'
import { CASE_REGISTERS, type CaseRegister } from '../model/register.ts'
import { bindMap } from '../sheet/import/columns.ts'
import { ImportFault, importFaultText } from '../sheet/import/fault.ts'
import type { SettingsKey } from '../sheet/settings-rows.ts'
import { columnsNamed, type TabFile, tabFile } from '../sheet/tab-file.ts'
import { tabNamed } from '../sheet/tab-named.ts'
import { type Month, parseMonth } from '../statistics/month.ts'
import { readMap } from './import-map.ts'
import { nowOption, parseNow } from './now.ts'
import { simulateJson } from './simulate-json.ts'
import { simulateText } from './simulate-text.ts'

/** The options that put a file in place of a settings tab. */
const TABS = {
  policy: 'policy',
  rules: 'escalation',
  settings: 'settings',
  staff: 'staff',
} as const satisfies Readonly<Record<string, SettingsKey>>

/** What the command works with once it is connected. */
export interface SimulateConnection {
  readonly parts: SimulateParts
  readonly language: Language
  readonly close: () => Promise<void>
}

interface Flags extends Readonly<Partial<Record<keyof typeof TABS, string>>> {
  readonly month?: string
  readonly cases?: string
  readonly register?: CaseRegister
  readonly map?: string
  readonly json?: true
  readonly now?: string
}

/**
 * `simulate`: a past month through the rules of today, or through those of files. Nothing is written or sent; a file that cannot be
 * used is one line and exit code 1.
 */
export const simulateCommand = (connect: (command: Command) => Promise<SimulateConnection>): Command =>
  new Command('simulate')
    .description(
      '用现行或改过的规则把过去一个月重走一遍，不写入、不发邮件 · a past month through the rules of today or through changed ones; writes and sends nothing',
    )
    .option('--month <month>', '如 2026-10，默认上个月 · e.g. 2026-10; last month by default')
    .option('--policy <file>', '用这个 CSV 代替“时限标准” · a CSV in place of "Time limits"')
    .option('--rules <file>', '用这个 CSV 代替“升级规则” · a CSV in place of "Escalation"')
    .option('--settings <file>', '用这个 CSV 里的“设置”，没写的照旧 · settings of a CSV; those it does not name stay')
    .option('--staff <file>', '用这个 CSV 代替“人员” · a CSV in place of "Staff"')
    .option(
      '--cases <file>',
      '不用台账里的个案，用这个 CSV 里的（同 import） · the cases of a CSV, as import takes them',
    )
    .addOption(
      new Option('--register <register>', '个案属于哪本台账 · the register of these cases').choices(CASE_REGISTERS),
    )
    .option('--map <file>', '个案的列映射（JSON，见 docs/import） · how their columns map (JSON, see docs/import)')
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (flags: Flags, command: Command) => {
      const month = readMonth(flags.month)
      const { parts, language, close } = await connect(command)
      try {
        const [tabs, cases] = [await readTabs(flags), await readCases(flags, language)]
        const now = parseNow(flags.now, parts.clock.now)
        const simulation = await simulate(parts, { month, now, tabs, cases })
        console.log(flags.json === true ? simulateJson(simulation, language) : simulateText(simulation, language))
      } catch (thrown) {
        if (!(thrown instanceof ImportFault)) throw thrown
        console.error(importFaultText(thrown.reason, language))
        process.exitCode = 1
      } finally {
        await close()
      }
    })

function readMonth(text: string | undefined): Month | undefined {
  const month = text === undefined ? undefined : parseMonth(text)
  if (text !== undefined && month === undefined)
    throw new Failure({ kind: 'bad-option', option: '--month', problem: '2026-10' })
  return month
}

async function readTabs(flags: Flags): Promise<readonly TabFile[]> {
  const files: TabFile[] = []
  for (const [flag, key] of Object.entries(TABS)) {
    const file = flags[flag as keyof typeof TABS]
    if (file === undefined) continue
    const { header, records } = await readTabCsv(file, (names) => columnsNamed(key, names))
    const read = tabFile(key, path.basename(file), header, records)
    const missing = read.missing.map(wordsOf)
    if (missing.length > 0)
      throw new ImportFault({ kind: 'misfit-tab', file, tab: wordsOf(tabNamed(key)), missing, has: header })
    files.push(read)
  }
  return files
}

/** The cases of a file, bound to their register as an import binds them. */
async function readCases(
  { cases: file, register, map: mapFile }: Flags,
  language: Language,
): Promise<SimulateOptions['cases']> {
  if (file === undefined) return undefined
  for (const [option, value] of [
    ['--register', register],
    ['--map', mapFile],
  ] as const)
    if (value === undefined)
      throw new Failure({ kind: 'bad-option', option, problem: `--cases FILE --register complaint --map MAP.json` })
  if (register === undefined || mapFile === undefined) return undefined
  const map = await readMap(mapFile, register, language)
  const csv = await openCsv(file, map)
  const bound = bindMap(map, csv.header)
  if ('missing' in bound) throw new ImportFault({ kind: 'misfit-map', ...bound, has: csv.header })
  return { bound, rows: await Array.fromAsync(csv.records()) }
}
