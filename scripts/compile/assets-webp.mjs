/**
 * libwebp's decoder as WebAssembly, for WebP figures in the PDF; loaded when there is one.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export default async function writeWebp(root, assets) {
  mkdirSync(join(assets, 'webp'), { recursive: true })
  copyFileSync(
    createRequire(join(root, 'package.json')).resolve('@cwasm/webp/webp.wasm'),
    join(assets, 'webp/webp.wasm'),
  )
}
