#!/usr/bin/env node
/**
 * Packs the extension for VS Code: bundles it, and writes a `.vsix`, which is a zip with a manifest of its own (Open Packaging
 * Conventions, as `vsce` writes it). The same sources give the same bytes. `node editors/vscode/pack.mjs [FILE]`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { zipSync } from 'fflate'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')

/** The extension as the bytes of a `.vsix`. */
export async function packed() {
  const manifest = readFileSync(join(here, 'package.json'))
  const files = {
    '[Content_Types].xml': Buffer.from(contentTypes),
    'extension.vsixmanifest': Buffer.from(vsixManifest(JSON.parse(manifest))),
    'extension/package.json': manifest,
    'extension/README.md': readFileSync(join(here, 'README.md')),
    'extension/LICENSE.txt': readFileSync(join(root, 'LICENSE')),
    'extension/extension.cjs': await bundled(),
  }
  for (const name of readdirSync(join(root, 'docs/schemas')).sort())
    files[`extension/schemas/${name}`] = readFileSync(join(root, 'docs/schemas', name))
  const mtime = new Date(1980, 0, 1)
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [path, [new Uint8Array(bytes), { mtime }]]),
    ),
  )
}

async function bundled() {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'src/extension.ts')],
    absWorkingDir: root,
    bundle: true,
    external: ['vscode'],
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'inline',
    charset: 'ascii',
    write: false,
    logLevel: 'warning',
  })
  return outputFiles[0].contents
}

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" ContentType="application/json"/><Default Extension=".vsixmanifest" ContentType="text/xml"/><Default Extension=".md" ContentType="text/markdown"/><Default Extension=".txt" ContentType="text/plain"/><Default Extension=".cjs" ContentType="application/javascript"/></Types>
`

function vsixManifest({ name, displayName, description, version, publisher, engines, categories }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Categories>${escaped(categories.join(','))}</Categories>
    <License>extension/LICENSE.txt</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escaped(engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`
}

const escaped = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = resolve(process.argv[2] ?? join(here, 'galley.vsix'))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, await packed())
  console.log(`Wrote ${file}`)
}
