import type { Language } from '../model/language.ts'
import { type Html, html, joined } from './html.ts'
import type { NoticeView } from './notice-view.ts'
import type { NoticeWords } from './notice-words.ts'
import { AMBER, askedLine, BADGE, CELL, mailPage, RED, TABLE } from './page.ts'

/** The HTML part: everything that comes from a cell goes through the escaping template (promise 8). */
export function noticeHtml(view: NoticeView, words: NoticeWords, language: Language): string {
  const body = html`${joined(view.instruction.map(askedLine))}
${clockTable(view, words)}
${problemList(view, words)}
${factTable(view)}
<p style="margin:0 0 16px"><b>${view.next}</b></p>
${button(view, words)}`
  return mailPage(view, body, language)
}

const clockTable = ({ clocks }: NoticeView, words: NoticeWords): Html =>
  html`<table role="presentation" style="${TABLE}">${joined(
    clocks.map(
      ({ name, by, due, level, late, standing }) =>
        html`<tr><td style="${CELL};white-space:nowrap"><b>${name}</b></td><td style="${CELL}"><span style="${BADGE};background-color:${
          late ? RED : AMBER
        }">${standing}</span></td><td style="${CELL};width:100%"><b>${by}</b><br>${due}${words.comma}${level}</td></tr>
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
        html`<tr><th scope="row" style="${CELL};font-weight:normal;white-space:nowrap">${label}</th><td dir="auto" style="${CELL};width:100%">${joined(
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
