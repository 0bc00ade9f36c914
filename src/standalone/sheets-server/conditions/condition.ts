import type { sheets_v4 } from '@googleapis/sheets'
import { isFault, type Scalar } from '../formulas/value.ts'
import { enter } from '../values/enter.ts'
import { dateTest } from './dates.ts'
import { expressionOf } from './expression.ts'
import type { Given, Reading, Test } from './test.ts'
import { textTest } from './texts.ts'

type Condition = sheets_v4.Schema$BooleanCondition

const isFormulaText = (text: string): boolean => /^[=+]./s.test(text) && !/^\+[\d.]/.test(text)

function givenOf(value: string, reading: Reading): Given {
  if (!isFormulaText(value)) {
    const typed = enter(value, reading.locale, reading.year).value
    return () => (typeof typed === 'object' ? undefined : typed)
  }
  const expression = expressionOf(`=${value.slice(1)}`)
  return (cell, ask, home) => ask(expression, cell, home)
}

const numeric =
  (givens: readonly Given[], holds: (n: number, given: readonly number[]) => boolean): Test =>
  (cell, ask, home) => {
    if (typeof cell.value !== 'number') return false
    const compared: number[] = []
    for (const given of givens) {
      const value = given(cell, ask, home)
      if (typeof value !== 'number') return false
      compared.push(value)
    }
    return holds(cell.value, compared)
  }

const [low, high] = [(given: readonly number[]) => Math.min(...given), (given: readonly number[]) => Math.max(...given)]

type Comparison = { readonly count: 1 | 2; readonly holds: (n: number, given: readonly number[]) => boolean }

const COMPARISONS: Record<string, Comparison> = {
  NUMBER_GREATER: { count: 1, holds: (n, [a = 0]) => n > a },
  NUMBER_GREATER_THAN_EQ: { count: 1, holds: (n, [a = 0]) => n >= a },
  NUMBER_LESS: { count: 1, holds: (n, [a = 0]) => n < a },
  NUMBER_LESS_THAN_EQ: { count: 1, holds: (n, [a = 0]) => n <= a },
  NUMBER_EQ: { count: 1, holds: (n, [a]) => n === a },
  NUMBER_NOT_EQ: { count: 1, holds: (n, [a]) => n !== a },
  NUMBER_BETWEEN: { count: 2, holds: (n, given) => n >= low(given) && n <= high(given) },
  NUMBER_NOT_BETWEEN: { count: 2, holds: (n, given) => n < low(given) || n > high(given) },
}
const NUMBERS = new Map(Object.entries(COMPARISONS))

const isBlank = (value: Scalar): boolean => value === undefined || value === ''

/** Whether a formula's result switches a rule on: TRUE, or a number that is not 0. Text and errors do not. */
const isOn = (value: Scalar): boolean => value === true || (typeof value === 'number' && value !== 0)

/**
 * A condition as a test of cells, or undefined for one that is not understood or lacks what it compares with: it then holds
 * nowhere. Numbers are compared with numbers only, dates with cells that show a date only; text is compared as people read
 * it, without regard to case. A cell with an error satisfies `NOT_BLANK` and formulas, nothing else.
 */
export function testOf(condition: Condition, reading: Reading): Test | undefined {
  const type = condition.type ?? ''
  const values = (condition.values ?? []).map((value) => value.userEnteredValue ?? '')
  const [first] = values
  const numbers = NUMBERS.get(type)
  if (numbers !== undefined) {
    if (values.length < numbers.count) return undefined
    const givens = values.slice(0, numbers.count).map((value) => givenOf(value, reading))
    return numeric(givens, numbers.holds)
  }
  switch (type) {
    case 'BLANK':
      return (cell) => isBlank(cell.value)
    case 'NOT_BLANK':
      return (cell) => !isBlank(cell.value)
    case 'CUSTOM_FORMULA': {
      if (first === undefined) return undefined
      const given = givenOf(first, reading)
      return (cell, ask, home) => isOn(given(cell, ask, home))
    }
    case 'BOOLEAN':
      return values.length === 0 ? (cell) => typeof cell.value === 'boolean' : oneOf(values, reading)
    case 'ONE_OF_LIST':
      return oneOf(values, reading)
    default:
      return (
        textTest(type, first === undefined || !isFormulaText(first) ? first : givenOf(first, reading)) ??
        dateTest(
          type,
          (condition.values ?? []).map(({ relativeDate, userEnteredValue }) =>
            typeof relativeDate === 'string' ? { relative: relativeDate } : givenOf(userEnteredValue ?? '', reading),
          ),
        )
      )
  }
}

/** Among the choices, as text that people read or as a value: `5` is the number 5 and the text. */
function oneOf(choices: readonly string[], { locale, year }: Reading): Test {
  const texts = new Set(choices)
  const values = new Set(choices.map((choice) => enter(choice, locale, year).value))
  return ({ value, text }) =>
    value !== undefined &&
    !isFault(value) &&
    (typeof value === 'string' ? texts.has(value) : texts.has(text) || values.has(value))
}
