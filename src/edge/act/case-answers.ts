import { formatInstant } from '../../calendar/format.ts'
import type { Action, LinkClaim } from '../../model/action.ts'
import { isDraft, registerOf } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import { type ActInput, formOf } from '../../plan/action/form.ts'
import type { Look, SeenCase } from '../../plan/action/look.ts'
import type { Already, Refusal } from '../../plan/action/outcome.ts'
import { refusalWords } from '../../plan/action/text.ts'
import type { ActionLinks } from '../../ports/action-links.ts'
import { REGISTER_TABS } from '../../sheet/register-table.ts'
import { columnsFilled } from './columns-filled.ts'
import { askedFields } from './fields.ts'
import type { ActPage } from './page.ts'
import { actionPage, casePage, doneHeading, plainPage, stopPage, toldPage } from './pages.ts'
import { shownCase, spokenIn } from './shown-case.ts'
import { WORDS } from './words.ts'

/** A page, and how HTTP calls it. */
export interface Answer {
  readonly status: number
  readonly page: ActPage
}

/** A link that was followed while it was good. */
export interface Followed {
  readonly claim: LinkClaim
  readonly token: string
  /** When it was signed. */
  readonly at: Instant
  readonly now: Instant
}

/** What a link's page shows as the ledger stands. `isJustDone`: what it was for has been done this moment. */
export async function answerLook(
  look: Look,
  followed: Followed,
  links: ActionLinks,
  isJustDone: boolean,
): Promise<Answer> {
  const { claim } = followed
  const { seen, already, refusal } = look
  if (already !== undefined) return answerAlready(look, already, followed, links, isJustDone)
  if (refusal !== undefined || seen === undefined)
    return answerRefusal(look, refusal ?? { why: 'unknown-case' }, followed, links)
  if (claim.target === 'case' || claim.target === 'row')
    return { status: 200, page: casePage(await shownCase(seen, look, followed, links), spokenIn(look)) }
  return answerForm(look, seen, { action: claim.target, typed: {} }, [], followed, links)
}

/** The page of an action, with what was typed into it and what is wrong with that. */
export async function answerForm(
  look: Look,
  seen: SeenCase,
  { action, typed }: ActInput,
  problems: Extract<Refusal, { why: 'problems' }>['problems'],
  followed: Followed,
  links: ActionLinks,
): Promise<Answer> {
  const language = spokenIn(look)
  const { register, fields } = seen.notice
  const form = formOf(action, register, fields)
  const shown = await shownCase(seen, look, followed, links)
  const tab = action === 'callback' ? REGISTER_TABS.callback[language] : (look.place?.title ?? '')
  const asked = {
    action,
    language,
    zone: look.zone,
    now: followed.now,
    colleagues: seen.colleagues,
    typed,
    problems,
    form,
    token: followed.token,
    tab,
    columns: columnsFilled(action, register, form, language),
  }
  const page = actionPage(shown, asked)
  // A column that is not asked here, as one that somebody else filled in wrongly.
  const others = problems.filter(({ column }) => !form.some((one) => one.column.key === column))
  const lines = [...others.map((one) => one[language]), ...page.lines]
  return { status: problems.length === 0 ? 200 : 422, page: { ...page, lines } }
}

export async function answerAlready(
  look: Look,
  { what, by, at, isThisLink }: Already,
  followed: Followed,
  links: ActionLinks,
  isJustDone: boolean,
): Promise<Answer> {
  const language = spokenIn(look)
  const words = WORDS[language]
  const when = at === undefined ? undefined : formatInstant(look.zone, at)
  const isNews = isJustDone && isThisLink
  const told = {
    heading: isNews ? doneHeading(what, language) : words.alreadyDone,
    lines: [words.doneBy(words.actions[what].heading, by, when), ...(isNews ? [] : [words.noNeed])],
    tone: isNews ? ('good' as const) : ('warn' as const),
  }
  const { seen } = look
  if (seen === undefined) return { status: 200, page: plainPage(language, look.site, told) }
  return { status: 200, page: toldPage(await shownCase(seen, look, followed, links), language, told) }
}

const STATUS: Readonly<Partial<Record<Refusal['why'], number>>> = { stranger: 403, 'unknown-case': 404, gone: 503 }

export async function answerRefusal(
  look: Look,
  refusal: Refusal,
  followed: Followed,
  links: ActionLinks,
): Promise<Answer> {
  const language = spokenIn(look)
  const told = { heading: WORDS[language].notDone, lines: [refusalWords(refusal)[language]], tone: 'warn' as const }
  const status = STATUS[refusal.why] ?? 409
  const { seen } = look
  if (seen !== undefined)
    return { status, page: toldPage(await shownCase(seen, look, followed, links), language, told) }
  // Of a row that is no case yet there is nothing else to go to.
  const toRow = new URL(await links.sign({ ...followed.claim, target: 'row' }, followed.at)).search
  const rows = look.place === undefined ? [] : [{ text: WORDS[language].toRow, href: toRow }]
  return { status, page: { ...plainPage(language, look.site, told), links: rows } }
}

/** The ledger could not be asked: whoever typed something has it before them, to be sent once more. */
export function answerAway({ action, typed }: ActInput, { claim, token, now }: Followed, language: Language): ActPage {
  const register = registerOf(claim.number)
  const form = register === undefined || register === 'callback' ? [] : formOf(action, register, {})
  const context = { action, language, zone: 'UTC', now, colleagues: peopleIn(typed), typed, problems: [] }
  const fields = askedFields(form, context).map((one) =>
    // Without the ledger nobody knows what its clock shows.
    one.as.kind === 'time' ? { ...one, as: { kind: 'time' as const } } : one,
  )
  const asked = new Set(fields.map(({ name }) => name))
  const rest = Object.entries(typed).filter(([name]) => !asked.has(name))
  return stopPage({ kind: 'ledger', isTyped: true }, language, {
    form: {
      hidden: [{ name: 't', value: token }, ...rest.map(([name, value]) => ({ name, value }))],
      fields,
      button: WORDS[language].again,
    },
  })
}

const peopleIn = ({ handler }: ActInput['typed']) =>
  handler === undefined || handler === '' ? [] : [{ name: handler }]

/** The number as a page may show it. */
export const shownNumber = ({ number }: LinkClaim): string | undefined => (isDraft(number) ? undefined : number)

/** The action of a link that does one. */
export const actionOf = ({ target }: LinkClaim): Action | undefined =>
  target === 'case' || target === 'row' ? undefined : target
