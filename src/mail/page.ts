import type { Language } from '../model/language.ts'
import { type Html, html } from './html.ts'

/*
 * Mail programs know tables and inline styles. Text has no colour of its own and stands on no background of its own, so that it
 * follows the reader's light or dark mode; a badge sets both. Greys are mid-greys, legible on white and on black.
 */
const FONT =
  "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif;font-size:15px;line-height:1.6"
export const CELL = 'padding:6px 12px 6px 0;border-bottom:1px solid #8a8f98;text-align:left;vertical-align:top'
export const BADGE = 'display:inline-block;padding:1px 8px;border-radius:3px;color:#ffffff;white-space:nowrap'
export const RED = '#b3261e'
export const AMBER = '#8a5a00'
export const TABLE = 'border-collapse:collapse;width:100%;margin:0 0 16px'

/** An HTML part: a column as wide as a phone or, on a desk, as a page. */
export function mailPage(
  { subject, footer }: { readonly subject: string; readonly footer: string },
  body: Html,
  language: Language,
): string {
  const page = html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title></head>
<body style="margin:0;padding:0">
<table role="presentation" style="border-collapse:collapse;width:100%"><tr><td align="center" style="padding:16px">
<table role="presentation" style="border-collapse:collapse;width:100%;max-width:640px"><tr><td style="${FONT};text-align:left;word-break:break-word">
${body}
<p style="margin:16px 0 0;font-size:12px;color:#767676">${footer}</p>
</td></tr></table>
</td></tr></table>
</body></html>
`
  return page.text
}

/** What is asked of the reader: the first line stands out. */
export const askedLine = (text: string, index: number): Html =>
  html`<p style="margin:0 0 ${index === 0 ? '4px;font-size:17px;font-weight:bold' : '16px'}">${text}</p>`
