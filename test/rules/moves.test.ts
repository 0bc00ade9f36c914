import { describe, expect, it } from 'vitest'
import { NO_RECORD, type RowRecord } from '../../src/model/row-record.ts'
import { CALL_FINISHED, CASE_FINISHED, finishedSince, unfinishedAt } from '../../src/rules/moves.ts'
import { nov, shown } from './support.ts'

const at = (text: string) => nov(`20 ${text}`)
const finished = (time = '10:00'): Partial<RowRecord> => ({
  stage: 'resolved',
  stageSince: at(time),
  finishedAt: at(time),
})

describe('since when a cycle has been finished', () => {
  it.each<[string, string, boolean, Partial<RowRecord>, string, string | undefined, string | undefined]>([
    ['never', 'working', false, {}, '12:00', undefined, undefined],
    ['now', 'resolved', false, { stage: 'working' }, '12:00', '20 12:00', undefined],
    ['first seen finished', 'resolved', false, {}, '12:00', '20 12:00', undefined],
    ['still', 'resolved', false, finished(), '12:00', '20 10:00', undefined],
    ['waits for its callback', 'toCall', false, finished(), '12:00', '20 10:00', undefined],
    ['its customer declined', 'declined', false, finished(), '12:00', '20 10:00', undefined],
    ['closed after it', 'closed', false, finished(), '12:00', '20 10:00', undefined],
    ['open again without a reopening', 'working', false, finished(), '12:00', '20 10:00', '20 10:00'],
    ['and still so', 'working', false, { ...finished(), stage: 'working' }, '18:00', '20 10:00', '20 10:00'],
    ['set right again', 'resolved', false, { ...finished(), stage: 'working' }, '18:00', '20 10:00', undefined],
    ['taken back within minutes', 'working', false, finished(), '10:09', undefined, undefined],
    ['after ten it was meant', 'working', false, finished(), '10:10', '20 10:00', '20 10:00'],
    ['reopened', 'waiting', true, finished(), '12:00', undefined, undefined],
    ['reopened and resolved at one look', 'resolved', true, finished(), '12:00', '20 12:00', undefined],
    ['the row is wrong', 'unaccepted', false, finished(), '12:00', '20 10:00', undefined],
    [
      'a callback that is no longer called',
      'toCall',
      false,
      { ...finished(), stage: 'called' },
      '12:00',
      '20 10:00',
      '20 10:00',
    ],
    ['a callback that is needless', 'needless', false, finished(), '12:00', '20 10:00', undefined],
    ['a callback that was refused', 'refused', false, { stage: 'toCall' }, '12:00', '20 12:00', undefined],
  ])('%s', (name, stage, isNewCycle, record, now, since, problem) => {
    const of = name.startsWith('a callback') ? CALL_FINISHED : CASE_FINISHED
    const is = finishedSince(stage, of, isNewCycle, { ...NO_RECORD, ...record }, at(now))
    expect(shown(is)).toBe(since)
    expect(shown(unfinishedAt(stage, of, is))).toBe(problem)
  })
})
