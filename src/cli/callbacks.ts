import { Command } from 'commander'
import { verifyDraw } from '../app/verify-draw.ts'
import { drawBySecret } from '../edge/draw-secret.ts'
import { connect } from './connect.ts'
import { verifiedJson, verifiedText } from './verify-text.ts'
import { weekSaid } from './week.ts'

/** `callbacks verify`: goes through the draw of a week again. Exits with 1 where something does not fit. */
export const callbacksCommand = (): Command =>
  new Command('callbacks').description('回访 · callbacks').addCommand(
    new Command('verify')
      .description('用公布的密钥核对一周的抽签 · go through the draw of a week again, by the secret that is published')
      .option('--week <week>', '如 2026-W47，默认上周 · e.g. 2026-W47; last week by default')
      .option('--secret <secret>', '周回访表上公布的密钥 · the secret as the weekly tab publishes it')
      .option('--json', '输出数据 · as data')
      .action(async (flags: { week?: string; secret?: string; json?: true }, command: Command) => {
        const week = weekSaid(flags.week)
        const { parts, language, close } = await connect(command)
        try {
          const found = await verifyDraw(parts, { week, secret: flags.secret }, drawBySecret)
          console.log(flags.json === true ? verifiedJson(found) : verifiedText(found, language))
          if (!found.fits) process.exitCode = 1
        } finally {
          await close()
        }
      }),
  )
