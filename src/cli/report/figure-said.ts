import { causes, registers, repairChannels } from '../../../sheets-template/workbook/choices.ts'
import { Failure } from '../../model/failure.ts'
import type { Choice } from '../../sheet/definition.ts'
import { choiceKey, plain } from '../../sheet/words.ts'
import { COUNT_KEYS, COUNTS } from '../../statistics/month/counts.ts'
import { GROUPED_BY } from '../../statistics/month/dimensions.ts'
import { SHARE_KEYS, SHARES } from '../../statistics/month/shares.ts'
import { SPREAD_KEYS, SPREADS } from '../../statistics/month/spreads.ts'
import type { FigureKey } from '../../statistics/month/tab/figures.ts'
import type { Round } from '../../statistics/round.ts'

export const FIGURES = { ...COUNTS, ...SHARES, ...SPREADS }
export const FIGURE_KEYS: readonly FigureKey[] = [...COUNT_KEYS, ...SHARE_KEYS, ...SPREAD_KEYS]

/** The figure of `--rows`, by its key or its name in either language. Throws `Failure` `bad-option` with all there are. */
export function figureSaid(text: string): FigureKey {
  const wanted = plain(text)
  const found = FIGURE_KEYS.find((key) => [key, FIGURES[key].zh, FIGURES[key].en].some((one) => plain(one) === wanted))
  if (found !== undefined) return found
  throw new Failure({ kind: 'bad-option', option: '--rows', problem: FIGURE_KEYS.join(' ') })
}

/** What rows may be narrowed by: the groups of the report, and the register. */
const BY = {
  register: { zh: '台账', en: 'Register', of: ({ register }) => register, choices: registers },
  category: { zh: '类别', en: 'Category', of: GROUPED_BY.category[0] },
  subcategory: { zh: '子类', en: 'Subcategory', of: GROUPED_BY.subcategory[1] },
  cause: { zh: '原因', en: 'Cause', of: GROUPED_BY.cause[0], choices: causes },
  channel: { zh: '渠道', en: 'Channel', of: GROUPED_BY.channel[0], choices: repairChannels },
  department: { zh: '部门', en: 'Department', of: GROUPED_BY.department[0] },
  handler: { zh: '责任人', en: 'Handler', of: GROUPED_BY.handler[0] },
  building: { zh: '楼栋', en: 'Building', of: GROUPED_BY.building[0] },
  weekday: { zh: '星期', en: 'Weekday', of: GROUPED_BY.weekday[0] },
  hour: { zh: '时刻', en: 'Hour', of: GROUPED_BY.hour[0] },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly zh: string
      readonly en: string
      readonly of: (round: Round, zone: string) => string | undefined
      readonly choices?: readonly Choice[]
    }
  >
>
const BY_KEYS = Object.keys(BY) as readonly (keyof typeof BY)[]

/** Whether a round is of the group that was asked for. */
export type Narrowing = (round: Round, zone: string) => boolean

/**
 * A `--by`, as `handler=张三` or `责任人=张三`: names as they were typed, lists by their words or keys, weekdays 1 (Monday) to 7, hours 0 to
 * 23; nothing behind the sign is what is blank. Throws `Failure` `bad-option` with what there is to narrow by.
 */
export function narrowingSaid(text: string): Narrowing {
  const [said = '', ...rest] = text.split('=')
  const key = BY_KEYS.find((one) => [one, BY[one].zh, BY[one].en].some((word) => plain(word) === plain(said)))
  if (key === undefined || rest.length === 0)
    throw new Failure({
      kind: 'bad-option',
      option: '--by',
      problem: BY_KEYS.map((one) => `${one}=… (${BY[one].zh})`).join(' '),
    })
  const by = BY[key]
  const name = rest.join('=').trim()
  const wanted = 'choices' in by ? (choiceKey(by.choices, name) ?? name) : name
  return (round, zone) => plain(by.of(round, zone) ?? '') === plain(wanted)
}
