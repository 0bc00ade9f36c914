import { clocks as clockWords } from '../../sheets-template/workbook/choices.ts'
import type { Simulation } from '../app/simulate.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import type { Language } from '../model/language.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { choiceWord } from '../sheet/words.ts'
import type { MailCount, PersonCount } from '../statistics/simulate/mail-counts.ts'
import type { CaseBreach, Outcome } from '../statistics/simulate/outcome.ts'
import { noteLines } from './simulate-notes.ts'
import { tableLines } from './table.ts'

/** More lines than anybody reads on a screen; `--json` has all of them. */
const MOST_SHOWN = 100

/** A simulation for people: what it comes to, who is mailed, what is not kept; beside it, or instead, what other settings change. */
export function simulateText(simulation: Simulation, language: Language): string {
  const zh = language === 'zh'
  const { month, asOf, zone, cases, present, changed } = simulation
  const time = formatInstant(zone, asOf)
  const head = zh
    ? `${month}：受理 ${cases.received} 件，月初未结 ${cases.opening} 件；截至 ${time}`
    : `${month}: ${many(cases.received, 'case')} received, ${cases.opening} open when it began; as of ${time}`
  return [
    head,
    '',
    ...tableLines(totals(present, changed, language)),
    ...peopleLines(present, changed, language),
    ...breachLines(simulation, language),
    ...noteLines(simulation, language),
  ].join('\n')
}

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const casesIn = (breaches: readonly CaseBreach[]): number =>
  new Set(breaches.map(({ register, row }) => `${register} ${row}`)).size

/** Each figure under the present settings and, where there are others, under those and by how much it differs. */
function totals(present: Outcome, changed: Outcome | undefined, language: Language): readonly (readonly string[])[] {
  const zh = language === 'zh'
  const figure = (zhWord: string, enWord: string, of: (outcome: Outcome) => number): readonly string[] => {
    const [was, is] = [of(present), changed && of(changed)]
    const by = is === undefined ? [] : [String(is), is === was ? '' : is > was ? `+${is - was}` : `−${was - is}`]
    return [zh ? zhWord : enWord, String(was), ...by]
  }
  const busiest = (outcome: Outcome | undefined) =>
    outcome === undefined ? [] : [busiestText(outcome.counts, language)]
  const header = zh ? ['', '现行', '改后', '变化'] : ['', 'Now', 'Changed', 'Difference']
  return [
    header.slice(0, changed === undefined ? 2 : 4),
    figure('邮件', 'Mails', ({ counts }) => counts.mails),
    figure('· 一件一封', '· about one case', ({ counts }) => counts.singles),
    figure('· 清单', '· with a list', ({ counts }) => counts.lists),
    ...levelsOf(present, changed).map((level) =>
      figure(`· 最高 ${level} 级`, `· up to level ${level}`, ({ counts }) => counts.byLevel.get(level) ?? 0),
    ),
    figure('收件人', 'People mailed', ({ counts }) => counts.people.length),
    [zh ? '最多的一天' : 'Busiest day', ...busiest(present), ...busiest(changed)],
    figure('没有人可发的通知', 'Notices with nobody to mail', ({ unheard }) => unheard.length),
    figure('超时的个案', 'Cases with a breach', ({ breaches }) => casesIn(breaches)),
    figure('超时的时限', 'Deadlines not kept', ({ breaches }) => breaches.length),
  ]
}

const levelsOf = (...outcomes: readonly (Outcome | undefined)[]): readonly number[] =>
  [...new Set(outcomes.flatMap((outcome) => [...(outcome?.counts.byLevel.keys() ?? [])]))].toSorted((a, b) => a - b)

const busiestText = ({ busiest }: MailCount, language: Language): string =>
  busiest === undefined
    ? '—'
    : language === 'zh'
      ? `${busiest.day} ${busiest.mails} 封`
      : `${busiest.day} (${busiest.mails})`

const PEOPLE = {
  zh: ['收件人', '邮箱', '邮件', '一件一封', '清单'],
  en: ['Reader', 'Mailbox', 'Mails', 'One case', 'Lists'],
} as const

/** Who is mailed how often: `12 → 15` where other settings change it. */
function peopleLines(present: Outcome, changed: Outcome | undefined, language: Language): readonly string[] {
  const zh = language === 'zh'
  const now = new Map(present.counts.people.map((one) => [one.mail, one]))
  const then = new Map((changed?.counts.people ?? []).map((one) => [one.mail, one]))
  const levels = levelsOf(present, changed)
  const row = (mail: string): readonly string[] => {
    const [was, is] = [now.get(mail), then.get(mail)]
    const cell = (of: (one: PersonCount) => number): string => {
      const [a, b] = [was ? of(was) : 0, is ? of(is) : 0]
      return changed === undefined || a === b ? String(a) : `${a} → ${b}`
    }
    return [
      (is ?? was)?.name ?? '',
      mail,
      cell(({ mails }) => mails),
      cell(({ singles }) => singles),
      cell(({ lists }) => lists),
      ...levels.map((level) => cell(({ byLevel }) => byLevel.get(level) ?? 0)),
    ]
  }
  const mails = [...new Set([...now.keys(), ...then.keys()])]
  if (mails.length === 0) return []
  const header = [...PEOPLE[language], ...levels.map((level) => (zh ? `${level} 级` : `Level ${level}`))]
  return ['', ...tableLines([header, ...mails.map(row)])]
}

const BREACHES = {
  zh: ['编号', '时限', '应在', '实际', '超时'],
  en: ['Number', 'Clock', 'Due', 'Done', 'Late'],
} as const

/** Deadlines that are not kept; of two sets of settings, those in which they differ. */
function breachLines({ present, changed, zone }: Simulation, language: Language): readonly string[] {
  const zh = language === 'zh'
  if (changed === undefined) {
    if (present.breaches.length === 0) return []
    return ['', zh ? '超时的时限：' : 'Deadlines not kept:', ...breachTable(present.breaches, zone, language)]
  }
  const { newBreaches, goneBreaches, breaches } = changed
  const both = breaches.length - newBreaches.length
  return [
    ...(newBreaches.length === 0
      ? []
      : ['', zh ? '改后才超时：' : 'Not kept only once changed:', ...breachTable(newBreaches, zone, language)]),
    ...(goneBreaches.length === 0
      ? []
      : ['', zh ? '改后不再超时：' : 'Kept once changed:', ...breachTable(goneBreaches, zone, language)]),
    ...(both === 0 ? [] : ['', zh ? `前后都超时的时限：${both} 个。` : `Deadlines not kept either way: ${both}.`]),
  ]
}

function breachTable(breaches: readonly CaseBreach[], zone: string, language: Language): readonly string[] {
  const zh = language === 'zh'
  const rows = breaches
    .slice(0, MOST_SHOWN)
    .map(({ number, externalId, register, row, clock, due, stoppedAt, late }) => {
      const tab = REGISTER_TABS[register][language]
      return [
        number ?? externalId ?? (zh ? `${tab}第 ${row + 1} 行` : `${tab} row ${row + 1}`),
        choiceWord(clockWords, clock, language),
        formatInstant(zone, due),
        stoppedAt === undefined ? (zh ? '还没有' : 'not yet') : formatInstant(zone, stoppedAt),
        formatSpan(late, language),
      ]
    })
  const more = breaches.length - rows.length
  return [
    ...tableLines([BREACHES[language], ...rows]),
    ...(more === 0 ? [] : [zh ? `……另有 ${more} 个，见 --json` : `… ${more} more: see --json`]),
  ]
}
