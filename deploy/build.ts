import { readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles each function into one file for the cloud: dist/functions/NAME.cjs, or into the folder named. The functions framework stays outside, for the
 * function must register with the framework that runs it.
 */
const root = path.resolve(import.meta.dirname, '..')
const names = readdirSync(path.join(root, 'functions')).filter((name) => name.endsWith('.ts'))

const { metafile } = await build({
  entryPoints: names.map((name) => path.join(root, 'functions', name)),
  outdir: process.argv[2] ?? path.join(root, 'dist/functions'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  external: ['@google-cloud/functions-framework'],
  minifySyntax: true,
  metafile: true,
  logLevel: 'warning',
})
for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${file}  ${Math.round(bytes / 1024)} kB`)
