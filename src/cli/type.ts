import { Command } from 'commander'
import { Failure } from '../model/failure.ts'
import type { Version } from '../ports/ledger.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { typedRows } from '../sheet/typed-rows.ts'
import { plain } from '../sheet/words.ts'
import { connect } from './connect.ts'
import { findTab } from './show.ts'

/** `type`: types one row into a tab, as a person would: only people's columns, nothing checked before it stands there. */
export const typeCommand = (): Command =>
  new Command('type')
    .description('在一张表里填一行 · type a row into a tab')
    .argument('<tab>', "表名 · the tab's name")
    .argument('<cells...>', '列名=内容 · header=value')
    .action(async (name: string, pairs: readonly string[], _flags: object, command: Command) => {
      const tab = findTab(name)
      const row = Object.fromEntries(
        pairs.map((pair) => {
          const [header = '', ...value] = pair.split('=')
          const column = tab.columns.find((one) =>
            [one.key, one.zh, one.en].some((word) => plain(word) === plain(header)),
          )
          if (column?.writer !== 'people' || value.length === 0)
            throw new Failure({
              kind: 'bad-option',
              option: pair,
              problem: tab.columns.flatMap((one) => (one.writer === 'people' ? [one.zh] : [])).join(' '),
            })
          return [column.key, value.join('=')]
        }),
      )
      const { parts, language, close } = await connect(command)
      try {
        for (let tries = 1; ; tries++) {
          const state = await parts.ledger.read()
          viewLedger(state)
          const table = state.tables.get(tab.key)
          if (table === undefined) throw new Failure({ kind: 'not-set-up', missing: [tab[language]] })
          const next = `${parts.newRunId()}.type` as Version
          if ((await parts.ledger.commit(state, next, typedRows(tab, table, [row]))) === 'committed') {
            console.log(
              language === 'zh'
                ? `已填在“${table.title}”第 ${table.rows.length + 1} 行`
                : `Typed into "${table.title}", row ${table.rows.length + 1}`,
            )
            return
          }
          if (tries >= 5) throw new Failure({ kind: 'overtaken', tries })
        }
      } finally {
        await close()
      }
    })
