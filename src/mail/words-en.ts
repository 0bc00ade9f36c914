import type { NoticeWords } from './notice-words.ts'

const list = (items: readonly string[], left: number): string => {
  const all = left > 0 ? [...items, `${left} more`] : items
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
}

const byWhom = (by: string | undefined): string => (by === undefined ? '' : ` by ${by}`)

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const ordinal = (n: number): string => `${n}${ENDINGS[ordinals.select(n)] ?? 'th'}`

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
    critical: 'get to the scene now and make people safe first',
    incident: 'get to the scene now and keep reporting',
    abnormal: 'secure the evidence and promise nothing alone',
    upset: 'stay with the customer and do not argue',
    authority: 'tell the customer that it has gone up, and when to expect an answer',
    repeat: 'see how the earlier case was handled, and settle it for good this time',
    reopened: 'contact the customer again and ask what is still wrong',
    unreached: 'find another way to reach the customer',
    handover: 'take the case over and contact the customer',
    entry: 'correct the row',
  },
  reportProgress: 'report how it stands',
  leads: {
    critical: (doer) =>
      `contact ${doer} now, make sure that people are safe, send what help is needed, and take charge on the scene if you must`,
    incident: () => 'find out now how it stands, and decide whether to go there and whom else to tell',
    abnormal: () => 'look at the evidence, decide how it is handled, and let one person answer for us',
    upset: () => 'speak to the customer in person now',
    authority: () => 'decide now, or authorise somebody to',
    repeat: (doer) => `find out with ${doer} why the earlier case did not settle it, and decide what is done this time`,
    reopened: (doer) =>
      `look into it yourself: ask what the customer is not satisfied with, and agree with ${doer} what is done, and by when`,
    unreached: () =>
      'decide how the customer is reached: in person, by letter, or at another number that the first receiver knows',
  },
  why: {
    critical: 'people are in danger',
    incident: 'reported upwards on first sight',
    abnormal: 'claims beyond all reason',
    upset: 'not calmed within 3–5 minutes',
    authority: 'not for the first receiver to decide',
    repeat: 'the customer is back with the same matter',
    reopened: 'the customer is not satisfied',
    unreached: 'the customer was called several times and not reached',
  },
  list,
  slash: ' / ',
  column: (name) => `“${name}”`,
  person: (name, role) => (name.toLowerCase() === role.toLowerCase() ? name : `${name} (${role})`),

  inline: (role) => role.toLowerCase(),

  now: (acts) => `${acts} now`,
  atOnce: (acts) => acts.join('; '),
  by: (act, due) => `${act} by ${due}`,
  correct: (place, isDraft) =>
    isDraft ? `correct ${place}: until it is right it has no number and is no case` : `correct ${place}`,
  andFillIn: (columns) => `, and fill in ${columns} in the ledger`,
  orPress: (buttons, columns) => `, then press ${buttons ?? 'the buttons'} below or fill in ${columns} in the ledger`,
  askThree: (button, tab) =>
    `, ask the three questions (was it handled, were they satisfied, any suggestions), then ${button === undefined ? '' : `press “${button}” below or `}fill in the tab “${tab}”`,
  ask: (roles, clauses) => `You are the ${roles}. Please ${clauses.join('; ')}.`,
  askInstead: (doer, clauses) => `You stand in for ${doer}. Please ${clauses.join('; ')}.`,
  urge: (doer, clauses) => `Please see to it that ${doer} does this: ${clauses.join('; ')}.`,
  nameHandler: (column) => `There is no handler yet: first decide who does it, and fill in ${column}.`,
  makeSure: (doer, column) =>
    `Please make sure that ${doer} is on it; if that cannot be, hand the case over now by changing ${column}.`,
  makeSureCalled: (caller, column) =>
    `Please make sure that ${caller} calls the customer; if that cannot be, have somebody else call, by changing ${column} in the tab of callbacks.`,
  knowOf: 'For your attention: it moves up if it is not done by then.',
  lead: (acts) => `Please ${acts.join('; ')}.`,
  staysWith: 'You are the first receiver. Please stay with it to the end and keep the ledger up to date.',
  makeSureCorrected: (doer) =>
    `Please make sure that ${doer} is correcting it, or have somebody else check and correct it.`,
  alsoTold: (people) => `Also told: ${people}.`,
  runsAllTheSame: (column, at) =>
    `The deadlines run from ${column}${at === undefined ? '' : ` (${at})`} all the same, however late it is corrected.`,
  somebody: 'somebody',

  late: 'Overdue',
  soon: 'Due soon',
  lateBy: (span) => `${span} overdue`,
  lateJustNow: 'due just now',
  left: (span) => `${span} left`,
  leftLittle: 'less than a minute',
  dueAt: (due) => `deadline ${due}`,
  level: (level) => (level === 0 ? 'reminder' : `level ${level}`),
  nthTime: (nth) => `told for the ${ordinal(nth)} time`,
  upAtOnce: 'Up at once',
  seenAt: (at) => `seen at ${at}`,
  reopenedAt: (at) => `reopened at ${at}`,
  toCorrect: 'To be corrected',
  wrongSince: (at) => `since ${at}`,
  wrongFor: (span) => `wrong for ${span}`,
  wrongCells: 'What is wrong',
  putOff: 'Put off',
  putOffAt: (at) => `put off at ${at}`,
  nowPromised: (date) => `now promised for ${date}`,
  noPromise: 'no date is promised now',
  handedOver: 'Handed over',
  handedAt: (at) => `handed over at ${at}`,
  nowWith: (handler) => `now with ${handler}`,

  subjectLate: (clock, by) => `${clock}: overdue ${by}`.trimEnd(),
  subjectSoon: (clock, left) => `${clock}: due soon, ${left} left`,
  subjectPutOff: 'Promise put off again',
  subjectHanded: (handler) => `Handed over to ${handler}`,
  ofSeveral: (count) => ` (${count} deadlines)`,

  tag: (word) => `[${word}] `,
  subjectUp: (besides) =>
    besides === 0 ? 'up at once' : `up at once, ${besides} ${besides === 1 ? 'deadline' : 'deadlines'} besides`,
  subjectWrong: (count) => (count === 1 ? '1 thing to correct' : `${count} things to correct`),

  register: 'Register',
  callback: 'Callback',
  notReachedAt: (times) => `not reached: ${times}`,
  lastCallback: 'Last callback',
  asked: (at, by) => (by === undefined ? `asked at ${at}` : `asked by ${by} at ${at}`),
  suggested: (suggestion) => `suggestion: ${suggestion}`,
  earlierCase: 'Earlier case',
  received: (at) => `received ${at}`,
  resolved: (at, result) =>
    at === undefined ? 'not resolved yet' : result === '' ? `resolved ${at}` : `resolved ${at}: ${result}`,
  alike: (percent, reasons) => `alike: ${reasons.join(', ')} (${percent}%)`,
  reasons: {
    phone: 'same phone',
    name: 'same name',
    room: 'same room',
    words: 'like words',
    category: 'same category',
  },
  notARepeat: (column) =>
    `If it is another matter, put Yes under ${column} of its row: the two are not taken for one again.`,
  openEarlier: (number) => `See ${number}`,
  reopenedByHand: 'reopened after it was resolved',
  where: 'Where',
  place: (tab, row) => `row ${row} of ${tab}`,
  placeAsOf: (place, at) => `${place} (as of ${at}; sorting or inserting rows moves it)`,
  held: (items) => `held: ${items}`,
  notHeld: (items) => `missing: ${items}`,
  people: (count) => String(count),
  anonymous: 'Anonymous',
  nobody: 'not filled in',
  more: '… (the rest is in the ledger)',
  movesUp: (at, to) => `If it is still not done, it moves up at ${at} to ${to}.`,
  hasMovedUp: (to) => `It has moved up to ${to} already. Please see it through.`,
  watchedAsUsual: 'Its deadlines are watched as usual, and move up if they are missed.',
  remindsAgain: (at, to) => `If it is still not done, ${to} will be told again at ${at}.`,
  correctedOrUp: (at, to) => `If it is still not corrected, it moves up at ${at} to ${to}.`,
  hasGoneUp: 'It has gone up at once and moves up no further by itself; its deadlines are watched as usual.',
  lastLevel: 'This is the last level: it moves up no further. Please see it through.',
  repeats: (every, left, until) =>
    left === 1
      ? `Unless somebody acknowledges it, it is told once more, at ${until}`
      : `Unless somebody acknowledges it, it is told again every ${every}, ${left} times more at most, until ${until}`,
  stopsRepeats: (column, button) =>
    button === undefined
      ? `Fill in ${column} in the ledger, and it is not repeated.`
      : `Press “${button}”, or fill in ${column} in the ledger, and it is not repeated.`,
  heldOver: (at) =>
    `By the rules this was to be told at ${at}. No mail is sent in the quiet hours, so it comes only now.`,
  toldLate: (at, by) => `By the rules this was to be told at ${at}; it comes ${by} late.`,
  unreached: (roles) =>
    `This was meant for the ${roles}, but the staff tab now has nobody in that role who can be mailed, so it goes to you instead.`,
  missed: (people) => `Not told: ${people} (on leave without a deputy, without an address, or not in the staff tab).`,
  mendStaff: 'Please fill in roles, addresses or deputies in the staff tab.',
  notYours: (doer) => `This is with ${doer} now; there is nothing for you to do.`,
  backToYou: (by, column) =>
    `${by} says that this is not theirs and gave it back to you; if it is somebody else's, change ${column}.`,
  askedFor: 'You asked for this mail; its links are new.',
  overCap:
    'You have had as many mails today as the settings allow. What is not critical comes as one list every two hours from here on.',

  whatHappened: 'What happened',
  steps: {
    received: 'Received',
    dispatched: 'Somebody was sent',
    responded: 'Responded',
    arrived: 'Arrived',
    replied: 'The customer was answered',
    resolved: 'Resolved',
    reopened: 'Reopened',
    goesOn: 'The wait is over, work goes on',
  },
  progressed: (by) => `Progress added${byWhom(by)}`,
  calledBack: (outcome, by) =>
    `Called back${byWhom(by)}: ${{ satisfied: 'satisfied', fairly: 'fairly satisfied', dissatisfied: 'not satisfied', refused: 'declined' }[outcome]}`,
  notReached: (by) => `Called back${byWhom(by)}, not reached`,
  looksLike: (number) => `Likely to repeat ${number}`,
  acknowledged: (by) => `Acknowledged${byWhom(by)}`,
  givenBack: (by) => `Given back as not theirs${byWhom(by)}`,
  handedTo: (to) => `Handed over to ${to}`,
  promised: (date) => `Promised to the customer for ${date}`,
  putOffTo: (date) => `Put off to ${date}`,
  waits: (reason) => `Waiting: ${reason}`,
  told: (level, clocks, to) => `Told ${to} (${level}: ${clocks})`,

  links: {
    acknowledge: 'Acknowledge',
    dispatched: 'Dispatched',
    responded: 'Customer contacted',
    arrived: 'On the scene',
    replied: 'Customer answered',
    progress: 'Add progress',
    promise: 'Promise a date',
    handOver: 'Hand over',
    done: 'Mark done',
    callback: 'Record callback',
    notMine: 'Not mine',
    case: 'More',
    row: 'Open in the sheet',
  },
  linksLead: 'Choose one, look it over and confirm; no sheet login is needed:',
  openCase: 'View and act',
  colon: (label, value) => (label.endsWith('?') ? `${label} ${value}` : `${label}: ${value}`),
  stop: '.',
  comma: ', ',
  between: ' ',
  footer: (site, zone, answersTo) =>
    `${site} · daily-clear. All times are ${zone}. This mail was sent by the system; write what was done into the ledger, a reply to this mail is not recorded${answersTo === undefined ? '' : `: it reaches ${answersTo} only`}.`,
}
