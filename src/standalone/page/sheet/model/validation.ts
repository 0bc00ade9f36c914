import type { RuleWire } from '../net/wire.ts'
import type { Validation } from './tab.ts'

/** A rule as the page understands it; undefined where there is none. */
export function validationOf(rule: RuleWire | undefined): Validation | undefined {
  if (rule?.condition === undefined) return undefined
  const { type, values = [] } = rule.condition
  const texts = values.map(({ userEnteredValue = '' }) => userEnteredValue)
  const strict = rule.strict === true
  switch (type) {
    case 'ONE_OF_LIST':
      return { source: { list: texts }, strict }
    case 'ONE_OF_RANGE':
      return { source: { range: (texts[0] ?? '').replace(/^=/, '') }, strict }
    case 'BOOLEAN':
      return { source: { list: texts.length > 0 ? texts : ['TRUE', 'FALSE'] }, strict }
    default:
      return { source: 'other', strict }
  }
}

/** What a list offers for what is typed so far: those that begin with it first, then those that contain it. */
export function matching(options: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLocaleLowerCase()
  if (wanted === '') return options
  const found = options.filter((option) => option.toLocaleLowerCase().includes(wanted))
  const begins = (option: string): boolean => option.toLocaleLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter((option) => !begins(option))]
}

/** Whether a strict list takes a text; blank always does. The server has the last word. */
export const takes = (options: readonly string[], text: string): boolean => {
  const wanted = text.trim().toLocaleLowerCase()
  return wanted === '' || options.some((option) => option.trim().toLocaleLowerCase() === wanted)
}
