import type { Pattern } from './numbers.ts'
import { ANY_SURNAME, SURE_SURNAME, SURNAME } from './surnames.ts'

/** What a name ends before; no given name has it. */
const NO_GIVEN =
  '(?![的了在是有无不已也很都要说称和与及把被向对到从将就又再来去先女师]|小[姐区孩时]|阿[姨公婆]|老[师板人婆公])'
const GIVEN = `${NO_GIVEN}\\p{Script=Han}`
const TITLE = '先生|女士|小姐|太太|夫人|阿姨|大爷|大妈|大叔|大姐|大哥|大娘|奶奶|爷爷|叔叔|伯伯|婆婆|同志|老师|师傅|老板'
const OFFICE =
  '总经理|项目经理|经理|主任|主管|队长|班长|书记|所长|科长|处长|医生|大夫|律师|警官|工程师|助理|管家|秘书|会计'
const ROLE =
  '业主|住户|租户|租客|房东|房主|户主|客户|顾客|车主|邻居|报修人|投诉人|报事人|联系人|当事人|访客|来访人|家属|保安|保洁员?|保姆|客服|员工|维修工|电工|司机|姓名|名叫|叫做?|署名'
const KIN = '妻子|丈夫|老公|老婆|爱人|儿子|女儿|父亲|母亲|爸爸|妈妈|孩子|孙子|孙女|外孙|室友|同事|朋友|男友|女友'
/** What stands between a role and a name. */
const OPENS = '[\\s:：（(“"「『【]{0,2}'
/** What follows a name and does not belong to it. */
const AFTER =
  '$|[\\s\\p{P}\\p{S}\\d\\uE000-\\uE02F]|反映|反馈|来电|来访|致电|电话|手机|称|说|表示|要求|投诉|报修|家|的|在|与|和|及|是|于|已|也|提出|告知|认为|不满|将|把|被|向|对|到|去|来|从|住|发现|今|昨|再次|又|一家|夫妇|夫妻|本人|等|[先女]'
const LATIN = "[A-Z](?:(?!\\p{Script=Han})[\\p{L}'’-]){0,30}"

/** Names that nobody has to know: what stands before or behind them tells. */
export const NAMES: readonly Pattern[] = [
  [new RegExp(`${SURNAME}(?:${GIVEN}){0,2}(?:${TITLE})`, 'gu'), 'person'],
  [new RegExp(`${ANY_SURNAME}(?:先生|女士|小姐|太太)`, 'gu'), 'person'],
  [new RegExp(`(?<![工流课过])${SURNAME}(?:${OFFICE})`, 'gu'), 'person'],
  [new RegExp(`${SURE_SURNAME}${GIVEN}{1,2}?(?:${OFFICE})`, 'gu'), 'person'],
  [
    new RegExp(
      `${SURE_SURNAME}(?:总(?![结共数计量体是之部线开闸阀])|工(?![程作人资期地具序艺商业单夫种伤])|姐(?![妹夫])|哥(?!们)|婶|伯|叔)`,
      'gu',
    ),
    'person',
  ],
  // These begin other words, too: 一周总结, 为何总是.
  [
    new RegExp(
      '(?:(?<![一二两三四上下本每这那几前后当首末双])周|(?<![任如为奈几])何|(?<!园)林|[许叶余江钱汤范傅钟阮])(?:总(?![结共数计量体是之部线开闸阀会有在得要能])|工(?![程作人资期地具序艺商业单夫种伤])|姐(?![妹夫])|哥(?!们))',
      'gu',
    ),
    'person',
  ],
  [new RegExp(`(?<!大)[老小阿]${SURE_SURNAME}`, 'gu'), 'person'],
  [new RegExp(`${SURE_SURNAME}某{1,2}[某甲乙丙男女]?`, 'gu'), 'person'],
  [new RegExp(`(?<=(?:${ROLE})${OPENS})${SURNAME}(?:${GIVEN}){1,2}?(?=${AFTER})`, 'gu'), 'person'],
  [new RegExp(`(?<=(?:姓名|名字|户主|名)[是为叫])${SURNAME}(?:${GIVEN}){1,2}?(?=${AFTER})`, 'gu'), 'person'],
  [new RegExp(`(?<=(?:${KIN})${OPENS})${SURE_SURNAME}(?:${GIVEN}){1,2}?(?=${AFTER})`, 'gu'), 'person'],
  [
    new RegExp(`(?<=(?:${ROLE}|${KIN})${OPENS})(?!App|Wi)[A-Z][a-z]{1,20}(?![A-Za-z])(?:\\s${LATIN}){0,2}`, 'gu'),
    'person',
  ],
  [new RegExp(`(?<=姓)${ANY_SURNAME}(?=${AFTER}|人)`, 'gu'), 'person'],
  [
    new RegExp(
      `\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam|MR|MRS|MS|mr|mrs|ms|dr)\\b\\.?\\s{1,3}(?:${LATIN}(?:\\s${LATIN}){0,2}|[a-z]{2,20})`,
      'gu',
    ),
    'person',
  ],
  [
    new RegExp(
      `(?<=\\b(?:tenant|resident|owner|occupant|customer|neighbou?r|guard|named|called|name is|name:)\\s{1,2})${LATIN}(?:\\s${LATIN}){0,2}`,
      'gu',
    ),
    'person',
  ],
]
