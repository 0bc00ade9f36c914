import { pauseReasons, satisfactions, stages, statuses, unreached } from '../../sheets-template/workbook/choices.ts'
import { settingContent } from '../../sheets-template/workbook/content/settings.ts'
import { callbacks, escalation, health, history, mandatory } from '../../sheets-template/workbook/index.ts'
import { MINUTE } from '../../src/model/instant.ts'
import type { Language } from '../../src/model/language.ts'
import { CORRECTION_WINDOW } from '../../src/rules/moves.ts'
import { EXAMPLE } from '../../src/sheet/example-row.ts'
import { mailTable } from './mails.ts'
import { registerSections } from './registers.ts'
import { readAt, refusedText, typedTable } from './typed.ts'
import { greyColumns, wordsIn } from './words.ts'

const hours = settingContent.dueSoonHours.value
const { callTries, repeatDays } = settingContent
const quiet = settingContent.quietHours.value.zh
const minutes = CORRECTION_WINDOW / MINUTE

const zh = (): string => {
  const { column: c, choice } = wordsIn('zh')
  return `# 前台填表指南

客户在面前，就在第一个空行从左到右填白格，一件一行。**粗体**必填（匿名的不用填姓名和电话）；别的知道什么填什么，以后再补。
停手片刻（最多一分钟），系统就来看这一行：填得对，就给编号和时限；不对，就在${c('complaint', 'check')}里说哪里不对。
编号为“${EXAMPLE.zh}”的灰色一行只是样子，系统不读，请写在它下面。**灰格归系统**：不用填，也不要改。

## 填什么

每张台账从左到右，括号里是填什么，\`这样\`的是例子。

${registerSections('zh')}

**突发事件先报后补。** 粗体的几格填好就编号、发邮件。${c('incident', 'arrivedAt')}、${c('incident', 'measures')}、${c('incident', 'injured')}、${c('incident', 'policeCalled')}边做边补；控制住以前每小时写一次${c('incident', 'progress')}；控制住了填${c('incident', 'resolvedAt')}，要善后的填${c('incident', 'afterCareUntil')}，全部做完填${c('incident', 'result')}和${c('incident', 'closedAt')}。

## 可以怎么写

现在是 ${readAt}（周日）。只写一半的时间，读成什么写在那一格的批注里；以后不变，除非你改。

${typedTable('zh')}

看不准的不猜，标出来请你写清楚：${refusedText('zh')}。

## 颜色和邮件

- **白格橙红**：不改就没有编号，一直是${choice(stages, 'unaccepted')}。**白格浅黄**：已经收下，请核对。为什么，写在那一格的批注里；改好了，颜色、批注、提示自己消失。
- **时限格黄**：${hours.zh} 小时内到时。**红**：已超时。批注写着时限怎么来的。时钟从受理时间起走，改得晚也不重来。
- 谁什么时候收到邮件（本项目可在“${escalation.zh}”里改）：

${mailTable('zh')}

- **收到邮件**：按里面的按钮就能办，和填表一样。重复的提醒，有人按了“知悉”，或者填了${c('complaint', 'acknowledgedBy')}，就不再来；到下一级的时间还没办，照样上报。
- **夜里**（${quiet}）只发特急的和规则里写明照发的，比如突发事件；其余早上发，已经办了的就不发。

## 办完、等待、重开

- **办完**：填${c('complaint', 'result')}和${c('complaint', 'resolvedAt')}；或者在${c('complaint', 'status')}里选${choice(statuses, 'resolved')}，以系统看到的时间为准，记在${c('complaint', 'resolvedSeen')}。
- **等待**：填${c('repair', 'pauseReason')}（${choice(pauseReasons, 'customer')}或${choice(pauseReasons, 'parts')}）和${c('repair', 'pausedAt')}，办结时限停走，到${c('repair', 'resumedAt')}为止。进展照样要告诉客户。
- **重开**：填${c('complaint', 'reopenedAt')}，或选${choice(statuses, 'reopened')}；时限从此重新算。
- 填错了，${minutes} 分钟内改回来就行；过后把办完的改成没办完，会提示：填回去，或者重开。每次变化都记在“${history.zh}”里。
- **复制的一行**，在改成它自己的受理时间之前，会提示和原来那件一样；改了就得到自己的编号。

## 办结以后：回访

- 要不要回访由系统定，写在${c('complaint', 'callbackSays')}里。“${mandatory.zh}”里的件件必访；其余每周抽一部分，谁也猜不到是哪些，没抽中的到周末关闭。
- 要回访的，系统在“${callbacks.zh}”最下面加一行，个案、${c('callback', 'caller')}、${c('callback', 'dueAt')}都已填好，阶段是${choice(stages, 'toCall')}。**只填**${c('callback', 'method')}、${c('callback', 'calledAt')}和三问：${c('callback', 'handled')}、${c('callback', 'satisfaction')}、${c('callback', 'suggestion')}；按邮件里的按钮填也一样。
- **${choice(satisfactions, 'satisfied')}、${choice(satisfactions, 'fairly')}**：个案自己关闭；没有${c('complaint', 'result')}的，补上才关。**${choice(satisfactions, 'dissatisfied')}**：自己重开，时限重新算，往上多报一级，不用填${c('complaint', 'reopenedAt')}；再办好了，${c('complaint', 'respondedAt')}、${c('complaint', 'resolvedAt')}改填新的。
- **没人接**：填${c('callback', 'calledAt')}，${c('callback', 'outcome')}选${choice(unreached, 'notReached')}；再打就改同一行，前几次系统都记着。换一天、再错开两小时以上才算一次，满 ${callTries.value.zh} 次报客服主任。
- **${choice(unreached, 'refused')}**：${c('callback', 'outcome')}选它；七天里客户没有再为这件事找来，就关闭。
- **免访**：当场办完的填${c('complaint', 'settledOnSpot')}和${c('complaint', 'onSpotSatisfaction')}；匿名的不留电话；敏感的在${c('complaint', 'remark')}里写为什么。少一样就照常回访，${c('complaint', 'check')}里会说。
- **又来了**：${repeatDays.value.zh} 天里同一客户或房号又为同一件事找来，${c('complaint', 'repeatOf')}写着是哪一件，马上上报。认错了，${c('complaint', 'notRepeat')}填是，这两件以后不再算。

## 不要动

灰色的列：${greyColumns('zh').join('、')}。编号改了、删了，系统会放回去。行可以排序、移动、删除，删掉的编号不会再用。表头和设置类的表请主管改；系统有什么做不了，写在“${health.zh}”里。
`
}

