import type { Language } from '../../model/language.ts'
import type { Problem } from '../../model/problem.ts'
import type { Column } from '../definition.ts'
import { joinProblems, problemText } from '../problem-text.ts'

/** Why a record of a file is not taken; `source` is what the file calls the column, `column` our key. */
export type ImportProblem =
  | Problem
  | { readonly code: 'ragged'; readonly found: number; readonly expected: number }
  | { readonly code: 'nul'; readonly source: string }
  | { readonly code: 'too-long'; readonly column: string; readonly length: number }
  | {
      readonly code: 'not-in-formats'
      readonly source: string
      readonly typed: string
      readonly formats: readonly string[]
    }
  | { readonly code: 'out-of-range'; readonly source: string; readonly typed: string }
  | { readonly code: 'unknown-status'; readonly source: string; readonly typed: string }
  | { readonly code: 'resolved-without-time'; readonly source: string; readonly typed: string }
  | { readonly code: 'again-in-file'; readonly column: string; readonly typed: string; readonly line: number }

const SHOWN = 40
const shorten = (text: string): string => (text.length > SHOWN ? `${Array.from(text).slice(0, SHOWN).join('')}…` : text)

/** Why a record is not taken, in the reader's words; several reasons in one text. */
export function importProblemsText(
  problems: readonly ImportProblem[],
  columns: readonly Column[],
  language: Language,
): string {
  return joinProblems([...new Set(problems.map((problem) => oneText(problem, columns, language)))], language) ?? ''
}

function oneText(problem: ImportProblem, columns: readonly Column[], language: Language): string {
  const zh = language === 'zh'
  const header = (key: string) => columns.find((column) => column.key === key)?.[language] ?? key
  switch (problem.code) {
    case 'ragged':
      return zh
        ? `有 ${problem.found} 格，表头有 ${problem.expected} 格：请核对引号和分隔符`
        : `${problem.found} cells under a header of ${problem.expected}: check quotes and delimiters`
    case 'nul':
      return zh
        ? `“${problem.source}”里有 NUL 字符：文件可能损坏，请删去`
        : `"${problem.source}" holds a NUL character: the file may be damaged; remove it`
    case 'too-long':
      return zh
        ? `“${header(problem.column)}”有 ${problem.length} 字，一格最多 50000 字`
        : `"${header(problem.column)}" has ${problem.length} characters; a cell takes 50,000`
    case 'not-in-formats': {
      const formats = problem.formats.join(zh ? '、' : ', ')
      return zh
        ? `“${problem.source}”的“${shorten(problem.typed)}”不合映射里的时间格式（${formats}）`
        : `"${problem.source}" says "${shorten(problem.typed)}", which fits none of the map's time formats (${formats})`
    }
    case 'out-of-range':
      return zh
        ? `“${problem.source}”的“${shorten(problem.typed)}”不在 1900 到 9999 年之间`
        : `"${problem.source}" says "${shorten(problem.typed)}", which lies outside the years 1900 to 9999`
    case 'unknown-status':
      return zh
        ? `“${problem.source}”的“${shorten(problem.typed)}”不在映射的 status 里：请加到 open 或 resolved`
        : `"${problem.source}" says "${shorten(problem.typed)}", which the map's status does not know: add it to open or resolved`
    case 'resolved-without-time':
      return zh
        ? `“${problem.source}”是“${shorten(problem.typed)}”，但没有“${header('resolvedAt')}”`
        : `"${problem.source}" says "${shorten(problem.typed)}", but "${header('resolvedAt')}" is blank`
    case 'again-in-file':
      return zh
        ? `“${header(problem.column)}”“${shorten(problem.typed)}”在文件第 ${problem.line} 行已有`
        : `"${header(problem.column)}" "${shorten(problem.typed)}" stands on line ${problem.line} of the file already`
    default:
      // A record tells of no moment that the ledger saw.
      return problemText(problem, columns, language, 'UTC')
  }
}
