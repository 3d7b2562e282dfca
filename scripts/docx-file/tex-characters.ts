/** Characters of formulas as TeX. */
const names =
  'alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ varsigma ς sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ times × cdot ⋅ pm ± mp ∓ leq ≤ geq ≥ neq ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ rightarrow → leftarrow ← Rightarrow ⇒ Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔ mapsto ↦ forall ∀ exists ∃ neg ¬ wedge ∧ vee ∨ propto ∝ ldots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ circ ∘ bullet • ast ∗ mid ∣ ell ℓ hbar ℏ Re ℜ Im ℑ perp ⊥ parallel ∥ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ ll ≪ gg ≫ div ÷ emptyset ∅ cong ≅ oplus ⊕ otimes ⊗ aleph ℵ angle ∠ triangle △ star ⋆ to ⟶'

const words = names.split(' ')
const commands: ReadonlyMap<string, string> = new Map(
  words.flatMap((word, index) =>
    index % 2 === 0 ? [[words[index + 1]!, `\\${word} `] as const] : [],
  ),
)
const special: Readonly<Record<string, string>> = {
  '−': '-',
  '\u2061': '',
  '\u2062': '',
  '\u200b': '',
  '\u2003': '\\quad ',
  '\u00a0': '\\ ',
  '\u2009': '\\,',
  '\u2005': '\\:',
  '\u200a': '\\,',
  '\\': '\\backslash ',
  '°': '^\\circ ',
  µ: '\\mu ',
  '·': '\\cdot ',
}

/** `text` in math mode. */
export const texText = (text: string): string =>
  [...text]
    .map(
      (one) =>
        commands.get(one) ?? special[one] ?? (/[%#&$_{}]/.test(one) ? `\\${one}` : letterOf(one)),
    )
    .join('')

/** A delimiter, after `\left` or `\right`. */
export const delimiter = (one: string): string => (one === '' ? '.' : texText(one).trim() || '.')

/** Mathematical alphanumeric symbols (Unicode block 1D400) as letters in their alphabet. */
function letterOf(one: string): string {
  const code = one.codePointAt(0)!
  if (code < 0x1d400 || code > 0x1d7ff) return one
  if (code >= 0x1d7ce) return String((code - 0x1d7ce) % 10)
  const found = [...alphabets].reverse().find(([from]) => code >= from)
  const offset = (code - 0x1d400) % 52
  const letter = String.fromCharCode(offset < 26 ? 65 + offset : 71 + offset)
  return found?.[1] ? `\\${found[1]}{${letter}}` : letter
}
const alphabets: ReadonlyArray<readonly [from: number, command: string]> = [
  [0x1d400, 'mathbf'],
  [0x1d434, ''],
  [0x1d468, 'boldsymbol'],
  [0x1d49c, 'mathcal'],
  [0x1d504, 'mathfrak'],
  [0x1d538, 'mathbb'],
  [0x1d56c, 'mathfrak'],
  [0x1d5a0, 'mathsf'],
  [0x1d670, 'mathtt'],
]
