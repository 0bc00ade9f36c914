import { roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import { isDraft } from '../model/case-number.ts'
import type { ImmediateClock } from '../model/clock.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import { columnsToFill, columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import { isImmediate, type LateClock } from './late-clocks.ts'
import type { NoticeWords } from './notice-words.ts'
import { placeOf } from './place.ts'
import { type Reader, type Readers, readersOf } from './readers.ts'
import { MOST, shownLine, shownNames } from './shown.ts'

/**
 * What is expected of the readers (R27), as sentences by paragraph: the doer acts and says so in the ledger; those to whom it has gone
 * up decide and help; whoever else reads it makes sure of that. All stand in each mail, by name, since one mail goes to all of them.
 */
export function instruction(
  notice: Notice,
  clocks: readonly LateClock[],
  context: MailContext,
  words: NoticeWords,
): readonly string[] {
  const { language } = context
  const isEntry = clocks.every(({ clock }) => clock === 'entry')
  const readers = readersOf(notice, isEntry)
  const { doer, doerReads } = readers
  const doerName = doer && shownLine(doer.name, MOST.name, notice.fields.phone)
  const rolesOfDoer = (doer?.roles ?? []).map((role) => words.inline(choiceWord(roleChoices, role, language)))
  const who = doerName === undefined ? words.somebody : words.person(doerName, words.list(rolesOfDoer, 0))
  const handlerColumn = words.column(columnWord(notice.register, 'handler', language) ?? '')

  const clauses = clausesOf(notice, clocks, readers, context, words)
  const sentences = [
    ...(clauses.length === 0 ? [] : [(doerReads ? words.ask : words.askReaders)(who, clauses)]),
    ...(isEntry || doer?.roles.includes('handler') === true ? [] : [words.nameHandler(handlerColumn)]),
    ...(notice.wrong === undefined ? [] : [runsAllTheSame(notice, context, words)]),
  ]
  const others = othersOf(notice, clocks, isEntry, readers, doerName ?? words.somebody, handlerColumn, words)
  return [sentences.join(words.between), ...others]
}

/** What the doer is asked, by how it stands: what has gone up, what is late, what is due soon, what is wrong. */
function clausesOf(
  notice: Notice,
  clocks: readonly LateClock[],
  { doer }: Readers,
  context: MailContext,
  words: NoticeWords,
): readonly string[] {
  const clause = (group: readonly LateClock[], said: string): readonly string[] =>
    group.length === 0 ? [] : [said + fillIn(notice, group, context, words)]
  const immediate = clocks.filter(isImmediate)
  const due = clocks.filter((one) => !isImmediate(one) && one.clock !== 'entry')
  const late = due.filter((one) => one.late)
  const soon = due.filter((one) => !one.late)
  const isForSuperior = (clock: ImmediateClock) =>
    doer?.isSuperior === true && (clock === 'upset' || clock === 'authority')
  const atOnce = worstOf(immediate).map(({ clock }) =>
    isForSuperior(clock) ? words.leads[clock]('') : words.acts[clock],
  )
  const now = late.map(({ clock }) => words.acts[clock])
  const until = soon.map((one) => words.by(words.acts[one.clock], formatInstant(context.zone, one.due)))
  return [
    ...clause(immediate, words.atOnce(atOnce)),
    ...clause(late, words.now(words.list(now, 0))),
    ...clause(soon, words.list(until, 0)),
    ...(notice.wrong === undefined ? [] : [words.correct(placeOf(notice, context, words), isDraft(notice.number))]),
  ]
}

/** What is said to the readers who are not to do it themselves. */
function othersOf(
  { to, fields }: Notice,
  clocks: readonly LateClock[],
  isEntry: boolean,
  { doer, doerReads, superiors, firstReceivers, others }: Readers,
  doerName: string,
  handlerColumn: string,
  words: NoticeWords,
): readonly string[] {
  const say = (readers: readonly Reader[], sentence: (readers: string) => string): readonly string[] => {
    const shown = shownNames(
      readers.map(({ name }) => name),
      fields.phone,
    )
    return shown.names.length === 0 ? [] : [sentence(words.list(shown.names, shown.left))]
  }
  const makeSure = (readers: string): string => words.makeSure(readers, doerName, handlerColumn)
  const immediate = worstOf(clocks.filter(isImmediate))
  const isLate = clocks.some((one) => one.late && !isImmediate(one) && one.clock !== 'entry')
  if (immediate.length > 0) {
    const leads = immediate.map(({ clock }) => words.leads[clock](doerName))
    return [
      ...say(superiors, (readers) => words.lead(readers, leads)),
      ...(isLate && doerReads ? say([...firstReceivers, ...others], makeSure) : say(firstReceivers, words.staysWith)),
    ]
  }
  if (!doerReads) return []
  const watching = to.filter(({ name }) => name !== doer?.name)
  if (isEntry) return say(watching, (readers) => words.makeSureCorrected(readers, doerName))
  return say(watching, isLate ? makeSure : words.knowOf)
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

function fillIn(notice: Notice, clocks: readonly LateClock[], { language }: MailContext, words: NoticeWords): string {
  const columns = columnsToFill(
    notice.register,
    clocks.map(({ clock }) => clock),
    language,
  )
  return columns.length === 0 ? '' : words.andFillIn(words.list(columns.map(words.column), 0))
}
