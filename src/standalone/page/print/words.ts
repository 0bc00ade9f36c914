import type { Language } from '../card/context.ts'

export type PrintWords = typeof zh

const zh = {
  title: '打印',
  rows: (count: number) => `按现在的筛选和排序，共 ${count} 行。`,
  many: '行数很多，一次印一部分；先筛选出要的行会好些。',
  part: '印哪些',
  rowsFromTo: (from: number, to: number) => `第 ${from}–${to} 行`,
  ofAll: (from: number, to: number, all: number) => `第 ${from}–${to} 行，共 ${all} 行`,
  row: (place: number) => `第 ${place} 行`,
  preparing: '正在准备…',
  withSystem: '连系统的灰色栏一起打印',
  print: '打印',
  cancel: '取消',
  printed: (moment: string, person: string | null) => (person === null ? `${moment} 打印` : `${moment} ${person} 打印`),
  count: (count: number) => `${count} 行`,
  leftOut: (headers: readonly string[]) => `没有内容的栏未印：${headers.join('、')}。`,
  empty: '这里没有内容。',
}

const en: PrintWords = {
  title: 'Print',
  rows: (count) => `${count === 1 ? '1 row' : `${count} rows`}, filtered and sorted as now.`,
  many: 'There are many rows: they are printed part by part. It is better to filter for those that are wanted first.',
  part: 'Print',
  rowsFromTo: (from, to) => `rows ${from}–${to}`,
  ofAll: (from, to, all) => `rows ${from}–${to} of ${all}`,
  row: (place) => `row ${place}`,
  preparing: 'Preparing…',
  withSystem: "Print the system's grey columns too",
  print: 'Print',
  cancel: 'Cancel',
  printed: (moment, person) => (person === null ? `Printed ${moment}` : `Printed ${moment} by ${person}`),
  count: (count) => (count === 1 ? '1 row' : `${count} rows`),
  leftOut: (headers) => `Columns that nothing stands in were left out: ${headers.join(', ')}.`,
  empty: 'There is nothing here.',
}

export const printWords: Readonly<Record<Language, PrintWords>> = { zh, en }
