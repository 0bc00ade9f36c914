import { describe, expect, it } from 'vitest'
import { formatInstant, formatWall } from '../../src/calendar/format.ts'
import { wallFrom } from '../../src/calendar/wall.ts'
import { isZone, toInstant, toWall, UnknownZoneError } from '../../src/calendar/zone.ts'
import { instant } from '../../src/model/instant.ts'
import { at } from './support.ts'

describe('toInstant', () => {
  it.each([
    ['Shanghai has no summer time now', 'Asia/Shanghai', '2026-11-21 09:30', '2026-11-21T01:30:00.000Z'],
    ['milliseconds are kept', 'Asia/Shanghai', '2026-11-21 09:30:15.123', '2026-11-21T01:30:15.123Z'],
    ['Shanghai summer time of 1988', 'Asia/Shanghai', '1988-07-01 12:00', '1988-07-01T03:00:00.000Z'],
    ['Shanghai gap of 1986', 'Asia/Shanghai', '1986-05-04 02:30', '1986-05-03T18:30:00.000Z'],
    ['Shanghai overlap of 1991, the first coming', 'Asia/Shanghai', '1991-09-15 01:30', '1991-09-14T16:30:00.000Z'],
    ['Shanghai local mean time in 1900', 'Asia/Shanghai', '1900-06-01 00:00', '1900-05-31T15:54:17.000Z'],
    ['New York gap moves forward', 'America/New_York', '2026-03-08 02:30', '2026-03-08T07:30:00.000Z'],
    ['New York just before the gap', 'America/New_York', '2026-03-08 01:59:59.999', '2026-03-08T06:59:59.999Z'],
    ['New York just after the gap', 'America/New_York', '2026-03-08 03:00', '2026-03-08T07:00:00.000Z'],
    ['New York overlap takes the first', 'America/New_York', '2026-11-01 01:30', '2026-11-01T05:30:00.000Z'],
    ['New York after the overlap', 'America/New_York', '2026-11-01 02:00', '2026-11-01T07:00:00.000Z'],
    ['Berlin gap', 'Europe/Berlin', '2026-03-29 02:15', '2026-03-29T01:15:00.000Z'],
    ['Lord Howe gap of 30 minutes', 'Australia/Lord_Howe', '2026-10-04 02:10', '2026-10-03T15:40:00.000Z'],
    ['Lord Howe overlap of 30 minutes', 'Australia/Lord_Howe', '2026-04-05 01:40', '2026-04-04T14:40:00.000Z'],
    ['São Paulo midnight that was not', 'America/Sao_Paulo', '2018-11-04 00:00', '2018-11-04T03:00:00.000Z'],
    ['Samoa day that was not', 'Pacific/Apia', '2011-12-30 12:00', '2011-12-30T22:00:00.000Z'],
    ['Kathmandu on the quarter', 'Asia/Kathmandu', '2026-01-01 05:45', '2026-01-01T00:00:00.000Z'],
    ['midnight in the Azores that was not', 'Atlantic/Azores', '2026-03-29 00:30', '2026-03-29T01:30:00.000Z'],
    ['a change at 00:00Z sharp', 'Asia/Jerusalem', '2026-03-27 02:00', '2026-03-27T00:00:00.000Z'],
    ['just before it', 'Asia/Jerusalem', '2026-03-27 01:59:59.999', '2026-03-26T23:59:59.999Z'],
    ['fixed offset', '+08:00', '2026-11-21 09:30', '2026-11-21T01:30:00.000Z'],
    ['offset as a sheet names it', 'GMT-07:00', '2026-11-21 09:30', '2026-11-21T16:30:00.000Z'],
    ['year 0', 'UTC', '0-01-01 00:00', '0000-01-01T00:00:00.000Z'],
    ['leap day of year 0 in Shanghai', 'Asia/Shanghai', '0-02-29 08:05:43', '0000-02-29T00:00:00.000Z'],
    ['year 99 is not 1999', 'UTC', '99-12-31 23:59', '0099-12-31T23:59:00.000Z'],
    ['end of 9999', 'Asia/Shanghai', '9999-12-31 23:59:59.999', '9999-12-31T15:59:59.999Z'],
    ['24:00 of the last day', 'America/New_York', '9999-12-31 24:00', '+010000-01-01T05:00:00.000Z'],
  ])('%s', (_, zone, wall, expected) => {
    expect(new Date(at(zone, wall)).toISOString()).toBe(expected)
  })
})

