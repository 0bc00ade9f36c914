import type { SessionMessage } from '../../web/messages.ts'

export type ChartWords = typeof zh

const zh = {
  charts: '图表',
  show: '展开图表',
  hide: '收起图表',
  data: '数据表',
  series: (index: number) => `系列${index + 1}`,
  kinds: {
    COLUMN: '柱形图',
    BAR: '条形图',
    LINE: '折线图',
    AREA: '面积图',
    STEPPED_AREA: '阶梯面积图',
    COMBO: '组合图',
    SCATTER: '散点图',
    PIE: '饼图',
  } as Readonly<Record<string, string>>,
  untitled: '未命名图表',
  notDrawn: (title: string, kind: string) => `「${title}」是${kind}，这里画不出；在 Google 表格里打开工作簿可以看到。`,
  otherKind: (kind: string) => (kind === '' ? '未知类型的图表' : `一种这里没有的图表（${kind}）`),
  noData: (title: string) => `「${title}」的数据区域里没有数字。`,
  /** For whoever cannot see it. */
  describe: (kind: string, title: string, names: readonly string[], count: number) =>
    `${kind}：${title}。${count} 个类别，${names.length} 个系列：${names.join('、')}。数值见下方数据表。`,
  highest: (name: string, label: string, value: string) => `${name}最高为${label}，${value}。`,
  more: (count: number) => `其余 ${count} 行见工作表。`,
  failed: '图表的数据没有读到；有新改动时会再试。',
  category: '类别',
}

const en: ChartWords = {
  charts: 'Charts',
  show: 'Show charts',
  hide: 'Hide charts',
  data: 'Data table',
  series: (index) => `Series ${index + 1}`,
  kinds: {
    COLUMN: 'Column chart',
    BAR: 'Bar chart',
    LINE: 'Line chart',
    AREA: 'Area chart',
    STEPPED_AREA: 'Stepped area chart',
    COMBO: 'Combo chart',
    SCATTER: 'Scatter chart',
    PIE: 'Pie chart',
  },
  untitled: 'Untitled chart',
  notDrawn: (title, kind) =>
    `“${title}” is ${kind}, which is not drawn here; open the workbook in Google Sheets to see it.`,
  otherKind: (kind) => (kind === '' ? 'a chart of an unknown kind' : `a kind of chart that is unknown here (${kind})`),
  noData: (title) => `There are no numbers in the ranges of “${title}”.`,
  describe: (kind, title, names, count) =>
    `${kind}: ${title}. ${count} categories, ${names.length} series: ${names.join(', ')}. The data table below has the values.`,
  highest: (name, label, value) => `${name} is highest at ${label}, ${value}.`,
  more: (count) => `The sheet has ${count} more rows.`,
  failed: 'The data of the charts could not be read; the next change tries again.',
  category: 'Category',
}

export const chartWords: Readonly<Record<SessionMessage['language'], ChartWords>> = { zh, en }
