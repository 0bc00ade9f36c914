import { roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import type { CaseRole } from '../model/role.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import { columnsToFill, columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import type { LateClock } from './late-clocks.ts'
import type { NoticeWords } from './notice-words.ts'
import { MOST, shownLine, shownNames } from './shown.ts'

/** Who has to do it: the handler; while there is none, whoever took the case (R09). */
function doerOf({ fields }: Notice): { readonly name: string; readonly role: CaseRole } | undefined {
  if (fields.handler !== undefined) return { name: fields.handler, role: 'handler' }
  if (fields.firstReceiver !== undefined) return { name: fields.firstReceiver, role: 'firstReceiver' }
  return undefined
}

/**
 * What is expected of the readers (R27), as sentences by paragraph: the doer acts and says so in the ledger; whoever else reads it
 * makes sure of that. Both stand in each mail, by name, since one mail goes to all of them.
 */
export function instruction(
  notice: Notice,
  clocks: readonly LateClock[],
  context: MailContext,
  words: NoticeWords,
): readonly string[] {
  const { language } = context
  const doer = doerOf(notice)
  const doerName = doer && shownLine(doer.name, MOST.name, notice.fields.phone)
  const who = doer
    ? words.person(doerName ?? '', words.inline(choiceWord(roleChoices, doer.role, language)))
    : words.somebody
  const reads = notice.to.some(({ name }) => name === doer?.name)
  const handlerColumn = words.column(columnWord(notice.register, 'handler', language) ?? '')

  const late = clocks.filter((clock) => clock.late)
  const soon = clocks.filter((clock) => !clock.late)
  const clause = (
    group: readonly LateClock[],
    acts: readonly string[],
    say: (acts: string) => string,
  ): readonly string[] => (group.length === 0 ? [] : [say(words.list(acts, 0)) + fillIn(notice, group, context, words)])
  const clauses = [
    ...clause(
      late,
      late.map(({ clock }) => words.acts[clock]),
      words.now,
    ),
    ...clause(
      soon,
      soon.map(({ clock, due }) => words.by(words.acts[clock], formatInstant(context.zone, due))),
      (acts) => acts,
    ),
  ]
  const sentences = clauses.length === 0 ? [] : [(reads ? words.ask : words.askReaders)(who, clauses)]
  if (doer?.role !== 'handler') sentences.push(words.nameHandler(handlerColumn))

  const watching = notice.to.filter(({ name }) => name !== doer?.name).map(({ name }) => name)
  const others = shownNames(watching, notice.fields.phone)
  if (!reads || others.names.length === 0) return [sentences.join(words.between)]
  const readers = words.list(others.names, others.left)
  return [
    sentences.join(words.between),
    late.length > 0 ? words.makeSure(readers, doerName ?? '', handlerColumn) : words.knowOf(readers),
  ]
}

function fillIn(notice: Notice, clocks: readonly LateClock[], { language }: MailContext, words: NoticeWords): string {
  const columns = columnsToFill(
    notice.register,
    clocks.map(({ clock }) => clock),
    language,
  )
  return columns.length === 0 ? '' : words.andFillIn(words.list(columns.map(words.column), 0))
}
