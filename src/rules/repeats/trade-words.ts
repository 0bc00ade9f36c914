/**
 * What a desk's texts speak of, and how many words there are for it: 漏水, 渗水 and 滴水 are one trouble, 马桶 and toilet one thing. Of a
 * kind that few texts have, a common one says more than of a kind that every other has: the weights follow how often each is met.
 */

/** *thing* is what the matter is about, *trouble* what is wrong with it, *place* where it is. */
export type WordKind = 'thing' | 'trouble' | 'place'

export interface TradeWord {
  readonly key: string
  readonly kind: WordKind
  /** How much it tells, beside 1 for what is neither rare nor met everywhere. */
  readonly weight: number
}

type Row = readonly [key: string, words: string, weight?: number]

const THINGS: readonly Row[] = [
  ['pipe', '水管 软管 进水管 下水管 排水管 热水管 管道 管子 立管 角阀 三角阀 接头 hose pipe plumbing', 0.8],
  ['tap', '水龙头 龙头 花洒 淋浴 阀芯 tap faucet shower'],
  ['sink', '水槽 洗菜盆 菜盆 洗碗池 洗手池 洗手盆 洗脸盆 台盆 面盆 水池 水盆 sink basin washbasin'],
  ['toilet', '马桶 座便 坐便 坐便器 蹲坑 蹲便 便池 冲水箱 水箱 toilet cistern'],
  ['drain', '地漏 下水道 下水口 排水口 drain drainage sewer', 0.9],
  ['water', '自来水 水质'],
  ['boiler', '热水器 壁挂炉 燃气灶 heater boiler'],
  ['washer', '洗衣机 washer'],
  ['light', '灯 照明 灯泡 灯管 吊灯 吸顶灯 大灯 感应灯 声控灯 应急灯 light lamp bulb lighting', 0.9],
  ['bathHeater', '浴霸'],
  ['socket', '插座 插头 插孔 socket outlet plug'],
  ['switch', '开关面板 灯开关 开关 switch', 0.7],
  ['breaker', '空开 空气开关 电闸 跳闸 表箱 电表 breaker'],
  ['intercom', '对讲 可视 对讲机 对讲屏 室内机 室内分机 分机 主板 呼叫 intercom'],
  ['access', '门禁 门禁卡 刷卡 单元门 闭门器 电磁锁 access', 0.9],
  ['network', '网络 宽带 网口 路由器 光猫 断网 没网 wifi network internet router'],
  ['television', '电视 有线电视 机顶盒 television tv'],
  ['lift', '电梯 客梯 货梯 左梯 右梯 扶梯 轿厢 升降机 升降梯 梯门 lift elevator', 0.9],
  ['hydrant', '消火栓 消防栓 消火栓箱 水带 hydrant'],
  ['smoke', '烟感 烟雾报警 烟雾报警器 烟雾探测 报警器 smoke detector'],
  ['extinguisher', '灭火器 extinguisher'],
  ['fireDoor', '防火门 消防门'],
  ['fireLane', '消防通道 安全通道 逃生通道'],
  ['lock', '锁 门锁 锁芯 锁舌 锁孔 指纹锁 钥匙 反锁 lock key'],
  ['door', '门 房门 入户门 防盗门 大门 推拉门 移门 厨房门 卧室门 合页 铰链 门框 door hinge', 0.6],
  ['window', '窗 窗户 窗子 窗扇 窗台 飘窗 玻璃 把手 window glass', 0.8],
  ['screen', '纱窗 纱门'],
  ['wall', '墙 墙面 墙皮 墙纸 外墙 墙角 墙体 南墙 墙壁 wall', 0.8],
  ['ceiling', '天花板 天花 吊顶 顶棚 顶面 顶板 屋顶 楼顶 天台 ceiling roof', 0.8],
  ['tile', '地砖 瓷砖 墙砖 地板 木地板 砖 tile', 0.9],
  ['aircon', '空调 内机 外机 室外机 冷气 加氟 aircon conditioner conditioning ac', 0.9],
  ['freshAir', '新风 新风机'],
  ['heating', '暖气 暖气片 地暖 供暖 采暖 分集水器 radiator heating'],
  ['rack', '晾衣架 晾衣杆'],
  ['railing', '栏杆 护栏 扶手 围栏 railing'],
  ['space', '车位 停车位 固定车位 parking space', 0.9],
  ['barrier', '道闸 闸机 闸杆 抬杆 抬不起来 杆子 落杆 barrier'],
  ['plate', '车牌 绿牌 plate'],
  ['ticket', '贴条 贴单 罚单 违停 贴纸 ticket'],
  ['charger', '充电桩 charger'],
  ['carFee', '停车费 月卡费 车位费 车位管理费'],
  ['fee', '物业费 管理费 fee'],
  ['bill', '账单 水费 电费 公摊 明细 bill'],
  ['deposit', '押金 保证金 deposit'],
  ['invoice', '发票 收据 户名 invoice'],
  ['ebike', '电动车 电瓶车 飞线 充电线 ebike scooter'],
  ['bike', '单车 自行车 共享单车 bike bicycle'],
  ['car', '车辆 外来车 乱停 汽车 临停 car', 0.5],
  ['rubbish', '垃圾 垃圾桶 垃圾房 垃圾站 清运 rubbish garbage trash', 0.9],
  ['clutter', '杂物 纸箱 堆放 堆满 堆东西 堆物 clutter'],
  ['tree', '树 树枝 枝条 树根 香樟 桂花 剪枝 修剪 采光 挡光 tree branch'],
  ['lawn', '草坪 草地 草皮 杂草 草 lawn grass'],
  ['sprinkler', '喷灌 喷头 浇水 sprinkler'],
  ['pest', '蚊子 蚊虫 招虫 生虫 蟑螂 老鼠 白蚁 mosquito cockroach rat pest'],
  ['dog', '狗 大狗 宠物 犬 牵绳 拴绳 遛狗 dog pet'],
  ['music', '音响 音箱 音乐 广场舞 喇叭 唱歌 music speaker'],
  ['guard', '保安 门岗 岗亭 秩序员 安保 值守 空岗 门卫 guard security'],
  ['desk', '前台 客服 接待 receptionist'],
  ['steward', '管家 steward'],
  ['parcel', '快递 外卖 包裹 快递柜 parcel courier delivery'],
  ['works', '装修 电钻 砸墙 敲墙 钻孔 装修队 承重墙 拆墙 renovation decoration drill drilling'],
  ['footsteps', '拖桌椅 桌椅 脚垫 跑跳 蹦跳 脚步 跑来跑去 跳绳 跳操 跺脚 footstep'],
  ['mahjong', '麻将 洗牌 棋牌'],
  ['pump', '水泵 泵房'],
  ['camera', '监控 录像 摄像头 camera cctv'],
  ['thrown', '高空抛物 抛物 烟头 往下扔'],
  ['strangers', '陌生人 外来人员 推销 小广告 发传单 stranger'],
  ['steps', '台阶 坡道 无障碍'],
  ['road', '路面 人行道 道路 回填 填平 挖沟 road pavement'],
  ['mailbox', '信报箱 信箱 mailbox'],
  ['slide', '滑梯 儿童乐园 秋千 健身器材 slide playground'],
  ['curtain', '窗帘'],
]

