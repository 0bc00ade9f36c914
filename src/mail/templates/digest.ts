import type { Language } from '../../model/language.ts'
import type { DigestView } from '../digest-view.ts'
import { htmlTemplate } from '../eta.ts'
import { BADGE, CELL, HEADING, langOf, RED, TABLE, TAP } from './page.ts'

/** Two columns fit on a phone: what a case is called does not wrap, all else does. */
htmlTemplate(
  '@mail/listed',
  `<% const { name, priority, what, asked, link } = it.one %>
<tr><th scope="row" style="${CELL};white-space:nowrap"><%= name %><% if (priority !== '') { %><br><span style="${BADGE};background-color:${RED}"><%= priority %></span><% } %></th><td style="${CELL};width:100%"><b><%= what %></b><% if (asked !== '') { %><br><b><%= asked %></b><% } %><% for (const line of [it.one.matter, it.one.description, it.one.whose]) { %><% if (line !== '') { %><div dir="auto"><%= line %></div><% } %><% } %><% if (link !== undefined) { %><a href="<%= link.url %>" style="${TAP}"><%= link.label %></a><% } %></td></tr>
`,
)

htmlTemplate(
  '@mail/section',
  `<% const { title, cases, more, numbers } = it.section %>
<h2 style="${HEADING}"><%= title %></h2>
<% if (cases.length > 0) { %>
<table style="${TABLE}"><% for (const one of cases) { %><%~ include('@mail/listed', { one }) %><% } %></table>
<% } %>
<% if (more !== '') { %>
<p style="margin:0 0 4px"><%= more %></p>
<% } %>
<% for (const { label, lines } of numbers) { %>
<p style="margin:0 0 16px"><% if (label !== '') { %><b><%= label %></b><br><% } %><% lines.forEach((line, index) => { %><% if (index > 0) { %><br><% } %><%= line %><% }) %></p>
<% } %>
`,
)

const page: (page: DigestView & { readonly lang: string }) => string = htmlTemplate(
  '@mail/digest',
  `<% layout('@mail/page') %>
<%~ include('@mail/asked') %>
<% for (const section of it.sections) { %><%~ include('@mail/section', { section }) %><% } %>
<p style="margin:0 0 16px"><b><%= it.next %></b></p>
`,
)

/** The HTML part of a mail with a list. */
export const digestHtml = (view: DigestView, language: Language): string => page({ ...view, lang: langOf(language) })
