import { parseDuration } from '../calendar/duration.ts'
import type { Duration } from '../model/duration.ts'
import type { EscalationRule, Repeat } from '../model/policy.ts'
import { oneLine } from './label.ts'
import type { TabProblem } from './tab-problem.ts'

/** When a rule of the escalation tab speaks (R24). */
type When = Pick<EscalationRule, 'side' | 'offset'>

const PERCENT = /^([+-]?[\d.]+) ?%$/
const SIGN = /^(?:[-+]|提前|超过|超时)\s*/

/** `0`, `-30分钟`, `+4小时`, `+1天`, `提前30分钟`, `超过4小时`, `50%`. */
export function readOffset(typed: string): When | TabProblem {
  const plain = oneLine(typed).normalize('NFKC')
  if (/^[+-]?0$/.test(plain)) return { side: 'after', offset: { kind: 'span', unit: 'minute', amount: 0 } }
  const [, share] = PERCENT.exec(plain) ?? []
  if (share !== undefined) {
    const percent = /^\d{1,2}$/.test(share) ? Number(share) : 0
    if (percent === 0) return { code: 'bad-share', column: 'offset', typed }
    return { side: 'before', offset: { kind: 'share', percent } }
  }
  const before = /^(-|提前)/.test(plain)
  const parsed = parseDuration(plain.replace(SIGN, ''))
  if ('problem' in parsed) return { code: 'bad-duration', column: 'offset', typed, why: parsed.problem }
  if (before && !isLength(parsed))
    return { code: 'bad-duration', column: 'offset', typed, why: { code: 'not-understood', text: typed } }
  return { side: before ? 'before' : 'after', offset: parsed }
}

/** A rule whose repeats nobody counted speaks this often again. */
const USUAL_REPEATS = 3
export const MOST_REPEATS = 99
/** Nobody can have acted on what they were told less than this ago. */
const SHORTEST_MINUTES = 5

/** 每隔1天 may be each day or every other one. */
const EVERY = /^(?:每(?!隔)|every )/i
const ONE_OF = /^(?=(?:天|日|小时|周|星期|day|hour|week)$)/i

/** `1小时`, `每天`, `每1天`; blank, `-` and `无` repeat nothing, however often that were: a rule whose column is gone still speaks. */
export function readRepeat(every = '', most: number | undefined): Repeat | TabProblem | undefined {
  const plain = oneLine(every).normalize('NFKC')
  if (plain === '' || /^(?:[-—–/]+|无|none)$/i.test(plain)) return undefined
  const parsed = parseDuration(plain.replace(EVERY, '').replace(ONE_OF, '1'))
  if ('problem' in parsed) return { code: 'bad-duration', column: 'every', typed: every, why: parsed.problem }
  const isTooShort = parsed.kind === 'span' && parsed.unit === 'minute' && parsed.amount < SHORTEST_MINUTES
  if (!isLength(parsed) || isTooShort) return { code: 'bad-repeat', column: 'every', typed: every }
  const times = most ?? USUAL_REPEATS
  if (!Number.isInteger(times) || times < 1 || times > MOST_REPEATS)
    return { code: 'bad-times', column: 'most', typed: String(most) }
  return { every: parsed, most: times }
}

/** What can be counted off, and counted off again. */
const isLength = ({ kind }: Duration): boolean => kind === 'span' || kind === 'days'
