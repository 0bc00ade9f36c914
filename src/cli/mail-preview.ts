import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Command } from 'commander'
import { folderOf } from './connect.ts'
import { languageOf } from './language.ts'

const FOLDER = 'mail-preview'

/** `mail preview`: every kind of mail, as a small desk in memory makes it, for translators and designers. Nobody is mailed. */
export const mailCommand = (): Command =>
  new Command('mail').description('邮件 · mails').addCommand(
    new Command('preview')
      .description(
        '把每一种邮件做成文件看一看，不发给任何人 · every kind of mail as files to look at; nobody is mailed',
      )
      .option('--out <folder>', `写到哪个文件夹 · folder to write to (${FOLDER})`, FOLDER)
      .action(async ({ out }: { readonly out: string }, command: Command) => {
        const { deliver, previewMails } = await import('./mail-preview/preview.ts')
        const { writeMails } = await import('./mail-preview/files.ts')
        const language = languageOf(command, process.env)
        const mails = await previewMails(language, randomUUID().slice(0, 8))
        const page = await writeMails(out, mails, language)
        const words = WORDS[language]
        for (const { title, mail } of mails) console.log(`${title}  ${mail.subject}`)
        console.log(words.written(mails.length, path.resolve(page)))
        const mailbox = await deliver(mails, folderOf(command), language)
        console.log(mailbox === undefined ? words.noDesk : words.delivered(mailbox))
      }),
  )

const WORDS = {
  zh: {
    written: (count: number, page: string) => `共 ${count} 封，从这里看：${page}`,
    delivered: (mailbox: string) => `也投进了这台机器的信箱：${mailbox}`,
    noDesk:
      '这台机器上没有带信箱的台账在运行，所以没有投进信箱；先 daily-clear start（不设 SMTP_URL）就可以在信箱里看。',
  },
  en: {
    written: (count: number, page: string) => `${count} mails; begin here: ${page}`,
    delivered: (mailbox: string) => `They are in the mailbox of this machine's desk too: ${mailbox}`,
    noDesk:
      'No desk with a mailbox of its own runs on this machine, so they are in no mailbox; with daily-clear start (without SMTP_URL) they would be.',
  },
} as const
