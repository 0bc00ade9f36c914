import type { MailList } from '../../../web/messages.ts'
import type { Api } from '../net/api.ts'

const KEY = 'daily-clear:mails-seen'
const LOOKED_AT = 100

export type NewMails = {
  readonly count: () => number
  /** One more came. */
  readonly came: () => void
  /** Its reader goes to the mailbox: from now on everything counts as seen. */
  readonly seen: () => void
}

/** How many mails came since the mailbox was last opened from this browser. Names sort by arrival. */
export function openNewMails(api: Api, changed: () => void): NewMails {
  let count = 0
  let newest = ''
  const kept = (): string | null => {
    try {
      return localStorage.getItem(KEY)
    } catch {
      return null
    }
  }
  const keep = (): void => {
    try {
      localStorage.setItem(KEY, newest)
    } catch {
      // Without storage every visit begins at nought.
    }
  }
  async function read(): Promise<void> {
    const outcome = await api.desk<MailList>(`/mails?limit=${LOOKED_AT}`)
    if (outcome.kind !== 'done') return
    newest = outcome.data.mails[0]?.name ?? ''
    const before = kept()
    if (before === null) keep()
    count = before === null ? 0 : outcome.data.mails.filter(({ name }) => name > before).length
    changed()
  }
  void read()
  return {
    count: () => count,
    came: () => void read(),
    seen: keep,
  }
}
