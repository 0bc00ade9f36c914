import { CalendarError, type CalendarProblem } from '../../calendar/calendar.ts'
import { deadline } from '../../calendar/deadline.ts'
import { addWorking, workingBetween } from '../../calendar/working-time.ts'
import { type Instant, instant, MINUTE } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import { faultsText, type PlacedFault } from './fault.ts'
import { printMoment } from './moment.ts'
import { type Question, readQuestion } from './question.ts'

/** An instant is ISO 8601 with the offset of the question's zone at it. */
export type Answer =
  | { readonly deadline: string }
  | { readonly minutes: number }
  | { readonly instant: string }
  | { readonly error: string }

/** Answers a question that stands on a line as JSON. Whatever the line holds, there is an answer. */
export function answerLine(line: string, language: Language): Answer {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return refused([{ place: [], fault: { code: 'not-json' }, value: line }], language)
  }
  return answer(json, language)
}

/** Answers a question, or says in words what is wrong with it and where. */
export function answer(json: unknown, language: Language): Answer {
  const read = readQuestion(json)
  if ('faults' in read) return refused(read.faults, language)
  try {
    return computed(read.question) ?? refused([beyondYears(read.question)], language)
  } catch (thrown) {
    if (!(thrown instanceof CalendarError)) throw thrown
    return refused([calendarFault(thrown.problem, read.question)], language)
  }
}

/** What is said of a line that was too long to be read. */
export const tooLong = (language: Language): Answer =>
  refused([{ place: [], fault: { code: 'line-too-long' } }], language)

const refused = (faults: readonly PlacedFault[], language: Language): Answer => ({
  error: faultsText(faults, language),
})

/** Undefined where the answer lies outside the years 0 to 9999. */
function computed(question: Question): Answer | undefined {
  if (question.kind === 'local_to_instant') {
    const shown = printMoment(question.zone, question.at)
    return shown === undefined ? undefined : { instant: shown }
  }
  const { calendar, start, pauses } = question
  if (question.kind === 'diff') return { minutes: workingBetween(calendar, start, question.end, pauses) / MINUTE }
  const shown = printMoment(calendar.zone, dueOf(question))
  return shown === undefined ? undefined : { deadline: shown }
}

function dueOf(question: Exclude<Question, { kind: 'diff' | 'local_to_instant' }>): Instant {
  const { calendar, start, pauses } = question
  switch (question.kind) {
    case 'add':
      return addWorking(calendar, start, Math.round(question.minutes * MINUTE), pauses)
    case 'add_duration': {
      const { duration, atOnceMinutes } = question
      return instant(Math.round(deadline(start, duration, calendar, { pauses, atOnceMinutes })))
    }
    case 'add_days':
      return deadline(start, { kind: 'workdays', amount: question.days }, calendar, { pauses, atOnceMinutes: 0 })
  }
}

const AMOUNT = {
  add: 'minutes',
  add_duration: 'duration',
  diff: 'end',
  add_days: 'days',
  local_to_instant: 'local',
} as const

const beyondYears = ({ kind }: Question): PlacedFault => ({ place: [AMOUNT[kind]], fault: { code: 'beyond-years' } })

function calendarFault(problem: CalendarProblem, question: Question): PlacedFault {
  if (problem.code !== 'never-open' || problem.from === undefined) return beyondYears(question)
  const back = (question.kind === 'add' && question.minutes < 0) || (question.kind === 'add_days' && question.days < 0)
  return { place: ['hours'], fault: { code: 'closed-for-good', from: problem.from, back } }
}
