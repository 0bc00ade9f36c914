import type { FailureReason } from '../model/failure.ts'
import type { Language } from '../model/language.ts'

/** The one place that turns a failure into what a person should do. One line, without secrets. */
export function failureText(reason: FailureReason, language: Language): string {
  const zh = language === 'zh'
  switch (reason.kind) {
    case 'spreadsheet-not-found':
      return zh
        ? `找不到表格 ${reason.spreadsheetId}：请核对 ID（网址 /d/ 后面的一段），并确认已共享给服务账号`
        : `Spreadsheet ${reason.spreadsheetId} not found: check the id (the part after /d/ in its address) and share it with the service account`
    case 'spreadsheet-forbidden':
      return zh
        ? `没有权限打开表格 ${reason.spreadsheetId}：请在表格里把服务账号加为编辑者，或核对令牌`
        : `No permission for spreadsheet ${reason.spreadsheetId}: add the service account as an editor, or check the token`
    case 'sheets-unreachable':
      if (reason.fault === 'late')
        return zh
          ? `表格服务 ${reason.address} 没有按时答复，这次没有做完：巡检会自动再来；一直如此请检查网络`
          : `The Sheets service at ${reason.address} did not answer in time, and this was not finished: sweeps come back by themselves; if it goes on, check the network`
      if (reason.fault === 'half')
        return zh
          ? `表格服务 ${reason.address} 的答复不完整，或不是表格服务在答复：请检查网络、代理和地址`
          : `What answers at ${reason.address} is not the Sheets service, or its answers arrive cut short: check the network, its proxies and the address`
      return zh
        ? `连不上表格服务 ${reason.address}（${reason.cause}）：请检查网络；本机用 npm start 启动`
        : `The Sheets service at ${reason.address} does not answer (${reason.cause}): check the network; on this machine start it with npm start`
    case 'sheets-quota':
      return zh
        ? '表格服务的每分钟限额用完了：请过一分钟再试；巡检会自动再来'
        : 'The Sheets quota for this minute is used up: try again in a minute; sweeps come back by themselves'
    case 'sheets-refused':
      return zh
        ? `表格服务拒绝了请求（${reason.status}）：${reason.message}`
        : `The Sheets service refused a request (${reason.status}): ${reason.message}`
    case 'not-set-up':
      return zh
        ? `工作簿缺少：${reason.missing.map((one) => one.zh).join('、')}。请运行 npx daily-clear setup`
        : `The workbook lacks: ${reason.missing.map((one) => one.en).join(', ')}. Run npx daily-clear setup`
    case 'no-credentials':
      return zh
        ? `没有可用的 Google 凭据（${reason.cause}）：请让 GOOGLE_APPLICATION_CREDENTIALS 指向服务账号的密钥文件`
        : `No usable Google credentials (${reason.cause}): let GOOGLE_APPLICATION_CREDENTIALS point at the service account's key file`
    case 'version-stuck':
      return zh
        ? '“系统”表里的版本被人改动过，写不进去：请运行 npx daily-clear setup'
        : 'The version in the System tab was changed by somebody, nothing can be written: run npx daily-clear setup'
    case 'overtaken':
      return zh
        ? `连续 ${reason.tries} 次都有别的程序先写入：请稍后再试；如一直如此，请检查是否有多个时钟在跑`
        : `Others wrote first ${reason.tries} times in a row: try again later; if this goes on, see whether several clocks run`
    case 'unknown-case': {
      const { nearest = [] } = reason
      const near =
        nearest.length === 0
          ? ''
          : zh
            ? `，当天有 ${nearest.join('、')}`
            : `; of that day there are ${nearest.join(', ')}`
      return zh
        ? `台账里没有编号 ${reason.numbers.join('、')}：请核对编号${near}`
        : `No case has the number ${reason.numbers.join(', ')}: check it against the registers${near}`
    }
    case 'plan-changed':
      return zh
        ? '刚才有人改了台账或标准，与显示的不同，没有写入：请再运行一次'
        : 'Somebody changed the ledger or the time limits meanwhile, and what was shown no longer holds; nothing was written: run it again'
    case 'nobody-to-ask':
      return zh
        ? `这里没有终端可以询问，没有写入：确认无误后请加 ${reason.option}`
        : `There is no terminal to ask on; nothing was written: add ${reason.option} once it is as wanted`
    case 'final-month-spoilt': {
      const place =
        reason.row === undefined
          ? { zh: '里没有它的数据', en: 'has nothing of it' }
          : {
              zh: `里它的数据（第 ${reason.row + 1} 行起）不完整或被改动过`,
              en: `has it incomplete or changed (from row ${reason.row + 1} on)`,
            }
      return zh
        ? `${reason.month} 已经定稿，但“定稿底数”表${place.zh}，统计表没有重写：请用版本记录恢复那张表；恢复不了，运行 npx daily-clear report month --month ${reason.month} --close 按现在的台账重新定稿`
        : `${reason.month} is final, but the tab "Final months" ${place.en}, and its statistics were not written again: restore that tab from the version history, or else make the month final anew, as the ledger is now, with npx daily-clear report month --month ${reason.month} --close`
    }
    case 'month-not-final':
      if (reason.why === 'running')
        return zh ? `${reason.month} 还没有过完，不能定稿` : `${reason.month} is not over yet and cannot be made final`
      return zh
        ? `${reason.month} 不能定稿：台账缺少列 ${reason.why.lacks.map((one) => `“${one.zh}”`).join('、')}，请先运行 npx daily-clear setup 补上`
        : `${reason.month} cannot be made final: a register lacks the columns ${reason.why.lacks.map((one) => `"${one.en}"`).join(', ')}; run npx daily-clear setup first`
    case 'title-taken':
      return zh
        ? `表格里已有一张不是系统写的“${reason.title}”：请给它改名，统计表要用这个名字`
        : `There is a tab "${reason.title}" that is not the system's: rename it, the figures need that name`
    case 'bad-option':
      return zh
        ? `选项 ${reason.option} 不对：${reason.problem}`
        : `Option ${reason.option} is wrong: ${reason.problem}`
  }
}
