import { formatInstant } from '../../calendar/format.ts'
import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { ReportCell } from '../../model/report-tab.ts'
import { looked, type Row, type Say } from '../cells.ts'
import { CALLBACK_FIGURES } from './figures.ts'
import type { FinishedCycle } from './finished-cycle.ts'
import type { DrawOfWeek, WeekReport } from './week-report.ts'
import { WEEK_SENTENCES, WEEK_WORDS } from './week-words.ts'

/** So many of a lot's digits tell it from any other of its week. */
const LOT_DIGITS = 16

/** Where a secret stands, the cells beside it are blank for it to run on over; the picks stand behind them. */
const PICKS_AT = 9

/** How the draw stands this week, what is published of the weeks before, and the last one's in full, so that anybody can check it (R38). */
export function drawRows({ weeks, share }: WeekReport, zone: string, say: Say): readonly Row[] {
  const draws = weeks.map(({ draw }) => draw)
  const present = draws.at(-1)
  const published = draws.findLast(({ lots }) => lots.length > 0)
  return [
    [looked(say(WEEK_WORDS.draw), 'title')],
    ...(present === undefined ? [] : presentRows(present, share, say)),
    [],
    [
      looked(say(WEEK_WORDS.week), 'header'),
      looked(say(CALLBACK_FIGURES.sampled), 'header'),
      looked(say(WEEK_WORDS.secret), 'header'),
      ...Array.from({ length: PICKS_AT - 3 }, () => looked(null, 'header')),
      looked(say(WEEK_WORDS.picked), 'header'),
    ],
    ...draws.map((draw) => weekRow(draw, say)),
    ...(published === undefined ? [] : [[], ...lotRows(published, zone, say)]),
  ]
}

function presentRows(draw: DrawOfWeek, share: number, say: Say): readonly Row[] {
  const line = (name: Words, value: ReportCell): Row => [say(name), value]
  const pledge = draw.pledge ?? say(draw.without === undefined ? WEEK_SENTENCES.noPledge : WEEK_SENTENCES[draw.without])
  return [
    line(WEEK_WORDS.share, looked(share, 'share')),
    line(CALLBACK_FIGURES.finished, draw.finished),
    line(WEEK_WORDS.wanted, draw.wanted),
    line(WEEK_WORDS.toCall, draw.toCall),
    line(WEEK_WORDS.pledge, looked(pledge, 'note')),
    ...(draw.pledge === undefined || draw.without === undefined
      ? []
      : [[null, looked(say(WEEK_SENTENCES[draw.without]), 'note')]]),
  ]
}

function weekRow(draw: DrawOfWeek, say: Say): Row {
  const secret = draw.secret ?? say(draw.without === undefined ? WEEK_SENTENCES.notYet : WEEK_SENTENCES[draw.without])
  const picks = draw.picked.map(nameOf).join(' ')
  const row: ReportCell[] = [draw.week, draw.picked.length, draw.finished === 0 ? null : looked(secret, 'note')]
  if (picks === '') return row
  while (row.length < PICKS_AT) row.push(null)
  return [...row, looked(picks, 'note')]
}

function lotRows({ week, lots, pledge, secret = '' }: DrawOfWeek, zone: string, say: Say): readonly Row[] {
  const at = (moment: Instant | undefined): ReportCell =>
    looked(moment === undefined ? null : formatInstant(zone, moment, 'second'), 'note')
  const header = (words: Words): ReportCell => looked(say(words), 'header')
  return [
    [looked(`${say(WEEK_WORDS.draw)} ${week}`, 'title')],
    [say(WEEK_WORDS.secret), looked(secret, 'note')],
    ...(pledge === undefined ? [] : [[say(WEEK_WORDS.pledge), looked(pledge, 'note')]]),
    [
      header(WEEK_WORDS.number),
      header(WEEK_WORDS.cycle),
      header(WEEK_WORDS.place),
      header(WEEK_WORDS.since),
      looked(null, 'header'),
      header(WEEK_WORDS.drawnAt),
      looked(null, 'header'),
      header(WEEK_WORDS.lot),
      looked(null, 'header'),
    ],
    ...lots.map(
      ({ one, lot }, index): Row => [
        one.number,
        one.cycle,
        index + 1,
        at(one.since),
        null,
        at(one.drawnAt),
        null,
        looked(lot.slice(0, LOT_DIGITS), 'note'),
      ],
    ),
  ]
}

/** A first cycle is known by its case's number alone. */
const nameOf = ({ number, cycle }: FinishedCycle): string => (cycle === 1 ? number : `${number}/${cycle}`)
