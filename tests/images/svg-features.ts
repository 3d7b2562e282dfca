/** What drawings say, each by itself: 60 by 40, in what programs that export SVG write. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGO4Y2RklHKCQWNV3oc7NgAmLgXnnzFcAgAAAABJRU5ErkJggg=='
/** Two pixels: red, and one of which half is seen. */
const seenThrough =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR42mO4a2z8X2lVeQMAEncEBuDfmpkAAAAASUVORK5CYII='
const sans = 'font-family="&quot;Source Sans 3&quot;" font-size="12"'

/** Content by the name of what it shows. */
export const features: Readonly<Record<string, string>> = {
  // style sheets
  class: '<style>.a{fill:#2a7}</style><rect class="a b" x="5" y="5" width="30" height="20"/>',
  id: '<style>#a{fill:#2a7}</style><rect id="a" x="5" y="5" width="30" height="20"/>',
  child:
    '<style>.a > rect{fill:#2a7}</style><g class="a"><rect x="5" y="5" width="20" height="20"/><g><rect x="30" y="5" width="20" height="20"/></g></g>',
  descendant:
    '<style>g .b rect{fill:#2a7}</style><g><g class="b"><g><rect x="5" y="5" width="30" height="20"/></g></g></g>',
  siblings:
    '<style>.a + rect{fill:#2a7} .a ~ circle{fill:#d33}</style><rect class="a" x="5" y="5" width="10" height="20"/><rect x="20" y="5" width="10" height="20"/><circle cx="45" cy="15" r="9"/>',
  attribute:
    '<style>rect[data-k="v"]{fill:#2a7}[height^="2"]{stroke:red}</style><rect data-k="v" x="5" y="5" width="30" height="20"/>',
  'nth-child':
    '<style>rect:nth-child(odd){fill:#2a7}rect:last-child{fill:#d33}</style><g><rect x="2" y="5" width="10" height="20"/><rect x="16" y="5" width="10" height="20"/><rect x="30" y="5" width="10" height="20"/><rect x="44" y="5" width="10" height="20"/></g>',
  not: '<style>rect:not(.a){fill:#2a7}</style><rect class="a" x="5" y="5" width="20" height="20"/><rect x="30" y="5" width="20" height="20"/>',
  specificity:
    '<style>#a{fill:#2a7}rect.b.c{fill:#d33}rect{fill:#00f}</style><rect id="a" class="b c" x="5" y="5" width="20" height="20"/><rect class="b c" x="30" y="5" width="20" height="20"/>',
  important:
    '<style>rect{fill:#2a7!important}</style><rect style="fill:#d33" x="5" y="5" width="30" height="20"/>',
  'sheet over attribute':
    '<style>*{fill:#2a7}</style><rect fill="red" x="5" y="5" width="30" height="20"/>',
  'style over sheet':
    '<style>.a{fill:#d33}</style><rect class="a" style="fill: #2a7" x="5" y="5" width="30" height="20"/>',
  media:
    '<style>@media screen{rect{fill:#2a7}}@media (prefers-color-scheme:dark){rect{fill:#d33}}</style><rect x="5" y="5" width="30" height="20"/>',
  cdata:
    '<style><![CDATA[ g > rect{fill:#2a7} ]]></style><g><rect x="5" y="5" width="30" height="20"/></g>',
  variables:
    '<style>:root{--c:#2a7}.k{--c:#d33}</style><rect style="fill:var(--c)" x="5" y="5" width="20" height="20"/><g class="k"><rect style="fill:var(--c)" x="30" y="5" width="20" height="20"/></g><rect style="fill:var(--d, #36c)" x="5" y="28" width="40" height="9"/>',
  'void rule':
    '<style>rect{fill:#2a7}rect:::x{fill:#d33}rect{fill:nonsense}</style><rect x="5" y="5" width="30" height="20"/>',
  'inherit and initial':
    '<g fill="#2a7" stroke="#d33"><rect fill="inherit" x="5" y="5" width="20" height="20"/><rect style="fill:initial;stroke:unset" x="30" y="5" width="20" height="20"/></g>',
  'geometry in css':
    '<style>rect{x:5px;y:5px;width:30px;height:20px;rx:6px}</style><rect fill="#2a7"/><circle style="cx:48px;cy:15px;r:8px"/>',
  // colours
  hsl: '<rect fill="hsl(120, 60%, 40%)" x="5" y="5" width="20" height="20"/><rect fill="hsla(0 100% 50% / .5)" x="30" y="5" width="20" height="20"/>',
  rgba: '<rect fill="rgba(20,160,110,.4)" x="5" y="5" width="20" height="20"/><rect fill="rgb(20 160 110 / 60%)" x="30" y="5" width="20" height="20"/>',
  'hex alpha':
    '<rect fill="#22aa7788" x="5" y="5" width="20" height="20"/><rect fill="#2a78" stroke="#d338" stroke-width="4" x="30" y="5" width="20" height="20"/>',
  'percent rgb': '<rect fill="rgb(10%,60%,40%)" x="5" y="5" width="30" height="20"/>',
  names:
    '<rect fill="RebeccaPurple" x="5" y="5" width="20" height="20"/><rect fill="lightgoldenrodyellow" x="30" y="5" width="20" height="20"/>',
  currentColor:
    '<g color="#2a7"><rect fill="currentColor" x="5" y="5" width="20" height="20"/><g style="color:#d33"><rect fill="none" stroke-width="4" stroke="currentColor" x="32" y="7" width="16" height="16"/></g></g>',
  transparent:
    '<rect fill="#2a7" x="5" y="5" width="30" height="20"/><rect fill="transparent" stroke="#000" x="10" y="10" width="30" height="20"/>',
  'alpha twice':
    '<g fill-opacity=".5"><rect fill="rgba(0,0,0,.5)" x="5" y="5" width="30" height="20"/></g>',
  'percent opacity':
    '<rect style="opacity:50%" x="5" y="5" width="20" height="20"/><rect fill-opacity="30%" x="30" y="5" width="20" height="20"/>',
  // transforms
  'css translate':
    '<rect style="transform: translate(20px, 5px)" x="5" y="5" width="20" height="20"/>',
  'css rotate': '<rect style="transform: rotate(0.1turn)" x="15" y="0" width="20" height="12"/>',
  origin:
    '<rect transform="rotate(45)" style="transform-origin: 25px 20px" x="15" y="14" width="20" height="12"/>',
  'fill box':
    '<rect style="transform-box:fill-box;transform-origin:center;transform:rotate(45deg)" x="15" y="14" width="24" height="8"/>',
  'css list':
    '<rect style="transform:translate(10px,10px) scale(1.5,.5) skewX(20deg)" x="0" y="0" width="20" height="20"/>',
  'css percent': '<rect style="transform:translate(50%,25%)" width="20" height="12"/>',
  'translate and scale': '<rect style="translate:20px 5px;scale:.5" width="40" height="40"/>',
  'attribute list':
    '<rect transform="translate(30,20) rotate(30) scale(1.2 .6) skewY(10)" x="-10" y="-10" width="20" height="20"/>',
  matrix: '<rect transform="matrix(1 .3 -.3 1 15 5)" width="20" height="12"/>',
  'sheet over transform':
    '<style>.m{transform:translate(20px,0)}</style><rect class="m" transform="translate(0 15)" width="20" height="12"/>',
  // places
  use: '<defs><rect id="a" width="12" height="12"/></defs><use href="#a" x="5" y="5" fill="#2a7"/><use xlink:href="#a" transform="translate(30 10) rotate(20)" fill="#d33"/>',
  'use in use':
    '<defs><rect id="a" width="8" height="8"/><g id="b"><use href="#a"/><use href="#a" x="10" y="10"/></g></defs><use href="#b" x="5" y="5"/><use href="#b" x="30" y="5" fill="#2a7"/>',
  symbol:
    '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></symbol><use href="#s" x="5" y="5" width="20" height="20" fill="#2a7"/><use href="#s" x="30" y="10" width="25" height="10"/>',
  'nested svg':
    '<svg x="5" y="5" width="30" height="20" viewBox="0 0 15 10"><rect width="20" height="5" fill="#2a7"/></svg><svg x="40" y="5" width="15" height="30" viewBox="0 0 10 10" preserveAspectRatio="none"><circle cx="5" cy="5" r="5"/></svg>',
  slice:
    '<svg x="5" y="5" width="40" height="20" viewBox="0 0 10 10" preserveAspectRatio="xMinYMax slice"><circle cx="5" cy="5" r="5"/></svg>',
  overflow:
    '<svg x="5" y="5" width="20" height="20" overflow="visible"><rect width="40" height="10" fill="#2a7"/></svg>',
  percent:
    '<rect x="10%" y="10%" width="50%" height="50%" fill="#2a7"/><circle cx="80%" cy="50%" r="10%"/>',
  units:
    '<rect x="1mm" y="2pt" width="3em" height="0.5cm" font-size="8" fill="#2a7"/><line x1="0" x2="0.5in" y1="35" y2="35" stroke="#000" stroke-width="1pt"/>',
  switch:
    '<switch><rect systemLanguage="xx" width="60" height="40" fill="#d33"/><rect x="5" y="5" width="20" height="20" fill="#2a7"/><circle r="40"/></switch>',
  'display and visibility':
    '<rect display="none" width="60" height="40"/><g visibility="hidden"><rect width="10" height="40"/><rect visibility="visible" fill="#2a7" x="20" y="5" width="20" height="20"/></g>',
  prefix:
    '<svg:g xmlns:svg="http://www.w3.org/2000/svg"><svg:rect x="5" y="5" width="30" height="20" fill="#2a7"/></svg:g>',
  'foreign elements':
    '<i:x xmlns:i="http://example.org/ns"><rect width="60" height="40"/></i:x><rect x="5" y="5" width="30" height="20" fill="#2a7"/>',
  link: '<a href="https://example.org"><rect x="5" y="5" width="30" height="20" fill="#2a7"/></a>',
  ground:
    '<style>svg{background:#ffd}</style><rect x="5" y="5" width="30" height="20" fill="#2a7"/>',
  // shapes
  rounded:
    '<rect x="5" y="5" width="30" height="20" rx="8" fill="#2a7"/><rect x="40" y="5" width="15" height="30" rx="4" ry="10"/>',
  ellipse: '<ellipse cx="30" cy="20" rx="25" ry="12" fill="#2a7" stroke="#000" stroke-width="3"/>',
  polygon:
    '<polygon points="5,35 30,5 55,35" fill="#2a7"/><polyline points="5 5 15 15 25 5" fill="none" stroke="#d33" stroke-width="2"/>',
  'path arcs':
    '<path d="M10 30A15 10 20 1 1 40 30Z" fill="#2a7"/><path d="M45 5q10 5 0 10t5 10s5 5-5 8" fill="none" stroke="#000"/>',
  'path shorthand':
    '<path d="M5 5h20v10H15v10h-10z m30 0l10.5.5-5-.5.5 20" fill="#2a7" stroke="#000"/>',
  'path with an error': '<path d="M5 5h20v20h-20z L 40 x 30" fill="#2a7"/>',
  'even-odd': '<path fill-rule="evenodd" d="M5 5h40v30h-40z M15 12h20v16h-20z" fill="#2a7"/>',
  // strokes
  dashes:
    '<path d="M5 10h50" stroke="#000" stroke-width="4" stroke-dasharray="8 4"/><path d="M5 25h50" stroke="#000" stroke-width="4" stroke-dasharray="6,2,1" stroke-dashoffset="3"/>',
  'dashes in percent': '<path d="M5 20h50" stroke="#000" stroke-width="4" stroke-dasharray="10%"/>',
  'caps and joins':
    '<path d="M10 10h30" stroke="#000" stroke-width="8" stroke-linecap="round"/><path d="M10 33l15-12 15 12" fill="none" stroke="#2a7" stroke-width="6" stroke-linejoin="bevel" stroke-linecap="square"/>',
  miter:
    '<path d="M10 35l6-25 6 25" fill="none" stroke="#2a7" stroke-width="5"/><path d="M35 35l6-20 6 20" fill="none" stroke="#000" stroke-width="5" stroke-miterlimit="1.5"/>',
  'non-scaling stroke':
    '<g transform="scale(4 1)"><path d="M2 8h10v20h-10z" fill="none" stroke="#000" stroke-width="3" vector-effect="non-scaling-stroke"/></g>',
  'non-scaling stroke, alike':
    '<g transform="scale(.5)"><circle cx="50" cy="40" r="30" fill="none" stroke="#000" stroke-width="3" style="vector-effect:non-scaling-stroke"/></g>',
  'paint order':
    '<rect x="10" y="10" width="30" height="20" fill="#2a7" stroke="#000" stroke-width="10" paint-order="stroke"/>',
  'stroke opacity':
    '<rect x="10" y="10" width="30" height="20" fill="#2a7" stroke="#000" stroke-opacity=".3" stroke-width="8"/>',
  // markers
  markers:
    '<marker id="m" markerWidth="6" markerHeight="6" refX="3" refY="3" orient="auto"><path d="M0 0L6 3L0 6z" fill="#d33"/></marker><path d="M8 30L30 10L50 30" fill="none" stroke="#000" stroke-width="2" marker-start="url(#m)" marker-mid="url(#m)" marker-end="url(#m)"/>',
  'marker of the line':
    '<marker id="m" viewBox="0 0 10 10" markerWidth="5" markerHeight="5" refX="5" refY="5" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="context-stroke"/></marker><path d="M10 20H50" stroke="#2a7" stroke-width="2" marker-start="url(#m)" marker-end="url(#m)"/>',
  'marker in user space':
    '<marker id="m" markerUnits="userSpaceOnUse" markerWidth="12" markerHeight="12" refX="6" refY="6"><circle cx="6" cy="6" r="6" fill="#2a7"/></marker><path d="M10 20L40 20" stroke="#000" stroke-width="3" style="marker:url(#m)"/>',
  // shades
  'linear gradient':
    '<linearGradient id="g"><stop stop-color="#d33"/><stop offset="1" stop-color="#36c"/></linearGradient><rect x="5" y="5" width="50" height="30" fill="url(#g)"/>',
  'gradient in user space':
    '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="5" y1="0" x2="30" y2="0" spreadMethod="reflect"><stop stop-color="#d33"/><stop offset="1" stop-color="#36c"/></linearGradient><rect x="5" y="5" width="50" height="30" fill="url(#g)"/>',
  'gradient turned':
    '<linearGradient id="g" gradientTransform="rotate(45)"><stop offset=".2" stop-color="#fff"/><stop offset="80%" stop-color="#2a7"/></linearGradient><rect x="5" y="5" width="50" height="30" fill="url(#g)"/>',
  'gradient of another':
    '<linearGradient id="a"><stop stop-color="#d33"/><stop offset="1" stop-color="#36c"/></linearGradient><linearGradient id="g" xlink:href="#a" x1="0" y1="0" x2="0" y2="1"/><rect x="5" y="5" width="50" height="30" fill="url(#g)"/>',
  'gradient seen through':
    '<linearGradient id="g"><stop stop-color="#000"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient><rect x="5" y="5" width="50" height="30" fill="url(#g)"/>',
  'radial gradient':
    '<radialGradient id="g" cx="40%" cy="50%" r="60%" fx="30%" fy="30%"><stop stop-color="#fff"/><stop offset="1" stop-color="#36c"/></radialGradient><circle cx="30" cy="20" r="18" fill="url(#g)"/>',
  'gradient stroke':
    '<linearGradient id="g"><stop stop-color="#d33"/><stop offset="1" stop-color="#36c"/></linearGradient><rect x="10" y="8" width="40" height="24" fill="none" stroke-width="8" stroke="url(#g)"/>',
  pattern:
    '<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#d33"/></pattern><rect x="5" y="5" width="50" height="30" fill="url(#p)"/>',
  'pattern turned':
    '<pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V8" stroke="#000" stroke-width="4"/></pattern><rect x="5" y="5" width="50" height="30" fill="url(#p)" stroke="#000"/>',
  'pattern of the box':
    '<pattern id="p" width=".25" height=".5" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#2a7"/></pattern><rect x="5" y="5" width="50" height="30" fill="url(#p)"/>',
  'missing shade':
    '<rect x="5" y="5" width="20" height="30" fill="url(#none) #2a7"/><rect x="30" y="5" width="20" height="30" fill="url(#none)" stroke="#000"/>',
  // clips and masks
  clip: '<clipPath id="c"><circle cx="25" cy="20" r="14"/></clipPath><rect x="5" y="5" width="50" height="30" fill="#2a7" clip-path="url(#c)"/>',
  'clip of the box':
    '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath><rect x="5" y="5" width="50" height="30" fill="#2a7" clip-path="url(#c)"/>',
  'clip in a group, turned':
    '<clipPath id="c"><rect x="10" y="5" width="30" height="15" transform="rotate(10)"/></clipPath><g style="clip-path:url(#c)"><rect width="60" height="40" fill="#2a7"/><circle r="30"/></g>',
  'clip even-odd':
    '<clipPath id="c"><path clip-rule="evenodd" d="M5 5h40v30h-40z M15 12h20v16h-20z"/></clipPath><rect width="60" height="40" fill="#2a7" clip-path="url(#c)"/>',
  'clip of a clip':
    '<clipPath id="a"><rect width="30" height="40"/></clipPath><clipPath id="c" clip-path="url(#a)"><circle cx="30" cy="20" r="15"/></clipPath><rect width="60" height="40" fill="#2a7" clip-path="url(#c)"/>',
  mask: '<mask id="m"><rect width="60" height="40" fill="#fff"/><circle cx="30" cy="20" r="12" fill="#000"/></mask><rect x="5" y="5" width="50" height="30" fill="#2a7" mask="url(#m)"/>',
  'mask with a shade':
    '<linearGradient id="g"><stop stop-color="#fff"/><stop offset="1"/></linearGradient><mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="60" height="40"><rect width="60" height="40" fill="url(#g)"/></mask><rect x="5" y="5" width="50" height="30" fill="#2a7" mask="url(#m)"/>',
  'mask by alpha':
    '<mask id="m" style="mask-type:alpha"><circle cx="30" cy="20" r="12" fill="#000"/></mask><rect x="5" y="5" width="50" height="30" fill="#2a7" mask="url(#m)"/>',
  'group opacity':
    '<g opacity=".5"><rect x="5" y="5" width="30" height="20" fill="#2a7"/><rect x="20" y="12" width="30" height="20" fill="#d33"/></g>',
  // bitmaps
  bitmap: `<image x="5" y="5" width="30" height="30" style="image-rendering:pixelated" href="data:image/png;base64,${pixel}"/>`,
  'bitmap, turned': `<image width="20" height="20" transform="translate(30 5) rotate(30)" style="image-rendering:pixelated" xlink:href="data:image/png;base64,${pixel}"/>`,
  'bitmap in a broad box': `<image x="5" y="5" width="50" height="20" preserveAspectRatio="xMaxYMid" style="image-rendering:crisp-edges" href="data:image/png;base64,${pixel}"/>`,
  // what only pixels show
  blur: '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect x="15" y="10" width="30" height="20" fill="#2a7" filter="url(#f)"/>',
  shadow:
    '<filter id="f" x="-.5" y="-.5" width="2" height="2"><feDropShadow dx="3" dy="3" stdDeviation="1" flood-color="#d33"/></filter><rect x="10" y="8" width="30" height="20" fill="#2a7" filter="url(#f)"/>',
  blend:
    '<rect x="5" y="5" width="30" height="20" fill="#ff0"/><rect x="20" y="12" width="30" height="20" fill="#0ff" style="mix-blend-mode:multiply"/>',
  // text
  text: `<text x="5" y="20" ${sans}>Abc xyz</text>`,
  anchors: `<g ${sans}><text x="30" y="12" text-anchor="middle">mid</text><text x="58" y="24" text-anchor="end">end</text><text x="2" y="36">start</text></g>`,
  'bold and italic': `<g ${sans}><text x="3" y="14" font-weight="bold">bold</text><text x="3" y="30" font-style="italic">italic</text><text x="32" y="30" style="font-weight:700;font-style:italic">both</text></g>`,
  spans: `<text x="5" y="20" ${sans}>a<tspan fill="#d33" font-weight="bold">b</tspan>c<tspan dy="-4" font-size="8">2</tspan></text>`,
  lines: `<text x="5" y="12" ${sans}><tspan x="5">one</tspan><tspan x="5" dy="1.2em">two</tspan></text>`,
  shifts: `<text x="5" y="20" dx="0 3 3" dy="0 2 -4" ${sans}>abcd</text>`,
  'places of letters': `<text x="5 20 35 50" y="20" ${sans}>abcd</text>`,
  'turned letters': `<text x="5" y="20" rotate="20" ${sans}>abcd</text>`,
  'letter spacing': `<text x="3" y="15" letter-spacing="3" ${sans}>abc</text><text x="30" y="32" letter-spacing="3" text-anchor="middle" ${sans}>abc</text>`,
  'word spacing': `<text x="3" y="20" word-spacing="8" ${sans}>a b c</text>`,
  'text length': `<text x="5" y="15" textLength="50" ${sans}>abc</text><text x="5" y="32" textLength="50" lengthAdjust="spacingAndGlyphs" ${sans}>abc</text>`,
  'in the middle': `<text x="5" y="20" dominant-baseline="middle" ${sans}>mid</text><text x="32" y="20" style="dominant-baseline:central" ${sans}>cen</text>`,
  hanging: `<text x="5" y="10" dominant-baseline="text-before-edge" ${sans}>top</text><text x="30" y="35" dominant-baseline="text-after-edge" ${sans}>low</text>`,
  raised: `<text x="5" y="20" ${sans}>x<tspan baseline-shift="super" font-size="8">2</tspan><tspan baseline-shift="-3">3</tspan></text>`,
  'on a path': `<path id="p" d="M5 30Q30 0 55 30" fill="none"/><text ${sans}><textPath href="#p">along a path</textPath></text>`,
  'white space': `<text x="5" y="15" ${sans}>  a   b  </text><text x="5" y="32" xml:space="preserve" ${sans}>  a   b</text>`,
  decoration: `<text x="5" y="20" text-decoration="underline" ${sans}>under</text>`,
  'outlined text': `<text x="5" y="28" font-family="&quot;Source Sans 3&quot;" font-size="26" fill="none" stroke="#d33">Ab</text>`,
  halo: `<rect width="60" height="40" fill="#2a7"/><text x="5" y="26" font-family="&quot;Source Sans 3&quot;" font-size="20" fill="#000" stroke="#fff" stroke-width="4" paint-order="stroke">Ab</text>`,
  'text seen through': `<text x="5" y="28" font-family="&quot;Source Sans 3&quot;" font-size="26" fill="rgba(200,0,0,.5)" opacity=".8">Ab</text>`,
  'text with a shade': `<linearGradient id="g"><stop stop-color="#d33"/><stop offset="1" stop-color="#36c"/></linearGradient><text x="5" y="28" font-family="&quot;Source Sans 3&quot;" font-size="26" fill="url(#g)">Ab</text>`,
  'text turned': `<text transform="rotate(-90 20 35)" x="20" y="35" ${sans}>up</text><text style="transform:rotate(20deg);transform-origin:30px 10px" x="30" y="10" ${sans}>down</text>`,
  'text clipped': `<clipPath id="c"><rect width="30" height="40"/></clipPath><text x="5" y="26" font-family="&quot;Source Sans 3&quot;" font-size="20" clip-path="url(#c)">Abcd</text>`,
  'text as a clip': `<clipPath id="c"><text x="3" y="30" font-family="&quot;Source Sans 3&quot;" font-size="30">Ab</text></clipPath><rect width="60" height="40" fill="#2a7" clip-path="url(#c)"/>`,
  'text used': `<defs><text id="t" ${sans}>abc</text></defs><use href="#t" x="5" y="15"/><use href="#t" x="25" y="30" fill="#d33"/>`,
  'font shorthand':
    '<text x="5" y="20" style="font: italic bold 14px \'Source Sans 3\'">abc</text>',
  'sizes of letters': `<g font-size="10" font-family="&quot;Source Sans 3&quot;"><text x="3" y="15" font-size="150%">a</text><text x="20" y="15" font-size="2em">b</text><text x="40" y="15" style="font-size:9pt">c</text></g>`,
  'serif and mono':
    '<text x="3" y="15" font-size="12" font-family="&quot;Source Serif 4&quot;">serif</text><text x="3" y="32" font-size="12" font-family="Source Code Pro">mono</text>',
  entity: `<text x="5" y="20" ${sans}>a &lt; b &#x2264; &amp;</text>`,
  vertical: `<text x="20" y="3" writing-mode="tb" ${sans}>abc</text>`,
  'in capitals': `<style>.u{text-transform:uppercase}</style><text class="u" x="3" y="15" ${sans}>abc <tspan style="text-transform:capitalize">of me</tspan></text><text x="3" y="32" style="text-transform:lowercase" ${sans}>ABC</text>`,
  'wide before an end': `<text x="57" y="15" letter-spacing="2" text-anchor="end" ${sans}>abc</text><g letter-spacing=".2em" text-anchor="middle"><text y="32" ${sans}><tspan x="30">abc</tspan></text></g>`,
  lowered: `<text x="5" y="20" ${sans}>H<tspan baseline-shift="sub" font-size="8">2</tspan>O</text><text x="30" y="20" ${sans}>x<tspan baseline-shift="40%">2</tspan></text>`,
  'along a path, from its middle': `<path id="p" d="M5 30Q30 0 55 30" fill="none"/><text text-anchor="middle" ${sans}><textPath href="#p" startOffset="50%">path</textPath></text>`,
  'a bitmap seen through': `<rect width="30" height="40" fill="#36c"/><image x="5" y="5" width="50" height="30" preserveAspectRatio="none" style="image-rendering:pixelated" href="data:image/png;base64,${seenThrough}"/>`,
  'class on text': `<style>text.l{font-size:10px;text-anchor:middle;fill:#d33;font-family:'Source Sans 3'}</style><text class="l" x="30" y="20">label</text>`,
}

export const featureSvg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40" viewBox="0 0 60 40">${inside}</svg>`
