/** A table whose cells span columns and rows is the same table in JATS, HTML, Word and PDF. */
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { compose, type Printed } from './pdf/pages.js'

/** A cell as it should stand; `text` is its own alone. */
interface Cell {
  text: string
  row: number
  column: number
  colspan: number
  rowspan: number
  align: 'left' | 'center' | 'right'
}

const letters = { left: 'l', center: 'c', right: 'r' } as const
const columns = 5

/** Tiles a body of `rows` rows: each free place takes as much room as chance and its neighbours let it. */
function tiled(rows: number, chance: readonly number[]): Cell[] {
  const taken = new Set<string>()
  const cells: Cell[] = []
  const draw = (below: number): number =>
    chance[(cells.length * 3 + below) % chance.length]! % below
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken.has(`${row},${column}`)) continue
      let room = 1
      while (column + room < columns && !taken.has(`${row},${column + room}`)) room++
      const colspan = 1 + draw(Math.min(room, 3))
      const rowspan = 1 + draw(Math.min(rows - row, 2))
      for (let down = 0; down < rowspan; down++)
        for (let right = 0; right < colspan; right++) taken.add(`${row + down},${column + right}`)
      const align = (['left', 'center', 'right'] as const)[draw(3)]!
      cells.push({ text: `w${cells.length}x`, row, column, colspan, rowspan, align })
    }
  return cells
}

/** In LaTeX, below a head and above two rows that show where the columns' left and right edges are. */
function latex(cells: readonly Cell[], rows: number): string {
  const written = Array.from({ length: rows }, (_, row) => {
    const parts: string[] = []
    for (let column = 0; column < columns;) {
      const cell = cells.find(
        (one) => one.column === column && one.row <= row && row < one.row + one.rowspan,
      )!
      const { colspan, rowspan, align, text } = cell
      const inner = cell.row < row ? '' : rowspan > 1 ? `\\multirow{${rowspan}}{*}{${text}}` : text
      parts.push(`\\multicolumn{${colspan}}{${letters[align]}}{${inner}}`)
      column += colspan
    }
    return `${parts.join(' & ')} \\\\`
  })
  const ruler = (name: string, letter: string): string =>
    `${Array.from({ length: columns }, (_, at) => `\\multicolumn{1}{${letter}}{${name}${at}}`).join(' & ')} \\\\`
  return [
    '\\begin{table}\\caption{Spans.}\\label{tbl:one}\\begin{tabular}{lclrl}',
    'Alpha & Beta & Gamma & Delta & Epsilon \\\\ \\hline',
    ...written,
    ruler('left', 'l'),
    ruler('right', 'r'),
    '\\end{tabular}\\end{table}',
  ].join('\n')
}

/** Where HTML's table model, which JATS shares, puts cells. */
function fromMarkup(markup: string, alignOf: (attributes: string) => string): Cell[] {
  const body = /<tbody>(.*?)<\/tbody>/s.exec(markup)![1]!
  const taken: number[] = []
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].flatMap(([, inside], row) => {
    let column = 0
    const found = [...inside!.matchAll(/<t[dh]([^>]*)>(.*?)<\/t[dh]>/gs)].map(
      ([, attributes, text]): Cell => {
        while ((taken[column] ?? 0) > row) column++
        const span = (name: string): number =>
          Number(new RegExp(`${name}="(\\d+)"`).exec(attributes!)?.[1] ?? 1)
        const [colspan, rowspan] = [span('colspan'), span('rowspan')]
        const begins = column
        for (; column < begins + colspan; column++) taken[column] = row + rowspan
        const align = alignOf(attributes!) as Cell['align']
        return { text: text!, row, column: begins, colspan, rowspan, align }
      },
    )
    return found
  })
}

/** Word names the columns of each row's cells, those too that go on from the row above. */
function fromWord(xml: string): Cell[] {
  const table = /<w:tbl>.*?<\/w:tbl>/s.exec(xml)![0]
  const cells: Cell[] = []
  ;[...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)]
    .slice(1)
    .forEach(([inside], row) => {
      let column = 0
      for (const [cell] of inside.matchAll(/<w:tc>.*?<\/w:tc>/gs)) {
        const colspan = Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1)
        const merge = /<w:vMerge(?: w:val="(\w+)")?\/>/.exec(cell)
        const text = [...cell.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)]
          .map(([, one]) => one)
          .join('')
        const begins = column
        column += colspan
        if (merge && merge[1] !== 'restart') {
          cells.find((one) => one.column === begins && one.row + one.rowspan === row)!.rowspan++
          continue
        }
        const align = (/<w:jc w:val="(\w+)"/.exec(cell)?.[1] ?? 'left') as Cell['align']
        cells.push({ text, row, column: begins, colspan, rowspan: 1, align })
      }
    })
  return cells
}

