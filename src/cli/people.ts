import { Command } from 'commander'
import type { Language } from '../model/language.ts'
import { openHome } from '../standalone/home.ts'
import { AccessError } from '../standalone/web/access/access-error.ts'
import { addPerson, readPeople, removePerson } from '../standalone/web/access/people.ts'
import { personName } from '../standalone/web/access/person-name.ts'
import { folderOf } from './connect.ts'
import { languageOf } from './language.ts'

/** `people add|remove|list`: who may open the desk on this machine. A desk that runs takes changes up at once. */
export const peopleCommand = (): Command =>
  new Command('people')
    .description('谁可以打开本机台账 · who may open the desk on this machine')
    .addCommand(
      new Command('add')
        .description('加一人，或换口令 · add somebody, or change the passphrase')
        .argument('<name>', '姓名 · the name')
        .action(async (name: string, _flags: object, command: Command) => {
          const language = languageOf(command, process.env)
          const { folder } = openHome(folderOf(command))
          const clean = personName(name)
          if (clean === undefined) throw new AccessError({ kind: 'name-unusable' })
          const passphrase = process.stdin.isTTY ? await asked(clean, language) : await firstLine()
          if (passphrase === undefined) return
          console.log(addedText(clean, await addPerson(folder, clean, passphrase), language))
        }),
    )
    .addCommand(
      new Command('remove')
        .description('去掉一人，其登录立即失效 · take somebody off; their sessions end at once')
        .argument('<name>', '姓名 · the name')
        .action((name: string, _flags: object, command: Command) => {
          const language = languageOf(command, process.env)
          const { folder } = openHome(folderOf(command))
          if (!removePerson(folder, name)) throw new AccessError({ kind: 'person-missing', name })
          console.log(language === 'zh' ? `已去掉“${name}”，其登录已失效` : `"${name}" is off the list and logged out`)
          if (readPeople(folder).length === 0) console.log(NOBODY[language])
        }),
    )
    .addCommand(
      new Command('list').description('列出名单 · show the list').action((_flags: object, command: Command) => {
        const people = readPeople(openHome(folderOf(command)).folder)
        const lines = people.map(({ name }) => name)
        console.log(lines.length === 0 ? NOBODY[languageOf(command, process.env)] : lines.join('\n'))
      }),
    )

const NOBODY = {
  zh: '名单里没有人：没有共用口令时，只有本机能打开台账，不用登录',
  en: 'Nobody is on the list: without a shared passphrase only this machine can open the desk, without a log-in',
} as const

function addedText(name: string, outcome: 'added' | 'changed', language: Language): string {
  if (outcome === 'added')
    return language === 'zh'
      ? `已加入“${name}”，现在起打开台账要登录`
      : `"${name}" is on the list; the desk now wants a log-in`
  return language === 'zh'
    ? `已换“${name}”的口令，原来的登录已失效`
    : `"${name}" has a new passphrase; earlier log-ins are over`
}

/** Asks twice; undefined when whoever sits there gives up. Throws `AccessError` `passphrases-differ`. */
async function asked(name: string, language: Language): Promise<string | undefined> {
  const { isCancel, password } = await import('@clack/prompts')
  const zh = language === 'zh'
  const first = await password({
    message: zh ? `“${name}”的口令（至少 8 个字）` : `Passphrase for "${name}" (at least 8 characters)`,
  })
  if (isCancel(first)) return undefined
  const second = await password({ message: zh ? '再输入一次' : 'Once more' })
  if (isCancel(second)) return undefined
  if (first !== second) throw new AccessError({ kind: 'passphrases-differ' })
  return first
}

/** The first line of what is piped in, so that neither the command line nor a history ever holds a passphrase. */
async function firstLine(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.split(/\r?\n/, 1)[0] ?? ''
}
