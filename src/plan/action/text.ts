import type { Words } from '../../model/language.ts'
import { quote } from '../../sheet/quote.ts'
import type { Refusal } from './outcome.ts'

/** Why nothing was done, and what to do now, a sentence each: for whoever pressed the button. */
export function refusalWords(refusal: Refusal): Words {
  switch (refusal.why) {
    case 'stranger':
      return {
        zh: '这封邮件的收件邮箱现在不在“人员”表里，所以什么都没有改。邮箱换了，请让管理台账的人更新“人员”表；要紧的事请直接打电话。',
        en: 'The address that this mail went to is no longer in the tab "Staff", so nothing was changed. If your address is another one now, have it corrected there; if it is urgent, call somebody.',
      }
    case 'unknown-case':
      return {
        zh: '台账里找不到这件事了：那一行可能删掉了。什么都没有改，请到表里看看，或问首问责任人。',
        en: 'The ledger no longer has this case: its row may have been deleted. Nothing was changed; look into the sheet, or ask whoever took it.',
      }
    case 'no-case':
      return {
        zh: '这一行还没有受理，先要在表里按“检查”一栏把它改对，才能办理。',
        en: 'This row is not accepted yet: correct it in the sheet first, as its column "Check" says.',
      }
    case 'other-cycle':
      return {
        zh: '这封邮件之后，这件事重开过，时限重新算了，所以什么都没有改。请打开这件事的页面，看了现在的情况再办。',
        en: 'The case was reopened after this mail, with new deadlines, so nothing was changed. Open the page of the case, see how it stands, and act there.',
      }
    case 'other-action':
      return {
        zh: '这个链接是办另一件事用的，什么都没有改。请回到邮件里点要用的按钮。',
        en: 'This link is for something else; nothing was changed. Press the button that you want in the mail.',
      }
    case 'not-yours': {
      const { handler } = refusal
      return handler === undefined
        ? {
            zh: '按现在的台账，这一步不归您办，所以什么都没有改。要办，请先让首问责任人把这件事转给您。',
            en: 'As the ledger stands this is not yours to do, so nothing was changed. Have whoever took the case hand it to you first.',
          }
        : {
            zh: `这件事现在由${quote(handler, 'zh')}负责，这一步不归您办，所以什么都没有改。要接着办，请先转给您。`,
            en: `The case is with ${quote(handler, 'en')} now and this is not yours to do, so nothing was changed. To go on with it, have it handed to you first.`,
          }
    }
    case 'answers-for-it':
      return {
        zh: '这件事是您接的：首问责任人负责到底，不能退回。不该由您办，请“转交”给该办的人；您仍会收到它的消息。',
        en: 'You took this case: its first receiver answers for it to the end and cannot give it back. If somebody else should do it, hand it over; you go on hearing of it.',
      }
    case 'not-finished':
      return {
        zh: '这件事还没有办结，现在不用回访，什么都没有改。办结后再登记回访。',
        en: 'The case is not finished, so there is nothing to call back about; nothing was changed. Record the callback once it is done.',
      }
    case 'moving':
      return {
        zh: '有人正在表里移动这几行，这次没有写入。请过一分钟再按一次。',
        en: 'Somebody is moving these rows in the sheet, and nothing was written. Press it again in a minute.',
      }
    case 'gone': {
      const [zh, en] = (['zh', 'en'] as const).map((language) =>
        refusal.missing.map((one) => quote(one[language], language, 80)).join(language === 'zh' ? '、' : ', '),
      )
      return {
        zh: `表里缺了 ${zh}，所以什么都没有写入。请告诉管理台账的人：运行 daily-clear setup 会把它补回来；急事请直接打电话。`,
        en: `The workbook has lost ${en}, so nothing was written. Tell whoever keeps it: "daily-clear setup" brings it back. If it is urgent, call somebody.`,
      }
    }
    case 'problems':
      return {
        zh: refusal.problems.map(({ zh }) => zh).join('；'),
        en: refusal.problems.map(({ en }) => en).join('. '),
      }
  }
}