const TROUBLES: readonly Row[] = [
  ['leak', '漏 漏水 渗水 渗 滴水 滴 返潮 潮 潮湿 湿 泡 进水 水印 水渍 积水 爆裂 爆管 leak leaking drip wet', 0.8],
  [
    'blocked',
    '堵 堵塞 下不去 冲不下去 返水 反水 冒水 冒泡 往上返 下水慢 下水很慢 不通 溢出 漫 clog clogged blocked',
    0.9,
  ],
  ['smell', '臭 臭味 臭气 异味 味道 返味 气味 尿味 焦味 难闻 smell stink stinks', 0.9],
  ['runsOn', '流水 不停流 一直流'],
  ['dark', '不亮 点不着 不着 闪 黑漆漆 一片黑 黑着 flicker flickering', 0.9],
  ['noPower', '没电 停电 断电 没有电 跳闸 blackout'],
  ['noWater', '停水 没水 没有水 不来水 不出水 断水'],
  ['pressure', '水压 水压小 水很小 出水小 水小 pressure'],
  ['noHotWater', '没热水 没有热水 不出热水 凉水'],
  ['notWarm', '不热 冰凉 是凉的 不暖'],
  ['notCool', '不制冷 不凉 不冷 热风 cooling'],
  ['noise', '噪音 噪声 吵 吵闹 响 异响 嗡嗡 杂音 响声 轰隆 咚咚 扰民 共振 震动 声音 noise noisy loud', 0.8],
  ['night', '半夜 夜里 深夜 凌晨 整夜 睡不着 midnight night sleep', 0.5],
  [
    'stuck',
    '卡住 卡死 打不开 关不上 关不严 关不紧 拧不动 转不开 推不动 推不开 合不上 拉不动 升不上去 stuck jam jammed',
    0.9,
  ],
  ['ajar', '敞着 敞开'],
  ['broken', '坏 坏了 失灵 故障 没反应 用不了 不能用 broken', 0.4],
  ['loose', '松 断了 断裂 松动 松脱 晃动 晃 掉了 脱落 掉下来 往下坠 loose', 0.8],
  ['shakes', '抖 抖动 颤 shake shaking'],
  ['cracked', '裂 裂缝 裂纹 开裂 碎 破了 破 crack cracked', 0.9],
  ['hollow', '空鼓 起拱 翘起 翘 拱起 拱着'],
  ['mould', '发霉 长霉 长毛 霉 起泡 鼓包 掉渣 掉皮 脱皮 mould mold', 0.9],
  ['taken', '被占 占用 占了 占我 taken occupied'],
  ['noPlace', '没地方停 找不到车位 停不进'],
  ['dirty', '脏 灰 灰尘 黏 积灰 没清 没扫 没人清 没擦 打扫 卫生 清理 保洁 垃圾水 dirty clean cleaned', 0.7],
  ['overcharged', '多收 多扣 多算 多了一倍 高很多'],
  ['raised', '涨价 上涨 上调 涨到 又涨'],
  ['refund', '退费 退款 没退 退还 要求退'],
  ['rude', '态度 不耐烦 恶劣 说话冲 说话难听 挂断 挂电话 看手机 rude attitude', 0.8],
  ['noAnswer', '不回 不接 联系不上 没回复'],
  ['unread', '识别 识别不到 识别不了 认不出'],
  ['hits', '砸 砸到 夹人 夹到 撞'],
  ['murky', '发黄 浑浊 铁锈'],
  ['falls', '下滑 下坠 往下掉 滑梯困人'],
  ['trapped', '困人 被困 困在 trapped'],
  ['spark', '火花 打火 冒烟 短路 烧黑 焦 spark sparks'],
  ['noSignal', '没信号 没画面 看不到 没网 no-signal'],
  ['stolen', '偷 被偷 丢了 失窃 stolen'],
  ['barking', '狗叫 一直叫 打鸣 barking'],
  ['bites', '扑人 咬人'],
]

