import { formatInstant, formatSpan } from '../calendar/format.ts'
import type { Language, Words } from '../model/language.ts'
import type { HealthMail } from '../plan/plan.ts'
import type { Mail } from '../ports/mailer.ts'
import { faultText } from '../sheet/fault-text.ts'
import { outageText } from '../sheet/health-lines.ts'
import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import type { MailContext } from './context.ts'
import { type Html, html, joined } from './html.ts'
import { mailPage } from './page.ts'
import { MOST, shownLine } from './shown.ts'
import { LONGEST_SUBJECT } from './subject.ts'

/** A workbook that was never brought up to date lacks a great deal at once; the health tab has all of it. */
const MOST_FAULTS = 20

/** The mail's content in the reader's words: text and HTML say the same because both are made of this. */
interface HealthMailView {
  readonly subject: string
  /** That nothing swept, and what to do about it. */
  readonly outage: { readonly what: string; readonly todo: string } | undefined
  /** What stands above the faults; none where there are none. */
  readonly lead: string | undefined
  readonly faults: readonly { readonly where: string; readonly what: string; readonly todo: string }[]
  readonly more: string | undefined
  readonly footer: string
}

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
    text: textOf(view, context.language),
    html: htmlOf(view, context.language),
    references: [],
  }
}

function viewOf(
  faults: HealthMail['faults'],
  outage: HealthMail['outage'],
  { site, zone, language }: MailContext,
): HealthMailView {
  const zh = language === 'zh'
  const name = shownLine(site, MOST.word)
  const told = faults.slice(0, MOST_FAULTS).map((fault) => {
    const text = faultText(fault, language)
    return { ...text, where: shownLine(text.where, MOST.place) }
  })
  const [first] = told
  const since = faults[0] === undefined ? '' : formatInstant(zone, faults[0].since)
  const left = faults.length - told.length
  const what =
    first === undefined || faults.length > 1
      ? zh
        ? `工作簿有 ${faults.length} 处问题`
        : `${faults.length} faults in the workbook`
      : first.where
  const stopped = outage === undefined ? '' : formatSpan(outage.to - outage.from, language)
  const head =
    faults.length === 0
      ? zh
        ? `日清中断过：${stopped}没有巡检`
        : `daily-clear stood still: no sweep for ${stopped}`
      : `${whatStops(faults)[language]}${zh ? '：' : ': '}${what}`
  return {
    subject: bound(cleanLine(`${head} · ${name}`), LONGEST_SUBJECT),
    outage: outage && {
      what: outageText(outage, { zone, language }),
      todo: OUTAGE_TODO[language],
    },
    lead: faults.length === 0 ? undefined : leadOf(faults, since)[language],
    faults: told,
    more: left === 0 ? undefined : zh ? `还有 ${left} 处，见“运行状况”表。` : `${left} more; see the tab "Health".`,
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

function textOf({ outage, lead, faults, more, footer }: HealthMailView, language: Language): string {
  const stop = language === 'zh' ? '。' : '.'
  return [
    ...(outage === undefined ? [] : [`${sentence(outage.what)}${stop}`, `→ ${outage.todo}${stop}`, '']),
    ...(lead === undefined ? [] : [lead, '']),
    ...faults.flatMap(({ where, what, todo }, index) => [
      `${index + 1}. ${where}`,
      `   ${what}${stop}`,
      `   → ${todo}${stop}`,
    ]),
    ...(more === undefined ? [] : ['', more]),
    '',
    '-- ',
    footer,
    '',
  ].join('\n')
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const headline = (text: string): Html => html`<p style="margin:0 0 16px;font-size:17px;font-weight:bold">${text}</p>`

function htmlOf(view: HealthMailView, language: Language): string {
  const { outage, lead, faults, more } = view
  const items = faults.map(
    ({ where, what, todo }) =>
      html`<li style="margin:0 0 12px"><b dir="auto">${where}</b><br>${what}<br>→ ${todo}</li>
`,
  )
  const body = html`${outage === undefined ? html`` : html`${headline(sentence(outage.what))}<p style="margin:0 0 16px">→ ${outage.todo}</p>`}
${lead === undefined ? html`` : html`${headline(lead)}<ol style="margin:0 0 16px;padding:0 0 0 24px">${joined(items)}</ol>`}
${more === undefined ? html`` : html`<p style="margin:0 0 16px">${more}</p>`}`
  return mailPage(view, body, language)
}
