import { Command } from 'commander'
import { tabs } from '../../sheets-template/workbook/index.ts'
import { formatInstant } from '../calendar/format.ts'
import { serialToInstant } from '../calendar/serial.ts'
import { cleanLine } from '../mail/clean.ts'
import { Failure } from '../model/failure.ts'
import { wordsOf } from '../model/language.ts'
import type { Cell } from '../ports/ledger.ts'
import type { Column, Tab } from '../sheet/definition.ts'
import { isExampleNumber } from '../sheet/example-row.ts'
import { cellAt, findHeaders, rowsOf } from '../sheet/headers.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { textAt } from '../sheet/register-table.ts'
import { plain } from '../sheet/words.ts'
import { connect } from './connect.ts'

/** `show`: a tab as it stands, its filled columns, row by row; the example of a register is none. */
export const showCommand = (): Command =>
  new Command('show')
    .description('看一张表 · show a tab')
    .argument('<tab>', "表名 · the tab's name")
    .option('--last <n>', '只看最后几行 · the last rows only')
    .action(async (name: string, flags: { last?: string }, command: Command) => {
      const { parts, language, close } = await connect(command)
      try {
        const tab = findTab(name)
        const state = await parts.ledger.read(tab.key)
        const table = state.tables.get(tab.key)
        if (table === undefined) throw new Failure({ kind: 'not-set-up', missing: [wordsOf(tab)] })
        const { zone } = viewLedger(state).settings
        const headers = findHeaders(tab, table)
        const rows = [...rowsOf(table)].filter(({ cells }) => !isExampleNumber(textAt(cells, headers, 'number') ?? ''))
        for (const { row, cells } of rows.slice(-(Number(flags.last) || rows.length))) {
          const shown = tab.columns.flatMap((column) => {
            const cell = column.hidden === true ? undefined : cellAt(cells, headers, column.key)
            return cell === undefined ? [] : [`${column[language]}=${cellText(cell, column, zone)}`]
          })
          console.log(`${row + 1}  ${shown.join('  ')}`)
        }
      } finally {
        await close()
      }
    })

/** A tab by its name in either language; throws `Failure` `bad-option` with the names there are. */
export function findTab(name: string): Tab & { readonly key: (typeof tabs)[number]['key'] } {
  const found = tabs.find(({ key, zh, en }) => [key, zh, en].some((one) => plain(one) === plain(name)))
  if (found === undefined)
    throw new Failure({
      kind: 'bad-option',
      option: name,
      problem: tabs.map(({ zh, en }) => `${zh} ${en}`).join(' / '),
    })
  return found
}

function cellText(cell: Cell, { type, format }: Column, zone: string): string {
  const at = type === 'instant' && typeof cell === 'number' ? serialToInstant(zone, cell) : undefined
  // A column with a pattern of its own has days without a time of day.
  const text = at === undefined ? String(cell) : formatInstant(zone, at).slice(0, format === undefined ? undefined : 10)
  return cleanLine(text).slice(0, 80)
}
