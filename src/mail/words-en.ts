import type { NoticeWords } from './notice-words.ts'

const list = (items: readonly string[], left: number): string => {
  const all = left > 0 ? [...items, `${left} more`] : items
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
}

export const english: NoticeWords = {
  acts: {
    dispatch: 'send somebody',
    respond: 'contact the customer',
    arrive: 'get to the place',
    reply: 'give the customer the answer',
    resolve: 'finish the work',
    progress: 'tell the customer how it stands',
    callback: 'call the customer back',
    promise: 'keep the promise to the customer',
    slip: 'agree with the customer on a date that holds, and explain the delay',
    critical: 'get to the scene and make people safe first',
    incident: 'deal with it and report upwards',
    abnormal: 'secure the evidence and let a superior decide; promise nothing alone',
    upset: 'speak to the customer in person',
    authority: 'decide, or authorise somebody to',
    entry: 'mend the row',
  },
  list,
  slash: ' / ',
  column: (name) => `“${name}”`,
  person: (name, role) => `${name} (${role})`,

  inline: (role) => role.toLowerCase(),

  now: (acts) => `${acts} now`,
  by: (act, due) => `${act} by ${due}`,
  andFillIn: (columns) => `, and fill in ${columns} in the ledger`,
  ask: (doer, clauses) => `${doer}: please ${clauses.join('; ')}.`,
  askReaders: (doer, clauses) => `Please see to it that ${doer} does this: ${clauses.join('; ')}.`,
  nameHandler: (column) => `There is no handler yet: first decide who does it, and fill in ${column}.`,
  makeSure: (readers, doer, column) =>
    `${readers}: please make sure that ${doer} is on it; if that cannot be, hand the case over now by changing ${column}.`,
  knowOf: (readers) => `${readers}: for your attention; it moves up if it is not done by then.`,
  somebody: 'somebody',

  late: 'Overdue',
  soon: 'Due soon',
  lateBy: (span) => `${span} overdue`,
  lateJustNow: 'due just now',
  left: (span) => `${span} left`,
  leftLittle: 'less than a minute',
  dueAt: (due) => `deadline ${due}`,
  level: (level) => (level === 0 ? 'reminder' : `level ${level}`),
  putOff: 'Put off',
  putOffAt: (at) => `put off at ${at}`,
  nowPromised: (date) => `now promised for ${date}`,
  noPromise: 'no date is promised now',

  subjectLate: (clock, by) => `${clock}: overdue ${by}`.trimEnd(),
  subjectSoon: (clock, left) => `${clock}: due soon, ${left} left`,
  subjectPutOff: 'Promise put off again',
  ofSeveral: (count) => ` (${count} deadlines)`,

  register: 'Register',
  anonymous: 'Anonymous',
  nobody: 'not filled in',
  more: '… (the rest is in the ledger)',
  movesUp: (at, to) => `If it is still not done, it moves up at ${at} to ${to}.`,
  remindsAgain: (at, to) => `If it is still not done, ${to} will be told again at ${at}.`,
  lastLevel: 'This is the last level: it moves up no further. Please see it through.',
  openRow: 'Open the row in the ledger',
  colon: (label, value) => `${label}: ${value}`,
  comma: ', ',
  between: ' ',
  footer: (site, zone) =>
    `${site} · daily-clear. All times are ${zone}. This mail was sent by the system; write what was done into the ledger, a reply to this mail is not recorded.`,
}
