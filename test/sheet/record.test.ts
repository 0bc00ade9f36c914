import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseNumber } from '../../src/model/case-number.ts'
import { instant, MINUTE } from '../../src/model/instant.ts'
import { NO_RECORD, type RowRecord } from '../../src/model/row-record.ts'
import type { Week } from '../../src/model/week.ts'
import { asRecorded, parseRecord, printRecord, recordedDraft, recordedNumber } from '../../src/sheet/record.ts'
import { at } from '../calendar/support.ts'
import { runs } from '../property/runs.ts'
import { sh, ZONE } from '../support/desk.ts'

const W47 = '2026-W47' as Week
const [TS, HF] = ['TS-20261101-002', 'HF-20261121-001'] as [CaseNumber, CaseNumber]

const full: RowRecord = {
  number: 'TS-20261120-001',
  receivedAt: sh('2026-11-20 09:00'),
  about: 'TS-20261119-004',
  emptied: true,
  status: 'resolved',
  stage: 'resolved',
  stageSince: sh('2026-11-20 10:00'),
  finishedAt: sh('2026-11-20 10:01'),
  resolvedSeen: sh('2026-11-20 10:02'),
  reopenedSeen: sh('2026-11-20 10:03'),
  wrongSince: sh('2026-11-20 10:04'),
  draft: 'TS-?-run1-3',
  times: { receivedAt: { text: '昨天 15:00', at: sh('2026-11-19 15:00') } },
  unclear: { resolvedAt: { text: '刚才', at: sh('2026-11-20 10:05') } },
  notes: { phone: 'k2j3' },
  list: '公区设备',
  handler: '陈强',
  handedAt: sh('2026-11-20 10:06'),
  ackSeen: 'k2j4',
  acks: [{ at: sh('2026-11-20 10:07') }, { at: sh('2026-11-20 10:08'), levels: [0, 2] }],
  acts: [{ id: 'a1', action: 'notMine', by: '王芳', at: sh('2026-11-20 10:09') }],
  cycle: 2,
  tries: [sh('2026-11-21 10:00'), sh('2026-11-22 15:00')],
  suggested: 'k2j5',
  choices: [
    { cycle: 1, week: W47, why: 'mandatory', because: '样板房', since: sh('2026-11-20 10:10') },
    { cycle: 2, week: W47, why: 'sampled', since: sh('2026-11-20 10:11'), drawnAt: sh('2026-11-20 10:12') },
  ],
  ends: [{ cycle: 1, number: HF, outcome: 'dissatisfied', at: sh('2026-11-20 10:13') }],
  closedAt: sh('2026-11-20 10:14'),
  road: 'satisfied',
  unreachedAt: sh('2026-11-20 10:15'),
  cameBackAt: sh('2026-11-20 10:16'),
  repeat: { of: TS, likeness: 0.875, why: ['phone', 'words'], at: sh('2026-11-20 10:17') },
  notRepeats: [TS],
  repeatAsked: '-k2j6',
}

