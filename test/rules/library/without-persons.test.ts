import { describe, expect, it } from 'vitest'
import { Everybody } from '../../../src/rules/library/people.ts'
import { allRemoved } from '../../../src/rules/library/removed.ts'
import { type Persons, staffNames, withoutPersons } from '../../../src/rules/library/without-persons.ts'

const persons: Persons = {
  customers: ['陈建国', '陈女士', 'Ms Liu Fang'],
  phones: ['33 5566'],
  rooms: ['3-2-1201', '地下车库 B2'],
  staff: staffNames([{ name: '王芳', also: ['Wang Fang', '芳'] }, { name: '欧阳静' }]),
  handlers: ['李默'],
  everybody: new Everybody(['张晓丽', '保安', '管理处', '方女士', '高兴', 'John Smith', '业主']),
  asked: [],
}
const left = (text: string, more: Partial<Persons> = {}): string =>
  withoutPersons(text, { ...persons, ...more }, 'zh').text

describe('what leads to somebody is taken out', () => {
  it.each<[string, string]>([
    ['业主陈女士来电', '业主〔客户〕来电'],
    ['陈建国说', '〔客户〕说'],
    ['陈 建 国说', '〔客户〕说'],
    ['建国说', '〔客户〕说'],
    ['请王芳联系', '请〔员工〕联系'],
    ['called Wang Fang again', 'called 〔员工〕 again'],
    ['请Wang Fang联系', '请〔员工〕联系'],
    ['Fang, Wang', '〔员工〕'],
    ['liu fang’s car', '〔客户〕’s car'],
    ['李默到场，欧阳静陪同', '〔员工〕到场，〔员工〕陪同'],
    ['张晓丽和John Smith吵架', '〔某人〕和〔某人〕吵架'],
    ['业主马建军反映', '业主〔某人〕反映'],
    ['客户李明，', '客户〔某人〕，'],
    ['姓名：赵子龙', '姓名：〔某人〕'],
    ['高先生和林晓红女士', '〔某人〕和〔某人〕'],
    ['司马光先生', '〔某人〕'],
    ['王师傅、张工、孙经理、陈总', '〔某人〕、〔某人〕、〔某人〕、〔某人〕'],
    ['小王和老李', '〔某人〕和〔某人〕'],
    ['王某某称', '〔某人〕称'],
    ['我姓王', '我姓〔某人〕'],
    ['业主王小明反映，住户李阿强说', '业主〔某人〕反映，住户〔某人〕说'],
    ['妻子李梅，他儿子陈小宝，王小姐', '妻子〔某人〕，他儿子〔某人〕，〔某人〕'],
    ['业主（方圆）、“户主为方圆”', '业主（〔某人〕）、“户主为〔某人〕”'],
    ['何工、周姐和林总', '〔某人〕、〔某人〕和〔某人〕'],
    ['业主Alice反映', '业主〔某人〕反映'],
    ['Mr. Brown and Dr Wu', '〔某人〕 and 〔某人〕'],
    ['owner Peter Chan said', 'owner 〔某人〕 said'],
  ])('a name: %s', (text, expected) => {
    expect(left(text)).toBe(expected)
  })

  it.each<[string]>([
    ['13800138000'],
    ['138 0013 8000'],
    ['138-0013-8000'],
    ['138.0013.8000'],
    ['+86 13800138000'],
    ['138/0013/8000'],
    ['138、0013、8000'],
    ['l38OO138OOO'],
    ['１３８００１３８０００'],
    ['𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎'],
    ['١٣٨٠٠١٣٨٠٠٠'],
    ['1\uFE0F\u20E33\uFE0F\u20E3800138000'],
    ['138\u200B0013\u202E8000'],
    ['138****8000'],
    ['幺三八零零幺三八零零零'],
    ['0755-26543210转801'],
    ['(021) 6123 4567'],
    ['61234567'],
    ['612-3456'.replace('-', ' ')],
    ['400-800-1234'],
    ['+852 9123 4567'],
  ])('a telephone: %s', (phone) => {
    expect(left(`请打${phone}，谢谢`)).toBe('请打〔电话〕，谢谢')
  })

  it.each<[string]>([
    ['3-2-1201'],
    ['3-1201'],
    ['A-1508'],
    ['3栋2单元1201室'],
    ['3号楼1201'],
    ['3幢1单元12层1201'],
    ['三栋二单元一二零一室'],
    ['三栋二单元一二零一'],
    ['三号楼一千二百零一室'],
    ['3幢12楼B室'],
    ['3-2-12-01'],
    ['2#301'],
    ['2单元302室'],
    ['1201室'],
    ['12楼东户'],
    ['3栋东户'],
    ['１２０１室'],
    ['1201'],
    ['block 3, unit 2, room 1201'],
    ['Room 1201'],
    ['Apt. 12B'],
  ])('a door: %s', (room) => {
    expect(left(`漏到${room}了`)).toBe('漏到〔房号〕了')
  })

  it.each<[string, string]>([
    ['隔壁的1203', '隔壁〔房号〕'],
    ['别墅18号和19号别墅', '别墅〔房号〕和〔房号〕别墅'],
    ['楼上1301漏水', '楼上〔房号〕漏水'],
    ['淹到202，渗了302', '淹到〔房号〕，渗了〔房号〕'],
    ['车位A123被占', '〔车位〕被占'],
    ['B2-035车位', '〔车位〕'],
    ['parking space B2-035', '〔车位〕'],
    ['粤B12345', '〔车牌〕'],
    ['粤B·D12345', '〔车牌〕'],
    ['粤 B12345', '〔车牌〕'],
    ['沪a 8k888', '〔车牌〕'],
    ['车牌号：A12345', '车牌号：〔车牌〕'],
    ['a.b+c@qq.com', '〔邮箱〕'],
    ['请发到abc@example.com.cn谢谢', '请发到〔邮箱〕谢谢'],
    ['11010119900307123X', '〔证件号〕'],
    ['110101 19900307 1234', '〔证件号〕'],
    ['护照E12345678', '护照〔证件号〕'],
    ['6222 0200 1234 5678 901', '〔号码〕'],
    ['6222020012345678901', '〔号码〕'],
    ['微信wxid_abc123', '〔号码〕'],
    ['QQ：12345678', '〔号码〕'],
    ['加wx：zhang-san_1，telegram @zhangsan88', '加〔号码〕，〔号码〕'],
    ['手机尾号8000', '手机尾号〔号码〕'],
    ['户号1234567890', '户号〔号码〕'],
    ['她的虚拟号33-5566', '她的虚拟号〔电话〕'],
  ])('whatever else: %s', (text, expected) => {
    expect(left(text)).toBe(expected)
  })

  it('what a reader found is, too, as often as it stands', () => {
    expect(left('胖子和胖子的狗 X+1', { asked: ['胖子', 'X+1', ' '] })).toBe('〔隐去〕和〔隐去〕的狗 〔隐去〕')
  })
  it('each is counted by its sort', () => {
    const one = withoutPersons('陈女士 13800138000 或 61234567', persons, 'zh')
    expect([...one.removed]).toEqual([
      ['customer', 1],
      ['phone', 2],
    ])
    const other = withoutPersons('王芳 61234567', persons, 'en')
    expect(other.text).toBe('[staff] [phone]')
    expect([...allRemoved([one.removed, other.removed])]).toEqual([
      ['customer', 1],
      ['staff', 1],
      ['phone', 3],
    ])
  })
})

