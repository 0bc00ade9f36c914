import type { Language } from '../../model/language.ts'
import { htmlTemplate } from '../eta.ts'

/*
 * Mail programs know tables and inline styles. Text has no colour of its own and stands on no background of its own, so that it
 * follows the reader's light or dark mode; a badge and a button set both. Greys are mid-greys, legible on white and on black.
 */
const FONT =
  "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif;font-size:15px;line-height:1.6"
export const CELL = 'padding:6px 12px 6px 0;border-bottom:1px solid #8a8f98;text-align:left;vertical-align:top'
export const BADGE = 'display:inline-block;padding:1px 8px;border-radius:3px;color:#ffffff;white-space:nowrap'
export const RED = '#b3261e'
export const AMBER = '#8a5a00'
export const BLUE = '#1a56b0'
export const SLATE = '#4a5361'
export const TABLE = 'border-collapse:collapse;width:100%;margin:0 0 16px'
export const HEADING = 'margin:0 0 4px;font-size:17px;font-weight:bold'
/** A finger hits what is 44 pixels high. */
export const TAP = 'display:inline-block;padding:12px 16px 12px 0;line-height:20px'

/** A language as HTML calls it. */
export const langOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en')

/** What every HTML part has around it: `lang`, `subject`, `footer`. */
htmlTemplate(
  '@mail/page',
  `<!DOCTYPE html>
<html lang="<%= it.lang %>"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="format-detection" content="telephone=no,date=no,address=no">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title><%= it.subject %></title></head>
<body style="margin:0;padding:0">
<table role="presentation" style="border-collapse:collapse;width:100%"><tr><td align="center" style="padding:16px">
<table role="presentation" style="border-collapse:collapse;width:100%;max-width:640px"><tr><td style="${FONT};text-align:left;word-break:break-word;overflow-wrap:anywhere">
<%~ it.body %>
<p style="margin:16px 0 0;font-size:12px;color:#767676"><%= it.footer %></p>
</td></tr></table>
</td></tr></table>
</body></html>
`,
)

/** What is asked of the reader: the first line stands out. Then what else there is to know about this mail. */
htmlTemplate(
  '@mail/asked',
  `<% it.asked.forEach((line, index) => { %>
<p style="<%= index === 0 ? '${HEADING}' : 'margin:0 0 16px' %>"><%= line %></p>
<% }) %>
<% for (const note of it.notes) { %>
<p style="margin:0 0 12px;padding:0 0 0 10px;border-left:3px solid #8a8f98"><%= note %></p>
<% } %>
`,
)
