/**
 * Commands for characters that citation-js does not know: relations, operators, arrows, Greek, names of programs.
 */
export const symbols: Readonly<Record<string, string>> = {
  leq: '≤', le: '≤', leqslant: '≤', geq: '≥', ge: '≥', geqslant: '≥', neq: '≠', ne: '≠', approx: '≈', sim: '∼', simeq: '≃', cong: '≅', equiv: '≡', propto: '∝', ll: '≪', gg: '≫', lt: '<', gt: '>', lesssim: '≲', gtrsim: '≳',
  pm: '±', mp: '∓', times: '×', div: '÷', cdot: '·', cdotp: '·', ast: '∗', star: '⋆', circ: '∘', bullet: '•', oplus: '⊕', otimes: '⊗', setminus: '∖', cap: '∩', cup: '∪', wedge: '∧', vee: '∨',
  in: '∈', notin: '∉', subset: '⊂', subseteq: '⊆', supset: '⊃', emptyset: '∅', infty: '∞', partial: '∂', nabla: '∇', sum: '∑', prod: '∏', int: '∫', sqrt: '√', surd: '√', forall: '∀', exists: '∃', neg: '¬', perp: '⊥', parallel: '∥', mid: '|', angle: '∠',
  to: '→', rightarrow: '→', longrightarrow: '→', leftarrow: '←', gets: '←', leftrightarrow: '↔', Rightarrow: '⇒', Leftarrow: '⇐', Leftrightarrow: '⇔', uparrow: '↑', downarrow: '↓', mapsto: '↦',
  hbar: 'ℏ', ell: 'ℓ', Re: 'ℜ', Im: 'ℑ', aleph: 'ℵ', prime: '′', dag: '†', dagger: '†', ddag: '‡', ddagger: '‡', S: '§', P: '¶', pounds: '£', euro: '€', EUR: '€', texteuro: '€',
  degree: '°', textdegree: '°', celsius: '°C', textcelsius: '°C', textmu: 'μ', micro: 'μ', permil: '‰', textperthousand: '‰', textmho: '℧', textohm: 'Ω', ohm: 'Ω', AA: 'Å', aa: 'å',
  ldots: '…', dots: '…', cdots: '⋯', textellipsis: '…', lbrace: '{', rbrace: '}', langle: '⟨', rangle: '⟩', vert: '|', Vert: '‖', backslash: '\\', slash: '/', lq: '‘', rq: '’', quotedblbase: '„', glqq: '„', grqq: '“', flqq: '«', frqq: '»', textquotesingle: '’',
  omicron: 'ο', textalpha: 'α', textbeta: 'β', textgamma: 'γ', textdelta: 'δ', textepsilon: 'ε', textkappa: 'κ', textlambda: 'λ', textomega: 'ω', textDelta: 'Δ', epsilon: 'ε', varepsilon: 'ε', phi: 'φ', varphi: 'φ', vartheta: 'ϑ', varkappa: 'ϰ', Alpha: 'Α', Beta: 'Β', Epsilon: 'Ε',
  TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2ε', BibTeX: 'BibTeX', MathSciNet: 'MathSciNet', mathsemicolon: ';', mathplus: '+', textasteriskcentered: '*', textquotestraightdblbase: '"', textquotestraightbase: ',', textregistered: '®', texttrademark: '™', textordmasculine: 'º', textnumero: 'No.', Aring: 'Å', textsinglequote: '’',
}
