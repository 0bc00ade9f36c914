import { Command } from 'commander'
import { sweep } from '../app/sweep.ts'
import { pinged } from '../edge/pinged.ts'
import { connect } from './connect.ts'
import { nowOption, parseNow } from './now.ts'
import { planText } from './plan-text.ts'

/** `sweep`: looks after the registers once, as the clock does every minute. */
export const sweepCommand = (): Command =>
  new Command('sweep')
    .description('巡检一次：检查、编号、时限、通知 · look after the registers once')
    .option('--plan', '只显示，不执行 · show what would be done')
    .addOption(nowOption())
    .action(async (flags: { plan?: true; now?: string }, command: Command) => {
      const { parts, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const planOnly = flags.plan === true
        const once = () =>
          sweep({ ...parts, runId: parts.newRunId() }, { planOnly, ...(now === undefined ? {} : { now }) })
        // What is only tried out, or at another time, says nothing of whether the schedule runs.
        const result = await (planOnly || now !== undefined ? once() : pinged(parts.ping, once))
        console.log(planText(result, planOnly, language))
        if (result.failed > 0) process.exitCode = 2
      } finally {
        await close()
      }
    })
