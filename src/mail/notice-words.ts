import type { LinkTarget } from '../model/action.ts'
import type { CallOutcome } from '../model/callback.ts'
import type { Clock, ImmediateClock } from '../model/clock.ts'
import type { RepeatReason } from '../model/repeat.ts'

/**
 * What the mails say that the workbook does not: sentences. Names of clocks, roles, columns and choices are the workbook's own and
 * come in as arguments. One object a language; whatever is missing in one does not compile.
 */
export interface NoticeWords {
  /** What stops a clock, as something to be asked of a person. */
  readonly acts: Readonly<Record<Clock, string>>
  /** What *progress* asks for where there is no customer to tell: of an incident (R04). */
  readonly reportProgress: string
  /** What is to be done about what has gone up on first sight by those it has gone up to; `doer` works on it. */
  readonly leads: Readonly<Record<ImmediateClock, (doer: string) => string>>
  /** Why it has gone up. */
  readonly why: Readonly<Record<ImmediateClock, string>>
  /** Several things in a row, `left` more not named. */
  readonly list: (items: readonly string[], left: number) => string
  /** `category / subcategory` and the like. */
  readonly slash: string
  /** A column's name within a sentence. */
  readonly column: (name: string) => string
  /** Somebody and what they are for this case. */
  readonly person: (name: string, role: string) => string

  /** A role's word within a sentence. */
  readonly inline: (role: string) => string

  /** What is to be done at once, what by when, and where to write that it is done: the clauses of what is asked. */
  readonly now: (acts: string) => string
  readonly atOnce: (acts: readonly string[]) => string
  readonly by: (act: string, due: string) => string
  /** To have a row corrected; one without a number waits for it to get one. */
  readonly correct: (place: string, isDraft: boolean) => string
  readonly andFillIn: (columns: string) => string
  /** The same where the mail has buttons for it; they are named where they are for all of it. */
  readonly orPress: (buttons: string | undefined, columns: string) => string
  /** What a callback asks (R39), and where the answers go: `button`, where the mail has one, or the tab of callbacks. */
  readonly askThree: (button: string | undefined, tab: string) => string
  /** Asks the reader, who is to do it; who stands in for whoever is to do it; or who is to see to it that the doer does it. */
  readonly ask: (roles: string, clauses: readonly string[]) => string
  readonly askInstead: (doer: string, clauses: readonly string[]) => string
  readonly urge: (doer: string, clauses: readonly string[]) => string
  /** Nobody is named as handler: whoever took the case decides (R09). */
  readonly nameHandler: (column: string) => string
  /** To a reader who is not to do it, while the doer is told as well. */
  readonly makeSure: (doer: string, handlerColumn: string) => string
  readonly makeSureCalled: (caller: string, callerColumn: string) => string
  readonly knowOf: string
  readonly lead: (acts: readonly string[]) => string
  /** To whoever took the case and stays answerable for it while another works on it (R09). */
  readonly staysWith: string
  readonly makeSureCorrected: (doer: string) => string
  readonly alsoTold: (people: string) => string
  /** That lateness does not wait for the correction (R05). */
  readonly runsAllTheSame: (column: string, at: string | undefined) => string
  /** For the doer, where the row names nobody at all. */
  readonly somebody: string

  readonly late: string
  readonly soon: string
  readonly lateBy: (span: string) => string
  readonly lateJustNow: string
  readonly left: (span: string) => string
  readonly leftLittle: string
  readonly dueAt: (due: string) => string
  readonly level: (level: number) => string
  /** Which time it is told: 2 or more (R24). */
  readonly nthTime: (nth: number) => string
  /** What has gone up on first sight. */
  readonly upAtOnce: string
  readonly seenAt: (at: string) => string
  readonly reopenedAt: (at: string) => string
  /** A row that is wrong. */
  readonly toCorrect: string
  readonly wrongSince: (at: string) => string
  readonly wrongFor: (span: string) => string
  readonly wrongCells: string
  /** A promise put off a second time: since when, and the date that holds now. */
  readonly putOff: string
  readonly putOffAt: (at: string) => string
  readonly nowPromised: (date: string) => string
  readonly noPromise: string
  /** A case with another handler. */
  readonly handedOver: string
  readonly handedAt: (at: string) => string
  readonly nowWith: (handler: string) => string

