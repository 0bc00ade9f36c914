import type { Language } from '../../model/language.ts'
import { htmlTemplate } from '../eta.ts'
import type { NoticeView } from '../notice-view.ts'
import { AMBER, BADGE, BLUE, CELL, HEADING, langOf, RED, SLATE, TABLE, TAP } from './page.ts'

/** What is late, due soon, gone up or wrong, with a badge each. */
htmlTemplate(
  '@mail/clocks',
  `<table role="presentation" style="${TABLE}">
<% for (const clock of it.clocks) { %>
<tr><td style="${CELL};white-space:nowrap"><b><%= clock.name %></b></td><td style="${CELL}"><span style="${BADGE};background-color:<%= clock.late ? '${RED}' : '${AMBER}' %>"><%= clock.standing %></span></td><td style="${CELL};width:100%"><b><%= clock.by %></b><br><%= clock.due %><%= it.comma %><%= clock.level %></td></tr>
<% } %>
</table>
`,
)

/** Two buttons a row, the first of them in blue, as wide as a thumb needs; a table each, for there are mail programs that draw no padding around a link. */
htmlTemplate(
  '@mail/buttons',
  `<% if (it.buttons.length > 0) { %>
<p style="margin:0 0 6px;font-size:13px"><%= it.linksLead %></p>
<table role="presentation" style="border-collapse:collapse;width:100%;max-width:480px;margin:0 0 4px">
<% for (let index = 0; index < it.buttons.length; index += 2) { %>
<tr>
<% for (const button of it.buttons.slice(index, index + 2)) { %>
<% const colour = button === it.buttons[0] ? '${BLUE}' : '${SLATE}' %>
<td style="width:50%;padding:0 8px 8px 0"><table role="presentation" style="border-collapse:separate;border-spacing:0;width:100%"><tr><td align="center" style="border-radius:6px;background-color:<%= colour %>"><a href="<%= button.url %>" style="display:block;padding:12px 8px;border-radius:6px;background-color:<%= colour %>;color:#ffffff;font-size:16px;line-height:20px;text-decoration:none"><%= button.label %></a></td></tr></table></td>
<% } %>
</tr>
<% } %>
</table>
<% } %>
<% if (it.links.length > 0) { %>
<p style="margin:0 0 12px"><% for (const link of it.links) { %><a href="<%= link.url %>" style="${TAP}"><%= link.label %></a><% } %></p>
<% } %>
`,
)

htmlTemplate(
  '@mail/problems',
  `<% if (it.problems.length > 0) { %>
<p style="${HEADING}"><%= it.wrongCells %></p><ul style="margin:0 0 16px;padding-left:20px">
<% for (const problem of it.problems) { %>
<li dir="auto"><%= problem %></li>
<% } %>
</ul>
<% } %>
`,
)

htmlTemplate(
  '@mail/facts',
  `<table style="${TABLE}">
<% for (const { label, lines, phones } of it.facts) { %>
<tr><th scope="row" style="${CELL};font-weight:normal;white-space:nowrap"><%= label %></th><td dir="auto" style="${CELL};width:100%">
<% if (phones === undefined) { %>
<% lines.forEach((line, index) => { %><% if (index > 0) { %><br><% } %><%= line %><% }) %>
<% } else { %>
<% phones.forEach(({ shown, tel }, index) => { %><% if (index > 0) { %> / <% } %><% if (tel === undefined) { %><%= shown %><% } else { %><a href="tel:<%= tel %>"><%= shown %></a><% } %><% }) %>
<% } %>
</td></tr>
<% } %>
</table>
`,
)

htmlTemplate(
  '@mail/timeline',
  `<% if (it.timeline.length > 0) { %>
<p style="${HEADING}"><%= it.whatHappened %></p>
<table role="presentation" style="${TABLE}">
<% for (const { at, what } of it.timeline) { %>
<tr><td style="${CELL};white-space:nowrap"><%= at %></td><td dir="auto" style="${CELL};width:100%"><%= what %></td></tr>
<% } %>
</table>
<% } %>
`,
)

/** What the template needs beside the view. */
type NoticePage = NoticeView & { readonly lang: string }

const page: (page: NoticePage) => string = htmlTemplate(
  '@mail/notice',
  `<% layout('@mail/page') %>
<%~ include('@mail/asked') %>
<%~ include('@mail/clocks') %>
<% it.next.forEach((line, index) => { %>
<p style="margin:0 0 12px<%= index === 0 ? ';font-weight:bold' : '' %>"><%= line %></p>
<% }) %>
<%~ include('@mail/buttons') %>
<%~ include('@mail/problems') %>
<%~ include('@mail/facts') %>
<%~ include('@mail/timeline') %>
`,
)

/** The HTML part of a mail about one case. */
export const noticeHtml = (view: NoticeView, language: Language): string => page({ ...view, lang: langOf(language) })
