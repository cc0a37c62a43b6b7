/** Everything a page needs to be read, in one small file: no font, no picture, nothing from elsewhere. */
export const portalStyle = `:root { color-scheme: light dark; --ink: #1b2430; --ink-2: #4a5565; --paper: #ffffff; --page: #f3f5f8; --link: #1d4f91; --line: #dde2e9; --head: #16304f; --on-head: #ffffff; --soft: #dbe5f1; --seal: #e8664f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --ink-2: #b7c1ce; --paper: #191f27; --page: #11151b; --link: #8fbcf5; --line: #2c3541; --head: #0c1118; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--page);
  font: 1.0625rem/1.8 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; }
h1, h2, p, ol { margin: 0; padding: 0; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
main:focus { outline: none; }
.wide { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--paper); }
.head { color: var(--on-head); background: var(--head); }
.head .wide { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 4rem; }
.head a { display: inline-block; padding: .5rem; color: var(--on-head); }
.name { display: flex; align-items: center; gap: .75rem; font-weight: 600; font-size: 1.125rem; }
.mark { flex: none; color: var(--seal); }
.lead { padding: 2.25rem 0 3.25rem; color: var(--on-head); background: var(--head); border-top: 1px solid #2b4769; }
.lead p { max-width: 44rem; margin-top: .75rem; color: var(--soft); }
h1 { font-size: 2.125rem; line-height: 1.35; letter-spacing: .04em; }
h2 { font-size: 1.25rem; line-height: 1.5; }
.state { margin: -1.75rem 0 2.5rem; padding: 1.5rem 1.75rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.state p { color: var(--ink-2); }
.way { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .75rem; margin-top: 1rem; list-style: none; counter-reset: step; }
.way li { display: flex; flex-direction: column; padding: 1rem 1.125rem; background: var(--paper); border: 1px solid var(--line); border-top: 3px solid var(--link); border-radius: 6px; counter-increment: step; }
.way strong::before { content: counter(step) " "; color: var(--link); font-variant-numeric: tabular-nums; }
.way span { font-size: .9375rem; line-height: 1.7; color: var(--ink-2); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .9375rem; color: var(--ink-2); }
footer p { padding: 1rem 0 2rem; }
.missing { padding: 15vh 1.25rem; }
.missing h1 { margin-bottom: .5rem; }
.name a { display: flex; align-items: center; gap: .75rem; color: inherit; text-decoration: none; padding: .5rem 0; }
.narrow { max-width: 44rem; padding-top: 2rem; }
.narrow h1 { font-size: 1.75rem; margin-bottom: 1.25rem; }
section { margin-bottom: 2.25rem; }
section h2 { margin-bottom: .75rem; }
.narrow .state { margin: 0 0 1.5rem; }
.notices { margin: 0; padding: 0; list-style: none; }
.notices li { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; padding: .625rem 0; border-top: 1px solid var(--line); }
.notices li:first-child { border-top: 0; }
.notices time { margin-left: auto; color: var(--ink-2); font-variant-numeric: tabular-nums; }
.of { color: var(--ink-2); font-size: .9375rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 0 0 .75rem; padding: 0; list-style: none; }
.tiles li { padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.tiles strong { display: block; font-size: 1.75rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.tiles span, .quiet { color: var(--ink-2); font-size: .9375rem; }
.quiet { margin: 1.5rem 0; overflow-wrap: anywhere; }
.contact { display: grid; gap: .375rem; margin: 0; }
.contact div { display: flex; gap: 1rem; }
.contact dt { flex: none; min-width: 4.5rem; color: var(--ink-2); }
.contact dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.doors { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
.door, button { display: inline-block; padding: .5rem 1.25rem; font: inherit; color: var(--link); background: var(--paper); border: 1px solid var(--link); border-radius: 6px; text-decoration: none; cursor: pointer; }
button { color: #fff; background: #1d4f91; }
label { display: block; margin-bottom: .375rem; font-weight: 600; }
textarea, input { width: 100%; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--ink-2); border-radius: 6px; }
textarea:focus-visible, input:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
form p { margin: 0 0 1.25rem; }
.trap { position: absolute; left: -100rem; }
.wrong { margin: 0 0 1rem; padding: .75rem 1rem; background: var(--paper); border-left: 4px solid var(--seal); }
.receipt { font-size: 1.5rem; letter-spacing: .08em; font-variant-numeric: tabular-nums; }
.paper { margin: 2rem 0; padding: 2.5rem clamp(1rem, 6vw, 4rem); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.paper h1, .paper h2 { text-align: center; }
.paper h1, .paper h2, .paper h3, .paper h4 { margin: 1.25em 0 .5em; }
.paper p { margin: 0 0 .5em; text-indent: 2em; }
table { width: 100%; border-collapse: collapse; background: var(--paper); font-size: .9375rem; }
th, td { padding: .5rem .75rem; text-align: left; border: 1px solid var(--line); font-weight: 400; vertical-align: top; }
.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
.figures { margin: 1.5rem 0; }
.figures summary { padding: .5rem 0; cursor: pointer; color: var(--link); }
@media (max-width: 40rem) { h1 { font-size: 1.625rem; } .figures table, .figures tbody, .figures tr, .figures td, .figures th { display: block; } .figures thead { display: none; } .figures td, .figures th { border-width: 0 1px; } .figures tr { border-block: 1px solid var(--line); } }
@media print { .head, .skip, footer, .no-print, .figures { display: none; } body, .paper { background: #fff; color: #000; border: 0; padding: 0; margin: 0; } }
`
