import { languages } from '../../sheets-template/workbook/choices.ts'
import { SETTING_NAMES, type SettingName, settingContent } from '../../sheets-template/workbook/content/settings.ts'
import { settings as settingsTab } from '../../sheets-template/workbook/index.ts'
import type { Segment } from '../calendar/calendar.ts'
import { parseHours } from '../calendar/hours.ts'
import { isZone } from '../calendar/zone.ts'
import type { Language } from '../model/language.ts'
import { readTab } from './read-tab.ts'
import type { SettingsTable } from './settings-rows.ts'
import type { ProblemSink, TabProblems } from './tab-problem.ts'
import { Misread } from './typed/misread.ts'
import { readYesNo } from './typed/yes-no.ts'
import { choiceKey, plain } from './words.ts'

/** What a site has set; what it left blank or wrote wrongly has its default. */
export interface Settings {
  readonly site: string
  readonly language: Language
  readonly zone: string
  readonly atOnceMinutes: number
  readonly dueSoonHours: number
  /** How long a row may be too wrong to be accepted before somebody is told (R05). */
  readonly correctionMinutes: number
  /** How long no sweep may have succeeded until the next one tells the administrators. */
  readonly alarmMinutes: number
  /** How many days finished lines of the notices stand by themselves. */
  readonly noticeDays: number
  /** On every day, when only what cannot wait is mailed (R24); undefined where there is no such time. */
  readonly quietHours: Segment | undefined
  /** From so many cases on, what one person is told in one sweep is one mail with a list (R26). */
  readonly digestFrom: number
  /** After so many mails to one person on one day the rest waits and comes as lists (R26); 0: never. */
  readonly dailyMails: number
  /** Of the cases finished in a week, the part that is called back at least (R32): 0.3 to 1. */
  readonly callbackShare: number
  /** After so many calls that reached nobody the supervisor is told (R37). */
  readonly callTries: number
  /** Whether somebody else calls where one person alone worked on a case (R38). */
  readonly otherCaller: boolean
  /** How many days before a case an earlier one may lie that it repeats (R40); 0: none is looked for. */
  readonly repeatDays: number
  /** When the day's list is mailed (R43), in minutes after midnight; undefined: it is not. */
  readonly dailyAt: number | undefined
  /** The day of a month from whose beginning on the month before is final (R50): 1 to 28. */
  readonly closeDay: number
}

interface Values {
  site: string
  language: Language
  timeZone: string
  atOnceMinutes: number
  dueSoonHours: number
  correctionMinutes: number
  alarmMinutes: number
  noticeDays: number
  quietHours: Segment | undefined
  digestFrom: number
  dailyMails: number
  callbackShare: number
  callTries: number
  otherCaller: boolean
  repeatDays: number
  dailyAt: number | undefined
  closeDay: number
}

/** Per cent: what the rules ask for (R32). */
const LEAST_SHARE = 30

const DEFAULTS: Values = {
  site: '日清',
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  atOnceMinutes: 5,
  dueSoonHours: 2,
  correctionMinutes: 30,
  alarmMinutes: 60,
  noticeDays: 30,
  // A workbook of before has no such settings, and mails as it did.
  quietHours: undefined,
  digestFrom: 6,
  dailyMails: 0,
  callbackShare: LEAST_SHARE,
  callTries: 3,
  otherCaller: false,
  repeatDays: 30,
  // A workbook of before mails no list.
  dailyAt: undefined,
  closeDay: 5,
}

/** Settings of earlier workbooks that the calendar tab has now. */
const MOVED: ReadonlySet<string> = new Set(
  ['workingHours', '工作时间', 'Working hours', 'restDays', '休息日', 'Rest days'].map(plain),
)

/** The setting that a word names, in either language. */
export const settingNamed = (word: string): SettingName | undefined =>
  SETTING_NAMES.find((name) =>
    [name, settingContent[name].zh, settingContent[name].en].some((one) => plain(one) === plain(word)),
  )

/**
 * Reads the settings tab. Each value that cannot be used is a problem of its row, and its default holds. What is no setting, or
 * stands a second time, is told and has no effect.
 */
