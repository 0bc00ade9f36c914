import { clocks } from '../../../sheets-template/workbook/choices.ts'
import { instantToSerial } from '../../calendar/serial.ts'
import type { Instant } from '../../model/instant.ts'
import { type Words, wordsOf } from '../../model/language.ts'
import type { LookedCell, ReportCell } from '../../model/report-tab.ts'
import { beginning, oneLine } from '../../sheet/label.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { looked, type Say } from '../cells.ts'
import type { OpenWork } from './open-work.ts'
import { BOARD_SENTENCES } from './words.ts'

/** A header that says what it means to whoever points at it (R49). */
export const headed = ({ definition, ...words }: Words & { readonly definition?: Words }, say: Say): LookedCell => ({
  value: say(words),
  look: 'header',
  ...(definition === undefined ? {} : { note: say(definition) }),
})

export const momentCell = (at: Instant | undefined, zone: string): ReportCell =>
  at === undefined ? null : looked(instantToSerial(zone, at) ?? null, 'moment')

export const clockWords = (clock: string): Words => {
  const found = clocks.find(({ key }) => key === clock)
  return found === undefined ? { zh: clock, en: clock } : wordsOf(found)
}

/** What somebody knows a row by: its number, else where it stands. */
export const nameOf = ({ number, row }: OpenWork, say: Say): string => number ?? say(BOARD_SENTENCES.row(row + 1))

export const linkedName = (one: OpenWork, say: Say): ReportCell => ({
  value: nameOf(one, say),
  link: { register: one.register, row: one.row },
})

/** What somebody typed as one short line, no phone in it; undefined where nothing is left. */
export function shown(typed: string | undefined, most = 16): string | undefined {
  const line = typed === undefined ? '' : beginning(maskPhonesIn(oneLine(typed.slice(0, 1_000))), most)
  return line === '' ? undefined : line
}
