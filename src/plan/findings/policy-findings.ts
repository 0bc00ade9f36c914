import { priorities, registers } from '../../../sheets-template/workbook/choices.ts'
import type { Language, Words } from '../../model/language.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import type { Category } from '../../model/staff.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import { matchPolicy } from '../../rules/match-policy.ts'
import { ROUND_THE_CLOCK } from '../../sheet/calendar-name.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { choiceWord } from '../../sheet/words.ts'
import { type Finding, placeIn, rowWhere } from './finding.ts'

/** What the time limits leave out, and what of them and of the calendars no case can meet (R15). */
export const policyFindings = (state: LedgerState, view: LedgerView): readonly Finding[] =>
  // What is unknown is told once, as the fault of the tab that would tell it.
  view.missingTabs.has('policy') ? [] : findingsOf(state, view)

const findingsOf = (state: LedgerState, view: LedgerView): readonly Finding[] => [
  ...CASE_REGISTERS.flatMap((register) =>
    view.policy.some((row) => row.register === register)
      ? view.categories.flatMap((one) => (one.register === register ? uncovered(state, view, register, one) : []))
      : [registerWithout(state, register)],
  ),
  ...unmetRows(state, view),
  ...unusedCalendars(state, view),
]

const registerWord = (register: string, language: Language) => choiceWord(registers, register, language)

const registerWithout = (state: LedgerState, register: CaseRegister): Finding => ({
  severity: 'error',
  code: 'register-without-policy',
  place: placeIn(state, 'policy'),
  what: {
    zh: `${registerWord(register, 'zh')}一行时限也没有，个案没有时限，也不会发通知`,
    en: `${registerWord(register, 'en')} has no row in force; its cases have no deadlines, and nobody is mailed`,
  },
  todo: {
    zh: '加一行只填台账、时限和日历的，作为这个台账的默认',
    en: 'Add a row with register, limits and calendar alone: the default of this register',
  },
})

function uncovered(
  state: LedgerState,
  view: LedgerView,
  register: CaseRegister,
  { category, subcategory }: Category,
): readonly Finding[] {
  const asked = { register, category, ...(subcategory === undefined ? {} : { subcategory }) }
  const bare = priorities.filter(({ key }) => matchPolicy(view.policy, { ...asked, priority: key }) === undefined)
  if (bare.length === 0) return []
  const name = [category, subcategory].filter((one) => one !== undefined).join(' / ')
  const words = (language: Language, comma: string) => bare.map((one) => one[language]).join(comma)
  const row = rowWhere(state, 'categories', { category, subcategory })
  return [
    {
      severity: 'warning',
      code: 'category-without-policy',
      place: placeIn(state, 'categories', row, 'category'),
      what: {
        zh: `${registerWord(register, 'zh')}“${name}”没有适用的时限（${words('zh', '、')}）`,
        en: `No time limits apply to ${registerWord(register, 'en')} "${name}" (${words('en', ', ')})`,
      },
      todo: { zh: '在“时限标准”里加一行', en: 'Add a row to the time limits' },
    },
  ]
}

/** Rows for a category that the category tab does not have: no case with it is accepted. */
const unmetRows = (state: LedgerState, view: LedgerView): readonly Finding[] =>
  view.policy.flatMap(({ row, register, category }): readonly Finding[] => {
    const isKnown = view.categories.some((one) => one.register === register && one.category === category)
    // Registers without categories of their own are not looked after yet.
    const hasAny = view.categories.some((one) => one.register === register)
    if (category === undefined || isKnown || !hasAny) return []
    return [
      {
        severity: 'warning',
        code: 'policy-never-met',
        place: placeIn(state, 'policy', row, 'category'),
        what: {
          zh: `分类表里没有${registerWord(register, 'zh')}“${category}”，这一行永远用不到`,
          en: `The category tab has no ${registerWord(register, 'en')} "${category}"; this row never applies`,
        },
        todo: { zh: '改成分类表里的写法，或在分类表里加上', en: 'Write it as the category tab does, or add it there' },
      },
    ]
  })

const unusedCalendars = (state: LedgerState, view: LedgerView): readonly Finding[] => {
  const used = new Set(view.policy.map(({ calendar }) => calendar))
  return [...view.calendars].flatMap(([key, { name }]): readonly Finding[] =>
    used.has(key) || key === ROUND_THE_CLOCK
      ? []
      : [
          {
            severity: 'info',
            code: 'calendar-unused',
            place: placeIn(state, 'calendars', view.calendarRows.get(key)),
            what: unused(name),
          },
        ],
  )
}

const unused = (name: string): Words => ({
  zh: `日历“${name}”没有一行时限在用`,
  en: `No row of the time limits uses the calendar "${name}"`,
})
