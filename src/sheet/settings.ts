import { languages } from '../../sheets-template/workbook/choices.ts'
import { SETTING_NAMES, type SettingName, settingContent } from '../../sheets-template/workbook/content/settings.ts'
import { settings as settingsTab } from '../../sheets-template/workbook/index.ts'
import {
  checkCalendar,
  type Hours,
  roundTheClock,
  type Week,
  type WorkCalendar,
  workingHours,
} from '../calendar/calendar.ts'
import { parseHours } from '../calendar/hours.ts'
import { isZone } from '../calendar/zone.ts'
import type { Language } from '../model/language.ts'
import type { CalendarName } from '../model/policy.ts'
import type { Table } from '../ports/ledger.ts'
import { readTab } from './read-tab.ts'
import type { ProblemSink, TabProblems } from './tab-problem.ts'
import { choiceKey, plain, severalWords } from './words.ts'

/** What a site has set (R15); what it left blank or wrote wrongly has its default. */
export interface Settings {
  readonly site: string
  readonly language: Language
  readonly zone: string
  readonly calendars: Readonly<Record<CalendarName, WorkCalendar>>
  readonly atOnceMinutes: number
  readonly dueSoonHours: number
}

interface Values {
  site: string
  language: Language
  timeZone: string
  workingHours: Hours
  restDays: readonly number[]
  atOnceMinutes: number
  dueSoonHours: number
}

const DEFAULTS: Values = {
  site: '日清',
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  workingHours: [{ start: 8 * 60 + 30, end: 18 * 60 }],
  restDays: [],
  atOnceMinutes: 5,
  dueSoonHours: 2,
}

const WEEKDAYS: readonly (readonly string[])[] = [
  ['周一', '星期一', '礼拜一', 'mon', 'monday'],
  ['周二', '星期二', '礼拜二', 'tue', 'tuesday'],
  ['周三', '星期三', '礼拜三', 'wed', 'wednesday'],
  ['周四', '星期四', '礼拜四', 'thu', 'thursday'],
  ['周五', '星期五', '礼拜五', 'fri', 'friday'],
  ['周六', '星期六', '礼拜六', 'sat', 'saturday'],
  ['周日', '星期日', '星期天', '周天', '礼拜天', 'sun', 'sunday'],
]

const named = (word: string): SettingName | undefined =>
  SETTING_NAMES.find((name) =>
    [name, settingContent[name].zh, settingContent[name].en].some((one) => plain(one) === plain(word)),
  )

/** Reads the settings tab. Each value that cannot be used is a problem of its row, and its default holds. */
export function readSettings(table: Table): {
  readonly settings: Settings
  readonly problems: TabProblems
  /** The settings that have a row of their own, well written or not. */
  readonly stated: ReadonlySet<SettingName>
} {
  const stated = new Set<SettingName>()
  const values: Values = { ...DEFAULTS }
  const { problems } = readTab(settingsTab, table, 'UTC', (row, { name, value }, sink) => {
    const setting = name === undefined ? undefined : named(name)
    if (setting !== undefined) stated.add(setting)
    if (setting !== undefined && value !== undefined) readValue(setting, value, values, row, sink)
    return undefined
  })
  const working = workingHours('工作时间', values.timeZone, weekOf(values), new Map())
  const usable = checkCalendar(working) === undefined
  return {
    settings: {
      site: values.site,
      language: values.language,
      zone: values.timeZone,
      calendars: {
        always: roundTheClock('24小时', values.timeZone),
        working: usable
          ? working
          : workingHours('工作时间', values.timeZone, weekOf({ ...values, restDays: [] }), new Map()),
      },
      atOnceMinutes: values.atOnceMinutes,
      dueSoonHours: values.dueSoonHours,
    },
    problems,
    stated,
  }
}

function readValue(name: SettingName, typed: string, values: Values, row: number, sink: ProblemSink): void {
  const bad = (code: 'bad-zone' | 'bad-number' | 'bad-days') => sink.add(row, { code, column: 'value', typed })
  switch (name) {
    case 'site':
      values.site = typed
      return
    case 'language': {
      const key = choiceKey(languages, typed)
      if (key === 'zh' || key === 'en') values.language = key
      else sink.add(row, { code: 'unknown-choice', column: 'value', typed })
      return
    }
    case 'timeZone':
      if (isZone(typed)) values.timeZone = typed
      else bad('bad-zone')
      return
    case 'workingHours': {
      const read = parseHours(typed)
      if ('problem' in read) sink.add(row, { code: 'bad-hours', column: 'value', typed, why: read.problem })
      else if (read.hours.length === 0) sink.add(row, { code: 'never-open', column: 'value' })
      else values.workingHours = read.hours
      return
    }
    case 'restDays': {
      const days = restDays(typed)
      if (days === undefined) bad('bad-days')
      else if (new Set(days).size === 7) sink.add(row, { code: 'never-open', column: 'value' })
      else values.restDays = days
      return
    }
    case 'atOnceMinutes':
    case 'dueSoonHours': {
      const number = Number(typed.normalize('NFKC'))
      if (Number.isFinite(number) && number > 0 && number <= 1440) values[name] = number
      else bad('bad-number')
    }
  }
}

/** Weekdays, Monday 0; none for 无 and `none`. */
function restDays(typed: string): readonly number[] | undefined {
  if (['无', 'none', '-'].includes(plain(typed))) return []
  const days = severalWords(typed).map((word) => WEEKDAYS.findIndex((names) => names.includes(plain(word))))
  return days.includes(-1) ? undefined : days
}

const weekOf = ({ workingHours: hours, restDays: rest }: Values): Week => {
  const on = (day: number): Hours => (rest.includes(day) ? [] : hours)
  return [on(0), on(1), on(2), on(3), on(4), on(5), on(6)]
}
