import {
  GROUP_SETTINGS,
  type GroupSettingName,
  groupSettingContent,
  groupSettings as settingsTab,
} from '../../sheets-template/group/index.ts'
import { languages } from '../../sheets-template/workbook/choices.ts'
import { isZone } from '../calendar/zone.ts'
import type { Language } from '../model/language.ts'
import type { Headed } from './headers.ts'
import { oneLine } from './label.ts'
import { readTab } from './read-tab.ts'
import type { ProblemSink, TabProblems } from './tab-problem.ts'
import { choiceKey, plain } from './words.ts'

/** What a group has set; what it left blank or wrote wrongly has its default. */
export interface GroupSettings {
  readonly group: string
  readonly language: Language
  readonly zone: string
  /** A site with fewer cases in a figure is not ranked by it. */
  readonly rankFrom: number
}

type Values = { -readonly [K in keyof GroupSettings]: GroupSettings[K] }

const MOST = 100_000

const settingNamed = (word: string): GroupSettingName | undefined =>
  GROUP_SETTINGS.find((name) =>
    [name, groupSettingContent[name].zh, groupSettingContent[name].en].some((one) => plain(one) === plain(word)),
  )

/** Reads the group's settings; a tab that is gone says nothing, and every default holds. */
export function readGroupSettings(table: Headed | undefined): {
  readonly settings: GroupSettings
  readonly problems: TabProblems
  /** The settings that have a row of their own, well written or not. */
  readonly stated: ReadonlySet<GroupSettingName>
} {
  const stated = new Set<GroupSettingName>()
  const values: Values = { group: '日清', language: 'zh', zone: 'Asia/Shanghai', rankFrom: 20 }
  if (table === undefined) return { settings: values, problems: new Map(), stated }
  // Where the tab stands in a workbook is nothing to its reader.
  const { problems } = readTab(settingsTab, { ...table, tab: 'settings', title: '' }, 'UTC', (row, one, sink) => {
    if (one.name === undefined) return undefined
    const setting = settingNamed(one.name)
    if (setting === undefined) sink.add(row, { code: 'unknown-setting', column: 'name', typed: one.name })
    else if (stated.has(setting)) sink.add(row, { code: 'name-twice', column: 'name', typed: one.name })
    else {
      stated.add(setting)
      if (one.value !== undefined) readValue(setting, one.value, values, row, sink)
    }
    return undefined
  })
  return { settings: values, problems, stated }
}

function readValue(name: GroupSettingName, typed: string, values: Values, row: number, sink: ProblemSink): void {
  switch (name) {
    case 'group':
      values.group = oneLine(typed)
      return
    case 'language': {
      const key = choiceKey(languages, typed)
      if (key === 'zh' || key === 'en') values.language = key
      else sink.add(row, { code: 'unknown-choice', column: 'value', typed })
      return
    }
    case 'timeZone':
      if (isZone(typed)) values.zone = typed
      else sink.add(row, { code: 'bad-zone', column: 'value', typed })
      return
    case 'rankFrom': {
      const number = Number(typed.normalize('NFKC'))
      if (Number.isInteger(number) && number >= 1 && number <= MOST) values.rankFrom = number
      else sink.add(row, { code: 'not-whole', column: 'value', typed, least: 1, most: MOST })
    }
  }
}
