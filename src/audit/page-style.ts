/** The style of the pages of an audit, for bright and dark screens. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1b1f24; --quiet: #57606a; --back: #fff; --band: #f6f8fa; --line: #d0d7de; --link: #0550ae;
  --error: #a40e26; --warning: #7d4e00; --note: #0550ae; --open: #57606a; --good: #116329; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9da7b3; --back: #0d1117; --band: #161b22; --line: #30363d; --link: #79c0ff;
  --error: #ff7b72; --warning: #e3b341; --note: #79c0ff; --open: #9da7b3; --good: #56d364; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem 1.5rem 4rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; overflow-wrap: anywhere; }
a { color: var(--link); } a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
.quiet { color: var(--quiet); }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1rem 0; list-style: none; }
.figures li { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; min-width: 8rem; background: var(--band); }
.figures strong { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); } .open { color: var(--open); } .good { color: var(--good); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { background: var(--band); white-space: nowrap; } tbody th { font-weight: 600; }
.count { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } td.zero { color: var(--quiet); }
th button { all: unset; cursor: pointer; font-weight: 600; } th button:focus-visible { outline: 3px solid var(--link); }
th[aria-sort=ascending] button::after { content: " \\25B2"; } th[aria-sort=descending] button::after { content: " \\25BC"; }
td button { font: inherit; color: var(--link); background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; text-align: left; }
form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: .75rem 0; } label { display: grid; gap: .15rem; font-size: .9rem; }
input, select, form button { font: inherit; padding: .3rem .5rem; max-width: 22rem; border: 1px solid var(--quiet); border-radius: .3rem; background: var(--back); color: var(--text); }
.finding { border-left: .25rem solid currentColor; padding: .1rem .8rem; margin: .8rem 0; } .finding * { color: var(--text); } .finding a { color: var(--link); }
.finding h3 { margin-top: .2rem; } .finding p { margin: .15rem 0; overflow-wrap: anywhere; } .finding .quiet { color: var(--quiet); } .tag { font-size: .85rem; font-weight: 600; }
`;
