import { callbackReasons } from '../../sheets-template/workbook/choices.ts'
import { mandatory as mandatoryTab } from '../../sheets-template/workbook/index.ts'
import type { MandatoryClass } from '../model/mandatory.ts'
import type { Priority } from '../model/priority.ts'
import type { CaseRegister } from '../model/register.ts'
import { ALWAYS_MANDATORY, isWithin } from '../rules/callbacks/mandatory.ts'
import { oneLine } from './label.ts'
import { maskPhonesIn } from './phone-mask.ts'
import { type ReadTab, readTab } from './read-tab.ts'
import type { SettingsTable } from './settings-rows.ts'
import type { TabProblem, TabProblems } from './tab-problem.ts'
import { type CategoryDirectory, readCategory } from './typed/category.ts'
import { choiceKey } from './words.ts'

/** A few words: it stands in a cell of each callback. */
const LONGEST_REASON = 40

/** A class of the tab, and the index of its row. */
export type MandatoryRow = MandatoryClass & { readonly row: number }

/**
 * Reads the tab of what is always called back (R32). A row without a reason, or that names nothing that a case could fit, is ignored; so
 * is a category that there is not: nobody would ever be called for it. Without `kinds`, where the categories are unknown, or a row
 * stands as it was last good, their names are taken as they stand.
 */
export function readMandatory(
  table: SettingsTable,
  zone: string,
  kinds: CategoryDirectory | undefined,
): ReadTab<MandatoryRow> {
  return readTab(mandatoryTab, table, zone, (row, values, sink): MandatoryRow | undefined => {
    const { register, priorities, doneBy } = values
    // It goes into callbacks, mails and the history.
    const reason = maskPhonesIn(oneLine(values.reason ?? ''))
    const told = sink.found.get(row)?.length ?? 0
    const tell = (problem: TabProblem) => sink.add(row, problem)
    if (reason === '') tell({ code: 'missing', column: 'reason' })
    else if (reason.length > LONGEST_REASON)
      tell({ code: 'name-too-long', column: 'reason', typed: reason, most: LONGEST_REASON })
    const named = [register, values.category, values.subcategory, priorities, doneBy]
    if (named.every((one) => one === undefined) && values.information !== true)
      tell({ code: 'names-nothing', column: 'register' })
    const isOfCategory = values.category !== undefined || values.subcategory !== undefined
    if (isOfCategory && register === undefined) tell({ code: 'missing', column: 'register' })
    const kind = isOfCategory && register !== undefined ? kindOf(register, values, kinds, tell) : {}
    if ((sink.found.get(row)?.length ?? 0) > told) return undefined
    return {
      row,
      reason: choiceKey(callbackReasons, reason) ?? reason,
      ...kind,
      ...(register === undefined ? {} : { register: register as CaseRegister }),
      ...(priorities === undefined ? {} : { priorities: priorities as readonly Priority[] }),
      ...(doneBy === undefined ? {} : { doneBy }),
      ...(values.information === true ? { information: true } : {}),
    }
  })
}

type Kind = Pick<MandatoryClass, 'category' | 'subcategory'>

/** A row's category in the words that cases have it in. */
function kindOf(
  register: string,
  { category, subcategory }: { readonly [K in keyof Kind]: string | undefined },
  kinds: CategoryDirectory | undefined,
  tell: (problem: TabProblem) => void,
): Kind {
  const read =
    kinds === undefined ? { category, subcategory, problems: [] } : readCategory(register, category, subcategory, kinds)
  for (const { column, misread } of read.problems) tell({ code: 'unknown-kind', column, typed: misread.typed })
  return {
    ...(read.category === undefined ? {} : { category: read.category }),
    ...(read.subcategory === undefined ? {} : { subcategory: read.subcategory }),
  }
}

/** The rules' own classes, with water supply and drainage as the site's category tab calls it. */
export const alwaysMandatory = (kinds: CategoryDirectory | undefined): typeof ALWAYS_MANDATORY =>
  ALWAYS_MANDATORY.map((one) => {
    if (one.register === undefined || one.category === undefined || kinds === undefined) return one
    const { category } = readCategory(one.register, one.category, null, kinds)
    return category === undefined ? one : { ...one, category }
  })

/** The row that speaks of what no row says any more. */
const FIRST_ROW = 1

/**
 * What the tab leaves out of the rules' own classes: each holds all the same, and is told at the row that has only a part of it, or
 * at the first one.
 */
export function shortened(rows: readonly MandatoryRow[], always: typeof ALWAYS_MANDATORY): TabProblems {
  const found = new Map<number, TabProblem[]>()
  for (const [key, classes = []] of Map.groupBy(always, (one) => one.always)) {
    if (rows.some((row) => classes.some((one) => isWithin(one, row)))) continue
    const part = rows.find((row) => classes.some((one) => row.reason === one.reason && isWithin(row, one)))
    const at = part?.row ?? FIRST_ROW
    const code = part === undefined ? 'class-out' : 'class-narrowed'
    found.set(at, [...(found.get(at) ?? []), { code, column: 'reason', always: key }])
  }
  return found
}
