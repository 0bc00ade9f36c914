import { history as historyTab, staff as staffTab } from '../../../sheets-template/workbook/index.ts'
import {
  type Action,
  type DoneAction,
  isStep,
  type LinkClaim,
  STEP_ACTIONS,
  STEPS,
  type Step,
} from '../../model/action.ts'
import type { CaseFields } from '../../model/case.ts'
import { type Instant, MINUTE } from '../../model/instant.ts'
import { wordsOf } from '../../model/language.ts'
import type { StaffMember } from '../../model/staff.ts'
import { isAcknowledged } from '../../rules/acknowledged.ts'
import { actionsFor, hasStep, partIn, personAt } from '../../rules/actions.ts'
import { resolvedAt, stoppedBy } from '../../rules/case-facts.ts'
import { historyAppend } from '../../sheet/history.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { REGISTER_TABS } from '../../sheet/register-table.ts'
import type { PlannedRow } from '../plan-row.ts'
import { type ActedRow, type CalledCase, callbacksOf, findActed } from './case.ts'
import { type Acting, momentOf } from './cells.ts'
import { missingFor, onCallback, onCase, peoplesCells, problemsOf, writesOf } from './effect.ts'
import { type ActInput, formOf } from './form.ts'
import { actionLines } from './lines.ts'
import { type ActPlan, type Refusal, type Refused, refused } from './outcome.ts'
import { typedCells } from './typed.ts'

/** Whether a link's action may be done now, whatever is typed. */
export type Judged =
  | {
      readonly kind: 'may'
      readonly row: ActedRow
      readonly person: StaffMember
      readonly called: CalledCase | undefined
    }
  | Exclude<ActPlan, { kind: 'done' }>

/**
 * What a link's claim is worth now (R27): everything in it is held against the ledger as it stands. Who has that address, what they are
 * to the case, whether it was reopened, whether it is done already.
 */
export function judgeClaim(view: LedgerView, claim: LinkClaim, action: Action, now: Instant): Judged {
  if (claim.target !== action && claim.target !== 'case') return refused({ why: 'other-action' })
  const known = knownClaim(view, claim, now)
  if (known.kind === 'refused') return known
  const { row, person } = known
  if (row.number === undefined) return refused({ why: 'no-case' })
  if (!row.isSettled) return { kind: 'unsettled' }
  const called = callbacksOf(row, view, now)
  const used = usedBefore(claim, action, row, called)
  if (used !== undefined) return { kind: 'already', what: used.action, by: used.by, at: used.at, isThisLink: true }
  const { cycle } = row.planned
  if (cycle !== claim.cycle) return refused({ why: 'other-cycle', cycle })
  const standing = already(action, claim, row, called)
  const { fields } = row.planned
  if (standing !== undefined) return { kind: 'already', ...standing, by: told(standing.by, fields), isThisLink: false }
  const barred = barredFrom(action, person, row, called, view)
  return barred === undefined ? { kind: 'may', row, person, called } : refused(barred)
}

/** The case of a link and whose link it is, where there are such. */
export function knownClaim(
  view: LedgerView,
  { number, mail }: Pick<LinkClaim, 'number' | 'mail'>,
  now: Instant,
): { readonly kind: 'known'; readonly row: ActedRow; readonly person: StaffMember } | Refused {
  const found = findActed(view, number, now)
  if (found.kind === 'unknown') return refused({ why: 'unknown-case' })
  if (found.kind === 'gone') return refused({ why: 'gone', missing: found.missing })
  if (view.missingTabs.has('staff')) return refused({ why: 'gone', missing: [wordsOf(staffTab)] })
  const person = personAt(mail, found.planned.fields, view)
  return person === undefined ? refused({ why: 'stranger' }) : { kind: 'known', row: found, person }
}

/**
 * What is to be done where somebody presses a link of a mail: the cells that this person would have filled, checked as typed cells are;
 * a line of the history under their name; and that the link was used, which makes a second press harmless.
 */
export function planAction(view: LedgerView, claim: LinkClaim, input: ActInput, now: Instant): ActPlan {
  const judged = judgeClaim(view, claim, input.action, now)
  if (judged.kind !== 'may') return judged
  const { row, person, called } = judged
  return written(input, row, called, { claim, person, at: momentOf(row.planned, now) }, view, now)
}

/** What a row remembers of this link. */
function usedBefore(
  { id }: LinkClaim,
  action: Action,
  { planned }: ActedRow,
  called: CalledCase | undefined,
): DoneAction | undefined {
  const acts = [planned.plan.record, ...(called?.rows ?? []).map(({ plan }) => plan.record)].flatMap(
    (record) => record.acts ?? [],
  )
  return acts.find((one) => one.id === id && one.action === action)
}

type Standing = Pick<Extract<ActPlan, { kind: 'already' }>, 'what' | 'by' | 'at'>

