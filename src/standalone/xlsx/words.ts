import type { Loss } from './losses.ts'

/** The words of the last tab, and of marks inside cells. */
export type Words = {
  readonly tab: string
  /** The hidden tab that long dropdowns choose from. */
  readonly lists: string
  readonly title: string
  readonly headers: { readonly what: string; readonly tab: string; readonly count: string; readonly places: string }
  readonly losses: Readonly<Record<Loss, string>>
  readonly cut: (length: number) => string
}

const zh: Words = {
  tab: '说明',
  lists: '选项',
  title: '本文件与在线表格的不同之处',
  headers: { what: '不同之处', tab: '工作表', count: '处数', places: '位置' },
  losses: {
    'text-cut': '文字超过 Excel 每格 32,767 个字符的上限，末尾已截去',
    characters: '含有 Excel 文件无法保存的字符（如控制字符），已去掉',
    formula: '公式在 Excel 里用不了，只保留了结果',
    date: '日期不在 Excel 能显示的范围（1900–9999 年）内，已写成文字',
    link: '文字上的超链接没有带出',
    'text-runs': '单元格内部分文字的格式没有带出',
    'number-format': '数字格式在 Excel 里用不了，没有带出',
    rule: '条件格式在 Excel 里用不了，没有带出',
    dropdown: '下拉选项或数据验证在 Excel 里用不了，没有带出',
    merge: '合并单元格没有带出',
    beyond: '超出 Excel 的行数或列数上限，没有带出',
    chart: '图表没有带出',
    tab: '这个工作表不是表格（如图表页），没有带出',
    renamed: '工作表名称在 Excel 里用不了，已改名',
    names: '命名范围没有带出，公式里已换成它所指的单元格',
    filter: '筛选没有带出，所有行都在',
    groups: '行的分组没有带出',
    changed: '导出期间有人在修改，个别行可能缺失或重复，请再导出一次',
  },
  cut: (length) => `……（此处截断，原文共 ${length} 个字符）`,
}

const en: Words = {
  tab: 'Notes',
  lists: 'Lists',
  title: 'Where this file differs from the spreadsheet',
  headers: { what: 'Difference', tab: 'Tab', count: 'How many', places: 'Where' },
  losses: {
    'text-cut': 'Text longer than the 32,767 characters that Excel takes in a cell: the end was cut off',
    characters: 'Characters that a file for Excel cannot hold, such as control characters, were dropped',
    formula: 'A formula that Excel does not take: only its result is here',
    date: 'A date that Excel cannot show (it knows 1900 to 9999) was written as text',
    link: 'A link on text was left out',
    'text-runs': 'Formats of parts of a text were left out',
    'number-format': 'A number format that Excel does not take was left out',
    rule: 'A conditional format that Excel does not take was left out',
    dropdown: 'A dropdown or validation rule that Excel does not take was left out',
    merge: 'Merged cells were left apart',
    beyond: "Rows or columns beyond the end of Excel's grid were left out",
    chart: 'A chart was left out',
    tab: 'A tab without cells, such as a chart, was left out',
    renamed: 'The title of a tab that Excel does not take was changed',
    names: 'Named ranges were left out; in formulas their cells stand in their place',
    filter: 'Filters were left out; all rows are here',
    groups: 'Groups of rows were left out',
    changed: 'Somebody changed the spreadsheet meanwhile: a row may be missing or here twice; please export again',
  },
  cut: (length) => `… (cut here; the whole text has ${length} characters)`,
}

/** The words in the language of a spreadsheet's locale; English for any but Chinese. */
export const wordsFor = (locale: string): Words => (locale.startsWith('zh') ? zh : en)
