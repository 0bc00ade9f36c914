import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/model/instant.ts'
import { type Played, playWeek, saidOf } from './week/play.ts'
import { OUTAGE } from './week/script.ts'
import { toldOf, weekTable } from './week/table.ts'

const FILE = new URL('../fixtures/week/mails.md', import.meta.url)

/** A minute later than planned or two is no more than how often it is swept; what waits for the morning is swept by then. */
const LATE = 10 * MINUTE

const HEAD = `# 一周的邮件

一个项目的一周（2026-11-16 周一至周日）：台账里录了什么（斜体），谁在什么时候因为什么收到邮件。由 \`test/app/scripted-week.test.ts\`
按出厂的时限标准、升级规则和设置跑出来并核对；改了规则，用 \`UPDATE=1 npx vitest run test/app/scripted-week.test.ts\` 重写，再逐行看一遍。

设置与出厂不同的只有：周敏周三、周四休假，李静代理；周末由王芳值客服主任的班；每人每天最多 5 封。“1级”等是升级规则里的级别；
“第2次”是同一级的重复提醒；“清单”是几件合成一封；“不必再发”是还没发出就已经不需要了。“日清日审”是每天 17:30 的一封：主任以上是
当天的情况，其他人是自己没办完的，没有就不发。

# 每分钟巡检一次

`

describe('a week of a service desk', () => {
  let everyMinute: Played
  let everySeven: Played
  let stopped: Played
  beforeAll(async () => {
    everyMinute = await playWeek(1)
    everySeven = await playWeek(7)
    stopped = await playWeek(7, OUTAGE)
    // Ten thousand sweeps.
  }, 180_000)

  it('mails whom it should, when and why; late where nothing swept, and not what is over by then', () => {
    const text = `${HEAD}${weekTable(everyMinute)}
${outageText(everySeven, stopped)}`
    if (process.env['UPDATE'] === '1') writeFileSync(FILE, text)
    expect(text).toBe(readFileSync(FILE, 'utf8'))
  })

  it('tells everybody the same, however often it is swept', () => {
    const [often, seldom] = [toldOf(everyMinute), toldOf(everySeven)]
    expect([...seldom.keys()].toSorted()).toEqual([...often.keys()].toSorted())
    const late = [...seldom].filter(([key, at]) => at - (often.get(key) ?? at) >= LATE)
    expect(late.map(([key, at]) => `${saidOf(at)} ${key}`)).toEqual([])
  })

  it('tells nobody twice', () => {
    for (const { lines } of [everyMinute, everySeven, stopped]) {
      const sent = lines.filter(({ state }) => state === 'sent')
      const keys = sent.map(({ number, clock, level, cycle, nth, due, to }) =>
        [number, clock, level, cycle, nth ?? 1, due, to].join(' '),
      )
      expect(new Set(keys).size).toBe(keys.length)
      expect(lines.filter(({ state }) => state !== 'sent' && state !== 'dropped')).toEqual([])
    }
  })
})

/** What six hours without a sweep made of it. */
function outageText(calm: Played, stopped: Played): string {
  const [told, other] = [toldOf(calm), toldOf(stopped)]
  const late = [...other].filter(([key, at]) => at - (told.get(key) ?? at) >= LATE)
  const never = [...told].filter(([key]) => !other.has(key))
  const more = [...other].filter(([key]) => !told.has(key))
  const rows = (head: string, list: readonly string[]) =>
    list.length === 0 ? [head, '', '没有。', ''] : [head, '', ...list.map((one) => `- ${one}`), '']
  return [
    `# 每七分钟巡检一次，${OUTAGE.from} 至 ${OUTAGE.until} 停了`,
    '',
    '不停的时候，每七分钟巡检与每分钟巡检发的一样，晚不到十分钟。停了六小时，也是同样的邮件，只有下面这些不同。',
    '',
    ...rows(
      '## 晚发的',
      late.map(([key, at]) => `${saidOf(at)}（本应 ${saidOf(told.get(key) ?? at)}） | ${key}`),
    ),
    ...rows(
      '## 恢复时已经不必再发的',
      never.map(([key, at]) => `本应 ${saidOf(at)} | ${key}`),
    ),
    ...rows(
      '## 告诉管理员的',
      stopped.lines
        .filter(({ clock }) => clock === 'health')
        .map(({ at, to }) => `${saidOf(at)} | ${stopped.personOf.get(to) ?? to} | 有六小时没有巡检`),
    ),
    ...rows(
      '## 多发的',
      more.map(([key, at]) => `${saidOf(at)} | ${key}`),
    ),
  ].join('\n')
}
