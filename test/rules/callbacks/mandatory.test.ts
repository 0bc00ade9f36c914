import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../../src/model/case.ts'
import type { MandatoryClass } from '../../../src/model/mandatory.ts'
import type { Priority } from '../../../src/model/priority.ts'
import type { CaseRegister } from '../../../src/model/register.ts'
import { isWithin, mandatoryReason } from '../../../src/rules/callbacks/mandatory.ts'

const reason = (
  register: CaseRegister,
  fields: CaseFields = {},
  priority: Priority = 'normal',
  classes: readonly MandatoryClass[] = [],
) => mandatoryReason({ register, fields, priority }, classes)

describe('what the rules ask for (R32), with a tab that says nothing', () => {
  it.each<[string, string | undefined, CaseRegister, CaseFields?, Priority?]>([
    ['a complaint', 'complaint', 'complaint'],
    ['a complaint with valid information', 'complaint', 'complaint', { information: true }],
    ['an outside contractor’s repair', 'contractor', 'repair', { doneBy: 'contractor' }],
    ['one of our own engineers', undefined, 'repair', { doneBy: 'own' }],
    ['one of a maintenance company', undefined, 'repair', { doneBy: 'maintenance' }],
    ['water', 'emergency', 'repair', { category: '给排水' }],
    ['water in an English workbook', 'emergency', 'repair', { category: 'Water supply and drainage' }],
    ['an urgent repair', 'emergency', 'repair', { category: '电梯' }, 'urgent'],
    ['a critical one', 'emergency', 'repair', { category: '电梯' }, 'critical'],
    ['any other', undefined, 'repair', { category: '电梯' }],
    ['valid information with a repair', 'information', 'repair', { information: true }],
    ['valid information with an incident', 'information', 'incident', { information: true }],
    ['information that is not valid', undefined, 'repair', { information: false }],
    ['an incident, however critical', undefined, 'incident', { category: '给排水', doneBy: 'contractor' }, 'critical'],
  ])('%s: %s', (_, expected, register, fields, priority) => {
    expect(reason(register, fields, priority)).toBe(expected)
  })
})

describe('a site’s own classes', () => {
  it.each<[string, MandatoryClass, boolean]>([
    ['the register', { reason: '本站', register: 'repair' }, true],
    ['another register', { reason: '本站', register: 'incident' }, false],
    ['the category', { reason: '本站', register: 'repair', category: '电梯' }, true],
    ['another subcategory', { reason: '本站', category: '电梯', subcategory: '困人' }, false],
    ['its subcategory', { reason: '本站', category: '电梯', subcategory: '异响' }, true],
    ['its priority among others', { reason: '本站', priorities: ['urgent', 'normal'] }, true],
    ['other priorities', { reason: '本站', priorities: ['urgent'] }, false],
    ['who did it', { reason: '本站', doneBy: 'own' }, true],
    ['who did not', { reason: '本站', doneBy: 'maintenance' }, false],
    ['valid information', { reason: '本站', information: true }, false],
    ['two things of which one fits', { reason: '本站', register: 'repair', doneBy: 'maintenance' }, false],
  ])('%s', (_, one, fits) => {
    const fields = { category: '电梯', subcategory: '异响', doneBy: 'own' }
    expect(reason('repair', fields, 'normal', [one])).toBe(fits ? '本站' : undefined)
  })

  it('do not rename what the rules ask for, and the upper one of two speaks', () => {
    const site: readonly MandatoryClass[] = [
      { reason: '甲', register: 'complaint' },
      { reason: '乙', register: 'repair' },
      { reason: '丙', register: 'repair' },
    ]
    expect(reason('complaint', {}, 'normal', site)).toBe('complaint')
    expect(reason('repair', {}, 'normal', site)).toBe('乙')
  })
})

it.each<[string, Omit<MandatoryClass, 'reason'>, Omit<MandatoryClass, 'reason'>, boolean]>([
  ['the same', { register: 'repair' }, { register: 'repair' }, true],
  ['more named', { register: 'repair', category: '电梯' }, { register: 'repair' }, true],
  ['less named', { register: 'repair' }, { register: 'repair', category: '电梯' }, false],
  ['fewer priorities', { priorities: ['critical'] }, { priorities: ['urgent', 'critical'] }, true],
  ['more priorities', { priorities: ['critical', 'normal'] }, { priorities: ['urgent', 'critical'] }, false],
  ['any priority', {}, { priorities: ['urgent', 'critical', 'normal'] }, false],
  ['another register', { register: 'repair' }, { register: 'complaint' }, false],
])('a class within another: %s', (_, narrow, wide, expected) => {
  expect(isWithin({ reason: 'a', ...narrow }, { reason: 'b', ...wide })).toBe(expected)
})
