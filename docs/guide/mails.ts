import { clocks as clockChoices, roles as roleChoices, stages } from '../../sheets-template/workbook/choices.ts'
import { escalationContent } from '../../sheets-template/workbook/content/escalation.ts'
import { settingContent } from '../../sheets-template/workbook/content/settings.ts'
import { IMMEDIATE_CLOCKS, type NoticeClock } from '../../src/model/clock.ts'
import type { Language } from '../../src/model/language.ts'
import type { Role } from '../../src/model/role.ts'
import { choiceWord } from '../../src/sheet/words.ts'
import { table } from './table.ts'

/** Who is mailed when, by the escalation rules that the workbook comes with. */

const isImmediate = (clock: NoticeClock): boolean => (IMMEDIATE_CLOCKS as readonly NoticeClock[]).includes(clock)

const isBefore = (offset: string): boolean => offset.startsWith('-') || offset.endsWith('%')

/** What is sent of a clock from its deadline on, in order: `到时 A、B；+4小时 C`. */
function chain(clock: NoticeClock, language: Language): string {
  const isAtOnce = isImmediate(clock) || clock === 'slip' || clock === 'handover' || clock === 'entry'
  return rulesOf(clock)
    .filter(({ offset }) => !isBefore(offset[language]))
    .map(({ offset, roles }) => {
      const when = offset[language] === '0' ? words[language].due : offset[language]
      return isAtOnce && offset[language] === '0' ? who(roles, language) : `${when} ${who(roles, language)}`
    })
    .join(words[language].then)
}

const rulesOf = (clock: NoticeClock) =>
  escalationContent
    .filter(({ clocks }) => (clocks as readonly NoticeClock[]).includes(clock))
    .toSorted((a, b) => a.level - b.level)

const who = (roles: readonly Role[], language: Language): string =>
  roles.map((role) => choiceWord(roleChoices, role, language)).join(words[language].and)

const words = {
  zh: { and: '、', then: '；', due: '到时', header: ['什么', '谁收到邮件'] },
  en: { and: ', ', then: '; ', due: 'when due', header: ['What', 'Who gets a mail'] },
} as const

/** Each clock with those that have the same rules; reminders before a deadline are no matter of the desk. */
export function mailTable(language: Language): string {
  const { and, header } = words[language]
  const minutes = settingContent.correctionMinutes.value[language]
  const soon = settingContent.atOnceMinutes.value[language]
  const long = {
    zh: `满 ${minutes} 分钟（突发事件 ${soon} 分钟）`,
    en: ` for ${minutes} minutes (an incident, ${soon})`,
  }[language]
  const nameOf = (clock: NoticeClock): string =>
    clock === 'entry' ? choiceWord(stages, 'unaccepted', language) + long : choiceWord(clockChoices, clock, language)
  const names = (clocks: readonly NoticeClock[]): string => clocks.map(nameOf).join(and)
  const alike = Map.groupBy(
    clockChoices.map(({ key }) => key),
    (clock) => chain(clock, language),
  )
  return table(header, [...[...alike].filter(([said]) => said !== '').map(([said, clocks]) => [names(clocks), said])])
}