describe('toWall', () => {
  it.each([
    ['before the New York overlap', 'America/New_York', '2026-11-01T05:30:00Z', '2026-11-01 01:30:00'],
    ['an hour later the same wall time', 'America/New_York', '2026-11-01T06:30:00Z', '2026-11-01 01:30:00'],
    ['the last second before the gap', 'America/New_York', '2026-03-08T06:59:59Z', '2026-03-08 01:59:59'],
    ['the first after it', 'America/New_York', '2026-03-08T07:00:00Z', '2026-03-08 03:00:00'],
    ['the last second of Shanghai local mean time', 'Asia/Shanghai', '1900-12-31T15:54:16Z', '1900-12-31 23:59:59'],
    ['the second after it, five minutes back', 'Asia/Shanghai', '1900-12-31T15:54:17Z', '1900-12-31 23:54:17'],
    ['a change at 00:00Z sharp', 'Asia/Jerusalem', '2026-03-27T00:00:00Z', '2026-03-27 03:00:00'],
    ['the second before it', 'Asia/Jerusalem', '2026-03-26T23:59:59Z', '2026-03-27 01:59:59'],
    ['a second before 1970', 'UTC', '1969-12-31T23:59:59Z', '1969-12-31 23:59:59'],
    ['west of Greenwich in year 0', 'America/New_York', '0000-06-01T12:00:00Z', '0000-06-01 07:03:58'],
  ])('%s', (_, zone, at, expected) => {
    expect(formatWall(toWall(zone, instant(Date.parse(at))), 'second')).toBe(expected)
  })

  it('keeps milliseconds before 1970', () => {
    expect(toWall('Asia/Shanghai', instant(-1))).toBe(8 * 3_600_000 - 1)
  })

  it('answers the same however the days were met', () => {
    const change = Date.parse('2026-03-29T01:00:00Z')
    for (const shift of [3, -3, 1, -1, 2, 0, -2]) {
      const around = instant(change + shift * 86_400_000)
      expect(formatInstant('Europe/London', around)).toContain(shift >= 0 ? '02:00' : '01:00')
    }
  })
})

describe('zones without a name', () => {
  it.each([
    ['+05:45', 345],
    ['-03:30', -210],
    ['GMT+08:00', 480],
    ['UTC-7:00', -420],
    ['GMT+0530', 330],
    ['+23:59', 1439],
  ])('%s is %d minutes ahead', (zone, minutes) => {
    expect(toWall(zone, instant(0))).toBe(minutes * 60_000)
  })
})

describe('zone names', () => {
  it('that nobody knows are told', () => {
    expect(() => toInstant('Mars/Olympus', wallFrom(2026, 1, 1))).toThrow('unknown time zone: Mars/Olympus')
    expect(new UnknownZoneError('x').name).toBe('UnknownZoneError')
  })

  it.each(['Asia/Shanghai', 'asia/shanghai', 'UTC', 'PRC', '+08:00', '-0330', 'GMT+08:00', 'GMT-07:00'])(
    '%s',
    (name) => {
      expect(isZone(name)).toBe(true)
    },
  )

  it.each([
    '',
    'Mars/Olympus',
    'Asia',
    '+25:00',
    '+24:00',
    'GMT+08:75',
    'GMT+08:60',
    'xGMT+08:00',
    'GMT+08:000',
    '北京',
  ])('refuses %j', (name) => {
    expect(isZone(name)).toBe(false)
    expect(() => toInstant(name, wallFrom(2026, 1, 1))).toThrow(UnknownZoneError)
    expect(() => toWall(name, instant(0))).toThrow(expect.objectContaining({ zone: name }) as Error)
  })
})
