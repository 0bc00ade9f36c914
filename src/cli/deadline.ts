import { fstatSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import type { Language } from '../model/language.ts'
import { answerLine, tooLong } from './deadline/answer.ts'
import { linesOf } from './deadline/lines.ts'
import { languageOf } from './language.ts'

const HELP = `
每行一个 JSON 对象，每行一个回答，顺序相同；字段见 docs/deadline.md。有错的行回答 {"error": …}，其余照常。
One JSON object a line in, one answer a line out, in order; docs/deadline.md has the fields. A line that is wrong is
answered by {"error": …}, and the others as ever.

  kind               add（默认 · default）, diff, add_days, local_to_instant
  timezone           Asia/Shanghai
  start, end         2026-11-20T17:00:00+08:00
  minutes, duration  90, "2个工作日"（add）
  days, local        3（add_days）, "2026-03-08T02:30"（local_to_instant）
  hours              {"mon": [["08:30", "12:00"], ["14:00", "18:00"]], …}；缺省全天 · round the clock if absent
  holidays           ["2026-10-01"]
  workdays           ["2026-10-10", {"date": "2026-10-11", "hours": [["09:00", "12:00"]]}]
  pauses             [["2026-11-20T17:30:00+08:00", "2026-11-23T09:00:00+08:00"]]
  at_once_minutes    立即 · at once: 5

退出码 0；只有读不了输入或写不了输出时为 1。
Exit code 0; 1 only where the input cannot be read or the answers cannot be written.

  echo '{"timezone":"Asia/Shanghai","start":"2026-11-21T09:30","minutes":90}' | npx daily-clear deadline`

/** `deadline`: answers questions about deadlines, so that anybody can hold our arithmetic against another's. */
export const deadlineCommand = (): Command =>
  new Command('deadline')
    .description('算时限：每行一个 JSON 问题 · compute deadlines, one JSON question a line')
    .addHelpText('after', HELP)
    .action(async (_flags: object, command: Command) => {
      const language = languageOf(command, process.env)
      if (process.stdin.isTTY)
        console.error(language === 'zh' ? '每行写一个 JSON 对象，Ctrl+D 结束' : 'One JSON object a line; Ctrl+D ends')
      try {
        // Of a folder Node reads nothing and says nothing.
        if (fstatSync(0).isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR', syscall: 'read' })
        await pipeline(
          process.stdin,
          (chunks: AsyncIterable<Uint8Array>) => answersTo(chunks, language),
          process.stdout,
          {
            end: false,
          },
        )
      } catch (thrown) {
        const { code, syscall } = systemError(thrown)
        // Whoever read the answers has had enough of them.
        if (code === 'EPIPE') return
        if (syscall !== 'read' && syscall !== 'write') throw thrown
        console.error(brokenText(syscall, code, language))
        process.exitCode = 1
      }
    })

async function* answersTo(chunks: AsyncIterable<Uint8Array>, language: Language): AsyncGenerator<string> {
  for await (const lines of linesOf(chunks)) {
    let text = ''
    for (const line of lines) {
      if (line?.trim() === '') continue
      const answer = line === undefined ? tooLong(language) : answerLine(line, language)
      text += `${JSON.stringify(answer)}\n`
    }
    if (text !== '') yield text
  }
}

function systemError(thrown: unknown): { readonly code: string; readonly syscall: string } {
  if (!(thrown instanceof Error)) return { code: '', syscall: '' }
  return {
    code: 'code' in thrown ? String(thrown.code) : '',
    syscall: 'syscall' in thrown ? String(thrown.syscall) : '',
  }
}

function brokenText(syscall: 'read' | 'write', code: string, language: Language): string {
  if (syscall === 'read')
    return language === 'zh'
      ? `读不了输入（${code}）：请用管道或文件给出问题，如 daily-clear deadline < 文件`
      : `The input cannot be read (${code}): give the questions by a pipe or a file, as in daily-clear deadline < FILE`
  return language === 'zh'
    ? `写不了回答（${code}）：请检查磁盘和权限`
    : `The answers cannot be written (${code}): check disk and permissions`
}
