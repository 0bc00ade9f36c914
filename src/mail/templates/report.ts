import type { Language } from '../../model/language.ts'
import { htmlTemplate } from '../eta.ts'
import type { ReportView } from '../report-view.ts'
import { HEADING, langOf } from './page.ts'

const page: (page: ReportView & { readonly lang: string }) => string = htmlTemplate(
  '@mail/report',
  `<% layout('@mail/page') %>
<% for (const { lead, todo, items } of it.parts) { %>
<p style="${HEADING}"><%= lead %></p>
<% if (todo !== '') { %>
<p style="margin:0 0 16px">→ <%= todo %></p>
<% } %>
<% if (items.length > 0) { %>
<ol style="margin:0 0 16px;padding:0 0 0 24px">
<% for (const item of items) { %>
<li style="margin:0 0 12px"><b dir="auto"><%= item.what %></b><% for (const line of item.lines) { %><br><span dir="auto"><%= line %></span><% } %><br>→ <%= item.todo %></li>
<% } %>
</ol>
<% } %>
<% } %>
<% if (it.more !== '') { %>
<p style="margin:0 0 16px"><%= it.more %></p>
<% } %>
`,
)

/** The HTML part of a mail to whoever keeps the workbook. */
export const reportHtml = (view: ReportView, language: Language): string => page({ ...view, lang: langOf(language) })
