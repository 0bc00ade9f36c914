import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { clocks as clockChoices, roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import { escalationContent } from '../../sheets-template/workbook/content/escalation.ts'
import { SETTING_NAMES, settingContent } from '../../sheets-template/workbook/content/settings.ts'
import { tabs } from '../../sheets-template/workbook/index.ts'
import { OPTIONS } from '../../src/edge/options.ts'
import { IMMEDIATE_CLOCKS } from '../../src/model/clock.ts'
import { choiceWord } from '../../src/sheet/words.ts'

const root = path.resolve(import.meta.dirname, '../..')

describe.each([
  ['README.md', ['zh', 'en']],
  ['README.zh-CN.md', ['zh']],
] as const)('%s', (name, languages) => {
  const page = readFileSync(path.join(root, name), 'utf8')
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  /** In the languages of the page, one behind the other where they differ. */
  const both = (of: (language: 'zh' | 'en') => string) => [...new Set(languages.map(of))].join(' ')

  it('has every tab that people see', () => {
    for (const tab of tabs) if (!('hidden' in tab)) expect(page).toContain(tab.zh)
  })

  it('has every setting, as it comes', () => {
    const settings = SETTING_NAMES.map((setting) => [
      both((language) => settingContent[setting][language]),
      both((language) => settingContent[setting].value[language]),
    ])
    const first = rows.findIndex(([cell]) => cell === settings[0]?.[0])
    expect(rows.slice(first, first + settings.length).map((row) => row.slice(0, 2))).toEqual(settings)
  })

  it('has the escalation rules that a workbook from before them has to be given', () => {
    const isNew = (clock: string) =>
      clock === 'entry' || clock === 'callback' || (IMMEDIATE_CLOCKS as readonly string[]).includes(clock)
    const and = { zh: '、', en: ', ' }
    const rules = escalationContent
      .filter(({ clocks }) => clocks.some(isNew))
      .map(({ clocks, offset, level, roles }) => [
        both((language) => clocks.map((clock) => choiceWord(clockChoices, clock, language)).join(and[language])),
        both((language) => offset[language]),
        String(level),
        both((language) => roles.map((role) => choiceWord(roleChoices, role, language)).join(and[language])),
      ])
    const first = rows.findIndex(([cell]) => cell === rules[0]?.[0])
    expect(rows.slice(first, first + rules.length)).toEqual(rules)
  })

  it('counts the kinds of incidents of a new workbook', () => {
    const kinds = categoryContent.filter(({ register }) => register === 'incident')
    expect(kinds).toHaveLength(15)
    expect(page).toMatch(languages.length === 1 ? /有十五种可以抄/ : /has fifteen to copy/)
  })

  it('names no variable that there is not', () => {
    const known = new Set<string>(Object.values(OPTIONS).map(({ env }) => env))
    const named = [...page.matchAll(/`(DAILY_CLEAR_[A-Z_]+|SMTP_URL|MAIL_FROM)`/g)].map(([, variable = '']) => variable)
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((variable) => !known.has(variable))).toEqual([])
  })

  it('links to files that are there', () => {
    const links = [...page.matchAll(/\]\(((?!http)[^)#]+)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(8)
    for (const link of links) expect(() => readFileSync(path.join(root, link))).not.toThrow(/ENOENT/)
  })
})
