import { describe, expect, it } from 'vitest'
import type { CallbackWhy, CallEnd, CallOutcome } from '../../../src/model/callback.ts'
import type { CaseFields } from '../../../src/model/case.ts'
import { isAsked, type LifeFacts, lifeOf } from '../../../src/rules/life/life.ts'
import { leadsTo, ROADS, type RoadKey, STAGES, type Stage } from '../../../src/rules/life/roads.ts'
import { nov, shown } from '../support.ts'

const open: CaseFields = { receivedAt: nov('20 09:00') }
const done: CaseFields = { ...open, resolvedAt: nov('20 10:00'), result: '好' }
const unsaid: CaseFields = { ...open, resolvedAt: nov('20 10:00') }
const weekEnds = nov('23 00:00')

const end = (outcome: CallOutcome, at = '21 10:00'): CallEnd => ({
  cycle: 1,
  number: 'HF-20261120-001' as CallEnd['number'],
  outcome,
  at: nov(at),
})
const facts = (fields: CaseFields, why?: CallbackWhy, ended?: CallEnd): LifeFacts => ({
  register: 'complaint',
  fields,
  choice: why && { why },
  end: ended,
  weekEnds,
})

/** `stage, by which road, closed since, until when`. */
const told = (of: LifeFacts, now = '22 10:00'): string => {
  const { stage, road, closedAt, next } = lifeOf(of, nov(now))
  return [stage, road ?? '-', shown(closedAt) ?? '-', shown(next) ?? '-'].join(', ')
}

describe('the life of a complaint or a repair', () => {
  it.each<[string, LifeFacts, string]>([
    ['in work', facts({ ...open, respondedAt: nov('20 09:05') }), 'working, -, -, -'],
    ['of before callbacks were made', facts(done), 'resolved, -, -, -'],
    [
      'of before, and its customer was called',
      facts(done, undefined, end('satisfied')),
      'closed, satisfied, 21 10:00, -',
    ],
    ['may be drawn', facts(done, 'inDraw'), 'resolved, resolved, -, 23 00:00'],
    [
      'may be drawn, and was called all the same',
      facts(done, 'inDraw', end('fairly')),
      'closed, satisfied, 21 10:00, -',
    ],
    ['mandatory (R32)', facts(done, 'mandatory'), 'toCall, mandatory, -, -'],
    ['drawn (R38)', facts(done, 'sampled'), 'toCall, drawn, -, -'],
    ['satisfied (R33)', facts(done, 'mandatory', end('satisfied')), 'closed, satisfied, 21 10:00, -'],
    ['satisfied, without a result (R33)', facts(unsaid, 'mandatory', end('satisfied')), 'toCall, mandatory, -, -'],
    [
      'called before the work was done is closed when it was',
      facts(done, 'sampled', end('fairly', '20 09:30')),
      'closed, satisfied, 20 10:00, -',
    ],
    ['declined (R35)', facts(done, 'sampled', end('refused')), 'declined, refused, -, 28 10:00'],
    ['exempt (R36)', facts(done, 'exempt'), 'closed, exempt, 20 10:00, -'],
    ['exempt, without a result', facts(unsaid, 'exempt'), 'resolved, -, -, -'],
    ['not drawn in its week', facts(done, 'passed'), 'closed, notDrawn, 23 00:00, -'],
    ['not drawn, without a result', facts(unsaid, 'passed'), 'resolved, -, -, -'],
  ])('%s', (_, of, expected) => {
    expect(told(of)).toBe(expected)
  })

  it.each<[string, LifeFacts, string, string]>([
    ['before seven days', facts(done, 'sampled', end('refused')), '28 09:59', 'declined, refused, -, 28 10:00'],
    ['after them', facts(done, 'sampled', end('refused')), '28 10:00', 'closed, quiet, 28 10:00, -'],
    ['after them, without a result', facts(unsaid, 'sampled', end('refused')), '28 10:00', 'declined, refused, -, -'],
    [
      'its customer came back on the matter',
      { ...facts(done, 'sampled', end('refused')), cameBackAt: nov('25 08:00') },
      '28 10:00',
      'declined, refused, -, 2026-12-02 08:00',
    ],
    [
      'its customer had come before',
      { ...facts(done, 'sampled', end('refused')), cameBackAt: nov('20 08:00') },
      '28 10:00',
      'closed, quiet, 28 10:00, -',
    ],
  ])('declined, %s (R35)', (_, of, now, expected) => {
    expect(told(of, now)).toBe(expected)
  })
})

