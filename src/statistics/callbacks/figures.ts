import { type Counted, countOf, type Figure } from '../figure.ts'
import type { CallbackOutcome, FinishedCycle } from './finished-cycle.ts'

const became =
  (...outcomes: readonly CallbackOutcome[]) =>
  ({ outcome }: FinishedCycle): boolean =>
    outcomes.includes(outcome)

const isPicked = ({ why }: FinishedCycle): boolean => why === 'mandatory' || why === 'sampled'

const isAssigned = (one: FinishedCycle): boolean => isPicked(one) || one.end !== undefined

const answered =
  (...said: readonly string[]) =>
  ({ end }: FinishedCycle): boolean =>
    end !== undefined && said.includes(end.outcome)

/** What is counted of the cycles that were finished in a week (R32, R44). The tab and the command read these and nothing else. */
export const CALLBACK_FIGURES = {
  finished: {
    zh: '办结',
    en: 'Finished',
    definition: {
      zh: '巡检在本周第一次看到已办结的；重开后再办结的另计一次，免访的也在内',
      en: 'First seen finished by a sweep in the week; once more when finished again, exempt ones included',
    },
    counts: () => true,
  },
  mandatory: {
    zh: '必访',
    en: 'Mandatory',
    definition: { zh: '办结里属于“必访范围”的', en: 'Finished, and of a class that is always called back' },
    counts: ({ why }) => why === 'mandatory',
  },
  sampled: {
    zh: '抽中',
    en: 'Sampled',
    definition: { zh: '办结里抽签抽中的', en: 'Finished, and picked in the draw' },
    counts: ({ why }) => why === 'sampled',
  },
  exempt: {
    zh: '免访',
    en: 'Exempt',
    definition: {
      zh: '办结里按“当场解决、匿名、敏感”免访，也确实没有访的',
      en: 'Finished, exempt (settled on the spot, anonymous, sensitive), and not called either',
    },
    counts: became('exempt'),
  },
  undrawn: {
    zh: '未抽中',
    en: 'Not picked',
    definition: {
      zh: '办结里没有抽中、也没有访的；本周没过完还可能抽中',
      en: 'Finished, not picked and not called; while the week lasts it may still be picked',
    },
    counts: became('undrawn'),
  },
  assigned: {
    zh: '应访',
    en: 'Assigned',
    definition: {
      zh: '必访和抽中的，加上没有抽中、自己加访的',
      en: 'Mandatory and sampled ones, and those called besides',
    },
    counts: isAssigned,
  },
  called: {
    zh: '已访',
    en: 'Called',
    definition: {
      zh: '办结里客户答了满意度的，不论必访、抽中还是自己加访',
      en: 'Finished, and the customer said how satisfied: mandatory, picked or called besides',
    },
    counts: became('called'),
  },
  declined: {
    zh: '拒访',
    en: 'Declined',
    definition: { zh: '办结里客户不愿答的', en: 'Finished, and the customer would not answer' },
    counts: became('declined'),
  },
  overtaken: {
    zh: '访前重开',
    en: 'Reopened before the call',
    definition: { zh: '该访，还没有访就重开了的', en: 'To be called, and reopened before anybody had called' },
    counts: became('overtaken'),
  },
  open: {
    zh: '待访',
    en: 'To be called',
    definition: {
      zh: '必访或抽中，还没有结果的 = 必访 + 抽中 − 其中已访、拒访、访前重开',
      en: 'Mandatory or picked, without an end = mandatory + sampled − those of them called, declined or reopened before',
    },
    counts: became('open'),
  },
  unreached: {
    zh: '未接通',
    en: 'Not reached',
    definition: { zh: '待访里打过、没有接通的', en: 'To be called, tried, and nobody reached' },
    counts: ({ outcome, tries }) => outcome === 'open' && tries > 0,
  },
  late: {
    zh: '超时',
    en: 'Late',
    definition: {
      zh: '过了回访时限才有结果的，和过了时限还待访的',
      en: 'Ended after the deadline of the callback, or past it and still to be called',
    },
    counts: ({ isLate }) => isLate,
  },
  satisfied: {
    zh: '满意',
    en: 'Satisfied',
    definition: { zh: '已访里答满意的', en: 'Called, and satisfied' },
    counts: answered('satisfied'),
  },
  fairly: {
    zh: '基本满意',
    en: 'Fairly satisfied',
    definition: { zh: '已访里答基本满意的', en: 'Called, and fairly satisfied' },
    counts: answered('fairly'),
  },
  dissatisfied: {
    zh: '不满意',
    en: 'Not satisfied',
    definition: { zh: '已访里答不满意的：重开', en: 'Called, and not satisfied: reopened' },
    counts: answered('dissatisfied'),
  },
  rate: {
    zh: '回访率',
    en: 'Callback rate',
    definition: { zh: '已访 ÷ 办结；没有办结的留空', en: 'Called ÷ finished; blank where none was finished' },
    counts: became('called'),
    among: () => true,
  },
  pickedShare: {
    zh: '应访率',
    en: 'Share to be called',
    definition: { zh: '（必访 + 抽中）÷ 办结', en: '(Mandatory + sampled) ÷ finished' },
    counts: isPicked,
    among: () => true,
  },
  satisfiedShare: {
    zh: '满意率',
    en: 'Satisfied share',
    definition: { zh: '（满意 + 基本满意）÷ 已访', en: '(Satisfied + fairly satisfied) ÷ called' },
    counts: answered('satisfied', 'fairly'),
    among: became('called'),
  },
  exemptShare: {
    zh: '免访率',
    en: 'Exempt share',
    definition: { zh: '免访 ÷ 办结', en: 'Exempt ÷ finished' },
    counts: became('exempt'),
    among: () => true,
  },
} as const satisfies Readonly<Record<string, Figure<FinishedCycle>>>

export type CallbackKey = keyof typeof CALLBACK_FIGURES
export const CALLBACK_KEYS = Object.keys(CALLBACK_FIGURES) as readonly CallbackKey[]

/** All figures over some finished cycles. */
export type CallbackFigures = Readonly<Record<CallbackKey, Counted>>

export const callbackFigures = (cycles: readonly FinishedCycle[]): CallbackFigures =>
  Object.fromEntries(CALLBACK_KEYS.map((key) => [key, countOf(CALLBACK_FIGURES[key], cycles)])) as CallbackFigures

/** Whether a figure is a share, and not a number of cases. */
export const isShare = (key: CallbackKey): boolean => 'among' in CALLBACK_FIGURES[key]
