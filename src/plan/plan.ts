import type { Basis } from '../model/basis.ts'
import type { CallbackFields, CallbackStage, CallbackWhy } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import type { CaseNumber, DraftId, Series } from '../model/case-number.ts'
import type { Clock } from '../model/clock.ts'
import type { DayTold, OpenCase } from '../model/daily.ts'
import type { Duration } from '../model/duration.ts'
import type { Outage } from '../model/health.ts'
import type { HistoryLine } from '../model/history.ts'
import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { HealthName, NoticeLine } from '../model/notice.ts'
import type { Priority } from '../model/priority.ts'
import type { Problem } from '../model/problem.ts'
import type { CaseRegister, Register } from '../model/register.ts'
import type { RepeatReason } from '../model/repeat.ts'
import type { Role } from '../model/role.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Cell } from '../ports/ledger.ts'
import type { Standing } from '../rules/claims.ts'
import type { Stage } from '../rules/life/roads.ts'
import type { Recipient } from '../rules/recipients.ts'
import type { StandingFault } from '../sheet/health-tab.ts'
import type { LibraryWrite } from '../sheet/library.ts'
import type { NextLook } from '../sheet/seen.ts'
import type { SuggestionLine } from '../sheet/suggestions.ts'
import type { CallbackSaid } from './callbacks/says.ts'
import type { LeftRow } from './choose-rows.ts'
import type { Happening } from './mails/timeline.ts'

/** What one row of a register of cases shall say in the system's columns. */
export interface RowPlan {
  readonly register: CaseRegister
  readonly row: number
  /** Its number: not that of a case it was copied from. */
  readonly number: CaseNumber | undefined
  readonly standing: Standing
  /** Whether the number is given by this plan. */
  readonly isNew: boolean
  readonly stage: Stage
  /** Typed, or the category's own; absent for a row that is no case. */
  readonly priority: Priority | undefined
  readonly problems: readonly Problem[]
  /** What people typed, as of now: what lies ahead and cannot have happened yet is left out. */
  readonly fields: CaseFields
  /** What the deadlines rested on before this look. */
  readonly before: Basis | undefined
  readonly basis: Basis | undefined
  /** What was last seen of the row, and what is to be remembered of it. */
  readonly was: RowRecord
  readonly record: RowRecord
  /** What its history is to tell: how far it has come, its number, what became of a promise (R08, R20). */
  readonly history: readonly HistoryLine[]
  /** How it stands with its callback; undefined where there is nothing to say. */
  readonly says: CallbackSaid | undefined
  /** When time alone will make something of the row; `over` for a case that nothing can happen to, `always` for a copy. */
  readonly nextLook: NextLook
  /** What the case library is to say of it (R48); absent where there is nothing to say. */
  readonly library?: LibraryWrite
}

/** What a row of the callback register shall say in the system's columns (R03). */
export interface CallbackPlan {
  readonly register: 'callback'
  readonly row: number
  readonly standing: Standing
  readonly number: CaseNumber | undefined
  readonly isNew: boolean
  readonly stage: CallbackStage
  readonly problems: readonly Problem[]
  readonly fields: CallbackFields
  /** By when to call: the deadline that the case's own row has. */
  readonly dueAt: Instant | undefined
  /** Who is to be called, as the case's row has them, with the phone masked; undefined where there is no such case. */
  readonly customer:
    | { readonly name: string | undefined; readonly phone: string | undefined; readonly room: string | undefined }
    | undefined
  /** Each call that reached nobody, and whether it counts (R37). */
  readonly tries: readonly { readonly at: Instant; readonly counts: boolean }[]
  readonly was: RowRecord
  readonly record: RowRecord
  readonly history: readonly HistoryLine[]
  /** What is to be added to the customers' suggestions (R39). */
  readonly suggestion: SuggestionLine | undefined
  readonly nextLook: NextLook
}

/** A callback that the system makes (R38): a row to be added, planned as it will stand. */
export interface MadeCallback extends CallbackPlan {
  readonly cells: readonly Cell[]
}

/** A row of a register that is no case: emptied, taken elsewhere, or an example that somebody typed over. */
export interface LeftRowPlan extends LeftRow {
  readonly register: Register
  readonly history: readonly HistoryLine[]
}

/** One late, or soon late, clock that a notice speaks of. */
export interface NoticeItem {
  readonly clock: Clock
  readonly level: number
  readonly due: Instant
  /** Which time it is told; absent for the first. */
  readonly nth?: number
  /** When the rule spoke, or could first have: well before `now` where nothing swept, or where the mail was held. */
  readonly at?: Instant
}

/** The callback of a finished case whose customer is still to be asked (R38). */
export interface ToCall {
  /** Absent where its row has none yet, or is gone. */
  readonly number?: CaseNumber
  readonly why?: CallbackWhy
  /** Of a mandatory one, the class: a key of the choices, or a site's own words. */
  readonly because?: string
  /** Each call that reached nobody, the earliest first (R37). */
  readonly tries: readonly Instant[]
}

/** What a customer said who was not satisfied: the callback that reopened the case (R34). */
export interface SaidNo {
  readonly number: CaseNumber
  readonly at: Instant
  /** Who asked, as the callback's row has them; that and the answers are absent where the row is gone. */
  readonly by?: string
  readonly handled?: boolean
  readonly suggestion?: string
}

/** The earlier case that a case is likely to repeat (R40), as its row has it now. */
export interface EarlierTold {
  readonly number: CaseNumber
  readonly cycle: number
  /** From 0 to 1. */
  readonly likeness: number
  readonly why: readonly RepeatReason[]
  /** Blank where the row is gone. */
  readonly fields: CaseFields
}

