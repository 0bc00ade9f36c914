import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { messageOf } from '../../adapters/smtp/message.ts'
import { parseSender } from '../../adapters/smtp/sender.ts'
import { htmlTemplate } from '../../mail/eta.ts'
import type { Language } from '../../model/language.ts'
import type { Mail } from '../../ports/mailer.ts'

/** A mail and what it is an example of. */
export interface Rendered {
  readonly name: string
  readonly title: string
  readonly mail: Mail
}

/** Whom the examples are from. */
export const SENDER = '日清 <noreply@example.com>'

const index: (page: { lang: string; heading: string; mails: readonly (Rendered & { file: string })[] }) => string =
  htmlTemplate(
    '@preview/index',
    `<!DOCTYPE html>
<html lang="<%= it.lang %>"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title><%= it.heading %></title></head>
<body style="margin:24px;font-family:system-ui,sans-serif;line-height:1.6">
<h1><%= it.heading %></h1>
<ol>
<% for (const { file, title, mail } of it.mails) { %>
<li><a href="<%= file %>.html"><%= title %></a> · <a href="<%= file %>.txt">txt</a> · <a href="<%= file %>.eml">eml</a><br><small><%= mail.subject %> → <%= mail.to %></small></li>
<% } %>
</ol>
</body></html>
`,
  )

const HEADING = { zh: '日清的每一种邮件', en: 'Every kind of mail of daily-clear' } as const

/** Writes each mail as HTML, as text and as it travels, and a page that leads to them; returns that page's path. */
export async function writeMails(folder: string, mails: readonly Rendered[], language: Language): Promise<string> {
  await mkdir(folder, { recursive: true })
  const numbered = mails.map((one, at) => ({ ...one, file: `${String(at + 1).padStart(2, '0')}-${one.name}` }))
  for (const { file, mail } of numbered) {
    await writeFile(path.join(folder, `${file}.html`), mail.html)
    await writeFile(path.join(folder, `${file}.txt`), mail.text)
    await writeFile(path.join(folder, `${file}.eml`), await asTravels(mail))
  }
  const page = path.join(folder, 'index.html')
  await writeFile(page, index({ lang: language, heading: HEADING[language], mails: numbered }))
  return page
}

/** A mail byte for byte as a server is given it. */
async function asTravels(mail: Mail): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await transport.sendMail(messageOf(mail, parseSender(SENDER)))
  return message as Buffer
}
