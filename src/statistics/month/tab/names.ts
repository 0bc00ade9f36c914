import { causes, repairChannels } from '../../../../sheets-template/workbook/choices.ts'
import type { Language, Words } from '../../../model/language.ts'
import { beginning, oneLine } from '../../../sheet/label.ts'
import { maskPhonesIn } from '../../../sheet/phone-mask.ts'
import { choiceWord } from '../../../sheet/words.ts'
import { MONTH_WORDS } from './words.ts'

/** A name column is as wide as so many characters of a Chinese text. */
const LONGEST = 24

/** What somebody typed as one short line: a category, a person; no telephone is whole in it. Where the cell is blank, that. */
export function shown(typed: string | undefined, language: Language, most = LONGEST): string {
  const line = typed === undefined ? '' : beginning(maskPhonesIn(oneLine(typed.slice(0, 1_000))), most)
  return line === '' ? MONTH_WORDS.blank[language] : line
}

export const causeName = (key: string | undefined, language: Language): string =>
  shown(key === undefined ? key : choiceWord(causes, key, language), language)

/** Of complaints too: they come in by some of the same. */
export const channelName = (key: string | undefined, language: Language): string =>
  shown(key === undefined ? key : choiceWord(repairChannels, key, language), language)

/** Monday first. */
export const WEEKDAY_NAMES: readonly Words[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
]
