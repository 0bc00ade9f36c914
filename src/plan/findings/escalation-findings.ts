import { clocks as clockWords, registers } from '../../../sheets-template/workbook/choices.ts'
import type { Language } from '../../model/language.ts'
import { CASE_REGISTERS } from '../../model/register.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import { WATCHED_CLOCKS } from '../../rules/case-facts.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { choiceWord } from '../../sheet/words.ts'
import { type Finding, placeIn } from './finding.ts'

/**
 * What a workbook from before there were four registers does without until somebody fills it in: clocks that no rule names, and a
 * register without a category. No set-up writes into a tab that people keep.
 */
export const escalationFindings = (state: LedgerState, view: LedgerView): readonly Finding[] => [
  ...(view.missingTabs.has('escalation') ? [] : unheard(state, view)),
  ...(view.missingTabs.has('categories') ? [] : unsorted(state, view)),
]

function unheard(state: LedgerState, view: LedgerView): readonly Finding[] {
  const named = new Set<string>(view.escalation.flatMap(({ clocks }) => clocks))
  const missing = WATCHED_CLOCKS.filter((clock) => !named.has(clock))
  // No rule at all is told as what stops all mails.
  if (missing.length === 0 || named.size === 0) return []
  const words = (language: Language, comma: string) =>
    missing.map((clock) => choiceWord(clockWords, clock, language)).join(comma)
  return [
    {
      severity: 'warning',
      code: 'clock-without-rule',
      place: placeIn(state, 'escalation'),
      what: {
        zh: `没有一行生效的规则说到：${words('zh', '、')}；到了时候谁也不通知`,
        en: `No rule in force names: ${words('en', ', ')}; nobody is mailed about them`,
      },
      todo: {
        zh: '要通知的，照 README 里“更新版本以后”一段填上',
        en: 'If somebody is to be told, add the rows that the README gives under "Upgrading a workbook"',
      },
    },
  ]
}

const unsorted = (state: LedgerState, view: LedgerView): readonly Finding[] =>
  CASE_REGISTERS.filter((register) => view.categories.every((one) => one.register !== register)).map((register) => {
    const word = (language: Language) => choiceWord(registers, register, language)
    return {
      severity: 'warning',
      code: 'register-without-category',
      place: placeIn(state, 'categories'),
      what: {
        zh: `没有一个${word('zh')}的类别：这本台账的行都会停在“待更正”，没有编号`,
        en: `No category is for ${word('en')}: every row of that register stays "To be corrected", without a number`,
      },
      todo: {
        zh: '填上它的类别',
        en: 'Add its categories',
      },
    }
  })
