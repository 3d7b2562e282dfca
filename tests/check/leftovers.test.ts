import { expect, test } from 'vitest'
import { leftoversIn } from '../../scripts/check/leftovers/signs.js'

test.each([
  ['Seen {#fig:x} here.', 'name of a float', '{#fig:x}'],
  ['Words {.wide width=3cm} here.', 'attributes', '{.wide width=3cm}'],
  ['See ![a](b.png) and', 'image', '![a]('],
  ['a [link](https://example.org', 'link', '](https:'],
  ['::: note', 'fence', ':::'],
  ['a :vlaue{of="1"} b', 'directive', ':vlaue{of="1"}'],
  ['$$ x', 'dollars of a formula', '$$'],
  ['in $ \\alpha $ units', 'dollar of a formula', '$ \\alpha $'],
  ['a {{< fa star >}} b', 'placeholder', '{{< fa star >}}'],
  ['x {=latex} y', 'raw output', '{=latex}'],
  ['Figure @ref(fig:x)', 'reference of bookdown', '@ref('],
  ['see {numref}\uE000', 'role of MyST', '{numref}\uE000'],
  ['in [@doe', 'citation', '[@d'],
  ['in图@fig:a', 'reference', '@fig:a'],
  ['a <span class="x"> b', 'tag of HTML', '<span class="x">'],
  ['5&nbsp;mg', 'entity', '&nbsp;'],
  ['so **never** so', 'strong emphasis', '**never**'],
  ['a ~x~ b', 'subscript', '~x~'],
  ['m^2^ b', 'superscript', '^2^'],
  ['## Methods', 'heading', '## M'],
  ['a {++new++} b', "editor's mark", '{++new++}'],
  ['see [[Methods]]', 'wiki link', '[[Methods]]'],
  ['a %% note', 'comment', '%%'],
  ['TODO: more', 'note to yourself', 'TODO'],
  ['| A | B | |—| | 1 | 2 |', 'table', '| A | B | |—| |'],
])('%s: %s', (text, name, words) => {
  expect(leftoversIn(text).map((found) => [found.sign.name, found.words])).toEqual([[name, words]])
})

test.each([
  'A ratio of 10:30, 3:1 and HLA-B*27:05.',
  'p < 0.05*, **p < 0.01, ***p < 0.001',
  '~5/~10 and about ~38 °C',
  'intervals [3, 7), (3, 7] and [0,1)(2]',
  'a < b > c, p<b and c>d, IL-6<x>',
  'R&D; Q&A; AT&T',
  '$5 and $10, US$ 3 or A$4',
  'the set {a, b} = {x | x > 3}',
  'x[[1]] and y[[i]]',
  '#MeToo and C# and F#',
  'C:\\Users\\jane, n = 5 (50%), 100%.',
  'jane@example.org and @example',
  '1. One. 2) Two. - three > four',
  'a 10^-3 b, 2^8 and 3^x',
  'Wow! [1] It is.',
])('%s is text', (text) => {
  expect(leftoversIn(text)).toEqual([])
})
