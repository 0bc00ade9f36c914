import type { Segment } from '../calendar/calendar.ts'
import type { LinkTarget } from '../model/action.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { Notice } from '../plan/plan.ts'

/** What a mail needs to know besides its notice. */
export interface MailContext {
  /** The site's name. */
  readonly site: string
  /** The zone that all times are shown in. */
  readonly zone: string
  /** The site's: of a reader whose language the staff tab does not say. */
  readonly language: Language
  readonly now: Instant
  /** When nothing but what cannot wait is mailed. */
  readonly quietHours?: Segment | undefined
  /** The reader's links of a case, by what they lead to; absent where nothing would answer them. */
  readonly linksOf?: (number: Notice['number']) => CaseLinks | undefined
}

/** One reader's links of one case; anything but http and https is left out of the mail. */
export type CaseLinks = { readonly [T in LinkTarget]?: string }