describe('what was last seen of a row, as the text of a cell', () => {
  it.each<[string, RowRecord]>([
    ['nothing but a stage', { ...NO_RECORD, stage: 'waiting' }],
    ['a number alone', { ...NO_RECORD, number: 'BX-20261120-1000' }],
    ['a row without a number', { ...NO_RECORD, draft: 'SJ-?-x', wrongSince: sh('2026-11-20 09:00') }],
    ['before 1970', { ...NO_RECORD, receivedAt: sh('1900-01-01 00:00') }],
    ['in 9999', { ...NO_RECORD, receivedAt: sh('9999-12-31 23:59') }],
    ['nobody handles it', { ...NO_RECORD, handler: '' }],
    ['all there is', full],
  ])('%s is read back as it was', (_, record) => {
    expect(parseRecord(printRecord(record, ZONE), ZONE)).toEqual(record)
  })

  it('of a row that tells nothing there is no record', () => {
    expect(printRecord(NO_RECORD, ZONE)).toBeUndefined()
  })

  it('of what grows, the last is kept: twenty acknowledgements, forty actions', () => {
    const acks = Array.from({ length: 45 }, (_, minute) => ({ at: instant(sh('2026-11-20 10:00') + minute * MINUTE) }))
    const acts = acks.map(({ at: done }, index) => ({
      id: `a${index}`,
      action: 'progress' as const,
      by: '王芳',
      at: done,
    }))
    const read = parseRecord(printRecord({ ...full, acks, acts }, ZONE), ZONE)
    expect([read.acks, read.acts]).toEqual([acks.slice(-20), acts.slice(-40)])
  })

  it.each([
    ['of whoever handles it', { handler: 'x'.repeat(50_000) }],
    [
      'of whoever did something',
      {
        acts: [
          { id: 'a1', action: 'done', by: '\uD800'.repeat(50_000), at: full.stageSince ?? sh('2026-11-20 10:00') },
        ],
      },
    ],
  ] as const)('a name that nobody has costs nothing else: %s', (_, more) => {
    const text = printRecord({ ...full, ...more }, ZONE) ?? ''
    expect(text.length).toBeLessThan(10_000)
    expect(parseRecord(text, ZONE)).toMatchObject({ number: full.number, stage: full.stage, acks: full.acks })
  })

  it('its number and draft are told without reading the rest', () => {
    const text = printRecord(full, ZONE) ?? ''
    expect([recordedNumber(text), recordedDraft(text)]).toEqual([full.number, full.draft])
    const draft = printRecord({ ...NO_RECORD, draft: 'TS-?-x' }, ZONE) ?? ''
    expect([recordedNumber(draft), recordedDraft(draft)]).toEqual([undefined, 'TS-?-x'])
    expect([recordedNumber(''), recordedDraft('')]).toEqual([undefined, undefined])
  })

  it('a text that was typed is no draft, whatever it says', () => {
    const record = { ...NO_RECORD, times: { receivedAt: { text: '"d":"TS-?-x"', at: sh('2026-11-20 09:00') } } }
    expect(recordedDraft(printRecord(record, ZONE) ?? '')).toBeUndefined()
  })

  it.each([
    '',
    '-',
    '{',
    '- {',
    '- null',
    '- []',
    '- {"r":"-"}',
    '- {"r":1}',
    '- {"i":{"a":["b"]}}',
    '- {"r":"zzzzzzzzz"}',
    '- {"w":"-zzzzzzzz"}',
    '- {"i":{"a":["b","zzzzzzzzz"]}}',
    '- {"d":"TS-20261120-001"}',
    '- {"g":"-"}',
    '- {"k":["tmtg2c"]}',
    '- {"k":[["tmtg2c","1a"]]}',
    '- {"k":[[]]}',
    '- {"k":[["tmtg2c","1","2"]]}',
    '- {"x":[["a1","explode","王芳","tmtg2c"]]}',
    '- {"x":[["a1","done","王芳"]]}',
    '- {"x":{"a1":"done"}}',
    '张三 {}',
    'TS-20261120-1 {"s":"waiting"',
    '=1+1',
    '\0',
    ' ',
  ])('%j tells nothing', (text) => {
    expect(parseRecord(text, ZONE)).toEqual(NO_RECORD)
  })

  it.each<[string, string]>([
    ['in one go', '{"r":"tmtfdc","s":"resolved","t":"towero","d":"TS-?-x"}'],
    ['in another order', '{"d":"TS-?-x","t":"towero","s":"resolved","r":"tmtfdc"}'],
    ['with blanks', '{ "r": "tmtfdc", "s": "resolved","t":"towero","d":"TS-?-x" }'],
    ['with signs written otherwise', '{"r":"tmtfdc","s":"\\u0072esolved","t":"towero","d":"TS-?-x"}'],
    ['with what is none of it', '{"r":"tmtfdc","s":"resolved","zz":[1],"t":"towero","d":"TS-?-x","z":"z"}'],
  ])('says the same %s', (_, json) => {
    expect(parseRecord(`- ${json}`, ZONE)).toEqual(
      parseRecord('- {"n":{},"r":"tmtfdc","s":"resolved","t":"towero","d":"TS-?-x"}', ZONE),
    )
  })

  it.each([
    ['- {"s":"x","i":{"receivedAt":["昨天 15:00","tmtg2c"],"a":["b","1"]},"n":{"phone":"k2j3","room":"z"}}', 2],
    ['- {"q":{"resolvedAt":["刚才","tmtg2c"]},"l":"k2j3"}', 0],
    ['- {"n":{"phone":"k2j3"},"s":"x"}', 1],
  ])('notes and times are the same with blanks and without: %s', (json, notes) => {
    const record = parseRecord(json, ZONE)
    expect(parseRecord(json.replaceAll(/([:,[])/g, '$1 ').replace('15: 00', '15:00'), ZONE)).toEqual(record)
    expect(Object.keys(record.notes)).toHaveLength(notes)
    expect(record).not.toEqual(NO_RECORD)
  })

  it.each(['{"n":{"a":1}}', '{"n":{"a":"b"', '{"i":{"a":["b","c"}}', '{"i":{"a":["b","-"]}}', '{"q":["a","b"]}'])(
    'broken in its notes or times it tells nothing: %s',
    (json) => {
      expect(parseRecord(`- ${json}`, ZONE)).toEqual(NO_RECORD)
    },
  )

  it('broken behind its number it still has its number', () => {
    expect(parseRecord('TS-20261120-001 {"s":', ZONE)).toEqual({ ...NO_RECORD, number: 'TS-20261120-001' })
    expect(parseRecord('TS-20261120-001 {}', ZONE)).toEqual({ ...NO_RECORD, number: 'TS-20261120-001' })
  })

  it('nothing of an object’s own comes out of it', () => {
    const { times, notes } = parseRecord('- {"i":{"__proto__":["x","1"]},"n":{"constructor":"x"}}', ZONE)
    expect(Object.getPrototypeOf(times)).toBe(Object.prototype)
    expect(notes['constructor']).toBe('x')
  })
})

describe('moments of a record', () => {
  it('are those of the wall, so that another zone in the settings moves neither them nor the cells beside', () => {
    const text = printRecord({ ...NO_RECORD, receivedAt: at('Asia/Shanghai', '2026-11-20 09:00') }, 'Asia/Shanghai')
    expect(parseRecord(text, 'America/New_York').receivedAt).toBe(at('America/New_York', '2026-11-20 09:00'))
  })

  it.each([
    ['of an hour that comes twice the first', 'America/New_York', '2026-11-01T06:30:00Z', '2026-11-01T05:30:00Z'],
    ['whole seconds', 'Asia/Shanghai', '2026-11-20T01:00:00.999Z', '2026-11-20T01:00:00Z'],
    ['before 1970 too', 'Asia/Shanghai', '1950-01-01T00:00:00.001Z', '1950-01-01T00:00:00Z'],
  ])('%s', (_, zone, moment, recorded) => {
    expect(asRecorded(instant(Date.parse(moment)), zone)).toBe(Date.parse(recorded))
  })

  it('recorded once, they are recorded the same again', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC')
    fc.assert(
      fc.property(zones, fc.integer({ min: -2e12, max: 4e12 }), (zone, ms) => {
        const once = asRecorded(instant(ms), zone)
        expect(asRecorded(once, zone)).toBe(once)
        expect(Math.abs(once - ms)).toBeLessThan(61 * MINUTE)
        const record = { ...NO_RECORD, receivedAt: instant(ms) }
        expect(parseRecord(printRecord(record, zone), zone).receivedAt).toBe(once)
      }),
      runs(400),
    )
  })
})