  /** Parts of the subject. */
  readonly subjectLate: (clock: string, by: string) => string
  readonly subjectSoon: (clock: string, left: string) => string
  readonly subjectPutOff: string
  readonly subjectHanded: (handler: string) => string
  readonly ofSeveral: (count: number) => string
  /** Stands before all else. */
  readonly tag: (word: string) => string
  /** `besides`: how many deadlines the mail is about as well. */
  readonly subjectUp: (besides: number) => string
  readonly subjectWrong: (count: number) => string

  readonly register: string
  /** The callback to be made, the one that reopened the case, and the earlier case that it repeats: what they are called, and what is said of them. */
  readonly callback: string
  readonly notReachedAt: (times: string) => string
  readonly lastCallback: string
  readonly asked: (at: string, by: string | undefined) => string
  readonly suggested: (suggestion: string) => string
  readonly earlierCase: string
  readonly received: (at: string) => string
  readonly resolved: (at: string | undefined, result: string) => string
  readonly alike: (percent: number, reasons: readonly string[]) => string
  readonly reasons: Readonly<Record<RepeatReason, string>>
  /** What the clerk does where it is none (R40). */
  readonly notARepeat: (column: string) => string
  /** Leads to the earlier case. */
  readonly openEarlier: (number: string) => string
  /** Of a case that people reopened, for whatever reason. */
  readonly reopenedByHand: string
  readonly where: string
  /** A row of a tab. */
  readonly place: (tab: string, row: number) => string
  readonly placeAsOf: (place: string, at: string) => string
  /** What is in hand of a checklist, and what is not. */
  readonly held: (items: string) => string
  readonly notHeld: (items: string) => string
  readonly people: (count: number) => string
  readonly anonymous: string
  readonly nobody: string
  /** Ends a text of which only the beginning is shown. */
  readonly more: string
  readonly movesUp: (at: string, to: string) => string
  readonly hasMovedUp: (to: string) => string
  /** Of a case that was handed over. */
  readonly watchedAsUsual: string
  readonly remindsAgain: (at: string, to: string) => string
  readonly correctedOrUp: (at: string, to: string) => string
  readonly lastLevel: string
  /** What goes up on first sight has no next level. */
  readonly hasGoneUp: string
  /** That it is told again until somebody knows of it; `until` is when it is told the last time (R24, R31). */
  readonly repeats: (every: string, left: number, until: string) => string
  readonly stopsRepeats: (column: string, button: string | undefined) => string
  /** That it is told later than the rules mean: held over the quiet hours, or for whatever reason. */
  readonly heldOver: (at: string) => string
  readonly toldLate: (at: string, by: string) => string
  /** That nobody can be reached in these roles: to whoever can mend that, and to whoever reads it in their place (R25). */
  readonly unreached: (roles: string) => string
  /** That others whom the rules mean were not told, and why. */
  readonly missed: (people: string) => string
  readonly mendStaff: string
  readonly overCap: string
  /** To somebody who asked for the mail and has no part in the case any more. */
  readonly notYours: (doer: string) => string
  /** That the one before gave the case back. */
  readonly backToYou: (by: string, column: string) => string
  /** That its reader asked for the mail. */
  readonly askedFor: string

  readonly whatHappened: string
  /** What happened to a case, one thing each; `by`, `to`: names, where they are known. */
  readonly steps: Readonly<
    Record<'received' | 'dispatched' | 'responded' | 'arrived' | 'replied' | 'resolved' | 'reopened' | 'goesOn', string>
  >
  readonly progressed: (by: string | undefined) => string
  readonly calledBack: (outcome: CallOutcome, by: string | undefined) => string
  readonly notReached: (by: string | undefined) => string
  readonly looksLike: (number: string) => string
  readonly acknowledged: (by: string | undefined) => string
  readonly givenBack: (by: string | undefined) => string
  readonly handedTo: (to: string) => string
  readonly promised: (date: string) => string
  readonly putOffTo: (date: string) => string
  readonly waits: (reason: string) => string
  readonly told: (level: string, clocks: string, to: string) => string

  /** What a link leads to, short enough for a button. */
  readonly links: Readonly<Record<LinkTarget, string>>
  /** What to expect of the links. */
  readonly linksLead: string
  /** A case of a list. */
  readonly openCase: string
  readonly colon: (label: string, value: string) => string
  /** Ends a sentence. */
  readonly stop: string
  /** Between parts of a line. */
  readonly comma: string
  /** Joins the sentences of a paragraph. */
  readonly between: string
  /** `answersTo`: who reads an answer to the mail; undefined where nobody does. */
  readonly footer: (site: string, zone: string, answersTo: string | undefined) => string
}
