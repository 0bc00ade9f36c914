/**
 * How the pages behind a mail's buttons look: on a phone first, light or dark as the phone is, in its own letters, with nothing to load.
 * Contrasts are 4.5 to 1 at least, whatever is pressed is 44 pixels high at least.
 */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2733;--soft:#54616f;--paper:#f3f5f7;--card:#fff;--line:#d5dbe1;--act:#0b5cab;--on-act:#fff;
--good:#17653b;--good-back:#e7f4ec;--warn:#7a4b00;--warn-back:#fdf3df;--bad:#a3231b;--bad-back:#fdecea}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaee;--soft:#a9b4bf;--paper:#12171c;--card:#1c242c;--line:#3a4651;--act:#8ec2ff;
--on-act:#08223d;--good:#8fd6ac;--good-back:#16301f;--warn:#f2c777;--warn-back:#36290f;--bad:#ff9d94;--bad-back:#3d1b18}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
overflow-wrap:anywhere}
header,main,footer{max-width:36rem;margin:0 auto;padding:0 1rem}
header{padding-top:1rem;color:var(--soft);font-size:.875rem}
header p,footer p{margin:0}
main{padding-top:.5rem;padding-bottom:1rem}
footer{padding-bottom:2rem;color:var(--soft);font-size:.875rem}
h1{margin:.25rem 0 .75rem;font-size:1.5rem;line-height:1.3}
h2{margin:1.5rem 0 .5rem;font-size:1rem}
p{margin:.5rem 0}
a{color:var(--act);text-underline-offset:.2em}
.card{margin:1rem 0;padding:1rem;border:1px solid var(--line);border-radius:.75rem;background:var(--card)}
.told{border-left:.375rem solid var(--line)}
.good{border-left-color:var(--good);background:var(--good-back)}
.good h1,.good h2{color:var(--good)}
.warn{border-left-color:var(--warn);background:var(--warn-back)}
.warn h1,.warn h2{color:var(--warn)}
.bad{border-left-color:var(--bad);background:var(--bad-back)}
.bad h1,.bad h2{color:var(--bad)}
.told h1,.told h2{margin-top:0}
.told ul{margin:.5rem 0 0;padding:0;list-style:none}
.told li a{display:inline-block;vertical-align:top;min-height:2.75rem;padding:.5rem 0}
dl{margin:0;display:grid;grid-template-columns:minmax(4.5rem,auto) 1fr;gap:.375rem 1rem}
dt{color:var(--soft)}
dd{margin:0;white-space:pre-wrap}
dd a{display:inline-block;min-height:2.75rem;padding:.5rem 0}
.past{margin:0;padding:0;list-style:none}
.past li{margin:.375rem 0}
.past time{display:block;color:var(--soft);font-size:.875rem}
fieldset{margin:1rem 0;padding:0;border:0;min-width:0}
.field{margin:1rem 0}
label,legend{display:block;padding:0;font-weight:600}
.hint{margin:.125rem 0 .375rem;color:var(--soft);font-size:.875rem}
.error{margin:.125rem 0 .375rem;color:var(--bad);font-weight:600}
input:not([type=radio]),select,textarea{display:block;width:100%;min-height:2.75rem;margin-top:.25rem;padding:.5rem .75rem;border:1px solid var(--soft);
border-radius:.5rem;background:var(--card);color:var(--ink);font:inherit}
textarea{min-height:8rem;resize:vertical}
[aria-invalid=true]{border:2px solid var(--bad)!important}
.choice{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;font-weight:400}
.choice input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--act)}
button,.button{display:block;width:100%;min-height:3rem;margin:.75rem 0;padding:.625rem 1rem;border:2px solid var(--act);border-radius:.625rem;
background:var(--act);color:var(--on-act);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.button{background:transparent;color:var(--act)}
.links{margin:1rem 0 0;padding:0;list-style:none}
.links a{display:inline-block;min-height:2.75rem;padding:.5rem 0}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
@media (max-width:22rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
@media (forced-colors:active){button,.button{border-color:ButtonText}}
`
