import type { Language } from '../model/language.ts'
import { type Html, html, joined } from './html.ts'
import type { NoticeView } from './notice-view.ts'
import type { NoticeWords } from './notice-words.ts'

/*
 * Mail programs know tables and inline styles. Text has no colour of its own and stands on no background of its own, so that it
 * follows the reader's light or dark mode; a badge sets both. Greys are mid-greys, legible on white and on black.
 */
const FONT =
  "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif;font-size:15px;line-height:1.6"
const CELL = 'padding:6px 12px 6px 0;border-bottom:1px solid #8a8f98;text-align:left;vertical-align:top'
const BADGE = 'display:inline-block;padding:1px 8px;border-radius:3px;color:#ffffff;white-space:nowrap'
const RED = '#b3261e'
const AMBER = '#8a5a00'
const TABLE = 'border-collapse:collapse;width:100%;margin:0 0 16px'

/** The HTML part: everything that comes from a cell goes through the escaping template (promise 9). */
export function noticeHtml(view: NoticeView, words: NoticeWords, language: Language): string {
  const page = html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${view.subject}</title></head>
<body style="margin:0;padding:0">
<table role="presentation" style="border-collapse:collapse;width:100%"><tr><td align="center" style="padding:16px">
<table role="presentation" style="border-collapse:collapse;width:100%;max-width:640px"><tr><td style="${FONT};text-align:left">
${joined(view.instruction.map(paragraph))}
${clockTable(view)}
${problemList(view, words)}
${factTable(view)}
<p style="margin:0 0 16px"><b>${view.next}</b></p>
${button(view, words)}
<p style="margin:16px 0 0;font-size:12px;color:#767676">${view.footer}</p>
</td></tr></table>
</td></tr></table>
</body></html>
`
  return page.text
}

const paragraph = (text: string, index: number): Html =>
  html`<p style="margin:0 0 ${index === 0 ? '4px;font-size:17px;font-weight:bold' : '16px'}">${text}</p>`

const clockTable = ({ clocks }: NoticeView): Html =>
  html`<table role="presentation" style="${TABLE}">${joined(
    clocks.map(
      ({ name, by, due, level, late, standing }) =>
        html`<tr><td style="${CELL};white-space:nowrap"><b>${name}</b></td><td style="${CELL}"><span style="${BADGE};background-color:${
          late ? RED : AMBER
        }">${standing}</span></td><td style="${CELL}"><b>${by}</b></td><td style="${CELL}">${due}</td><td style="${CELL};white-space:nowrap">${level}</td></tr>
`,
    ),
  )}</table>`

const problemList = ({ problems }: NoticeView, words: NoticeWords): Html =>
  problems.length === 0
    ? html``
    : html`<p style="margin:0"><b>${words.wrongCells}</b></p><ul style="margin:0 0 16px;padding-left:20px">${joined(
        problems.map((problem) => html`<li dir="auto">${problem}</li>`),
      )}</ul>`

const factTable = ({ facts }: NoticeView): Html =>
  html`<table style="${TABLE}">${joined(
    facts.map(
      ({ label, lines }) =>
        html`<tr><th scope="row" style="${CELL};font-weight:normal;white-space:nowrap">${label}</th><td dir="auto" style="${CELL};width:100%;word-break:break-word">${joined(
          lines.map((line) => html`${line}`),
          '<br>',
        )}</td></tr>
`,
    ),
  )}</table>`

const button = ({ link }: NoticeView, words: NoticeWords): Html =>
  link === undefined
    ? html``
    : html`<p style="margin:0"><a href="${link}" style="display:inline-block;padding:10px 20px;border-radius:4px;background-color:#1a56b0;color:#ffffff;text-decoration:none">${words.openRow}</a></p>`
