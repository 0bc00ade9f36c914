import { describe, expect, it } from 'vitest'
import type { Basis } from '../../../src/model/basis.ts'
import type { CaseFields } from '../../../src/model/case.ts'
import { caseNumber, seriesOf } from '../../../src/model/case-number.ts'
import { instant, MINUTE } from '../../../src/model/instant.ts'
import { NO_RECORD, type RowRecord } from '../../../src/model/row-record.ts'
import type { StaffMember } from '../../../src/model/staff.ts'
import { type Call, timelineOf } from '../../../src/plan/mails/timeline.ts'
import type { StoredNotice } from '../../../src/sheet/notice-log.ts'

const at = (minute: number) => instant(Date.UTC(2026, 10, 21) + minute * MINUTE)
const now = at(1_000)
const person = (name: string, mail: string): StaffMember => ({ name, mail: `${mail}@example.com`, roles: [] })
const staff = new Map([person('陈强', 'Chen'), person('王芳', 'wang')].map((one) => [one.name, one]))
const basis = (changes: Partial<Basis>): Basis => ({
  origin: 'policy',
  cycle: 1,
  calendar: 'always',
  limits: {},
  clocks: {},
  pauses: [],
  promises: [],
  earlier: [],
  ...changes,
})
const line = (changes: Partial<StoredNotice>): StoredNotice => ({
  row: 1,
  number: caseNumber(seriesOf('repair', '20261121'), 1),
  clock: 'respond',
  level: 1,
  cycle: 1,
  due: at(5),
  state: 'sent',
  to: 'chen@example.com',
  attempts: 1,
  begunAt: at(6),
  at: at(6),
  messageId: '<x@daily-clear>',
  ...changes,
})

const hf = (index: number) => caseNumber(seriesOf('callback', '20261121'), index)

/** What a case's timeline says, in short. */
function told(
  fields: CaseFields,
  more: {
    basis?: Basis
    record?: Partial<RowRecord>
    lines?: readonly StoredNotice[]
    callbacks?: readonly Call[]
  } = {},
): readonly string[] {
  const record = { ...NO_RECORD, ...more.record }
  const { basis: of, lines = [], callbacks = [] } = more
  return timelineOf({ fields, basis: of, record, callbacks, lines, staff }, now).map(({ at: when, kind, ...rest }) =>
    [(when - at(0)) / MINUTE, kind, ...Object.values<unknown>(rest).flat()].join(' '),
  )
}

