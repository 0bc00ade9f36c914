import { describe, expect, it } from 'vitest'
import type { CallbackChoice, CallbackWhy } from '../../../src/model/callback.ts'
import type { CaseFields } from '../../../src/model/case.ts'
import type { Week } from '../../../src/model/week.ts'
import { choiceOf } from '../../../src/rules/life/choice.ts'
import { nov } from '../support.ts'

const [W47, W48] = ['2026-W47', '2026-W48'] as [Week, Week]
const SENSITIVE: CaseFields = { sensitive: true, remark: '家属要求保密' }
const CONTRACTOR: CaseFields = { doneBy: 'contractor' }
const SITE = [{ reason: '样板房', subcategory: '样板房' }]

const choice = (why: CallbackWhy, more: Partial<CallbackChoice> = {}): CallbackChoice => ({
  cycle: 1,
  week: W47,
  why,
  since: nov('20 10:00'),
  ...more,
})

const decided = (fields: CaseFields, was?: CallbackChoice, week = W47, isPicked = false, classes = SITE) =>
  choiceOf(
    {
      item: { register: 'repair', priority: 'normal', fields: { phone: '13800000000', category: '其它', ...fields } },
      unread: new Set(),
      cycle: 1,
      classes,
      week,
      now: nov('21 10:00'),
      isPicked,
    },
    was,
  )
const since = nov('21 10:00')

describe('what is decided about the callback of a finished cycle', () => {
  it.each<[string, CallbackChoice, CallbackChoice]>([
    ['takes part in the draw', decided({}), choice('inDraw', { since })],
    ['mandatory', decided(CONTRACTOR), choice('mandatory', { because: 'contractor', since })],
    ['mandatory for a site', decided({ subcategory: '样板房' }), choice('mandatory', { because: '样板房', since })],
    [
      'exempt, though it is mandatory',
      decided({ ...CONTRACTOR, ...SENSITIVE }),
      choice('exempt', { because: 'sensitive', since }),
    ],
    ['still in the draw', decided({}, choice('inDraw')), choice('inDraw')],
    ['picked', decided({}, choice('inDraw'), W47, true), choice('sampled', { drawnAt: since })],
    [
      'what was picked stays',
      decided({}, choice('sampled', { drawnAt: since })),
      choice('sampled', { drawnAt: since }),
    ],
    [
      'picked means nothing to what is mandatory',
      decided(CONTRACTOR, undefined, W47, true),
      choice('mandatory', { because: 'contractor', since }),
    ],
    ['its week is over', decided({}, choice('inDraw'), W48), choice('passed')],
    ['passed for good', decided({}, choice('passed'), W48, true), choice('passed')],
    [
      'passed, and a contractor is typed later',
      decided(CONTRACTOR, choice('passed'), W48),
      choice('mandatory', { because: 'contractor', since }),
    ],
    ['mandatory no longer', decided({}, choice('mandatory', { because: 'contractor' })), choice('inDraw', { since })],
    [
      'mandatory no longer, after its week',
      decided({}, choice('mandatory', { because: 'contractor' }), W48),
      choice('inDraw', { week: W48, since }),
    ],
    [
      'its class is gone from the settings (R23)',
      decided({}, choice('mandatory', { because: '老班' })),
      choice('mandatory', { because: '老班' }),
    ],
    [
      'an exemption that is taken back',
      decided({}, choice('exempt', { because: 'sensitive' })),
      choice('inDraw', { since }),
    ],
    [
      'still exempt',
      decided(SENSITIVE, choice('exempt', { because: 'sensitive' }), W48),
      choice('exempt', { because: 'sensitive' }),
    ],
    [
      'picked, then exempt',
      decided(SENSITIVE, choice('sampled', { drawnAt: since })),
      choice('exempt', { because: 'sensitive', since, drawnAt: since }),
    ],
    [
      'picked, exempt for a while',
      decided({}, choice('exempt', { because: 'sensitive', drawnAt: since })),
      choice('sampled', { since, drawnAt: since }),
    ],
  ])('%s', (_, is, expected) => {
    expect(is).toEqual(expected)
  })
})
