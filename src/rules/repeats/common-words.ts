const split = (words: string): readonly string[] => words.split(' ')

/**
 * What stands in every other text of a desk, whatever it is about: the rarer a word, the more it tells, and these tell nothing.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...split('业主 住户 客户 物业 师傅 工程部 工程师傅 家里 我家 我们 自己 小区 单元 先生 女士 阿姨 老人 孩子 小孩 家人'),
  ...split(
    '反映 反应 要求 请求 希望 请 麻烦 尽快 及时 处理 解决 安排 联系 通知 来电 来访 电话 投诉 报修 咨询 催单 催问',
  ),
  ...split(
    '今天 昨天 昨晚 前天 前几天 明天 早上 上午 中午 下午 晚上 夜间 白天 周末 最近 现在 刚才 上周 上次 之前 以后 以前',
  ),
  ...split(
    '一周 半个月 几天 好几天 两天 三天 每天 天天 一直 经常 总是 老是 还是 仍然 又 再次 再 还 都 也 就 很 太 特别 非常',
  ),
  ...split(
    '到现在 一个 一下 一点 一次 几次 多次 没有 没人 没人管 不了 不能 不到 不行 可以 已经 还没 怎么 什么 什么时候 为什么',
  ),
  ...split(
    '有人 说 说好 来 去 上门 来修 修 维修 修好 修过 换 更换 换了 问 看 给 被 把 让 用 做 到 在 是 有 和 与 的 了 着 过 得 地 个',
  ),
  ...split(
    '影响 休息 问题 情况 事情 的事 里面 外面 旁边 附近 有点 严重 厉害 很大 太大 声 大 小 多 少 上 下 里 外 那 这 他 她 它 我 你',
  ),
  ...split(
    'a an the is are was were be been has have had i my we our you your it its this that there here of in on at to for and or but',
  ),
  ...split(
    'with from by not no so as please again still after before since very too also can could would will do does did now today',
  ),
  ...split(
    'yesterday days day week repair repaired fix fixed fixing again nobody anyone someone me he she they them over all up out',
  ),
])

/** What says that it is not the first time: 又, 还没, 上次. */
export const AGAIN =
  /又|再次|再一次|还是|还没|还在|仍|依然|依旧|反复|老是|总是|一直没|到现在|至今|上次|上回|之前|前几天|前两天|昨天报|说好|催|第[二三四五六七八九两\d]+次|[两三四五六几多]次|修过|换过|洗过|修了|换了|没人来|没下文|没解决|没有解决|没处理|没有处理|没有答复|没答复|没结果|什么时候|怎么样了|没回复|还未|修完|疏通后|以后还|\b(?:again|still|yet|twice|repeatedly|after the repair|nobody (?:came|fixed)|no one)\b/u

/** What only thanks. */
export const THANKS =
  /感谢|致谢|表扬|锦旗|点赞|点个赞|好评|辛苦了|(?:修好|换好|装好|弄好|解决|处理好)(?:能用|了(?:[，,。！;；]|$))|(?<!不|不是|没有)(?:很|非常|十分)满意|好多了|(?:谢谢|多谢)(?:物业|师傅|工程|保洁|保安|管家|绿化|客服|你们|大家)|thank you for|thanks for|thanks to|grateful|appreciate/iu

/** What takes thanks back: there is something to be done all the same. */
export const BUT =
  /但|可是|不过|然而|又(?!快|好)|还是|仍|还没|没修好|没有修好|没解决|没有解决|不满意|什么时候|尽快|\b(?:but|still|again|however|not satisfied)\b/iu
