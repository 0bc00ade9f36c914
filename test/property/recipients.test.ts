import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import type { EscalationRule } from '../../src/model/policy.ts'
import type { OfficeRole, Role } from '../../src/model/role.ts'
import type { Duty, StaffMember } from '../../src/model/staff.ts'
import { onDuty } from '../../src/rules/duty.ts'
import { keepersOf, type People, recipientsOf, unreachedRoles } from '../../src/rules/recipients.ts'
import type { Concern } from '../../src/rules/scope.ts'
import { nov, staffOf } from '../rules/support.ts'
import { runs } from './runs.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const OFFICES: readonly OfficeRole[] = ['supervisor', 'manager', 'company', 'administrator']
const ROLES: readonly Role[] = ['handler', 'firstReceiver', ...OFFICES]
const now = nov('20 12:00')

const name = fc.constantFrom(...NAMES)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const moment = fc.integer({ min: -3, max: 3 }).map((days) => instant(now + days * DAY))

/** What is undefined is absent. */
const absent = <T extends object>(of: fc.Arbitrary<T>) =>
  of.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)))

const member = absent(
  fc.record({
    name,
    mail: maybe(fc.constantFrom('one@example.com', 'ONE@example.com', 'two@example.com', 'three@example.com')),
    roles: fc.subarray([...OFFICES]),
    leaveFrom: maybe(moment),
    leaveUntil: maybe(moment),
    deputy: maybe(fc.constantFrom(...NAMES, 'nobody')),
    scope: maybe(
      absent(
        fc.record({
          registers: maybe(fc.subarray(['complaint', 'repair', 'incident'] as const, { minLength: 1 })),
          buildings: maybe(fc.subarray(['3', '5'], { minLength: 1 })),
        }),
      ),
    ),
  }),
) as fc.Arbitrary<StaffMember>

const hour = fc.integer({ min: 0, max: 23 }).map((at) => at * HOUR)
const duty = absent(
  fc.record({
    row: fc.constant(1),
    role: fc.constantFrom(...OFFICES),
    names: fc.array(fc.constantFrom(...NAMES, 'nobody'), { maxLength: 3 }),
    weekdays: maybe(fc.subarray([1, 2, 3, 4, 5, 6, 7])),
    shift: maybe(fc.record({ from: hour, to: hour })),
  }),
) as fc.Arbitrary<Duty>

const people: fc.Arbitrary<People> = fc
  .record({
    staff: fc.uniqueArray(member, { selector: (one) => one.name, maxLength: 6 }),
    duties: fc.array(duty, { maxLength: 4 }),
  })
  .map(({ staff, duties }) => ({ staff: staffOf(...staff), duties, settings: { zone: 'Asia/Shanghai' } }))

const about = fc.record({
  register: fc.constantFrom('complaint', 'repair', 'incident'),
  fields: absent(
    fc.record({
      handler: maybe(name),
      firstReceiver: maybe(name),
      room: maybe(fc.constantFrom('3-1-101', '5-1-101', '地库')),
    }),
  ),
}) as fc.Arbitrary<Concern>

const rule = fc.record({ level: fc.integer({ min: 0, max: 3 }), roles: fc.subarray([...ROLES], { minLength: 1 }) }).map(
  ({ level, roles }): EscalationRule => ({
    row: level + 1,
    clocks: ['resolve'],
    side: 'before',
    offset: { kind: 'span', unit: 'hour', amount: 1 },
    level,
    roles,
  }),
)
const rules = fc.array(rule, { minLength: 1, maxLength: 4 })

/** Whether somebody who is asked can be reached, told the long way: by every chain of deputies there is. */
function canBeReached(one: StaffMember, { staff }: People): boolean {
  let asked: StaffMember | undefined = one
  for (let step = 0; step <= NAMES.length && asked !== undefined; step++) {
    const { leaveFrom, leaveUntil, deputy }: StaffMember = asked
    const began = leaveFrom === undefined ? leaveUntil !== undefined : leaveFrom <= now
    const ended = leaveUntil !== undefined && leaveUntil <= now
    if (!began || ended) return asked.mail !== undefined
    asked = deputy === undefined ? undefined : staff.get(deputy)
  }
  return false
}

describe('whom a mail goes to (R25)', () => {
  it('somebody, whenever anybody of an office can be reached', () => {
    fc.assert(
      fc.property(people, about, rules, (known, of, chain) => {
        const [first] = chain
        if (first === undefined) return
        const offices = [...known.staff.values()].filter(({ roles }) => roles.length > 0)
        const working = OFFICES.flatMap((role) => onDuty(known.duties, role, now, known.settings.zone))
        const anybody = [...offices, ...working.flatMap((one) => known.staff.get(one) ?? [])].some((one) =>
          canBeReached(one, known),
        )
        const told = recipientsOf(first, chain, of, known, now)
        if (anybody) expect(told.length).toBeGreaterThan(0)
        expect(keepersOf(known, now).length > 0).toBe(anybody)
      }),
      runs(300),
    )
  })

  it('each mailbox once, and only mailboxes of the staff tab', () => {
    fc.assert(
      fc.property(people, about, rules, (known, of, chain) => {
        const mails = new Set([...known.staff.values()].map(({ mail }) => mail))
        for (const one of chain) {
          const told = recipientsOf(one, chain, of, known, now)
          expect(new Set(told.map(({ mail }) => mail.toLowerCase())).size).toBe(told.length)
          for (const { mail } of told) expect(mails.has(mail)).toBe(true)
        }
      }),
      runs(200),
    )
  })

  it('a role is either among what somebody is asked as, or unreached, or not named by the row', () => {
    fc.assert(
      fc.property(people, about, rule, (known, of, one) => {
        const told = recipientsOf(one, [one], of, known, now)
        const asked = new Set(told.flatMap(({ roles }) => roles))
        const missed = unreachedRoles(one, of, known, now)
        for (const role of one.roles) {
          const isUnnamed = (role === 'handler' || role === 'firstReceiver') && of.fields[role] === undefined
          // Where the whole level is missed every office is asked in its place.
          if (missed.length === one.roles.length) expect(missed).toContain(role)
          else expect(asked.has(role)).toBe(!missed.includes(role) && !isUnnamed)
        }
      }),
      runs(200),
    )
  })
})

it('somebody is on duty exactly while a shift of one of its days runs (R25)', () => {
  const time = fc.integer({ min: 0, max: 20 * 24 * 60 }).map((minutes) => instant(now + minutes * MINUTE))
  fc.assert(
    fc.property(duty, time, ({ shift = { from: 0, to: DAY }, ...one }, at) => {
      const today = Math.floor(at / DAY)
      const length = shift.to > shift.from ? shift.to - shift.from : shift.to - shift.from + DAY
      // 1970-01-01 was a Thursday.
      const isOf = (day: number) => one.weekdays?.includes(((day + 3) % 7) + 1) ?? true
      const runsFrom = (day: number) => at - (day * DAY + shift.from) >= 0 && at - (day * DAY + shift.from) < length
      const expected = [today - 1, today].some((day) => isOf(day) && runsFrom(day))
      const found = onDuty([{ ...one, shift, names: ['a'] }], one.role, at, 'UTC')
      expect(found.length > 0).toBe(expected)
    }),
    runs(200),
  )
})
