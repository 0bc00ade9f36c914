import type { Language } from '../../model/language.ts'

/** Why there is no page of a case, and what to do about it. */
export interface StopWords {
  readonly heading: string
  readonly lines: readonly string[]
}

/** Where nothing can be said of a case, for the link or the way it came is not good, or the ledger cannot be asked. */
export type Stop =
  | { readonly kind: 'altered' | 'foreign' | 'too-large' | 'form' | 'method' | 'off' | 'internal' | 'over' | 'unsent' }
  | { readonly kind: 'expired'; readonly ago: string; readonly number: string | undefined }
  | { readonly kind: 'too-many'; readonly minutes: number }
  | { readonly kind: 'ledger'; readonly isTyped: boolean }
  | { readonly kind: 'mailed'; readonly hours: number }

export const STATUS = {
  altered: 400,
  foreign: 403,
  'too-large': 413,
  form: 400,
  method: 405,
  off: 503,
  internal: 500,
  expired: 410,
  'too-many': 429,
  ledger: 503,
  mailed: 200,
  over: 200,
  unsent: 503,
} as const satisfies Readonly<Record<Stop['kind'], number>>

export const stopWords = (stop: Stop, language: Language): StopWords => (language === 'zh' ? zh(stop) : en(stop))

function zh(stop: Stop): StopWords {
  switch (stop.kind) {
    case 'altered':
      return {
        heading: '这个链接打不开',
        lines: [
          '链接不完整，或者被改动过：转发、换行、复制时漏掉几个字都会这样。什么都没有改动。',
          '请回到邮件里直接点按钮；还是不行，就填上您的工作邮箱，重新发一封给您。',
        ],
      }
    case 'expired':
      return {
        heading: '这个链接过期了',
        lines: [
          `${stop.number === undefined ? '' : `${stop.number} 的`}这个链接 ${stop.ago}前就到期了，什么都没有改动。`,
          '要继续办，请让系统发一封新邮件给您。',
        ],
      }
    case 'foreign':
      return {
        heading: '没有执行',
        lines: ['这一步不是从我们自己的页面上按的，所以什么都没有改动。请回到邮件里点按钮，再在打开的页面上确认。'],
      }
    case 'too-large':
      return { heading: '填的内容太长', lines: ['什么都没有写入。请回上一页写短些再提交，每一栏最多 5000 字。'] }
    case 'form':
      return { heading: '没有执行', lines: ['提交的内容不完整，什么都没有写入。请回到邮件里点按钮，重新填写。'] }
    case 'method':
      return { heading: '打不开', lines: ['请回到邮件里点按钮。'] }
    case 'off':
      return { heading: '邮件里的按钮没有开通', lines: ['请直接在表里填写，或告诉管理台账的人。'] }
    case 'internal':
      return { heading: '出错了', lines: ['请过一会儿再试；一直这样，请直接在表里填写，并告诉管理台账的人。'] }
    case 'too-many':
      return { heading: '按得太快了', lines: [`请 ${stop.minutes} 分钟后再试。先前已经办好的不受影响。`] }
    case 'ledger':
      return {
        heading: '现在连不上台账',
        lines: [
          stop.isTyped
            ? '不能确定有没有写入。您填的内容在下面，过一会儿按“再试一次”：已经写入的不会写两遍。'
            : '请过一会儿再打开这个页面。',
          '急事请直接打电话，或在表里填写。',
        ],
      }
    case 'over':
      return { heading: '不用再办了', lines: ['这件事现在没有等您办的，所以没有再发邮件。要看它，请到表里查编号。'] }
    case 'unsent':
      return { heading: '邮件没有发出去', lines: ['邮件服务器没有收下。请过一会儿再试，或直接在表里填写。'] }
    case 'mailed':
      return {
        heading: '请查收邮箱',
        lines: [
          '如果这个邮箱在台账的“人员”里，新邮件几分钟内就到。',
          `没有收到，请看看垃圾邮件，或问管理台账的人。${stop.hours} 小时内只发一封。`,
        ],
      }
  }
}

function en(stop: Stop): StopWords {
  switch (stop.kind) {
    case 'altered':
      return {
        heading: 'This link does not work',
        lines: [
          'It is not whole, or was changed on its way, as happens when mails are forwarded, wrapped or copied. Nothing was changed.',
          'Please press the button in the mail itself. If that does not help, give your work address and you get a new mail.',
        ],
      }
    case 'expired':
      return {
        heading: 'This link has expired',
        lines: [
          `This link${stop.number === undefined ? '' : ` of ${stop.number}`} ended ${stop.ago} ago. Nothing was changed.`,
          'To go on, have a new mail sent to you.',
        ],
      }
    case 'foreign':
      return {
        heading: 'Nothing was done',
        lines: [
          'This was not pressed on our own page, so nothing was changed. Please open the button in the mail and confirm on its page.',
        ],
      }
    case 'too-large':
      return {
        heading: 'This is too long',
        lines: ['Nothing was written. Go back and shorten it; a field takes 5,000 characters.'],
      }
    case 'form':
      return {
        heading: 'Nothing was done',
        lines: [
          'What was sent is not complete; nothing was written. Please open the button in the mail and fill in its form.',
        ],
      }
    case 'method':
      return { heading: 'There is nothing here', lines: ['Please press the button in the mail.'] }
    case 'off':
      return {
        heading: 'Buttons in mails are not set up',
        lines: ['Please work in the sheet itself, or tell whoever looks after the ledger.'],
      }
    case 'internal':
      return {
        heading: 'Something went wrong',
        lines: [
          'Please try again in a while; if it goes on, work in the sheet itself and tell whoever looks after the ledger.',
        ],
      }
    case 'too-many':
      return {
        heading: 'Too fast',
        lines: [
          `Please try again in ${stop.minutes} ${stop.minutes === 1 ? 'minute' : 'minutes'}. What was done before stands.`,
        ],
      }
    case 'ledger':
      return {
        heading: 'The ledger cannot be reached now',
        lines: [
          stop.isTyped
            ? 'Nobody can say whether it was written. What you typed is below; press "Try again" in a while: nothing is written twice.'
            : 'Please open this page again in a while.',
          'If it is urgent, call somebody, or work in the sheet itself.',
        ],
      }
    case 'over':
      return {
        heading: 'Nothing is left to do',
        lines: [
          'Nothing of this case waits for you any more, so no mail was sent. It is in the sheet under its number.',
        ],
      }
    case 'unsent':
      return {
        heading: 'The mail was not sent',
        lines: ['The mail server did not take it. Please try again in a while, or work in the sheet itself.'],
      }
    case 'mailed':
      return {
        heading: 'Please look into your mailbox',
        lines: [
          'If the address is in the staff tab of the ledger, a new mail comes within minutes.',
          `If none comes, look among the spam, or ask whoever looks after the ledger. There is one mail in ${stop.hours} ${stop.hours === 1 ? 'hour' : 'hours'} at most.`,
        ],
      }
  }
}
