import { formatInstant } from '../calendar/format.ts'
import type { Language, Words } from '../model/language.ts'
import type { DrawFault } from '../statistics/callbacks/check-draw.ts'
import { CALLBACK_FIGURES } from '../statistics/callbacks/figures.ts'
import type { FinishedCycle } from '../statistics/callbacks/finished-cycle.ts'
import type { VerifiedWeek } from '../statistics/callbacks/verify-week.ts'

type Named = Pick<FinishedCycle, 'number' | 'cycle'>

/** What going through a draw again has shown, for the terminal. */
export function verifiedText(found: VerifiedWeek & { readonly zone: string }, language: Language): string {
  const { week, total, picked, secret, isPledged, faults, fits, zone } = found
  const say = (words: Words): string => words[language]
  const counted = (['finished', 'mandatory', 'sampled', 'exempt', 'undrawn'] as const).map(
    (key) => `${say(CALLBACK_FIGURES[key])} ${total[key].numerator}`,
  )
  return [
    `${week} · ${counted.join(' · ')}`,
    `${say(WORDS.secret)} ${secret}`,
    say(isPledged === undefined ? WORDS.pledgeUnknown : isPledged ? WORDS.pledgeFits : WORDS.pledgeOther),
    ...picked.map(
      (one) => `  ${one.drawnAt === undefined ? '?' : formatInstant(zone, one.drawnAt, 'second')}  ${nameOf(one)}`,
    ),
    ...faults.map((fault) => say(faultWords(fault, zone))),
    ...(faults.some(({ kind }) => kind === 'passed-over') ? [say(WORDS.butFor)] : []),
    say(fits ? WORDS.fits : WORDS.doesNot),
  ].join('\n')
}

/** The same as data. */
export const verifiedJson = ({ week, total, picked, secret, isPledged, faults, fits }: VerifiedWeek): string =>
  JSON.stringify(
    {
      week,
      fits,
      secret,
      isPledged: isPledged ?? null,
      finished: total.finished.numerator,
      mandatory: total.mandatory.numerator,
      picked: picked.map(({ number, cycle, drawnAt }) => ({ number, cycle, at: iso(drawnAt) })),
      faults: faults.map((fault) => ('at' in fault ? { ...fault, at: iso(fault.at) } : fault)),
    },
    undefined,
    2,
  )

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

const WORDS = {
  secret: { zh: '密钥', en: 'Secret' },
  pledgeFits: { zh: '密钥和周初公布的承诺码对得上', en: 'The secret is the one that was pledged' },
  pledgeOther: { zh: '密钥和周初公布的承诺码对不上', en: 'The secret is not the one that was pledged' },
  pledgeUnknown: {
    zh: '那一周的承诺码已不在工作簿里，请和当时的周回访表核对',
    en: 'The pledge of that week is not in the workbook any more: compare it with what was published then',
  },
  butFor: {
    zh: '那一刻行里有误、被删，或办结被撤回的，没有参加抽签：请看“历史”里那时的记录',
    en: 'What was wrong, deleted or open again in that moment took no part: see the history of that time',
  },
  fits: { zh: '抽签对得上', en: 'The draw fits' },
  doesNot: { zh: '抽签对不上', en: 'The draw does not fit' },
} as const satisfies Readonly<Record<string, Words>>

const nameOf = ({ number, cycle }: Named): string => (cycle === 1 ? number : `${number}/${cycle}`)

function faultWords(fault: DrawFault, zone: string): Words {
  switch (fault.kind) {
    case 'passed-over': {
      const [picked, instead, at] = [
        nameOf(fault.picked),
        nameOf(fault.instead),
        formatInstant(zone, fault.at, 'second'),
      ]
      return {
        zh: `${at} 抽中了 ${picked}，而 ${instead} 已在抽签里，签更小`,
        en: `${picked} was picked at ${at}, though ${instead} was in the draw with a lower lot`,
      }
    }
    case 'too-few':
      return {
        zh: `应访 ${fault.picked} 件，至少要 ${fault.wanted} 件，还有没抽的`,
        en: `${fault.picked} were to be called, ${fault.wanted} at least were wanted, and there were more to pick from`,
      }
    case 'no-moment':
      return {
        zh: `${nameOf(fault.picked)} 记为抽中，没有抽中的时间`,
        en: `${nameOf(fault.picked)} stands as picked, and nothing says when`,
      }
  }
}
