import { expect, test } from 'vitest'
import { painter } from '../../scripts/images/svg/resvg.js'

/** How many samples of a drawing of `letters` are dark. */
async function ink(letters: string): Promise<number> {
  const paint = await painter()
  const { samples } = paint(
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><text x="2" y="22" font-size="20" font-family="Helvetica, sans-serif">${letters}</text></svg>`,
    120,
  )
  return samples.filter((sample) => sample < 128).length
}

test.each(['Ab', 'αβ', '℃', '漢字', '&#28450;', 'שלום', 'العربية'])(
  '%s is drawn',
  async (letters) => {
    expect(await ink(letters)).toBeGreaterThan(100)
  },
)
