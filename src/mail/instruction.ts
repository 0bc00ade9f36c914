import { roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import { isDraft } from '../model/case-number.ts'
import type { ImmediateClock } from '../model/clock.ts'
import { MINUTE } from '../model/instant.ts'
import type { Role } from '../model/role.ts'
import type { Notice } from '../plan/plan.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import type { Recipient } from '../rules/recipients.ts'
import { choiceWord } from '../sheet/words.ts'
import { callbackColumn, callbackTab, columnsToFill, columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import { isImmediate, type LateClock } from './late-clocks.ts'
import { type MailLink, stepOf } from './links.ts'
import type { NoticeWords } from './notice-words.ts'
import { placeOf } from './place.ts'
import { type Part, partOf } from './readers.ts'
import { MOST, shownLine } from './shown.ts'

/** What an instruction needs to know besides. */
interface Asking extends MailContext {
  /** What the mail offers its reader to press. */
  readonly buttons: readonly MailLink[]
}

/**
 * What is expected of the reader (R27), then who else was told, a line each: the doer acts and says so in the ledger; those to whom it
 * has gone up decide and help; whoever else reads it makes sure of that. Of a mail that its reader asked for nobody else is told.
 */
export function instruction(
  notice: Notice,
  reader: Recipient,
  clocks: readonly LateClock[],
  context: Asking,
  words: NoticeWords,
  isAsked = false,
): readonly string[] {
  const isEntry = clocks.every(({ clock }) => clock === 'entry')
  const part = partOf(reader, notice, isEntry)
  if (isAsked && !part.isDoer && !part.isSuperior && !part.isFirstReceiver)
    return [addressed(reader.name, words.notYours(doerOf(notice, part, context, words)), words, notice.fields.phone)]
  const sentences = [
    ...(part.isDoer
      ? asDoer(notice, clocks, isEntry, part, context, words)
      : asAnother(notice, clocks, isEntry, part, context, words)),
    ...(notice.wrong === undefined ? [] : [runsAllTheSame(notice, context, words)]),
  ]
  return [
    addressed(reader.name, sentences.join(words.between), words, notice.fields.phone),
    ...(isAsked ? [] : alsoTold(notice, part, context, words)),
  ]
}

/** What is asked, with the reader's name before it. */
export function addressed(name: string, asked: string, words: NoticeWords, phone?: string): string {
  const shown = shownLine(name, MOST.name, phone)
  return shown === '' ? asked : words.colon(shown, asked)
}

function asDoer(
  notice: Notice,
  clocks: readonly LateClock[],
  isEntry: boolean,
  part: Part,
  context: Asking,
  words: NoticeWords,
): readonly string[] {
  const clauses = clausesOf(notice, clocks, part.isSuperior, context, words)
  const asked = part.standsIn
    ? words.askInstead(doerOf(notice, part, context, words), clauses)
    : words.ask(inline(part.doer?.roles ?? [], context, words), clauses)
  return [
    ...backToYou(notice, clocks, context, words),
    ...(clauses.length === 0 ? [] : [asked]),
    ...nameHandler(notice, isEntry, context, words),
  ]
}

/** Why a case is with its reader: the one before said that it is not theirs. */
function backToYou(
  notice: Notice,
  clocks: readonly LateClock[],
  context: MailContext,
  words: NoticeWords,
): readonly string[] {
  const handed = clocks.find(({ clock }) => clock === 'handover')
  const back = notice.timeline?.findLast(({ kind }) => kind === 'notMine')
  if (handed === undefined || back?.kind !== 'notMine' || back.by === undefined || handed.due - back.at >= MINUTE)
    return []
  const by = shownLine(back.by, MOST.name, notice.fields.phone)
  return by === '' ? [] : [words.backToYou(by, handlerColumn(notice, context, words))]
}

/** What is said to a reader who is not to do it; where the doer is not told, it is for the reader to pass on. */
function asAnother(
  notice: Notice,
  clocks: readonly LateClock[],
  isEntry: boolean,
  part: Part,
  context: Asking,
  words: NoticeWords,
): readonly string[] {
  const { doer, doerIsTold, isSuperior } = part
  const doerName = doer === undefined ? words.somebody : shownLine(doer.name, MOST.name, notice.fields.phone)
  const makeSure = isFinished(notice)
    ? words.makeSureCalled(doerName, words.column(callbackColumn('caller', context.language)))
    : words.makeSure(doerName, handlerColumn(notice, context, words))
  const immediate = worstOf(clocks.filter(isImmediate))
  const isLate = clocks.some((one) => one.late && !isImmediate(one) && one.clock !== 'entry')
  const own = (): string => {
    if (immediate.length > 0 && isSuperior)
      return words.lead(immediate.map(({ clock }) => words.leads[clock](doerName)))
    if (immediate.length > 0 && !(isLate && doerIsTold)) return words.staysWith
    if (isEntry) return words.makeSureCorrected(doerName)
    return isLate ? makeSure : words.knowOf
  }
  if (doerIsTold) return [own()]
  // It is the doer who does it, and the doer has no buttons.
  const clauses = clausesOf(notice, clocks, false, { ...context, buttons: [] }, words)
  const urged = [
    ...(clauses.length === 0 ? [] : [words.urge(doerOf(notice, part, context, words), clauses)]),
    ...nameHandler(notice, isEntry, context, words),
  ]
  if (immediate.length === 0) return urged
  return isSuperior ? [own(), ...urged] : [...urged, own()]
}

/** The doer with what they are for this case. */
const doerOf = ({ fields }: Notice, { doer }: Part, context: MailContext, words: NoticeWords): string =>
  doer === undefined
    ? words.somebody
    : words.person(shownLine(doer.name, MOST.name, fields.phone), inline(doer.roles, context, words))

const inline = (roles: readonly Role[], { language }: MailContext, words: NoticeWords): string =>
  words.list(
    roles.map((role) => words.inline(choiceWord(roleChoices, role, language))),
    0,
  )

/** Nobody is named as handler: whoever took the case decides (R09). */
const nameHandler = (notice: Notice, isEntry: boolean, context: MailContext, words: NoticeWords): readonly string[] =>
  isEntry || isFinished(notice) || notice.fields.handler !== undefined
    ? []
    : [words.nameHandler(handlerColumn(notice, context, words))]

/** What there is to do of a finished case is to call its customer. */
const isFinished = ({ fields }: Notice): boolean => resolvedAt(fields) !== undefined

const handlerColumn = ({ register }: Notice, { language }: MailContext, words: NoticeWords): string =>
  words.column(columnWord(register, 'handler', language) ?? '')

function alsoTold({ fields }: Notice, { others }: Part, context: MailContext, words: NoticeWords): readonly string[] {
  const people = others.flatMap(({ name, roles }) => {
    const shown = shownLine(name, MOST.name, fields.phone)
    return shown === '' ? [] : [words.person(shown, inline(roles, context, words))]
  })
  return people.length === 0 ? [] : [words.alsoTold(words.list(people.slice(0, 5), Math.max(0, people.length - 5)))]
}

/** What is to be done, by how it stands: what has gone up, what is late, what is due soon, what is wrong. */
function clausesOf(
  notice: Notice,
  clocks: readonly LateClock[],
  isSuperior: boolean,
  context: Asking,
  words: NoticeWords,
): readonly string[] {
  const clause = (group: readonly LateClock[], said: string): readonly string[] =>
    group.length === 0 ? [] : [said + fillIn(notice, group, context, words)]
  const immediate = clocks.filter(isImmediate)
  // Whoever is to contact the customer again need not be told to contact the customer.
  const isAsked = immediate.some(({ clock }) => clock === 'reopened')
  const due = clocks.filter(
    (one) => !isImmediate(one) && one.clock !== 'entry' && !(isAsked && one.clock === 'respond'),
  )
  const overdue = due.filter((one) => one.late)
  // Whoever took a late case over knows by what is asked that it is theirs.
  const missed = overdue.filter(({ clock }) => clock !== 'handover')
  const late = missed.length === 0 ? overdue : missed
  const soon = due.filter((one) => !one.late)
  const atOnce = worstOf(immediate).map(({ clock }) => doerAct(clock, isSuperior, words))
  const now = late.map(({ clock }) => actOf(clock, notice, words))
  const until = soon.map((one) => words.by(actOf(one.clock, notice, words), formatInstant(context.zone, one.due)))
  return [
    ...clause(immediate, words.atOnce(atOnce)),
    ...clause(late, words.now(words.list(now, 0))),
    ...clause(soon, words.list(until, 0)),
    ...(notice.wrong === undefined ? [] : [words.correct(placeOf(notice, context, words), isDraft(notice.number))]),
  ]
}

/** What stops a clock of this case, as something to be asked. */
const actOf = (clock: LateClock['clock'], { register }: Notice, words: NoticeWords): string =>
  clock === 'progress' && register === 'incident' ? words.reportProgress : words.acts[clock]

/** What the doer is to do about what has gone up; a superior does what superiors do. */
const doerAct = (clock: ImmediateClock, isSuperior: boolean, words: NoticeWords): string =>
  isSuperior && (clock === 'upset' || clock === 'authority') ? words.leads[clock]('') : words.acts[clock]

/** What a reader shall do about one thing that has gone up, in short. */
export function askedAtOnce(clock: ImmediateClock, { fields }: Notice, part: Part, words: NoticeWords): string {
  if (part.isDoer) return words.lead([doerAct(clock, part.isSuperior, words)])
  const { doer } = part
  const doerName = doer === undefined ? words.somebody : shownLine(doer.name, MOST.listed, fields.phone)
  return part.isSuperior ? words.lead([words.leads[clock](doerName)]) : words.staysWith
}

/** What endangers people says all that an incident has to be told. */
const worstOf = <C extends LateClock>(immediate: readonly C[]): readonly C[] =>
  immediate.some(({ clock }) => clock === 'critical')
    ? immediate.filter(({ clock }) => clock !== 'incident')
    : immediate

function runsAllTheSame(
  { register, fields: { receivedAt } }: Notice,
  { language, zone }: MailContext,
  words: NoticeWords,
): string {
  const column = words.column(columnWord(register, 'receivedAt', language) ?? '')
  return words.runsAllTheSame(column, receivedAt === undefined ? undefined : formatInstant(zone, receivedAt))
}

function fillIn(
  notice: Notice,
  clocks: readonly LateClock[],
  { language, buttons }: Asking,
  words: NoticeWords,
): string {
  const offered = new Set(buttons.map(({ label }) => label))
  if (clocks.some(({ clock }) => clock === 'callback' || clock === 'unreached')) {
    const button = words.links.callback
    return words.askThree(offered.has(button) ? button : undefined, callbackTab(language))
  }
  const columns = columnsToFill(
    notice.register,
    clocks.map(({ clock }) => clock),
    language,
  )
  if (columns.length === 0) return ''
  const named = (names: readonly string[]): string => words.list(names.map(words.column), 0)
  const steps = clocks.map((one) => stepOf(one)).map((step) => (step === undefined ? '' : words.links[step]))
  if (!steps.some((step) => offered.has(step))) return words.andFillIn(named(columns))
  return words.orPress(steps.every((step) => offered.has(step)) ? named(steps) : undefined, named(columns))
}