/** Whether the case is already as the action would make it, and who made it so, as far as that is known. */
function already(
  action: Action,
  { levels }: LinkClaim,
  { planned }: ActedRow,
  called: CalledCase | undefined,
): Standing | undefined {
  const { fields, holding, plan } = planned
  const finished = resolvedAt(fields)
  if (action === 'callback') {
    return called?.told && { what: action, ...called.told }
  }
  const acted = (which: Action) => plan.record.acts?.findLast((one) => one.action === which)
  // Of a finished case there is one thing left to know of: that its customer was not called in time.
  const isToCall = finished !== undefined && called !== undefined && called.told === undefined
  if (finished !== undefined && !(action === 'acknowledge' && isToCall)) {
    const by = acted('done')
    return { what: 'done', by: by?.at === finished ? by.by : fields.handler, at: finished }
  }
  if (isStep(action)) return takenStep(action, planned)
  if (action !== 'acknowledge') return undefined
  const reached = holding.filter(({ rule, nth = 1 }) => nth === 1 && (levels?.includes(rule.level) ?? true))
  const { acks = [] } = plan.record
  const isKnown = reached.length > 0 && reached.every(({ rule, at }) => isAcknowledged(acks, rule.level, at))
  return isKnown ? { what: action, by: fields.acknowledgedBy, at: fields.acknowledgedAt ?? acks.at(-1)?.at } : undefined
}

/** The step itself, or what came after it and has done it; who took it is known where it was taken through a mail. */
function takenStep(step: Step, { fields, plan: { record } }: PlannedRow): Standing | undefined {
  const stopped = stoppedBy(fields, STEPS[step].clock)
  const what = STEP_ACTIONS.find((one) => STEPS[one].column === stopped)
  const at = what && fields[STEPS[what].column]
  if (what === undefined || at === undefined) return undefined
  const by = record.acts?.findLast((one) => one.action === what && Math.abs(one.at - at) < MINUTE)?.by
  return { what, by, at }
}

/** Why this person may not do this now. */
function barredFrom(
  action: Action,
  person: StaffMember,
  { planned, number, register }: ActedRow,
  called: CalledCase | undefined,
  view: LedgerView,
): Refusal | undefined {
  const { fields } = planned
  if (number === undefined) return { why: 'no-case' }
  const part = partIn(person, fields, view)
  const isFinished = resolvedAt(fields) !== undefined
  if (isStep(action) && !hasStep(register.register, action)) return { why: 'other-action' }
  if (action === 'callback' && !isFinished) return { why: 'not-finished' }
  if (action === 'callback' && called === undefined) return { why: 'gone', missing: [wordsOf(REGISTER_TABS.callback)] }
  const may = actionsFor(part, { number, register: register.register, fields, awaitsCallback: isFinished })
  if (may.includes(action)) return undefined
  if (action === 'notMine' && part.isFirstReceiver) return { why: 'answers-for-it' }
  return { why: 'not-yours', handler: told(fields.handler, fields) }
}

/** Somebody as a row has them: what was typed where a name belongs may have a phone in it (R28). */
const told = (name: string | undefined, { phone }: CaseFields): string | undefined =>
  name === undefined ? undefined : maskPhonesIn(name, phone)

/** The changes of an action, unless what was typed cannot stand. */
function written(
  input: ActInput,
  row: ActedRow,
  called: CalledCase | undefined,
  acting: Acting,
  view: LedgerView,
  now: Instant,
): ActPlan {
  const { action } = input
  const { planned, number } = row
  if (number === undefined) return refused({ why: 'no-case' })
  const form = formOf(action, row.register.register, planned.fields)
  const typed = typedCells(form, input, view)
  if (typed.problems.length > 0) return refused({ why: 'problems', problems: typed.problems })
  const effect =
    action === 'callback'
      ? called && onCallback(typed.cells, row, called, acting, view, now)
      : onCase(action, typed.cells, row, acting, view, now)
  if (effect === undefined) return refused({ why: 'gone', missing: [wordsOf(REGISTER_TABS.callback)] })
  const { register, cells, before, isUnchanged } = effect
  if (isUnchanged) return { kind: 'already', what: action, by: undefined, at: undefined, isThisLink: false }
  // What stands in the cells is kept in the history, or it would be lost.
  const isLost = !view.history.at.has('before') && [...cells.keys()].some((key) => before(key) !== undefined)
  const missing = [...missingFor(effect), ...(isLost ? [wordsOf(historyTab)] : [])]
  if (missing.length > 0) return refused({ why: 'gone', missing })
  const { phone } = planned.fields
  const asked = form.map(({ column }) => column.key)
  const problems = problemsOf(effect, asked, phone, view)
  if (problems.length > 0) return refused({ why: 'problems', problems })
  const { claim, person, at } = acting
  const done: DoneAction = { id: claim.id, action, by: person.name, at }
  const { columns } = register
  const what = { number, action, by: person.name, at: now, levels: claim.levels, columns, before, cells, phone }
  const lines = actionLines(what, view)
  const changes = [...writesOf(effect, done, view.settings.zone), ...historyAppend(lines, view)]
  return { kind: 'done', done, number, changes, lines, cells: peoplesCells(effect) }
}
