import type { Action } from '../../model/action.ts'
import type { Language } from '../../model/language.ts'

/** What a page says of one action. */
interface ActionWords {
  readonly heading: string
  /** What comes of it. */
  readonly intro: string
  /** Confirms it. */
  readonly button: string
  /** Under the fields' names, by column. */
  readonly hints: Readonly<Record<string, string>>
  /** Over the page that follows. */
  readonly done: string
}

/** What the pages say, whatever they are about. */
export interface PageWords {
  readonly actions: Readonly<Record<Action, ActionWords>>
  readonly product: string
  readonly foot: string
  readonly errorHeading: string
  readonly errorTitle: string
  readonly facts: string
  readonly past: string
  readonly as: (name: string) => string
  readonly writes: (tab: string, columns: readonly string[], name: string) => string
  readonly optional: string
  readonly choose: string
  readonly others: string
  readonly case: (number: string) => string
  readonly toCase: string
  readonly toRow: string
  readonly typed: string
  readonly again: string
  /** Of a case that its reader has no part in any more. */
  readonly nothing: string
  readonly alreadyDone: string
  readonly noNeed: string
  /** Nobody named, or no time, where the ledger does not say. */
  readonly doneBy: (what: string, by: string | undefined, at: string | undefined) => string
  readonly notDone: string
}

const zh: PageWords = {
  actions: {
    acknowledge: {
      heading: '知悉',
      intro: '按下后，这一级有重复提醒的就不再重复；一直没有办，仍会往上报。',
      button: '我知道了',
      hints: {},
      done: '已记下：您知道了',
    },
    dispatched: {
      heading: '已派单',
      intro: '已经派人去办了。派单时间记为现在。',
      button: '确认已派单',
      hints: { progress: '例如：派给陈强，带备件过去' },
      done: '已记下：派单了',
    },
    responded: {
      heading: '已联系客户',
      intro: '已经联系过客户了。响应时间记为现在。',
      button: '确认已联系客户',
      hints: { progress: '例如：客户在家，约好下午三点上门' },
      done: '已记下：联系过客户了',
    },
    arrived: {
      heading: '已到场',
      intro: '已经有人到现场了。到场时间记为现在，响应也不再催。',
      button: '确认已到场',
      hints: { progress: '例如：已关阀，正在查漏点' },
      done: '已记下：到场了',
    },
    replied: {
      heading: '已答复客户',
      intro: '已经和客户商定处理办法了。答复时间记为现在；约好了完成时间的，请再填“承诺时间”。',
      button: '确认已答复客户',
      hints: { progress: '例如：客户同意先修后补漆' },
      done: '已记下：答复客户了',
    },
    progress: {
      heading: '填写进展',
      intro: '写清楚现在办到哪一步、接下来怎么办。原来的进展会留在“历史”里。',
      button: '记下进展',
      hints: { progress: '例如：已联系业主，配件明天上午到，下午上门更换' },
      done: '进展已记下',
    },
    promise: {
      heading: '承诺完成时间',
      intro: '这是答应客户的完成时间，本身就是一个时限。改期会留下记录，第二次改期会往上报。',
      button: '记下承诺时间',
      hints: { promisedAt: '已经和客户说好的时间', progress: '例如：客户同意周六上午上门' },
      done: '承诺时间已记下',
    },
    handOver: {
      heading: '转交给别人',
      intro: '对方会收到一封邮件。首问责任人不变，仍负责到底。',
      button: '转交',
      hints: { handler: '从人员表里选', progress: '要让对方知道的话' },
      done: '已转交',
    },
    done: {
      heading: '办结',
      intro: '确认事情已经办完。办结时间记为现在，之后不再催办。',
      button: '确认办结',
      hints: { result: '写清楚怎么办的、结果怎样', feeAgreed: '有偿服务要客户同意了费用才能办结' },
      done: '已办结',
    },
    callback: {
      heading: '登记回访',
      intro:
        '问客户三件事：办了没有，满意不满意，有什么建议。没打通或客户不愿说，只填“未访成”。答“不满意”的，这件事会重开并往上报。',
      button: '记下回访',
      hints: {
        outcome: '打通了并且答了就不用填；没打通的，换一天、换个时段再打才算又一次',
        handled: '答了就要填',
        satisfaction: '答了就要填',
      },
      done: '回访已记下',
    },
    notMine: {
      heading: '不归我办',
      intro: '事情会退回首问责任人，由他另行安排；他会收到一封邮件。',
      button: '退回首问责任人',
      hints: { progress: '写清楚为什么不归您办，该找谁' },
      done: '已退回首问责任人',
    },
  },
  product: '日清',
  foot: '这个页面只给收到邮件的人用，请不要转发。',
  errorHeading: '还没有写入，请先改好：',
  errorTitle: '有误：',
  facts: '事情',
  past: '经过',
  as: (name) => `以“${name}”的名义办理`,
  writes: (tab, columns, name) =>
    `确认后写进“${tab}”这一行的${columns.map((one) => `“${one}”`).join('、')}，“历史”里写明是${name}从邮件办理的。`,
  optional: '（可不填）',
  choose: '请选择',
  others: '其他',
  case: (number) => `${number} 这件事`,
  toCase: '看这件事，或再办别的',
  toRow: '在表里打开这一行',
  typed: '您刚才填的',
  again: '再试一次',
  nothing: '现在没有要您办的。',
  alreadyDone: '这一步已经办过了',
  noNeed: '不用再办；这次什么都没有改动。',
  doneBy: (what, by, at) => {
    const who = [by, at].filter((part) => part !== undefined).join(' ')
    return who === '' ? what : `${who}：${what}`
  },
  notDone: '没有办成',
}

