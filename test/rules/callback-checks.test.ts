import { describe, expect, it } from 'vitest'
import type { CallbackFields } from '../../src/model/callback.ts'
import { instant } from '../../src/model/instant.ts'
import { callbackStage, checkCallback } from '../../src/rules/callback-checks.ts'
import { CLOCK_SKEW } from '../../src/rules/checks.ts'
import { nov } from './support.ts'

const now = nov('21 12:00')
const good: CallbackFields = { case: 'TS-20261120-001', caller: '王芳' }
const answers = { calledAt: nov('21 10:00'), handled: true, satisfaction: 'satisfied' } as const
const check = (more: CallbackFields, unread: readonly string[] = []) =>
  checkCallback({ ...good, ...more }, new Set(unread), {
    now,
    isCase: (number) => number === good.case,
    resolvedAt: nov('20 12:00'),
    isCounted: false,
  }).map((problem) =>
    [problem.severity, problem.code, problem.column, ...('other' in problem ? [problem.other] : [])].join(' '),
  )

describe('what a callback needs (R03, R39)', () => {
  it.each<[string, CallbackFields, readonly string[], (readonly string[])?]>([
    ['nothing yet but a case and a caller', {}, []],
    ['of a case that is none', { case: 'TS-20261120-999' }, ['blocks unknown-case case']],
    ['called, all answered', answers, []],
    ['satisfied with what was not done', { ...answers, handled: false }, ['warns not-with handled satisfaction']],
    ['not satisfied, as nothing was done', { ...answers, handled: false, satisfaction: 'dissatisfied' }, []],
    [
      'called, nothing answered',
      { calledAt: answers.calledAt },
      ['warns needed-with handled calledAt', 'warns needed-with satisfaction calledAt'],
    ],
    ['called, an answer could not be read', { calledAt: answers.calledAt, handled: true }, [], ['satisfaction']],
    [
      'answered, and never called',
      { handled: true, satisfaction: 'satisfied' },
      ['warns needed-with calledAt handled'],
    ],
    ['refused', { calledAt: answers.calledAt, outcome: 'refused' }, []],
    ['refused, when is not said', { outcome: 'refused' }, ['warns needed-with calledAt outcome']],
    [
      'refused, and yet answered',
      { ...answers, outcome: 'refused' },
      ['warns not-with handled outcome', 'warns not-with satisfaction outcome'],
    ],
    [
      'not reached, and yet answered',
      { calledAt: answers.calledAt, outcome: 'notReached', handled: false },
      ['warns try-not-counted calledAt', 'warns not-with handled outcome'],
    ],
    ['mandatory, with its reason', { why: 'mandatory', whyReason: 'complaint' }, []],
    ['mandatory, nobody knows why', { why: 'mandatory' }, ['warns needed-with whyReason why']],
    ['sampled', { why: 'sampled' }, []],
    ['the third attempt', { attempts: 3 }, []],
    ['no attempt at all', { attempts: 0 }, ['warns impossible-number attempts']],
    ['half an attempt', { attempts: 1.5 }, ['warns impossible-number attempts']],
    [
      'called before the case was resolved',
      { ...answers, calledAt: nov('20 11:00') },
      ['warns before calledAt resolvedAt'],
    ],
    ['called in the future', { ...answers, calledAt: instant(now + CLOCK_SKEW + 1) }, ['warns in-the-future calledAt']],
    ['called just now, by another clock', { ...answers, calledAt: instant(now + CLOCK_SKEW) }, []],
  ])('%s', (_, fields, problems, unread = []) => {
    expect(check(fields, unread)).toEqual(problems)
  })

  it('nothing at all', () => {
    const context = { now, isCase: () => false, resolvedAt: undefined, isCounted: true }
    const codes = (unread: readonly string[]) => checkCallback({}, new Set(unread), context).map(({ column }) => column)
    expect(codes([])).toEqual(['case', 'caller'])
    expect(codes(['caller'])).toEqual(['case'])
  })
})

describe('how far a callback has come', () => {
  it.each<[string, CallbackFields, string]>([
    ['nobody called', {}, 'toCall'],
    ['called, not asked', { calledAt: answers.calledAt }, 'toCall'],
    ['asked, when is not said', { satisfaction: 'satisfied' }, 'toCall'],
    ['called and asked', answers, 'called'],
    ['refused', { calledAt: answers.calledAt, outcome: 'refused' }, 'refused'],
    ['not reached', { calledAt: answers.calledAt, outcome: 'notReached' }, 'notReached'],
    ['refused, and yet answered', { ...answers, outcome: 'refused' }, 'refused'],
  ])('%s', (_, fields, stage) => {
    expect(callbackStage(fields)).toBe(stage)
  })
})
