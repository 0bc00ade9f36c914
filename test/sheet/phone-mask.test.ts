import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPhone, maskPhonesIn } from '../../src/sheet/phone-mask.ts'

const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '')

describe('a phone field, masked (R28)', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['138-1234-5678', '138****5678'],
    ['１３８１２３４５６７８', '138****5678'],
    ['+86 138 1234 5678', '138****5678'],
    ['008613812345678', '138****5678'],
    ['013812345678', '138****5678'],
    ['0571-88886666', '0571-8888****'],
    ['(010) 8888 6666', '(010) 8888 ****'],
    ['88886666', '8888****'],
    ['010-88886666转801', '010-88886***转***'],
    ['95588', '9****'],
    ['119', '***'],
    ['+1 212 555 1234', '+1 212 555 ****'],
    ['13812345678/13987654321', '138****5678 / 139****4321'],
    ['13812345678、010-88886666', '138****5678 / 010-8888****'],
    ['13812345678 13987654321', '138******** ***********'],
    ['1381234567813987654321', '138*******************'],
    ['13812345678 张三', '1381234**** 张三'],
    ['微信 abc', '****'],
    ['一三八', '****'],
    ['', ''],
    [' / ', ''],
  ])('%j → %j', (typed, shown) => expect(maskPhone(typed)).toBe(shown))
})

describe('a phone in running text', () => {
  it.each([
    ['打13812345678找我', '打138****5678找我'],
    ['tel:138 1234 5678.', 'tel:138****5678.'],
    ['１３８-１２３４-５６７８', '138****5678'],
    ['座机0571-88886666，手机13812345678', '座机0571-8888****，手机138****5678'],
    ['call +44 20 7946 0958 now', 'call +44 20 7946 **** now'],
    ['+86-13812345678', '138****5678'],
  ])('%j → %j', (text, shown) => expect(maskPhonesIn(text)).toBe(shown))

  it.each([
    'TS-20261121-001',
    'BX-20261121-1234',
    '2026-11-21 09:30',
    '3-2-1201',
    '订单 20261121001',
    '电费 1,234.56 元',
    '身份证尾号 1234',
    'B2-117',
  ])('is not %j', (text) => expect(maskPhonesIn(text)).toBe(text))

  it("finds the row's own phone where it does not look like one", () => {
    expect(maskPhonesIn('找 8888 6666 或 88886666', '88886666')).toBe('找 8888 **** 或 8888****')
    expect(maskPhonesIn('call 212.555.1234', '(212) 555-1234')).toBe('call 212.555.****')
    expect(maskPhonesIn('8888666', '13812345678')).toBe('8888666')
  })
})

const separator = fc.constantFrom('', ' ', '-', '.', ' - ')
const digit = fc.integer({ min: 0, max: 9 }).map(String)
const mobile = fc
  .tuple(fc.constantFrom('13', '15', '18', '19'), fc.array(digit, { minLength: 9, maxLength: 9 }))
  .map(([start, rest]) => start + rest.join(''))
const spread = (digits: fc.Arbitrary<string>): fc.Arbitrary<{ readonly digits: string; readonly written: string }> =>
  digits.chain((all) =>
    fc
      .array(separator, { minLength: all.length - 1, maxLength: all.length - 1 })
      .map((gaps) => ({ digits: all, written: Array.from(all, (one, n) => one + (gaps[n] ?? '')).join('') })),
  )

describe('however it is written', () => {
  it('no mobile stays whole', () => {
    fc.assert(
      fc.property(spread(mobile), fc.constantFrom('', '电话', 'a '), ({ digits, written }, before) => {
        expect(digitsOf(maskPhone(written))).not.toContain(digits)
        expect(digitsOf(maskPhonesIn(`${before}${written}。`))).not.toContain(digits)
      }),
    )
  })

  it("no number of the row's own stays whole", () => {
    const any = fc.array(digit, { minLength: 7, maxLength: 20 }).map((all) => all.join(''))
    fc.assert(
      fc.property(spread(any), ({ digits, written }) => {
        expect(digitsOf(maskPhonesIn(`找${written}，谢谢`, digits))).not.toContain(digits)
      }),
    )
  })

  it('a phone field shows at most eight digits, and hides at least three of eight', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '3', '8', '０', '-', ' ', '+', 'a', '转', '\u0661'), maxLength: 60 }),
        (typed) => {
          for (const part of maskPhone(typed).split(' / ')) {
            const shown = part.match(/\p{Nd}/gu)?.length ?? 0
            expect(shown).toBeLessThanOrEqual(8)
            if (shown > 0) expect(part.match(/\*/g)?.length ?? 0).toBeGreaterThanOrEqual(4)
          }
        },
      ),
    )
  })
})
