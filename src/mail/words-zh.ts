import type { NoticeWords } from './notice-words.ts'

export const chinese: NoticeWords = {
  acts: {
    dispatch: '派人处理',
    respond: '联系客户',
    arrive: '到场',
    reply: '答复客户',
    resolve: '办结',
    progress: '把进展告诉客户',
    callback: '回访客户',
    promise: '按承诺办结',
    slip: '与客户说明再次改期的原因，确认新的完成时间',
  },
  list: (items, left) => items.join('、') + (left > 0 ? `等${items.length + left}人` : ''),
  slash: '/',
  column: (name) => `「${name}」`,
  person: (name, role) => `${name}（${role}）`,

  inline: (role) => role,

  now: (acts) => `马上${acts}`,
  by: (act, due) => `在 ${due} 前${act}`,
  andFillIn: (columns) => `，并在台账里填${columns}`,
  ask: (doer, clauses) => `${doer}：请${clauses.join('；')}。`,
  askReaders: (doer, clauses) => `请各位督促${doer}${clauses.join('；')}。`,
  nameHandler: (column) => `还没有责任人：请先定由谁办，填${column}。`,
  makeSure: (readers, doer, column) => `${readers}：请确认${doer}正在办；办不了的，马上改派，改${column}。`,
  knowOf: (readers) => `${readers}：请留意，到时未办会上移。`,
  somebody: '有关人员',

  late: '超时',
  soon: '临期',
  lateBy: (span) => `已超时 ${span}`,
  lateJustNow: '刚到时限',
  left: (span) => `还剩 ${span}`,
  leftLittle: '不到1分钟',
  dueAt: (due) => `时限 ${due}`,
  level: (level) => (level === 0 ? '提醒' : `第${level}级`),

  subjectLate: (clock, by) => `${clock}超时 ${by}`.trimEnd(),
  subjectSoon: (clock, left) => `${clock}临期，剩 ${left}`,
  ofSeveral: (count) => `（共${count}项）`,

  register: '台账',
  anonymous: '匿名',
  nobody: '未填',
  more: '……（后文见台账）',
  movesUp: (at, to) => `仍未办的话，${at} 上移至 ${to}。`,
  remindsAgain: (at, to) => `仍未办的话，${at} 再次通知 ${to}。`,
  lastLevel: '这已是最后一级，不再上移，请务必处理到底。',
  openRow: '打开台账中的这一行',
  colon: (label, value) => `${label}：${value}`,
  comma: '，',
  between: '',
  footer: (site, zone) =>
    `${site} · 日清。时间均为 ${zone}。本邮件由系统发出，办理情况请填在台账里；回复本邮件不会记入。`,
}
