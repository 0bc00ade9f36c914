import { failureText } from '../edge/failure-text.ts'
import { Failure } from '../model/failure.ts'
import type { Language } from '../model/language.ts'
import { BackupError, type BackupProblem } from '../standalone/backup/backup-error.ts'
import { HomeError } from '../standalone/home.ts'
import { MailSinkError, type MailSinkProblem } from '../standalone/mail-sink.ts'
import { OpenError, type OpenProblem } from '../standalone/sheets-server/index.ts'
import { AccessError, type AccessProblem } from '../standalone/web/access/access-error.ts'
import { DeskMissing } from './desk-missing.ts'
import { GroupMissing } from './group-missing.ts'

/** An expected failure as one line that says what is wrong and what to do; undefined for a bug, whose stack is wanted. */
export function problemLine(thrown: unknown, language: Language): string | undefined {
  if (thrown instanceof Failure) return failureText(thrown.reason, language)
  if (thrown instanceof OpenError || thrown instanceof MailSinkError) return openText(thrown.problem, language)
  if (thrown instanceof HomeError) return openText({ kind: 'folder-unwritable', dir: thrown.folder }, language)
  if (thrown instanceof AccessError) return accessText(thrown.problem, language)
  if (thrown instanceof BackupError) return backupText(thrown.problem, language)
  if (thrown instanceof DeskMissing)
    return language === 'zh'
      ? `${thrown.folder} 里还没有工作簿：请先运行 npm start，或用 --spreadsheet 指定 Google 表格`
      : `There is no workbook in ${thrown.folder} yet: run npm start first, or name a Google spreadsheet with --spreadsheet`
  if (thrown instanceof GroupMissing)
    return language === 'zh'
      ? `${thrown.folder} 里还没有汇总用的工作簿：请先运行 npx daily-clear group setup，或用 --group 指定 Google 表格`
      : `There is no group's workbook in ${thrown.folder} yet: run npx daily-clear group setup first, or name a Google spreadsheet with --group`
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

function accessText(problem: AccessProblem, language: Language): string {
  const zh = language === 'zh'
  switch (problem.kind) {
    case 'open-to-all':
      return zh
        ? `监听 ${problem.host} 会让别的电脑也能打开台账：请先设环境变量 DAILY_CLEAR_PASSPHRASE（共用口令），或用 npx daily-clear people add 姓名 建名单`
        : `Listening on ${problem.host} lets other machines open the desk: first set DAILY_CLEAR_PASSPHRASE (a shared passphrase), or make a list with npx daily-clear people add NAME`
    case 'people-unreadable':
      return zh
        ? `名单 ${problem.file} 读不出来：请从备份恢复它，或移走它后用 npx daily-clear people add 重建`
        : `The list of people ${problem.file} cannot be read: restore it, or move it away and make it again with npx daily-clear people add`
    case 'name-unusable':
      return zh
        ? '这个姓名不能用：请写 1 到 50 个字，不含特殊符号'
        : 'This name cannot be used: write 1 to 50 characters, none of them invisible'
    case 'passphrase-short':
      return zh
        ? `口令太短：至少 ${problem.shortest} 个字`
        : `The passphrase is too short: at least ${problem.shortest} characters`
    case 'passphrases-differ':
      return zh ? '两次输入的口令不同，名单未改动' : 'The two passphrases differ; the list was left as it was'
    case 'person-missing':
      return zh
        ? `名单里没有“${problem.name}”：用 npx daily-clear people list 查看`
        : `Nobody on the list is called "${problem.name}": see npx daily-clear people list`
  }
}

function backupText(problem: BackupProblem, language: Language): string {
  const zh = language === 'zh'
  switch (problem.kind) {
    case 'file-exists':
      return zh
        ? `${problem.file} 已存在，未覆盖：请换个文件名，或加 --force`
        : `${problem.file} exists and was left as it is: choose another name, or add --force`
    case 'target-unwritable':
      return zh
        ? `${problem.file} 写不进去（${problem.reason}）：请检查文件夹、权限和剩余空间`
        : `${problem.file} cannot be written (${problem.reason}): check its folder, permissions and free space`
    case 'desk-unreachable':
      return zh
        ? `正在运行的台账没有给出备份（${problem.reason}）：请再试一次，或先停止它`
        : `The desk that runs did not give a backup (${problem.reason}): try again, or stop it first`
    case 'source-missing':
      return zh ? `没有文件 ${problem.file}：请核对路径` : `There is no file ${problem.file}: check its path`
    case 'source-unreadable':
      return zh
        ? `${problem.file} 读不出来（${problem.reason}）：请检查权限`
        : `${problem.file} cannot be read (${problem.reason}): check its permissions`
    case 'source-damaged':
      return zh
        ? `${problem.file} 已损坏（${problem.found}），未恢复，现有数据未动：请换一份备份`
        : `${problem.file} is damaged (${problem.found}); nothing was restored, the present data is untouched: take another backup`
    case 'source-foreign':
      return zh
        ? `${problem.file} 不能恢复，${FOREIGN[problem.reason].zh}：请核对路径；现有数据未动`
        : `${problem.file} cannot be restored, ${FOREIGN[problem.reason].en}: check its path; the present data is untouched`
    case 'desk-running':
      return zh
        ? `${problem.folder} 的台账正在运行：请先停止它（Ctrl+C），再恢复`
        : `The desk in ${problem.folder} is running: stop it first (Ctrl+C), then restore`
  }
}
