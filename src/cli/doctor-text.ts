import { cleanLine } from '../mail/clean.ts'
import type { Language } from '../model/language.ts'
import type { Finding, FindingSeverity, Place } from '../plan/findings/finding.ts'

const SEVERITIES = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
} as const satisfies Readonly<Record<FindingSeverity, Readonly<Record<Language, string>>>>

/** The findings for people: a line or two each, and what they come to. */
export function doctorText(findings: readonly Finding[], language: Language): string {
  const lines = findings.flatMap((finding) => {
    const { severity, place, what, todo } = finding
    const said = cleanLine(what[language])
    const where = place === undefined ? '' : `${placeText(place, said, language)}${language === 'zh' ? '：' : ': '}`
    return [
      `${SEVERITIES[severity][language].padEnd(language === 'zh' ? 2 : 7)}  ${where}${said}`,
      ...(todo === undefined ? [] : [`${' '.repeat(language === 'zh' ? 6 : 9)}→ ${cleanLine(todo[language])}`]),
    ]
  })
  return [...lines, summary(findings, language)].join('\n')
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

/** The findings for programs; rows as people count them in the sheet, absent things as null. */
export const doctorJson = (findings: readonly Finding[], language: Language): string =>
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
    },
    null,
    2,
  )