export function readSettings(table: SettingsTable): {
  readonly settings: Settings
  readonly problems: TabProblems
  /** The settings that have a row of their own, well written or not. */
  readonly stated: ReadonlySet<SettingName>
} {
  const stated = new Set<SettingName>()
  const values: Values = { ...DEFAULTS }
  const { problems } = readTab(settingsTab, table, 'UTC', (row, { name, value }, sink) => {
    if (name === undefined) return undefined
    const setting = settingNamed(name)
    if (setting === undefined) {
      const code = MOVED.has(plain(name)) ? 'moved-setting' : 'unknown-setting'
      sink.add(row, { code, column: 'name', typed: name })
    } else if (stated.has(setting)) sink.add(row, { code: 'name-twice', column: 'name', typed: name })
    else {
      stated.add(setting)
      if (value !== undefined) readValue(setting, value, values, row, sink)
    }
    return undefined
  })
  return {
    settings: {
      site: values.site,
      language: values.language,
      zone: values.timeZone,
      atOnceMinutes: values.atOnceMinutes,
      dueSoonHours: values.dueSoonHours,
      correctionMinutes: values.correctionMinutes,
      alarmMinutes: values.alarmMinutes,
      noticeDays: values.noticeDays,
      quietHours: values.quietHours,
      digestFrom: values.digestFrom,
      dailyMails: values.dailyMails,
      callbackShare: values.callbackShare / 100,
      callTries: values.callTries,
      otherCaller: values.otherCaller,
      repeatDays: values.repeatDays,
      dailyAt: values.dailyAt,
      closeDay: values.closeDay,
    },
    problems,
    stated,
  }
}

function readValue(name: SettingName, typed: string, values: Values, row: number, sink: ProblemSink): void {
  const bad = (code: 'bad-zone' | 'bad-number') => sink.add(row, { code, column: 'value', typed })
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
    case 'atOnceMinutes':
    case 'dueSoonHours':
    case 'correctionMinutes':
    case 'alarmMinutes':
    case 'noticeDays': {
      const number = Number(typed.normalize('NFKC'))
      if (Number.isFinite(number) && number > 0 && number <= 1440) values[name] = number
      else bad('bad-number')
      return
    }
    case 'quietHours': {
      const quiet = readQuiet(typed)
      if (quiet === 'not-read') sink.add(row, { code: 'bad-quiet-hours', column: 'value', typed })
      else values.quietHours = quiet
      return
    }
    case 'dailyAt': {
      const time = readTimeOfDay(typed)
      if (time === 'not-read') sink.add(row, { code: 'bad-time-of-day', column: 'value', typed })
      else values.dailyAt = time
      return
    }
    case 'otherCaller': {
      const said = readYesNo(typed)
      if (said instanceof Misread) sink.add(row, { code: 'not-yes-no', column: 'value', typed })
      else values.otherCaller = said
      return
    }
    case 'callbackShare':
    case 'digestFrom':
    case 'dailyMails':
    case 'callTries':
    case 'repeatDays':
    case 'closeDay': {
      const { least, most } = WHOLE[name]
      const number = name === 'callbackShare' ? perCent(typed) : Number(typed.normalize('NFKC'))
      if (Number.isInteger(number) && number >= least && number <= most) values[name] = number
      else sink.add(row, { code: 'not-whole', column: 'value', typed, least, most })
    }
  }
}

const WHOLE = {
  digestFrom: { least: 2, most: 1000 },
  dailyMails: { least: 0, most: 1000 },
  callbackShare: { least: LEAST_SHARE, most: 100 },
  callTries: { least: 1, most: 10 },
  repeatDays: { least: 0, most: 365 },
  closeDay: { least: 1, most: 28 },
} as const

/** `30`, `30%`, and the 0.3 that a sheet makes of it; nobody means less than one per cent. */
function perCent(typed: string): number {
  const text = typed.normalize('NFKC').trim()
  const number = Number(text.replace(/ ?%$/, ''))
  return number < 1 && !text.endsWith('%') ? Math.round(number * 1e8) / 1e6 : number
}

const NOT_AT_ALL: ReadonlySet<string> = new Set(['无', '没有', '不设', '否', 'none', 'no', 'off', '-'])

/** One stretch of less than a day: in more no mail would ever leave. */
function readQuiet(typed: string): Segment | undefined | 'not-read' {
  if (NOT_AT_ALL.has(plain(typed))) return undefined
  const read = parseHours(typed)
  const [one, ...more] = 'hours' in read ? read.hours : []
  return one === undefined || more.length > 0 || one.end - one.start >= 24 * 60 ? 'not-read' : one
}

/** `17:30`, and the part of a day that a sheet makes of it; nothing where no mail is wanted. */
function readTimeOfDay(typed: string): number | undefined | 'not-read' {
  const text = typed.normalize('NFKC').trim()
  if (NOT_AT_ALL.has(plain(text))) return undefined
  const part = /^0?\.\d+$|^0$/.test(text) ? Math.round(Number(text) * 24 * 60) : undefined
  if (part !== undefined) return part < 24 * 60 ? part : 'not-read'
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hour === undefined || minute === undefined ? 'not-read' : Number(hour) * 60 + Number(minute)
}
