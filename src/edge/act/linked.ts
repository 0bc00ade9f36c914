import { act, look } from '../../app/act.ts'
import type { SweepParts } from '../../app/sweep.ts'
import { formatSpan } from '../../calendar/format.ts'
import { Failure } from '../../model/failure.ts'
import { instant, MINUTE, SECOND } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import type { ActInput } from '../../plan/action/form.ts'
import type { Look } from '../../plan/action/look.ts'
import type { ActionLinks, FollowedLink } from '../../ports/action-links.ts'
import type { Options } from '../options.ts'
import type { Parts } from '../wire.ts'
import {
  type Answer,
  actionOf,
  answerAlready,
  answerAway,
  answerForm,
  answerLook,
  answerRefusal,
  type Followed,
  shownNumber,
} from './case-answers.ts'
import type { ActLimits } from './limits.ts'
import type { ActPage } from './page.ts'
import { addressForm, renewForm, stopPage } from './pages.ts'
import { rowAddress } from './row-address.ts'
import type { SharedReads } from './shared-reads.ts'
import { spokenIn } from './shown-case.ts'
import { STATUS, type Stop } from './stop-words.ts'
import { WORDS } from './words.ts'

/** A page, or where to go instead. */
export type Reply = (Answer | { readonly status: 302 | 303; readonly location: string }) & {
  /** After so many seconds it may be tried again. */
  readonly retryAfter?: number
}

/** What the links are answered with. */
export interface Linked {
  readonly options: Options
  readonly parts: Parts
  readonly links: ActionLinks
  readonly reads: SharedReads
  readonly limits: ActLimits
}

/** A page about nothing but why there is no other. */
export const stopped = (stop: Stop, language: Language, more: Partial<ActPage> = {}): Answer => ({
  status: STATUS[stop.kind],
  page: stopPage(stop, language, more),
})

/** Somebody has to wait for so many seconds. */
export const tooMany = (seconds: number, language: Language): Reply => ({
  ...stopped({ kind: 'too-many', minutes: Math.ceil((seconds * SECOND) / MINUTE) }, language),
  retryAfter: seconds,
})

/** How long somebody waits for a page. */
const PATIENCE = 20 * SECOND

/** What a use case is run with now. */
export const runParts = ({ parts }: Linked): SweepParts => ({
  ...parts,
  runId: parts.newRunId(),
  until: parts.sweepEnd(),
})

const isAway = (thrown: unknown): thrown is Failure => thrown instanceof Failure

/**
 * What a link leads to: nothing is changed by it, however often it is followed and by whom (R27). `language` is the browser's; a case's
 * page is in its reader's.
 */
export async function answerLink(
  linked: Linked,
  link: FollowedLink,
  token: string,
  { language, isJustDone }: { readonly language: Language; readonly isJustDone: boolean },
): Promise<Reply> {
  const { links, limits, parts, reads, options } = linked
  const now = parts.clock.now()
  if (link.kind !== 'good') return badLink(link, token, linked, language)
  const { claim, at } = link
  const wait = await limits.look(claim.mail)
  if (wait !== undefined) return tooMany(wait, language)
  if (isJustDone) reads.forget()
  try {
    const until = instant(now + PATIENCE)
    const seen = await look({ ...runParts(linked), ledger: reads.ledger, until }, claim)
    const isShown = seen.place !== undefined && seen.refusal === undefined
    if (claim.target === 'row' && isShown) return { status: 302, location: rowAddress(seen.place, options) }
    return await answerLook(seen, { claim, token, at, now }, links, isJustDone)
  } catch (thrown) {
    if (!isAway(thrown)) throw thrown
    parts.log.warn('act-page-unavailable', { why: thrown.reason.kind })
    return stopped({ kind: 'ledger', isTyped: false }, language)
  }
}

/** Does what a link is for. A second press changes nothing. */
export async function answerPress(
  linked: Linked,
  link: FollowedLink,
  token: string,
  typed: ActInput['typed'],
  language: Language,
): Promise<Reply> {
  const { links, limits, parts, reads } = linked
  const now = parts.clock.now()
  if (link.kind !== 'good') return badLink(link, token, linked, language, typed)
  const { claim, at } = link
  const action = actionOf(claim)
  if (action === undefined) return stopped({ kind: 'form' }, language)
  const wait = await limits.act(claim.mail)
  if (wait !== undefined) return tooMany(wait, language)
  const followed: Followed = { claim, token, at, now }
  const input: ActInput = { action, typed }
  try {
    const { outcome, look: seen } = await act(runParts(linked), claim, input)
    switch (outcome.kind) {
      case 'done':
        return { status: 303, location: `?${new URLSearchParams({ t: token, done: '1' }).toString()}` }
      case 'already':
        return withTyped(await answerAlready(seen, outcome, followed, links, false), seen, typed)
      case 'refused':
        if (outcome.why === 'problems' && seen.seen !== undefined)
          return await answerForm(seen, seen.seen, input, outcome.problems, followed, links)
        return withTyped(await answerRefusal(seen, outcome, followed, links), seen, typed)
    }
  } catch (thrown) {
    if (!isAway(thrown)) throw thrown
    parts.log.error('act-failed', { case: claim.number, action, why: thrown.reason.kind })
    return { status: STATUS.ledger, page: answerAway(input, followed, language) }
  } finally {
    reads.forget()
  }
}

/** Kindly, and with a way on; what was typed meanwhile is not lost. */
function badLink(
  link: Exclude<FollowedLink, { kind: 'good' }>,
  token: string,
  { parts }: Linked,
  language: Language,
  typed: ActInput['typed'] = {},
): Answer {
  if (link.kind === 'altered') return stopped({ kind: 'altered' }, language, { form: addressForm('', language) })
  const ago = formatSpan(parts.clock.now() - link.since, language)
  const form = renewForm(token, language)
  const facts = typedFact(typed, new Set(), language)
  return stopped({ kind: 'expired', ago, number: shownNumber(link.claim) }, language, { form, facts })
}

/** What somebody wrote stands nowhere but on the page that says that nothing was done: it comes first. A second press has it in its cells. */
function withTyped({ status, page }: Answer, look: Look, typed: ActInput['typed']): Answer {
  const standing = new Set(Object.values(look.seen?.standing ?? {}))
  return { status, page: { ...page, facts: [...typedFact(typed, standing, spokenIn(look)), ...page.facts] } }
}

/** What of a form is written by hand, and not chosen. */
const BY_HAND = ['progress', 'result', 'suggestion']

function typedFact(typed: ActInput['typed'], standing: ReadonlySet<string>, language: Language): ActPage['facts'] {
  const texts = BY_HAND.map((key) => typed[key]?.trim() ?? '').filter((text) => text !== '' && !standing.has(text))
  return texts.length === 0 ? [] : [{ label: WORDS[language].typed, text: texts.join('\n') }]
}
