import type { Words } from '../../../model/language.ts'
import type { ReportCell } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'
import type { FigureChange } from '../../closed/changed-figures.ts'
import { CORRECTED_FIELDS, fieldText } from '../../closed/corrected-fields.ts'
import type { CaseCorrection, Corrections } from '../../closed/corrections.ts'
import { line, sentence } from './cells.ts'
import { figureNamed, isCount, isShare } from './figures.ts'
import type { Block } from './layout.ts'
import { caseCell } from './longest.ts'
import { shown } from './names.ts'
import type { Room } from './room.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

/** More lines than this nobody reads. */
const MOST = 60

/** What was found otherwise since the month is final (R50): which cases, and which figures it would make other ones. Those stay as they are. */
export function correctionsBlock({ cases, figures, uncompared }: Corrections, room: Room): Block {
  const { say } = room
  const notes = uncompared.flatMap(({ register, lacks }) =>
    sentence(say(MONTH_SENTENCES.of(MONTH_WORDS[register], MONTH_SENTENCES.uncompared(lacks))), 'note'),
  )
  const title = line(say(MONTH_WORDS.corrections), 'section')
  if (cases.length === 0) {
    const none = notes.length === 0 ? [line(say(MONTH_SENTENCES.noCorrections))] : []
    return { rows: [title, ...notes, ...none] }
  }
  const head = (words: Words): ReportCell => looked(say(words), 'header')
  const blank = looked(null, 'header')
  const { number, what, was, is, register, figure, change } = MONTH_WORDS
  const caseLines = cases.flatMap((one) => caseRows(one, room))
  // In total, and by category: the other groups are told by the command.
  const told = figures.filter(({ group }) => group === undefined || group.dimension === 'category')
  const figureLines = told.map((one) => figureRow(one, room))
  const caseTable = cut(caseLines, room)
  return {
    rows: [
      title,
      ...notes,
      ...sentence(say(MONTH_SENTENCES.corrected(cases.length)), 'note'),
      [head(number), head(what), blank, head(was), blank, blank, blank, head(is), blank, blank, blank, blank],
      ...caseTable,
      ...(figureLines.length === 0
        ? [line(say(MONTH_SENTENCES.sameFigures))]
        : [
            [head(register), head(figure), blank, blank, blank, blank, head(was), head(is), head(change)],
            ...cut(figureLines, room),
          ]),
    ],
  }
}

const cut = (rows: readonly Row[], { say }: Room): readonly Row[] =>
  rows.length <= MOST ? rows : [...rows.slice(0, MOST), line(say(MONTH_SENTENCES.more(rows.length - MOST)))]

/** A case: what happened to it, or a line for each thing that is said otherwise. */
function caseRows({ kind, changes, ...one }: CaseCorrection, { say, site }: Room): readonly Row[] {
  const name = caseCell({ ...one, row: one.row ?? -1 }, site)
  if (kind !== 'changed') return [[name, say(MONTH_WORDS[kind])]]
  const text = (value: string): string => shown(value, site.language, 24)
  return changes.map(
    ({ field, before, after }): Row => [
      name,
      say(CORRECTED_FIELDS[field]),
      null,
      text(fieldText(field, before, site)),
      null,
      null,
      null,
      text(fieldText(field, after, site)),
    ],
  )
}

function figureRow({ register, group, figure, before, after }: FigureChange, { say, site }: Room): Row {
  const of = group === undefined ? [] : [shown(group.names[0], site.language)]
  const kind = isCount(figure) ? '' : isShare(figure) ? 'share' : 'hours'
  const value = (one: number | undefined): ReportCell => (kind === '' ? (one ?? null) : looked(one ?? null, kind))
  const change = before === undefined || after === undefined ? null : after - before
  return [
    say(MONTH_WORDS[register]),
    { value: [...of, say(figureNamed(figure))].join(' · '), note: say(figureNamed(figure).definition) },
    null,
    null,
    null,
    null,
    value(before),
    value(after),
    looked(change, kind === '' ? 'change' : `change-${kind}`),
  ]
}
