/**
 * pdfmake, for the rest of this folder: its document, layout, page writer and renderer, as classes to extend. Nothing else
 * imports pdfmake. `createPdf` runs the same classes unextended; there a block taller than a page vanishes, a long
 * paragraph costs the square of its words, and nothing is tagged. So we drive them ourselves.
 */
import documentModule from 'pdfmake/js/PDFDocument.js'
import contextModule from 'pdfmake/js/DocumentContext.js'
import writerModule from 'pdfmake/js/PageElementWriter.js'
import layoutModule from 'pdfmake/js/LayoutBuilder.js'
import rendererModule from 'pdfmake/js/Renderer.js'
import svgModule from 'pdfmake/js/3rd-party/svg-to-pdfkit.js'

export type { Font, FontFamily, Glyph, Image, Page, Reference } from 'pdfmake/js/PDFDocument.js'
export type { LaidPage, PageItem, PageMargins } from 'pdfmake/js/DocumentContext.js'

/** pdfmake is CommonJS with `exports.default`; some loaders wrap that once more than others. */
const exported = <T>(module: { default: T }): T => module.default ?? (module as unknown as T)

export const PDFDocument = exported(documentModule)
export type PDFDocument = InstanceType<typeof PDFDocument>
export const DocumentContext = exported(contextModule)
export type DocumentContext = InstanceType<typeof DocumentContext>
export const PageElementWriter = exported(writerModule)
export const LayoutBuilder = exported(layoutModule)
export const Renderer = exported(rendererModule)
export type Renderer = InstanceType<typeof Renderer>
export const drawSvg = exported(svgModule)
