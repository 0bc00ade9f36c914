import { formatInstant } from '../calendar/format.ts'
import { cleanLine } from '../mail/clean.ts'
import type { Instant } from '../model/instant.ts'
import type { Language, Words } from '../model/language.ts'
import type { Diagnosis, Standing } from '../plan/findings/diagnose.ts'
import type { Finding, FindingSeverity, Place } from '../plan/findings/finding.ts'
import { figureLines, LABELS, NOT_SWEPT, outageText } from '../sheet/health-lines.ts'
import type { HealthLine } from '../sheet/health-tab.ts'
import { tableLines } from './table.ts'

const SEVERITIES = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
} as const satisfies Readonly<Record<FindingSeverity, Readonly<Record<Language, string>>>>

/** What the doctor says. */
export interface DoctorReport extends Diagnosis {
  /** The version of daily-clear. */
  readonly software: string
  /** The address that buttons in mails lead to; null where mails have none, undefined where nobody can say. */
  readonly buttons: string | null | undefined
}

/** How the ledger stands, as its health tab has it; then the findings for people, a line or two each, and what they come to. */
export function doctorText(report: DoctorReport, language: Language): string {
  const { findings, standing } = report
  const lines = findings.flatMap((finding) => {
    const { severity, place, what, todo } = finding
    const said = cleanLine(what[language])
    const where = place === undefined ? '' : `${placeText(place, said, language)}${language === 'zh' ? '：' : ': '}`
    return [
      `${SEVERITIES[severity][language].padEnd(language === 'zh' ? 2 : 7)}  ${where}${said}`,
      ...(todo === undefined ? [] : [`${' '.repeat(language === 'zh' ? 6 : 9)}→ ${cleanLine(todo[language])}`]),
    ]
  })
  const stands = standing === undefined ? [] : [...standingLines(standing, report, language), '']
  return [...stands, ...lines, summary(findings, language)].join('\n')
}

function standingLines(
  { zone, figures, lastSweep, outage }: Standing,
  { software, buttons }: DoctorReport,
  language: Language,
): readonly string[] {
  const context = { zone, language }
  const swept = lastSweep === undefined ? { text: NOT_SWEPT[language] } : { since: lastSweep, text: '' }
  return tableLines(
    [
      { what: LABELS.sweep[language], ...swept },
      ...(outage === undefined ? [] : [{ what: LABELS.outage[language], text: outageText(outage, context) }]),
      ...figureLines(figures, context),
      ...(buttons === undefined ? [] : [{ what: BUTTONS[language], text: buttons ?? NO_BUTTONS[language] }]),
      { what: LABELS.software[language], text: software },
    ].map(({ what, since, text }: HealthLine) => [
      what,
      [...(since === undefined ? [] : [formatInstant(zone, since)]), ...(text === '' ? [] : [text])].join('  '),
    ]),
  )
}

const BUTTONS: Words = { zh: '邮件里的按钮', en: 'Buttons in mails' }
const NO_BUTTONS: Words = {
  zh: '没有开通（设好 DAILY_CLEAR_LINK_URL 和 DAILY_CLEAR_LINK_KEYS 就有）',
  en: 'none (set DAILY_CLEAR_LINK_URL and DAILY_CLEAR_LINK_KEYS)',
}

/** The column is left out where the sentence names it. */
function placeText({ tab, row, column }: Place, said: string, language: Language): string {
  const zh = language === 'zh'
  const quoted = (text: string) => (zh ? `“${text}”` : `"${text}"`)
  const header = column?.[language]
  return [
    quoted(tab[language]),
    row === undefined ? '' : zh ? `第 ${row} 行` : ` row ${row}`,
    header === undefined || said.includes(quoted(header)) ? '' : zh ? quoted(header) : ` ${quoted(header)}`,
  ].join('')
}

function summary(findings: readonly Finding[], language: Language): string {
  const { error, warning, info } = counts(findings)
  if (language === 'zh')
    return error + warning === 0 ? '没有发现问题' : `${error} 个错误，${warning} 个警告，${info} 条提示`
  return error + warning === 0 ? 'Nothing is wrong' : `Errors: ${error}, warnings: ${warning}, notes: ${info}`
}

function counts(findings: readonly Finding[]): Readonly<Record<FindingSeverity, number>> {
  const of = (severity: FindingSeverity) => findings.filter((finding) => finding.severity === severity).length
  return { error: of('error'), warning: of('warning'), info: of('info') }
}

/** The same for programs; rows as people count them in the sheet, times in UTC, absent things as null. */
export const doctorJson = ({ findings, standing, software, buttons }: DoctorReport, language: Language): string =>
  JSON.stringify(
    {
      findings: findings.map(({ severity, code, place, what, todo }) => ({
        severity,
        code,
        tab: place?.tab[language] ?? null,
        row: place?.row ?? null,
        column: place?.column?.[language] ?? null,
        what: what[language],
        todo: todo?.[language] ?? null,
      })),
      counts: counts(findings),
      standing: standing === undefined ? null : standingJson(standing, language),
      software,
      ...(buttons === undefined ? {} : { buttons }),
    },
    null,
    2,
  )

function standingJson({ figures, lastSweep, outage }: Standing, language: Language) {
  const { settings, deadlines, mails, ...rows } = figures
  const { since, ...counted } = mails
  return {
    lastSweep: iso(lastSweep),
    outage: outage === undefined ? null : { from: iso(outage.from), to: iso(outage.to) },
    ...rows,
    mails: { ...counted, since: iso(since) },
    settings: settings.map((one) => ({ tab: one.tab[language], since: iso(one.since) })),
    deadlines: deadlines.map(({ due, row, ...deadline }) => ({ ...deadline, due: iso(due), row: row + 1 })),
  }
}

const iso = (at: Instant | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