const PLACES: readonly Row[] = [
  ['kitchen', '厨房 橱柜 灶台 kitchen'],
  ['bathroom', '卫生间 洗手间 厕所 浴室 主卫 客卫 淋浴房 bathroom', 0.8],
  ['mainBedroom', '主卧'],
  ['secondBedroom', '次卧 书房 北卧室 小卧室'],
  ['bedroom', '卧室 bedroom'],
  ['livingRoom', '客厅 餐厅 living-room'],
  ['balcony', '阳台 露台 balcony'],
  ['storage', '储藏室 储物间'],
  ['entrance', '玄关 门厅'],
  ['corridor', '楼道 走廊 过道 走道 楼梯 楼梯间 电梯厅 corridor hallway stair'],
  ['lobby', '大堂 lobby'],
  ['garage', '车库 地库 地下室 地下 garage basement'],
  ['above', '楼上 upstairs', 0.5],
  ['below', '楼下 底商 downstairs', 0.4],
  ['nextDoor', '隔壁 邻居 next-door', 0.4],
  ['north', '北门 north'],
  ['south', '南门 south'],
  ['left', '左梯 左边 left', 0.5],
  ['right', '右梯 右边 right', 0.5],
]

const entries = (kind: WordKind, rows: readonly Row[]): (readonly [string, readonly TradeWord[]])[] =>
  rows.flatMap(([key, words, weight = 1]) => words.split(' ').map((word) => [word, [{ key, kind, weight }]] as const))

function tableOf(): ReadonlyMap<string, readonly TradeWord[]> {
  const table = new Map<string, readonly TradeWord[]>()
  for (const [word, means] of [
    ...entries('thing', THINGS),
    ...entries('trouble', TROUBLES),
    ...entries('place', PLACES),
  ])
    table.set(word, [...(table.get(word) ?? []), ...means])
  return table
}

/** What each word means: some say both what it is about and what is wrong. */
export const TRADE_WORDS = tableOf()