const en: PageWords = {
  actions: {
    acknowledge: {
      heading: 'Acknowledge',
      intro: 'If this level is told again and again, that stops. It still goes up if it is not done.',
      button: 'I know of it',
      hints: {},
      done: 'Noted: you know of it',
    },
    dispatched: {
      heading: 'Dispatched',
      intro: 'Somebody was sent. The time is now.',
      button: 'Somebody was sent',
      hints: { progress: 'For example: Chen Qiang is on the way, with the part' },
      done: 'Noted: somebody was sent',
    },
    responded: {
      heading: 'Customer contacted',
      intro: 'The customer has heard from you. The time is now.',
      button: 'I contacted the customer',
      hints: { progress: 'For example: at home, we come at three' },
      done: 'Noted: the customer was contacted',
    },
    arrived: {
      heading: 'On the scene',
      intro: 'Somebody is on the scene. The time is now; the first response is not asked for any more either.',
      button: 'Somebody is on the scene',
      hints: { progress: 'For example: valve closed, looking for the leak' },
      done: 'Noted: somebody is on the scene',
    },
    replied: {
      heading: 'Customer answered',
      intro:
        'The customer was given an agreed answer. The time is now; if a completion date was agreed, promise it as well.',
      button: 'The customer was answered',
      hints: { progress: 'For example: agrees to the repair now and the paint later' },
      done: 'Noted: the customer was answered',
    },
    progress: {
      heading: 'Add progress',
      intro: 'Say how far it has come and what is next. What stood there before stays in the tab "History".',
      button: 'Save the progress',
      hints: { progress: 'For example: owner called, the part comes tomorrow morning, fitted in the afternoon' },
      done: 'The progress is saved',
    },
    promise: {
      heading: 'Promise a completion date',
      intro:
        'This is what the customer is told, and a deadline of its own. Putting it off is kept on record; a second time goes up.',
      button: 'Save the date',
      hints: { promisedAt: 'As agreed with the customer', progress: 'For example: customer is in on Saturday morning' },
      done: 'The date is saved',
    },
    handOver: {
      heading: 'Hand over to somebody',
      intro: 'They get a mail. The first receiver stays answerable for the case.',
      button: 'Hand over',
      hints: { handler: 'From the staff tab', progress: 'What they should know' },
      done: 'Handed over',
    },
    done: {
      heading: 'Mark done',
      intro: 'Confirm that the work is finished. The time is now; nobody is reminded any more.',
      button: 'Mark done',
      hints: {
        result: 'What was done, and with what result',
        feeAgreed: 'A paid service is done when the customer agreed to the fee',
      },
      done: 'Marked done',
    },
    callback: {
      heading: 'Record a callback',
      intro:
        'Three questions: was it handled, were they satisfied, any suggestions. Not reached or declined: say only that. A customer who is not satisfied reopens the case, and it goes up.',
      button: 'Save the callback',
      hints: {
        outcome: 'Leave it blank when they answered; not reached counts again on another day, at another hour',
        handled: 'If they answered',
        satisfaction: 'If they answered',
      },
      done: 'The callback is saved',
    },
    notMine: {
      heading: 'Not mine',
      intro: 'It goes back to the first receiver, who finds somebody else and gets a mail.',
      button: 'Give it back',
      hints: { progress: 'Why it is not yours, and whose it may be' },
      done: 'Given back to the first receiver',
    },
  },
  product: 'daily-clear',
  foot: 'This page is for whoever got the mail; please do not pass it on.',
  errorHeading: 'Nothing was written yet. Please correct:',
  errorTitle: 'Error: ',
  facts: 'The case',
  past: 'What happened',
  as: (name) => `In the name of ${name}`,
  writes: (tab, columns, name) =>
    `This fills in ${columns.map((one) => `"${one}"`).join(', ')} of its row in "${tab}"; the history says that ${name} did it from a mail.`,
  optional: ' (optional)',
  choose: 'Please choose',
  others: 'Others',
  case: (number) => `Case ${number}`,
  toCase: 'See the case, or do something else',
  toRow: 'Open the row in the sheet',
  typed: 'What you typed',
  again: 'Try again',
  nothing: 'There is nothing for you to do now.',
  alreadyDone: 'This is done already',
  noNeed: 'Nothing more is needed, and nothing was changed now.',
  doneBy: (what, by, at) =>
    [what, by === undefined ? '' : `by ${by}`, at ?? ''].filter((part) => part !== '').join(', '),
  notDone: 'This was not done',
}

export const WORDS: Readonly<Record<Language, PageWords>> = { zh, en }