describe('the life of an incident (R04)', () => {
  const controlled: CaseFields = { ...open, resolvedAt: nov('20 10:00') }
  const closed: CaseFields = { ...controlled, closedAt: nov('21 09:00'), result: '好' }
  it.each<[string, CaseFields, CallbackWhy | undefined, CallEnd | undefined, string]>([
    ['under control', controlled, 'mandatory', undefined, 'resolved, resolved, -, -'],
    [
      'in after-care',
      { ...controlled, afterCareUntil: nov('25 10:00') },
      'sampled',
      undefined,
      'afterCare, afterCare, -, -',
    ],
    ['closed, and nobody need be called', closed, 'exempt', undefined, 'closed, byHand, 21 09:00, -'],
    ['closed while it may be drawn', closed, 'inDraw', undefined, 'closed, byHand, 21 09:00, 23 00:00'],
    ['closed before its callback ended', closed, 'mandatory', undefined, 'toCall, mandatory, -, -'],
    [
      'closed, its customer satisfied',
      closed,
      'mandatory',
      end('satisfied', '20 15:00'),
      'closed, byHand, 21 09:00, -',
    ],
    [
      'closed before it was reopened',
      { ...closed, reopenedAt: nov('21 10:00'), resolvedAt: nov('21 15:00') },
      'exempt',
      undefined,
      'resolved, resolved, -, -',
    ],
    ['closed, its customer declined', closed, 'sampled', end('refused', '20 15:00'), 'declined, refused, -, 27 15:00'],
  ])('%s', (_, fields, why, ended, expected) => {
    expect(told({ ...facts(fields, why, ended), register: 'incident' })).toBe(expected)
  })
})

describe('the roads', () => {
  it('lead from a new row to every stage, and by every road', () => {
    const reached = new Set(Object.keys(ROADS).flatMap((road) => (leadsTo('new', road as RoadKey) ? [road] : [])))
    expect([...reached]).toEqual(Object.keys(ROADS))
    expect(new Set(Object.values(ROADS).map(({ to }) => to))).toEqual(new Set(STAGES))
  })

  it.each<[Stage | 'new', RoadKey, boolean]>([
    ['toCall', 'satisfied', true],
    ['declined', 'quiet', true],
    ['waiting', 'notDrawn', true],
    ['unaccepted', 'satisfied', true],
  ])('from %s by %s: %s', (from, road, is) => {
    expect(leadsTo(from, road)).toBe(is)
  })

  it('nothing that is closed is closed but by a road that ends there, and only of what was resolved', () => {
    const closing = Object.entries(ROADS).filter(([, { to }]) => to === 'closed')
    expect(closing.map(([key]) => key)).toEqual(['satisfied', 'exempt', 'quiet', 'notDrawn', 'byHand'])
    const work = ['new', 'unaccepted', 'waiting', 'working', 'paused']
    expect(closing.flatMap(([, { from }]) => from.filter((one) => work.includes(one)))).toEqual([])
  })

  it.each<[CallbackWhy | undefined, boolean]>([
    ['mandatory', true],
    ['sampled', true],
    ['exempt', false],
    ['inDraw', false],
    ['passed', false],
    [undefined, false],
  ])('of %s the customer is to be asked: %s', (why, is) => {
    expect(isAsked(why && { why })).toBe(is)
  })
})
