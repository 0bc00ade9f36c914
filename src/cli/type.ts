import { Command } from 'commander'
import { typeRow } from '../app/type-row.ts'
import { Failure } from '../model/failure.ts'
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
      const cells = Object.fromEntries(
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
        const { title, row } = await typeRow({ ...parts, runId: parts.newRunId() }, tab, cells)
        console.log(language === 'zh' ? `已填在“${title}”第 ${row} 行` : `Typed into "${title}", row ${row}`)
      } finally {
        await close()
      }
    })
