import { formatInstant, formatSpan } from '../calendar/format.ts'
import type { Words } from '../model/language.ts'
import type { HealthMail } from '../plan/plan.ts'
import type { Mail } from '../ports/mailer.ts'
import { faultText } from '../sheet/fault-text.ts'
import { outageText } from '../sheet/health-lines.ts'
import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import type { MailContext } from './context.ts'
import { type ReportView, reportText } from './report-view.ts'
import { MOST, shownLine } from './shown.ts'
import { LONGEST_SUBJECT } from './subject.ts'
import { reportHtml } from './templates/report.ts'

/** A workbook that was never brought up to date lacks a great deal at once; the health tab has all of it. */
const MOST_FAULTS = 20

/**
 * The mail about what became of the workbook, to whoever keeps it: what is gone and since when, what stops with it, what to do; and
 * from when to when nothing swept. What people called a tab is one line, without a whole phone number. Throws `UnknownZoneError`.
 */
export function healthMail({ messageId, faults, outage, to }: HealthMail, context: MailContext): Mail {
  const view = viewOf(faults, outage, context)
  return {
    messageId,
    to: to.mail,
    subject: view.subject,
    text: reportText(view),
    html: reportHtml(view, context.language),
    references: [],
  }
}

function viewOf(
  faults: HealthMail['faults'],
  outage: HealthMail['outage'],
  { site, zone, language }: MailContext,
): ReportView {
  const zh = language === 'zh'
  const stop = zh ? '。' : '.'
  const name = shownLine(site, MOST.word)
  const told = faults.slice(0, MOST_FAULTS).map((fault) => {
    const text = faultText(fault, language)
    return { what: shownLine(text.where, MOST.place), lines: [`${text.what}${stop}`], todo: `${text.todo}${stop}` }
  })
  const [first] = told
  const since = faults[0] === undefined ? '' : formatInstant(zone, faults[0].since)
  const left = faults.length - told.length
  const what =
    first === undefined || faults.length > 1
      ? zh
        ? `工作簿有 ${faults.length} 处问题`
        : `${faults.length} faults in the workbook`
      : first.what
  const stopped = outage === undefined ? '' : formatSpan(outage.to - outage.from, language)
  const head =
    faults.length === 0
      ? zh
        ? `日清中断过：${stopped}没有巡检`
        : `daily-clear stood still: no sweep for ${stopped}`
      : `${whatStops(faults)[language]}${zh ? '：' : ': '}${what}`
  return {
    subject: bound(cleanLine(`${head} · ${name}`), LONGEST_SUBJECT),
    parts: [
      ...(outage === undefined
        ? []
        : [
            {
              lead: `${sentence(outageText(outage, { zone, language }))}${stop}`,
              todo: `${OUTAGE_TODO[language]}${stop}`,
              items: [],
            },
          ]),
      ...(faults.length === 0 ? [] : [{ lead: leadOf(faults, since)[language], todo: '', items: told }]),
    ],
    more: left === 0 ? '' : zh ? `还有 ${left} 处，见“运行状况”表。` : `${left} more; see the tab "Health".`,
    footer: zh
      ? `${name} · 日清。时间均为 ${zone}。同一问题只发一次邮件；“运行状况”表里一直看得到。`
      : `${name} · daily-clear. All times are ${zone}. The same fault is mailed once; it stays to be seen in the tab "Health".`,
  }
}

const areHeld = (faults: HealthMail['faults']): boolean => faults.every(({ stops }) => stops === 'held')

const whatStops = (faults: HealthMail['faults']): Words =>
  areHeld(faults)
    ? { zh: '设置有误，仍按上次的有效内容', en: 'Settings stay as they were last good' }
    : { zh: '日清停了一部分', en: 'Part of daily-clear stands still' }

const leadOf = (faults: HealthMail['faults'], since: string): Words =>
  areHeld(faults)
    ? {
        zh: `${since} 的巡检发现设置有读不懂的，或缺了。日清没有停，仍按上次的有效内容办：`,
        en: `The sweep of ${since} found settings that cannot be read or are gone. Nothing stands still: what was last good of them stays in force:`,
      }
    : {
        zh: `${since} 的巡检发现工作簿缺了东西或读不懂，有些工作因此停了，其它照常：`,
        en: `The sweep of ${since} found that something of the workbook is gone or cannot be read. Some work stands still for it; the rest goes on:`,
      }

/** What to do about it: nothing of it can be told from within. */
const OUTAGE_TODO: Words = {
  zh: '这段时间里没有编号、没有提醒；现在已恢复，到时的提醒由这次巡检补发。请查看定时任务、函数日志和表格服务当时的情况',
  en: 'Nothing was numbered and nobody reminded in that time. It is over now, and this sweep sends what came due. Look into the schedule, the logs of the function, and whether the spreadsheet could be reached',
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