describe('what leads to nobody stays', () => {
  it.each<[string]>([
    ['2026-11-21 09:30，2026年11月21日上午9点半，11-21 9:30，20261121，2025-2026年度'],
    ['重复 TS-20261121-001，见BX-20261121-002'],
    ['赔偿12000元，3500000元，每月100-200元，漏水24-48小时，间距100-200毫米'],
    ['2栋电梯，地下车库B2，12号楼大堂，3栋2单元，两室一厅，车位100个，3栋12楼走廊'],
    ['拨打110和12345，95598'],
    [
      '型号KL-2000A，380-400V，2×2.5mm²，GB 50016-2014，PPR-25，轴承6204-2RS，1-2-3-4号楼，第1、3、5、7、9、11、13、15层',
    ],
    ['一周总结，每周总有人来，为何总是这样，任何工作，如何工人，园林工具，业主App打不开，客户APP'],
    ['孩子高烧，老人白天在家，儿子马上到，同事安静，朋友来了'],
    ['固定车位被外来车辆占用，要求立即处理，任何人不得进入，如何工作，周末噪音'],
    ['白色轿车，高空抛物，石材破损，水龙头坏，马上处理，应急灯，安排保洁，常年积水，路灯不亮'],
    ['向客户道歉，何时修好，于是报修，时间，平时，花园，管道，张贴通知，黄色警戒线'],
    ['小区小孩老人小时候，老板，小高层，老杨树，小车，阿姨，师傅说，经理已联系，总结，施工，员工'],
    ['电梯师傅、保安师傅、马桶师傅、水管师傅、工程经理、项目经理、客服主任'],
    ['住户许多，业主方便时，业主任何时候，业主高兴地说，顾客投诉'],
    ['保安和管理处都说不管'],
    ['The owner said the customer service was rude, unit heater off, 5 people in the lift'],
  ])('%s', (text) => {
    const found = withoutPersons(text, { ...persons, everybody: new Everybody(['保安', '管理处']) }, 'zh')
    expect(found.text).toBe(text)
    expect(found.removed.size).toBe(0)
  })
})

describe('whatever is typed', () => {
  it.each<[string, string, string]>([
    ['what cannot be seen goes, line breaks stay', 'a\u0000\u200B\uE001b\r\nc\u2028d\te', 'ab\nc\nd\te'],
    ['half a character becomes none', '水\uD800管', '水\uFFFD管'],
    ['a formula is a text', '=HYPERLINK("x","13800138000")', '=HYPERLINK("x","〔电话〕")'],
    ['HTML is a text', '<b>王芳</b>', '<b>〔员工〕</b>'],
  ])('%s', (_name, text, expected) => {
    expect(left(text)).toBe(expected)
  })
  it.each(['1', '1-', ' ', '王', 'a@', 'a.', 'A1 ', '3栋', '一', '3-2-', 'Ab ', '业主王', '+ - ', '电话 - ', '微信'])(
    '50,000 characters of "%s" come to an end',
    (piece) => {
      expect(left(piece.repeat(50_000 / piece.length)).isWellFormed()).toBe(true)
    },
  )
  it.each(['.*', '(', '王(芳', '[a-z]+ x', '\\d', '$&'])('a name like %s is no pattern', (name) => {
    const known = { customers: [name], handlers: [name], staff: staffNames([{ name }]) }
    expect(left('那里什么也没有 abc $', known)).toBe('那里什么也没有 abc $')
  })
})
