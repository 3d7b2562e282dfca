import { expect, test } from 'vitest'
import { formatMarkdown } from '../../scripts/commands/fmt/format.js'
import { createMarkdown } from '../../scripts/parse/syntax/index.js'

const markdown = createMarkdown()
const formatted = (text: string): string | undefined => {
  const once = formatMarkdown(text, markdown)
  if (once !== undefined)
    expect(formatMarkdown(once, markdown), 'a second time changes nothing').toBe(once)
  return once
}

test('a sentence is a line, however the lines were set', () => {
  expect(
    formatted(
      'One sentence. Another, which is\nwrapped. (A third?) "Yes!" @doe2020 wrote it. :claim[Three]{of="3"} more.',
    ),
  ).toBe(
    'One sentence.\nAnother, which is wrapped.\n(A third?)\n"Yes!"\n@doe2020 wrote it.\n:claim[Three]{of="3"} more.\n',
  )
})

test('what only looks like an end is none', () => {
  const line =
    'Doe et al. [@doe2020] and J. B. Example saw E. coli (Fig. 1) vs. Controls, e.g. Group A, in St. Example no. 5 at 3.5 mm, i.e. Much.\n'
  expect(formatted(line)).toBe(line)
})

test('nothing inside a citation, link, code, attribute or emphasis is broken', () => {
  const text =
    'See [@doe2020, p. 3. Also there] and `code. Here` and [a link. Here](x) and ![A. B.](x.png){alt="C. D."}.\n\nAn *emphasis. Here* and ![A. B.](x.png){alt="C. D."}.\n'
  expect(formatted(text)).toBe(text)
})

test('blocks have one form', () => {
  expect(
    formatted(
      'Title\n=====\n\n* one\n* two\n\n1) a\n1) b\n\n~~~r\nx. Y\n~~~\n\n***\n\n_a_ __b__ *c _d_ e*\n\n| a|b |\n|-|:-:|\n|longer|2|\n',
    ),
  ).toBe(
    '# Title\n\n- one\n- two\n\n1) a\n1) b\n\n```r\nx. Y\n```\n\n---\n\n*a* **b** *c _d_ e*\n\n| a      |  b  |\n| ------ | :-: |\n| longer |  2  |\n',
  )
})

test('what is ours stays as it is', () => {
  const text = `---
title:   "Kept. As it is"
---

:::figure{#fig:x}
![](a.svg){alt="A"}
![](b.svg){alt="B"}

Caption of both.
**a** One.
:::

::table{#tbl:x from=cases}

| a |
| - |
| 1 |

: Caption.
  With two sentences. {#tbl:y}

$$
x. Y
$$ {#eq:x}

Text^[A note. With more.] with ^sup^ and H~2~O, 10:30, HLA-B*27:05, $5 and \\Figure 2.[^n]

[^n]: A note.
    With two sentences.

\\begin{table}
A. B & C \\\\
\\end{table}
`
  expect(formatted(text)).toBe(text)
})

test('containers keep their contents', () => {
  expect(formatted('> One. Two\n> wrapped.\n\n- x y. B.\n  wrapped\n\n  second\n')).toBe(
    '> One.\n> Two wrapped.\n\n- x y. B. wrapped\n\n  second\n',
  )
})

test('a hard break is a backslash, a byte order mark stays, line ends become one kind', () => {
  expect(formatted('\uFEFFa  \r\nb\r\n')).toBe('\uFEFFa\\\nb\n')
})

test('special characters of prose are not escaped', () => {
  const text = 'A_b_c, 3 * 4 < 5 > 2, [sic], #1, 100 %, x|y & z, ~38 °C, a\\*b.\n'
  expect(formatted(text)).toBe(text)
})

test('a form that would change the meaning is not taken', () => {
  const odd = { ...markdown } as unknown
  expect(odd).toBeDefined()
  let calls = 0
  const fickle: typeof markdown = (text, inline) =>
    markdown(calls++ === 0 ? text : `${text}more`, inline)
  expect(formatMarkdown('Text.', fickle)).toBeUndefined()
})

test('hostile text takes no more time than its length', () => {
  for (const text of [
    'a. '.repeat(30_000),
    'A. B '.repeat(20_000),
    ' '.repeat(100_000),
    `a${' '.repeat(50_000)}b`,
    '.)'.repeat(30_000),
    '> '.repeat(200) + 'a',
  ])
    formatMarkdown(text, markdown)
})
