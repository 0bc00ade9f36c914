import type { LinkClaim } from '../../model/action.ts'
import type { Instant } from '../../model/instant.ts'
import type { Role } from '../../model/role.ts'
import type { StaffMember } from '../../model/staff.ts'
import { partIn, personAt } from '../../rules/actions.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import type { RuleMoment } from '../../rules/escalation.ts'
import { numbering } from '../../rules/numbering.ts'
import { eachOnce, type Recipient, recipientsOf } from '../../rules/recipients.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { missingColumns } from '../../sheet/register-table.ts'
import { everyRow } from '../choose-rows.ts'
import { mailbox } from '../mails/line-readers.ts'
import { caseMailId, digestId } from '../mails/mail-ids.ts'
import { referencesIn } from '../mails/plan-mails.ts'
import { planNotice } from '../mails/plan-notice.ts'
import type { Notice, NoticeMail } from '../plan.ts'
import { type PlannedRow, planRow } from '../plan-row.ts'
import { knownClaim } from './plan-action.ts'

/** A mail that somebody asked for; `over`: nothing is waited for; `unknown`: nobody has the address, or nothing has the number. */
export type FreshMail = NoticeMail | 'over' | 'unknown'

/** A list has no more cases. */
const MOST = 200

/**
 * The mail about a case once more, for the person whose link has expired: what speaks now, else what comes next. It is nobody's notice
 * and no line is written of it.
 */
export function freshCaseMail(
  view: LedgerView,
  claim: Pick<LinkClaim, 'number' | 'mail'>,
  now: Instant,
  runId: string,
): FreshMail {
  const known = knownClaim(view, claim, now)
  if (known.kind === 'refused') return 'unknown'
  const { planned } = known.row
  const notice = noticeFor(known.person, planned, planned.holding, view, now)
  return notice === undefined ? 'over' : mailOf([notice], known.person, view, runId)
}

/** What is open with whoever has an address, or has gone up to them: a list, the way a storm is told. */
export function freshListMail(view: LedgerView, mail: string, now: Instant, runId: string): FreshMail {
  const person = personAt(mail, {}, view)
  if (person === undefined) return 'unknown'
  const notices: Notice[] = []
  for (const planned of openRows(view, now)) {
    const isTold = ({ rule }: RuleMoment): boolean =>
      recipientsOf(rule, view.escalation, planned.plan, view, now).some((one) => mailbox(one.mail) === mailbox(mail))
    const { isDoer, isFirstReceiver, isCaller } = partIn(person, planned.fields, view)
    const isTheirs = resolvedAt(planned.fields) === undefined ? isDoer : isCaller
    const told = isTheirs || isFirstReceiver ? planned.holding : planned.holding.filter(isTold)
    if (told.length === 0 && !isTheirs) continue
    const notice = noticeFor(person, planned, told, view, now)
    if (notice !== undefined) notices.push(notice)
    if (notices.length === MOST) break
  }
  return notices.length === 0 ? 'over' : mailOf(notices, person, view, runId)
}

/** The cases that are worked on, and those whose customers are still to be called. */
function* openRows(view: LedgerView, now: Instant): Generator<PlannedRow> {
  for (const register of view.registers) {
    if (missingColumns(register).length > 0) continue
    for (const chosen of everyRow(register, now)) {
      if (chosen.standing !== 'own' || chosen.claim === undefined) continue
      const { fields, record } = chosen.row
      if (resolvedAt(fields) !== undefined && record.stage !== 'toCall') continue
      yield planRow(chosen, view, numbering(view.memory.series, []), new Set(), now)
    }
  }
}

/** What is told of a case to somebody who asks; undefined where nothing speaks of it and nothing will. */
function noticeFor(
  person: StaffMember,
  planned: PlannedRow,
  speaking: readonly RuleMoment[],
  view: LedgerView,
  now: Instant,
): Notice | undefined {
  const moments = speaking.length > 0 ? speaking : planned.ahead.slice(0, 1)
  const lines = view.notices.linesOf(new Set([planned.id ?? '']))
  const notice = moments.length === 0 ? undefined : planNotice(planned, moments, view, now, lines)
  return notice && { ...notice, to: eachOnce([...notice.to, readerOf(person, planned, view)]) }
}

/** A person as what they are to the case, a deputy as whoever they stand in for. */
function readerOf(person: StaffMember, { fields }: PlannedRow, view: LedgerView): Recipient {
  const { isDoer, isFirstReceiver, isCaller } = partIn(person, fields, view)
  const roles: readonly Role[] = [
    ...(isCaller ? (['caller'] as const) : []),
    ...(isDoer && fields.handler !== undefined ? (['handler'] as const) : []),
    ...(isFirstReceiver ? (['firstReceiver'] as const) : []),
    ...person.roles,
  ]
  const { name, mail = '', language } = person
  return { name, mail, roles, ...(language === undefined ? {} : { language }) }
}

function mailOf(notices: readonly Notice[], person: StaffMember, view: LedgerView, runId: string): FreshMail {
  const [first, ...more] = notices
  const to = first?.to.find((one) => mailbox(one.mail) === mailbox(person.mail ?? ''))
  const [item] = first?.items ?? []
  if (first === undefined || item === undefined || to === undefined) return 'over'
  if (more.length > 0) return { messageId: digestId(runId, to.mail), to, notices, references: [], isAsked: true }
  const messageId = caseMailId(first.number, item, runId, to.mail)
  const lines = view.notices.linesOf(new Set([first.number]))
  return { messageId, to, notices, references: referencesIn(lines, to.mail, messageId), isAsked: true }
}
