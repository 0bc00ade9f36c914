import { describe, expect, it } from 'vitest'
import { handledBy } from '../../src/rules/handover.ts'
import { nov, shown, staffOf } from './support.ts'

const staff = staffOf(
  { name: '陈强', roles: [] },
  { name: '李静', roles: [] },
  { name: '王建国', also: ['王工'], roles: [] },
)

/** When it was handed over, and to whom, after these handlers were seen, one each hour from 09:00 on. */
function seen(...handlers: readonly (string | undefined)[]) {
  let was: ReturnType<typeof handledBy> = {}
  for (const [hour, handler] of handlers.entries())
    was = handledBy(
      handler === undefined ? {} : { handler },
      staff,
      was,
      false,
      nov(`20 ${String(hour + 9).padStart(2, '0')}:00`),
    )
  return [was.handler, shown(was.handedAt)]
}

describe('another handler', () => {
  it.each<[string, readonly (string | undefined)[], readonly [string, string?]]>([
    ['none on first sight', ['陈强'], ['陈强']],
    ['nobody on first sight', [undefined], ['']],
    ['the same again', ['陈强', '陈强'], ['陈强']],
    ['nobody, and then somebody', [undefined, '陈强'], ['陈强', '20 10:00']],
    ['somebody else', ['陈强', '李静'], ['李静', '20 10:00']],
    ['and it stays so', ['陈强', '李静', '李静'], ['李静', '20 10:00']],
    ['and on', ['陈强', '李静', '陈强'], ['陈强', '20 11:00']],
    ['cleared: nobody is told', ['陈强', undefined], ['陈强']],
    ['cleared and put back', ['陈强', undefined, '陈强'], ['陈强']],
    ['cleared, and then somebody else', ['陈强', undefined, '李静'], ['李静', '20 11:00']],
    ['somebody whom the staff tab does not know: not until it is mended', ['陈强', '李靖'], ['陈强']],
    ['mended', ['陈强', '李靖', '李静'], ['李静', '20 11:00']],
    ['mended to who it was', ['陈强', '陈墙', '陈强'], ['陈强']],
    ['unknown on first sight, and mended', ['李靖', '李静'], ['李静', '20 10:00']],
    ['two people in one cell', ['陈强', '陈强、李静'], ['陈强']],
  ])('%s', (_, handlers, [handler, at]) => {
    expect(seen(...handlers)).toEqual([handler, at])
  })

  it('somebody who is called otherwise in the staff tab now is no other', () => {
    expect(handledBy({ handler: '王建国' }, staff, { handler: '王工' }, false, nov('20 09:00'))).toEqual({
      handler: '王建国',
    })
  })

  it('a new cycle begins without a handover, unless it is one', () => {
    const was = { handler: '陈强', handedAt: nov('20 09:00') }
    expect(handledBy({ handler: '陈强' }, staff, was, true, nov('20 10:00')).handedAt).toBeUndefined()
    expect(handledBy({ handler: '李静' }, staff, was, true, nov('20 10:00')).handedAt).toBe(nov('20 10:00'))
  })
})
