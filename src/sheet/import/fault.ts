import type { Language, Words } from '../../model/language.ts'

/** Why an import does not begin: as data; `importFaultText` says what a person should do. */
export type ImportFaultReason =
  | { readonly kind: 'file-missing'; readonly file: string }
  | { readonly kind: 'file-unreadable'; readonly file: string; readonly cause: string }
  | { readonly kind: 'file-empty'; readonly file: string }
  /** An Excel workbook, another archive, or text in an encoding of two bytes a character. */
  | { readonly kind: 'no-csv'; readonly file: string }
  | { readonly kind: 'wrong-encoding'; readonly file: string; readonly encoding: string; readonly line: number }
  | { readonly kind: 'open-quote'; readonly file: string; readonly line: number }
  | { readonly kind: 'bad-csv'; readonly file: string; readonly line: number; readonly cause: string }
  | { readonly kind: 'no-json'; readonly file: string; readonly cause: string }
  | { readonly kind: 'bad-map'; readonly file: string; readonly problems: readonly string[] }
  | {
      readonly kind: 'misfit-map'
      readonly missing: readonly string[]
      readonly twice: readonly string[]
      readonly has: readonly string[]
    }
  /** No such tab: a column is missing without which its rows would say something else. */
  | {
      readonly kind: 'misfit-tab'
      readonly file: string
      readonly tab: Words
      readonly missing: readonly Words[]
      readonly has: readonly string[]
    }
  | { readonly kind: 'rejects-over-source'; readonly file: string }
  | { readonly kind: 'rejects-unwritable'; readonly file: string; readonly cause: string }

export class ImportFault extends Error {
  readonly reason: ImportFaultReason
  constructor(reason: ImportFaultReason, options?: ErrorOptions) {
    super(reason.kind, options)
    this.name = 'ImportFault'
    this.reason = reason
  }
}

/** What a person should do about a fault, in one line; a bad map has a line for each place in it. */
export function importFaultText(reason: ImportFaultReason, language: Language): string {
  const zh = language === 'zh'
  switch (reason.kind) {
    case 'file-missing':
      return zh ? `找不到文件 ${reason.file}：请核对路径` : `There is no file ${reason.file}: check its path`
    case 'file-unreadable':
      return zh
        ? `读不了 ${reason.file}（${reason.cause}）：请检查它是不是文件、有没有权限`
        : `${reason.file} cannot be read (${reason.cause}): see that it is a file and that you may read it`
    case 'file-empty':
      return zh
        ? `${reason.file} 是空的：第一行应是列名`
        : `${reason.file} is empty: its first line should name the columns`
    case 'no-csv':
      return zh
        ? `${reason.file} 不是 CSV：请在 Excel 里另存为“CSV UTF-8”；UTF-16 的文本请在映射里写 "encoding": "utf-16le"`
        : `${reason.file} is no CSV: save it as "CSV UTF-8" in Excel; for UTF-16 text put "encoding": "utf-16le" into the map`
    case 'wrong-encoding':
      return zh
        ? `${reason.file} 第 ${reason.line} 行不是 ${reason.encoding}：请在映射里写对 "encoding"，国内软件导出的多为 gb18030`
        : `${reason.file} is not ${reason.encoding} on line ${reason.line}: put its "encoding" into the map; Chinese software often writes gb18030`
    case 'open-quote':
      return zh
        ? `${reason.file} 从第 ${reason.line} 行开始的记录里有引号没有闭合：请补上引号`
        : `In ${reason.file}, the record that begins on line ${reason.line} opens a quote and never closes it: close it`
    case 'bad-csv':
      return zh
        ? `${reason.file} 第 ${reason.line} 行起读不了（${reason.cause}）：请核对引号和分隔符`
        : `${reason.file} cannot be read from line ${reason.line} on (${reason.cause}): check quotes and delimiters`
    case 'no-json':
      return zh
        ? `映射 ${reason.file} 不是 JSON：${reason.cause}`
        : `The map ${reason.file} is no JSON: ${reason.cause}`
    case 'bad-map':
      return [zh ? `映射 ${reason.file} 有误：` : `The map ${reason.file} is wrong:`, ...reason.problems].join('\n  ')
    case 'misfit-map':
      return misfitText(reason, language)
    case 'misfit-tab': {
      const list = (names: readonly string[]) => names.join(zh ? '、' : ', ')
      const [tab, missing, has] = [
        reason.tab[language],
        list(reason.missing.map((one) => one[language])),
        list(reason.has),
      ]
      return zh
        ? `${reason.file} 不能当“${tab}”用，缺少列：${missing}。文件的列：${has}。请在第一行写上“${tab}”表的列名（中文或英文）`
        : `${reason.file} cannot be used as "${tab}", it lacks: ${missing}. The file has: ${has}. Put the headers of the tab "${tab}" into its first line, in Chinese or English`
    }
    case 'rejects-over-source':
      return zh
        ? `退回文件不能就是来源文件 ${reason.file}：请用 --rejects 另指一个`
        : `The rejects cannot go into the source file ${reason.file}: name another with --rejects`
    case 'rejects-unwritable':
      return zh
        ? `退回文件 ${reason.file} 不能写（${reason.cause}）：请用 --rejects 另指一个`
        : `The rejects file ${reason.file} cannot be written (${reason.cause}): name another with --rejects`
  }
}

function misfitText(
  { missing, twice, has }: Extract<ImportFaultReason, { kind: 'misfit-map' }>,
  language: Language,
): string {
  const zh = language === 'zh'
  const list = (names: readonly string[]) => names.join(zh ? '、' : ', ')
  const parts = [
    ...(missing.length === 0
      ? []
      : [
          zh ? `文件里没有映射要的列：${list(missing)}` : `The file lacks columns that the map names: ${list(missing)}`,
        ]),
    ...(twice.length === 0
      ? []
      : [zh ? `映射要的列有重名：${list(twice)}` : `Columns that the map names stand twice: ${list(twice)}`]),
  ]
  return zh
    ? `${parts.join('；')}。文件的列：${list(has)}。请改映射或文件的第一行`
    : `${parts.join('; ')}. The file has: ${list(has)}. Change the map, or the file's first line`
}
