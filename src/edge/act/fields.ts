import { yesNo } from '../../../sheets-template/workbook/choices.ts'
import { toWall } from '../../calendar/zone.ts'
import type { Action } from '../../model/action.ts'
import { DAY, type Instant, instant } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import { type FormField, LONGEST_TYPED } from '../../plan/action/form.ts'
import type { FormProblem } from '../../plan/action/typed.ts'
import type { Column } from '../../sheet/definition.ts'
import type { AskedField, Choice, ChoiceGroup } from './page.ts'
import { WORDS } from './words.ts'

/** Somebody whom a case can be given to. */
interface Colleague {
  readonly name: string
  readonly department?: string | undefined
}

/** What a form is made with. */
export interface FormContext {
  readonly action: Action
  readonly language: Language
  readonly zone: string
  readonly now: Instant
  readonly colleagues: readonly Colleague[]
  /** What was typed before, by column. */
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FormProblem[]
}

/** Nobody promises anything for later than this. */
const FARTHEST = 366 * DAY

/** The fields of a form, with what was typed into them and what is wrong with it. */
export const askedFields = (form: readonly FormField[], context: FormContext): readonly AskedField[] =>
  form.map(({ column, isNeeded, mayStayBlank }) => {
    const { action, language, typed, problems } = context
    const words = WORDS[language]
    const { key } = column
    return {
      name: key,
      label: column[language] + (mayStayBlank ? words.optional : ''),
      hint: words.actions[action].hints[key],
      error: problems.find((one) => one.column === key)?.[language],
      isRequired: isNeeded,
      value: Object.hasOwn(typed, key) ? (typed[key] ?? '') : '',
      as: shapeOf(column, isNeeded, context),
    }
  })

function shapeOf({ type, choices = [], expects }: Column, isNeeded: boolean, context: FormContext): AskedField['as'] {
  const { language, zone, now } = context
  const words = WORDS[language]
  switch (type) {
    case 'instant':
      return expects === 'past'
        ? { kind: 'time', until: fieldTime(now, zone) }
        : { kind: 'time', from: fieldTime(now, zone), until: fieldTime(instant(now + FARTHEST), zone) }
    case 'staff':
      return { kind: 'list', blank: words.choose, groups: byDepartment(context.colleagues, words.others) }
    case 'yesno':
      return few(
        yesNo.map((one) => ({ value: one[language], text: one[language] })),
        isNeeded,
        words.choose,
      )
    case 'choice':
      return few(
        choices.map(({ key, [language]: text }) => ({ value: key, text })),
        isNeeded,
        words.choose,
      )
    default:
      return { kind: 'text', most: LONGEST_TYPED }
  }
}

/** What must be said is seen at once; what may stay blank can be made blank again. */
const few = (of: readonly Choice[], isNeeded: boolean, blank: string): AskedField['as'] =>
  isNeeded ? { kind: 'one', of } : { kind: 'list', blank, groups: [{ of }] }

/** People by department, those of none last and under a heading of their own where others have one. */
function byDepartment(colleagues: readonly Colleague[], others: string): readonly ChoiceGroup[] {
  const groups = Map.groupBy(colleagues, ({ department }) => department ?? '')
  const choices = (of: readonly Colleague[]): readonly Choice[] => of.map(({ name }) => ({ value: name, text: name }))
  const named = [...groups].filter(([department]) => department !== '')
  const rest = groups.get('') ?? []
  return [
    ...named.map(([heading, of]) => ({ heading, of: choices(of) })),
    ...(rest.length === 0 ? [] : [{ heading: named.length === 0 ? undefined : others, of: choices(rest) }]),
  ]
}

/** A moment as a browser's field for times has it, by the site's wall clock. */
const fieldTime = (at: Instant, zone: string): string => new Date(toWall(zone, at)).toISOString().slice(0, 16)
