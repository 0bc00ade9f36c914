import { categories as categoriesTab } from '../../../sheets-template/workbook/index.ts'
import type { Language } from '../../model/language.ts'
import type { Category } from '../../model/staff.ts'

/** What an import has to tell at its end. */
export interface ImportSummary {
  readonly lines: number
  readonly taken: number
  readonly already: number
  readonly rejected: number
  readonly categories: readonly Category[]
  readonly openButClosed: number
  readonly hourTwice: number
  readonly dryRun: boolean
  /** The register's title. */
  readonly title: string
  /** Where the rejects are. */
  readonly rejects: string | undefined
  /** Column names that stand twice in the file, and that the map does not name. */
  readonly twice: readonly string[]
}

/** As many new categories are named; the rest are counted. */
const NAMED = 8

/** How far an import has come, in a few words. */
export const progressText = (done: number, total: number, language: Language): string =>
  language === 'zh' ? `已读 ${done} / ${total} 行` : `${done} of ${total} rows read`

/** What an import that was cut short leaves behind, and what to do. */
export const stoppedText = (taken: number, language: Language): string =>
  language === 'zh'
    ? `中途停止：已导入的 ${taken} 行都在；重新运行同一命令即可，不会重复`
    : `Stopped on the way: the ${taken} rows that were taken stay; run the same command again, no row is taken twice`

/** The end of an import, line by line. */
export function summaryText(summary: ImportSummary, language: Language): string {
  const { lines, taken, already, rejected, openButClosed, hourTwice, dryRun, title, rejects, twice } = summary
  const zh = language === 'zh'
  const when = (told: boolean, textZh: string, textEn: string): readonly string[] =>
    told ? [zh ? textZh : textEn] : []
  return [
    zh
      ? `“${title}”：文件 ${lines} 行，${dryRun ? '将导入' : '已导入'} ${taken} 行，已有 ${already} 行，退回 ${rejected} 行`
      : `"${title}": ${lines} rows in the file, ${taken} ${dryRun ? 'would be' : ''} taken, ${already} there already, ${rejected} rejected`.replaceAll(
          / +/g,
          ' ',
        ),
    ...when(
      rejects !== undefined,
      `退回的行和原因在 ${rejects ?? ''}：改好后可直接导入这个文件`,
      `Rejected rows and reasons are in ${rejects ?? ''}: correct them and import that file`,
    ),
    ...newCategories(summary, language),
    ...when(
      openButClosed > 0,
      `${openButClosed} 行状态为未结却有办结时间：以时间为准，按已办结导入`,
      `${openButClosed} rows say open but have a closing time: the time counts, they are taken as resolved`,
    ),
    ...when(
      hourTwice > 0,
      `${hourTwice} 行有时间落在表格时区重复的一小时里：单元格按前一个小时算`,
      `${hourTwice} rows have a time in the hour that the workbook's zone has twice: their cells mean the first`,
    ),
    ...when(
      twice.length > 0,
      `文件里有重名的列：${twice.join('、')}`,
      `Columns that stand twice in the file: ${twice.join(', ')}`,
    ),
    ...when(dryRun, '试运行：台账没有改动', 'Dry run: the ledger was not changed'),
    ...when(
      !dryRun && taken > 0,
      '编号和时限在下一次巡检时写入',
      'Numbers and deadlines are written by the next sweep',
    ),
  ].join('\n')
}

function newCategories({ categories, dryRun }: ImportSummary, language: Language): readonly string[] {
  if (categories.length === 0) return []
  const zh = language === 'zh'
  const names = categories
    .slice(0, NAMED)
    .map(({ category, subcategory }) => [category, subcategory ?? []].flat().join(' / '))
  const rest = categories.length - names.length
  const list = names.join(zh ? '、' : ', ') + (rest > 0 ? (zh ? `，另 ${rest} 项` : ` and ${rest} more`) : '')
  const tab = categoriesTab[language]
  return [
    zh
      ? `“${tab}”${dryRun ? '将新增' : '新增'} ${categories.length} 项：${list}`
      : `${categories.length} ${dryRun ? 'would be ' : ''}added to "${tab}": ${list}`,
  ]
}
