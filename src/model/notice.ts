import type { Brand } from './brand.ts'
import type { CaseNumber, DraftId } from './case-number.ts'
import type { NoticeClock } from './clock.ts'
import type { Instant } from './instant.ts'
import type { Words } from './language.ts'

/** What a notice has for a number that speaks of no case but of the workbook: the name of the health tab. */
export type HealthName = Brand<string, 'HealthName'>

/** What a notice is about. The same never leads to two mails (R26, promise 4). */
export interface NoticeKey {
  /** The case, or the row that is none yet; the workbook itself. */
  readonly number: CaseNumber | DraftId | HealthName
  readonly clock: NoticeClock
  readonly level: number
  /** 1 until the case is reopened. */
  readonly cycle: number
  /** The deadline it speaks of. */
  readonly due: Instant
  /** Which time a rule that repeats itself speaks: 2 for the first repeat; absent for the first time (R24). */
  readonly nth?: number
}

/**
 * The life of a line: `sending` is written before the mail leaves, in the batch with what it speaks of; `sent` afterwards. `queued`
 * waits for its first try or its next one; `unknown`: nobody can say whether the server took it, and it is tried once more under the
 * same Message-ID; `failed`: it is not tried any more, and a person is told, or there is nobody to mail, and it is looked again;
 * `dropped`: it was no longer true by the time it could be sent. A `folded` line stands for many of one case that are finished.
 */
export type NoticeState = 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'dropped' | 'folded'

/** A line of the notices tab: one notice to one person. Lines with one `messageId` went out, or will, as one mail. */
export interface NoticeLine extends NoticeKey {
  readonly state: NoticeState
  /** A bare address; empty where there was nobody to mail. */
  readonly to: string
  /** How often the mail was handed to a server, or tried to be. */
  readonly attempts: number
  /** When the line was first written; where it was held on purpose, when it was first to leave. */
  readonly begunAt: Instant
  /** When the state was reached. */
  readonly at: Instant
  /** When it is tried again; absent where it is not. */
  readonly nextAt?: Instant
  readonly messageId: string
  /** The try before may have arrived: it goes, or went, once more under the same Message-ID. */
  readonly doubt?: true
  /** When a person was told that it was not delivered, or that nobody knows. */
  readonly toldAt?: Instant
  readonly error?: string
}

/** What a line says where the staff tab names nobody at all whom a mail could reach (R25). */
export const NOBODY_REACHABLE: Words = {
  zh: '没有可通知的人：请在“人员”里填好角色和邮箱',
  en: 'Nobody to mail: fill in roles and addresses in the staff tab',
}

/** Clocks with more than one deadline a cycle: each report to the customer, promise, slip, handover and call that reached nobody makes a new one (R14, R20, R37),
 * and so has each time that a row goes wrong (R05), or the workbook. */
const OFTEN_DUE: ReadonlySet<NoticeClock> = new Set([
  'progress',
  'promise',
  'slip',
  'handover',
  'callback',
  'entry',
  'health',
  'delivery',
  'daily',
])

/** Whether a clock may have several deadlines in one cycle. */
export const isOftenDue = (clock: NoticeClock): boolean => OFTEN_DUE.has(clock)

/** Whether a line is of a case, and not of the workbook. */
export const isOfCase = ({ clock }: Pick<NoticeKey, 'clock'>): boolean => !OF_WORKBOOK.has(clock)

const OF_WORKBOOK: ReadonlySet<NoticeClock> = new Set(['health', 'delivery', 'daily'])

/** The key as one text, to look it up by. Any other clock has one deadline a cycle, wherever it moves. */
export const noticeKeyText = ({ number, clock, level, cycle, due, nth = 1 }: NoticeKey): string =>
  `${number}/${clock}/${level}/${cycle}${isOftenDue(clock) ? `/${due}` : ''}${nth > 1 ? `x${nth}` : ''}`
