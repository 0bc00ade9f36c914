import type { Words } from '../model/language.ts'
import { shiftText } from './hours-text.ts'
import type { PeopleProblem } from './tab-problem.ts'

/** What is wrong with who looks after what, and who is on duty when (R25), said of the text that stands before it; `out` is what follows from it. */
export function peopleProblemText(problem: PeopleProblem, choices: Words, out: Words): Words {
  switch (problem.code) {
    case 'unknown-scope':
      return scopeText(problem.column, choices)
    case 'unknown-on-duty':
      return {
        zh: '不在“人员”表里，值班邮件不发给这个名字',
        en: 'is not in the tab "Staff"; no mail of this shift goes to that name',
      }
    case 'bad-days':
      return problem.isBackwards
        ? { zh: `的结束早于开始，${out.zh}`, en: `ends before it begins; ${out.en}` }
        : {
            zh: `看不懂，请写成 2026-11-21、2026-11-21至2026-11-27、周一至周五 或 周末；${out.zh}`,
            en: `is not understood; write 2026-11-21, 2026-11-21 to 2026-11-27, Mon-Fri or weekends; ${out.en}`,
          }
    case 'bad-shift':
      return { zh: `${shiftText(problem.why, 'zh')}；${out.zh}`, en: `${shiftText(problem.why, 'en')}; ${out.en}` }
  }
}

/** A scope that is not understood narrows nothing: nobody is left out by a slip. */
function scopeText(column: string, choices: Words): Words {
  if (column === 'registers')
    return {
      zh: `看不懂，可选：${choices.zh}；改好之前，全部台账都算`,
      en: `is not understood, choose from: ${choices.en}; until it is mended every register counts`,
    }
  if (column === 'categories')
    return {
      zh: '不在“分类”表里；改好之前，全部类别都算',
      en: 'is not in the tab "Categories"; until it is mended every category counts',
    }
  return {
    zh: '看不出是哪一栋，请写成 3栋、5号楼、A座；改好之前，全部楼栋都算',
    en: 'is no building that can be told; write 3, 5, A; until it is mended every building counts',
  }
}
