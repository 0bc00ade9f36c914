import type { Language } from '../model/language.ts'
import type { NumberGroup } from './digest-numbers.ts'
import type { DigestCase, DigestSection, DigestView } from './digest-view.ts'
import { type Html, html, joined } from './html.ts'
import { askedLine, BADGE, CELL, mailPage, RED, TABLE } from './page.ts'

/** The HTML part: everything that comes from a cell goes through the escaping template (promise 8). */
export function digestHtml(view: DigestView, language: Language): string {
  const body = html`${joined(view.asked.map(askedLine))}
${joined(view.sections.map(section))}
<p style="margin:0 0 16px"><b>${view.next}</b></p>`
  return mailPage(view, body, language)
}

const section = ({ title, cases, more, numbers }: DigestSection): Html =>
  html`<h2 style="margin:0;font-size:17px">${title}</h2>
${cases.length === 0 ? html`` : html`<table style="${TABLE}">${joined(cases.map(caseRow))}</table>`}
${more === '' ? html`` : html`<p style="margin:0 0 4px">${more}</p>`}
${joined(numbers.map(numbersOf))}`

/** Two columns fit on a phone: what a case is called does not wrap, all else does. */
const caseRow = ({ name, priority, what, asked, matter, description, whose }: DigestCase): Html =>
  html`<tr><th scope="row" style="${CELL};white-space:nowrap">${name}${
    priority === '' ? html`` : html`<br><span style="${BADGE};background-color:${RED}">${priority}</span>`
  }</th><td style="${CELL};width:100%"><b>${what}</b>${asked === '' ? html`` : html`<br><b>${asked}</b>`}${joined([matter, description, whose].filter(Boolean).map(ownLine))}</td></tr>
`

/** A line in its own direction, whatever that of the others is. */
const ownLine = (text: string): Html => html`<div dir="auto">${text}</div>`

const numbersOf = ({ label, lines }: NumberGroup): Html =>
  html`<p style="margin:0 0 16px">${label === '' ? html`` : html`<b>${label}</b><br>`}${joined(
    lines.map((line) => html`${line}`),
    '<br>',
  )}</p>`
