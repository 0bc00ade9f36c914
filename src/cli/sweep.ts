import { Command } from 'commander'
import { sweep } from '../app/sweep.ts'
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
        const result = await sweep(
          { ...parts, runId: parts.newRunId() },
          { planOnly: flags.plan === true, ...(now === undefined ? {} : { now }) },
        )
        console.log(planText(result, flags.plan === true, language))
        if (result.failed > 0) process.exitCode = 2
      } finally {
        await close()
      }
    })
