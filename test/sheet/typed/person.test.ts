import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/ports/ledger.ts'
import { readPerson, staffDirectory } from '../../../src/sheet/typed/person.ts'
import { told } from './support.ts'

const staff = staffDirectory([
  { name: '王芳', also: ['Wang Fang', '芳姐'] },
  { name: '王强', also: ['老王'] },
  { name: '李静', also: ['前台小李'] },
  { name: '陈强', also: ['阿强'] },
  { name: '刘洋', also: ['阿强', '工程部'] },
  { name: '欧阳娜娜' },
  { name: '张建工' },
  { name: '赵敏' },
  { name: '周敏', also: ['赵敏'] },
  { name: '阿依古丽·买买提' },
  { name: 'John Smith', also: ['Johnny'] },
  { name: 'Mary Ann Lee' },
  { name: '公司客服中心', also: [''] },
])
const read = (typed: Cell): unknown => told(readPerson(typed, staff))

describe('people as they are typed', () => {
  it.each<[typed: Cell, name: string]>([
    ['王芳', '王芳'],
    [' 王芳　', '王芳'],
    ['王 芳', '王芳'],
    ['“王芳”', '王芳'],
    ['\u200e王芳\u200f', '王芳'],
    ['王芳、', '王芳'],
    ['芳姐', '王芳'],
    ['老王', '王强'],
    ['工程部', '刘洋'],
    ['公司客服中心', '公司客服中心'],
    ['王芳先生', '王芳'],
    ['王芳女士', '王芳'],
    ['王芳 经理', '王芳'],
    ['王芳副主任', '王芳'],
    ['王芳客服主任', '王芳'],
    ['客服王芳', '王芳'],
    ['管家：王芳', '王芳'],
    ['陈强师傅', '陈强'],
    ['陈强工', '陈强'],
    ['工程师陈强', '陈强'],
    ['张建工', '张建工'],
    ['欧阳娜娜小姐', '欧阳娜娜'],
    ['王芳（前台）', '王芳'],
    ['王芳【早班】', '王芳'],
    ['王芳先生(前台)', '王芳'],
    ['王芳/Wang Fang', '王芳'],
    ['wang fang', '王芳'],
    ['WANG FANG', '王芳'],
    ['ＷangＦang', '王芳'],
    ['Fang Wang', '王芳'],
    ['Wang, Fang', '王芳'],
    ['Ms Wang Fang', '王芳'],
    ['Mr. John Smith', 'John Smith'],
    ['John Smith, manager', 'John Smith'],
    ['Smith, John', 'John Smith'],
    ['john  smith (desk)', 'John Smith'],
    ['mary ann lee', 'Mary Ann Lee'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
  ])('%j is %j', (typed, name) => {
    expect(read(typed)).toBe(name)
  })

  it.each<[why: string, typed: Cell, meant: string]>([
    ['a surname with a title', '王师傅', '王芳 | 王强'],
    ['a surname that only one has, with a title', '李经理', '李静'],
    ['工', '陈工', '陈强'],
    ['小', '小李', '李静'],
    ['老', '老刘', '刘洋'],
    ['小 and a surname of two', '小欧阳', '欧阳娜娜'],
    ['a surname', '王', '王芳 | 王强'],
    ['a surname in English', 'Mr. Smith', 'John Smith'],
    ['a first name', 'John', 'John Smith'],
    ['a given name', '静', '李静'],
    ['a nickname that two have', '阿强', '陈强 | 刘洋'],
    ['a name that is somebody else’s nickname', '赵敏', '周敏'],
    ['another character', '王方', '王芳 | 王强'],
    ['another character in front', '汪芳', '王芳'],
    ['a character too many', '李静静', '李静'],
    ['a character short', '欧阳娜', '欧阳娜娜'],
    ['characters that changed places', 'Jhon Smith', 'John Smith'],
    ['a letter short', 'Jon Smith', 'John Smith'],
    ['a doubt', '王芳(?)', '王芳'],
    ['gone', '王芳（离职）', '王芳'],
    ['for somebody', '王芳(代)', '王芳'],
    ['where somebody works, with the name beside', '客服部（王芳）', '王芳'],
    ['a number beside the name', '王芳13800138000', '王芳'],
  ])('%s is not safe: %j', (_, typed, meant) => {
    expect(read(typed)).toBe(`! unknown-staff: ${meant}`)
  })

  it.each<[typed: Cell, meant: string]>([
    ['王芳、李静', '王芳 | 李静'],
    ['王芳/李静', '王芳 | 李静'],
    ['王芳，李静', '王芳 | 李静'],
    ['王芳\n李静', '王芳 | 李静'],
    ['王芳 李静', '王芳 | 李静'],
    ['王芳和李静', '王芳 | 李静'],
    ['王芳经理、李静主管', '王芳 | 李静'],
    ['John Smith and Wang Fang', 'John Smith | 王芳'],
    ['王芳（代李静）', '王芳 | 李静'],
    ['王芳、某某', '王芳'],
  ])('%j are several', (typed, meant) => {
    expect(read(typed)).toBe(`! several-people: ${meant}`)
  })

  it.each<Cell>([
    '某某',
    '无',
    '?',
    '师傅',
    '先生',
    '、',
    '（）',
    'constructor',
    '=1+1',
    '\0',
    123,
    true,
    '王'.repeat(50_000),
  ])('%j is nobody', (typed) => {
    expect(read(typed)).toBe('! unknown-staff')
  })

  it('nobody is known to an empty tab', () => {
    expect(told(readPerson('王芳', staffDirectory([])))).toBe('! unknown-staff')
  })
})
