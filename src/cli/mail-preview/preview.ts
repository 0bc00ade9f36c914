import { existsSync } from 'node:fs'
import { pinoLog } from '../../adapters/pino/log.ts'
import { smtpMailer } from '../../adapters/smtp/mailer.ts'
import type { Language } from '../../model/language.ts'
import { openHome, runningDesk } from '../../standalone/home.ts'
import { type Rendered, SENDER } from './files.ts'
import { SCENES, type Scene } from './scenes.ts'
import { openStage } from './stage.ts'

/** Each kind of mail once. Throws where a scene brought none: then it is out of date. */
export async function previewMails(
  language: Language,
  runId: string,
  scenes: readonly Scene[] = SCENES,
): Promise<readonly Rendered[]> {
  const mails: Rendered[] = []
  for (const [index, { name, title, play }] of scenes.entries()) {
    const mail = await play(await openStage(language, `${runId}${index}`))
    if (mail === undefined) throw new Error(`no mail came of ${name}`)
    mails.push({ name, title: title[language], mail })
  }
  return mails
}

const SAMPLE: Readonly<Record<Language, string>> = { zh: '【样张】', en: '[Sample] ' }

/**
 * Puts mails into the mailbox of the desk that runs in this folder, marked so that nobody takes them for the desk's own; where that is
 * looked at, or undefined where none runs, or one whose mails go out to people.
 */
export async function deliver(
  mails: readonly Rendered[],
  folder: string,
  language: Language,
): Promise<string | undefined> {
  const desk = existsSync(folder) ? runningDesk(openHome(folder)) : undefined
  if (desk?.hasMailbox !== true) return undefined
  const mailer = smtpMailer({ url: desk.smtpUrl, from: SENDER, log: pinoLog('warn') })
  try {
    for (const { mail } of mails) await mailer.send({ ...mail, subject: `${SAMPLE[language]}${mail.subject}` })
  } finally {
    await mailer.close()
  }
  return `${desk.sheetsUrl}/mail`
}
