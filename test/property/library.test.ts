import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Everybody } from '../../src/rules/library/people.ts'
import { type Persons, staffNames, withoutPersons } from '../../src/rules/library/without-persons.ts'
import { runs } from './runs.ts'

const NAMES = ['陈建国', '王芳', '欧阳静', '马晓红', 'Wang Fang', 'Peter Chan']
const persons: Persons = {
  customers: ['陈建国'],
  phones: [],
  rooms: ['3-2-1201'],
  staff: staffNames([{ name: '王芳' }, { name: 'Wang Fang' }]),
  handlers: ['欧阳静'],
  everybody: new Everybody(['马晓红', 'Peter Chan']),
  asked: [],
}

const digit = fc.integer({ min: 0, max: 9 })
const digits = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''))
const phone = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(9)).map(([second, rest]) => `1${second}${rest}`)
const door = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 101, max: 3304 }))
  .chain(([b, u, r]) => fc.constantFrom(`${b}-${u}-${r}`, `${b}栋${u}单元${r}室`, `${b}号楼${r}`, `${r}室`))
const plate = fc.tuple(fc.constantFrom('粤B', '沪A', '京N'), digits(5)).map((parts) => parts.join(''))
const mail = fc.stringMatching(/^[a-z][a-z0-9]{2,8}@[a-z]{2,6}\.(?:com|cn)$/)
const paper = digits(3).map((last) => `110101199003071${last}`)

/** What a clerk may type around it: no part of it, and nothing that takes it for something else. */
const words = fc.array(
  fc.constantFrom(
    '反映',
    '漏水',
    '，',
    '。',
    '（',
    '）',
    '：',
    '\n',
    ' ',
    '请',
    '已联系',
    'said',
    '<b>',
    '=',
    '"',
    '😀',
  ),
  { maxLength: 6 },
)
/** Ways to write digits and letters that people read alike. */
const face = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replaceAll(/[0-9]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  (text) => Array.from(text).join('\u200B'),
  (text) => text.replaceAll(/\d/g, (one) => `${one}\uFE0F\u20E3`),
)

it('whatever leads to somebody is gone, however it is written and whatever stands around it', () => {
  const secret = fc.oneof(fc.constantFrom(...NAMES), phone, door, plate, mail, paper)
  fc.assert(
    fc.property(fc.array(fc.tuple(words, secret, face), { maxLength: 4 }), words, (parts, end) => {
      const typed = [...parts.flatMap(([before, one, write]) => [...before, ' ', write(one), ' ']), ...end].join('')
      const { text, removed } = withoutPersons(typed, persons, 'zh')
      for (const [, one] of parts) expect(text).not.toContain(one)
      expect([...removed.values()].reduce((sum, n) => sum + n, 0)).toBe(text.match(/〔/g)?.length ?? 0)
    }),
    runs(200),
  )
})

it.each(['zh', 'en'] as const)('removing twice removes nothing more: %s', (language) => {
  const bits = fc.oneof(
    fc.constantFrom(
      '陈',
      '女士',
      '业主',
      '王',
      '建国',
      '12',
      '-',
      '01',
      '138',
      '栋',
      '室',
      '电话',
      '@',
      'a.cn',
      '某',
      'Mr ',
    ),
    fc.constantFrom(...NAMES),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
      const once = withoutPersons(parts.join(''), persons, language).text
      expect(withoutPersons(once, persons, language)).toEqual({ text: once, removed: new Map() })
      expect(once.isWellFormed()).toBe(true)
    }),
    runs(200),
  )
})
