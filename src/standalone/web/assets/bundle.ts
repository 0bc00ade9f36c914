import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Metafile } from 'esbuild'
import { type Asset, type Assets, PAGES, type PageName } from './assets.ts'
import { type Loaded, shell } from './shell.ts'

const PAGE_FOLDER = path.resolve(import.meta.dirname, '../../page')

/** Makes what browsers load from the pages' sources, in memory. Throws what esbuild says when they do not fit together. */
export async function bundlePages(folder: string = PAGE_FOLDER): Promise<Assets> {
  // Loaded only here: no other command of the desk needs it.
  const { build, stop } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(PAGES.map((name) => [name, `${name}/main.ts`])),
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'file' },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    write: false,
    metafile: true,
    logLevel: 'silent',
  }).finally(() => stop())
  const files = await Promise.all(
    outputFiles.map(
      async (file) => [path.basename(file.path), await asset(file.path, Buffer.from(file.contents))] as const,
    ),
  )
  const pages = await Promise.all(
    PAGES.map(async (name) => {
      const html = await readFile(path.join(folder, name, 'index.html'), 'utf8')
      return [name, shell(html, loadedBy(name, metafile))] as const
    }),
  )
  return { files: new Map(files), pages: Object.fromEntries(pages) as Readonly<Record<PageName, string>> }
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Brotli's highest level takes seconds for a percent or two; this one takes a moment. */
const BROTLI_LEVEL = 9

async function asset(name: string, body: Buffer): Promise<Asset> {
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream'
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
    promisify(gzip)(body, { level: 9 }),
  ])
  return {
    type,
    body,
    ...(br.length < body.length ? { br } : {}),
    ...(zipped.length < body.length ? { gzip: zipped } : {}),
  }
}

function loadedBy(name: PageName, { outputs }: Metafile): Loaded {
  const [file, output] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === `${name}/main.ts`) ?? []
  if (file === undefined || output === undefined) throw new Error(`no output for ${name}`)
  const imports = new Set<string>()
  const follow = (from: string): void => {
    for (const { path: imported, kind } of outputs[from]?.imports ?? []) {
      if (kind !== 'import-statement' || imports.has(imported)) continue
      imports.add(imported)
      follow(imported)
    }
  }
  follow(file)
  return {
    script: path.basename(file),
    styles: output.cssBundle === undefined ? [] : [path.basename(output.cssBundle)],
    imports: [...imports].map((imported) => path.basename(imported)),
  }
}
