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

export type { Font, FontFamily, Image, Page, Reference } from 'pdfmake/js/PDFDocument.js'
export type { LaidPage, PageItem, PageMargins } from 'pdfmake/js/DocumentContext.js'

// pdfmake is CommonJS with `exports.default`, which Node's interop wraps once more.
export type PDFDocument = InstanceType<typeof PDFDocument>
export const { default: PDFDocument } = documentModule
export type DocumentContext = InstanceType<typeof DocumentContext>
export const { default: DocumentContext } = contextModule
export type PageElementWriter = InstanceType<typeof PageElementWriter>
export const { default: PageElementWriter } = writerModule
export type LayoutBuilder = InstanceType<typeof LayoutBuilder>
export const { default: LayoutBuilder } = layoutModule
export type Renderer = InstanceType<typeof Renderer>
export const { default: Renderer } = rendererModule
export const { default: drawSvg } = svgModule
