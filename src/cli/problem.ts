import { failureText } from '../edge/failure-text.ts'
import { Failure } from '../model/failure.ts'
import type { Language } from '../model/language.ts'

interface Known {
  readonly kind: string
  readonly file?: string
  readonly folder?: string
  readonly port?: number
}

const isKnown = (thrown: unknown): thrown is Error & Known =>
  thrown instanceof Error && 'kind' in thrown && typeof thrown.kind === 'string'

/** An expected failure as one line that says what to do; undefined for a bug, whose stack is wanted. */
export function problemLine(thrown: unknown, language: Language): string | undefined {
  if (thrown instanceof Failure) return failureText(thrown.reason, language)
  if (!isKnown(thrown)) return undefined
  const zh = language === 'zh'
  const { kind, file = '', folder = '', port = 0 } = thrown
  switch (kind) {
    case 'port-taken':
      return zh
        ? `端口 ${port} 被占用：请停掉占用它的程序，或加 --port 换一个`
        : `Port ${port} is taken: stop what uses it, or choose another with --port`
    case 'file-in-use':
      return zh
        ? `${file} 正被另一个 daily-clear 使用：请先停掉它，或加 --data 用别的文件夹`
        : `${file} is used by another daily-clear: stop that one, or choose another folder with --data`
    case 'file-foreign':
      return zh
        ? `${file} 不是 daily-clear 的数据文件（未改动）：请移走它，或加 --data 用别的文件夹`
        : `${file} is no data file of daily-clear (left untouched): move it away, or choose another folder with --data`
    case 'file-unwritable':
      return zh
        ? `${file} 不能写：请检查文件夹权限，或加 --data 用别的文件夹`
        : `${file} cannot be written: check its permissions, or choose another folder with --data`
    case 'folder-unwritable':
      return zh
        ? `文件夹 ${folder} 不能写：请检查权限，或加 --data 用别的文件夹`
        : `Folder ${folder} cannot be written: check its permissions, or choose another with --data`
    case 'desk-missing':
      return zh
        ? `${folder} 里还没有工作簿：请先运行 npm start，或用 --spreadsheet 指定 Google 表格`
        : `There is no workbook in ${folder} yet: run npm start first, or name a Google spreadsheet with --spreadsheet`
    default:
      return undefined
  }
}
