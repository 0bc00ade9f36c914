import type { CaseLinks } from '../mail/context.ts'
import { MOST_SHOWN } from '../mail/daily-view.ts'
import { LINK_TARGETS, type LinkTarget } from '../model/action.ts'
import { isDraft } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { DailyMail, Notice, NoticeMail } from '../plan/plan.ts'
import type { ActionLinks } from '../ports/action-links.ts'

/** Of a row that is no case yet there is only the row to go to; a list has no room for more than the page of each of its cases. */
const targetsOf = ({ number }: Notice, isList: boolean): readonly LinkTarget[] =>
  isDraft(number) ? ['row'] : isList ? ['case'] : LINK_TARGETS

/** Its reader's links of each case of a mail, and of the earlier one that it may repeat, good from `now` on (R27). Without `links`, none: nothing would answer them. */
export async function linksOf(
  { notices, to }: Pick<NoticeMail, 'notices' | 'to'>,
  links: ActionLinks | undefined,
  now: Instant,
): Promise<(number: Notice['number']) => CaseLinks | undefined> {
  if (links === undefined) return () => undefined
  const mail = to.mail.toLowerCase()
  const all = await Promise.all(
    notices.map(async (notice) => {
      const { number, cycle, items } = notice
      const levels = [...new Set(items.map(({ level }) => level))]
      const signed = targetsOf(notice, notices.length > 1).map(async (target) => {
        const claim = { target, number, cycle, mail, ...(target === 'acknowledge' ? { levels } : {}) }
        return [target, await links.sign(claim, now)] as const
      })
      return [number, Object.fromEntries(await Promise.all(signed))] as const
    }),
  )
  const earlier = await Promise.all(
    notices.map(async (notice) => {
      if (notice.earlier === undefined || notices.length > 1) return []
      const { number, cycle } = notice.earlier
      return [[number, { case: await links.sign({ target: 'case', number, cycle, mail }, now) }] as const]
    }),
  )
  const byNumber = new Map<Notice['number'], CaseLinks>([...earlier.flat(), ...all])
  return (number) => byNumber.get(number)
}

/** Its reader's link to the page of each case that a day's mail shows; a case without a number has none. */
export async function caseLinksOf(
  { day, own, to }: Pick<DailyMail, 'day' | 'own' | 'to'>,
  links: ActionLinks | undefined,
  now: Instant,
): Promise<(number: Notice['number']) => CaseLinks | undefined> {
  if (links === undefined) return () => undefined
  const mail = to.mail.toLowerCase()
  // More of each list than these are never shown.
  const shown = [day?.forgotten ?? [], day?.overdue ?? [], own].flatMap((cases) => cases.slice(0, MOST_SHOWN))
  const cycles = new Map(shown.flatMap(({ number, cycle }) => (number === undefined ? [] : [[number, cycle] as const])))
  const signed = [...cycles].map(
    async ([number, cycle]) =>
      [number, { case: await links.sign({ target: 'case', number, cycle, mail }, now) }] as const,
  )
  const known = new Map<Notice['number'], CaseLinks>(await Promise.all(signed))
  return (number) => known.get(number)
}
