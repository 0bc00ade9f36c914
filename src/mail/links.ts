import { type Action, STEP_ACTIONS, STEPS, type Step } from '../model/action.ts'
import type { Notice } from '../plan/plan.ts'
import { actionsFor } from '../rules/actions.ts'
import type { Recipient } from '../rules/recipients.ts'
import type { CaseLinks, MailContext } from './context.ts'
import type { LateClock } from './late-clocks.ts'
import type { NoticeWords } from './notice-words.ts'
import { partOf } from './readers.ts'
import { MOST } from './shown.ts'

/** Where a reader can go from a mail. */
export interface MailLink {
  readonly label: string
  readonly url: string
}

/** More than this many buttons are none on a phone. */
const MOST_BUTTONS = 4

/**
 * What is offered first, by what the mail is about: what a reader most likely wants of it. *step* is the most urgent of the steps that the
 * mail is about, *steps* are the others. Whoever is not to take them would rather see to it that somebody does.
 */
const ORDERS = {
  handedOver: ['step', 'acknowledge', 'progress', 'notMine', 'steps', 'handOver', 'done', 'promise'],
  promised: ['step', 'progress', 'promise', 'done', 'steps', 'acknowledge', 'handOver', 'notMine'],
  doer: ['callback', 'step', 'acknowledge', 'steps', 'progress', 'done', 'handOver', 'promise', 'notMine'],
  superior: ['acknowledge', 'handOver', 'step', 'progress', 'steps', 'done', 'promise', 'notMine', 'callback'],
} as const satisfies Readonly<Record<string, readonly (Action | 'step' | 'steps')[]>>

/** A reader's buttons, and the links that stand below them: the case with all that can be done to it, and its row in the sheet. */
export function linksFor(
  notice: Notice,
  reader: Recipient,
  clocks: readonly LateClock[],
  context: MailContext,
  words: NoticeWords,
): { readonly buttons: readonly MailLink[]; readonly links: readonly MailLink[] } {
  const known = context.linksOf?.(notice.number) ?? {}
  const part = partOf(reader, notice, false)
  const acted = { ...notice, awaitsCallback: notice.toCall !== undefined }
  const may: ReadonlySet<Action> = new Set(actionsFor(part, acted))
  const [urgent, ...steps] = new Set(clocks.flatMap((one) => stepOf(one) ?? []).filter((step) => may.has(step)))
  const order = ORDERS[orderOf(part.isDoer, clocks)].flatMap((one) =>
    one === 'step' ? (urgent ?? []) : one === 'steps' ? steps : one,
  )
  const link = (target: keyof CaseLinks): readonly MailLink[] => {
    const url = safeLink(known[target], MOST.link)
    return url === undefined ? [] : [{ label: words.links[target], url }]
  }
  return {
    buttons: order
      .filter((action) => may.has(action))
      .flatMap(link)
      .slice(0, MOST_BUTTONS),
    links: [...link('case'), ...link('row'), ...earlierLink(notice, context, words)],
  }
}

/** To the page of the earlier case that it is likely to repeat (R40). */
function earlierLink({ earlier }: Notice, { linksOf }: MailContext, words: NoticeWords): readonly MailLink[] {
  const url = earlier && safeLink(linksOf?.(earlier.number)?.case, MOST.link)
  return earlier === undefined || url === undefined ? [] : [{ label: words.openEarlier(earlier.number), url }]
}

/** The step that takes a clock's work as done. */
export const stepOf = ({ clock }: Pick<LateClock, 'clock'>): Step | undefined =>
  clock === 'reopened' ? 'responded' : STEP_ACTIONS.find((step) => STEPS[step].clock === clock)

function orderOf(isDoer: boolean, clocks: readonly LateClock[]): keyof typeof ORDERS {
  const [first] = clocks
  if (isDoer && first?.clock === 'handover') return 'handedOver'
  if (isDoer && (first?.clock === 'promise' || first?.clock === 'slip')) return 'promised'
  return isDoer ? 'doer' : 'superior'
}

/** The one link of a case in a list: to all that its reader can do, or to its row. */
export function listedLink(
  { number }: Pick<Notice, 'number'>,
  { linksOf }: MailContext,
  words: NoticeWords,
): MailLink | undefined {
  const known = linksOf?.(number)
  const ofCase = safeLink(known?.case, MOST.listedLink)
  if (ofCase !== undefined) return { label: words.openCase, url: ofCase }
  const ofRow = safeLink(known?.row, MOST.listedLink)
  return ofRow === undefined ? undefined : { label: words.links.row, url: ofRow }
}

/** A link as it may stand in a mail; a `javascript:` one, or one that is no link or too long, is none. */
function safeLink(link: string | undefined, most: number): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined
  const { protocol, href } = new URL(link)
  const isShort = href.replaceAll('&', '&amp;').length <= most
  return (protocol === 'https:' || protocol === 'http:') && isShort ? href : undefined
}
