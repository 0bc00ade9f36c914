import { callbackStages, incidentStages, stages } from '../../sheets-template/workbook/choices.ts'
import type { Language } from '../../src/model/language.ts'
import { ROADS, type Road, STAGES, type Stage } from '../../src/rules/life/roads.ts'
import type { Choice } from '../../src/sheet/definition.ts'
import { choiceWord } from '../../src/sheet/words.ts'
import { table } from './table.ts'

const ALL: readonly Choice[] = [...stages, ...incidentStages]
const roads: readonly (readonly [string, Road])[] = Object.entries(ROADS)

const NEW = { zh: '新填的行', en: 'a new row' }
const ONLY = {
  incidents: { zh: '只限突发事件', en: 'incidents only' },
  others: { zh: '只限投诉、报修', en: 'complaints and repairs only' },
}

const stageWord = (stage: Stage | 'new', language: Language): string =>
  stage === 'new' ? NEW[language] : choiceWord(ALL, stage, language)

/** How a case lives, drawn from the roads that the planner knows: what stands here is what can happen, and nothing else. */
export function lifeGuide(language: Language): string {
  const zh = language === 'zh'
  return `${[
    zh ? '# 一件个案的一生' : '# The life of a case',
    zh
      ? '本页由 `npm run guide` 从代码（`src/rules/life/roads.ts`）生成，测试保证两者一致：图上没有的路，走不通。两次巡检之间一件个案可以走过几条路。'
      : 'Written by `npm run guide` from the code (`src/rules/life/roads.ts`), and a test holds the two together: what is not drawn here cannot happen. Between two sweeps a case may go several roads.',
    diagram(language),
    zh ? '## 每一条路' : '## Every road',
    table(
      zh ? ['从', '到', '凭什么', '规则', ''] : ['from', 'to', 'by what', 'rule', ''],
      roads.map(([, { from, to, words, rule, only }]) => [
        from.map((stage) => stageWord(stage, language)).join(zh ? '、' : ', '),
        stageWord(to, language),
        words[language],
        rule,
        only === undefined ? '' : ONLY[only][language],
      ]),
    ),
    zh ? '## 怎么才算关闭' : '## How a case is closed',
    closing(language),
    zh ? '## 回访' : '## Callbacks',
    callbacks(language),
  ].join('\n\n')}\n`
}

function diagram(language: Language): string {
  const names = STAGES.map((stage) => `  state "${stageWord(stage, language)}" as ${stage}`)
  const lines = roads
    // Anything can be spoilt, and mended again: drawn, that would hide the rest.
    .filter(([key]) => key !== 'spoilt')
    .flatMap(([, { from, to, words }]) =>
      from.map((stage) => `  ${stage === 'new' ? '[*]' : stage} --> ${to}: ${words[language].replaceAll(':', ' –')}`),
    )
  return ['```mermaid', 'stateDiagram-v2', ...names, ...lines, '  closed --> [*]', '```'].join('\n')
}

const closing = (language: Language): string =>
  roads
    .filter(([, { to }]) => to === 'closed')
    .map(([, { words, rule, only }]) => {
      const of = only === undefined ? '' : language === 'zh' ? `（${ONLY[only].zh}）` : ` (${ONLY[only].en})`
      return `- ${words[language]}${of}: ${rule}`
    })
    .join('\n')

const callbacks = (language: Language): string => {
  const word = (key: string) => choiceWord(callbackStages, key, language)
  return language === 'zh'
    ? `每一轮办结有一行回访：${word('toCall')} → ${word('called')}，或${word('refused')}；${word('notReached')}的换一天、换一个时段再访，到次数就转主管（R37）。个案先被重开，或改为免访的，是“${word('needless')}”。不满意的，个案重开，回访留着（R34）。`
    : `Each round that is finished has one row: ${word('toCall')} → ${word('called')}, or ${word('refused')}; ${word('notReached')} is tried on another day and at another hour, and after so many tries goes to the supervisor (R37). Where the case is reopened before, or becomes exempt, it is ${word('needless')}. A customer who is not satisfied reopens the case, and the callback stays (R34).`
}
