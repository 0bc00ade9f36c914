import { clocks as clockChoices } from '../../../sheets-template/workbook/choices.ts'
import { instantToSerial } from '../../calendar/serial.ts'
import type { OpenCase, OpenClock } from '../../model/daily.ts'
import { HOUR, type Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { ReportSite } from '../../model/report-tab.ts'
import { beginning, oneLine } from '../../sheet/label.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { choiceWord } from '../../sheet/words.ts'
import { looked, type Row, type Say } from '../cells.ts'
import { DAILY_SENTENCES, DAILY_WORDS } from './daily-words.ts'

/** So many cases stand in a list; where there are more, the registers have them. */
export const MOST_LISTED = 60
/** What is typed is looked at so far, and shown so far: a cell may hold fifty thousand characters. */
const LOOKED_AT = 500
const MOST_SHOWN = 18

const COLUMNS = ['number', 'person', 'register', 'category', 'subcategory', 'room', 'clock', 'due', 'hours'] as const

/** Open cases as a table, each with a link to its row; nothing where there are none. */
export function caseRows(
  cases: readonly OpenCase[],
  title: Words,
  asOf: Instant,
  { zone, language }: ReportSite,
): readonly Row[] {
  if (cases.length === 0) return []
  const say: Say = (words) => words[language]
  const left = cases.length - MOST_LISTED
  return [
    [looked(`${say(title)} · ${cases.length}`, 'section')],
    COLUMNS.map((key) => looked(say(DAILY_WORDS[key]), 'header')),
    ...cases.slice(0, MOST_LISTED).map((one): Row => {
      const { fields, number, register, row, person } = one
      const late = lateBy(one)
      return [
        { value: number ?? say(DAILY_WORDS.noNumber), link: { register, row } },
        personText(person, say),
        say(DAILY_WORDS[register]),
        typed(fields.category, fields.phone),
        typed(fields.subcategory, fields.phone),
        typed(fields.room ?? fields.place, fields.phone),
        late === undefined ? null : choiceWord(clockChoices, late.clock, language),
        looked(late === undefined ? null : (instantToSerial(zone, late.due) ?? null), 'moment'),
        looked(late === undefined ? null : (asOf - late.due) / HOUR, 'hours'),
      ]
    }),
    ...(left > 0 ? [[looked(say(DAILY_SENTENCES.more(left)), 'note')]] : []),
  ]
}

/** What it is in its list for. */
const lateBy = ({ forgottenSince, overdue }: OpenCase): OpenClock | undefined =>
  forgottenSince === undefined ? overdue[0] : { clock: 'progress', due: forgottenSince }

export const personText = (name: string | undefined, say: Say): string =>
  name === undefined ? say(DAILY_WORDS.nobody) : (typed(name) ?? say(DAILY_WORDS.nobody))

/** What somebody typed, as one short line without a whole phone number. */
function typed(text: string | undefined, phone?: string): string | null {
  const line = maskPhonesIn(oneLine((text ?? '').slice(0, LOOKED_AT)), phone)
  return line === '' ? null : beginning(line, MOST_SHOWN)
}