const en = (): string => {
  const { column: c, choice } = wordsIn('en')
  return `# The clerk's guide

Fill the white cells of the first blank row from left to right, one row a case. **Bold** is needed (name and phone not of somebody
anonymous); of the rest fill what you know, and more later. Within a minute the system looks at the row: a right one gets its number and
deadlines; what is wrong with another stands in ${c('complaint', 'check')}. The grey row with the number "${EXAMPLE.en}" is never read:
write below it. **Grey cells are the system's**: neither fill nor change them.

## What to fill

Each register from left to right, in brackets what goes in, with an \`example\`.

${registerSections('en')}

**Incidents: report first, complete later.** With the bold cells filled, the number comes and the mails leave. Then ${c('incident', 'arrivedAt')}, ${c('incident', 'measures')}, ${c('incident', 'injured')}, ${c('incident', 'policeCalled')} as it happens; ${c('incident', 'progress')} every hour until it is under control, then ${c('incident', 'resolvedAt')}; ${c('incident', 'afterCareUntil')} if people need looking after; when all is done, ${c('incident', 'result')} and ${c('incident', 'closedAt')}.

## What you may type

It is ${readAt}, a Sunday. What a half-said time was read as stands in its note, and stays so until you change it.

${typedTable('en')}

What is not certain is marked and never guessed: ${refusedText('en')}.

## Colours and mails

- **White cell turned orange-red**: mend it, or the row has no number and stays ${choice(stages, 'unaccepted')}. **Light yellow**: accepted, but look again. The note of the cell says why. Once mended, all of it goes by itself.
- **Deadline yellow**: due within ${hours.en} hours. **Red**: overdue. Its note says how it came about. The clock runs from the time of receipt, however late a row is mended.
- Who is mailed when (your site may change the tab "${escalation.en}"):

${mailTable('en')}

- **Got a mail?** Its buttons do what typing into the row does. What is told again and again stops once somebody presses "Acknowledge" or fills in ${c('complaint', 'acknowledgedBy')}; it still goes up in time if it is not done.
- **At night** (${quiet}) only what is critical is mailed, and what a rule says, incidents for one. The rest comes in the morning, if it is not done by then.

## Resolved, waiting, reopened

- **Resolved**: fill ${c('complaint', 'result')} and ${c('complaint', 'resolvedAt')}, or choose ${choice(statuses, 'resolved')} in ${c('complaint', 'status')}: then the moment it was seen counts, and stands in ${c('complaint', 'resolvedSeen')}.
- **Waiting**: fill ${c('repair', 'pauseReason')} (${choice(pauseReasons, 'customer')} or ${choice(pauseReasons, 'parts')}) and ${c('repair', 'pausedAt')}: the resolve deadline stands still until ${c('repair', 'resumedAt')}. The customer still hears of the progress.
- **Reopened**: fill ${c('complaint', 'reopenedAt')} or choose ${choice(statuses, 'reopened')}: the deadlines start anew.
- A slip is put back within ${minutes} minutes and forgotten. Later, what was resolved and no longer is gets a message: fill it in again, or reopen. Every change stands in the tab "${history.en}".
- **A copied row** is marked as the same case until you give it its own time of receipt; then it gets its own number.

## Once it is resolved: the callback

- The system says in ${c('complaint', 'callbackSays')} whether the customer is called. What the tab "${mandatory.en}" names always is; of the rest some are drawn each week, nobody can tell which, and the others close when the week is over.
- The system adds a row at the end of "${callbacks.en}", with the case, ${c('callback', 'caller')} and ${c('callback', 'dueAt')}; the case is ${choice(stages, 'toCall')}. **Fill in** ${c('callback', 'method')}, ${c('callback', 'calledAt')} and the three answers ${c('callback', 'handled')}, ${c('callback', 'satisfaction')}, ${c('callback', 'suggestion')}; the buttons in the mail do the same.
- **${choice(satisfactions, 'satisfied')}, ${choice(satisfactions, 'fairly')}**: the case closes by itself, once there is a ${c('complaint', 'result')}. **${choice(satisfactions, 'dissatisfied')}**: it reopens by itself, with new deadlines and one level higher; leave ${c('complaint', 'reopenedAt')} alone, and put new times into ${c('complaint', 'respondedAt')} and ${c('complaint', 'resolvedAt')}.
- **Nobody answers**: fill ${c('callback', 'calledAt')} and choose ${choice(unreached, 'notReached')} in ${c('callback', 'outcome')}; for the next call change the same row, the earlier ones are kept. It counts on another day and two hours of the day apart; after ${callTries.value.en} the supervisor is told.
- **${choice(unreached, 'refused')}** in ${c('callback', 'outcome')}: the case closes after seven days if the customer does not come back on it.
- **No callback**: settled on the spot with ${c('complaint', 'settledOnSpot')} and ${c('complaint', 'onSpotSatisfaction')}; anonymous without a phone; sensitive with the reason in ${c('complaint', 'remark')}. Otherwise the customer is called, and ${c('complaint', 'check')} says why.
- **Again**: where the same customer or room comes with the same matter within ${repeatDays.value.en} days, ${c('complaint', 'repeatOf')} names the earlier case and it goes up at once. If that is wrong, yes in ${c('complaint', 'notRepeat')} parts the two for good.

## What never to touch

Grey: ${greyColumns('en').join(', ')}. A number that was changed or cleared is put back. Rows may be sorted, moved and deleted; a deleted number is not used again. Headers and settings are your supervisor's; what the system cannot do stands in the tab "${health.en}".
`
}

/** The clerk's guide of a language, in the workbook's own words. */
export const clerkGuide = (language: Language): string => (language === 'zh' ? zh() : en())
