import { Command } from 'commander'
import { examine } from '../app/doctor.ts'
import { failureText } from '../edge/failure-text.ts'
import { Failure } from '../model/failure.ts'
import type { Finding } from '../plan/findings/finding.ts'
import { connect } from './connect.ts'
import { doctorJson, doctorText } from './doctor-text.ts'
import { nowOption, parseNow } from './now.ts'

/** `doctor`: what is wrong with a ledger, and what to do. Exits with 1 where something does not work. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('检查台账有什么问题 · what is wrong with the ledger, and what to do')
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (flags: { json?: true; now?: string }, command: Command) => {
      const { parts, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const findings = await examine(parts, now === undefined ? {} : { now }).catch(unreadable)
        console.log(flags.json === true ? doctorJson(findings, language) : doctorText(findings, language))
        if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1
      } finally {
        await close()
      }
    })

/** A ledger that cannot be read is a finding like any other. */
function unreadable(thrown: unknown): readonly Finding[] {
  if (!(thrown instanceof Failure)) throw thrown
  const { reason } = thrown
  const what = { zh: failureText(reason, 'zh'), en: failureText(reason, 'en') }
  return [{ severity: 'error', code: reason.kind, what }]
}