/** What is to be told of one case in one sweep, about every clock and level that spoke (R26). */
export interface Notice {
  readonly number: CaseNumber | DraftId
  readonly cycle: number
  readonly register: CaseRegister
  readonly row: number
  readonly fields: CaseFields
  /** Typed, or the category's own. */
  readonly priority: Priority | undefined
  readonly items: readonly NoticeItem[]
  /** What is wrong with the row and since when, where the mail is about its being wrong too long (R05), or goes up though it is no case yet (R30). */
  readonly wrong: { readonly since: Instant; readonly problems: readonly Problem[] } | undefined
  /** Everybody who is told. */
  readonly to: readonly Recipient[]
  /** The roles that it is meant for and in which nobody could be reached: that is why it went up (R25). */
  readonly unreached?: readonly Role[]
  /** The roles that it is meant for beside those who are told, and in which nobody could be reached. */
  readonly missed?: readonly Role[]
  /** What is late of a case that was handed over: whoever takes it over was not told of it. */
  readonly inherited?: readonly NoticeItem[]
  /** When it moves up, and to whom, if nothing happens (R27). */
  readonly next:
    | { readonly at: Instant; readonly roles: readonly Role[]; readonly names: readonly string[] }
    | undefined
  /** Whom it has gone up to already, beside those who are told here; absent where it has not. */
  readonly goneUp?: readonly Role[]
  /** How it is told again while nobody knows of it: so many times more, the last of them `until` (R24, R31). */
  readonly repeats?: { readonly every: Duration; readonly left: number; readonly until: Instant }
  /** The last that happened to the case, the earliest first; absent where the mail has no room for it. */
  readonly timeline?: readonly Happening[]
  readonly toCall?: ToCall
  readonly saidNo?: SaidNo
  readonly earlier?: EarlierTold
  /** Whom an answer to the mail may reach: the first of them who does not read it. */
  readonly answers?: readonly Recipient[]
}

/** A mail to one person: about one case, or with a list of several (R26). */
export interface NoticeMail {
  readonly messageId: string
  readonly to: Recipient
  /** One at least. */
  readonly notices: readonly Notice[]
  /** It tells of what there is besides for somebody who has had as many mails today as the settings say: one such list every two hours (R26). */
  readonly isOverCap?: true
  /** Message-IDs of earlier mails to the same person about the case (R28); none where there are several cases. */
  readonly references: readonly string[]
  /** Its reader asked for it: it is nobody's notice, and late of nothing. */
  readonly isAsked?: true
}

/** A line of the notices tab to be written: a new one, or one that stands at `row`. */
export interface NoticeWrite {
  readonly row: number | undefined
  readonly line: NoticeLine
}

/** A mail about what became of the workbook: the faults that were first seen together, and that nothing had swept until then. */
export interface HealthMail {
  readonly messageId: string
  /** What the notices know it by. */
  readonly number: HealthName
  readonly faults: readonly StandingFault[]
  readonly outage?: Outage | undefined
  readonly to: Pick<Recipient, 'mail'>
}

/** What stands of the workbook's own faults, and the mails that tell of it. */
export interface HealthPlan {
  readonly faults: readonly StandingFault[]
  /** The last time in which nothing swept for too long, that which this sweep ended among them. */
  readonly outage?: Outage | undefined
  /** What the clock said; absent for a sweep that was told another time. */
  readonly clock?: Instant | undefined
  readonly mails: readonly HealthMail[]
}

/** A mail about what was not delivered, or nobody knows of (promise 4). */
export interface DeliveryMail {
  readonly messageId: string
  /** What the notices know it by. */
  readonly number: HealthName
  /** One at least. */
  readonly lines: readonly NoticeLine[]
  readonly to: Pick<Recipient, 'mail'>
}

/** A day's mail to one person (R43): of the day, where they are over others, and of what is open with them. */
export interface DailyMail {
  readonly messageId: string
  /** What the notices know it by. */
  readonly number: HealthName
  readonly to: Recipient
  /** Undefined for whoever is over nobody. */
  readonly day: DayTold | undefined
  /** The open cases that the reader works on, or stands in for somebody who does: the most urgent first. */
  readonly own: readonly OpenCase[]
}

/** A day's mails, their lines, and what is to be remembered of them. */
export interface DailyPlan {
  readonly mails: readonly DailyMail[]
  readonly lines: readonly NoticeWrite[]
  readonly remember: ReadonlyMap<string, string>
}

/** What a sweep would do. Applying it and planning again plans nothing. */
export interface SweepPlan {
  readonly now: Instant
  readonly rows: readonly RowPlan[]
  readonly callbacks: readonly CallbackPlan[]
  /** The callbacks that finished cases are to have. */
  readonly made: readonly MadeCallback[]
  /** What the system is to remember by name, beside numbers. */
  readonly remember: ReadonlyMap<string, string>
  readonly left: readonly LeftRowPlan[]
  /** Lines of the case library that follow no row. */
  readonly library: readonly LibraryWrite[]
  readonly series: ReadonlyMap<Series, number>
  /** To be committed before the mails leave (promise 4). */
  readonly lines: readonly NoticeWrite[]
  readonly mails: readonly NoticeMail[]
  /** Mails about what was not delivered; their lines are among `lines`. */
  readonly deliveries: readonly DeliveryMail[]
  /** The day's mails; their lines are among `lines`. */
  readonly dailies: readonly DailyMail[]
  /** What became of the workbook, and the mails about it; their lines are among `lines`. */
  readonly health: HealthPlan
  /** Registers that cannot be looked after, with the headers that are missing or stand twice; none where the tab is gone. */
  readonly unreadable: readonly { readonly tab: Words; readonly headers: readonly Words[] }[]
}
