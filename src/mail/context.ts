import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'

/** What a mail needs to know besides its notice. */
export interface MailContext {
  /** The site's name. */
  readonly site: string
  /** The zone that all times are shown in. */
  readonly zone: string
  readonly language: Language
  readonly now: Instant
  /** Where the case's row can be opened; anything but http and https is left out. */
  readonly link?: string
}
