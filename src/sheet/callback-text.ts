import { callbackReasons, callbackWhy, satisfactions, unreached } from '../../sheets-template/workbook/choices.ts'
import { words } from '../../sheets-template/workbook/content/words.ts'
import { formatInstant } from '../calendar/format.ts'
import type { CallbackChoice, CallEnd, CallOutcome } from '../model/callback.ts'
import type { Instant } from '../model/instant.ts'
import type { Language, Words } from '../model/language.ts'
import { choiceWord } from './words.ts'

const EXEMPT: Readonly<Record<string, Words>> = {
  onSpot: words('当场解决，客户满意', 'settled on the spot, satisfied'),
  anonymous: words('匿名或没有电话', 'anonymous, or no phone'),
  sensitive: words('敏感', 'sensitive'),
}

/** What was decided about a callback, in words. */
export function choiceText({ why, because = '' }: Pick<CallbackChoice, 'why' | 'because'>, language: Language): string {
  const zh = language === 'zh'
  switch (why) {
    case 'mandatory':
      return `${choiceWord(callbackWhy, why, language)}${zh ? '：' : ': '}${reasonText(because, language)}`
    case 'sampled':
      return zh ? '抽访：当周抽中' : 'Sampled: drawn in its week'
    case 'exempt':
      return `${zh ? '免访：' : 'Exempt: '}${EXEMPT[because]?.[language] ?? because}`
    case 'inDraw':
      return zh ? '本周抽访待定' : 'May be drawn this week'
    case 'passed':
      return zh ? '当周未抽中，不必回访' : 'Not drawn in its week: no callback'
  }
}

/** Why a case is always called back: one of the rules' reasons, or a site's own words. */
const reasonText = (reason: string, language: Language): string => choiceWord(callbackReasons, reason, language)

/** What a customer said, or that they would not. */
export const outcomeText = (outcome: CallOutcome, language: Language): string =>
  choiceWord([...satisfactions, ...unreached], outcome, language)

/** How a case stands with its callback. */
interface Said {
  readonly choice: Pick<CallbackChoice, 'why' | 'because'> | undefined
  readonly caller: string | undefined
  readonly dueAt: Instant | undefined
  readonly end: CallEnd | undefined
  readonly closesAt: Instant | undefined
  readonly tries: number
  readonly isUnreached: boolean
  readonly reopenedBy: CallEnd | undefined
}

/** What stands beside a case about its callback: why and by whom, by when, what came of it, and what comes next (R32–R37). */
export function callbackText(said: Said, language: Language, zone: string): string {
  const { choice, end, reopenedBy } = said
  const zh = language === 'zh'
  const parts: string[] = []
  if (reopenedBy !== undefined && end === undefined && choice === undefined)
    parts.push(
      zh
        ? `第${reopenedBy.cycle}轮回访不满意（${reopenedBy.number}），已重开`
        : `Not satisfied when called back in round ${reopenedBy.cycle} (${reopenedBy.number}): reopened`,
    )
  if (choice !== undefined) parts.push(choiceText(choice, language))
  if (end !== undefined) parts.push(endText(end, said, language, zone))
  else if (choice?.why === 'mandatory' || choice?.why === 'sampled') parts.push(...toCallTexts(said, language, zone))
  return parts.join(zh ? '；' : '; ')
}

function endText(end: CallEnd, { closesAt }: Said, language: Language, zone: string): string {
  const word = outcomeText(end.outcome, language)
  const at = formatInstant(zone, end.at)
  const zh = language === 'zh'
  if (end.outcome !== 'refused' || closesAt === undefined) return zh ? `${at} ${word}` : `${word}, ${at}`
  const until = formatInstant(zone, closesAt)
  return zh ? `${at} ${word}，没有新的就在 ${until} 关闭` : `${word}, ${at}; closes ${until} if nothing new comes`
}

function toCallTexts(
  { caller = '', dueAt, tries, isUnreached }: Said,
  language: Language,
  zone: string,
): readonly string[] {
  const zh = language === 'zh'
  const by = zh ? `由${caller}回访` : `${caller} calls`
  const tried = zh ? `已试${tries}次未接通` : `not reached in ${tries} ${tries === 1 ? 'try' : 'tries'}`
  if (isUnreached) return [by, `${tried}${zh ? '，已转主管' : ', now with the supervisor'}`]
  const due = dueAt === undefined ? '' : formatInstant(zone, dueAt)
  const until = due === '' ? by : zh ? `${by}，${due}前` : `${by} by ${due}`
  return tries === 0 ? [until] : [until, tried]
}

/** The calls of a callback that reached nobody, the earliest first; those that do not count say so (R37). */
export function triesText(
  tries: readonly { readonly at: Instant; readonly counts: boolean }[],
  language: Language,
  zone: string,
): string | undefined {
  const zh = language === 'zh'
  const texts = tries.map(
    ({ at, counts }) => `${formatInstant(zone, at)}${counts ? '' : zh ? '（不计）' : ' (does not count)'}`,
  )
  return texts.length === 0 ? undefined : texts.join(zh ? '；' : '; ')
}
