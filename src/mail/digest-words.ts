import type { Language } from '../model/language.ts'
import type { Standing } from './digest-cases.ts'

/** What a mail with a list says besides what every mail does. One object a language; whatever is missing in one does not compile. */
export interface DigestWords {
  /** The subject's beginning: `count` of `all` cases stand so, the worst of them by `span` (empty: by next to nothing). */
  readonly subject: (standing: Standing, count: number, all: number, span: string) => string

  /** What is asked: of who is to do all of them, or none of them, or some. */
  readonly doAll: (all: number) => string
  readonly makeSureOfAll: (all: number, handlerColumn: string) => string
  readonly doSome: (mine: number, others: number, handlerColumn: string) => string
  readonly firstUpAtOnce: (count: number) => string
  /** That so many of them come later than the rules mean. */
  readonly toldLate: (count: number) => string
  /** Marks in the list who is to do it where that is the reader. */
  readonly yours: (handler: string) => string

  readonly title: (standing: Standing) => string
  /** How many; `span`: of those overdue or wrong the longest. */
  readonly count: (count: number, span: string) => string
  readonly summary: (groups: readonly string[]) => string
  readonly numbersOnly: (count: number) => string
  /** How late: `from` to `below` days; undefined: no such bound. */
  readonly days: (from: number | undefined, below: number | undefined) => string
  readonly between: string
  /** Ends a row of numbers of which some have no room. */
  readonly notListed: (count: number) => string

  /** When the first of them is told again or moves up; that none does. */
  readonly firstNext: (at: string, name: string) => string
  readonly noNext: string
  /** That some have moved up already, and nothing of them is still to be told. */
  readonly movedUp: string
}

const chinese: DigestWords = {
  subject: (standing, count, all, span) => {
    const tails: Readonly<Record<Standing, string>> = {
      upAtOnce: '立即上报',
      late: span === '' ? '超时' : `超时，最久 ${span}`,
      putOff: '再次推迟承诺',
      handedOver: '新转交',
      toCorrect: span === '' ? '待更正' : `待更正，最久 ${span}`,
      soon: `临期，最近的剩 ${span}`,
    }
    return `${all}个个案${count === all ? '' : `，${count}个`}${tails[standing]}`
  },
  doAll: (all) => `请从上到下办这${all}个个案，办好一个，在台账里填一个。`,
  makeSureOfAll: (all, column) => `请从上到下过问这${all}个个案，确认都有人在办；办不了的，马上改派，改${column}。`,
  doSome: (mine, others, column) =>
    `请从上到下办：标“你办”的${mine}个，办好一个，在台账里填一个；其余${others}个，确认都有人在办，办不了的，马上改派，改${column}。`,
  firstUpAtOnce: (count) => `先办立即上报的${count}个。`,
  toldLate: (count) => `其中${count}个按规则早该通知，这次一并补发。`,
  yours: (handler) => `${handler}（你办）`,
  title: (standing) =>
    ({
      upAtOnce: '立即上报',
      late: '超时',
      putOff: '承诺再次推迟',
      handedOver: '新转交',
      toCorrect: '待更正',
      soon: '临期',
    })[standing],
  count: (count, span) => (span === '' ? `${count}个` : `${count}个，最久 ${span}`),
  summary: (groups) => `${groups.join('；')}。`,
  numbersOnly: (count) => `以下${count}个只列编号`,
  days: (from, below) =>
    from === undefined ? `不到${below ?? 0}天` : below === undefined ? `${from}天以上` : `${from}–${below}天`,
  between: '、',
  notListed: (count) => `……还有${count}个，见台账`,
  firstNext: (at, name) => `仍未办的，会再次通知或上移，最早 ${at}（${name}）。`,
  movedUp: '有的已经上移，请尽快处理完。',
  noNext: '都已到最后一级，不再上移，请务必处理到底。',
}

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

const english: DigestWords = {
  subject: (standing, count, all, span) => {
    const tails: Readonly<Record<Standing, string>> = {
      upAtOnce: 'up at once',
      late: span === '' ? 'overdue' : `overdue by up to ${span}`,
      putOff: 'promised and put off again',
      handedOver: 'handed over',
      toCorrect: span === '' ? 'to be corrected' : `to be corrected for up to ${span}`,
      soon: `due soon, the first in ${span}`,
    }
    return `${cases(all)}${count === all ? ' ' : `, ${count} `}${tails[standing]}`
  },
  doAll: (all) => `Please work through these ${cases(all)} from the top, and fill in the ledger after each.`,
  makeSureOfAll: (all, column) =>
    `Please go through these ${cases(all)} from the top and make sure that somebody is on each; if that cannot be, hand the case over now by changing ${column}.`,
  doSome: (mine, others, column) =>
    `Please work from the top: do the ${mine} marked “yours”, and fill in the ledger after each; make sure that somebody is on the rest (${others}), or hand them over now by changing ${column}.`,
  firstUpAtOnce: (count) => `First the ${count} that went up at once.`,
  toldLate: (count) => `By the rules ${count} of these were to be told earlier; they come late with this mail.`,
  yours: (handler) => `${handler} (yours)`,
  title: (standing) =>
    ({
      upAtOnce: 'Up at once',
      late: 'Overdue',
      putOff: 'Promise put off again',
      handedOver: 'Handed over',
      toCorrect: 'To be corrected',
      soon: 'Due soon',
    })[standing],
  count: (count, span) => (span === '' ? String(count) : `${count}, up to ${span}`),
  summary: (groups) => `${groups.join('; ')}.`,
  numbersOnly: (count) => `${count} by number only`,
  days: (from, below) =>
    from === undefined
      ? `less than ${below === 1 ? 'a day' : `${below ?? 0} days`}`
      : below === undefined
        ? `${from} days and more`
        : `${from}–${below} days`,
  between: ', ',
  notListed: (count) => `… ${count} more, see the ledger`,
  firstNext: (at, name) => `What is still not done is told again or moves up, the first at ${at} (${name}).`,
  movedUp: 'Some have moved up already. Please see them through.',
  noNext: 'All have reached the last level and move up no further. Please see them through.',
}

const words: Readonly<Record<Language, DigestWords>> = { zh: chinese, en: english }

/** The sentences of mails with a list, in a language. */
export const digestWords = (language: Language): DigestWords => words[language]
