import { formatInstant } from '../../../calendar/format.ts'
import type { Words } from '../../../model/language.ts'
import type { Look } from '../../../model/report-tab.ts'
import type { Row } from '../../cells.ts'
import { type Counted, valueOf } from '../../figure.ts'
import { SHARES, type ShareKey, shareOf } from '../../month/shares.ts'
import { line } from '../../month/tab/cells.ts'
import { BEYOND_CHANCE, sharesApart } from '../../month/tab/chance.ts'
import type { Block } from '../../month/tab/layout.ts'
import { shown } from '../../month/tab/names.ts'
import { MONTH_WORDS } from '../../month/tab/words.ts'
import type { GroupRegister, Why } from '../group-report.ts'
import { ranking } from '../ranking.ts'
import type { GroupRoom } from './room.ts'
import { GROUP_SENTENCES, GROUP_WORDS, UNPUBLISHED } from './words.ts'

/** Shares that tell how sites do; of the repeats less is better. */
const TOLD = ['onTimeShare', 'satisfiedShare', 'callbackRate', 'repeatRate', 'firstTimeShare'] as const
/** More sites than this are not named in one sentence. */
const MOST_NAMED = 5

/** What somebody should know who reads no further: who is missing, what changed, and who stands out, by more than chance. */
export function saidBlock({ report, say, group, rankFrom, isRunning, isBehind }: GroupRoom): Block {
  const all = report.sites.length + report.absent.length
  if (all === 0) return { rows: [line(say(GROUP_WORDS.said), 'section'), line(say(GROUP_SENTENCES.noSites), 'alarm')] }
  const running = report.sites.filter(({ published }) => !published.isClosed).length
  const told = report.registers.flatMap((register) => [
    ...changes(register),
    ...standouts(register, rankFrom, (name) => shown(name, group.language)),
  ])
  const sentences: readonly (readonly [Words, Look?])[] = [
    [GROUP_SENTENCES.sites(report.sites.length, all)],
    ...report.absent.map(
      ({ name, why }) => [GROUP_SENTENCES.absent(shown(name, group.language), whyWords(why)), 'alarm'] as const,
    ),
    ...report.sites
      .filter(({ published }) => isBehind(published))
      .map(({ name, published: { asOf } }) => {
        const words = GROUP_SENTENCES.behind(shown(name, group.language), formatInstant(group.zone, asOf))
        return [words, 'alarm'] as const
      }),
    ...(running === 0 ? [] : [[GROUP_SENTENCES.running(running)] as const]),
    ...(told.length === 0 && report.sites.length > 0 && !isRunning ? [[GROUP_SENTENCES.calm] as const] : told),
  ]
  return {
    rows: [
      line(say(GROUP_WORDS.said), 'section'),
      ...sentences.map(([words, look]): Row => (look === undefined ? [say(words)] : line(say(words), look))),
    ],
  }
}

export const whyWords = (why: Why): Words => (typeof why === 'string' ? UNPUBLISHED[why] : why.fault)

type Told = readonly [Words, Look?]
const isLessBetter = (key: ShareKey): boolean => key === 'repeatRate'
const perCent = (share: Counted): string => `${((valueOf(share) ?? 0) * 100).toFixed(1)}%`

/** What differs from the month before by more than chance, of the sites that have both. */
function changes({ register, before }: GroupRegister): readonly Told[] {
  if (before === undefined) return []
  return TOLD.flatMap((key): readonly Told[] => {
    const [now, then] = [shareOf(key, before.now), shareOf(key, before.then)]
    const apart = sharesApart(now, then)
    if (Math.abs(apart) <= BEYOND_CHANCE) return []
    const isBetter = apart > 0 !== isLessBetter(key)
    const words = [MONTH_WORDS[register], SHARES[key], perCent(then), perCent(now)] as const
    return [[GROUP_SENTENCES.changed(...words, before.sites, isBetter), isBetter ? 'good' : 'alarm']]
  })
}

/** The sites that are clearly better or worse than the others together, by the first figure that sites are ranked by. */
function standouts(
  { register, sites }: GroupRegister,
  rankFrom: number,
  shownName: (name: string) => string,
): readonly Told[] {
  const places = ranking(sites, rankFrom)
  return (['better', 'worse'] as const).flatMap((apart): readonly Told[] => {
    const names = sites
      .filter((_, index) => places[index]?.onTimeShare.apart === apart)
      .map(({ name }) => shownName(name))
    if (names.length === 0) return []
    const list = `${names.slice(0, MOST_NAMED).join('、')}${names.length > MOST_NAMED ? '…' : ''}`
    const words = [MONTH_WORDS[register], SHARES.onTimeShare, list] as const
    return [[GROUP_SENTENCES.apart(...words, apart === 'better'), apart === 'better' ? 'good' : 'alarm']]
  })
}
