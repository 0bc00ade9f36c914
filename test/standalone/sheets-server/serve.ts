import { sheetsCommand } from '../../../src/cli/sheets.ts'

await sheetsCommand().parseAsync(process.argv)