const chances = fc.record({
  rows: fc.integer({ min: 1, max: 4 }),
  chance: fc.array(fc.nat(11), { minLength: 7, maxLength: 23 }),
})

test(
  'cells stand at the same place, with the same alignment, in four formats',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(chances, async ({ rows, chance }) => {
        const cells = tiled(rows, chance)
        const text = `---\ntitle: A title\nauthors:\n  - name: Jane Doe\n---\n\nSee @tbl:one.\n\n${latex(cells, rows)}\n`
        const { article, inputs, outputs } = await build(
          memoryProject(new Map([['paper.md', text]]), 'paper.md'),
          { draft: true, sourceDateEpoch: 0, formats: new Set(['jats', 'html', 'docx']) },
        )
        const file = (end: string): Uint8Array =>
          outputs.find(({ path }) => path.endsWith(end))!.contents as Uint8Array
        const own = (found: readonly Cell[]): Cell[] =>
          found.filter(({ text: words }) => words.startsWith('w'))
        const inJats = fromMarkup(
          strFromU8(file('.xml')),
          (all) => /align="(\w+)"/.exec(all)?.[1] ?? 'left',
        )
        expect(own(inJats), 'JATS').toEqual(cells)
        const inHtml = fromMarkup(
          strFromU8(file('.html')),
          (all) => /class="(?:.* )?(right|center)/.exec(all)?.[1] ?? 'left',
        )
        expect(own(inHtml), 'HTML').toEqual(cells)
        const xml = strFromU8(unzipSync(file('.docx'))['word/document.xml']!)
        expect(own(fromWord(xml)), 'Word').toEqual(cells)
        const lines = (await compose(article!, inputs!)).flatMap((page) => page.lines)
        expectPlaces(cells, new Map(lines.map((line) => [line.text, line])))
      }),
      { numRuns: 12 },
    )
  },
)

/** Each cell's words begin, end or have their middle where its columns do; those of one row stand at one height. */
function expectPlaces(cells: readonly Cell[], lines: ReadonlyMap<string, Printed>): void {
  const of = (text: string): Printed => lines.get(text)!
  for (const { text, row, column, colspan, align } of cells) {
    const { ink, y } = of(text)
    const left = of(`left${column}`).ink.from
    const right = of(`right${column + colspan - 1}`).ink.to
    const [is, wanted]: [number, number] =
      align === 'left'
        ? [ink.from, left]
        : align === 'right'
          ? [ink.to, right]
          : [(ink.from + ink.to) / 2, (left + right) / 2]
    expect(is, `${text} in PDF, ${align}`).toBeCloseTo(wanted, 1)
    const first = cells.find((one) => one.row === row)!
    expect(y, `${text} in PDF, its row`).toBeCloseTo(of(first.text).y, 1)
  }
}

test('rules of LaTeX stand between columns and rows, where the table has them', async () => {
  const text = `---\ntitle: A title\nauthors:\n  - name: Jane Doe\n---\n\nSee @tbl:one.\n\n${[
    '\\begin{table}\\caption{Rules.}\\label{tbl:one}\\begin{tabular}{|l|rr|}',
    '\\hline Head & \\multicolumn{2}{c}{Wide} \\\\ \\hline',
    'one & 1 & 2 \\\\ \\cmidrule(lr){2-3}',
    'two & 3 & 4 \\\\ \\hline',
    '\\end{tabular}\\end{table}',
  ].join('\n')}\n`
  const { outputs } = await build(memoryProject(new Map([['paper.md', text]]), 'paper.md'), {
    draft: true,
    formats: new Set(['html']),
  })
  const html = strFromU8(outputs.find(({ path }) => path.endsWith('.html'))!.contents as Uint8Array)
  expect(/<table>.*<\/table>/s.exec(html)![0]).toBe(
    '<table><thead><tr><th scope="col" class="ruled-right">Head</th><th scope="col" colspan="2" class="center">Wide</th></tr></thead>' +
      '<tbody><tr><td class="ruled-right">one</td><td class="right ruled-below">1</td><td class="right ruled-below">2</td></tr>' +
      '<tr><td class="ruled-right">two</td><td class="right">3</td><td class="right">4</td></tr></tbody></table>',
  )
})
