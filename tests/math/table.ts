/** Commands of LaTeX's math and what may stand in them: every command with every content is a formula. */

/** `#` is where the content stands. */
export const commands: readonly string[] = String.raw`
# | {#} | x^{#} | x_{#} | x_{#}^{#} | x^{y^{#}} | {#}^2 | \frac{#}{2} | \frac{1}{#} | \dfrac{#}{#} | \tfrac{#}{y} | \cfrac{1}{#}
\binom{#}{k} | \dbinom{n}{#} | \tbinom{n}{#} | \sqrt{#} | \sqrt[3]{#} | \sqrt[#]{x} | \sum_{#}^{n} x | \sum^{#} x | \sum_{#} x | \prod_{#}^{n} x
\int_{#}^{1} x | \int_{#} x | \oint_{#} x | \iint_{#} x | \lim_{#} x | \max_{#} x | \inf_{#} x | \limsup_{#} x | \bigcup_{#}^{n} A | \bigoplus_{#} A
\hat{#} | \bar{#} | \vec{#} | \dot{#} | \ddot{#} | \tilde{#} | \widehat{#} | \widetilde{#} | \acute{#} | \grave{#} | \breve{#} | \check{#}
\overline{#} | \underline{#} | \overbrace{#} | \underbrace{#} | \overbrace{#}^{n} | \underbrace{#}_{n} | \overrightarrow{#} | \overleftarrow{#}
\overset{#}{=} | \overset{n}{#} | \underset{#}{x} | \underset{n}{#} | \stackrel{#}{=} | \xrightarrow{#} | \xleftarrow{#} | \xrightarrow[#]{n}
\left( # \right) | \left[ # \right] | \left\{ # \right\} | \left| # \right| | \left\langle # \right\rangle | \left. # \right|_{0} | \bigl( # \bigr) | \Bigl[ # \Bigr]
\mathrm{#} | \mathbf{#} | \mathit{#} | \mathsf{#} | \mathtt{#} | \mathcal{#} | \mathbb{#} | \mathfrak{#} | \mathscr{#} | \boldsymbol{#} | \bm{#}
\operatorname{f}(#) | \operatorname*{argmin}_{#} x | \mathop{#}\limits_{i} | \mathop{#}\nolimits_{i} | \mathbin{#} | \mathrel{#} | \mathopen{#} | \mathclose{#}
\boxed{#} | \phantom{#} | \hphantom{#} | \vphantom{#} | \cancel{#} | \mathstrut # | \smash{#} | \substack{# \\ x} | \sum_{\substack{# \\ j}} x
\begin{matrix} # & a \\ b & # \end{matrix} | \begin{pmatrix} # & a \\ b & c \end{pmatrix} | \begin{bmatrix} # \end{bmatrix} | \begin{vmatrix} # & a \\ b & c \end{vmatrix}
\begin{cases} # & a \\ b & c \end{cases} | \begin{aligned} x &= # \\ y &= # \end{aligned} | \begin{gathered} # \\ x \end{gathered} | \begin{array}{l|r} # & a \\ \hline b & # \end{array}
\abs{#} | \norm{#} | \displaystyle # | \textstyle # | {\color{red} #} | \textcolor{blue}{#} | \not= # | #! | #' | \ln # | \exp(#) | \Pr(#)
`
  .trim()
  .split(/\s\|\s|\n/)
  .map((command) => command.trim())

export const contents: readonly string[] = String.raw`
x
ab
12.5
-x
+
=
\alpha
\infty
\frac{x^2}{2\sigma^2}
\sqrt{y}
x_i
x^2
x_i^2
\sum_i x_i
\text{words here}
\operatorname{Var}
\operatorname{argmin}
\hat{y}
\left(\frac{a}{b}\right)
\binom{n}{k}
\mathbf{A}^{-1}
a, b
a \quad b
{}
\overline{z}
`
  .trim()
  .split('\n')
