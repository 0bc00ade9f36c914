import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Action, LinkClaim } from '../../model/action.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import { actionsFor, partIn, type ReaderPart } from '../../rules/actions.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import { cellAt } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { planNotice } from '../mails/plan-notice.ts'
import type { Notice } from '../plan.ts'
import { type ActedRow, callbacksOf, findActed } from './case.ts'
import { shownCell } from './lines.ts'
import type { Already, Refusal } from './outcome.ts'
import { judgeClaim, knownClaim } from './plan-action.ts'

/** What the page of a link shows. */
export interface Look {
  readonly site: string
  readonly zone: string
  /** The site's. */
  readonly language: Language
  /** Where the row stands at this moment; undefined where there is none. */
  readonly place: RowPlace | undefined
  /** The case, for whom it may be shown to. */
  readonly seen: SeenCase | undefined
  /** Why the link's action cannot be done, or need not be; undefined where it can, and of a link to no action. */
  readonly refusal: Refusal | undefined
  readonly already: Already | undefined
}

/** A row in the sheet: its tab as people call it, and as a link calls it. */
export interface RowPlace {
  readonly tab: TabKey
  readonly title: string
  readonly sheetId: number | undefined
  /** Index into the tab's rows: people see `row + 1`. */
  readonly row: number
}

/** A case as one of its readers sees it. */
export interface SeenCase {
  readonly number: CaseNumber
  readonly cycle: number
  /** The reader, by the name that the staff tab has. */
  readonly name: string
  /** The reader's own, where the staff tab says so. */
  readonly language: Language | undefined
  readonly part: ReaderPart
  /** Whoever works on the case, took it, or is to call may see the customer's phone whole (R28). */
  readonly mayCall: boolean
  /** As a mail would tell it now: facts, what happened, when it moves up. Nobody is told of anything by it. */
  readonly notice: Notice
  /** How far it has come, as the sheet has it. */
  readonly stage: string
  readonly may: readonly Action[]
  /** Whom it can be handed over to. */
  readonly colleagues: readonly { readonly name: string; readonly department: string | undefined }[]
  /** What stands in the case's cells that people fill, by column, as they see it; no phone number in it is whole. */
  readonly standing: Readonly<Record<string, string>>
}

/** A case, and what its link is good for, as the ledger stands. */
export function lookAt(view: LedgerView, claim: LinkClaim, now: Instant): Look {
  const { site, zone, language } = view.settings
  const found = findActed(view, claim.number, now)
  const place = found.kind === 'found' ? placeOf(found) : undefined
  const look = { site, zone, language, place }
  const known = knownClaim(view, claim, now)
  if (known.kind === 'refused') return { ...look, seen: undefined, refusal: known, already: undefined }
  const seen = seenBy(known.person, known.row, view, now)
  const { target } = claim
  if (target === 'case' || target === 'row') {
    const refusal: Refusal | undefined = seen === undefined && target === 'case' ? { why: 'no-case' } : undefined
    return { ...look, seen, refusal, already: undefined }
  }
  const judged = judgeClaim(view, claim, target, now)
  return {
    ...look,
    seen,
    refusal: judged.kind === 'refused' ? judged : undefined,
    already: judged.kind === 'already' ? judged : undefined,
  }
}

const placeOf = ({ register, chosen }: ActedRow): RowPlace => ({
  tab: register.register,
  title: register.table.title,
  sheetId: register.table.sheetId,
  row: chosen.row.row,
})

function seenBy(
  person: Parameters<typeof partIn>[0],
  row: ActedRow,
  view: LedgerView,
  now: Instant,
): SeenCase | undefined {
  const { number, planned, register, chosen } = row
  const lines = view.notices.linesOf(new Set([number ?? '']))
  const notice = planNotice(planned, planned.holding, view, now, lines)
  if (number === undefined || notice === undefined) return undefined
  const { fields } = planned
  const part = partIn(person, fields, view)
  const called = resolvedAt(fields) === undefined ? undefined : callbacksOf(row, view, now)
  const awaitsCallback = called !== undefined && called.told === undefined
  return {
    number,
    cycle: planned.cycle,
    name: person.name,
    language: person.language,
    part,
    mayCall: part.isDoer || part.isFirstReceiver || part.isCaller,
    notice,
    stage: planned.plan.stage,
    may: actionsFor(part, { number, register: register.register, fields, awaitsCallback }),
    colleagues: [...view.staff.values()]
      .filter(({ name }) => name !== fields.handler)
      .map(({ name, department }) => ({ name, department })),
    standing: Object.fromEntries(
      register.columns
        .filter(({ writer, type }) => writer === 'people' && type !== 'phone')
        .flatMap((column) => {
          const text = shownCell(column, cellAt(chosen.row.cells, register.headers, column.key), view.settings.zone)
          return text === '' ? [] : [[column.key, maskPhonesIn(text, fields.phone)]]
        }),
    ),
  }
}
