import { Command } from 'commander'
import { clocks } from '../../sheets-template/workbook/choices.ts'
import { explainNumber } from '../app/explain.ts'
import { DEADLINE_CLOCKS, type DeadlineClock } from '../model/clock.ts'
import { Failure } from '../model/failure.ts'
import { choiceKey } from '../sheet/words.ts'
import { connect } from './connect.ts'
import { explainJson } from './explain-json.ts'
import { explainText } from './explain-text.ts'
import { nowOption, parseNow } from './now.ts'

interface Flags {
  readonly clock?: string
  readonly json?: true
  readonly now?: string
}

/** `explain`: how the deadlines of a case came about (R22). */
export const explainCommand = (): Command =>
  new Command('explain')
    .description('一件的时限是怎样算出来的 · how the deadlines of a case came about')
    .argument('<number>', '编号 · its number')
    .option('--clock <clock>', `只看这一个 · this one only：${clocks.map(({ key, zh }) => `${zh} ${key}`).join(', ')}`)
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (number: string, flags: Flags, command: Command) => {
      const clock = readClock(flags.clock)
      const { parts, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const explained = await explainNumber(parts, number, now === undefined ? {} : { now })
        console.log((flags.json === true ? explainJson : explainText)(explained, clock, language))
      } finally {
        await close()
      }
    })

/** A clock in either language; throws `Failure` `bad-option` with those there are. */
function readClock(text: string | undefined): DeadlineClock | undefined {
  if (text === undefined) return undefined
  const key = choiceKey(clocks, text)
  const explained = clocks.filter((one) => (DEADLINE_CLOCKS as readonly string[]).includes(one.key))
  const found = DEADLINE_CLOCKS.find((clock) => clock === key)
  if (found === undefined)
    throw new Failure({
      kind: 'bad-option',
      option: '--clock',
      problem: explained.map(({ key: word, zh }) => `${zh} ${word}`).join(', '),
    })
  return found
}
