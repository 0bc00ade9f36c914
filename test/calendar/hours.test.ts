import { describe, expect, it } from 'vitest'
import { parseHours, printHours } from '../../src/calendar/hours.ts'

describe('parseHours', () => {
  it.each([
    ['08:30-18:00', '08:30-18:00'],
    ['08:30-12:00, 14:00-18:00', '08:30-12:00, 14:00-18:00'],
    ['8:30-12:00,14:00-18:00', '08:30-12:00, 14:00-18:00'],
    ['０８：３０－１２：００，１４：００～１８：００', '08:30-12:00, 14:00-18:00'],
    ['08:30—12:00、14:00–18:00', '08:30-12:00, 14:00-18:00'],
    ['08:30至12:00；14:00到18:00', '08:30-12:00, 14:00-18:00'],
    ['08:30 〜 12:00', '08:30-12:00'],
    ['08:30-12:00 14:00-18:00', '08:30-12:00, 14:00-18:00'],
    ['08:30-12:00和14:00-18:00', '08:30-12:00, 14:00-18:00'],
    ['08:30-12:00  14:00  -  18:00', '08:30-12:00, 14:00-18:00'],
    ['24小时', '00:00-24:00'],
    ['14:00-18:00, 08:30-12:00', '08:30-12:00, 14:00-18:00'],
    ['00:00-24:00', '00:00-24:00'],
    ['全天', '00:00-24:00'],
    ['16:00-00:00', '16:00-24:00'],
    ['22:00-06:00', '22:00-06:00'],
    ['22:00-次日06:00', '22:00-06:00'],
    ['08:00-16:00,16:00-24:00,00:00-08:00', '00:00-08:00, 08:00-16:00, 16:00-24:00'],
    ['08:00-20:00, 20:00-08:00', '08:00-20:00, 20:00-08:00'],
    ['休息', '休息'],
    ['Closed', '休息'],
  ])('%s', (text, printed) => {
    const read = parseHours(text)
    if ('problem' in read) throw new Error(JSON.stringify(read.problem))
    expect(printHours(read.hours)).toBe(printed)
    expect(parseHours(printHours(read.hours, 'en'))).toEqual(read)
  })

  it('prints a day without hours in both languages', () => {
    expect(printHours([], 'zh')).toBe('休息')
    expect(printHours([], 'en')).toBe('closed')
  })

  it('counts the end of a night shift from the day it began on', () => {
    expect(parseHours('22:00-06:00')).toEqual({ hours: [{ start: 1320, end: 1800 }] })
  })

  it.each([
    ['', { code: 'empty' }],
    ['  ', { code: 'empty' }],
    ['08:30', { code: 'not-understood', text: '08:30' }],
    ['周一08:30-12:00', { code: 'not-understood', text: '周一08:30-12:00' }],
    ['08:30-12:00两人', { code: 'not-understood', text: '08:30-12:00两人' }],
    ['08:30   x', { code: 'not-understood', text: '08:30 x' }],
    ['不休', { code: 'not-understood', text: '不休' }],
    ['休息2天', { code: 'not-understood', text: '休息2天' }],
    ['早24小时', { code: 'not-understood', text: '早24小时' }],
    ['24小时制', { code: 'not-understood', text: '24小时制' }],
    ['8-18', { code: 'not-understood', text: '8-18' }],
    ['08:30-12:00,', { code: 'not-understood', text: '' }],
    ['08:30-25:00', { code: 'no-such-time', text: '08:30-25:00' }],
    ['08:60-18:00', { code: 'no-such-time', text: '08:60-18:00' }],
    ['08:00-24:01', { code: 'no-such-time', text: '08:00-24:01' }],
    ['24:00-06:00', { code: 'no-such-time', text: '24:00-06:00' }],
    ['08:00-次日09:00', { code: 'no-such-time', text: '08:00-次日09:00' }],
    ['09:00-09:00', { code: 'no-length', text: '09:00-09:00' }],
    ['08:30-12:00, 11:00-18:00', { code: 'overlap', text: '08:30-12:00', other: '11:00-18:00' }],
    ['22:00-06:00, 05:00-09:00', { code: 'overlap', text: '22:00-06:00', other: '05:00-09:00' }],
    ['20:00-06:00, 22:00-23:00', { code: 'overlap', text: '20:00-06:00', other: '22:00-23:00' }],
  ])('refuses %j', (text, problem) => {
    expect(parseHours(text)).toEqual({ problem })
  })
})
