import type { DayTally } from '../model/daily.ts'
import type { Language } from '../model/language.ts'

/** What the day's mails say besides what every mail does (R43). One object a language; whatever is missing in one does not compile. */
export interface DailyMailWords {
  /** The subject's beginning to whoever is over others, and to whoever only has cases of their own. */
  readonly daySubject: (date: string, tally: DayTally) => string
  readonly ownSubject: (open: number, forgotten: number, overdue: number) => string

  /** What is asked: of whoever is over others; then, or alone, of who has cases of their own. */
  readonly seeToForgotten: (count: number) => string
  readonly seeToOverdue: (count: number) => string
  readonly allWell: string
  readonly alsoYours: (open: number) => string
  readonly doYours: (open: number, forgotten: number) => string
  readonly asOf: (at: string) => string

  readonly isPart: string
  readonly toCorrect: (count: number) => string
  readonly unreached: (people: readonly string[], left: number) => string
  readonly ofPerson: (name: string, count: number) => string

  readonly forgotten: string
  readonly overdue: string
  readonly rest: string
  readonly restOfYours: string
  readonly titled: (title: string, count: number) => string
  readonly people: string
  readonly person: string
  readonly morePeople: (count: number) => string

  readonly forgottenFor: (span: string) => string
  readonly overdueBy: (clock: string, span: string) => string
  readonly dueIn: (clock: string, span: string, at: string) => string
  readonly paused: string
  readonly noDeadline: string
  readonly and: string
  readonly yours: (handler: string) => string
  readonly standIn: (handler: string) => string
}

const chinese: DailyMailWords = {
  daySubject: (date, { received, resolved, carriedOver, overdue, forgotten }) =>
    `日清 ${date}：受理${received}，办结${resolved}，结转${carriedOver}，超时${overdue}，遗忘${forgotten}`,
  ownSubject: (open, forgotten, overdue) =>
    [
      `你还有${open}件没办完`,
      ...(forgotten === 0 ? [] : [`${forgotten}件被遗忘`]),
      ...(overdue === 0 ? [] : [`${overdue}件超时`]),
    ].join('，'),
  seeToForgotten: (count) =>
    `有${count}件被遗忘，没人按时更新进展。请先过问这${count}件，确认有人在办，今天就告诉客户。`,
  seeToOverdue: (count) => `没有被遗忘的。有${count}件超时，请过问。`,
  allWell: '今天没有被遗忘的，也没有超时的。',
  alsoYours: (open) => `你自己还有${open}件没办完，也在下面。`,
  doYours: (open, forgotten) =>
    forgotten === 0
      ? `你手上还有${open}件没办完，请从上到下过一遍：今天能办的办好，办不完的把进展告诉客户，填进台账。`
      : `你手上还有${open}件没办完，${forgotten}件被遗忘。请先把这${forgotten}件的进展告诉客户，填进台账，再从上到下过一遍。`,
  asOf: (at) => `截至 ${at}。`,
  isPart: '只含你负责的范围。',
  toCorrect: (count) => `全部台账另有${count}行待更正，还不算个案：见“检查”列。`,
  unreached: (people, left) =>
    `有的清单没人收：${people.join('、')}${left === 0 ? '' : `等，另有${left}人`}。他们不在“人员”里，或没有邮箱，或请假没有代理人；请过问，把“人员”填好。`,
  ofPerson: (name, count) => `${name}（${count}件）`,
  forgotten: '被遗忘的',
  overdue: '超时的',
  rest: '其它在办的',
  restOfYours: '你手上其它在办的',
  titled: (title, count) => `${title}（${count}件）`,
  people: '各人今天',
  person: '责任人',
  morePeople: (count) => `还有${count}人，见“日清日审”表。`,
  forgottenFor: (span) => `进展已超过间隔 ${span}`,
  overdueBy: (clock, span) => `${clock}超时 ${span}`,
  dueIn: (clock, span, at) => `${clock}还剩 ${span}（${at} 前）`,
  paused: '暂停中',
  noDeadline: '没有时限',
  and: '；',
  yours: (handler) => `${handler}（你办）`,
  standIn: (handler) => `${handler}（你代办）`,
}

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

const areCases = (count: number): string => (count === 1 ? '1 case is' : `${count} cases are`)

const english: DailyMailWords = {
  daySubject: (date, { received, resolved, carriedOver, overdue, forgotten }) =>
    `Daily clear ${date}: ${received} received, ${resolved} resolved, ${carriedOver} open, ${overdue} overdue, ${forgotten} forgotten`,
  ownSubject: (open, forgotten, overdue) =>
    [
      `${cases(open)} still open with you`,
      ...(forgotten === 0 ? [] : [`${forgotten} forgotten`]),
      ...(overdue === 0 ? [] : [`${overdue} overdue`]),
    ].join(', '),
  seeToForgotten: (count) =>
    `${areCases(count)} forgotten: no progress within the interval. Please see to ${count === 1 ? 'it' : 'these'} first: make sure that somebody is on ${count === 1 ? 'it' : 'each'}, and that the customer hears of it today.`,
  seeToOverdue: (count) =>
    `Nothing is forgotten. ${areCases(count)} overdue; please see to ${count === 1 ? 'it' : 'them'}.`,
  allWell: 'Nothing is forgotten today, and nothing overdue.',
  alsoYours: (open) => `With you yourself ${areCases(open)} open, listed below as well.`,
  doYours: (open, forgotten) =>
    forgotten === 0
      ? `${cases(open)} still open with you. Please go through them from the top: finish what can be finished today, tell the customer how the rest stands, and write it into the ledger.`
      : `${cases(open)} still open with you, ${forgotten} forgotten. Please tell ${forgotten === 1 ? 'that customer' : 'those customers'} first how it stands, write it into the ledger, and then go through the rest from the top.`,
  asOf: (at) => `As of ${at}.`,
  isPart: 'This is what you look after, no more.',
  toCorrect: (count) =>
    `In all registers ${count === 1 ? '1 row waits' : `${count} rows wait`} to be corrected and ${count === 1 ? 'is' : 'are'} no case yet: see the column "Check".`,
  unreached: (people, left) =>
    `Some lists reach nobody: ${people.join(', ')}${left === 0 ? '' : ` and ${left} more`}. They are not in the tab "Staff", have no address there, or are on leave without a deputy; please see to their cases, and to that tab.`,
  ofPerson: (name, count) => `${name} (${cases(count)})`,
  forgotten: 'Forgotten',
  overdue: 'Overdue',
  rest: 'Others open',
  restOfYours: 'Others open with you',
  titled: (title, count) => `${title} (${count})`,
  people: 'Today by person',
  person: 'Handler',
  morePeople: (count) => `${count} more, see the tab "Daily clear".`,
  forgottenFor: (span) => `No progress, ${span} past the interval`,
  overdueBy: (clock, span) => `${clock} overdue by ${span}`,
  dueIn: (clock, span, at) => `${clock} due in ${span} (${at})`,
  paused: 'waiting',
  noDeadline: 'no deadline',
  and: '; ',
  yours: (handler) => `${handler} (yours)`,
  standIn: (handler) => `${handler} (you stand in)`,
}

const words: Readonly<Record<Language, DailyMailWords>> = { zh: chinese, en: english }

/** The sentences of the day's mails, in a language. */
export const dailyMailWords = (language: Language): DailyMailWords => words[language]
