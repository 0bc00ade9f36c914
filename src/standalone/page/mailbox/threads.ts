import type { MailLine } from '../../web/messages.ts'

/** Mails that belong together, newest first. */
export type Thread = { readonly id: string; readonly mails: readonly MailLine[] }

const newestFirst = (a: MailLine, b: MailLine): number => b.at - a.at || (a.name < b.name ? 1 : -1)

/** The thread that somebody wrote into last comes first. */
export function threadsOf(mails: Iterable<MailLine>): readonly Thread[] {
  const threads = new Map<string, MailLine[]>()
  for (const mail of [...mails].sort(newestFirst)) {
    const members = threads.get(mail.thread)
    if (members === undefined) threads.set(mail.thread, [mail])
    else members.push(mail)
  }
  return [...threads].map(([id, members]) => ({ id, mails: members }))
}

/** Whether a mail has every word looked for in its subject or addresses. */
export function hasWords({ subject, from, to }: MailLine, search: string): boolean {
  const text = [subject, from, ...to].join('\n').toLocaleLowerCase()
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** The mail that is `steps` below the one named, as the threads stand; the first one when none is named. */
export function neighbour(threads: readonly Thread[], name: string | undefined, steps: number): MailLine | undefined {
  const all = threads.flatMap(({ mails }) => mails)
  const at = all.findIndex((mail) => mail.name === name)
  return all[at === -1 ? 0 : Math.min(Math.max(at + steps, 0), all.length - 1)]
}

/** A list as it is and a newer answer of the server put together: every mail once. */
export const merged = (mails: readonly MailLine[], more: readonly MailLine[]): readonly MailLine[] => [
  ...new Map([...mails, ...more].map((mail) => [mail.name, mail])).values(),
]
