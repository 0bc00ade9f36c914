import { failureText } from '../edge/failure-text.ts'
import { Failure } from '../model/failure.ts'
import type { Language } from '../model/language.ts'
import { HomeError } from '../standalone/home.ts'
import { MailSinkError, type MailSinkProblem } from '../standalone/mail-sink.ts'
import { OpenError, type OpenProblem } from '../standalone/sheets-server/index.ts'
import { DeskMissing } from './desk-missing.ts'

/** An expected failure as one line that says what is wrong and what to do; undefined for a bug, whose stack is wanted. */
export function problemLine(thrown: unknown, language: Language): string | undefined {
  if (thrown instanceof Failure) return failureText(thrown.reason, language)
  if (thrown instanceof OpenError || thrown instanceof MailSinkError) return openText(thrown.problem, language)
  if (thrown instanceof HomeError) return openText({ kind: 'folder-unwritable', dir: thrown.folder }, language)
  if (thrown instanceof DeskMissing)
    return language === 'zh'
      ? `${thrown.folder} 里还没有工作簿：请先运行 npm start，或用 --spreadsheet 指定 Google 表格`
      : `There is no workbook in ${thrown.folder} yet: run npm start first, or name a Google spreadsheet with --spreadsheet`
  return undefined
}

const FOREIGN = {
  'not-sqlite': { zh: '不是 SQLite 文件', en: 'it is no SQLite file' },
  'not-ours': { zh: '是别的程序的文件', en: 'it belongs to another program' },
  newer: { zh: '由更新版本的日清写成', en: 'a newer daily-clear wrote it' },
} as const

function openText(problem: OpenProblem | MailSinkProblem, language: Language): string {
  const zh = language === 'zh'
  switch (problem.kind) {
    case 'port-taken':
      return zh
        ? `端口 ${problem.port} 被占用：请停掉占用它的程序，或加 --port 换一个（0 为自动）`
        : `Port ${problem.port} is taken: stop what uses it, or choose another with --port (0 for any)`
    case 'host-unavailable':
      return zh
        ? `不能在 ${problem.host} 上监听（${problem.reason}）：请检查 --host`
        : `Cannot listen on ${problem.host} (${problem.reason}): check --host`
    case 'file-in-use':
      return zh
        ? `${problem.file} 正被另一个 daily-clear 使用：请先停掉它，或加 --data 用别的`
        : `${problem.file} is used by another daily-clear: stop that one, or choose another with --data`
    case 'file-foreign':
      return zh
        ? `${problem.file} 不能用，${FOREIGN[problem.reason].zh}（未改动）：请移走它，或加 --data 用别的`
        : `${problem.file} cannot be used, ${FOREIGN[problem.reason].en} (left untouched): move it away, or choose another with --data`
    case 'file-unwritable':
      return zh
        ? `${problem.file} 不能写（${problem.reason}）：请检查文件夹是否存在、是否有权限，或加 --data 用别的`
        : `${problem.file} cannot be written (${problem.reason}): check its folder and permissions, or choose another with --data`
    case 'folder-unwritable':
      return zh
        ? `文件夹 ${problem.dir} 不能写：请检查权限，或加 --data 用别的`
        : `Folder ${problem.dir} cannot be written: check its permissions, or choose another with --data`
  }
}
