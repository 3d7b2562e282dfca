/** Puts the engines that draw SVG and PDF into pixels beside the program. */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

export default async function assets(root, folder) {
  mkdirSync(join(folder, 'raster'), { recursive: true })
  cpSync(join(root, 'node_modules/@resvg/resvg-wasm/index.js'), join(folder, 'raster/resvg.js'))
  cpSync(
    join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm'),
    join(folder, 'raster/resvg.wasm'),
  )
  cpSync(
    join(root, 'node_modules/@hyzyla/pdfium/dist/pdfium.wasm'),
    join(folder, 'raster/pdfium.wasm'),
  )
}
