import { caseFacts } from '../../mail/facts.ts'
import { happened } from '../../mail/happened.ts'
import { clockLine, lateClocks } from '../../mail/late-clocks.ts'
import { noticeWords } from '../../mail/words.ts'
import type { LinkClaim, LinkTarget } from '../../model/action.ts'
import type { Instant } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import type { Look, SeenCase } from '../../plan/action/look.ts'
import type { ActionLinks } from '../../ports/action-links.ts'
import type { ShownCase } from './pages.ts'

/** The reader's own language, else the site's. */
export const spokenIn = ({ seen, language }: Look): Language => seen?.language ?? language

/** A case in its reader's words, with links of their own to all that they can do; these end when the one that was followed ends. */
export async function shownCase(
  seen: SeenCase,
  look: Look,
  { claim, at, now }: { readonly claim: LinkClaim; readonly at: Instant; readonly now: Instant },
  links: ActionLinks,
): Promise<ShownCase> {
  const language = spokenIn(look)
  const words = noticeWords(language)
  const context = { site: look.site, zone: look.zone, language, now }
  const { number, cycle, notice, name, may, mayCall } = seen
  const to = async (target: LinkTarget): Promise<string> =>
    new URL(await links.sign({ target, number, cycle, mail: claim.mail }, at)).search
  const late = lateClocks(notice, now).map((one) => {
    const { name: label, due, by } = clockLine(one, notice, context, words)
    return { label, text: due + words.comma + by }
  })
  const facts = caseFacts(notice, mayCall, context, words).map(({ label, lines, phones = [] }) => ({
    label,
    text: lines.join('\n'),
    phones,
  }))
  return {
    number,
    site: look.site,
    name,
    facts: [...late, ...facts],
    past: happened(notice, context, words).map(({ at: when, what }) => ({ at: when, text: what })),
    actions: await Promise.all(
      may.map(async (action) => ({ action, text: words.links[action], href: await to(action) })),
    ),
    toCase: await to('case'),
    toRow: await to('row'),
  }
}