describe('the timeline of a case (R27)', () => {
  it.each<[string, CaseFields, Parameters<typeof told>[1], readonly string[]]>([
    ['nothing at all', {}, {}, []],
    [
      'what the same minute saw: who was told, knew of it, ended it',
      { acknowledgedBy: '陈强', resolvedAt: at(6), respondedAt: at(6) },
      { record: { acks: [{ at: at(6), levels: [1] }] }, lines: [line({ at: instant(at(6) + 20_000) })] },
      ['6 responded', '6.333333333333333 told 1 respond 陈强', '6 acknowledged 陈强', '6 resolved'],
    ],
    [
      'its steps, in order, whatever the order of the columns',
      { receivedAt: at(0), arrivedAt: at(30), respondedAt: at(4), dispatchedAt: at(2) },
      {},
      ['0 received', '2 dispatched', '4 responded', '30 arrived'],
    ],
    [
      'the last five alone',
      {
        receivedAt: at(0),
        dispatchedAt: at(2),
        respondedAt: at(4),
        arrivedAt: at(30),
        repliedAt: at(40),
        progressAt: at(50),
      },
      {},
      ['2 dispatched', '4 responded', '30 arrived', '40 replied', '50 progress '],
    ],
    ['nothing that lies ahead', { receivedAt: at(0), arrivedAt: at(2_000) }, {}, ['0 received']],
    [
      'promises, and each time one is put off; an earlier date is none put off',
      {},
      {
        basis: basis({
          promises: [
            { date: at(600), since: at(1) },
            { date: at(700), since: at(2) },
            { date: at(650), since: at(3) },
          ],
        }),
      },
      [`1 promised ${at(600)}`, `2 putOff ${at(700)}`, `3 promised ${at(650)}`],
    ],
    [
      'no promise that was typed after its own date',
      {},
      { basis: basis({ promises: [{ date: at(600), since: at(700) }] }) },
      [],
    ],
    [
      'waits, and that they are over; not that the resolution ended one',
      { resolvedAt: at(90) },
      {
        basis: basis({
          pauses: [
            { from: at(10), to: at(20), reason: 'parts' },
            { from: at(30), to: at(90), reason: 'customer' },
          ],
        }),
      },
      ['10 waits parts', '20 goesOn', '30 waits customer', '90 resolved'],
    ],
    [
      'what was before a reopening',
      { reopenedAt: at(100) },
      {
        basis: basis({
          cycle: 3,
          earlier: [
            { ...basis({}), resolvedAt: at(50) },
            { ...basis({}), cycle: 2, reopenedAt: at(60), resolvedAt: at(80) },
          ],
        }),
      },
      ['50 resolved', '60 reopened', '80 resolved', '100 reopened'],
    ],
    [
      'each call: who asked, whether anybody answered, and what the customer said; of a row that is gone what is remembered',
      { resolvedAt: at(300), reopenedAt: at(100) },
      {
        record: {
          ends: [
            { cycle: 1, number: hf(1), outcome: 'dissatisfied', at: at(100) },
            { cycle: 2, number: hf(2), outcome: 'satisfied', at: at(400) },
          ],
        },
        callbacks: [{ number: hf(2), cycle: 2, tries: [at(350)], fields: { caller: '陈强' } }],
      },
      [
        '100 calledBack dissatisfied ',
        '100 reopened',
        '300 resolved',
        '350 notReached 陈强',
        '400 calledBack satisfied 陈强',
      ],
    ],
    [
      'that it looks like an earlier case',
      { receivedAt: at(0) },
      { record: { repeat: { of: hf(7), likeness: 0.8, why: ['phone'], at: at(1) } } },
      ['0 received', `1 looksLike ${hf(7)}`],
    ],
    [
      'who knows of it: who pressed, else who was typed last',
      { acknowledgedBy: '王芳' },
      {
        record: {
          acks: [{ at: at(10) }, { at: at(20), levels: [1] }, { at: at(30) }],
          acts: [{ id: 'a', action: 'acknowledge', by: '陈强', at: instant(at(10) + 20_000) }],
        },
      },
      ['10 acknowledged 陈强', '20 acknowledged ', '30 acknowledged 王芳'],
    ],
    [
      'who added progress through a mail, gave it back, and to whom it went',
      { progressAt: at(10), handler: '王师傅' },
      {
        record: {
          handler: '王芳',
          handedAt: at(13),
          acts: [
            { id: 'a', action: 'progress', by: '陈强', at: at(10) },
            { id: 'b', action: 'notMine', by: '陈强', at: at(12) },
          ],
        },
      },
      ['10 progress 陈强', '12 notMine 陈强', '13 handedOver 王芳'],
    ],
    ['no handover to nobody', {}, { record: { handler: '', handedAt: at(13) } }, []],
    [
      'the mails of a sweep, each level once, to people by their names',
      {},
      {
        lines: [
          line({}),
          line({ to: 'WANG@example.com' }),
          line({ clock: 'arrive', at: at(7) }),
          line({ level: 2, to: 'gone@example.com', state: 'unknown' }),
          line({ begunAt: at(60), at: at(61), to: 'chen@example.com, wang@example.com' }),
        ],
      },
      ['6 told 1 respond arrive 陈强 王芳', '6 told 2 respond gone@example.com', '61 told 1 respond 陈强 王芳'],
    ],
    [
      'no mail that waits, failed, was dropped, went to nobody, or is of the workbook',
      {},
      {
        lines: [
          ...(['queued', 'sending', 'failed', 'dropped', 'folded'] as const).map((state) => line({ state })),
          line({ to: '' }),
          line({ clock: 'health' }),
        ],
      },
      [],
    ],
  ])('tells %s', (_name, fields, more, expected) => expect(told(fields, more)).toEqual(expected))
})
