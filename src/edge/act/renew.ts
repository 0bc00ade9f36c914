import { freshList, freshMail, type Resent } from '../../app/fresh-mail.ts'
import { isMailAddress } from '../../mail/address.ts'
import { Failure } from '../../model/failure.ts'
import type { Language, Words } from '../../model/language.ts'
import type { FollowedLink } from '../../ports/action-links.ts'
import { MAIL_HOURS } from './limits.ts'
import { type Linked, type Reply, runParts, stopped } from './linked.ts'
import { addressForm } from './pages.ts'

const NO_ADDRESS: Words = {
  zh: '请填一个完整的邮箱，例如 wang.fang@example.com',
  en: 'Give a whole address, such as wang.fang@example.com',
}

/** Sends a new mail about the case of a link, to whom the link was sent; one that has expired is good enough for that. */
export async function renewLink(linked: Linked, link: FollowedLink, from: string, language: Language): Promise<Reply> {
  if (link.kind === 'altered') return stopped({ kind: 'altered' }, language, { form: addressForm('', language) })
  const { mail, number } = link.claim
  const what = `${mail} ${number}`
  if (!(await linked.limits.mayMail(what, from))) return mailed(language)
  const became = await resent(linked, what, () => freshMail(runParts(linked), link.claim))
  if (became === undefined) return stopped({ kind: 'ledger', isTyped: false }, language)
  if (became === 'over') return stopped({ kind: 'over' }, language)
  return became === 'failed' ? stopped({ kind: 'unsent' }, language) : mailed(language)
}

/** Sends whoever has the address what is open with them. What is answered does not tell whether anybody has it. */
export async function renewList(linked: Linked, typed: string, from: string, language: Language): Promise<Reply> {
  const mail = typed.trim().toLowerCase()
  if (!isMailAddress(mail)) {
    const page = stopped({ kind: 'altered' }, language, { form: addressForm(typed, language, NO_ADDRESS) })
    return { ...page, status: 422 }
  }
  if (!(await linked.limits.mayMail(mail, from))) return mailed(language)
  const became = await resent(linked, mail, () => freshList(runParts(linked), mail))
  return became === undefined ? stopped({ kind: 'ledger', isTyped: false }, language) : mailed(language)
}

const mailed = (language: Language): Reply => stopped({ kind: 'mailed', hours: MAIL_HOURS }, language)

/** Undefined where the ledger cannot be asked. What was not sent does not count as the hour's one mail. */
async function resent(
  { parts, limits }: Linked,
  what: string,
  send: () => Promise<Resent>,
): Promise<Resent | undefined> {
  try {
    const became = await send()
    if (became === 'failed') await limits.notMailed(what)
    return became
  } catch (thrown) {
    await limits.notMailed(what)
    if (!(thrown instanceof Failure)) throw thrown
    parts.log.warn('no-fresh-mail', { why: thrown.reason.kind })
    return undefined
  }
}
