import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import { NO_RECORD, type RowRecord } from '../../src/model/row-record.ts'
import { seenTimes, withSeen } from '../../src/rules/status.ts'
import { nov, shown } from './support.ts'

const at = (text: string) => nov(`20 ${text}`)
const now = at('18:00')
const fields = (status: string | undefined, resolved?: string, reopened?: string): CaseFields => ({
  ...(status === undefined ? {} : { status }),
  ...(resolved === undefined ? {} : { resolvedAt: at(resolved) }),
  ...(reopened === undefined ? {} : { reopenedAt: at(reopened) }),
})
const known = (status: string | undefined, resolved?: string, reopened?: string): RowRecord => ({
  ...NO_RECORD,
  ...(status === undefined ? {} : { status }),
  ...(resolved === undefined ? {} : { resolvedSeen: at(resolved) }),
  ...(reopened === undefined ? {} : { reopenedSeen: at(reopened) }),
})
/** A row that was seen finished at 10:00. */
const finished = (record: RowRecord): RowRecord => ({ ...record, finishedAt: at('10:00') })

describe('the moments that a choice of status stands for', () => {
  it.each<[string, CaseFields, RowRecord, string]>([
    ['nothing chosen', fields(undefined), known(undefined), '- -'],
    ['in progress', fields('working'), known(undefined), '- -'],
    ['resolved', fields('resolved'), known(undefined), '18:00 -'],
    ['resolved, seen before', fields('resolved'), known('resolved', '10:00'), '10:00 -'],
    ['resolved, its time typed', fields('resolved', '09:30'), known('resolved', '10:00'), '- -'],
    ['resolved, its time typed and cleared', fields('resolved'), known('resolved'), '18:00 -'],
    ['resolved, its time typed ahead', fields('resolved', '20:00'), known(undefined), '- -'],
    ['resolved, taken back', fields(undefined), known('resolved', '10:00'), '- -'],
    ['resolved, set back to work', fields('working'), known('resolved', '10:00'), '- -'],
    ['reopened', fields('reopened'), known('resolved', '10:00'), '10:00 18:00'],
    ['reopened, seen before', fields('reopened'), known('reopened', '10:00', '12:00'), '10:00 12:00'],
    ['reopened after a resolution that was typed', fields('reopened', '10:00'), known(undefined), '- 18:00'],
    ['reopened, its time typed', fields('reopened', '10:00', '12:00'), known('reopened', undefined, '13:00'), '- -'],
    ['reopened, never resolved', fields('reopened'), known(undefined), '- -'],
    ['reopened, resolved by a time that has not come', fields('reopened', '20:00'), known(undefined), '- -'],
    ['reopened, then in progress', fields('working'), known('reopened', '10:00', '12:00'), '10:00 12:00'],
    ['resolved a second time', fields('resolved'), known('working', '10:00', '12:00'), '18:00 12:00'],
    ['and seen so before', fields('resolved'), known('resolved', '14:00', '12:00'), '14:00 12:00'],
    ['a second time, taken back', fields('working'), known('resolved', '14:00', '12:00'), '12:00 12:00'],
    ['reopened a second time', fields('reopened'), known('resolved', '14:00', '12:00'), '14:00 18:00'],
    [
      'left at resolved, and a reopening typed',
      fields('resolved', undefined, '12:00'),
      known('resolved', '10:00'),
      '10:00 -',
    ],
    ['chosen resolved after a reopening was typed', fields('resolved', '10:00', '12:00'), known('working'), '18:00 -'],
    [
      'left at reopened, and a resolution typed',
      fields('reopened', '14:00'),
      known('reopened', '10:00', '12:00'),
      '10:00 12:00',
    ],
    ['chosen reopened after that', fields('reopened', '14:00'), known('resolved', '10:00', '12:00'), '10:00 18:00'],
    ['left at reopened, the resolution cleared', fields('reopened'), known('reopened', undefined, '12:00'), '- 12:00'],
    ['reopened and cleared within minutes', fields(undefined), known('reopened', '10:00', '17:55'), '- -'],
    ['reopened and set back within minutes', fields('resolved'), known('reopened', '10:00', '17:55'), '10:00 -'],
    ['reopened, and work began within minutes', fields('working'), known('reopened', '10:00', '17:55'), '10:00 17:55'],
    ['reopened and cleared later', fields(undefined), known('reopened', '10:00', '17:50'), '10:00 17:50'],
    ['opened later, and put back', fields('resolved'), finished(known('working')), '10:00 -'],
    ['opened later, and called reopened', fields('reopened'), finished(known('working')), '10:00 18:00'],
    ['left at resolved, its time cleared later', fields('resolved'), finished(known('resolved')), '10:00 -'],
    [
      'resolved again after a reopening was typed',
      fields('resolved', undefined, '12:00'),
      finished(known('working')),
      '18:00 -',
    ],
    ['a status of another day', fields('else'), known('resolved', '10:00'), '- -'],
  ])('%s', (_, said, record, expected) => {
    const seen = seenTimes(said, record, now)
    const text = [seen.resolvedSeen, seen.reopenedSeen].map((moment) => shown(moment)?.replace('20 ', '') ?? '-')
    expect(text.join(' ')).toBe(expected)
    // Seen and remembered, it is the same at the next look.
    const next: RowRecord = { ...known(said.status), ...seen }
    expect(seenTimes(said, next, at('18:30'))).toEqual(seen)
  })
})

describe('a case with the times that were seen', () => {
  it.each<[string, CaseFields, RowRecord, string]>([
    ['none', fields(undefined, '09:00'), known(undefined), '09:00 -'],
    ['where nothing was typed', fields('resolved'), known(undefined, '10:00'), '10:00 -'],
    [
      'of a later cycle than what was typed',
      fields('resolved', '09:00'),
      known(undefined, '14:00', '12:00'),
      '14:00 12:00',
    ],
    ['of an earlier one', fields('resolved', '16:00', '15:00'), known(undefined, '14:00', '12:00'), '16:00 15:00'],
  ])('%s', (_, said, seen, expected) => {
    const { resolvedAt, reopenedAt } = withSeen(said, seen)
    expect([resolvedAt, reopenedAt].map((moment) => shown(moment)?.replace('20 ', '') ?? '-').join(' ')).toBe(expected)
  })
})
