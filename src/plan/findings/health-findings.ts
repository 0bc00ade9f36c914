import { formatInstant, formatSpan } from '../../calendar/format.ts'
import type { Instant } from '../../model/instant.ts'
import type { NoticeState } from '../../model/notice.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import { parseBeat } from '../../sheet/beat.ts'
import { LONG_WAIT } from '../../sheet/health-lines.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { StoredNotice } from '../../sheet/notice-log.ts'
import { isMissed } from '../heartbeat.ts'
import { isHeldUntilLater } from '../mails/held-lines.ts'
import { putBack } from '../put-back.ts'
import { type Finding, placeIn } from './finding.ts'

/**
 * What keeps the ledger from being looked after, or mails from arriving, as of `now`: `clock` is what the clock says, by which it is
 * told whether anything sweeps; undefined where another time is asked about.
 */
export const healthFindings = (
  state: LedgerState,
  view: LedgerView,
  now: Instant,
  clock: Instant | undefined,
): readonly Finding[] => [...noSweep(view, clock), ...strayRows(state, now), ...mailsBehind(state, view, now)]

function noSweep({ memory, settings }: LedgerView, clock: Instant | undefined): readonly Finding[] {
  const beat = parseBeat(memory.beat)
  if (clock === undefined || !isMissed(beat, clock, settings.alarmMinutes)) return []
  const at = formatInstant(settings.zone, beat)
  return [
    {
      severity: 'error',
      code: 'no-sweep',
      what: {
        zh: `${at} 以后没有巡检，已经 ${formatSpan(clock - beat, 'zh')}：没有编号，没有提醒`,
        en: `No sweep since ${at}, ${formatSpan(clock - beat, 'en')} ago: nothing is numbered, nobody is reminded`,
      },
      todo: {
        zh: '检查定时任务和函数日志；运行 sweep 看它说什么',
        en: 'Look into the schedule and the logs of the function; run sweep and see what it says',
      },
    },
  ]
}

function strayRows(state: LedgerState, now: Instant): readonly Finding[] {
  const { strays } = putBack(state, now)
  if (strays === 0) return []
  return [
    {
      severity: 'warning',
      code: 'stray-rows',
      place: placeIn(state, 'journal'),
      what: {
        zh: `上次写入时有人移动行，${strays} 行写到了别的行上`,
        en: `Rows were moved while they were written to; written to another row: ${strays}`,
      },
      todo: { zh: '下一次巡检会照底稿恢复', en: 'The next sweep puts it right from the journal' },
    },
  ]
}

/** The mails that did not arrive, or are not known to have, of each kind with the latest and what to do. */
function mailsBehind(state: LedgerState, view: LedgerView, now: Instant): readonly Finding[] {
  const pending = view.notices.pending()
  const isLong = (line: StoredNotice) => now - line.begunAt > LONG_WAIT && !isHeldUntilLater(line, now)
  return [
    ...mailsIn(state, pending, ['failed'], {
      code: 'notices-failed',
      what: (mails, why) => ({
        zh: `${mails} 封邮件没有发出，最近一次：${why ?? '原因不明'}`,
        en: `Mails that were not sent: ${mails}; the latest: ${why ?? 'no reason given'}`,
      }),
      todo: {
        zh: '检查收件人的邮箱和邮件服务器（SMTP_URL），并另行告知收件人：被拒收的邮件不再自动重发',
        en: 'Check the addresses and the mail server (SMTP_URL), and tell the people yourself: what was refused is not sent again',
      },
    }),
    ...mailsIn(state, pending, ['unknown'], {
      code: 'notices-unknown',
      what: (mails, why) => ({
        zh: `${mails} 封邮件不知道有没有送达，最近一次：${why ?? '原因不明'}`,
        en: `Mails of which nobody knows whether they arrived: ${mails}; the latest: ${why ?? 'no reason given'}`,
      }),
      todo: {
        zh: '每封只再发一次，可能收到两封；已经再发过的，请向收件人核实',
        en: 'Each is sent once more and no oftener, and may come twice; of what was, ask the people',
      },
    }),
    ...mailsIn(state, pending.filter(isLong), ['queued', 'sending'], {
      code: 'notices-waiting',
      what: (mails, why) => ({
        zh: `${mails} 封邮件等了一小时以上还没有发出，最近一次：${why ?? '还没有试过'}`,
        en: `Mails that have waited for more than an hour: ${mails}; the latest: ${why ?? 'not tried yet'}`,
      }),
      todo: {
        zh: '检查邮件服务器（SMTP_URL）；会自动重发，发不出去的会另行告知管理员',
        en: 'Check the mail server (SMTP_URL); they are tried again, and whoever keeps the workbook is told of what is given up',
      },
    }),
  ]
}

interface MailsTold extends Pick<Finding, 'code' | 'todo'> {
  readonly what: (mails: number, why: string | undefined) => Finding['what']
}

function mailsIn(
  state: LedgerState,
  pending: readonly StoredNotice[],
  states: readonly NoticeState[],
  { what, ...told }: MailsTold,
): readonly Finding[] {
  const lines = pending.filter((line) => states.includes(line.state))
  const latest = lines.toSorted((one, other) => other.at - one.at)[0]
  if (latest === undefined) return []
  const mails = new Set(lines.map(({ messageId }) => messageId)).size
  const place = placeIn(state, 'notices', latest.row, 'error')
  return [{ severity: 'warning', place, what: what(mails, latest.error), ...told }]
}
