import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { chineseHolidays } from '../../src/calendar/chinese-holidays.ts'
import { weekday } from '../../src/calendar/wall.ts'
import { day } from './support.ts'

const { days, years } = chineseHolidays()

describe('chineseHolidays', () => {
  // The State Council's notices for 2024, 2025 and 2026: what is off, and which weekend days are worked for it.
  it.each([
    ['元旦 2024', '2024-01-01', 1, []],
    ['春节 2024', '2024-02-10', 8, ['2024-02-04', '2024-02-18']],
    ['清明 2024', '2024-04-04', 3, ['2024-04-07']],
    ['劳动节 2024', '2024-05-01', 5, ['2024-04-28', '2024-05-11']],
    ['端午 2024', '2024-06-10', 1, []],
    ['中秋 2024', '2024-09-15', 3, ['2024-09-14']],
    ['国庆节 2024', '2024-10-01', 7, ['2024-09-29', '2024-10-12']],
    ['元旦 2025', '2025-01-01', 1, []],
    ['春节 2025', '2025-01-28', 8, ['2025-01-26', '2025-02-08']],
    ['清明 2025', '2025-04-04', 3, []],
    ['劳动节 2025', '2025-05-01', 5, ['2025-04-27']],
    ['端午 2025', '2025-05-31', 3, []],
    ['国庆节 2025', '2025-10-01', 8, ['2025-09-28', '2025-10-11']],
    ['元旦 2026', '2026-01-01', 3, ['2026-01-04']],
    ['春节 2026', '2026-02-15', 9, ['2026-02-14', '2026-02-28']],
    ['清明 2026', '2026-04-04', 3, []],
    ['劳动节 2026', '2026-05-01', 5, ['2026-05-09']],
    ['端午 2026', '2026-06-19', 3, []],
    ['中秋 2026', '2026-09-25', 3, []],
    ['国庆节 2026', '2026-10-01', 7, ['2026-09-20', '2026-10-10']],
  ] as const)('%s', (festival, first, length, worked) => {
    const [name = ''] = festival.split(' ')
    const from = day(first)
    expect(days.get(from)).toMatchObject({ rest: true, name: { zh: name } })
    for (let on = from; on < from + length; on++) expect(days.get(on)?.rest).toBe(true)
    expect(days.get(from - 1)?.rest).not.toBe(true)
    expect(days.get(from + length)?.rest).not.toBe(true)
    for (const date of worked) {
      expect(weekday(day(date))).toBeGreaterThanOrEqual(5)
      expect(days.get(day(date))).toMatchObject({ rest: false, name: { zh: name } })
    }
  })

  it('has no other make-up workdays in 2024 to 2026', () => {
    const worked = [...days].filter(([on, { rest }]) => !rest && on >= day('2024-01-01'))
    expect(worked).toHaveLength(8 + 5 + 6)
  })

  it('names days in both languages', () => {
    expect(days.get(day('2026-10-01'))).toEqual({ rest: true, name: { zh: '国庆节', en: 'National Day' } })
    expect(days.get(day('2026-10-10'))).toEqual({ rest: false, name: { zh: '国庆节', en: 'National Day' } })
    for (const { name } of days.values()) {
      expect(name.zh).toMatch(/^[\p{Script=Han}\d]+$/u)
      expect(name.en).toMatch(/^[A-Z][\w' -]+$/)
    }
  })

  it('knows the years that have a notice and no others', () => {
    for (let year = 2004; year <= 2026; year++) expect(years.has(year)).toBe(true)
    expect(years.has(2003)).toBe(false)
    expect(years.has(2100)).toBe(false)
  })

  it('is what the package says of every day of the years it knows', () => {
    const said = askPackage(Math.min(...years), Math.max(...years))
    expect(said).toHaveLength(day(`${Math.max(...years)}-12-31`) - day('2004-01-01') + 1)
    for (const { date, isWorkday, isHoliday, detail } of said) {
      const found = days.get(day(date))
      const works = found ? !found.rest : weekday(day(date)) < 5
      expect({ date, isWorkday, isHoliday, work: detail.work }).toEqual({
        date,
        isWorkday: works,
        isHoliday: !works,
        work: works,
      })
      // The weekday stands for the name of a day that the notices pass over.
      expect(detail.name.startsWith(found ? `${found.name.en},${found.name.zh},` : detail.name)).toBe(true)
      expect(detail.name.includes(',')).toBe(found !== undefined)
    }
  })

  it('is read once', () => {
    expect(chineseHolidays()).toBe(chineseHolidays())
  })
})

type Said = {
  readonly date: string
  readonly isWorkday: boolean
  readonly isHoliday: boolean
  readonly detail: { readonly work: boolean; readonly name: string }
}

/** The package's own functions, in a process of its own that lives in UTC: elsewhere their weekdays are a day off. */
function askPackage(first: number, last: number): readonly Said[] {
  const script = `
    const { isWorkday, isHoliday, getDayDetail } = require('chinese-days')
    const said = []
    for (let at = Date.UTC(${first}, 0, 1); at < Date.UTC(${last + 1}, 0, 1); at += 86400000) {
      const date = new Date(at).toISOString().slice(0, 10)
      said.push({ date, isWorkday: isWorkday(date), isHoliday: isHoliday(date), detail: getDayDetail(date) })
    }
    console.log(JSON.stringify(said))`
  const printed = execFileSync(process.execPath, ['-e', script], {
    env: { TZ: 'UTC' },
    encoding: 'utf8',
    maxBuffer: 1e7,
  })
  return JSON.parse(printed) as readonly Said[]
}
