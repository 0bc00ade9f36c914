import { roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import { isDraft } from '../model/case-number.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import { columnsToFill, columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import { isImmediate, type LateClock } from './late-clocks.ts'
import type { NoticeWords } from './notice-words.ts'
import { placeOf } from './place.ts'
import { type Reader, readersOf } from './readers.ts'
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
  const { doer, doerReads, superiors, firstReceivers, others } = readersOf(notice, isEntry)
  const doerName = doer && shownLine(doer.name, MOST.name, notice.fields.phone)
  const who = doer
    ? words.person(
        doerName ?? '',
        words.list(
          doer.roles.map((role) => words.inline(choiceWord(roleChoices, role, language))),
          0,
        ),
      )
    : words.somebody
  const handlerColumn = words.column(columnWord(notice.register, 'handler', language) ?? '')
  const listed = (readers: readonly Reader[]): string => {
    const shown = shownNames(
      readers.map(({ name }) => name),
      notice.fields.phone,
    )
    return words.list(shown.names, shown.left)
  }

  const immediate = clocks.filter(isImmediate)
  const due = clocks.filter((clock) => !isImmediate(clock) && clock.clock !== 'entry')
  const late = due.filter((clock) => clock.late)
  const soon = due.filter((clock) => !clock.late)
  const fill = (group: readonly LateClock[]) => fillIn(notice, group, context, words)
  const told = worstOf(immediate)
  const clauses = [
    ...(told.length === 0
      ? []
      : [
          words.atOnce(
            told.map(({ clock }) =>
              doer?.isSuperior === true && (clock === 'upset' || clock === 'authority')
                ? words.leads[clock]('')
                : words.acts[clock],
            ),
          ) + fill(immediate),
        ]),
    ...(late.length === 0
      ? []
      : [
          words.now(
            words.list(
              late.map(({ clock }) => words.acts[clock]),
              0,
            ),
          ) + fill(late),
        ]),
    ...(soon.length === 0
      ? []
      : [
          words.list(
            soon.map((clock) => words.by(words.acts[clock.clock], formatInstant(context.zone, clock.due))),
            0,
          ) + fill(soon),
        ]),
    ...(notice.wrong === undefined ? [] : [words.correct(placeOf(notice, context, words), isDraft(notice.number))]),
  ]
  const sentences = clauses.length === 0 ? [] : [(doerReads ? words.ask : words.askReaders)(who, clauses)]
  if (doer?.roles.includes('handler') !== true && !isEntry) sentences.push(words.nameHandler(handlerColumn))
  if (notice.wrong !== undefined) sentences.push(runsAllTheSame(notice, context, words))

  const paragraphs = [sentences.join(words.between)]
  const say = (readers: readonly Reader[], sentence: (readers: string) => string): void => {
    const names = listed(readers)
    if (names !== '') paragraphs.push(sentence(names))
  }
  const doerCalled = doerName ?? words.somebody
  const makeSure = (readers: string): string => words.makeSure(readers, doerCalled, handlerColumn)
  if (told.length > 0) {
    say(superiors, (readers) =>
      words.lead(
        readers,
        told.map(({ clock }) => words.leads[clock](doerCalled)),
      ),
    )
    const watching = [...firstReceivers, ...others]
    if (late.length > 0 && doerReads) say(watching, makeSure)
    else say(firstReceivers, words.staysWith)
  } else if (doerReads) {
    const watching = notice.to.filter(({ name }) => name !== doer?.name)
    if (isEntry) say(watching, (readers) => words.makeSureCorrected(readers, doerCalled))
    else if (late.length > 0) say(watching, makeSure)
    else say(watching, words.knowOf)
  }
  return paragraphs
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
