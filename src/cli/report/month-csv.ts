import { cleanLine } from '../../mail/clean.ts'
import type { Language } from '../../model/language.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { isCounted } from '../../statistics/ledger-rounds.ts'
import { DIMENSIONS } from '../../statistics/month/dimensions.ts'
import type { Group } from '../../statistics/month/groups.ts'
import type { MonthReport } from '../../statistics/month/month-report.ts'
import type { Tally } from '../../statistics/month/tally.ts'
import { FIGURE_KEYS, FIGURES } from './figure-said.ts'
import { figureValue, unitOf } from './figure-value.ts'
import { csv } from './rows-text.ts'

const HEADER = [
  'month',
  'register',
  'dimension',
  'name',
  'within',
  'figure',
  'label',
  'unit',
  'value',
  'numerator',
  'denominator',
]

/**
 * A month as a table of figures, one a line, in total and by every group: shares from 0 to 1, hours as numbers, blank where there is
 * nothing to measure. `within`: of a subcategory its category, of an hour of the week the weekday.
 */
export function monthCsv({ month, registers }: MonthReport, language: Language): string {
  const lines = registers
    .filter(isCounted)
    .flatMap(({ register, total, by }) =>
      [
        ...figureLines(['', '', ''], total, language),
        ...DIMENSIONS.flatMap((dimension) =>
          by[dimension].flatMap((group) => figureLines([dimension, ...placeOf(group)], group.tally, language)),
        ),
      ].map((line) => [month, register, ...line]),
    )
  return csv([HEADER, ...lines])
}

type Line = readonly (string | number | null)[]

const figureLines = (place: readonly string[], tally: Tally, language: Language): readonly Line[] =>
  FIGURE_KEYS.map((key) => {
    const { value, numerator, denominator } = figureValue(key, tally)
    const cells = [key, FIGURES[key][language], unitOf(key), value ?? null, numerator ?? null, denominator ?? null]
    return [...place, ...cells]
  })

/** The group's own name, and what it is within. */
function placeOf({ names }: Group): readonly [string, string] {
  const [own = '', within = ''] = names.map((name) => maskPhonesIn(cleanLine(name ?? ''))).toReversed()
  return [own, within]
}
