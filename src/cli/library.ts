import { Command } from 'commander'
import { library as libraryTab } from '../../sheets-template/workbook/index.ts'
import { Failure } from '../model/failure.ts'
import { wordsOf } from '../model/language.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { type LibraryQuery, searchLibrary } from '../sheet/library.ts'
import { connect } from './connect.ts'
import { libraryJson, libraryText } from './library-text.ts'

interface Flags extends LibraryQuery {
  readonly reviewed?: true
  readonly json?: true
}

/** `library search`: exemplary cases by category, cause and words (R48). Writes nothing. */
export const libraryCommand = (): Command =>
  new Command('library').description('案例库 · the case library').addCommand(
    new Command('search')
      .description('查典型案例 · find exemplary cases')
      .option('--category <category>', '类别或子类，可只写一部分 · category or subcategory, or part of it')
      .option('--cause <cause>', '投诉原因 · the cause of a complaint')
      .option('--text <words>', '经过、处理、启示里的词，空格分开的都要有 · words of the case; all of them are wanted')
      .option('--reviewed', '只看审过的 · reviewed ones only')
      .option('--json', '输出数据 · as data')
      .action(async ({ reviewed, json, ...query }: Flags, command: Command) => {
        const { parts, language, close } = await connect(command)
        try {
          const { library } = viewLedger(await parts.ledger.read())
          if (library === undefined) throw new Failure({ kind: 'not-set-up', missing: [wordsOf(libraryTab)] })
          const found = searchLibrary(library, query).filter(({ isReviewed }) => reviewed !== true || isReviewed)
          console.log(json === true ? libraryJson(found) : libraryText(found, language))
        } finally {
          await close()
        }
      }),
  )
