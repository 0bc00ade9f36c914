import type { Language } from '../../model/language.ts'
import type { DailyView } from '../daily-view.ts'
import { htmlTemplate } from '../eta.ts'
import { HEADING, langOf, RED, TABLE } from './page.ts'
import './digest.ts'

const NUMBER = 'padding:6px 4px;border-bottom:1px solid #8a8f98;text-align:right'
const NAME = 'padding:6px 4px 6px 0;border-bottom:1px solid #8a8f98;text-align:left;font-weight:normal'

/** Three figures side by side fit on a phone; one that is not as it should be is a badge. */
htmlTemplate(
  '@mail/day-figures',
  `<% if (it.figures.length > 0) { %>
<table role="presentation" style="border-collapse:collapse;width:100%;max-width:480px;margin:0 0 16px">
<% for (let index = 0; index < it.figures.length; index += 3) { %>
<tr><% for (const { label, value, isAlarming } of it.figures.slice(index, index + 3)) { %><td style="width:33%;padding:4px 8px 4px 0"><span style="font-size:13px"><%= label %></span><br><b style="font-size:22px<%= isAlarming ? ';padding:0 8px;border-radius:3px;color:#ffffff;background-color:${RED}' : '' %>"><%= value %></b></td><% } %></tr>
<% } %>
</table>
<% } %>
`,
)

htmlTemplate(
  '@mail/day-people',
  `<% if (it.people !== undefined) { %>
<h2 style="${HEADING}"><%= it.people.title %></h2>
<table style="${TABLE};font-size:13px">
<tr><% it.people.header.forEach((name, index) => { %><th scope="col" style="<%= index === 0 ? '${NAME}' : '${NUMBER};font-weight:normal' %>"><%= name %></th><% }) %></tr>
<% for (const [name, ...figures] of it.people.rows) { %>
<tr><th scope="row" dir="auto" style="${NAME}"><%= name %></th><% for (const figure of figures) { %><td style="${NUMBER}"><%= figure %></td><% } %></tr>
<% } %>
</table>
<% if (it.morePeople !== '') { %>
<p style="margin:0 0 16px"><%= it.morePeople %></p>
<% } %>
<% } %>
`,
)

const page: (page: DailyView & { readonly lang: string }) => string = htmlTemplate(
  '@mail/daily',
  `<% layout('@mail/page') %>
<%~ include('@mail/asked', { asked: it.asked, notes: [] }) %>
<%~ include('@mail/day-figures') %>
<%~ include('@mail/asked', { asked: [], notes: it.notes }) %>
<% for (const section of it.sections) { %><%~ include('@mail/section', { section }) %><% } %>
<%~ include('@mail/day-people') %>
`,
)

/** The HTML part of a day's mail. */
export const dailyHtml = (view: DailyView, language: Language): string => page({ ...view, lang: langOf(language) })
