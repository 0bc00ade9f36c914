import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { Notice } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice } from './support.ts'
import { soon, wrong } from './support-digest.ts'
import { hostile } from './support-hostile.ts'

const promised: Partial<Notice> = { items: [{ clock: 'promise', level: 0, due: at('2026-11-21 18:00') }] }
const calendarOf = (fields: CaseFields = {}, changes: Partial<Notice> = promised, to = notice().to[0]) =>
  noticeMail(mailTo(notice(changes, { promisedAt: at('2026-11-21 18:00'), ...fields }), to), context).calendar

/** The lines of an iCalendar text as a reader of it puts them together again. */
const unfolded = (text = ''): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n')

describe('a promised date as a file for the calendar (RFC 5545)', () => {
  it('is published, in UTC, and ends when it must be done', () => {
    expect(unfolded(calendarOf({ subcategory: '困人; 急, 请\\快' }))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//daily-clear//notices//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:BX-20261121-003.promise.1@daily-clear',
      `SEQUENCE:${context.now / 60_000}`,
      'DTSTAMP:20261121T035000Z',
      'DTSTART:20261121T093000Z',
      'DTEND:20261121T100000Z',
      'SUMMARY:承诺 BX-20261121-003 困人\\; 急\\, 请\\\\快',
      'DESCRIPTION:电梯停在12楼，有人被困 请尽快，联系 138****5678 或 010-8888****',
      'LOCATION:3-2-1201',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:承诺 BX-20261121-003 困人\\; 急\\, 请\\\\快',
      'TRIGGER:-PT30M',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('is the same event whenever it is told again, and another one in another cycle', () => {
    const uid = (text: string | undefined) => unfolded(text).find((line) => line.startsWith('UID:'))
    expect(uid(calendarOf({ promisedAt: at('2026-11-23 18:00') }))).toBe(uid(calendarOf()))
    expect(uid(calendarOf({}, { ...promised, cycle: 2 }))).not.toBe(uid(calendarOf()))
  })

  it.each<[string, CaseFields, Partial<Notice>, Notice['to'][number] | undefined]>([
    ['of a date that has passed', { promisedAt: at('2026-11-21 11:50') }, promised, notice().to[0]],
    ['to those who do not speak with the customer', {}, promised, notice().to[2]],
    ['of what is no promise', {}, soon, notice().to[0]],
    ['of a row that is no case yet', {}, { ...promised, number: wrong.number }, notice().to[0]],
  ])('there is none %s', (_name, fields, changes, to) => expect(calendarOf(fields, changes, to)).toBeUndefined())

  it('has no line but its own, each of at most 75 octets, whatever was typed', () => {
    const keys = unfolded(calendarOf({ subcategory: 'x' })).map((line) => line.split(':')[0])
    fc.assert(
      fc.property(hostile, (text) => {
        const made = calendarOf({ subcategory: `x${text}`, description: text, room: text }) ?? ''
        expect(unfolded(made).map((line) => line.split(':')[0])).toEqual(keys)
        for (const line of made.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(made.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      }),
      { numRuns: 200 },
    )
  })
})
